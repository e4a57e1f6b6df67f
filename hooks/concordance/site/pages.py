"""Course -> pages: {path: Markdown}, the layout being in `templates/`.

Paths are relative to the site and end in `.md`; addresses inside the pages end in `.html`, relative to
the page that holds them, so that the site works in any folder, with or without a server.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..course import Interface
from ..exports import references
from ..language import sentences
from ..model import Course, Entry, Group, Language, Section
from . import bundle, citable, citation, patterns
from .html import quoted
from .views import Book
from .weaver import Weaver

MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]#+\-.!|])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the site: where it is, what it says, and its twin in every language."""

    path: str
    title: str
    language: Language | None
    markdown: str
    twins: Mapping[str, str]
    description: str = ""
    kind: str = "prose"
    tags: tuple[citable.Tag, ...] = ()


def render(course: Course, interfaces: Mapping[str, Interface]) -> list[Page]:
    """Every page of the site, in reading order: first the choice of language, then language by language."""
    books = [Book(course, language, interfaces[language.code].labels) for language in course.languages]
    return [_gate(course, books), *(page for book in books for page in _of_book(book))]


def readme(course: Course, interfaces: Mapping[str, Interface]) -> str:
    """The text that lies in the offline bundle, in every language."""
    books = [Book(course, language, interfaces[language.code].labels) for language in course.languages]
    return _fill(books[0], "README.txt", "README.txt", books=books)


def _gate(course: Course, books: Sequence[Book]) -> Page:
    """The first page of all, in every language at once."""
    markdown = _fill(books[0], "gate.md", "index.html", books=books)
    twins = {book.language.code: f"{book.language.code}/index.html" for book in books}
    first = course.languages[0]
    title = " · ".join(course.settings.title[language.code] for language in course.languages)
    return Page(
        path="index.md",
        title=title,
        language=None,
        markdown=markdown,
        twins=twins,
        description=course.settings.description[first.code],
        kind="gate",
    )


def _of_book(book: Book) -> Iterator[Page]:
    """Home, article, entries, lookup and edition note, in this order."""
    settings = book.course.settings
    prose = book.course.prose[book.code]
    home = prose["index"]
    about = settings.description[book.code]
    yield _page(book, "index", home.title, kind="home", description=about, prose=home)
    yield _page(book, "article/index", book.title, kind="title", description=about, article=book.article)
    for section in book.article.sections:
        yield _section(book, section)
    for group in book.course.vocabulary.groups:
        entries = book.entries_of(group)
        yield _page(
            book,
            f"{group.path}/index",
            group.label[book.code],
            kind="index",
            description=group.about[book.code],
            group=group,
            entries=entries,
        )
        for entry in entries:
            yield _entry(book, entry, group)
    for kind, title, lede in (
        ("lookup", "lookup_page", "lookup_lede"),
        ("offline", "offline_title", "bundle_lede"),
    ):
        yield _page(book, kind, book.label(title), kind=kind, description=book.label(lede))
    edition = prose["about"]
    yield _page(book, "about", edition.title, kind="about", description=edition.title, prose=edition)


def _section(book: Book, section: Section) -> Page:
    first = section.paragraphs[0].text.plain
    return _page(
        book,
        f"article/{section.id}",
        section.title,
        kind="section",
        description=_shortened(first, 150),
        section=section,
        notes=book.notes_of(section),
    )


def _entry(book: Book, entry: Entry, group: Group) -> Page:
    return _page(
        book,
        f"{group.path}/{entry.id}",
        book.name(entry),
        kind="entry",
        description=_shortened(entry.definition[book.code], 150),
        entry=entry,
        group=group,
    )


def _page(book: Book, path: str, title: str, *, kind: str, description: str, **values: Any) -> Page:
    """A page from the template of its kind."""
    address = f"{book.code}/{path}.html"
    is_cited = kind in ("title", "section", "entry")
    cited = next(iter(book.citable(values.get("entry")).values())) if is_cited else None
    return Page(
        path=f"{book.code}/{path}.md",
        title=title,
        language=book.language,
        markdown=_fill(book, f"{kind}.md", address, **values),
        twins={language.code: f"{language.code}/{path}.html" for language in book.course.languages},
        description=description,
        kind=kind,
        tags=citable.tags(cited, book.code, book.course) if cited else (),
    )


def _fill(book: Book, name: str, address: str, **values: Any) -> str:
    """A filled template; `here` in it turns a site address into one relative to this page."""

    def here(target: str) -> str:
        path, hash_sign, anchor = target.partition("#")
        if path == address and hash_sign:
            return hash_sign + anchor
        return posixpath.relpath(path, posixpath.dirname(address) or ".") + hash_sign + anchor

    environment = _environment()
    return environment.get_template(name).render(
        book=book,
        course=book.course,
        code=book.code,
        here=here,
        address=address,
        weaver=Weaver(book, here),
        label=book.label,
        bundle=bundle.name(book.course),
        styled=lambda work: citation.styled(work, book.code),
        records=lambda work, name: references.records(work, book.code, book.course, name),
        **values,
    )


# ---------------------------------------------------------------- small tools for templates


def escape_markdown(text: str) -> str:
    """Words that Markdown must take as they are, for a heading."""
    return MARKDOWN_SIGNS.sub(r"\\\1", html.escape(text, quote=False))


def first_sentence(text: str) -> str:
    """The first sentence of a definition, for a card or a list."""
    start, end = sentences.split(text)[0]
    return text[start:end]


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("concordance.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["quoted"] = lambda markdown, han: quoted(Markup(markdown), han)
    environment.filters["heading"] = lambda text: Markup(escape_markdown(text))
    environment.filters["citation"] = patterns.html
    environment.filters["first_sentence"] = first_sentence
    environment.filters["sort_by"] = lambda items, key: sorted(items, key=key)
    return environment
