"""What the program must know of a language; all else it takes from Unicode and CLDR by the language's tag.

Script, direction and what folds to what are told by the characters (`scripts.py`, `folding.py`); plural rules
and names of languages by CLDR (`plurals.py`, `names.py`). Everything here may be left out: without it,
sentences end at each stop before a capital, names sort by their letters, words are looked for as they stand,
and figures are digits.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .numerals import DIGITS_ONLY, Numerals


@dataclass(frozen=True, slots=True, kw_only=True)
class Writing:
    """How a language is written: words with spaces between them are given as one text."""

    before_number: str = ""
    """Abbreviations whose stop ends no sentence before a number (p. 3, Art. 5): modern art. It …"""
    before_name: str = ""
    """Those before a name (Dr. Who), with the capital that they have there."""
    inside: str = ""
    """Those that never end a sentence: e.g., vgl., т. е."""
    either: str = ""
    """Those that may: etc., Inc., U.N.; they do where a word of `beginning` follows. One with a capital is
    meant with it: Mass., not mass."""
    before_word: str = ""
    """Words before which a number is an ordinal: 10. Dezember."""
    beginning: str = ""
    """Words that often begin a sentence."""
    names: str = ""
    """Of these, those that are names or parts of one, too: J. He, M. Le Pen."""
    words: str = ""
    """Of the abbreviations before a number, those that are words of their own."""
    variants: tuple[tuple[str, str], ...] = ()
    """Letters with two spellings, as in organisation and organization: a pattern, and the letter."""
    endings: tuple[tuple[str, str], ...] = ()
    """Patterns of the endings that words lose one after another; forms that come out equal belong together.

    Patterns here are regular expressions as JavaScript has them.
    """
    plurals: tuple[tuple[str, str], ...] = ()
    """How a plural ends, and what its singular ends in; the first pattern that fits a word holds."""
    irregular: str = ""
    """Forms that no rule joins, groups parted by commas; a star keeps the rules off."""
    by_sound: bool = False
    """Whether names sort by the sound of their Chinese characters."""
    articles: str = ""
    """Words before a name that do not belong to it: a reader may write “the General Assembly”."""
    letters: Mapping[str, str] = field(default_factory=dict)
    """Letters with an accent that come after another letter in the alphabet, not with it: ñ after n."""
    numerals: Numerals = DIGITS_ONLY
    """How figures are written; where only digits are known, number words are taken for no figures."""
    places: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """What readers write for a numbered paragraph, page, note or section, without spaces and points."""


PLAIN = Writing()
"""A language of which nothing is known."""
