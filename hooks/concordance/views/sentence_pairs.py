"""Sentence pairs as pages show them: numbers that light up together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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


def stretches_of(alignment: Alignment, row: Mapping[str, Sequence[int]]) -> dict[str, Span]:
    """The stretches of the texts that the sentences of a row are; a language without any has none."""
    given = alignment.sentences
    return {code: (given[code][of[0]][0], given[code][of[-1]][1]) for code, of in row.items() if of}
