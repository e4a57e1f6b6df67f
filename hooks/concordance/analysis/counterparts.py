"""Whether all that a translation must keep stands on both sides of each pair: figures, and names.

What is kept is found by `figures.py` and `names.py`; here authors' rulings are obeyed, and the rest is told.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from ..codes import Code
from ..model import Mentions, Override, Position, Problem
from ..problems import line_of, problem
from .pairs import Pair, Stretch


@dataclass(frozen=True, slots=True)
class Kept:
    """Words that a translation keeps; `value` is what they say in any language."""

    value: str
    start: int
    end: int


class Finder(Protocol):
    """Finds one kind of such words."""

    @property
    def code(self) -> Code:
        """The problem where one has no counterpart."""

    def wanting(self, position: Position, here: Stretch, there: Stretch) -> Sequence[Kept]:
        """What stands here, and there has no counterpart."""


@dataclass(frozen=True, slots=True)
class Difference:
    """A pair, and what each side has that the other one lacks."""

    pair: Pair
    ours: tuple[Kept, ...]
    theirs: tuple[Kept, ...]


@dataclass(slots=True)
class Rulings:
    """The authors' rulings that words rightly have no counterpart, and which of them were needed."""

    waivers: Sequence[Override]
    needed: list[Override] = field(default_factory=list)

    def left(self, position: Position, stretch: Stretch, kept: Sequence[Kept]) -> tuple[Kept, ...]:
        """What no ruling excuses."""
        for waiver in self.waivers:
            if (waiver.position, waiver.language) == (position, stretch.language):
                found = re.finditer(re.escape(waiver.words), stretch.text.plain)
                spans = [match.span() for match in found]
                left = [k for k in kept if not any(start < k.end and k.start < end for start, end in spans)]
                if len(left) < len(kept):
                    self.needed.append(waiver)
                    kept = left
        return tuple(kept)


def counterparts_are_there(
    pairs: Iterable[Pair], finders: Sequence[Finder], mentions: Mentions, rulings: Rulings, others: int
) -> Iterator[Problem]:
    """A problem for each pair and kind of words that differ. `others` counts the languages after the first.

    What a name says is left to the name, where both sides have it: 2030年议程, 2030 Agenda.
    """
    found: dict[Code, list[Difference]] = defaultdict(list)
    for pair in pairs:
        for finder in finders:
            lone: list[tuple[Kept, ...]] = []
            for here, there in ((pair.ours, pair.theirs), (pair.theirs, pair.ours)):
                kept = finder.wanting(pair.position, here, there)
                if kept:
                    names = pair.shared_names(mentions, here.language)
                    kept = [k for k in kept if not any(start <= k.start < end for start, end in names)]
                lone.append(rulings.left(pair.position, here, kept))
            if any(lone):
                found[finder.code].append(Difference(pair, *lone))
    for code, differences in found.items():
        yield from _report(code, differences, others)


def _report(code: Code, found: Sequence[Difference], others: int) -> Iterator[Problem]:
    """Each difference is told of the language that differs from the first one.

    Where most languages differ from the first in the same way, the problem is one, and the first one's.
    """
    alike: Mapping[object, list[Difference]] = defaultdict(list)
    for each in found:
        values = frozenset(kept.value for kept in each.ours), frozenset(kept.value for kept in each.theirs)
        alike[each.pair.position, each.pair.ours.span, values].append(each)
    for same in alike.values():
        if len(same) > 1 and 2 * len(same) > others:
            first = same[0]
            yield _differ(
                code, first.pair.position, (first.pair.ours, first.ours), (first.pair.theirs, first.theirs)
            )
        else:
            for each in same:
                sides = (each.pair.theirs, each.theirs), (each.pair.ours, each.ours)
                yield _differ(code, each.pair.position, *sides)


Side = tuple[Stretch, Sequence[Kept]]


def _differ(code: Code, position: Position, here: Side, there: Side) -> Problem:
    (stretch, ours), (other, _) = here, there
    return problem(
        stretch.place(ours[0].start if ours else None),
        code,
        at=position.local,
        language=stretch.language,
        here=_shown(here),
        other=other.language,
        there=_shown(there),
        at_other=line_of(other.place()),
    )


def _shown(side: Side) -> str:
    stretch, found = side
    words = (stretch.text.plain[kept.start : kept.end].strip() for kept in found)
    return ", ".join(f"“{each}”" for each in dict.fromkeys(words)) or "—"
