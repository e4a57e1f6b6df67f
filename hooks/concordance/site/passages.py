"""Where an entry occurs, as its page shows it: a strip of the sections, and the passages in parts.

An entry that is named on every page of a long course would make a page of many megabytes; its passages are
spread over several pages, which need no script.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from ..model import Entry, Note, Paragraph, Position, Section
from ..views.course_view import CourseView, TextView

PER_PART = 100
"""Paragraphs and notes on one page."""
CELLS = 24
"""As many cells a section has in the strip at most; of a longer one, each stands for several paragraphs."""


@dataclass(frozen=True, slots=True)
class InText:
    """What one part shows of one text: paragraphs by section, and notes."""

    text: TextView
    sections: Sequence[tuple[Section, Sequence[Paragraph]]]
    notes: Sequence[Note]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A section in the strip: which cells hold a mention, how many paragraphs do, in which part."""

    section: Section
    cells: tuple[bool, ...]
    count: int
    part: int


def parts_of(view: CourseView, entry: Entry) -> list[list[InText]]:
    """The passages of an entry, part by part; one part, which may be empty, if there are few."""
    every = list(_passages(view, entry))
    chunks = [every[start : start + PER_PART] for start in range(0, len(every), PER_PART)]
    return [list(_by_text(chunk)) for chunk in chunks] or [[]]


def strip_of(text: TextView, entry: Entry, parts: Sequence[Sequence[InText]]) -> list[Stretch]:
    """The sections of a text and where in them an entry is mentioned; parts are counted from 1."""
    hits = {paragraph.id for paragraph in text.in_paragraphs(entry)}
    first_part: dict[str, int] = {}
    for number, part in enumerate(parts, start=1):
        for shown in part:
            if shown.text is text:
                for section, _ in shown.sections:
                    first_part.setdefault(section.id, number)
    return [
        Stretch(
            section,
            _cells([paragraph.id in hits for paragraph in section.paragraphs]),
            sum(paragraph.id in hits for paragraph in section.paragraphs),
            first_part.get(section.id, 1),
        )
        for section in text.version.sections
    ]


def line_id(view: CourseView, position: Position) -> str:
    """The id of the line that shows a passage on the page of an entry."""
    return f"at-{position.text}-{position.local}" if len(view.texts) > 1 else f"at-{position.local}"


def line_url(view: CourseView, entry_id: str, position: Position) -> str:
    """The line of a passage among those of an entry, on the page of the part that holds it."""
    found = view.occurrences[entry_id]
    part = found.index(position) // PER_PART + 1 if len(found) > PER_PART else 1
    return f"{view.part_url(entry_id, part)}#{line_id(view, position)}"


def _passages(view: CourseView, entry: Entry) -> Iterator[tuple[TextView, Section | None, Paragraph | Note]]:
    for text in view.texts_with(entry):
        for section, paragraphs in text.by_section(entry):
            yield from ((text, section, paragraph) for paragraph in paragraphs)
        yield from ((text, None, note) for note in text.in_notes(entry))


def _by_text(chunk: Sequence[tuple[TextView, Section | None, Paragraph | Note]]) -> Iterator[InText]:
    for text, in_text in groupby(chunk, key=lambda passage: passage[0]):
        sections: list[tuple[Section, list[Paragraph]]] = []
        notes: list[Note] = []
        for _, section, passage in in_text:
            if isinstance(passage, Note):
                notes.append(passage)
            elif section is not None:
                if not sections or sections[-1][0] is not section:
                    sections.append((section, []))
                sections[-1][1].append(passage)
        yield InText(text, sections, notes)


def _cells(hits: Sequence[bool]) -> tuple[bool, ...]:
    """A cell for each paragraph, or for several of a long section."""
    if len(hits) <= CELLS:
        return tuple(hits)
    edges = [len(hits) * number // CELLS for number in range(CELLS + 1)]
    return tuple(any(hits[start:end]) for start, end in pairwise(edges))
