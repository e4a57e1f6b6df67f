"""Where everything stands in the picture of a timeline: a pure function of dates and words.

The scale is broken and uneven on purpose. Each year in which something happens has a cell, as wide as its
most crowded row needs; years in which nothing happens shrink to a gap. Within a cell, marks stand in the
order of their dates and as near to them as they can without touching. A text's appearance parts the cell of
its year, so that what came after stands behind its line.

Positions are in the pixels of a picture that is read from left to right; a page that runs from right to left
mirrors them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from . import measure

WIDTH = 1180.0
SIZE = 13.0
"""The letters of a label."""
LINE = 17.0
"""From one line of a label to the next."""
ROOM = 340.0
"""The longest line of a label."""
HEAD = 48.0
"""The height of the axis: the names of the texts, and below them the years."""
OWN, DOT = 6.5, 4.0
"""Half the size of an entry's mark, and of that of a further fact."""
APART = 3.0
"""What stays free between two marks, and between a mark and the edge of its cell."""
YEAR, GAP = 34.0, 18.0
"""The least width of a year, and the width of years in which nothing happens."""
PAD = 14.0
"""What stays free between two entries in one level."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What is marked at one point: `is_own` is the date of the entry itself, which is larger."""

    date: str
    is_own: bool = False

    @property
    def half(self) -> float:
        """Half the size of its mark."""
        return OWN if self.is_own else DOT


@dataclass(frozen=True, slots=True)
class Item:
    """An entry with its moments, in the order of their dates."""

    id: str
    name: str
    moments: tuple[Moment, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of the scale: a year or a part of one, or, if it has no year, years without events."""

    year: int
    part: int
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Scale:
    """The whole scale; `lines` are where texts appeared, in the order in which they are given."""

    cells: tuple[Cell, ...]
    lines: tuple[float, ...]
    width: float

    @property
    def years(self) -> list[tuple[int, float, float, float]]:
        """Each year with a cell: where it begins, its width, and the middle of its number.

        The number stands in the widest part of the year, so that no line of a text crosses it.
        """
        parts: dict[int, list[Cell]] = {}
        for cell in self.cells:
            if cell.year:
                parts.setdefault(cell.year, []).append(cell)
        found = []
        for year, cells in parts.items():
            widest = max(cells, key=lambda cell: cell.width)
            width = sum(cell.width for cell in cells)
            found.append((year, cells[0].x, width, widest.x + widest.width / 2))
        return found

    @property
    def gaps(self) -> list[float]:
        """The middle of each run of years without events."""
        return [cell.x + cell.width / 2 for cell in self.cells if not cell.year]


@dataclass(frozen=True, slots=True)
class Placed:
    """An entry in the picture: its label, of which `x` is the beginning, and its marks on their line."""

    item: Item
    x: float
    lines: tuple[str, ...]
    width: float
    marks: tuple[float, ...]

    @property
    def extent(self) -> tuple[float, float]:
        """How far it reaches, label and marks together."""
        halves = [moment.half for moment in self.item.moments]
        first, last = self.marks[0] - halves[0], self.marks[-1] + halves[-1]
        return min(self.x, first), max(self.x + self.width, last)


@dataclass(frozen=True, slots=True)
class Level:
    """Entries side by side; `y` is its top, and `lines` the number of lines of its highest label."""

    y: float
    lines: int
    placed: tuple[Placed, ...]

    @property
    def height(self) -> float:
        """Its labels, the line of marks below them, and some air."""
        return self.lines * LINE + 2 * OWN + 9

    @property
    def mark_y(self) -> float:
        """The line on which its marks stand."""
        return self.y + self.lines * LINE + OWN + 3

    def line_pieces(self, x: float) -> list[tuple[float, float]]:
        """A line down the level at `x`, in pieces that leave out every label."""
        pieces, top = [], self.y
        for placed in self.placed:
            if placed.x - 3 < x < placed.x + placed.width + 3:
                begin = self.mark_y - OWN - 3 - len(placed.lines) * LINE
                if begin > top:
                    pieces.append((top, begin))
                top = self.mark_y - OWN - 2
        return [*pieces, (top, self.y + self.height)]


@dataclass(frozen=True, slots=True)
class Drawing:
    """A lane: its levels from top to bottom, and its height with the axis."""

    levels: tuple[Level, ...]
    height: float


def is_after(date: str, published: str) -> bool:
    """Whether something happened after a text appeared; both may be years, months or days."""
    return date[: len(published)] > published[: len(date)]


def order(date: str) -> tuple[int, float]:
    """By which moments of an entry are sorted: a year or a month without days counts as its middle."""
    return int(date[:4]), _middle(date)


def scale(items: Sequence[Item], published: Sequence[str], width: float = WIDTH) -> Scale:
    """The scale on which all moments of `items` have room; wider than `width` only if they need it."""
    needed = _needed(items, published)
    counts: dict[tuple[int, int], int] = dict.fromkeys(needed, 0)
    for item in items:
        for moment in item.moments:
            counts[_place(moment.date, published)] += 1
    keys = sorted(needed)
    breaks = sum(after[0] - before[0] > 1 for before, after in pairwise(keys))
    rest = max(0.0, width - sum(needed.values()) - breaks * GAP)
    whole = sum(counts.values()) or 1
    cells: list[Cell] = []
    x = 0.0
    for number, key in enumerate(keys):
        if number and key[0] - keys[number - 1][0] > 1:
            cells.append(Cell(0, 0, x, GAP))
            x += GAP
        cell = Cell(*key, x, needed[key] + rest * counts[key] / whole)
        cells.append(cell)
        x += cell.width
    lines = tuple(_line(date, published, cells) for date in published)
    return Scale(tuple(cells), lines, max(x, width))


def draw(items: Sequence[Item], on: Scale, published: Sequence[str]) -> Drawing:
    """The entries of a lane on a scale: the earliest first, each in the first level in which it has room."""
    levels: list[list[Placed]] = []
    ordered = sorted(items, key=lambda item: (_own(item).date, item.id))
    for placed in (_placed(item, on, published) for item in ordered):
        begin, end = placed.extent
        free = (
            level
            for level in levels
            if all(end + PAD < other.extent[0] or other.extent[1] + PAD < begin for other in level)
        )
        level = next(free, None)
        if level is None:
            levels.append(level := [])
        level.append(placed)
    y, found = HEAD, []
    for level in levels:
        one = Level(y, max(len(placed.lines) for placed in level), tuple(level))
        found.append(one)
        y += one.height
    return Drawing(tuple(found), y + 2)


# ---------------------------------------------------------------- small parts


def _own(item: Item) -> Moment:
    return next((moment for moment in item.moments if moment.is_own), item.moments[0])


def _place(date: str, published: Sequence[str]) -> tuple[int, int]:
    """The cell of a date: its year, and how many texts of that year had appeared."""
    year = int(date[:4])
    return year, sum(is_after(date, each) for each in _appeared(year, published))


def _needed(items: Sequence[Item], published: Sequence[str]) -> dict[tuple[int, int], float]:
    """The least width of each cell: its most crowded row, and the number of the year."""
    needed: dict[tuple[int, int], float] = {}
    for year in {int(date[:4]) for date in published}:
        parts = range(len(_appeared(year, published)) + 1)
        needed |= {(year, part): 3 * APART for part in parts}
    for item in items:
        for key, moments in _by_cell(item, published).items():
            crowd = sum(2 * item.moments[n].half + APART for n in moments) + 3 * APART
            needed[key] = max(needed.get(key, 0.0), crowd)
    for year in {year for year, _ in needed}:
        widest = max((key for key in needed if key[0] == year), key=lambda key: (needed[key], -key[1]))
        needed[widest] = max(needed[widest], YEAR)
    return needed


def _by_cell(item: Item, published: Sequence[str]) -> Mapping[tuple[int, int], list[int]]:
    found: dict[tuple[int, int], list[int]] = {}
    for number, moment in enumerate(item.moments):
        found.setdefault(_place(moment.date, published), []).append(number)
    return found


def _appeared(year: int, published: Sequence[str]) -> list[str]:
    """When texts appeared in a year, each date once."""
    found = {date for date in published if int(date[:4]) == year}
    return sorted(found, key=lambda date: _middle(date, at=1.0))


def _line(date: str, published: Sequence[str], cells: Sequence[Cell]) -> float:
    """Where the line of a text stands: between the parts of its year."""
    year = int(date[:4])
    part = _appeared(year, published).index(date)
    cell = next(cell for cell in cells if (cell.year, cell.part) == (year, part))
    return cell.x + cell.width


def _placed(item: Item, on: Scale, published: Sequence[str]) -> Placed:
    marks: dict[int, float] = {}
    for key, numbers in _by_cell(item, published).items():
        cell = next(cell for cell in on.cells if (cell.year, cell.part) == key)
        edges = _edges(cell, published)
        marks.update(zip(numbers, _spread(cell, [item.moments[n] for n in numbers], edges), strict=True))
    places = tuple(marks[number] for number in range(len(item.moments)))
    lines = tuple(measure.balanced(item.name, SIZE, ROOM))
    width = max(measure.width(line, SIZE) for line in lines)
    own = item.moments.index(_own(item))
    begin = places[own] - item.moments[own].half
    return Placed(item, max(0.0, min(begin, on.width - width)), lines, width, places)


def _edges(cell: Cell, published: Sequence[str]) -> tuple[float, float]:
    """From which to which part of its year a cell reaches."""
    cuts = [_middle(date, at=1.0) for date in _appeared(cell.year, published)]
    bounds = [0.0, *cuts, 1.0]
    return bounds[cell.part], bounds[cell.part + 1]


def _middle(date: str, at: float = 0.5) -> float:
    """How far into its year a date is: of a year or month without days, the middle."""
    if len(date) == 4:
        return at
    month = int(date[5:7]) - 1
    day = (int(date[8:10]) - 1 + at) / 31 if len(date) > 7 else at
    return (month + day) / 12


def _spread(cell: Cell, moments: Sequence[Moment], edges: tuple[float, float]) -> Iterator[float]:
    """Marks in a cell: near their dates, in order, and apart from each other and from its edges."""
    begin, end = edges
    room = (cell.x + 1.5 * APART, cell.x + cell.width - 1.5 * APART)
    wanted = []
    for moment in moments:
        share = (_middle(moment.date) - begin) / max(end - begin, 0.01)
        wanted.append(room[0] + min(max(share, 0.0), 1.0) * (room[1] - room[0]))
    places: list[float] = []
    edge = room[0]
    for moment, x in zip(moments, wanted, strict=True):
        places.append(max(x, edge + moment.half))
        edge = places[-1] + moment.half + APART
    edge = room[1]
    for number in reversed(range(len(moments))):
        places[number] = min(places[number], edge - moments[number].half)
        edge = places[number] - moments[number].half - APART
    return iter(places)
