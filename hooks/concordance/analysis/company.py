"""Which terms come together: entries that sentences name beside each other more often than by chance."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..model import Course, Position
from .rows import rows_of

LEAST = 2
"""Sentences that two entries must share."""
SURE = 6.63
"""What a strength must reach: chance alone gives it to one pair of entries in a hundred (χ², one degree)."""


@dataclass(frozen=True, slots=True)
class Companion:
    """An entry that often stands beside another one: how many sentences they share, and where."""

    entry: str
    count: int
    strength: float
    at: tuple[Position, ...]
    """Each paragraph once, in reading order."""


Company = Mapping[str, Sequence[Companion]]
"""Entry -> its companions, the one with the strongest tie first."""


def company(course: Course) -> Company:
    """The companions of each entry, by log-likelihood ratio.

    After Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence" (Computational
    Linguistics 19, 1993): unlike a mere count it does not favour entries that stand everywhere, and unlike
    mutual information it does not favour those that stand in two sentences only. What is counted are the
    sentences of the paragraphs, with what renders them: an entry is in a sentence that names it in any
    language. A pair of entries needs LEAST sentences and a strength of SURE, and more sentences than chance
    would give it. Entries that are not linked are no company; notes, which cite, are left out.
    """
    where: dict[str, list[int]] = defaultdict(list)
    positions: list[Position] = []
    for position, named in _sentences(course):
        for entry in sorted(named):
            where[entry].append(len(positions))
        positions.append(position)
    shared: dict[tuple[str, str], list[int]] = defaultdict(list)
    for number, entries in _by_sentence(where).items():
        for pair in combinations(entries, 2):
            shared[pair].append(number)
    found: dict[str, list[Companion]] = defaultdict(list)
    for (one, other), numbers in shared.items():
        strength = log_likelihood(len(numbers), len(where[one]), len(where[other]), len(positions))
        if len(numbers) >= LEAST and strength >= SURE:
            at = tuple(dict.fromkeys(positions[number] for number in numbers))
            found[one].append(Companion(other, len(numbers), strength, at))
            found[other].append(Companion(one, len(numbers), strength, at))
    return {entry: sorted(found[entry], key=lambda c: (-c.strength, c.entry)) for entry in sorted(found)}


def log_likelihood(both: int, one: int, other: int, every: int) -> float:
    """Dunning's ratio, -2 log λ: of `every` sentence, `one` and `other` hold a thing each, `both` hold both.

    Zero where they stand together no more often than chance would have it.
    """
    if both * every <= one * other:
        return 0.0
    cells = (both, one - both, other - both, every - one - other + both)
    sides = (one, one, every - one, every - one)
    tops = (other, every - other, other, every - other)
    return 2 * math.fsum(
        count * math.log(count * every / (side * top))
        for count, side, top in zip(cells, sides, tops, strict=True)
        if count
    )


def _by_sentence(where: Mapping[str, Sequence[int]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for entry in sorted(where):
        for number in where[entry]:
            found[number].append(entry)
    return found


def _sentences(course: Course) -> Iterator[tuple[Position, set[str]]]:
    """The sentences of all paragraphs in reading order, and the linked entries that each names."""
    linked = {entry.id for entry in course.entries.values() if entry.linked}
    for text in course.texts.values():
        for paragraph in next(iter(text.versions.values())).paragraphs:
            position = Position(text.id, paragraph.id)
            alignment = course.alignments[position]
            for row in rows_of(alignment):
                named = {
                    mention.entry
                    for code, numbers in row.items()
                    for number in numbers
                    for mention in course.mentions[code][position]
                    if alignment.sentences[code][number][0]
                    <= mention.start
                    < alignment.sentences[code][number][1]
                }
                yield position, named & linked
