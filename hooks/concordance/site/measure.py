"""How wide words may become in a picture that is drawn before anybody knows the font.

The widths are those of the widest common faces of the site's stack (Verdana is left out, Segoe UI, Roboto,
Helvetica and Noto Sans are in), rounded up: a label may come out narrower than it is taken for, never wider.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache

NARROW = frozenset("iIjl.,:;'’‘!|()[] \u00a0ftr-/·")
WIDE = frozenset("mwMW@%—")


def width(words: str, size: float) -> float:
    """The most that words take up in one line, in the unit of `size`, the size of the letters."""
    return sum(map(_advance, words)) * size


def lines(words: str, size: float, room: float) -> list[str]:
    """Words broken into lines no wider than `room`; a word that is wider by itself stands alone, broken."""
    found: list[str] = []
    line = ""
    for piece in _pieces(words):
        if line and width((line + piece).rstrip(), size) > room:
            found.append(line.rstrip())
            line = ""
        line += piece.lstrip() if not line else piece
        while width(line.rstrip(), size) > room and len(line) > 1:
            fits = max(n for n in range(1, len(line)) if n == 1 or width(line[:n], size) <= room)
            found.append(line[:fits])
            line = line[fits:]
    return [*found, line.rstrip()] if line.strip() else found


def balanced(words: str, size: float, room: float) -> list[str]:
    """The same, in lines that are about as long as each other: as many as needed, none of them a rest."""
    found = lines(words, size, room)
    while len(found) > 1 and room > size * 4:
        room -= size / 2
        closer = lines(words, size, room)
        if len(closer) > len(found):
            break
        found = closer
    return found


@cache
def _advance(character: str) -> float:
    if unicodedata.combining(character):
        return 0
    if unicodedata.east_asian_width(character) in "WF" or character in "“”‘’—…《》":
        # A Chinese face draws these marks as wide as a character, a Latin one does not.
        return 1.0
    if character in NARROW:
        return 0.4
    if character in WIDE:
        return 0.95
    return 0.72 if character.isupper() else 0.61


def _pieces(words: str) -> Iterator[str]:
    """What a line may end after: a word with its space, a hyphen, or a character of an unspaced script."""
    piece = ""
    for here, following in zip(words, [*words[1:], ""], strict=True):
        piece += here
        is_wide = unicodedata.east_asian_width(here) in "WF"
        may_end = here in " -–/" or is_wide or (following and unicodedata.east_asian_width(following) in "WF")
        if may_end and following not in (*CLOSING, " ") and here not in OPENING:
            yield piece
            piece = ""
    if piece:
        yield piece


OPENING = tuple("《“‘（「『(〈[")
CLOSING = tuple("》”’）」』)〉],.;:!?，。；：！？、·—\u00a0")
