"""Spellings that mean the same, made the same, by the table of `equivalents`.

Each folded character remembers the original character it came from, so that a match is reported in the
original. docs/assets/fold.js does in the browser what `fold(text, typed=True)` does here, with the table of
`for_browser`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from .equivalents import LONG_SIGNS, RADICALS, SIGNS, regional, traditional
from .scripts import UNSPACED, VOWEL_SIGNS, is_accent, is_ignorable, is_unspaced, joins_word

_TABLE = SIGNS | RADICALS | LONG_SIGNS
_CASES = "ßẞςſ"
"""Letters of which a full case folding makes others than JavaScript's small letters are."""


DOTS = ".·"
"""What may stand between the parts of a foreign name."""
MOST_KEPT = 20_000
"""Texts whose folding is remembered: several rules ask for that of the same forms."""
_SPECIAL = "\0"
"""Stands for a character that does not fold to exactly one other."""
_LETTER = "[^\\W" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in UNSPACED) + "]"
_RUN = re.compile(f"[^\0 ]+(?:(?<={_LETTER}) (?={_LETTER})[^\0 ]+)*|[\0 ]+")
"""What is taken as it is, spaces between words of a spaced script included; what is looked at one by one."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text; `origins[i]` is the offset in `source` of the original character behind `text[i]`."""

    text: str
    origins: Sequence[int]
    source: str
    simple: bool = False
    """Whether each character folded to one, and only white space to none: then no match splits any."""

    def original(self, start: int, end: int) -> tuple[int, int] | None:
        """The original stretch behind `text[start:end]`, or None if it would split a character.

        Marks that count for nothing, such as Arabic vowel signs, stay with the letter before them.
        """
        first, last = self.origins[start], self.origins[end - 1]
        if start > 0 and self.origins[start - 1] == first:
            return None
        if end < len(self.origins) and self.origins[end] == last:
            return None
        stop = last + 1
        while stop < len(self.source) and _is_silent_mark(self.source[stop]):
            stop += 1
        return first, stop


def fold(text: str, *, keep_case: bool = False, typed: bool = False) -> Folded:
    """Fold a text. White space stays, as one space, only between two words of a spaced script.

    `typed` is for what readers type into a box: it also leaves out accents, and the dot between the parts of
    a foreign name (凯瑟琳·阿什顿) or any other dot between two characters of an unspaced script.
    """
    return _fold_typed(text, keep_case) if typed else _fold_text(text, keep_case)


@lru_cache(MOST_KEPT)
def _fold_text(text: str, keep_case: bool) -> Folded:
    """Stretches in which each character folds to one are taken whole: nearly all of a text."""
    quick = text.translate(_TABLES[keep_case])
    if quick[:1] not in " \0" and _RUN.fullmatch(quick):
        return Folded(quick, range(len(quick)), text, simple=True)
    pieces: list[str] = []
    origins: list[int] = []
    space: int | None = None
    simple = True
    for run in _RUN.finditer(quick):
        start, end = run.span()
        special = quick[start] in " \0"
        for at in range(start, end) if special else (start,):
            folded, is_space = _fold_character(text[at], keep_case, False) if special else (run[0], False)
            simple = simple and (is_space or not special)
            if is_space:
                space = at
            elif folded:
                if space is not None and pieces and joins_word(pieces[-1][-1]) and joins_word(folded[0]):
                    pieces.append(" ")
                    origins.append(space)
                space = None
                origins += [at] * len(folded) if special else range(start, end)
                pieces.append(folded)
    return Folded("".join(pieces), tuple(origins), text, simple)


def _fold_typed(text: str, keep_case: bool) -> Folded:
    letters: list[str] = []
    origins: list[int] = []
    space: int | None = None
    for offset, character in enumerate(text):
        folded, is_space = _fold_character(character, keep_case, True)
        if is_space:
            space = offset
        for letter in folded:
            if letters and (space is not None or letters[-1] in DOTS):
                if space is not None and joins_word(letters[-1]) and joins_word(letter):
                    letters.append(" ")
                    origins.append(space)
                elif len(letters) > 1 and _is_dot_in_name(letters[-2], letters[-1], letter):
                    letters.pop()
                    origins.pop()
            space = None
            letters.append(letter)
            origins.append(offset)
    return Folded("".join(letters), tuple(origins), text)


class _Table(dict[int, str]):
    """For `str.translate`: what each character folds to, looked up when it is first met."""

    def __init__(self, keep_case: bool) -> None:
        super().__init__({ord(" "): " "})
        self.keep_case = keep_case

    def __missing__(self, point: int) -> str:
        folded, _ = _fold_character(chr(point), self.keep_case, False)
        self[point] = folded if len(folded) == 1 else _SPECIAL
        return self[point]


_TABLES = {keep_case: _Table(keep_case) for keep_case in (False, True)}


def for_browser(texts: Iterable[str]) -> dict[str, Any]:
    """The table as fold.js takes it, without characters that no reader of these texts can mean.

    `pairs` is one string, for each pair a character and the one that stands for it; `cases` the signs that
    fold to several; `silent`, `accents` and `unspaced` are insides of classes of a regular expression;
    `regional` are words of other regions, each with the one that these texts have.
    """
    folded = "\n".join(fold(text, typed=True).text for text in texts)
    elsewhere = [(word, own) for word, own in regional().items() if own in folded]
    met = set(folded).union(*(word for word, _ in elsewhere))
    pairs = SIGNS | RADICALS | {old: new for old, new in traditional().items() if new in met}
    return {
        "pairs": "".join(old + new for old, new in sorted(pairs.items())),
        "cases": {letter: _fold_character(letter, False, True)[0] for letter in (*_CASES, *LONG_SIGNS)},
        "silent": _ranges(is_ignorable),
        "accents": _ranges(is_accent),
        "regional": elsewhere,
        "unspaced": "".join(f"\\u{{{first:x}}}-\\u{{{last:x}}}" for first, last in UNSPACED),
    }


def _ranges(wanted: Callable[[str], bool]) -> str:
    """The characters of which something is true, as the inside of a class of a regular expression."""
    points = {point for point in (*range(0x10000), *range(0xE0000, 0xE0200)) if wanted(chr(point))}
    starts = sorted(point for point in points if point - 1 not in points)
    ends = sorted(point for point in points if point + 1 not in points)
    return "".join(f"\\u{{{a:x}}}-\\u{{{b:x}}}" for a, b in zip(starts, ends, strict=True))


@cache
def _fold_character(character: str, keep_case: bool, typed: bool) -> tuple[str, bool]:
    """What a character folds to, and whether it is white space. Texts repeat few characters: remembered."""
    if character.isspace():
        return "", True
    if is_ignorable(character):
        return "", False
    letters = _plain(character)
    if not keep_case:
        letters = _plain(letters.casefold())
    if typed:
        letters = "".join(letter for letter in letters if not is_accent(letter))
    return "".join(traditional().get(letter, letter) for letter in letters), False


def _plain(letters: str) -> str:
    decomposed = unicodedata.normalize("NFKD", "".join(_TABLE.get(letter, letter) for letter in letters))
    return "".join(
        _TABLE.get(letter, letter)
        for letter in decomposed
        if not letter.isspace() and not is_ignorable(letter)
    )


def _is_dot_in_name(before: str, dot: str, after: str) -> bool:
    left, right = is_unspaced(before), is_unspaced(after)
    if dot == ".":
        return left and right
    return dot == "·" and ((left and _is_letter(after)) or (right and _is_letter(before)))


def _is_letter(character: str) -> bool:
    return joins_word(character) or is_unspaced(character)


def _is_silent_mark(character: str) -> bool:
    return character in VOWEL_SIGNS or (is_ignorable(character) and unicodedata.category(character) == "Mn")
