"""Texts + glossary -> mentions: which entry is named where.

Three steps, in this order, because each must see the result of the one before: *find* every
occurrence of every form, overlapping (Aho and Corasick, CACM 18, 1975); *filter* those that cut a
word, stand in a link or code, or are ruled out by the author; *resolve* overlaps, leftmost and longest
first. Resolving before filtering would let a long form that fails hide a short one that is right.

Words that name nothing anywhere (a stop list, as in any concordance) compete like forms of an entry of
their own, which is dropped when all is resolved: 副秘书长 takes its place before 秘书长 can.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick

from ..language.addresses import bare_addresses
from ..language.folding import fold
from ..language.scripts import extends, is_ignorable, joins_word
from ..model import Entry, Form, Mention, Override, Position, RichText, Span, StopPhrase, Version

NOTHING = ""
"""What stands for an entry where words name nothing."""

HAN_DIGITS = "一二三四五六七八九"
HAN_UNITS = "零〇十百千万亿"
NUMERIC = re.compile(rf"^[0-9{HAN_DIGITS}{HAN_UNITS}]|[0-9{HAN_DIGITS}{HAN_UNITS}条]$|/")
DIGITS = re.compile(r"[0-9]+")
BEFORE_NUMBER = re.compile(r"\d[.,．٫٬]$")
BEFORE_BARE_NUMBER = re.compile(r"[0-9][.,．٫٬/:]$|[$€£¥₹]$")
AFTER_NUMBER = re.compile(
    r"[.,．٫٬]\d|\.[A-Za-z](?![A-Za-z0-9])|\s?[%‰‱]|[°℃℉]|/(?:Rev|Add|Corr|Amend)\.", re.IGNORECASE
)
AFTER_BARE_NUMBER = re.compile(r"[/:][0-9]")
HAN = HAN_DIGITS + HAN_UNITS
HAN_BEFORE = re.compile(rf"[{HAN_UNITS}][{HAN_DIGITS}]|[{HAN_DIGITS[1:]}][{HAN_UNITS}]")
"""Numerals that make one number, the second of them at the beginning of a form; 统一十国 has none."""
HAN_AFTER = re.compile(rf"第[{HAN}]+$")
BIS = re.compile(rf"之[0-9{HAN}]")
HYPHENS = "‐‑-"
IN_NO_DOMAIN = frozenset("/@:")
AFTER_POINT = re.compile(r"\.[0-9]")
LETTERED = re.compile(r"(?<![^\W_])(?:[A-Z]|[IVXLC]+)$")
"""What ends in a number written as a letter: Annex I, Table A."""
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ONES = (
    "one|two|three|four|five|six|seven|eight|nine|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
)
TENS = re.compile(rf"(?<![^\W_])(?:{_TENS})[{HYPHENS}]$", re.IGNORECASE)
ENDS_IN_TENS = re.compile(rf"(?<![^\W_])(?:{_TENS})$", re.IGNORECASE)
ONES = re.compile(rf"(?:{_ONES})(?![^\W_])", re.IGNORECASE)
AFTER_TENS = re.compile(rf"[{HYPHENS}](?:{_ONES})(?![^\W_])", re.IGNORECASE)
LONGEST_TENS = 9  # characters, with the hyphen and a boundary before it


class _Kinds(dict[str, str]):
    """What each character is to the words around it, looked up when it is first met."""

    def __missing__(self, character: str) -> str:
        # A number has its boundaries in any script: ๑ is not named in ๑๒.
        joins, completes = joins_word(character) or character.isdecimal(), extends(character)
        shown = {(False, False): ".", (True, False): "w", (True, True): "m", (False, True): "e"}
        self[character] = "i" if is_ignorable(character) else shown[joins, completes]
        if self[character] == "w" and any(self[letter] == "." for letter in fold(character).text):
            self[character] = "s"
        return self[character]


_KINDS = _Kinds()
"""i shows nothing, w joins a word, m joins it and completes a letter, e completes a letter, . is the rest.

s joins a word, although it folds to what joins none, as the letter ʼ does to an apostrophe.
"""


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
        self.silenced: tuple[tuple[StopPhrase, Claim], ...] = ()
        self._narrow: tuple[StopPhrase, ...] = ()
        for phrase in stop_list:
            if phrase.within:
                self._narrow += (phrase,)
            else:
                self._silence(claims[fold(phrase.form.text).text], phrase)
        claims.pop("", None)
        self._patterns = tuple(claims)
        self._claims = tuple(tuple(claims[pattern]) for pattern in self._patterns)
        self._sole_owners = tuple(_sole_owner(pattern, claims[pattern]) for pattern in self._patterns)
        self._automaton = AhoCorasick(self._patterns)

    def _claim(self, rivals: list[Claim], entry: Entry, form: Form) -> None:
        claim = _claim_of(entry.id, form)
        for rival in rivals:
            differ_in_case = rival.form.exact and form.exact and rival.spelling != claim.spelling
            if rival.entry != entry.id and not differ_in_case:
                self.conflicts += (Conflict(rival, claim),)
                return
        rivals.append(claim)

    def _silence(self, rivals: list[Claim], phrase: StopPhrase) -> None:
        claim = _claim_of(NOTHING, phrase.form)
        for rival in rivals:
            differ_in_case = rival.form.exact and phrase.form.exact and rival.spelling != claim.spelling
            if rival.entry != NOTHING and not differ_in_case:
                self.silenced += ((phrase, rival),)
        rivals.append(claim)

    def find(self, text: RichText) -> list[Mention]:
        """Every occurrence of every form, overlaps and all, that respects words, links and code.

        Also those of words that name nothing, as mentions of NOTHING; `resolve` takes them away.
        """
        plain = text.plain
        folded = fold(plain)
        hits = self._automaton.find_matches_as_indexes(folded.text, overlapping=True)
        if not hits:
            return []
        addresses = list(bare_addresses(plain))
        closed = _mask(len(plain), [*_links_and_code(text), *addresses])
        found: list[Mention] = []
        if folded.simple and closed is None and _has_no_marks(plain):
            origins, owners = folded.origins, self._sole_owners
            new = tuple.__new__  # a third of the time that Mention(…) takes, which adds up here
            found = [
                new(Mention, (origins[start], origins[end - 1] + 1, owner))
                for pattern, start, end in hits
                if (owner := owners[pattern]) is not None
            ]
            hits = [hit for hit in hits if owners[hit[0]] is None]
        for pattern, start, end in hits:
            span = folded.original(start, end)
            if span is None or _cuts(plain, span):
                continue
            if closed is not None and 1 in closed[slice(*span)] and not _is_named(span, text, addresses):
                continue
            named = self._owners(self._claims[pattern], plain[slice(*span)])
            found += [Mention(*span, owner) for owner in named]
        for phrase in self._narrow:
            spans = _inner_occurrences(phrase.form.text, phrase.within, text)
            found = [m for m in found if (m.start, m.end) not in spans]
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


def _sole_owner(pattern: str, claims: list[Claim]) -> str | None:
    """The owner of a form that may stand beside any letter and in any capitals, such as 联合国; else None.

    Most forms of a Chinese glossary are so, which saves asking the same of each occurrence.
    """
    free = len(claims) == 1 and not claims[0].form.exact and not NUMERIC.search(pattern)
    edges = _KINDS[pattern[0]] + _KINDS[pattern[-1]]
    return claims[0].entry if free and edges == ".." else None


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
        if override.language == version.language and override.action not in ("waive", "unmatched"):
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

    Those that name nothing inside other words are needed where they stand so.
    `texts` are all texts with what `Matcher.find` found in each.
    """
    concerned = []
    narrow = [phrase for phrase in stop_list if phrase.within]
    for text, candidates in texts:
        narrow = [p for p in narrow if not _inner_occurrences(p.form.text, p.within, text)]
        if any(mention.entry == NOTHING for mention in candidates):
            found = [(m, fold(text.plain[m.start : m.end]).text) for m in candidates]
            concerned.append((found, resolve(candidates)))
    needed = [(phrase, fold(phrase.form.text).text) for phrase in stop_list if not phrase.within]
    idle: list[StopPhrase] = narrow
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


def _links_and_code(text: RichText) -> list[Span]:
    """Where no entry is ever found: in links, which cannot hold another link, and in code."""
    return [(style.start, style.end) for style in text.styles if style.kind in ("link", "code")]


def _is_named(span: Span, text: RichText, addresses: Iterable[Span]) -> bool:
    """Whether words that touch a domain have all of it: Change.org, but not Change in Change.org."""
    touched = [each for each in addresses if _overlaps(each, [span])]
    is_whole = all(span[0] <= start and end <= span[1] for start, end in touched)
    is_domain = all(IN_NO_DOMAIN.isdisjoint(text.plain[start:end]) for start, end in touched)
    return is_whole and is_domain and not _overlaps(span, _links_and_code(text))


def _mask(length: int, spans: Iterable[Span]) -> bytearray | None:
    """A byte for each character, 1 where a span covers it; None where nothing is covered."""
    mask = None
    for start, end in spans:
        mask = mask or bytearray(length)
        mask[start:end] = b"\1" * (end - start)
    return mask


def _spans(override: Override, text: RichText) -> list[Span]:
    """The occurrences of its words that an override means."""
    if override.within:
        return _inner_occurrences(override.words, override.within, text)
    return _occurrences(override.words, text)


def _inner_occurrences(words: str, within: str, text: RichText) -> list[Span]:
    """Where words stand inside other words."""
    spans = _occurrences(words, text)
    around = _occurrences(within, text) if spans else []
    return [(start, end) for start, end in spans if any(a <= start and end <= b for a, b in around)]


def _occurrences(wanted: str, text: RichText) -> list[Span]:
    """Where an author's words stand in a text, as whole words, folded like everything else."""
    needle, hay = fold(wanted).text, fold(text.plain)
    closed = [*_links_and_code(text), *bare_addresses(text.plain)]
    found = []
    at = hay.text.find(needle) if needle else -1
    while at >= 0:
        span = hay.original(at, at + len(needle))
        if span is not None and not _cuts(text.plain, span) and not _overlaps(span, closed):
            found.append(span)
        at = hay.text.find(needle, at + 1)
    return found


def _has_no_marks(text: str) -> bool:
    """Whether no character completes a letter, or is an s: then every form that joins no word is whole."""
    return all(_KINDS[character] in "w." for character in set(text))


def _cuts(text: str, span: Span) -> bool:
    """Whether an edge of the span falls inside a word of a spaced script, a letter, a number or a symbol."""
    return (
        any(_inside_word(text, edge) for edge in span)
        or _goes_on(text, span)
        or _is_part_of_numeral(text, span)
    )


def _inside_word(text: str, edge: int) -> bool:
    """Whether letters join over an edge. Characters that show nothing make no difference."""
    before, after = edge - 1, edge
    while before >= 0 and (left := _KINDS[text[before]]) == "i":
        before -= 1
    while after < len(text) and (right := _KINDS[text[after]]) == "i":
        after += 1
    if before < 0 or after == len(text):
        return False
    return right in "me" or (left in "wms" and right in "wms")


def _goes_on(text: str, span: Span) -> bool:
    """Whether a number or a document symbol at an edge of the span goes on beyond it.

    GPT-3 is not named in GPT-3.5, nor 5G in 2.5G, SDG 1 in SDG 1.a, A/78/L.4 in A/78/L.4/Rev.1, 78 in 78/14.
    """
    start, end = span
    words = text[start:end]
    if not (words[0].isdigit() or words[-1].isdigit() or "/" in words):
        return False
    bare = DIGITS.fullmatch(words) is not None
    before, after = text[max(0, start - 2) : start], text[end : end + 7]
    if words[0].isdigit() and (BEFORE_BARE_NUMBER if bare else BEFORE_NUMBER).search(before):
        return True
    if words[-1].isdigit() and (AFTER_NUMBER.match(after) or (bare and AFTER_BARE_NUMBER.match(after))):
        return True
    return "/" in words and any(character.isdigit() for character in words) and _cuts_symbol(text, span)


def _is_part_of_numeral(text: str, span: Span) -> bool:
    """Whether a number written in letters at an edge of the span goes on beyond it.

    七国集团 is not named in 七十七国集团, nor 第十 in 第十二条, 第三条 in 第三条之二, Seventy in
    Seventy-Seven, Annex I in Annex I.2.
    """
    start, end = span
    words = text[start:end]
    before, after = text[max(0, start - LONGEST_TENS) : start], text[end : end + LONGEST_TENS]
    if HAN_BEFORE.fullmatch(before[-1:] + words[0]):
        return True
    if after and after[0] in HAN and HAN_AFTER.search(words):
        return True
    if words[-1] == "条" and BIS.match(after):
        return True
    if TENS.search(before) and ONES.match(words):
        return True
    if AFTER_TENS.match(after):
        return ENDS_IN_TENS.search(words) is not None
    return AFTER_POINT.match(after) is not None and LETTERED.search(words) is not None


def _cuts_symbol(text: str, span: Span) -> bool:
    """Whether a point or a stroke joins the span to what stands before or behind it."""
    start, end = span
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
