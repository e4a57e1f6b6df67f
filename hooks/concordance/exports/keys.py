"""The keys by which the lookup finds a name: its folded spelling, its pinyin, its initials.

A key holds no spaces. A capital letter begins each word or syllable, so that `LianHeGuo` is found by
`lianheguo` and by `heguo`, but not by `anhe`. The browser folds what a reader types in the same way, with
the table of `folding_table`, one character for one.
"""

from __future__ import annotations

import itertools
import unicodedata
from collections.abc import Iterable
from functools import cache

from opencc import OpenCC
from pypinyin import Style, lazy_pinyin

from ..language.scripts import is_unspaced

_ALIKE = dict(zip("“”„‟«»「」『』‘’‚‛′‐‑‒–—―−•‧・∙", '""""""""""\'\'\'\'\'-------····', strict=True))
_HAN = (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000))
# General Chinese first: the regional tables only add their own variants.
_SCRIPTS = ("t2s", "tw2s", "hk2s")


@cache
def _simplified() -> dict[str, str]:
    """Every traditional character that has one simplified counterpart, and the counterpart."""
    found: dict[str, str] = {}
    for script in _SCRIPTS:
        # A line for each character, so that no two of them are taken for a phrase.
        lines = OpenCC(script).convert("\n".join(map(chr, _HAN))).split("\n")
        for point, simple in zip(_HAN, lines, strict=True):
            if len(simple) == 1 and simple != chr(point) and ord(simple) <= 0xFFFF:
                found.setdefault(chr(point), simple)
    return found


@cache
def fold_character(character: str) -> str:
    """One character without width, case, marks and tradition; still one character."""
    character = _ALIKE.get(character, character)
    letters = unicodedata.normalize("NFKD", character)
    plain = "".join(c for c in letters if not unicodedata.category(c).startswith("M")).lower()
    plain = plain if len(plain) == 1 else character
    return _simplified().get(plain, plain)


def fold(text: str) -> str:
    """A text in which spellings that mean the same are the same, as long as it was."""
    return "".join(map(fold_character, text))


def folding_table(texts: Iterable[str]) -> str:
    """Pairs of characters, as one string: what a reader may type, and the character of the texts it means."""
    met = {fold_character(c) for text in texts for c in text}
    pairs = sorted((old, new) for old, new in (_simplified() | _ALIKE).items() if new in met)
    return "".join(itertools.chain.from_iterable(pairs))


def words(text: str) -> list[str]:
    """The folded words of a text, cut where Chinese meets Latin letters or digits."""

    def sort(character: str) -> str:
        if not character.isalnum():
            return ""
        return "unspaced" if is_unspaced(character) else "spaced"

    groups = itertools.groupby(fold(text), key=sort)
    return ["".join(letters) for kind, letters in groups if kind]


def spelling(name: str) -> str:
    """The key for a name as it is written: `HighLevelCommitteeOnProgrammes`."""
    return "".join(map(_capital, words(name)))


def pinyin(name: str) -> str:
    """The key for a Chinese name as it sounds, without tones: `LianHeGuo`. Empty for other names."""
    return "".join(map(_capital, _syllables(name)))


def initials(name: str) -> str:
    """The key for the first letters of a Chinese name's syllables: `LHG`. Empty for other names."""
    latin = {word for word in words(name) if not is_unspaced(word[0])}
    return "".join(s.upper() if s in latin else s[0].upper() for s in _syllables(name))


def _syllables(name: str) -> list[str]:
    pieces = words(name)
    if not any(is_unspaced(piece[0]) for piece in pieces):
        return []
    # The whole name at once: the reading of 长, 行 or 重 depends on its neighbours. ü is typed as v or u.
    found = lazy_pinyin(" ".join(pieces), style=Style.NORMAL)
    syllables = [part for each in found for part in each.split()]
    return [s if s in pieces else fold(s).replace("v", "u") for s in syllables]


def _capital(word: str) -> str:
    first = word[0].upper()
    return (first if len(first) == 1 else word[0]) + word[1:]
