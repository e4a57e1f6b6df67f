"""The concordance: every term of a glossary with every passage of an article in which it occurs.

The package is pure: it knows no renderer, prints nothing and keeps no state between calls.
`course.read` is the way in; `pages.render` and `exports` are the ways out.
"""
