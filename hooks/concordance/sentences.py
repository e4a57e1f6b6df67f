"""A paragraph's plain text -> the spans of its sentences, in scripts with and without spaces.

After the sentence boundary rules of UAX #29, tailored: abbreviations and initials do not end a
sentence, a stop inside brackets does not either, and closing quotation marks belong to what they close.
"""

from __future__ import annotations

import re

from .characters import is_unspaced

Span = tuple[int, int]

WIDE_STOP = "。！？"
NARROW_STOP = ".!?"
CLOSING = "”’」』）》〉】)]\"'"
OPENING_BRACKETS = "（(《〈【[［"
CLOSING_BRACKETS = "）)》〉】]］"
ABBREVIATIONS = frozenset(
    """al art arts cf ch co corp dept dr ed eds e.g etc ff fig gen gov i.e inc jr lt ltd mr mrs ms no nos op
    p para paras pp prof rep res rev sec sen sr st ser v vol vols vs u.k u.n u.s u.s.a a.m p.m l add ca""".split()
)
WORD_BEFORE = re.compile(r"[\w.]+$")


def split(text: str) -> tuple[Span, ...]:
    """The sentences of a paragraph, in order; together they cover all of it but outer white space."""
    spans = []
    start = 0
    depth = 0
    at = 0
    while at < len(text):
        character = text[at]
        depth += character in OPENING_BRACKETS
        depth = max(0, depth - (character in CLOSING_BRACKETS))
        at += 1
        if depth or not _stops(text, at - 1):
            continue
        while at < len(text) and text[at] in CLOSING + WIDE_STOP + NARROW_STOP:
            at += 1
        if _starts_anew(text, at, wide=character in WIDE_STOP):
            spans.append((start, at))
            start = at
    spans.append((start, len(text)))
    return tuple(trimmed for span in spans if (trimmed := _trim(text, span)))


def _stops(text: str, at: int) -> bool:
    """Whether the character at `at` can end a sentence."""
    if text[at] in WIDE_STOP:
        return True
    if text[at] not in NARROW_STOP:
        return False
    if text[at] != ".":
        return True
    found = WORD_BEFORE.search(text[:at])
    word = found[0] if found else ""
    initial = len(word) == 1 and word.isalpha() and not is_unspaced(word)
    return word.lower() not in ABBREVIATIONS and not initial


def _starts_anew(text: str, at: int, *, wide: bool) -> bool:
    """Whether what follows a stop is the end, or looks like a new sentence."""
    rest = text[at:].lstrip()
    if not rest or wide:
        return True
    if rest == text[at:] and not is_unspaced(rest[0]):
        return False
    return not rest[0].islower()


def _trim(text: str, span: Span) -> Span | None:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if start < end else None
