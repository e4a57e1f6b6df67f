"""Where everything stands in a map of relations: a pure function of a forest and its words.

A tree is drawn as an outline: below a box runs a trunk, and what hangs from it stands further in, under a
label that says how. So no two lines cross, and none crosses words, at any width. The first tree may stand
over several columns, which a line across its foot joins to it.

Positions are those of a picture that is read from left to right; a page from right to left mirrors them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from . import measure

SIZE, SMALL = 13.0, 11.5
"""The letters of a name, and those of labels and notes."""
LINE, SMALL_LINE = 17.0, 15.0
PAD_X, PAD_Y = 10.0, 6.0
"""What stays free between a shape and its words."""
TRUNK, INDENT = 9.0, 22.0
"""From the left edge of a box to the trunk below it, and to what hangs from the trunk."""
APART = 7.0
"""Between a box and what stands below it."""
GUTTER = 26.0
"""Between two columns."""
SEPARATOR = "\u00a0·"


@dataclass(frozen=True, slots=True)
class Note:
    """A relation for which there is no line, in words: `led by: ` and the entries, each an id and a name."""

    label: str
    targets: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Branch:
    """What hangs from a box in the same way."""

    label: str
    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """An entry in its shape, with its notes and what hangs from it."""

    id: str
    name: str
    shape: Literal["box", "frame", "round", "sheet"]
    notes: tuple[Note, ...] = ()
    branches: tuple[Branch, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """A line of words: where it begins, the line that its letters stand on, and the room it may need.

    Words that follow others in their line begin where those end, which is at `x` or before.
    """

    x: float
    y: float
    words: str
    width: float
    size: float
    follows: bool = False


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead to an entry, in one line or more."""

    id: str
    lines: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Box:
    """An entry in the picture: its shape, its name, and its notes, each a label and links."""

    node: Node
    x: float
    y: float
    width: float
    height: float
    name: tuple[Words, ...]
    notes: tuple[tuple[Words, tuple[Link, ...]], ...]


@dataclass(frozen=True, slots=True)
class Wire:
    """A line, upright or level."""

    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(slots=True)
class Picture:
    """A finished picture."""

    width: float
    height: float = 0.0
    boxes: list[Box] = field(default_factory=list)
    wires: list[Wire] = field(default_factory=list)
    labels: list[Words] = field(default_factory=list)


def outline(roots: Sequence[Node], width: float, columns: int = 1) -> Picture:
    """Trees side by side in columns, in their order, so that the highest column is as low as can be."""
    picture = Picture(width)
    room = _column(width, columns)
    heights = [_height(root, room) + 2 * APART for root in roots]
    for number, (start, end) in enumerate(_parted(heights, columns)):
        x, y = number * (room + GUTTER), 1.0
        for root in roots[start:end]:
            y = _place(picture, root, x, y, room) + 2 * APART
        picture.height = max(picture.height, y - APART)
    return picture


def spread(root: Node, width: float, columns: int) -> Picture:
    """One tree whose branches stand in columns below its root, joined to it by a line across."""
    picture = Picture(width)
    room = _column(width, columns)
    units = [(branch.label, node) for branch in root.branches for node in branch.nodes]
    wide = min(room, width)
    box = _box(root, (width - wide) / 2, 1.0, wide)
    picture.boxes.append(box)
    bus = box.y + box.height + 12
    picture.height = box.y + box.height + 2
    if not units:
        return picture
    heights = [_height(node, room - INDENT) + APART + SMALL_LINE for _, node in units]
    trunks = []
    for number, (start, end) in enumerate(_parted(heights, columns)):
        if start == end:
            continue
        x = number * (room + GUTTER)
        trunks.append(x + TRUNK)
        y = _hang(picture, units[start:end], (x, bus), room)
        picture.height = max(picture.height, y)
    middle = width / 2
    picture.wires.append(Wire(middle, box.y + box.height, middle, bus))
    picture.wires.append(Wire(min(*trunks, middle), bus, max(*trunks, middle), bus))
    return picture


def between(above: Sequence[Branch], root: Node, width: float) -> Picture:
    """An entry on a trunk, between what it comes from and, hanging from it, what comes from it."""
    picture = Picture(width)
    y, first = 0.0, None
    for branch in above:
        for line in measure.lines(branch.label, SMALL, width - INDENT):
            y += SMALL_LINE
            picture.labels.append(Words(TRUNK + 7, y - 3, line, measure.width(line, SMALL), SMALL))
        y -= APART - 2
        for node in branch.nodes:
            y += APART
            stub = y + PAD_Y + LINE / 2
            first = first or stub
            picture.wires.append(Wire(TRUNK, stub, INDENT, stub))
            y = _place(picture, node, INDENT, y, width - INDENT)
    if first is not None:
        y += 10
        picture.wires.append(Wire(TRUNK, first, TRUNK, y))
    picture.height = _place(picture, root, 0.0, y + (0 if above else 1), width) + 1
    return picture


# ---------------------------------------------------------------- small parts


def _column(width: float, columns: int) -> float:
    return (width - (columns - 1) * GUTTER) / columns


def _place(picture: Picture, node: Node, x: float, y: float, room: float) -> float:
    """A tree, its root at this place, no wider than `room`; gives where it ends."""
    box = _box(node, x, y, room)
    picture.boxes.append(box)
    units = [(branch.label, child) for branch in node.branches for child in branch.nodes]
    bottom = y + box.height
    return _hang(picture, units, (x, bottom), room) if units else bottom


def _hang(
    picture: Picture, units: Sequence[tuple[str, Node]], corner: tuple[float, float], room: float
) -> float:
    """What hangs from a trunk that begins below a corner; gives where it ends."""
    x, top = corner
    said, y, stub = "", top, top
    for number, (label, node) in enumerate(units):
        y += APART / 2 if label != said and number else APART if number else 3
        if label != said:
            for line in measure.lines(label, SMALL, room - INDENT):
                y += SMALL_LINE
                wide = measure.width(line, SMALL)
                picture.labels.append(Words(x + TRUNK + 7, y - 3, line, wide, SMALL))
            said = label
        y += 2
        stub = y + PAD_Y + LINE / 2
        picture.wires.append(Wire(x + TRUNK, stub, x + INDENT, stub))
        y = _place(picture, node, x + INDENT, y, room - INDENT)
    picture.wires.append(Wire(x + TRUNK, top, x + TRUNK, stub))
    return y


def _height(node: Node, room: float) -> float:
    """How high a tree becomes: it is drawn, and the drawing thrown away."""
    return _place(Picture(room), node, 0.0, 0.0, room)


def _box(node: Node, x: float, y: float, room: float) -> Box:
    inner = room - 2 * PAD_X - (6 if node.shape == "sheet" else 0)
    at, line = x + PAD_X, y + PAD_Y - 4
    name = []
    for words in measure.lines(node.name, SIZE, inner):
        line += LINE
        name.append(Words(at, line, words, measure.width(words, SIZE), SIZE))
    notes = []
    for note in node.notes:
        line += SMALL_LINE
        label = Words(at, line, note.label, measure.width(note.label, SMALL), SMALL)
        links, line = _links(note, at, line, label.width, inner)
        notes.append((label, links))
    return Box(node, x, y, room, line + PAD_Y + 4 - y, tuple(name), tuple(notes))


def _links(note: Note, at: float, line: float, used: float, room: float) -> tuple[tuple[Link, ...], float]:
    """The entries of a note behind its label, of which `used` is the width; and the last line."""
    links = []
    for number, (target, name) in enumerate(note.targets):
        words = name + (SEPARATOR if number + 1 < len(note.targets) else "")
        follows = used + measure.width(words, SMALL) <= room
        if not follows:
            used, line = SMALL, line + SMALL_LINE  # a line that goes on stands a little further in
        pieces: list[Words] = []
        for piece in measure.lines(words, SMALL, room if follows else room - SMALL):
            if pieces:
                used, line, follows = SMALL, line + SMALL_LINE, False
            wide = measure.width(piece, SMALL)
            pieces.append(Words(at + used, line, piece, wide, SMALL, follows))
        used += measure.width(pieces[-1].words + " ", SMALL)
        links.append(Link(target, tuple(pieces)))
    return tuple(links), line


def _parted(heights: Sequence[float], columns: int) -> Iterator[tuple[int, int]]:
    """Columns of things in their order, the highest as low as can be: from which to which thing each goes."""
    low, high = max(heights, default=0.0), sum(heights)
    while high - low > 1:
        middle = (low + high) / 2
        if len(_filled(heights, middle)) <= columns:
            high = middle
        else:
            low = middle
    found = _filled(heights, high)
    yield from found
    yield from ((len(heights), len(heights)) for _ in range(columns - len(found)))


def _filled(heights: Sequence[float], most: float) -> list[tuple[int, int]]:
    found, start, sum_ = [], 0, 0.0
    for number, height in enumerate(heights):
        if sum_ + height > most and number > start:
            found.append((start, number))
            start, sum_ = number, 0.0
        sum_ += height
    return [*found, (start, len(heights))]
