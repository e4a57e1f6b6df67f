"""The map of relations of a course in one language: the whole, and the neighbours of one entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import Entry, MapType, Relation
from ..views.course_view import CourseView
from . import map_layout as layout
from . import measure

WIDE, NARROW, COLUMNS = 1180.0, 350.0, 3
LONG = 24.0
"""A name wider than so many letters is too long for a note, which then takes a symbol or an abbreviation."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the map: its heading, and its picture for wide and for narrow pages."""

    heading: str
    wide: layout.Picture
    narrow: layout.Picture


@dataclass(frozen=True, slots=True)
class Row:
    """A relation, as a line of the table: the entry that states it, how, and the other one."""

    entry: Entry
    label: str
    target: Entry


@dataclass(frozen=True, slots=True)
class Hung:
    """Where an entry hangs: from which other one, and as which relation, seen from that one or not."""

    parent: str
    type: str
    inverse: bool


def exists(view: CourseView) -> bool:
    """Whether the course has a map: shapes, and a relation between entries that have one."""
    return view.course.vocabulary.map is not None and next(_stated(view), None) is not None


def of_course(view: CourseView) -> list[Part]:
    """The map of a course that has one: the largest tree, then all the others."""
    forest = _Forest(view, _type(view))
    first, *others = forest.trees()
    parts = [
        Part(
            view.name(view.course.entries[first.id]),
            layout.spread(first, WIDE, COLUMNS),
            layout.outline([first], NARROW),
        )
    ]
    if others:
        heading = view.label("map_others")
        parts.append(Part(heading, layout.outline(others, WIDE, COLUMNS), layout.outline(others, NARROW)))
    return parts


def rows(view: CourseView) -> list[Row]:
    """Every relation of the map, kind by kind in the order of the vocabulary."""
    types = view.course.vocabulary.relations
    order = {name: number for number, name in enumerate((*_type(view).lines, *_type(view).notes))}
    stated = sorted(_stated(view), key=lambda pair: order[pair[1].type])
    return [
        Row(entry, types[relation.type].label[view.code], view.course.entries[relation.target])
        for entry, relation in stated
    ]


def around(view: CourseView, entry: Entry) -> layout.Picture | None:
    """An entry with its neighbours on the map; None if it has none."""
    drawn = view.course.vocabulary.map
    if drawn is None or _shape(view, drawn, entry) is None:
        return None
    types, code = view.course.vocabulary.relations, view.code
    above: dict[str, list[str]] = {}
    below: dict[str, list[str]] = {}
    for one, relation in _stated(view):
        if one is entry:
            above.setdefault(relation.target, []).append(types[relation.type].label[code])
        elif relation.target == entry.id:
            below.setdefault(one.id, []).append(types[relation.type].inverse_label[code])
    if not above and not below:
        return None
    root = _node(view, drawn, entry)
    root = layout.Node(root.id, root.name, root.shape, (), _branches(view, drawn, below))
    return layout.between(_branches(view, drawn, above), root, NARROW)


def _branches(
    view: CourseView, drawn: MapType, labels: Mapping[str, Sequence[str]]
) -> tuple[layout.Branch, ...]:
    """Neighbours by how they are connected, each once; in one way, in the order of time."""
    found: dict[str, list[Entry]] = {}
    for other, ways in labels.items():
        found.setdefault(" · ".join(ways), []).append(view.course.entries[other])
    return tuple(
        layout.Branch(label, tuple(_node(view, drawn, each) for each in sorted(entries, key=_when)))
        for label, entries in found.items()
    )


# ---------------------------------------------------------------- small parts


class _Forest:
    """The entries of the map, each below another one or a root."""

    def __init__(self, view: CourseView, drawn: MapType) -> None:
        self.view = view
        self.drawn = drawn
        self.stated = list(_stated(view))
        named = {each for entry, relation in self.stated for each in (entry.id, relation.target)}
        self.entries = [entry for entry in view.course.entries.values() if entry.id in named]
        self.hung: dict[str, Hung] = {}
        for entry in self.entries:
            self._hang_by_lines(entry)
        self._hang_the_others()
        self.below: dict[str, list[Entry]] = {}
        for entry in self.entries:
            if entry.id in self.hung:
                self.below.setdefault(self.hung[entry.id].parent, []).append(entry)

    def trees(self) -> list[layout.Node]:
        """The largest tree first, the others in the order of the glossary."""
        roots = [entry for entry in self.entries if entry.id not in self.hung]
        largest = max(roots, key=self._count)
        return [self._tree(root) for root in (largest, *(root for root in roots if root is not largest))]

    def _hang_by_lines(self, entry: Entry) -> None:
        for name in self.drawn.lines:
            for one, relation in self.stated:
                if one is entry and relation.type == name and self._may_hang(entry.id, relation.target):
                    self.hung[entry.id] = Hung(relation.target, name, inverse=True)
                    return

    def _hang_the_others(self) -> None:
        """What no line leads away from hangs from an entry that a note names, or that names it in one."""
        parents = {hung.parent for hung in self.hung.values()}
        loose = [e for e in self.entries if e.id not in self.hung and e.id not in parents]
        is_new = True
        while is_new:
            is_new = False
            for entry in loose:
                found = None if entry.id in self.hung else self._note_of(entry, {e.id for e in loose})
                if found:
                    self.hung[entry.id] = found
                    is_new = True

    def _note_of(self, entry: Entry, loose: set[str]) -> Hung | None:
        def is_held(other: str) -> bool:
            return (other not in loose or other in self.hung) and self._may_hang(entry.id, other)

        for one, relation in self.stated:
            if one is entry and is_held(relation.target):
                return Hung(relation.target, relation.type, inverse=True)
        for one, relation in self.stated:
            if relation.target == entry.id and is_held(one.id):
                return Hung(one.id, relation.type, inverse=False)
        return None

    def _may_hang(self, entry: str, parent: str) -> bool:
        return entry != parent and entry not in self._above(parent)

    def _above(self, entry: str) -> list[str]:
        """What an entry hangs from, and what that hangs from, up to the root."""
        found = []
        while entry in self.hung:
            entry = self.hung[entry].parent
            found.append(entry)
        return found

    def _count(self, entry: Entry) -> int:
        return 1 + sum(self._count(each) for each in self.below.get(entry.id, ()))

    def _tree(self, entry: Entry) -> layout.Node:
        types, code = self.view.course.vocabulary.relations, self.view.code
        groups: dict[tuple[int, str], list[Entry]] = {}
        names = (*self.drawn.lines, *self.drawn.notes)
        for each in self.below.get(entry.id, ()):
            hung = self.hung[each.id]
            words = types[hung.type].inverse_label if hung.inverse else types[hung.type].label
            groups.setdefault((names.index(hung.type), words[code]), []).append(each)
        branches = tuple(
            layout.Branch(label, tuple(self._tree(each) for each in self._ordered(entries)))
            for (_, label), entries in sorted(groups.items(), key=lambda item: item[0])
        )
        root = _node(self.view, self.drawn, entry)
        return layout.Node(root.id, root.name, root.shape, self._notes(entry), branches)

    def _ordered(self, entries: Sequence[Entry]) -> list[Entry]:
        """Bodies in the order of the glossary, what they made in that of time."""
        is_box = {e.id: _shape(self.view, self.drawn, e) in ("box", "frame") for e in entries}
        return sorted(
            entries, key=lambda entry: (not is_box[entry.id], "" if is_box[entry.id] else entry.date)
        )

    def _notes(self, entry: Entry) -> tuple[layout.Note, ...]:
        types, code = self.view.course.vocabulary.relations, self.view.code
        found: dict[str, list[Entry]] = {}
        for one, relation in self.stated:
            if one is entry and not self._is_drawn(entry, relation):
                label = types[relation.type].label[code]
                found.setdefault(label, []).append(self.view.course.entries[relation.target])
        return tuple(
            layout.Note(
                self.view.label("map_note", relation=label),
                tuple((other.id, _short(self.view, other)) for other in entries),
            )
            for label, entries in found.items()
        )

    def _is_drawn(self, entry: Entry, relation: Relation) -> bool:
        """Whether a relation needs no note: it is a line, or a line higher up says as much."""
        if relation.type in self.drawn.lines and relation.target in self._above(entry.id):
            return True
        up = Hung(relation.target, relation.type, inverse=True)
        down = Hung(entry.id, relation.type, inverse=False)
        return self.hung.get(entry.id) == up or self.hung.get(relation.target) == down


def _type(view: CourseView) -> MapType:
    drawn = view.course.vocabulary.map
    assert drawn is not None  # `exists` was asked
    return drawn


def _stated(view: CourseView) -> Iterator[tuple[Entry, Relation]]:
    """The relations of the map as the glossary states them."""
    drawn = _type(view)
    entries: Mapping[str, Entry] = view.course.entries
    for entry in entries.values():
        if _shape(view, drawn, entry) is None:
            continue
        for relation in entry.relations:
            is_kind = relation.type in drawn.lines or relation.type in drawn.notes
            if is_kind and _shape(view, drawn, entries[relation.target]) is not None:
                yield entry, relation


def _shape(view: CourseView, drawn: MapType, entry: Entry) -> str | None:
    return drawn.shapes.get(view.course.vocabulary.kinds[entry.kind].group)


def _node(view: CourseView, drawn: MapType, entry: Entry) -> layout.Node:
    shape = drawn.shapes[view.course.vocabulary.kinds[entry.kind].group]
    year = f"\u00a0·\u00a0{entry.date[:4]}" if entry.date else ""
    return layout.Node(entry.id, view.name(entry) + year, shape)


def _when(entry: Entry) -> tuple[str, str]:
    return entry.date or "9", entry.id


def _short(view: CourseView, entry: Entry) -> str:
    """What a note calls an entry: by its abbreviation, if it is long by its symbol, else by its name."""
    term = entry.terms[view.code]
    if term.abbreviations:
        return term.abbreviations[0].text
    if entry.symbols and measure.width(term.preferred.text, 1) > LONG:
        return entry.symbols[0].text
    return term.preferred.text
