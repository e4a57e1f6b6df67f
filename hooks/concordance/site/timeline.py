"""The timeline of a course in one language: its lanes, and every dated fact of the entries in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..model import Entry, Fact, LaneType
from ..views.course_view import CourseView, TextView
from . import timeline_layout as layout

NAMED = re.compile(r"\s*[:：]\s*")
"""“Hard law: binding in international law” is a name and what it means."""
SHAPES = ("square", "circle", "diamond", "triangle", "sheet", "pentagon", "hexagon", "cross")
"""The marks of the lanes, in their order; from the first again if there are more lanes."""


@dataclass(frozen=True, slots=True)
class Event:
    """A dated fact, or the date of an entry of which no fact speaks (`fact` is None then).

    `after` are the texts than which it is later. `is_own` is what the date of the entry stands for.
    """

    id: str
    entry: Entry
    date: str
    fact: Fact | None
    is_own: bool
    after: tuple[TextView, ...]

    @property
    def is_planned(self) -> bool:
        """Whether it was still to come when it was written."""
        return self.fact is not None and self.fact.planned


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane: its id, its name and explanation, its mark, its picture, and the marks of each entry.

    Each mark is a list of events: several facts of the day that the entry is dated by share its mark.
    """

    id: str
    label: str
    about: str
    shape: str
    drawing: layout.Drawing
    marks: dict[str, list[list[Event]]]

    @property
    def events(self) -> list[Event]:
        """All its events."""
        return [event for marks in self.marks.values() for mark in marks for event in mark]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The whole timeline: the scale that its lanes share, the texts, and the table."""

    scale: layout.Scale
    lanes: tuple[Lane, ...]
    texts: tuple[TextView, ...]

    @property
    def rows(self) -> list[tuple[Lane | None, Event | TextView]]:
        """All events in the order of time with their lanes; each text stands where it appeared."""
        events = [(event, lane) for lane in self.lanes for event in lane.events]
        events.sort(key=lambda pair: (pair[0].date, not pair[0].is_own, pair[0].id))
        found: list[tuple[Lane | None, Event | TextView]] = []
        texts = sorted(self.texts, key=lambda text: text.text.settings.published)
        for event, lane in events:
            while texts and texts[0].is_before(event.date):
                found.append((None, texts.pop(0)))
            found.append((lane, event))
        return [*found, *((None, text) for text in texts)]


def exists(view: CourseView) -> bool:
    """Whether the course has a timeline: lanes, and something dated in them."""
    return any(_entries(view, lane, "") for lane in view.course.vocabulary.timeline)


def of_course(view: CourseView) -> Timeline:
    """The timeline of a course that has one."""
    lanes = [lane for kind in view.course.vocabulary.timeline for lane in _lanes(view, kind) if lane[2]]
    events = [
        (name, about, {e.id: _marks(view, e) for e in entries}, entries) for name, about, entries in lanes
    ]
    items = [[_item(view, entry, marks[entry.id]) for entry in entries] for _, _, marks, entries in events]
    published = [text.text.settings.published for text in view.texts]
    scale = layout.scale([item for lane in items for item in lane], published)
    drawn = tuple(
        Lane(
            f"lane-{number + 1}",
            label,
            about,
            SHAPES[number % len(SHAPES)],
            layout.draw(items[number], scale, published),
            marks,
        )
        for number, (label, about, marks, _) in enumerate(events)
    )
    return Timeline(scale, drawn, view.texts)


# ---------------------------------------------------------------- small parts


def _dated(entry: Entry) -> bool:
    return bool(entry.date or entry.facts)


def _entries(view: CourseView, lane: LaneType, value: str | None) -> list[Entry]:
    """The dated entries of a lane; of one that a trait parts, those with a value, or with none (None)."""
    group = next(group for group in view.course.vocabulary.groups if group.id == lane.group)
    found = [entry for entry in view.entries_of(group) if _dated(entry)]
    if not lane.trait or value == "":
        return found
    return [e for e in found if next((t.value for t in e.traits if t.name == lane.trait), None) == value]


def _lanes(view: CourseView, lane: LaneType) -> Iterator[tuple[str, str, Sequence[Entry]]]:
    """The name, the explanation and the entries of each lane of a type."""
    vocabulary, code = view.course.vocabulary, view.code
    label = next(group for group in vocabulary.groups if group.id == lane.group).label[code]
    if not lane.trait:
        yield label, "", _entries(view, lane, "")
        return
    for value, words in vocabulary.traits[lane.trait].values.items():
        name, *about = NAMED.split(words[code], maxsplit=1)
        yield (
            view.label("timeline_lane", group=label, value=name),
            "".join(about),
            _entries(view, lane, value),
        )
    yield label, view.label("not_stated"), _entries(view, lane, None)


def _marks(view: CourseView, entry: Entry) -> list[list[Event]]:
    """The marks of an entry in the order of their dates, each with its events."""
    facts = [
        Event(
            f"{entry.id}-{number}",
            entry,
            fact.date,
            fact,
            _same(fact.date, entry.date),
            tuple(view.after(fact)),
        )
        for number, fact in enumerate(entry.facts, start=1)
    ]
    own = [event for event in facts if event.is_own]
    if entry.date and not own:
        after = tuple(text for text in view.texts if text.is_before(entry.date))
        own = [Event(f"{entry.id}-0", entry, entry.date, None, is_own=True, after=after)]
    marks = [[event] for event in facts if not event.is_own]
    if own:
        marks.append(own)
    return sorted(marks, key=lambda mark: (*layout.order(_date(mark)), mark[0].id))


def _date(mark: Sequence[Event]) -> str:
    """The date of a mark: the most exact one that its events have."""
    return max((event.date for event in mark), key=len)


def _same(date: str, other: str) -> bool:
    """Whether two dates are the same, one of which may name only the month of the other."""
    month = min(date, other, key=len)
    return date == other or (len(month) > 4 and date[: len(month)] == other[: len(month)])


def _item(view: CourseView, entry: Entry, marks: Sequence[Sequence[Event]]) -> layout.Item:
    moments = tuple(layout.Moment(_date(mark), mark[0].is_own) for mark in marks)
    return layout.Item(entry.id, view.name(entry), moments)
