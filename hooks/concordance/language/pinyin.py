"""How Chinese sounds (through pypinyin)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any

from .scripts import is_unspaced

HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff〇]")
"""A character that has pinyin; docs/assets/pinyin.js counts the same ones."""
RUN = re.compile(f"{HAN.pattern}+")
PIECE = re.compile(f"{HAN.pattern}|[^{HAN.pattern[1:]}+")
WITHOUT_SANDHI = {"一": "yī", "不": "bù"}
"""How they sound by themselves, whatever follows: a dictionary writes yīdìng, although one says yídìng."""

SURNAMES = {
    "曾": "zeng1", "翟": "zhai2", "覃": "qin2", "缪": "miao4", "仇": "qiu2", "朴": "piao2",
    "阚": "kan4", "卜": "bu3", "佴": "nai4", "乜": "nie4",
    "单": "shan4", "解": "xie4", "查": "zha1", "盖": "ge3", "乐": "yue4", "万俟": "mo4 qi2",
}  # fmt: skip
"""Surnames that sound unlike the same characters in other words."""
SELDOM_ELSE = "曾翟覃缪仇朴阚卜佴"
"""Of these, those that seldom begin another word."""
RARE = {
    "区": "ou1", "员": "yun4", "种": "chong2", "繁": "po2", "折": "she2", "黑": "he4", "任": "ren2",
    "隗": "wei3", "祭": "zhai4", "能": "nai4", "句": "gou1", "召": "shao4", "都": "du1", "郇": "xun2",
    "谌": "shen4",
}  # fmt: skip
"""Surnames that are rarer than other words with the same character."""
MARKS = {"1": "\u0304", "2": "\u0301", "3": "\u030c", "4": "\u0300"}


_WITHOUT_MEDIAL = "a|ai|an|ang|ao|e|ei|en|eng|ong|ou"
_ROUND = "u|ua|uai|uan|uang|ui|un|uo"
_FLAT = "i|ia|ian|iang|iao|ie|in|ing|iong|iu"
_LIPS = "a|ai|an|ang|ao|ei|en|eng|i|ian|iao|ie|in|ing|o|ou|u"
SYLLABLE = re.compile(
    rf"""
      (?:zh|[gkh])(?:{_WITHOUT_MEDIAL}|{_ROUND}|i(?<=zhi))
    | (?:ch|sh|[zcsr])(?:{_WITHOUT_MEDIAL}|{_ROUND}|i)
    | [dtnl](?:{_WITHOUT_MEDIAL}|{_FLAT}|u|uan|ui|un|uo|o|ve?)
    | [jqx](?:{_FLAT}|u|uan|ue|un)
    | [bpmf](?:{_LIPS}|e|iu)
    | y(?:a|an|ang|ao|e|i|in|ing|o|ong|ou|u|uan|ue|un)
    | w(?:a|ai|an|ang|ei|en|eng|o|u)
    | a|ai|an|ang|ao|e|ei|en|eng|er|o|ou|hm|hng|m|n|ng
    """,
    re.VERBOSE,
)
"""What a character may sound like, without tone and with ü as `v`: all syllables of pinyin (GB/T 16159),
and some that none has."""


def parted(reading: str) -> list[str]:
    """The syllables of a reading as somebody wrote them, lu: as lü, and xi'an as two."""
    return reading.replace("u:", "ü").replace("U:", "Ü").replace("'", " ").replace("’", " ").split()


def numbered(reading: str) -> str:
    """A reading with its tones, if it has any, as figures behind the syllables: lǚ bù is lv3 bu4."""
    found = []
    for syllable in parted(reading):
        letters = unicodedata.normalize("NFD", syllable.casefold()).replace("u\u0308", "v")
        tone = next((number for number, mark in MARKS.items() if mark in letters), "")
        found.append("".join(each for each in letters if not unicodedata.combining(each)) + tone)
    return " ".join(found)


def spoken(reading: str) -> list[str]:
    """The syllables of a reading without tones and with ü as `v`: lǚ bù, lü3 bu4 and lu:bu4 are lv, bu.

    What stands without a space stays one: whether `xian` is one syllable or two cannot be told, so that
    `xi'an` and `xi an` are two.
    """
    toneless = re.sub(r"(?<=[a-z])[0-5](?![0-9])", "", numbered(reading))
    return [part for part in re.split(r"[^a-z0-9]+", toneless) if part]


def syllables(text: str, *, tones: bool = False) -> list[str]:
    """The pinyin of each Chinese character of a text, and what stands between as it is; ü is `v`.

    With `tones` each syllable ends in the number of its tone, 5 being the neutral one. What looks like a
    person's name is read as one.
    """
    return list(_syllables(text, tones))


@cache  # every page with an entry asks for its name
def _syllables(text: str, tones: bool) -> tuple[str, ...]:
    # Its dictionaries take longer to load than a course to check, which needs none of them.
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    style = Style.TONE3 if tones else Style.NORMAL
    found: list[str] = lazy_pinyin(text, style=style, neutral_tone_with_five=tones)
    surname = _surname(text)
    if surname and (len(text) == len(surname) + 2 or surname in SELDOM_ELSE):
        found[: len(surname)] = _sounds(surname, tones=tones)
    return tuple(found)


def by_character(text: str) -> dict[int, str]:
    """Offset of each Chinese character of a text -> its pinyin with the mark of its tone, as in a dictionary.

    Characters that sound in several ways are read by the words around them, as far as pypinyin knows these.
    One that it does not know at all has no pinyin: an empty word.
    """
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    unknown: Any = lambda signs: [""] * len(signs)  # noqa: E731 # pypinyin takes a list, though it asks for a word
    found: dict[int, str] = {}
    for run in RUN.finditer(text):
        said = lazy_pinyin(run[0], style=Style.TONE, errors=unknown)
        for at, sign, syllable in zip(range(*run.span()), run[0], said, strict=True):
            found[at] = WITHOUT_SANDHI.get(sign, syllable)
    return found


def sounds_of(sign: str) -> list[str]:
    """Every way in which a character may sound, the most frequent first."""
    from pypinyin import Style, pinyin  # noqa: PLC0415

    found: list[str] = pinyin(sign, style=Style.TONE, heteronym=True)[0]
    return found


def without_tone(syllable: str) -> str:
    """A syllable without the mark of its tone: `lǜ` is `lü`."""
    parts = unicodedata.normalize("NFD", syllable)
    return unicodedata.normalize("NFC", "".join(each for each in parts if each not in MARKS.values()))


def as_a_name(text: str) -> list[str]:
    """The pinyin of a text, without tones, if it were a person's name; empty where it would be none."""
    surname = _surname(text, {**SURNAMES, **RARE})
    return [*_sounds(surname, tones=False), *syllables(text)[len(surname) :]] if surname else []


def written(text: str, reading: str = "", ruled: Mapping[int, str] = MappingProxyType({})) -> str:
    """The pinyin of a name with its tones, as in a dictionary for learners: Yī dài yī lù.

    `reading` is what its author says it sounds like; where that has no tones, they are those that go with
    the syllables. `ruled` are syllables that are known, by the offset of their characters. Empty for a name
    without Chinese characters.
    """
    han = [at for at, sign in enumerate(text) if is_unspaced(sign)]
    if not han:
        return ""
    said = [each.replace("ü", "v") if each[-1:].isdigit() else each for each in parted(reading)]
    found = _with_tones(text, said) if said else _ruled(text, syllables(text, tones=True), ruled)
    words = " ".join(_marked(each) for each in found)
    for sign, plain in _SIGNS.items():
        words = words.replace(sign, plain)
    words = " ".join(words.split())
    for sign in ",.:;)":
        words = words.replace(f" {sign}", sign)
    return words.replace("( ", "(")


_SIGNS = {
    "《": " ", "》": " ", "〈": " ", "〉": " ", "“": " ", "”": " ", "·": " ",
    "，": ", ", "、": ", ", "：": ": ", "；": "; ", "（": " (", "）": ") ",
}  # fmt: skip


def _surname(text: str, known: dict[str, str] = SURNAMES) -> str:
    """The surname with which a name of two to four characters begins, unless it begins with another word."""
    if not 2 <= len(text) <= 4 or not all(map(is_unspaced, text)):
        return ""
    from pypinyin.constants import PHRASES_DICT  # noqa: PLC0415

    surname = next((each for each in known if text.startswith(each) and len(text) > len(each)), "")
    first = text[: len(surname) + 1]
    is_word = any(text[:size] in PHRASES_DICT for size in range(len(first), len(text) + 1))
    return "" if is_word else surname


def _sounds(surname: str, *, tones: bool) -> list[str]:
    sounds = {**SURNAMES, **RARE}[surname].split()
    return sounds if tones else [sound.rstrip("12345") for sound in sounds]


def _ruled(text: str, found: list[str], ruled: Mapping[int, str]) -> list[str]:
    """The syllables of a text, and what stands between, with those that are known and without sandhi."""
    pieces = list(PIECE.finditer(text))
    if len(pieces) != len(found):
        return found
    return [
        ruled.get(piece.start(), WITHOUT_SANDHI.get(piece[0], syllable))
        for piece, syllable in zip(pieces, found, strict=True)
    ]


def _with_tones(text: str, said: Sequence[str]) -> list[str]:
    """The syllables of a reading, with the tones that the characters have where they sound so."""
    from pypinyin import Style, pinyin  # noqa: PLC0415

    han = [sign for sign in text if is_unspaced(sign)]
    if len(han) != len(said):
        return list(said)
    found = []
    for sign, syllable in zip(han, said, strict=True):
        choices = pinyin(sign, style=Style.TONE3, heteronym=True, neutral_tone_with_five=True)[0]
        own = [each for each in choices if each.rstrip("12345") == syllable.replace("ü", "v").casefold()]
        found.append(own[0] if own else syllable)
    return found


def _marked(syllable: str) -> str:
    """A syllable with the mark of its tone over the vowel that bears it: lü3 is lǚ."""
    tone = syllable[-1:]
    if tone not in "12345" or not syllable[:-1].isalpha() or not syllable.isascii():
        return syllable
    letters = syllable[:-1].replace("v", "ü")
    if tone == "5":
        return letters
    vowels = [at for at, letter in enumerate(letters) if letter in "aeiouü"]
    bearer = next((at for at in vowels if letters[at] in "ae"), None)
    if bearer is None:
        bearer = letters.index("o") if "ou" in letters else vowels[-1] if vowels else len(letters) - 1
    return unicodedata.normalize("NFC", f"{letters[: bearer + 1]}{MARKS[tone]}{letters[bearer + 1 :]}")
