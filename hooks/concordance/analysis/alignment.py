"""A paragraph and its translation -> pairs of sentences that render each other.

After Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora" (Computational
Linguistics 19, 1993): dynamic programming over groups of 1:1, 1:2, 2:1, 2:2, n:0 and 0:n sentences, never
crossing. To their cost of unequal lengths it adds shared anchors: note references, mentions of the same
entry, numbers, and words in the same letters. For a third language on, each is aligned with the first.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from ..language import sentences
from ..model import Mention, Pair, RichText

VARIANCE = 6.8  # Gale and Church's s², per character
PRIORS = {(1, 1): 0.89, (1, 2): 0.0445, (2, 1): 0.0445, (2, 2): 0.011, (1, 0): 0.005, (0, 1): 0.005}
ANCHOR = 6.0  # the cost of one whole mismatch of anchors, in units of -log probability
SHARED_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[A-Za-z][A-Za-z0-9-]{2,}")

Span = tuple[int, int]
Groups = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What alignment looks at: how long a sentence is, and what it holds that a translation keeps."""

    length: int
    anchors: frozenset[str]


def describe(text: RichText, mentions: Sequence[Mention]) -> tuple[tuple[Span, ...], list[Sentence]]:
    """The sentence spans of a paragraph, and the description of each sentence."""
    spans = sentences.split(text.plain)
    following = [start for start, _ in spans[1:]] + [len(text.plain)]
    described = []
    for (start, end), limit in zip(spans, following, strict=False):
        # A note belongs to the sentence before it, also with a space between them.
        anchors = {
            f"{anchor.kind} {anchor.value}"
            for anchor in text.anchors
            if anchor.kind == "note" and start < anchor.offset <= limit
        }
        anchors |= {f"entry {m.entry}" for m in mentions if start <= m.start < end}
        anchors |= {f"word {word}" for word in SHARED_WORD.findall(text.plain[start:end])}
        described.append(Sentence(end - start, frozenset(anchors)))
    return spans, described


def align(left: Sequence[Sentence], right: Sequence[Sentence], ratio: float) -> tuple[Groups, float]:
    """The cheapest pairing of two paragraphs; `ratio` is right characters per left character.

    Returns the groups (numbers of left sentences, numbers of right sentences) in order, and a confidence
    from 0 to 1: how much likelier the pairing is than the cheapest one that differs.
    """
    best: dict[tuple[int, int], list[tuple[float, Groups]]] = {(0, 0): [(0.0, ())]}
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            if (i, j) == (0, 0):
                continue
            ways = [
                (cost + _cost(left[i - m : i], right[j - n : j], ratio), (*groups, _group(i, m, j, n)))
                for m, n in PRIORS
                for cost, groups in best.get((i - m, j - n), ())
            ]
            # Two ways suffice: the best, and the best rival, which tells how sure we may be.
            best[i, j] = sorted(ways)[:2]
    ways = best[len(left), len(right)]
    margin = ways[1][0] - ways[0][0] if len(ways) > 1 else math.inf
    return ways[0][1], 1 / (1 + math.exp(-margin))


def join(pairs: tuple[Pair, ...], groups: Groups, first: str, other: str) -> tuple[Pair, ...]:
    """Add a language to pairs of the first one.

    Pairs and groups are cut only where both have a cut in the first language. A piece without a sentence
    of the first language stands alone at such a cut, and joins what is around it elsewhere.
    """
    added = [{first: left, other: right} for left, right in groups]
    sources: list[Sequence[Mapping[str, tuple[int, ...]]]] = [[pair.sentences for pair in pairs], added]
    cuts = set.intersection(*({0, *accumulate(len(p.get(first, ())) for p in pieces)} for pieces in sources))
    joined: dict[tuple[int, ...], dict[str, tuple[int, ...]]] = {}
    for which, pieces in enumerate(sources):
        at = 0
        for number, piece in enumerate(pieces):
            size = len(piece.get(first, ()))
            alone = size == 0 and at in cuts
            key = (at, 0, which, number) if alone else (max(cut for cut in cuts if cut <= at), 1)
            joined[key] = _merge(joined.get(key, {}), piece)
            at += size
    return tuple(Pair(joined[key]) for key in sorted(joined))


def _merge(
    one: Mapping[str, tuple[int, ...]], two: Mapping[str, tuple[int, ...]]
) -> dict[str, tuple[int, ...]]:
    return {code: tuple(sorted({*one.get(code, ()), *two.get(code, ())})) for code in {**one, **two}}


def _group(i: int, m: int, j: int, n: int) -> tuple[tuple[int, ...], tuple[int, ...]]:
    return tuple(range(i - m, i)), tuple(range(j - n, j))


def _cost(left: Sequence[Sentence], right: Sequence[Sentence], ratio: float) -> float:
    """Minus the log probability that these sentences render each other."""
    prior = -math.log(PRIORS[len(left), len(right)])
    left_length = sum(sentence.length for sentence in left)
    right_length = sum(sentence.length for sentence in right)
    if not left or not right:
        return prior + ANCHOR
    mean = (left_length + right_length / ratio) / 2
    distance = (right_length - left_length * ratio) / math.sqrt(mean * VARIANCE * ratio)
    unlikely = math.erfc(abs(distance) / math.sqrt(2))
    shared = _agreement(left, right)
    # Each sentence must find its anchors: else two poor pairs would pay less as one pair of two.
    return prior - math.log(max(unlikely, 1e-12)) + ANCHOR * (1 - shared) * max(len(left), len(right))


def _agreement(left: Sequence[Sentence], right: Sequence[Sentence]) -> float:
    """How far the anchors of two groups agree: 1 is all, 0 none; without anchors nothing is known."""
    ours = frozenset[str]().union(*(sentence.anchors for sentence in left))
    theirs = frozenset[str]().union(*(sentence.anchors for sentence in right))
    if not ours and not theirs:
        return 0.5
    return len(ours & theirs) / len(ours | theirs)


def length_ratio(texts: Mapping[str, RichText], others: Mapping[str, RichText]) -> float:
    """Characters of the other language per character of the first, over the whole article."""
    ours = sum(len(text.plain) for text in texts.values())
    theirs = sum(len(text.plain) for text in others.values())
    return theirs / ours if ours and theirs else 1.0
