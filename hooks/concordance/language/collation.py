"""The order in which readers look names up."""

from __future__ import annotations

import unicodedata

from pypinyin import Style, lazy_pinyin


def sortable(name: str, reading: str = "") -> str:
    """A key that sorts a name by its letters, and Chinese characters by their pinyin with tone numbers.

    `reading` is what the name sounds like where that is known better.
    """
    syllables = reading.split() or lazy_pinyin(name, style=Style.TONE3, neutral_tone_with_five=True)
    letters = unicodedata.normalize("NFKD", " ".join(syllables))
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return plain.casefold()
