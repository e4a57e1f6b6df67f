"""Spellings that mean the same, made the same: width, case, spacing, quotation marks and dashes.

Built on Unicode compatibility decomposition (UAX #15, NFKD) and full case folding. Each folded
character remembers the original character it came from, so that a match is reported in the original.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from .characters import joins_word

_ALIKE = {
    **dict.fromkeys("“”„‟«»「」『』", '"'),
    **dict.fromkeys("‘’‚‛′`", "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("•‧・∙", "·"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
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
    folded: list[tuple[str, int]] = []
    space: int | None = None
    for offset, character in enumerate(text):
        if character.isspace():
            space = offset if folded else None
            continue
        letters = _fold_character(character, keep_case)
        if not letters:
            continue
        if space is not None and joins_word(folded[-1][0]) and joins_word(letters[0]):
            folded.append((" ", space))
        space = None
        folded += [(letter, offset) for letter in letters]
    return Folded("".join(letter for letter, _ in folded), tuple(offset for _, offset in folded))


def _fold_character(character: str, keep_case: bool) -> str:
    alike = _ALIKE.get(character)
    if alike is not None:
        return alike
    plain = unicodedata.normalize("NFKD", character)
    plain = "".join(_ALIKE.get(letter, letter) for letter in plain if not letter.isspace())
    return plain if keep_case else unicodedata.normalize("NFKD", plain.casefold())
