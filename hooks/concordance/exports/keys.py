"""The keys by which the lookup finds a name: its folded spelling, its pinyin, its initials.

A key holds no spaces. A capital letter begins each word or syllable, so that `LianHeGuo` is found by
`lianheguo` and by `heguo`, but not by `anhe`. What a reader types is folded alike, and has no capitals.
"""

from __future__ import annotations

import itertools
import re
import unicodedata

from ..language.folding import fold
from ..language.inflection import vary
from ..language.pinyin import HAN, spoken, syllables
from ..language.scripts import extends, is_unspaced

_OTHER_LETTERS = re.compile("[\u0370-\uffff](?<![\u1e00-\u1fff\u2000-\u206f\ua780-\ua7ff])")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")


def words(text: str) -> list[str]:
    """The folded words of a text, cut where Chinese meets Latin letters or digits."""
    return _runs(fold(text, typed=True).text)


def compounds(text: str) -> list[str]:
    """The folded words of a text that are written with hyphens, without them: policymaking."""
    return ["".join(words(found)) for found in _COMPOUND.findall(fold(text, typed=True).text)]


def spelling(name: str) -> str:
    """The key for a name as it is written: `HighLevelCommitteeOnProgrammes`."""
    return "".join(map(_capital, map(vary, words(name))))


def pinyin(name: str, reading: str = "") -> str:
    """The key for a Chinese name as it sounds, without tones: `LianHeGuo`. Empty for other names.

    `reading` is what its author says it sounds like, `zeng yi` for 曾毅.
    """
    return "".join(map(_capital, _syllables(name, reading)))


def initials(name: str, reading: str = "") -> str:
    """The key for the first letters of a Chinese name's syllables: `LHG`. Empty for other names."""
    latin = {word for word in words(name) if not is_unspaced(word[0])}
    return "".join(s.upper() if s in latin else s[0].upper() for s in _syllables(name, reading))


def starts(key: str) -> list[int]:
    """Where in a key a word begins, or a character of an unspaced script."""
    return [
        at
        for at, letter in enumerate(key)
        if at == 0 or letter != letter.lower() or (is_unspaced(letter) and not extends(letter))
    ]


def _syllables(name: str, reading: str) -> list[str]:
    """The syllables of a name that has Chinese characters, and its other words between them.

    The sound is asked of the characters as written: folded, 著作 would be 着作, and no word.
    """
    runs = _runs(name)
    if not any(is_unspaced(run[0]) for run in runs):
        return []
    latin = set(words(" ".join(run for run in runs if not is_unspaced(run[0]))))
    # The whole name at once: the reading of 长, 行 or 重 depends on its neighbours.
    if reading and HAN.search(name):
        return [sound if sound in latin else sound.replace("v", "u") for sound in _read_aloud(reading)]
    found = syllables(" ".join(runs))
    sounds = [word for part in found for word in words(part) if not is_unspaced(word[0])]
    # ü is typed as v or u.
    return [sound if sound in latin else sound.replace("v", "u") for sound in sounds]


def _read_aloud(reading: str) -> list[str]:
    """The syllables that an author wrote; where they are no pinyin, such as kana, its folded words."""
    return spoken(reading) if reading.isascii() or not _OTHER_LETTERS.search(reading) else words(reading)


def _runs(text: str) -> list[str]:
    """The words of a text, cut where an unspaced script meets a spaced one."""

    def sort(character: str) -> str:
        if not character.isalnum() and not unicodedata.category(character).startswith("M"):
            return ""
        return "unspaced" if is_unspaced(character) else "spaced"

    return ["".join(letters) for kind, letters in itertools.groupby(text, key=sort) if kind]


def _capital(word: str) -> str:
    first = word[0].upper()
    return (first if len(first) == 1 else word[0]) + word[1:]
