"""Spellings that mean the same, made the same: width, case, spacing, quotation marks and dashes.

Built on Unicode compatibility decomposition (UAX #15, NFKD) and full case folding. Each folded
character remembers the original character it came from, so that a match is reported in the original.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from .radicals import RADICALS
from .scripts import is_ignorable, joins_word

_ALIKE = {
    **dict.fromkeys("“”„‟«»「」『』″〝〞〟", '"'),
    **dict.fromkeys("‘’‚‛′`ʼ", "'"),
    **dict.fromkeys("‐‑‒–—―−─", "-"),
    "⸺": "--",
    "⸻": "---",
    **dict.fromkeys("•‧・∙", "·"),
    **dict.fromkeys("⁄∕", "/"),
}


_SPECIAL = "\0"
"""Stands for a character that does not fold to exactly one other."""
_RUN = re.compile(r"[^\0]+|\0+")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `origins[i]` is the offset of the original character behind `text[i]`.

    `halves` holds the positions that lie inside what one original character became, such as a ligature.
    """

    text: str
    origins: tuple[int, ...]
    halves: frozenset[int] = frozenset()

    def original(self, start: int, end: int) -> tuple[int, int] | None:
        """The original stretch behind `text[start:end]`, or None if it would split a character."""
        if start in self.halves or end in self.halves:
            return None
        return self.origins[start], self.origins[end - 1] + 1


def fold(text: str, *, keep_case: bool = False) -> Folded:
    """Fold a text. White space stays, as one space, only between two words of a spaced script.

    Stretches in which each character folds to one are taken whole: nearly all of a text.
    """
    pieces: list[str] = []
    origins: list[int] = []
    halves: list[int] = []
    space: int | None = None
    quick = text.translate(_TABLES[keep_case])
    for run in _RUN.finditer(quick):
        start, end = run.span()
        special = quick[start] == _SPECIAL
        for at in range(start, end) if special else (start,):
            folded, is_space = _fold_character(text[at], keep_case) if special else (run[0], False)
            if is_space:
                space = at
            elif folded:
                if space is not None and pieces and joins_word(pieces[-1][-1]) and joins_word(folded[0]):
                    pieces.append(" ")
                    origins.append(space)
                space = None
                if special:
                    halves += range(len(origins) + 1, len(origins) + len(folded))
                    origins += [at] * len(folded)
                else:
                    origins += range(start, end)
                pieces.append(folded)
    return Folded("".join(pieces), tuple(origins), frozenset(halves))


class _Table(dict[int, str]):
    """For `str.translate`: what each character folds to, looked up when it is first met."""

    def __init__(self, keep_case: bool) -> None:
        super().__init__()
        self.keep_case = keep_case

    def __missing__(self, point: int) -> str:
        folded, is_space = _fold_character(chr(point), self.keep_case)
        self[point] = folded if len(folded) == 1 and not is_space else _SPECIAL
        return self[point]


_TABLES = {keep_case: _Table(keep_case) for keep_case in (False, True)}


@cache
def _fold_character(character: str, keep_case: bool) -> tuple[str, bool]:
    """What a character folds to, and whether it is white space. Texts repeat few characters: remembered."""
    if character.isspace():
        return "", True
    if is_ignorable(character):
        return "", False
    if character in _ALIKE:
        return _ALIKE[character], False
    plain = _plain(RADICALS.get(character, character))
    return plain if keep_case else _plain(plain.casefold()), False


def _plain(letters: str) -> str:
    decomposed = unicodedata.normalize("NFKD", letters)
    return "".join(_ALIKE.get(letter, letter) for letter in decomposed if not letter.isspace())
