"""What the site search reads: every paragraph, note, definition and fact of one language, as a script."""

from __future__ import annotations

from collections.abc import Iterator

from ..language.inflection import ENDINGS, irregular
from ..language.scripts import is_unspaced
from ..model import Course
from ..site.views import CourseView, views
from .lookup import script

Passage = tuple[str, str, str]
"""A label, an address from the site's root, and the words."""


def files(course: Course) -> dict[str, str]:
    """`assets/search-<language>.js` for each language."""
    by_code = views(course)
    return {f"assets/search-{code}.js": script("courseSearch", data(view)) for code, view in by_code.items()}


def data(view: CourseView) -> dict[str, object]:
    """All passages in reading order, whether words stand apart, and how their endings change."""
    passages = list(passages_of(view))
    letters = [c for _, _, words in passages for c in words if c.isalpha()]
    unspaced = sum(map(is_unspaced, letters))
    return {
        "spaced": 2 * unspaced < len(letters),
        "endings": ENDINGS.get(view.code, ()),
        "irregular": irregular(view.code),
        "passages": passages,
    }


def passages_of(view: CourseView) -> Iterator[Passage]:
    """First the texts, each with its notes, then the glossary."""
    for text in view.texts:
        for position, passage in text.version.passages.items():
            yield view.position_label(position), view.position_url(position), passage.plain
    for entry in sorted(view.course.entries.values(), key=view.sort_key):
        name, address = view.name(entry), view.entry_url(entry.id)
        yield name, address, entry.definition[view.code]
        for trait in entry.traits:
            yield name, address, trait.explained[view.code]
        for fact in entry.facts:
            yield f"{name} · {fact.date}", f"{address}#facts", fact.text[view.code]
        if entry.about:
            yield name, f"{address}#on-term", entry.about[view.code]
