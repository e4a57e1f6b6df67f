"""What a character is: the few questions that matching, splitting and joining ask of Unicode."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Literal

# Scripts written without spaces between words, or (Hangul) with endings joined to them.
_UNSPACED = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Myanmar
    (0x1100, 0x11FF),  # Hangul jamo
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x2FDF),  # radicals
    (0x3005, 0x3007),  # 々 〆 〇
    (0x3021, 0x3029),  # Hangzhou numerals
    (0x3040, 0x30FF),  # kana
    (0x3130, 0x318F),  # compatibility jamo
    (0x31F0, 0x31FF),  # kana extensions
    (0x3400, 0x4DBF),  # Han extension A
    (0x4E00, 0x9FFF),  # Han
    (0xAC00, 0xD7FF),  # Hangul
    (0xF900, 0xFAFF),  # compatibility Han
    (0xFF66, 0xFF9F),  # half-width kana
    (0x20000, 0x3FFFF),  # Han extensions B and later
)
# Characters that show nothing: soft hyphen, joiners, marks of direction, variation selectors.
_IGNORABLE = frozenset(
    "\u00ad\u034f\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
    + "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A), *range(0xFE00, 0xFE10))))
    + "".join(map(chr, range(0xE0100, 0xE01F0)))
)


def is_ignorable(character: str) -> bool:
    """Whether the character shows nothing, so that words with and without it are the same."""
    return character in _IGNORABLE


@cache
def is_unspaced(character: str) -> bool:
    """Whether the character belongs to a script in which words have no boundaries of their own."""
    point = ord(character)
    return any(first <= point <= last for first, last in _UNSPACED)


def is_wide(character: str) -> bool:
    """Whether the character takes a full square (UAX #11), so that no space is wanted beside it."""
    return unicodedata.east_asian_width(character) in "WF" or character in "“”‘’…—"


@cache
def joins_word(character: str) -> bool:
    """Whether the character continues a word of a spaced script: a letter, digit or combining mark."""
    if character.isalnum() or character == "_":
        return not is_unspaced(character)
    return unicodedata.category(character).startswith("M") and not is_unspaced(character)


def extends(character: str) -> bool:
    """Whether the character completes the one before it: a combining mark, a Hangul vowel or final."""
    return unicodedata.category(character).startswith("M") or 0x1160 <= ord(character) <= 0x11FF


_RIGHT_TO_LEFT = frozenset(
    "ar arc ckb dv fa he ks nqo ps sd syr ug ur yi Adlm Arab Hebr Nkoo Rohg Samr Syrc Thaa".split()
)
"""Languages and scripts (ISO 639, ISO 15924) written from right to left, after CLDR's likely subtags."""


def direction_of(tag: str) -> Literal["ltr", "rtl"]:
    """In which direction a language is written, by its BCP 47 tag; a script in the tag decides."""
    language, *others = tag.split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), "")
    return "rtl" if (script.title() or language.lower()) in _RIGHT_TO_LEFT else "ltr"
