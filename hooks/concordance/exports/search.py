"""What the site search reads: every paragraph, note, definition and fact of one language, as a script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..course import Interface
from ..language.inflection import ENDINGS, irregular
from ..language.scripts import is_unspaced
from ..model import Course
from ..site.views import Book
from .lookup import script

Passage = tuple[str, str, str]
"""A label, an address from the site's root, and the words."""


def files(course: Course, interfaces: Mapping[str, Interface]) -> dict[str, str]:
    """`assets/search-<language>.js` for each language."""
    books = [Book(course, language, interfaces[language.code].labels) for language in course.languages]
    return {f"assets/search-{book.code}.js": script("courseSearch", data(book)) for book in books}


def data(book: Book) -> dict[str, object]:
    """All passages in reading order, whether words stand apart, and how their endings change."""
    passages = list(passages_of(book))
    letters = [c for _, _, words in passages for c in words if c.isalpha()]
    unspaced = sum(map(is_unspaced, letters))
    return {
        "spaced": 2 * unspaced < len(letters),
        "endings": ENDINGS.get(book.code, ()),
        "irregular": irregular(book.code),
        "passages": passages,
    }


def passages_of(book: Book) -> Iterator[Passage]:
    """First the article, then its notes, then the glossary."""
    for place, text in book.article.texts().items():
        yield book.place_label(place), book.place_url(place), text.plain
    for entry in sorted(book.course.entries.values(), key=book.sort_key):
        name, address = book.name(entry), book.entry_url(entry.id)
        yield name, address, entry.definition[book.code]
        for trait in entry.traits:
            yield name, address, trait.explained[book.code]
        for fact in entry.facts:
            yield f"{name} · {fact.date}", f"{address}#facts", fact.text[book.code]
        if entry.about:
            yield name, f"{address}#on-term", entry.about[book.code]
