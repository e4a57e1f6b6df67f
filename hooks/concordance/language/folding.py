"""Spellings that mean the same, made the same: width, case, spacing, quotation marks and dashes.

Built on Unicode compatibility decomposition (UAX #15, NFKD) and full case folding. Each folded
character remembers the original character it came from, so that a match is reported in the original.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import cache

from .scripts import is_ignorable, joins_word

_ALIKE = {
    **dict.fromkeys("“”„‟«»「」『』″", '"'),
    **dict.fromkeys("‘’‚‛′`", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("•‧・∙", "·"),
    **dict.fromkeys("⁄∕", "/"),
}


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `origins[i]` is the offset of the original character behind `text[i]`."""

    text: str
    origins: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int] | None:
        """The original stretch behind `text[start:end]`, or None if it would split a character."""
        first, last = self.origins[start], self.origins[end - 1]
        if start > 0 and self.origins[start - 1] == first:
            return None
        if end < len(self.origins) and self.origins[end] == last:
            return None
        return first, last + 1


def fold(text: str, *, keep_case: bool = False) -> Folded:
    """Fold a text. White space stays, as one space, only between two words of a spaced script."""
    letters: list[str] = []
    origins: list[int] = []
    space: int | None = None
    for offset, character in enumerate(text):
        folded, is_space = _fold_character(character, keep_case)
        if is_space:
            space = offset
        elif folded:
            if space is not None:
                if letters and joins_word(letters[-1]) and joins_word(folded[0]):
                    letters.append(" ")
                    origins.append(space)
                space = None
            letters.extend(folded)
            origins.extend([offset] * len(folded))
    return Folded("".join(letters), tuple(origins))


@cache
def _fold_character(character: str, keep_case: bool) -> tuple[str, bool]:
    """What a character folds to, and whether it is white space. Texts repeat few characters: remembered."""
    if character.isspace():
        return "", True
    if is_ignorable(character):
        return "", False
    if character in _ALIKE:
        return _ALIKE[character], False
    plain = _plain(character)
    return plain if keep_case else _plain(plain.casefold()), False


def _plain(letters: str) -> str:
    decomposed = unicodedata.normalize("NFKD", letters)
    return "".join(_ALIKE.get(letter, letter) for letter in decomposed if not letter.isspace())
