"""What the search reads: every heading, paragraph, note, definition and fact of a language, as a script."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from ..language.inflection import ENDINGS, VARIANTS, irregular
from ..language.scripts import is_unspaced
from ..model import Course
from ..site.views import CourseView, TextView, views

ADDRESSES = {
    "paragraph": ["{}", "paragraph {}", "para {}", "第{}段"],
    "page": ["page {}", "pages {}", "p {}", "pp {}", "第{}页", "{}页"],
    "note": ["note {}", "footnote {}", "fn {}", "注{}", "注释{}", "脚注{}"],
    "section": ["section {}", "sec {}", "第{}节", "第{}部分"],
}
"""What readers write for a numbered place, in any language, without spaces and points."""

Passage = tuple[str, str, str]
"""A label, an address from the site's root, and the words."""


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
    letters = [c for _, _, words in passages for c in words if c.isalpha()]
    unspaced = sum(map(is_unspaced, letters))
    return {
        "spaced": 2 * unspaced < len(letters),
        "variants": VARIANTS.get(view.code, ()),
        "endings": ENDINGS.get(view.code, ()),
        "irregular": list(irregular(view.code).items()),
        "headings": [heading for text in view.texts for heading in headings_of(text)],
        "passages": passages,
        "patterns": ADDRESSES,
        "places": [place for text in view.texts for place in places_of(text)],
    }


def headings_of(text: TextView) -> Iterator[Passage]:
    """The title of a text, its authors, and the headings of its sections and their parts."""
    label = text.course.label
    yield label("article") if len(text.course.texts) == 1 else text.short, text.title_url, text.title
    for person in text.version.authors:
        yield label("authors"), text.title_url, person.name
    for section in text.version.sections:
        number = label("section", number=section.number) if section.number else label("opening")
        yield number, text.section_url(section, section.id), section.title
        for part in section.parts:
            if part.title:
                yield part.number, text.section_url(section, part.id), part.title


def places_of(text: TextView) -> Iterator[tuple[str, str, str, str]]:
    """Each paragraph, page, note and section: its kind in `ADDRESSES`, its number, name and address."""
    label = text.course.label
    begun: set[int] = set()
    for section in text.version.sections:
        if section.number:
            name = f"{section.number} {section.title}"
            yield "section", str(section.number), name, text.section_url(section, section.id)
        for part in section.parts:
            if part.title:
                yield "paragraph", part.number, part.title, text.section_url(section, part.id)
        for paragraph in section.paragraphs:
            name = label("paragraph", number=_named(text, paragraph.id))
            yield "paragraph", paragraph.number, name, text.url(paragraph.id)
            for page in sorted(set(paragraph.pages) - begun):
                begun.add(page)
                name = f"{label('page', page=page)} ({_named(text, paragraph.id)})"
                yield "page", str(page), name, text.url(paragraph.id)
    for key, note in text.version.note.items():
        yield "note", note.id, _named(text, key), text.url(key)


def _named(text: TextView, local: str) -> str:
    return text.course.position_label(text.position(local))


def passages_of(view: CourseView) -> Iterator[Passage]:
    """First the texts, each with its notes, then the glossary."""
    for text in view.texts:
        for position, passage in text.version.passages.items():
            yield view.position_label(position), view.position_url(position), passage.plain
    for entry in view.sorted(view.course.entries.values()):
        name, address = view.name(entry), view.entry_url(entry.id)
        yield name, address, entry.definition[view.code]
        for trait in entry.traits:
            yield name, address, trait.explained[view.code]
        for fact in entry.facts:
            yield f"{name} · {fact.date}", f"{address}#facts", fact.text[view.code]
        if entry.about:
            yield name, f"{address}#on-term", entry.about[view.code]
