"""The order in which readers look names up."""

from __future__ import annotations

import unicodedata

from . import pinyin
from .writing import Writing

AFTER = "\uffff"
"""Behind a letter: what comes after all that begins with it."""


def sort_key(name: str, writing: Writing, reading: str = "") -> str:
    """A key that sorts a name as its language does: by its letters without accents, or by its sound.

    `reading` is what the name sounds like where that is known better. The sound of Chinese characters is
    their pinyin with tone numbers.
    """
    words = pinyin.numbered(reading) if writing.by_sound else " ".join(reading.split())
    if not words:
        words = " ".join(pinyin.syllables(name, tones=True)) if writing.by_sound else name
    words = unicodedata.normalize("NFC", words).casefold()
    for number, (letter, before) in enumerate(writing.letters.items()):
        words = words.replace(letter, f"{before}{AFTER}{number}")
    letters = unicodedata.normalize("NFKD", words)
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).casefold()
