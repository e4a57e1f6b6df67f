"""Sentence pairs as pages show them: numbers that light up together, and rows of a concordance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from ..model import Alignment, Span


def pairs_of(alignment: Alignment, code: str) -> dict[int, str]:
    """Number of a sentence -> the numbers of the first language's sentences that it renders, in words.

    A sentence that renders none has a name of its own, so that it can be pointed at all the same.
    """
    if code not in alignment.pairings:
        return {number: str(number) for number in range(len(alignment.sentences[code]))}
    return {
        number: " ".join(map(str, first)) or f"{code}-{number}"
        for first, numbers in alignment.pairings[code].groups
        for number in numbers
    }


def rows_of(alignment: Alignment) -> list[dict[str, tuple[int, ...]]]:
    """The sentences of all languages in rows: language code -> numbers.

    A row ends where every language has a sentence end at one and the same sentence end of the first one.
    A sentence that renders none of the first language stands alone if it lies at such an end.
    """
    first = next(code for code in alignment.sentences if code not in alignment.pairings)
    count = len(alignment.sentences[first])
    ends = [_ends(pairing.groups) for pairing in alignment.pairings.values()]
    cuts = sorted(set(range(count + 1)).intersection(*ends)) if ends else list(range(count + 1))
    empty: dict[str, tuple[int, ...]] = dict.fromkeys(alignment.sentences, ())
    rows: dict[tuple[int, ...], dict[str, tuple[int, ...]]] = {}
    for start, end in pairwise(cuts):
        rows[start, 1] = {**empty, first: tuple(range(start, end))}
    for index, (code, pairing) in enumerate(alignment.pairings.items()):
        at = 0
        for number, (ours, theirs) in enumerate(pairing.groups):
            if not ours and at in cuts:
                key: tuple[int, ...] = (at, 0, index, number)
            else:
                key = (max(cut for cut in cuts if cut <= at), 1)
            row = rows.setdefault(key, dict(empty))
            row[code] = (*row[code], *theirs)
            at += len(ours)
    return [rows[key] for key in sorted(rows)]


def stretches_of(alignment: Alignment, row: Mapping[str, Sequence[int]]) -> dict[str, Span]:
    """The stretches of the texts that the sentences of a row are; a language without any has none."""
    given = alignment.sentences
    return {code: (given[code][of[0]][0], given[code][of[-1]][1]) for code, of in row.items() if of}


def _ends(groups: Sequence[tuple[tuple[int, ...], tuple[int, ...]]]) -> set[int]:
    """How many sentences of the first language lie before each group, and before the end."""
    ends, at = {0}, 0
    for ours, _ in groups:
        at += len(ours)
        ends.add(at)
    return ends
