"""A paragraph and its translation -> pairs of sentences that render each other.

After Gale and Church, "A Program for Aligning Sentences in Bilingual Corpora" (Computational
Linguistics 19, 1993): dynamic programming over groups of 1:1, 1:2, 2:1, 2:2, 1:0 and 0:1 sentences, never
crossing; a long Chinese sentence may also make three English ones (1:3, 3:1). To their cost of unequal
lengths it adds shared anchors: note references, mentions of the same entry, numbers, and words in the same
letters. For a third language on, each is aligned with the first.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..language import sentences
from ..model import (
    Alignment,
    Mention,
    Mentions,
    Pairing,
    Position,
    Problem,
    RichText,
    SentenceGroup,
    Span,
    Version,
)
from ..problems import problem
from ..reading.edition import CuratedPairs

VARIANCE = 6.8  # Gale and Church's s², per character
PRIORS = {
    **{(1, 1): 0.89, (1, 2): 0.0445, (2, 1): 0.0445, (2, 2): 0.011, (1, 0): 0.005, (0, 1): 0.005},
    **{(1, 3): 0.0022, (3, 1): 0.0022},  # as much rarer than 1:2 as 1:2 is than 1:1, for want of a count
}
"""How likely a group of so many sentences and so many is: Gale and Church's table 5, and one step more."""
LONGEST_SHOWN = 40  # characters of a sentence in a message
ANCHOR = 6.0  # the cost of one whole mismatch of anchors, in units of -log probability
SHARED_WORD = re.compile(r"[0-9]+(?:[.,][0-9]+)*|[A-Za-z][A-Za-z0-9-]{2,}")

Groups = tuple[SentenceGroup, ...]


@dataclass(frozen=True, slots=True)
class Sentence:
    """What alignment looks at: how long a sentence is, and what it holds that a translation keeps."""

    length: int
    anchors: frozenset[str]


def describe(text: RichText, mentions: Sequence[Mention]) -> tuple[tuple[Span, ...], list[Sentence]]:
    """The sentence spans of a paragraph, and the description of each sentence."""
    spans = sentences.split(text.plain)
    described = []
    for number, (start, end) in enumerate(spans, start=1):
        limit = spans[number][0] if number < len(spans) else len(text.plain)
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
    from 0 to 1: how much likelier the pairing is than the cheapest one that differs. It is 0 where a
    sentence is left without another: whether a translation lacks something, no length can tell.
    """
    best: dict[tuple[int, int], list[tuple[float, Groups]]] = {(0, 0): [(0.0, ())]}
    for i in range(len(left) + 1):
        for j in range(len(right) + 1):
            if (i, j) == (0, 0):
                continue
            ways: list[tuple[float, Groups]] = []
            for m, n in PRIORS:
                if before := best.get((i - m, j - n)):
                    further, group = _cost(left[i - m : i], right[j - n : j], ratio), _group(i, m, j, n)
                    ways += [(cost + further, (*groups, group)) for cost, groups in before]
            # Two ways suffice: the best, and the best rival, which tells how sure we may be.
            best[i, j] = sorted(ways)[:2]
    ways = best[len(left), len(right)]
    margin = ways[1][0] - ways[0][0] if len(ways) > 1 else math.inf
    complete = all(ours and theirs for ours, theirs in ways[0][1])
    return ways[0][1], 1 / (1 + math.exp(-margin)) if complete else 0.0


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


def length_ratio(version: Version, other: Version) -> float:
    """Characters of the other language per character of the first, over a whole text."""
    ours = sum(len(text.plain) for text in version.passages.values())
    theirs = sum(len(text.plain) for text in other.passages.values())
    return theirs / ours if ours and theirs else 1.0


def align_text(
    versions: Sequence[Version], mentions: Mentions, curated: Mapping[Position, CuratedPairs]
) -> dict[Position, Alignment]:
    """The sentence pairs of every paragraph of a text; each further language is aligned with the first."""
    first, *others = versions
    ratios = {other.language: length_ratio(first, other) for other in others}
    found: dict[Position, Alignment] = {}
    for paragraph in first.paragraphs:
        position = Position(first.text, paragraph.id)
        described = {
            version.language: describe(
                version.paragraph[paragraph.id].text, mentions[version.language][position]
            )
            for version in versions
        }
        by_hand = curated.get(position)
        _, ours = described[first.language]
        pairings = {}
        for code, ratio in ratios.items():
            if by_hand:
                groups = _by_hand(by_hand, first.language, code)
                pairings[code] = Pairing(groups=groups, confidence=1.0, curated=True)
            else:
                groups, confidence = align(ours, described[code][1], ratio)
                pairings[code] = Pairing(groups=groups, confidence=confidence)
        spans = {code: sentences_of for code, (sentences_of, _) in described.items()}
        found[position] = Alignment(position=position, sentences=spans, pairings=pairings)
    return found


def _by_hand(curated: CuratedPairs, first: str, other: str) -> Groups:
    groups = ((pair[first], pair[other]) for pair in curated.pairs)
    return tuple(group for group in groups if any(group))


def pairs_are_complete(
    alignments: Mapping[Position, Alignment], curated: Mapping[Position, CuratedPairs]
) -> Iterator[Problem]:
    """Pairs set by hand are of a paragraph, and name each of its sentences once and in order."""
    for position, by_hand in curated.items():
        if position not in alignments:
            yield problem(by_hand.place, "unknown-place", at=position.local)
            continue
        for language, spans in alignments[position].sentences.items():
            named = [number for pair in by_hand.pairs for number in pair[language]]
            if named != list(range(len(spans))):
                values = {"at": position.local, "language": language, "count": len(spans)}
                yield problem(by_hand.place, "pairs-incomplete", **values)


def sentences_have_pairs(
    versions: Sequence[Version], alignments: Mapping[Position, Alignment]
) -> Iterator[Problem]:
    """No sentence is left without a counterpart, except in pairs set by hand."""
    first, *others = versions
    for paragraph in first.paragraphs:
        found = alignments[Position(first.text, paragraph.id)]
        for other in others:
            pairing = found.pairings[other.language]
            for group in pairing.groups if not pairing.curated else ():
                for version, there, numbers, rest in (
                    (first, other, group[0], group[1]),
                    (other, first, group[1], group[0]),
                ):
                    if not rest:
                        yield _is_alone(version, paragraph.id, there, found, numbers[0])


def _is_alone(version: Version, local: str, other: Version, found: Alignment, number: int) -> Problem:
    paragraph = version.paragraph[local]
    start, end = found.sentences[version.language][number]
    return problem(
        paragraph.text.place(start) or paragraph.place,
        "sentence-alone",
        at=local,
        number=number + 1,
        language=version.language,
        other=other.language,
        words=_beginning(paragraph.text.plain[start:end]),
    )


def _beginning(words: str) -> str:
    return words if len(words) <= LONGEST_SHOWN else words[: LONGEST_SHOWN - 1].rstrip() + "…"
