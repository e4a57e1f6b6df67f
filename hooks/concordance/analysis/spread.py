"""Where terms occur: how often each entry is named in each subsection of the texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import Course, Position, Version

MOST = 40
"""Columns that a table may have; with more subsections, columns are sections, then whole texts."""


@dataclass(frozen=True, slots=True)
class Column:
    """A stretch of a text: a subsection, or a whole section, or the whole text; or the notes of a text."""

    text: str
    section: str
    part: str
    """A section that is one column has none; a whole text, and its notes, have no section either."""
    places: tuple[str, ...]
    """The paragraphs or notes that belong to it, in reading order."""
    is_notes: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """How often an entry is named in a column, language by language, and where there first."""

    counts: tuple[int, ...]
    first: Position


@dataclass(frozen=True, slots=True)
class Row:
    """Where an entry is named: number of a column -> cell."""

    entry: str
    cells: Mapping[int, Cell]

    @property
    def counts(self) -> tuple[int, ...]:
        """How often it is named at all, language by language."""
        return tuple(map(sum, zip(*(cell.counts for cell in self.cells.values()), strict=True)))


@dataclass(frozen=True, slots=True)
class Spread:
    """All columns, and a row for each entry that is named, in the order in which they are first named."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    @property
    def counts(self) -> tuple[tuple[int, ...], ...]:
        """How often each column names an entry, language by language."""
        return tuple(sums(self.rows, number) for number in range(len(self.columns)))


def sums(rows: Sequence[Row], column: int) -> tuple[int, ...]:
    """How often entries are named in a column, language by language; empty if none is."""
    cells = [row.cells[column].counts for row in rows if column in row.cells]
    return tuple(map(sum, zip(*cells, strict=True)))


def spread(course: Course, most: int = MOST) -> Spread:
    """How often each entry is named where, in at most `most` columns where sections or texts are so few.

    Languages come in the order of the course. A mention is counted where it stands; those that are not
    linked, and those in notes, count, too.
    """
    columns = _columns(course, most)
    found: dict[str, dict[int, Cell]] = defaultdict(dict)
    for number, column in enumerate(columns):
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        first: dict[str, Position] = {}
        for place in column.places:
            position = Position(column.text, place)
            for language in course.languages:
                for mention in course.mentions[language.code][position]:
                    counts[mention.entry][language.code] += 1
                    first.setdefault(mention.entry, position)
        for entry, position in first.items():
            each = tuple(counts[entry][language.code] for language in course.languages)
            found[entry][number] = Cell(each, position)
    return Spread(columns, tuple(Row(entry, found[entry]) for entry in _in_order(course) if entry in found))


def _columns(course: Course, most: int) -> tuple[Column, ...]:
    """The columns that are not empty of passages: the finest that are few enough, or one for each text."""
    versions = [next(iter(text.versions.values())) for text in course.texts.values()]
    for divide in (_by_part, _by_section):
        columns = [each for version in versions for each in (*divide(version), *_notes(version))]
        found = tuple(column for column in columns if column.places)
        if len(found) <= most:
            return found
    return tuple(Column(version.text, "", "", (*version.paragraph, *version.note)) for version in versions)


def _by_part(version: Version) -> Iterator[Column]:
    for section in version.sections:
        for part in section.parts:
            yield Column(version.text, section.id, part.id, tuple(each.id for each in part.paragraphs))


def _by_section(version: Version) -> Iterator[Column]:
    for section in version.sections:
        yield Column(version.text, section.id, "", tuple(each.id for each in section.paragraphs))


def _notes(version: Version) -> Iterator[Column]:
    yield Column(version.text, "", "", tuple(version.note), is_notes=True)


def _in_order(course: Course) -> dict[str, None]:
    """The entries that are named, in the order of their first mentions, in paragraphs and then in notes."""
    versions = [next(iter(text.versions.values())) for text in course.texts.values()]
    places = [Position(version.text, place) for version in versions for place in version.paragraph]
    places += [Position(version.text, place) for version in versions for place in version.note]
    return {
        mention.entry: None
        for position in places
        for language in course.languages
        for mention in course.mentions[language.code][position]
    }
