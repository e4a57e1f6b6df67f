"""Signs in a YAML file that look like those of YAML, and are words to it.

An input method for Chinese writes a comma, a colon, a bracket, a dash or a space that YAML does not know:
three names become one, which no text holds, and nothing is wrong with the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..language.scripts import closes_up

Kind = Literal["full-width-comma", "yaml-look-alike", "odd-space"]
WIDE_COMMA = re.compile("[，﹐︐、﹑､︑；﹔︔;｜|،]|(?<=[\u3400-\u9fff])(?:[。｡]|\u3000+)(?=[\u3400-\u9fff])")
"""What parts names for a reader and not for YAML. A name that holds one is put into quotation marks."""
COMMA = re.compile(r",(?:(?=\S)(?!(?<=\d,)\d)|$|(?=[ \t]))")
"""A comma of YAML where nothing is in brackets; those within numbers are none."""
PAIRS = (("“", "”"), ("「", "」"), ("《", "》"), ("(", ")"), ("（", "）"))
ODD_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
KEY = "[A-Za-z_][A-Za-z0-9_-]*"
MARKS = "-－–—−‐‑•·●○＊・"
LINE = re.compile(
    rf"""
      ^[ ]*(?P<indent>[{ODD_SPACES}])
    | ^[ ]*-?(?P<mark>[{MARKS[1:]}])[{ODD_SPACES} ]*(?=\S)
    | ^[ ]*-(?P<behind>[{ODD_SPACES}])
    | ^[ ]*(?:-[ ]+)?{KEY}[ ]?(?P<colon>[：﹕︰∶])
    | [{{,][ ]*{KEY}[ ]?(?P<colon_within>[：﹕︰∶])
    | ^[ ]*(?:-[ ]+)?{KEY}:(?P<after>[{ODD_SPACES}])
    | (?:{KEY}:|^[ ]*-)[ ]*(?P<opening>[［【｛“”＂「『])
    | (?P<closing>[］】｝])[ \t]*[,，}}\]]*[ \t]*(?:[#＃].*)?$
    | [{ODD_SPACES} ](?P<comment>＃)
    | (?:{KEY}:|[{{[,]|^[ ]*-)[ ]*"[^"]*?(?P<end>[“”＂])[ ]*[,}}\]]?
    """,
    re.VERBOSE,
)
"""A line of which YAML makes something else than its author. The first group that is found is at fault."""
INSTEAD = {"［": "[", "【": "[", "｛": "{", "］": "]", "】": "]", "｝": "}", "＃": "#"}
GONE_ON = re.compile(rf"\n[ ]*(?:-[ ]+)?{KEY}(?P<sign>[：﹕︰∶])")
"""A later line of a value that was meant as a key."""
LISTED_ON = re.compile(rf"\n[ ]*(?P<sign>[{MARKS}])(?=[{ODD_SPACES} ]*\S)")
"""A later line of a value that was meant as the next of a list."""
NOT_KEY = re.compile(rf"{KEY}[ ]?(?P<sign>[：﹕︰∶])")
IN_VALUES = frozenset({"opening", "closing", "end", "comment"})
"""The groups of LINE whose signs may stand in a value rightly."""
MOST_LINES = 40
"""How far back from where YAML gave up the sign is looked for."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A sign at an offset of the text, what its problem is called, and what belongs in its place."""

    at: int
    kind: Kind
    sign: str
    instead: str = ""


def parting_comma(words: str) -> re.Match[str] | None:
    """The first sign in a name without quotation marks that parts two, or None.

    A comma and a space belong to names in Latin letters ("Safe, Secure and Trustworthy"), where a Chinese
    character stands on neither or one side of them.
    """
    found = [match for match in COMMA.finditer(words) if _parts(words, match)]
    wide = WIDE_COMMA.search(words)
    return min(filter(None, (wide, *found[:1])), key=lambda match: match.start(), default=None)


def _parts(words: str, comma: re.Match[str]) -> bool:
    before, after = words[: comma.start()].rstrip()[-1:], words[comma.end() :].lstrip()[:1]
    if words[comma.end() : comma.end() + 1] in (" ", "\t"):
        return bool(before and after) and closes_up(before) and closes_up(after)
    return True


def is_cut(words: str) -> bool:
    """Whether words in a list in brackets are half of a quotation or a parenthesis, as in [“a, b”]."""
    return words.count('"') % 2 == 1 or any(words.count(a) != words.count(b) for a, b in PAIRS)


def slip_of_name(source: str) -> Slip | None:
    """The sign in a name without quotation marks that its author meant for YAML, or None."""
    if found := NOT_KEY.match(source):
        return Slip(found.start("sign"), "yaml-look-alike", found["sign"], ":")
    if found := LISTED_ON.search(source):
        return Slip(found.start("sign"), "yaml-look-alike", found["sign"], "- ")
    if found := parting_comma(source):
        return Slip(found.start(), "full-width-comma", found[0])
    return None


def key_within(source: str) -> Slip | None:
    """A line in words over several lines that was meant as a key of its own."""
    found = GONE_ON.search(source)
    return Slip(found.start("sign"), "yaml-look-alike", found["sign"], ":") if found else None


def look_alike(text: str, first: int, last: int, *, in_brackets: bool) -> Slip | None:
    """The first such sign on the lines between two offsets of a text that is no YAML.

    Brackets and quotation marks of print stand in values rightly. They are at fault only on the last line,
    over which YAML stumbles, or where it is still looking for the end of a list `in_brackets`.
    """
    start = text.rfind("\n", 0, first) + 1
    lines = list(_lines(text, start, max(last, start)))[-MOST_LINES:]
    for at, line in lines:
        found = LINE.search(line)
        if found and (at == lines[-1][0] or in_brackets or found.lastgroup not in IN_VALUES):
            return _slip(found, at)
    return None


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    for line in text[start:end].split("\n"):
        yield start, line
        start += len(line) + 1


def _slip(found: re.Match[str], start: int) -> Slip:
    group = str(found.lastgroup)
    at, sign = start + found.start(group), found[group]
    if group in ("indent", "behind", "after"):
        return Slip(at, "odd-space", f"U+{ord(sign):04X}")
    instead = {"mark": "- ", "colon": ":", "colon_within": ":"}.get(group, INSTEAD.get(sign, '"'))
    return Slip(at, "yaml-look-alike", sign, instead)
