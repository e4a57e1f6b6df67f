"""What a character is: the few questions that matching, splitting and joining ask of Unicode."""

from __future__ import annotations

import unicodedata

# Scripts written without spaces between words, or (Hangul) with endings joined to them.
_UNSPACED = (
    (0x1100, 0x11FF),  # Hangul jamo
    (0x2E80, 0x2FDF),  # radicals
    (0x3005, 0x3007),  # 々 〆 〇
    (0x3021, 0x3029),  # Hangzhou numerals
    (0x3040, 0x30FF),  # kana
    (0x3130, 0x318F),  # compatibility jamo
    (0x31F0, 0x31FF),  # kana extensions
    (0x3400, 0x4DBF),  # Han extension A
    (0x4E00, 0x9FFF),  # Han
    (0xAC00, 0xD7AF),  # Hangul
    (0xF900, 0xFAFF),  # compatibility Han
    (0xFF66, 0xFF9F),  # half-width kana
    (0x20000, 0x3FFFF),  # Han extensions B and later
)


def is_unspaced(character: str) -> bool:
    """Whether the character belongs to a script in which words have no boundaries of their own."""
    point = ord(character)
    return any(first <= point <= last for first, last in _UNSPACED)


def is_wide(character: str) -> bool:
    """Whether the character takes a full square (UAX #11), so that no space is wanted beside it."""
    return unicodedata.east_asian_width(character) in "WF" or character in "“”‘’…—"


def joins_word(character: str) -> bool:
    """Whether the character continues a word of a spaced script: a letter, digit or combining mark."""
    if character.isalnum() or character == "_":
        return not is_unspaced(character)
    return unicodedata.category(character).startswith("M")
