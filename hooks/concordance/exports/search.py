"""What the search reads: every heading, paragraph, note, definition and fact of a language, as a script."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from ..language.inflection import irregular
from ..language.scripts import is_unspaced
from ..language.writings import KNOWN, writing_of
from ..model import Course
from ..views.course_view import CourseView, TextView, views

PATTERNS = {
    kind: [*bare, *(pattern for writing in KNOWN.values() for pattern in writing.places.get(kind, ()))]
    for kind, bare in {
        "paragraph": ["{}"],
        "page": ["{}"],
        "note": ["{}"],
        "section": [],
        "part": ["{}"],
    }.items()
}
"""What readers write for a numbered place, in any language; a bare number may mean any of them, but for a
section in Roman or Chinese figures, which would be a word."""

ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xvii xviii xix xx".split()
CHINESE = "一 二 三 四 五 六 七 八 九 十 十一 十二 十三 十四 十五 十六 十七 十八 十九 二十".split()
"""Numbers as headings have them: II. Practice, 二、实践."""

Passage = tuple[str, str, str]
"""A label, an address from the site's root, and the words."""

Place = tuple[str, str, str, str]
"""A kind in `PATTERNS`, a number, a name for readers, and an address from the site's root."""


def files(course: Course) -> dict[str, str]:
    """`assets/search-<language>.js` for each language; they add up to one global name."""
    return {f"assets/search-{code}.js": _script(code, data(view)) for code, view in views(course).items()}


def _script(code: str, value: Mapping[str, object]) -> str:
    words = json.dumps({code: value}, ensure_ascii=False, separators=(",", ":"))
    return f"window.courseSearch=Object.assign(window.courseSearch||{{}},{words});\n"


def data(view: CourseView) -> dict[str, object]:
    """Headings and passages in reading order, the places that readers may ask for by number, whether words
    stand apart, and how their endings change.
    """
    passages = list(passages_of(view))
    writing = writing_of(view.code)
    letters = [c for _, _, words in passages for c in words if c.isalpha()]
    unspaced = sum(map(is_unspaced, letters))
    return {
        "spaced": 2 * unspaced < len(letters),
        "variants": writing.variants,
        "endings": writing.endings,
        "irregular": list(irregular(writing).items()),
        "headings": list(headings_of(view)),
        "passages": passages,
        "patterns": PATTERNS,
        "places": list(places_of(view)),
    }


def headings_of(view: CourseView) -> Iterator[Passage]:
    """The title of each text, its authors, and the headings of its sections and their parts."""
    for text in view.texts:
        yield view.label("article"), text.title_url, text.title
        for person in text.version.authors:
            yield view.label("authors"), text.title_url, person.name
        for section in text.version.sections:
            label = view.label("section", number=section.number) if section.number else view.label("opening")
            yield label, text.section_url(section, section.id), section.title
            for part in section.parts:
                if part.title:
                    yield part.number, text.section_url(section, part.id), part.title


def places_of(view: CourseView) -> Iterator[Place]:
    """Each paragraph, page, note and section of each text."""
    for text in view.texts:
        for place in _places_in(text):
            name = place[2] if len(view.texts) == 1 else f"{text.short} · {place[2]}"
            yield place[0], place[1], name, place[3]


def _places_in(text: TextView) -> Iterator[Place]:
    label = text.course.label
    begun: set[int] = set()
    for section in text.version.sections:
        if section.number:
            address = text.section_url(section, section.id)
            for number in (str(section.number), *_numerals(section.number)):
                yield "section", number, f"{section.number} {section.title}", address
            yield "part", str(section.number), f"{section.number} {section.title}", address
        for part in section.parts:
            if part.title:
                yield "paragraph", part.number, part.title, text.section_url(section, part.id)
        for paragraph in section.paragraphs:
            url = text.url(paragraph.id)
            yield "paragraph", paragraph.number, label("paragraph", number=paragraph.number), url
            for page in sorted(set(paragraph.pages) - begun):
                begun.add(page)
                yield "page", str(page), f"{label('page', page=page)} · {paragraph.number}", url
    for key, note in text.version.note.items():
        yield "note", note.id, label("note", note=note.id), text.url(key)


def _numerals(number: int) -> list[str]:
    """A number in Roman and in Chinese figures, as far as headings go."""
    return [figures[number - 1] for figures in (ROMAN, CHINESE) if number <= len(figures)]


def passages_of(view: CourseView) -> Iterator[Passage]:
    """First the texts, each with its notes, then the glossary."""
    for text in view.texts:
        for position, passage in text.version.passages.items():
            yield view.position_label(position), view.position_url(position), passage.plain
        for figure in text.version.figure.values():
            label = view.position_label(text.position(figure.id))
            yield label, text.url(figure.id), figure.caption.plain
    for entry in sorted(view.course.entries.values(), key=view.sort_key):
        name, address = view.name(entry), view.entry_url(entry.id)
        yield name, address, entry.definition[view.code]
        for trait in entry.traits:
            yield name, address, trait.explained[view.code]
        for fact in entry.facts:
            yield f"{name} · {fact.date}", f"{address}#facts", fact.text[view.code]
        if entry.about:
            yield name, f"{address}#on-term", entry.about[view.code]
