"""What the search reads: every heading, paragraph, note, definition and fact of a language, as a script."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from ..course import Interface
from ..language.inflection import ENDINGS, VARIANTS, irregular
from ..language.scripts import is_unspaced
from ..model import Course
from ..site.views import Book

ADDRESSES = {
    "paragraph": ["{}", "paragraph {}", "para {}", "第{}段"],
    "page": ["page {}", "pages {}", "p {}", "pp {}", "第{}页", "{}页"],
    "note": ["note {}", "footnote {}", "fn {}", "注{}", "注释{}", "脚注{}"],
    "section": ["section {}", "sec {}", "第{}节", "第{}部分"],
}
"""What readers write for a numbered place, in any language, without spaces and points."""

Passage = tuple[str, str, str]
"""A label, an address from the site's root, and the words."""


def files(course: Course, interfaces: Mapping[str, Interface]) -> dict[str, str]:
    """`assets/search-<language>.js` for each language; they add up to one global name."""
    books = [Book(course, language, interfaces[language.code].labels) for language in course.languages]
    return {f"assets/search-{book.code}.js": _script(book.code, data(book)) for book in books}


def _script(code: str, value: Mapping[str, object]) -> str:
    words = json.dumps({code: value}, ensure_ascii=False, separators=(",", ":"))
    return f"window.courseSearch=Object.assign(window.courseSearch||{{}},{words});\n"


def data(book: Book) -> dict[str, object]:
    """Headings and passages in reading order, the places that readers may ask for by number, whether words
    stand apart, and how their endings change.
    """
    passages = list(passages_of(book))
    letters = [c for _, _, words in passages for c in words if c.isalpha()]
    unspaced = sum(map(is_unspaced, letters))
    return {
        "spaced": 2 * unspaced < len(letters),
        "variants": VARIANTS.get(book.code, ()),
        "endings": ENDINGS.get(book.code, ()),
        "irregular": list(irregular(book.code).items()),
        "headings": list(headings_of(book)),
        "passages": passages,
        "patterns": ADDRESSES,
        "places": list(places_of(book)),
    }


def headings_of(book: Book) -> Iterator[Passage]:
    """The title of the article, its authors, and the headings of its sections and their parts."""
    front = f"{book.code}/article/index.html"
    yield book.label("article"), front, book.title
    for person in book.article.authors:
        yield book.label("authors"), front, person.name
    for section in book.article.sections:
        number = book.label("section", number=section.number) if section.number else book.label("opening")
        yield number, f"{book.section_url(section)}#{section.id}", section.title
        for part in section.parts:
            if part.title:
                yield part.number, f"{book.section_url(section)}#{part.id}", part.title


def places_of(book: Book) -> Iterator[tuple[str, str, str, str]]:
    """Each paragraph, page, note and section: its kind in `ADDRESSES`, its number, name and address."""
    begun: set[int] = set()
    for section in book.article.sections:
        if section.number:
            address = f"{book.section_url(section)}#{section.id}"
            yield "section", str(section.number), f"{section.number} {section.title}", address
        for part in section.parts:
            if part.title:
                yield "paragraph", part.number, part.title, f"{book.section_url(section)}#{part.id}"
        for paragraph in section.paragraphs:
            name = book.label("paragraph", number=paragraph.number)
            yield "paragraph", paragraph.number, name, book.place_url(paragraph.id)
            for page in sorted(set(paragraph.pages) - begun):
                begun.add(page)
                name = f"{book.label('page', page=page)} ({paragraph.number})"
                yield "page", str(page), name, book.place_url(paragraph.id)
    for key, note in book.notes.items():
        yield "note", note.id, book.label("note", note=note.id), book.place_url(key)


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
