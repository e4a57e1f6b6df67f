"""A paragraph's plain text -> the spans of its sentences, in scripts with and without spaces.

After the sentence boundary rules of UAX #29, tailored: abbreviations, initials and the number before a
paragraph do not end a sentence, a stop inside brackets does not either, and closing quotation marks
belong to what they close.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import cache

from .scripts import is_unspaced
from .writing import Writing
from .writings import KNOWN

Span = tuple[int, int]

WIDE_STOP = "。！？｡।॥؟۔։።།။។"
"""Stops that end a sentence whatever follows: Chinese, Devanagari, Arabic, Urdu, Armenian, Ethiopic …"""
NARROW_STOP = ".!?"
ELLIPSIS = "…"
STOPS = WIDE_STOP + NARROW_STOP + ELLIPSIS
"""Without one of these, no sentence follows another."""
CLOSING = "”’」』）》〉】)]］"
STRAIGHT_QUOTES = "\"'"
QUOTES = {"»": "«", "«": "»", "›": "‹", "‹": "›", "“": "„", "‘": "‚"}
"""Marks that close where the other has opened: « Oui. », „Nein.“, »Nein.«"""
OPENING_BRACKETS = "（(《〈【[［"
CLOSING_BRACKETS = "）)》〉】]］"
WORD_BEFORE = re.compile(r"[^\s()\[\]\"'“”„«»‹›‘,;:/\u2e80-\u9fff\uac00-\ud7ff\uff00-\uffef]+$")
SPACED_INITIALISM = re.compile(r"(?:\b[^\W\d_]\.[ \u00a0\u202f])+[^\W\d_]$")
INITIALISM = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
NUMBER_AFTER = re.compile(
    r"[\s(§№º°]*(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?\s)?"
    r"(?P<number>\d|(?<=\()[a-z]{1,3}(?=\))|[IVXLCDM]+\b|[A-Z]\b|[A-Z/]*\d)"
)
WORD_AFTER = re.compile(r"[^\W\d_]+")
NUMBERING = re.compile(
    r"""[\s\W]*(?:
        (?:\d{1,3}(?:\.\d{1,3})*|[A-Za-z]|[IVXLC]{1,6}|[ivxlc]{1,6}|[一二三四五六七八九十]{1,3})
      | (?:art|article|artículo|artigo|articolo|artikel|статья|المادة|अनुच्छेद|section|sec|rule|chapter|§)
        \.?\s*\d{1,3}
      | [^.!?。！？]*[:：]\s*[(（]?[1aAiI一]
    )""",
    re.VERBOSE | re.IGNORECASE,
)
"""What a paragraph of a legal text, or a sentence in a list, begins with: 1. or a. or IV. or Article 3."""
LETTERED = re.compile(r"[a-z]{1,4}\)\s")
"""How a part of a list begins: b) Everyone …"""
LONGEST_ABBREVIATION = 12


def _words(use: Callable[[Writing], str]) -> frozenset[str]:
    """The words with a use in any language: texts quote each other's languages."""
    return frozenset(word for writing in KNOWN.values() for word in use(writing).split())


BEFORE_NUMBER = _words(lambda writing: writing.before_number)
BEFORE_NAME = _words(lambda writing: writing.before_name)
INSIDE = _words(lambda writing: writing.inside)
EITHER = _words(lambda writing: writing.either)
BEFORE_WORD = _words(lambda writing: writing.before_word)
BEGINNING = _words(lambda writing: writing.beginning)
NO_NAMES = BEGINNING - _words(lambda writing: writing.names)
OWN_WORDS = _words(lambda writing: writing.words)


@cache  # of a definition, many pages show the first sentence
def first(text: str) -> Span:
    """The span of the first sentence of a text."""
    return split(text)[0]


def split(text: str) -> tuple[Span, ...]:
    """The sentences of a paragraph, in order; together they cover all of it but outer white space."""
    partner = _brackets(text)
    spans = []
    start = at = 0
    while at < len(text):
        closing = partner.get(at, -1)
        at += 1
        if closing >= at:
            if not _is_sentence_in_brackets(text, (at - 1, closing), start):
                at = closing + 1
                continue
            at = closing + 1
        elif not _stops(text, at - 1, start):
            continue
        stop = text[at - 1]
        while at < len(text) and (taken := _belongs_to_stop(text, at, start)):
            at += taken
        if _starts_anew(text, at, wide=stop in WIDE_STOP):
            spans.append((start, at))
            start = at
    spans.append((start, len(text)))
    return tuple(trimmed for span in spans if (trimmed := _trim(text, span)))


def _brackets(text: str) -> dict[int, int]:
    """Where each outermost bracket that is closed opens -> where it closes."""
    waiting: list[int] = []
    count: Counter[str] = Counter()  # of those that wait, by sign
    partner: dict[int, int] = {}
    for at, character in enumerate(text):
        if character in OPENING_BRACKETS:
            waiting.append(at)
            count[character] += 1
        elif character in CLOSING_BRACKETS:
            wanted = OPENING_BRACKETS[CLOSING_BRACKETS.index(character)]
            if count[wanted]:
                while text[waiting[-1]] != wanted:
                    count[text[waiting.pop()]] -= 1
                count[wanted] -= 1
                partner[waiting.pop()] = at
    return partner


def _is_sentence_in_brackets(text: str, bracket: Span, start: int) -> bool:
    """Whether round brackets hold a whole sentence: they begin where a sentence does, and hold its stop."""
    opened, closed = bracket
    return text[opened] in "（(" and not text[start:opened].strip() and _stops(text, closed - 1, opened + 1)


def _belongs_to_stop(text: str, at: int, start: int) -> int:
    """How many characters at `at` go with the stop before them: another stop, or a closing mark.

    A quotation mark that may open, too, closes if another one has opened in the same sentence; French has
    a space before it.
    """
    skipped = len(text) - len(text[at:].lstrip(" \u00a0\u202f")) - at
    mark = text[at + skipped : at + skipped + 1]
    if mark in QUOTES and text.count(QUOTES[mark], start, at) > text.count(mark, start, at):
        return skipped + 1
    character = text[at]
    if character in STRAIGHT_QUOTES:
        return text.count(character, start, at) % 2
    if character == ELLIPSIS:
        return 0
    return int(character in CLOSING + WIDE_STOP + NARROW_STOP)


def _stops(text: str, at: int, start: int) -> bool:
    """Whether the character at `at` can end the sentence that begins at `start`."""
    character = text[at]
    if character in WIDE_STOP:
        return True
    if character == ELLIPSIS:  # in scripts with spaces, where a capital follows
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        return before.isalnum() and not is_unspaced(before) and after.isspace() and not _is_doubled(text, at)
    if character not in NARROW_STOP:
        return False
    return character != "." or not _abbreviates(text, at, start)


def _is_doubled(text: str, at: int) -> bool:
    return text[at - 1 : at] == text[at] or text[at + 1 : at + 2] == text[at]


def _abbreviates(text: str, at: int, start: int) -> bool:
    """Whether the full stop at `at` belongs to the word or the number before it."""
    found = WORD_BEFORE.search(text, max(0, at - LONGEST_ABBREVIATION), at)
    word, rest = (found[0] if found else "").lstrip(".-"), text[at + 1 :]
    if rest[:1].isspace() and NUMBERING.fullmatch(text, start, at):
        return True
    following = WORD_AFTER.match(rest.lstrip())
    next_word = following[0] if following else ""
    if len(next_word) == 1 and rest.lstrip()[1:2] == ".":
        next_word = ""  # an initial, not the word A or С
    if word.isdigit():
        return len(word) <= 2 and next_word in BEFORE_WORD
    if word.lower() in BEFORE_NUMBER and _number_follows(word, rest):
        return True
    spaced = SPACED_INITIALISM.search(text, max(0, at - LONGEST_ABBREVIATION), at)
    joined = re.sub(r"\s", "", spaced[0]) if spaced else word
    title = word if ".-" in word else word.rpartition("-")[2]  # Vice-Pres.
    if title in BEFORE_NAME or joined.lower() in INSIDE:
        return True
    if len(word) == 1 and word.isalpha():
        return next_word not in (BEGINNING if spaced else NO_NAMES)
    is_listed = word.lower() in EITHER or word in EITHER
    is_short = is_listed or ".-" in word or INITIALISM.fullmatch(word) is not None  # J.-P.
    return is_short and next_word not in BEGINNING


def _number_follows(word: str, rest: str) -> bool:
    """Whether a number stands behind an abbreviation; “no. I think” and “modern art. A …” have none."""
    found = NUMBER_AFTER.match(rest)
    is_word = word in OWN_WORDS
    return found is not None and not (is_word and found["number"] in ("A", "I"))


def _starts_anew(text: str, at: int, *, wide: bool) -> bool:
    """Whether what follows a stop is the end, or looks like a new sentence."""
    rest = text[at:].lstrip()
    if not rest or wide:
        return True
    if text[at - 1] == ELLIPSIS:
        return rest[0].isupper()
    if rest == text[at:] and (not is_unspaced(rest[0]) or text[at - 2 : at - 1].isdigit()):
        return False  # inside a number or an address, or the number of a title
    return not rest[0].islower() or LETTERED.match(rest) is not None


def _trim(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
