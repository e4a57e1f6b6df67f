"""The order in which readers look names up."""

from __future__ import annotations

import unicodedata

from . import pinyin


def sortable(name: str, reading: str = "") -> str:
    """A key that sorts a name by its letters, and Chinese characters by their pinyin with tone numbers.

    `reading` is what the name sounds like where that is known better.
    """
    syllables = reading.split() or pinyin.syllables(name, tones=True)
    letters = unicodedata.normalize("NFKD", " ".join(syllables))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return plain.casefold()
