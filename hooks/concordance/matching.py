"""Texts + glossary -> mentions: which entry is named where.

Three steps, in this order, because each must see the result of the one before: *find* every
occurrence of every form, overlapping (Aho and Corasick, CACM 18, 1975); *filter* those that break a
word, stand in a link or code, or are ruled out by the author; *resolve* overlaps, leftmost and longest
first. Resolving before filtering would let a long form that fails hide a short one that is right.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from .characters import joins_word
from .folding import Folded, fold
from .model import Article, Entry, Form, Instruction, Mention, RichText

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Claim:
    """An entry's claim on a form."""

    entry: str
    form: Form
    spelling: str
    """The form folded but for its case: what an exact form must equal."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two entries that claim the same form."""

    first: Claim
    second: Claim


class Matcher:
    """Finds the entries of a glossary in texts. It holds the compiled forms and nothing else."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        claims: dict[str, list[Claim]] = defaultdict(list)
        self.conflicts: tuple[Conflict, ...] = ()
        for entry in entries:
            for form in entry.forms:
                self._claim(claims[fold(form.text).text], entry, form)
        claims.pop("", None)
        self._patterns = tuple(claims)
        self._claims = tuple(tuple(claims[pattern]) for pattern in self._patterns)
        self._automaton = AhoCorasick(self._patterns) if self._patterns else None

    def _claim(self, rivals: list[Claim], entry: Entry, form: Form) -> None:
        claim = Claim(entry.id, form, fold(form.text, keep_case=True).text)
        for rival in rivals:
            differ_in_case = rival.form.exact and form.exact and rival.spelling != claim.spelling
            if rival.entry != entry.id and not differ_in_case:
                self.conflicts += (Conflict(rival, claim),)
                return
        rivals.append(claim)

    def find(self, text: RichText) -> list[Mention]:
        """Every occurrence of every form, overlaps and all, that respects words, links and code."""
        if self._automaton is None:
            return []
        folded = fold(text.plain)
        spelled = fold(text.plain, keep_case=True)
        closed = [(style.start, style.end) for style in text.styles if style.kind in ("link", "code")]
        found = []
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded.text, overlapping=True):
            span = folded.original(start, end)
            if span is None or _breaks_word(text.plain, span) or _overlaps(span, closed):
                continue
            claim = self._rightful(self._claims[pattern], spelled, span)
            if claim is not None:
                found.append(Mention(*span, claim.entry))
        return found

    @staticmethod
    def _rightful(claims: tuple[Claim, ...], spelled: Folded, span: Span) -> Claim | None:
        """The claim that holds for these very letters: exact forms must agree in case."""
        start, end = (bisect_left(spelled.origins, edge) for edge in span)
        spelling = spelled.text[start:end]
        for claim in claims:
            if not claim.form.exact or claim.spelling == spelling:
                return claim
        return None


def resolve(candidates: Iterable[Mention]) -> tuple[Mention, ...]:
    """Of overlapping candidates keep the leftmost, and of those that start together the longest."""
    kept: list[Mention] = []
    for candidate in sorted(candidates, key=lambda mention: (mention.start, -mention.end, mention.entry)):
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return tuple(kept)


def mentions_in(
    text: RichText, matcher: Matcher, instructions: Iterable[Instruction] = ()
) -> tuple[tuple[Mention, ...], list[Instruction]]:
    """The mentions in one text after the author's instructions for it.

    Returns them in reading order, and the instructions that changed nothing.
    """
    candidates = matcher.find(text)
    idle = []
    forced: list[Mention] = []
    for instruction in instructions:
        spans = list(_occurrences(instruction.text, text.plain))
        before = len(candidates)
        if instruction.action == "force":
            wanted = [Mention(start, end, instruction.entry) for start, end in spans]
            natural = resolve(candidates)
            if all(mention in natural for mention in wanted):
                idle.append(instruction)
            forced += wanted
            continue
        if instruction.action == "forbid":
            candidates = [
                candidate for candidate in candidates
                if candidate.entry != instruction.entry or (candidate.start, candidate.end) not in spans
            ]
        elif instruction.action == "block":
            candidates = [c for c in candidates if not _overlaps((c.start, c.end), spans)]
        if len(candidates) == before:
            idle.append(instruction)
    taken = [(mention.start, mention.end) for mention in forced]
    free = [c for c in candidates if not _overlaps((c.start, c.end), taken)]
    return tuple(sorted((*resolve(free), *resolve(forced)))), idle


def search(
    article: Article, matcher: Matcher, instructions: Iterable[Instruction]
) -> tuple[dict[str, tuple[Mention, ...]], list[Instruction]]:
    """All mentions in an article: paragraph id or note key -> mentions; and the idle instructions."""
    by_place: Mapping[str, list[Instruction]] = defaultdict(list)
    for instruction in instructions:
        if instruction.language == article.language and instruction.action != "waive":
            by_place[instruction.at].append(instruction)
    mentions: dict[str, tuple[Mention, ...]] = {}
    idle: list[Instruction] = []
    for place, text in article.texts().items():
        mentions[place], unused = mentions_in(text, matcher, by_place.get(place, ()))
        idle += unused
    return mentions, idle


# ---------------------------------------------------------------- small questions about spans


def _occurrences(wanted: str, text: str) -> Iterator[Span]:
    """Where an author's words stand in a text, folded like everything else."""
    needle, hay = fold(wanted).text, fold(text)
    at = hay.text.find(needle) if needle else -1
    while at >= 0:
        span = hay.original(at, at + len(needle))
        if span is not None:
            yield span
        at = hay.text.find(needle, at + len(needle))


def _breaks_word(text: str, span: Span) -> bool:
    """Whether an edge of the span falls between two letters of one word of a spaced script."""
    return any(
        0 < edge < len(text) and joins_word(text[edge - 1]) and joins_word(text[edge]) for edge in span
    )


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
