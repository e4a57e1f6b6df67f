"""Texts + glossary -> mentions: which entry is named where.

Three steps, in this order, because each must see the result of the one before: *find* every
occurrence of every form, overlapping (Aho and Corasick, CACM 18, 1975); *filter* those that cut a
word, stand in a link or code, or are ruled out by the author; *resolve* overlaps, leftmost and longest
first. Resolving before filtering would let a long form that fails hide a short one that is right.

Words that name nothing anywhere (a stop list, as in any concordance) compete like forms of an entry of
their own, which is dropped when all is resolved: 副秘书长 takes its place before 秘书长 can.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from ..language.folding import fold
from ..language.scripts import extends, is_ignorable, joins_word
from ..model import Entry, Form, Mention, Override, Position, RichText, Span, StopPhrase, Version

NOTHING = ""
"""What stands for an entry where words name nothing."""


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

    def __init__(self, entries: Iterable[Entry], stop_list: Iterable[StopPhrase] = ()) -> None:
        claims: dict[str, list[Claim]] = defaultdict(list)
        self.conflicts: tuple[Conflict, ...] = ()
        for entry in entries:
            for form in entry.forms:
                self._claim(claims[fold(form.text).text], entry, form)
        for phrase in stop_list:
            claims[fold(phrase.form.text).text].append(_claim_of(NOTHING, phrase.form))
        claims.pop("", None)
        self._patterns = tuple(claims)
        self._claims = tuple(tuple(claims[pattern]) for pattern in self._patterns)
        self._automaton = AhoCorasick(self._patterns) if self._patterns else None

    def _claim(self, rivals: list[Claim], entry: Entry, form: Form) -> None:
        claim = _claim_of(entry.id, form)
        for rival in rivals:
            differ_in_case = rival.form.exact and form.exact and rival.spelling != claim.spelling
            if rival.entry != entry.id and not differ_in_case:
                self.conflicts += (Conflict(rival, claim),)
                return
        rivals.append(claim)

    def find(self, text: RichText) -> list[Mention]:
        """Every occurrence of every form, overlaps and all, that respects words, links and code.

        Also those of words that name nothing, as mentions of NOTHING; `resolve` takes them away.
        """
        if self._automaton is None:
            return []
        folded = fold(text.plain)
        closed = _closed(text)
        found = []
        for pattern, start, end in self._automaton.find_matches_as_indexes(folded.text, overlapping=True):
            span = folded.original(start, end)
            if span is None or _cuts_word(text.plain, span) or _overlaps(span, closed):
                continue
            owners = self._owners(self._claims[pattern], text.plain[slice(*span)])
            found += [Mention(*span, owner) for owner in owners]
        return found

    @staticmethod
    def _owners(claims: tuple[Claim, ...], words: str) -> set[str]:
        """Whose claims hold for these very letters: one entry's at most, and NOTHING's.

        Exact forms must agree in case.
        """
        return {
            claim.entry
            for claim in claims
            if not claim.form.exact or claim.spelling == fold(words, keep_case=True).text
        }


def _claim_of(entry: str, form: Form) -> Claim:
    return Claim(entry, form, fold(form.text, keep_case=True).text)


def resolve(candidates: Iterable[Mention]) -> tuple[Mention, ...]:
    """Of overlapping candidates keep the leftmost, and of those that start together the longest.

    Those of NOTHING, which win over an entry's for the same words, hold their place and are then dropped.
    """
    kept: list[Mention] = []
    for candidate in sorted(candidates, key=lambda mention: (mention.start, -mention.end, mention.entry)):
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return tuple(mention for mention in kept if mention.entry != NOTHING)


def mentions_in(
    text: RichText, found: list[Mention], overrides: Iterable[Override] = ()
) -> tuple[tuple[Mention, ...], list[Override]]:
    """The mentions in one text, of all that `Matcher.find` found there, after the author's overrides for it.

    Returns them in reading order, and the overrides without which they would be the same.
    """
    needed = list(overrides)
    mentions = _obey(needed, text, found)
    idle: list[Override] = []
    for override in reversed(needed):
        others = [other for other in needed if other is not override]
        if _obey(others, text, found) == mentions:
            idle.insert(0, override)
            needed = others
    return mentions, idle


def _obey(overrides: Iterable[Override], text: RichText, found: list[Mention]) -> tuple[Mention, ...]:
    """What the author's overrides make of all that was found. A force comes before everything else.

    Words that already are part of a longer mention of the same entry are left to it: a force for 报告
    does not cut 报告 out of the report's full name.
    """
    natural = resolve(found)
    forced: list[Mention] = []
    for override in overrides:
        spans = _spans(override, text)
        if override.action == "force":
            wanted = [Mention(*span, override.entry) for span in spans]
            forced += [mention for mention in wanted if not _within(mention, natural)]
        elif override.action == "forbid":
            found = [m for m in found if m.entry != override.entry or (m.start, m.end) not in spans]
        elif override.action == "block":
            found = [m for m in found if not _overlaps((m.start, m.end), spans)]
    kept = resolve(forced)
    taken = [(mention.start, mention.end) for mention in kept]
    free = [mention for mention in found if not _overlaps((mention.start, mention.end), taken)]
    return tuple(sorted((*resolve(free), *kept)))


def search(
    version: Version, found: Mapping[Position, list[Mention]], overrides: Iterable[Override]
) -> tuple[dict[Position, tuple[Mention, ...]], list[Override]]:
    """All mentions in a text, of all that was `found` at each position; and the idle overrides."""
    by_position: Mapping[Position, list[Override]] = defaultdict(list)
    for override in overrides:
        if override.language == version.language and override.action != "waive":
            by_position[override.position].append(override)
    mentions: dict[Position, tuple[Mention, ...]] = {}
    idle: list[Override] = []
    for position, text in version.passages.items():
        mentions[position], unused = mentions_in(text, found[position], by_position.get(position, ()))
        idle += unused
    return mentions, idle


def idle_phrases(
    stop_list: Iterable[StopPhrase], texts: Iterable[tuple[RichText, list[Mention]]]
) -> list[StopPhrase]:
    """Of the phrases that name nothing, those without which all would be the same.

    `texts` are all texts with what `Matcher.find` found in each.
    """
    concerned = []
    for text, candidates in texts:
        if any(mention.entry == NOTHING for mention in candidates):
            found = [(m, fold(text.plain[m.start : m.end]).text) for m in candidates]
            concerned.append((found, resolve(candidates)))
    needed = [(phrase, fold(phrase.form.text).text) for phrase in stop_list]
    idle: list[StopPhrase] = []
    for phrase, _ in reversed(needed):
        others = [other for other in needed if other[0] is not phrase]
        left = {words for _, words in others}
        if all(
            resolve(m for m, words in found if m.entry != NOTHING or words in left) == mentions
            for found, mentions in concerned
        ):
            idle.insert(0, phrase)
            needed = others
    return idle


# ---------------------------------------------------------------- small questions about spans


def _closed(text: RichText) -> list[Span]:
    """Where no entry is ever found: in links, which cannot hold another link, and in code."""
    return [(style.start, style.end) for style in text.styles if style.kind in ("link", "code")]


def _spans(override: Override, text: RichText) -> list[Span]:
    """The occurrences of its words that an override means."""
    spans = _occurrences(override.words, text)
    if not override.within:
        return spans
    around = _occurrences(override.within, text)
    return [(start, end) for start, end in spans if any(a <= start and end <= b for a, b in around)]


def _occurrences(wanted: str, text: RichText) -> list[Span]:
    """Where an author's words stand in a text, as whole words, folded like everything else."""
    needle, hay = fold(wanted).text, fold(text.plain)
    closed = _closed(text)
    found = []
    at = hay.text.find(needle) if needle else -1
    while at >= 0:
        span = hay.original(at, at + len(needle))
        if span is not None and not _cuts_word(text.plain, span) and not _overlaps(span, closed):
            found.append(span)
        at = hay.text.find(needle, at + 1)
    return found


def _cuts_word(text: str, span: Span) -> bool:
    """Whether an edge of the span falls inside a word of a spaced script, a character or a symbol."""
    return any(_inside_word(text, edge) for edge in span) or _cuts_symbol(text, span)


def _inside_word(text: str, edge: int) -> bool:
    before, after = edge - 1, edge
    while before >= 0 and is_ignorable(text[before]):
        before -= 1
    while after < len(text) and is_ignorable(text[after]):
        after += 1
    if before < 0 or after == len(text):
        return False
    return extends(text[after]) or (joins_word(text[before]) and joins_word(text[after]))


def _cuts_symbol(text: str, span: Span) -> bool:
    """Whether a document symbol goes on beyond the span: A/78/L.4 is not named in A/78/L.4/Rev.1."""
    start, end = span
    if "/" not in text[start:end] or not any(character.isdigit() for character in text[start:end]):
        return False
    before, after = text[max(0, start - 2) : start + 1], text[end - 1 : end + 2]
    return any(
        len(three) == 3 and three[1] in "/." and joins_word(three[0]) and joins_word(three[2])
        for three in (before, after)
    )


def _within(mention: Mention, others: Iterable[Mention]) -> bool:
    """Whether a mention lies inside a longer one of the same entry."""
    return any(
        other.entry == mention.entry and other.start <= mention.start and mention.end <= other.end
        for other in others
    )


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)
