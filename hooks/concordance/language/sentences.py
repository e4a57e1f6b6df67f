"""A paragraph's plain text -> the spans of its sentences, in scripts with and without spaces.

After the sentence boundary rules of UAX #29, tailored: abbreviations and initials do not end a
sentence, a stop inside brackets does not either, and closing quotation marks belong to what they close.
"""

from __future__ import annotations

import re

from .scripts import is_unspaced

Span = tuple[int, int]

WIDE_STOP = "。！？"
NARROW_STOP = ".!?"
CLOSING = "”’」』）》〉】)]］"
STRAIGHT_QUOTES = "\"'"
OPENING_BRACKETS = "（(《〈【[［"
CLOSING_BRACKETS = "）)》〉】]］"
ABBREVIATIONS = frozenset(
    """a.m add al art arts ca cf ch co corp dept dr e.g ed eds etc ff fig gen gov i.e inc jr lt ltd mr mrs ms
    no nos op p p.m para paras pp prof rep res rev sec sen ser sr st u.k u.n u.s u.s.a v vol vols vs
    """.split()
)
WORD_BEFORE = re.compile(r"[\w.]+$")
LONGEST_ABBREVIATION = 12


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
        elif not _stops(text, at - 1):
            continue
        stop = text[at - 1]
        while at < len(text) and _belongs_to_stop(text, at, start):
            at += 1
        if _starts_anew(text, at, wide=stop in WIDE_STOP):
            spans.append((start, at))
            start = at
    spans.append((start, len(text)))
    return tuple(trimmed for span in spans if (trimmed := _trim(text, span)))


def _brackets(text: str) -> dict[int, int]:
    """Where each outermost bracket that is closed opens -> where it closes."""
    waiting: list[int] = []
    partner: dict[int, int] = {}
    for at, character in enumerate(text):
        if character in OPENING_BRACKETS:
            waiting.append(at)
        elif character in CLOSING_BRACKETS:
            wanted = OPENING_BRACKETS[CLOSING_BRACKETS.index(character)]
            if any(text[opened] == wanted for opened in waiting):
                while text[waiting[-1]] != wanted:
                    waiting.pop()
                partner[waiting.pop()] = at
    return partner


def _is_sentence_in_brackets(text: str, bracket: Span, start: int) -> bool:
    """Whether round brackets hold a whole sentence: they begin where a sentence does, and hold its stop."""
    opened, closed = bracket
    return text[opened] in "（(" and not text[start:opened].strip() and _stops(text, closed - 1)


def _belongs_to_stop(text: str, at: int, start: int) -> bool:
    """Whether the character at `at` goes with the stop before it: another stop, or a closing mark.

    A straight quotation mark closes if another one has opened in the same sentence.
    """
    character = text[at]
    if character in STRAIGHT_QUOTES:
        return text.count(character, start, at) % 2 == 1
    return character in CLOSING + WIDE_STOP + NARROW_STOP


def _stops(text: str, at: int) -> bool:
    """Whether the character at `at` can end a sentence."""
    if text[at] in WIDE_STOP:
        return True
    if text[at] not in NARROW_STOP:
        return False
    if text[at] != ".":
        return True
    found = WORD_BEFORE.search(text[max(0, at - LONGEST_ABBREVIATION) : at])
    word = found[0] if found else ""
    initial = len(word) == 1 and word.isalpha() and not is_unspaced(word)
    return word.lower() not in ABBREVIATIONS and not initial


def _starts_anew(text: str, at: int, *, wide: bool) -> bool:
    """Whether what follows a stop is the end, or looks like a new sentence."""
    rest = text[at:].lstrip()
    if not rest or wide:
        return True
    if rest == text[at:] and (not is_unspaced(rest[0]) or text[at - 2 : at - 1].isdigit()):
        return False  # inside a number or an address, or the number of a title
    return not rest[0].islower()


def _trim(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
