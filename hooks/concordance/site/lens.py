"""Terms across the course, for its pages: where they live, which come together, how they are rendered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import TypeVar

from ..analysis.company import Companion, Company, company
from ..analysis.renderings import RenderedForm, Rendering, Renderings, by_form, renderings
from ..analysis.spread import Spread, spread
from ..model import Course, Entry, Group, Kind, Position
from ..views.course_view import CourseView

T = TypeVar("T")
MANY, FEW = 500, 6
"""An entry with more places than so many shows only so few of each rendering and of each companion."""


class Lens:
    """What pages in any language ask of the terms of a course; each part is computed when first needed."""

    def __init__(self, course: Course) -> None:
        self.course = course

    # ------------------------------------------------------------ where, and with whom

    @cached_property
    def spread(self) -> Spread:
        """Where terms occur."""
        return spread(self.course)

    @property
    def is_spread(self) -> bool:
        """Whether there is something to compare: terms that are named, and more than one place."""
        return bool(self.spread.rows) and len(self.spread.columns) > 1

    @cached_property
    def _company(self) -> Company:
        return company(self.course)

    def companions(self, entry_id: str) -> Sequence[Companion]:
        """The entries that come together with one, the one with the strongest tie first."""
        return self._company.get(entry_id, ())

    # ------------------------------------------------------------ renderings

    @cached_property
    def is_rendered(self) -> bool:
        """Whether there is a second language, and a term that is named."""
        return len(self.course.languages) > 1 and any(self._renderings.values())

    @cached_property
    def _renderings(self) -> Renderings:
        return renderings(self.course)

    def forms(self, entry_id: str, here: str, there: str) -> tuple[RenderedForm, ...]:
        """The forms of an entry in the language `here`, and how `there` renders them."""
        return by_form(self._renderings.get(entry_id, {}).get((here, there), ()), there)

    def compared(self, view: CourseView, entry_id: str) -> list[CourseView]:
        """The languages whose renderings of an entry, or by one in this language, there are."""
        codes = self._renderings.get(entry_id, {})
        return [
            other
            for other in counterparts(view)
            if codes.keys() & {(view.code, other.code), (other.code, view.code)}
        ]

    def anchor(self, entry_id: str, here: str, there: str, rendering: Rendering) -> str:
        """The id of a rendering on the page of its entry."""
        return f"render-{here}-{there}-{self._renderings[entry_id][here, there].index(rendering) + 1}"

    def constant(self, entry_id: str, here: str, there: str) -> Rendering | None:
        """The only rendering of the only form, if an entry has one form in each language and always both."""
        forms, back = self.forms(entry_id, here, there), self.forms(entry_id, there, here)
        if len(forms) != 1 or len(back) != 1:
            return None
        (found, *more), others = forms[0].all, back[0].all
        return found if found.rendered and not more and len(others) == 1 and others[0].rendered else None

    def most_places(self, entry_id: str) -> int:
        """How many places the page of an entry names of a rendering or a companion, below its passages."""
        rendered = self._renderings.get(entry_id, {}).values()
        places = (
            sum(len(each.at) for found in rendered for each in found),
            sum(len(each.at) for each in self.companions(entry_id)),  # all there is in one language
        )
        return FEW if max(places) > MANY else MANY

    def reasons(self, entry_id: str, rendering: Rendering, there: str, code: str) -> dict[Position, str]:
        """Why, as the editors say in the language of a code, `there` rightly does not name an entry."""
        positions = {each.position for each in rendering.at} if not rendering.rendered else set()
        return {
            waiver.position: waiver.reason[code]
            for waiver in self.course.overrides.instructions
            if waiver.action == "waive"
            and (waiver.entry, waiver.language) == (entry_id, there)
            and waiver.position in positions
        }


def places(rendering: Rendering) -> dict[Position, int]:
    """Where a rendering stands, in reading order, and how often there."""
    return dict(Counter(each.position for each in rendering.at))


def counterparts(view: CourseView) -> Sequence[CourseView]:
    """The languages that are compared with one: all others with the first, the first with each other."""
    first = next(iter(view.translations.values()))
    return view.others if view is first else (first,)


def name_order(view: CourseView) -> dict[str, int]:
    """Entry id -> its place among the names of all entries."""
    return {entry.id: number for number, entry in enumerate(view.sorted(view.course.entries.values()))}


def kinds(view: CourseView, entries: Iterable[Entry]) -> list[tuple[Group, list[tuple[Kind, int]]]]:
    """The kinds of these entries with the number of each, group by group; an entry counts once."""
    counts = view.kind_counts(list({entry.id: entry for entry in entries}.values()))
    groups = [
        (group, [each for each in counts if each[0].group == group.id])
        for group in view.course.vocabulary.groups
    ]
    return [(group, found) for group, found in groups if found]


def within(budget: int, items: Iterable[tuple[T, int]]) -> list[T]:
    """The first items whose sizes do not exceed a budget, at least one."""
    total = 0
    found: list[T] = []
    for item, size in items:
        total += size
        if found and total > budget:
            break
        found.append(item)
    return found
