"""Where terms occur, as a page shows it: a table of all entries, and below it which come together."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ..analysis.company import Companion
from ..analysis.spread import Cell, Column, Row, sums
from ..model import Entry, Group, Kind
from ..views.course_view import CourseView
from .lens import Lens, kinds, within
from .passages import line_url

TABLE = 290_000
"""Bytes that the rows of the table may have, of the 500 KB of a page."""
LIST = 100_000
"""The same for the list of terms that come together."""
COMPANIONS = 4
"""Of each entry, and of the paragraphs of each of these."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A column as readers see it: its number, its words, and its paragraphs or notes."""

    number: str
    title: str


@dataclass(frozen=True, slots=True)
class Table:
    """What the page of all terms shows."""

    over: Sequence[tuple[str, int]]
    """What stands over the columns: words, and over how many."""
    starts: Container[int]
    """The columns above which something new begins."""
    headings: Sequence[Heading]
    groups: Sequence[tuple[Group, Sequence[tuple[Entry, Row]]]]
    kinds: Sequence[tuple[Group, Sequence[tuple[Kind, int]]]]
    sums: Sequence[tuple[int, ...]]
    all: int
    """How many entries are named; not all of them may be shown."""
    shown: int
    together: Sequence[tuple[Entry, Sequence[Companion]]]
    """Entries by name, with the strongest ties of each."""
    languages: str
    """The languages in the order in which counts that differ are given."""


def table(view: CourseView, terms: Lens) -> Table:
    """The table in one language; where it would be too long, of the entries that are named most often."""
    found = terms.spread
    rows = within(TABLE, ((row, _size(view, row, len(found.columns))) for row in _by_count(found.rows)))
    kept = {row.entry for row in rows}
    ordered = [row for row in found.rows if row.entry in kept]
    vocabulary, entries = view.course.vocabulary, view.course.entries
    by_group: dict[str, list[tuple[Entry, Row]]] = {group.id: [] for group in vocabulary.groups}
    for row in ordered:
        by_group[vocabulary.group_of(entries[row.entry]).id].append((entries[row.entry], row))
    over = _over(view, found.columns)
    return Table(
        over=over,
        starts=set(accumulate((count for _, count in over), initial=0)),
        headings=[_heading(view, column) for column in found.columns],
        groups=[(group, by_group[group.id]) for group in vocabulary.groups if by_group[group.id]],
        kinds=kinds(view, (entries[row.entry] for row in rows)),
        sums=[sums(ordered, number) for number in range(len(found.columns))],
        all=len(found.rows),
        shown=len(rows),
        together=_together(view, terms, rows),
        languages="/".join(map(view.name_of, view.course.languages)),
    )


def level(cell: Cell) -> int:
    """How dark a cell is, 1 to 5: once, twice, up to four, up to eight times, or more."""
    most = max(cell.counts)
    return next((number for number, limit in enumerate((1, 2, 4, 8), start=1) if most <= limit), 5)


def said(counts: Sequence[int]) -> str:
    """Counts of the languages as one number where they agree."""
    return "/".join(map(str, counts)) if len(set(counts)) > 1 else str(counts[0]) if counts else ""


def _by_count(rows: Sequence[Row]) -> list[Row]:
    return sorted(rows, key=lambda row: (-max(row.counts), row.entry))


def _size(view: CourseView, row: Row, columns: int) -> int:
    """About how many bytes a row takes; an empty cell is one, too."""
    links = [len(line_url(view, row.entry, cell.first)) + 50 for cell in row.cells.values()]
    return 300 + 10 * len(view.course.texts) + 10 * columns + sum(links)


def _over(view: CourseView, columns: Sequence[Column]) -> list[tuple[str, int]]:
    """Over the columns of one text its sections, over those of several the texts."""
    found: list[tuple[str, str, int]] = []
    for column in columns:
        several = len(view.texts) > 1
        key = column.text if several else column.section
        if found and found[-1][0] == key:
            found[-1] = (key, found[-1][1], found[-1][2] + 1)
        else:
            text = view.text(column.text)
            words = text.short if several else text.section(key).title if key else ""
            found.append((key, words, 1))
    return [(words, count) for _, words, count in found]


def _heading(view: CourseView, column: Column) -> Heading:
    text = view.text(column.text)
    if column.is_notes:
        return Heading("", view.label("notes"))
    if not column.section:
        return Heading("", text.short)
    section = text.section(column.section)
    if not column.part:
        return Heading(str(section.number), section.title)
    part = text.part(column.section, column.part)
    return Heading(
        part.number, part.title or (section.title if len(section.parts) == 1 else view.label("opening"))
    )


def _together(view: CourseView, terms: Lens, rows: Sequence[Row]) -> list[tuple[Entry, Sequence[Companion]]]:
    found = [(view.course.entries[row.entry], terms.companions(row.entry)[:COMPANIONS]) for row in rows]
    sized = [
        (entry, 200 + sum(250 + 80 * len(companion.at[:COMPANIONS]) for companion in companions))
        for entry, companions in found
        if companions
    ]
    kept = within(LIST, sized)
    return [(entry, terms.companions(entry.id)[:COMPANIONS]) for entry in view.sorted(kept)]
