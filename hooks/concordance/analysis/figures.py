"""Finds the figures, dates, percentages and document symbols of a sentence that its pair lacks.

Compared are the values, each once: 2024年3月 holds 2024 and 3, as March 2024 does. Where the number words of
a language are not known, only numbers in digits are compared with it, and of these the greater ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..codes import Code
from ..language.numerals import Figure
from ..language.writings import writing_of
from ..model import Position, RichText
from .counterparts import Kept
from .pairs import Stretch

NOTE = re.compile(r"[\[［【]\^[^\]］】\[［【]*[\]］】]")
WRITTEN_OUT = 12
"""The greatest number that is often written as a word."""


@dataclass(slots=True)
class Figures:
    """Finds figures, and reads each text once."""

    code: Code = "figures-differ"
    known: dict[tuple[str, Position], list[Figure]] = field(default_factory=dict)

    def wanting(self, position: Position, here: Stretch, there: Stretch) -> list[Kept]:
        """The figures here that have no counterpart there."""
        ours = [figure for figure in self._read(position, here) if figure.firm]
        values = {figure.value for figure in self._read(position, there)} if ours else set()
        wanting = [f for f in ours if f.value not in values and _is_wanted(f, there.language)]
        hints = _hints(there, here.language) if wanting else ()
        return [Kept(f.value, f.start, f.end) for f in wanting if f.value not in hints]

    def _read(self, position: Position, stretch: Stretch) -> list[Figure]:
        key = stretch.language, position
        if key not in self.known:
            numerals = writing_of(stretch.language).numerals
            self.known[key] = numerals.figures(without_addresses(stretch.text))
        return [figure for figure in self.known[key] if stretch.holds(figure.start)]


def _is_wanted(figure: Figure, language: str) -> bool:
    """Whether a figure would be seen in a language."""
    if writing_of(language).numerals.knows_words:
        return True
    return not figure.spelled and (not figure.value.isdecimal() or int(figure.value) > WRITTEN_OUT)


def _hints(stretch: Stretch, other: str) -> set[str]:
    """What else may be a figure in a stretch, also to the other language, which it may quote."""
    plain = without_addresses(stretch.text)[slice(*stretch.span)]
    readers = {id(n): n for n in (writing_of(code).numerals for code in (stretch.language, other))}
    return {figure.value for numerals in readers.values() for figure in numerals.hints(plain)}


def without_addresses(text: RichText) -> str:
    """The words of a text, with spaces in the place of code, of addresses, and of notes written wrongly."""
    plain = text.plain
    for style in text.styles:
        if style.kind == "code" or style.url == plain[style.start : style.end]:
            plain = plain[: style.start] + " " * (style.end - style.start) + plain[style.end :]
    return NOTE.sub(lambda match: " " * len(match[0]), plain) if "^" in plain else plain
