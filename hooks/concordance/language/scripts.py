"""What a character is: the few questions that matching, splitting and joining ask of Unicode."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import Literal

# Scripts written without spaces between words, or (Hangul) with endings joined to them.
UNSPACED = (
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


def _characters(*ranges: tuple[int, int]) -> str:
    return "".join(chr(point) for first, last in ranges for point in range(first, last + 1))


# Arabic vowel signs and signs of recitation, Hebrew points: written by some, left out by most.
VOWEL_SIGNS = frozenset(
    _characters(
        (0x0591, 0x05BD), (0x05BF, 0x05BF), (0x05C1, 0x05C2), (0x05C4, 0x05C5), (0x05C7, 0x05C7),
        (0x0610, 0x061A), (0x064B, 0x0652), (0x0656, 0x065F), (0x0670, 0x0670), (0x06D6, 0x06DC),
        (0x06DF, 0x06E4), (0x06E7, 0x06E8), (0x06EA, 0x06ED),
    )
)  # fmt: skip
# Characters that show nothing: soft hyphen, joiners, marks of direction, variation selectors; and the Arabic
# tatweel, which only draws a word out.
_IGNORABLE = VOWEL_SIGNS | frozenset(
    "\u00ad\u034f\u061c\u0640\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
    + _characters((0x202A, 0x202E), (0x2061, 0x2064), (0x2066, 0x206F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))
)
_ACCENTS = frozenset(_characters((0x0300, 0x036F), (0x0653, 0x0655)))


def is_ignorable(character: str) -> bool:
    """Whether the character shows nothing, so that words with and without it are the same."""
    return character in _IGNORABLE


def is_accent(character: str) -> bool:
    """Whether the character is an accent, or the hamza of an Arabic letter, which readers do not type."""
    return character in _ACCENTS


@cache
def is_unspaced(character: str) -> bool:
    """Whether the character belongs to a script in which words have no boundaries of their own."""
    point = ord(character)
    return any(first <= point <= last for first, last in UNSPACED)


@cache
def closes_up(character: str) -> bool:
    """Whether no space is wanted beside the character: a letter of a script without spaces between words,
    or a full-width sign (UAX #11). Hangul, which fills a square too, has its spaces.
    """
    if unicodedata.name(character, "").startswith("HANGUL"):
        return False
    wide = unicodedata.east_asian_width(character) in "WF" and unicodedata.category(character)[0] in "LNP"
    return wide or is_unspaced(character)


@cache
def joins_word(character: str) -> bool:
    """Whether the character continues a word of a spaced script: a letter, digit or combining mark."""
    if character.isalnum() or character == "_":
        return not is_unspaced(character)
    return unicodedata.category(character).startswith("M") and not is_unspaced(character)


def extends(character: str) -> bool:
    """Whether the character completes the one before it: a combining mark, a Hangul vowel or final."""
    return unicodedata.category(character).startswith("M") or 0x1160 <= ord(character) <= 0x11FF


_WITHOUT_SPACES = frozenset("bo dz ja km lo lzh my th gan hak hsn nan wuu yue zh".split())
"""Languages that part their words by no spaces (UAX #14), by their codes."""


def has_spaces(tag: str) -> bool:
    """Whether a language parts its words by spaces, by its BCP 47 tag."""
    return tag.split("-", maxsplit=1)[0].lower() not in _WITHOUT_SPACES


_RIGHT_TO_LEFT = frozenset(
    "ar arc ckb dv fa he ks nqo ps sd syr ug ur yi Adlm Arab Hebr Nkoo Rohg Samr Syrc Thaa".split()
)
"""Languages and scripts (ISO 639, ISO 15924) written from right to left, after CLDR's likely subtags."""


@cache
def direction_of(tag: str) -> Literal["ltr", "rtl"]:
    """In which direction a language is written, by its BCP 47 tag; a script in the tag decides."""
    language, *others = tag.split("-")
    script = next((part for part in others if len(part) == 4 and part.isalpha()), "")
    return "rtl" if (script.title() or language.lower()) in _RIGHT_TO_LEFT else "ltr"


LETTERS = {
    "Latin": r"A-Za-z\u00c0-\u024f",
    "Greek": r"\u0370-\u03ff",
    "Cyrillic": r"\u0400-\u052f",
    "Hebrew": r"\u0590-\u05ff",
    "Arabic": r"\u0600-\u06ff",
    "Devanagari": r"\u0900-\u097f",
    "Thai": r"\u0e00-\u0e7f",
    "Kana": r"\u3040-\u30ff",
    "Han": r"\u3400-\u9fff",
    "Hangul": r"\uac00-\ud7a3",
}
"""Script -> its letters, as the inside of a class of a regular expression."""
_SCRIPTS = {
    **dict.fromkeys("el".split(), ("Greek",)),
    **dict.fromkeys("be bg kk ky mk mn ru sr tg uk".split(), ("Cyrillic",)),
    **dict.fromkeys("he yi".split(), ("Hebrew",)),
    **dict.fromkeys("ar ckb fa ps sd ug ur".split(), ("Arabic",)),
    **dict.fromkeys("hi mr ne sa".split(), ("Devanagari",)),
    "th": ("Thai",),
    "zh": ("Han",),
    "yue": ("Han",),
    "ja": ("Han", "Kana"),
    "ko": ("Hangul", "Han"),
}
"""Languages not written in Latin letters, after CLDR's likely subtags."""


def scripts_of(language: str) -> tuple[str, ...]:
    """The scripts that a language is written in, by its code."""
    return _SCRIPTS.get(language.split("-", maxsplit=1)[0].lower(), ("Latin",))
