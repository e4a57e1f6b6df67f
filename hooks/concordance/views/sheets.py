"""The pages of handouts: what their template is given."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from .. import routes
from ..model import Section
from . import practice
from .course_view import CourseView, TextView
from .drills import defined
from .forms import accepted
from .handouts import SENTENCES, Handout, bank, kinds, lines_for, pairs, presets
from .rendering import Renderer


def title_of(view: CourseView, handout: Handout, section: Section) -> str:
    """What a handout is called: as its lesson, else as its section."""
    return handout.lesson.title[view.code].plain if handout.lesson else section.title


def document(view: CourseView, text: TextView, section: Section) -> str:
    """Where the handout of a section is as a document that can be changed."""
    text_id = text.version.text
    name = section.id if len(view.texts) == 1 else f"{text_id}-{section.id}"
    return routes.export(f"{view.course.settings.id}-handout-{name}-{view.code}.docx")


def text_document(view: CourseView, text: TextView) -> str:
    """Where a whole text is as such a document."""
    return routes.export(f"{view.course.settings.id}-{text.version.text}-{view.code}.docx")


def values(view: CourseView, text: TextView, section: Section, handout: Handout) -> dict[str, Any]:
    """All that the template shows, in the language of a page."""
    return {
        "text": text,
        "section": section,
        "handout": handout,
        "title": title_of(view, handout, section),
        "kinds": kinds(view, handout),
        "presets": presets(view, handout),
        "pairs": pairs(view, handout),
        "sides": [other.code for other in view.others] or [view.code],
        "questions": partial(_questions, view, handout),
        "documents": {
            "handout": document(view, text, section),
            "text": text_document(view, text),
        },
        "most": SENTENCES,
        "bank": bank,
        "lines_for": lines_for,
        "accepted": accepted,
        "defined": defined,
        "gaps_of": partial(_gaps_of, handout),
        "named_at": partial(_named_at, text, section),
    }


def _questions(view: CourseView, handout: Handout, renderer: Renderer) -> list[practice.Item]:
    """The questions on the text that were written for the lesson, if there is one."""
    return practice.written_for(view, renderer, handout.lesson) if handout.lesson else []


def _gaps_of(handout: Handout, code: str, local: str) -> list[tuple[tuple[int, int], int]]:
    """The gaps of a paragraph in a language, with the room that each needs."""
    return [(blank.span, blank.width) for blank in handout.blanks[code] if blank.position.local == local]


def _named_at(text: TextView, section: Section, entry: str) -> list[str]:
    """The paragraphs of a section that name an entry in any language."""
    return list(_naming(text, section, entry))


def _naming(text: TextView, section: Section, entry: str) -> Iterator[str]:
    for paragraph in section.paragraphs:
        position = text.position(paragraph.id)
        if any(m.entry == entry for each in text.all for m in each.mentions(position)):
            yield paragraph.id
