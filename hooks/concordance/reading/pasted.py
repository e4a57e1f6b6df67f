"""Characters that a text copied from a PDF file has in the place of others, and the text without them.

They look the same and are not: soft hyphens and other signs that show nothing, ligatures, radicals for
Chinese characters, letters whose accents stand apart, characters of a font's own (private use).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from ..language.equivalents import RADICALS
from ..language.scripts import closes_up
from ..model import Place, Problem

Kind = Literal["invisible", "ligature", "radical", "decomposed", "private"]
SUSPECT = re.compile(
    r"""
      (?P<always>[\u00ad\u200b\u2060-\u2064\u206a-\u206f\ufeff])
    | (?P<joiner>[\u180e\u200c\u200d])
    | (?P<direction>[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069])
    | (?P<line>[\u2028\u2029])
    | (?P<ligature>[\ufb00-\ufb4f\ufb50-\ufd3d\ufd50-\ufdef\ufe70-\ufefc])
    | (?P<radical>[\u2e80-\u2ef3\u2f00-\u2fd5\uf900-\ufad9\U0002f800-\U0002fa1d])
    | (?P<decomposed>[^\W\d_][\u0300-\u036f\u3099\u309a]+|[\u1100-\u115f][\u1160-\u11a7][\u11a8-\u11ff]?)
    | (?P<private>[\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd])
    """,
    re.VERBOSE,
)
ODD = re.compile(
    r"[\u00ad\u0300-\u036f\u061c\u1100-\u11ff\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2e80-\u2fd5"
    r"\u3099\u309a\ue000-\ufdef\ufe70-\ufeff\ufffd\U0002f800-\U0002fa1d\U000f0000-\U0010fffd]"
)
"""What every suspect stretch has at least one of: most texts have none."""
RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
JOINS = 0x530
"""Letters of the scripts below this code point (Latin, Greek, Cyrillic) need no joiners."""
AROUND = 8  # characters shown on each side of one
CODES: dict[bool, Literal["pasted-character", "private-character"]] = {
    True: "pasted-character",
    False: "private-character",
}


@dataclass(frozen=True, slots=True)
class Pasted:
    """A stretch of a text that should read otherwise; `instead` is None where nobody can tell how."""

    start: int
    end: int
    kind: Kind
    instead: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """A line before, its odd characters made visible, and after."""

    line: int
    before: str
    after: str


def find(text: str) -> Iterator[Pasted]:
    """Every such stretch of a text. The byte order mark is none."""
    if not ODD.search(text):
        return
    directed = RIGHT_TO_LEFT.search(text) is not None
    for match in SUSPECT.finditer(text):
        start, end = match.span()
        group, found = str(match.lastgroup), match[0]
        if group == "private":
            yield Pasted(start, end, "private", None)
        elif group in ("ligature", "radical", "decomposed"):
            form: Literal["NFC", "NFKC"] = "NFC" if group == "decomposed" else "NFKC"
            instead = RADICALS.get(found) or unicodedata.normalize(form, found)
            if instead != found:
                yield Pasted(start, end, group, instead)  # type: ignore[arg-type]
        elif group == "line":
            yield Pasted(start, end, "invisible", " ")
        elif not (
            (group == "direction" and directed)
            or (group == "joiner" and not _is_idle_joiner(text, start))
            or (found == "\ufeff" and start == 0)
        ):
            yield Pasted(start, end, "invisible", "")


def problems(path: str, text: str) -> Iterator[Problem]:
    """A problem for the first stretch of each kind, with how many there are."""
    first: dict[Kind, Pasted] = {}
    counts: dict[Kind, int] = {}
    for pasted in find(text):
        first.setdefault(pasted.kind, pasted)
        counts[pasted.kind] = counts.get(pasted.kind, 0) + 1
    for kind, pasted in first.items():
        line_start = text.rfind("\n", 0, pasted.start) + 1
        line_end = text.find("\n", pasted.end)
        before = text[max(line_start, pasted.start - AROUND) : pasted.start]
        after = text[pasted.end : min(len(text) if line_end < 0 else line_end, pasted.end + AROUND)]
        place = Place(path, text.count("\n", 0, pasted.start) + 1, pasted.start - line_start + 1)
        values = {"words": f"{before}{_visible(text, pasted)}{after}", "count": str(counts[kind])}
        if pasted.instead is not None:
            values["instead"] = f"{before}{pasted.instead}{after}"
        yield Problem(place=place, code=CODES[pasted.instead is not None], values=values)


def mend(text: str) -> tuple[str, list[Change]]:
    """The text as it should read, and the lines that this changes; all else stays as it is."""
    pieces, shown = [], []
    at = 0
    for pasted in find(text):
        if pasted.instead is not None:
            between = text[at : pasted.start]
            pieces += [between, pasted.instead]
            shown += [between, _visible(text, pasted)]
            at = pasted.end
    pieces.append(text[at:])
    shown.append(text[at:])
    mended = "".join(pieces)
    pairs = zip("".join(shown).split("\n"), mended.split("\n"), strict=True)
    changes = [Change(n, a.strip("\r"), b.strip("\r")) for n, (a, b) in enumerate(pairs, start=1) if a != b]
    return mended, changes


def _visible(text: str, pasted: Pasted) -> str:
    """The characters by their code points, as they may show nothing."""
    return "".join(f"⟨U+{ord(character):04X}⟩" for character in text[pasted.start : pasted.end])


def _is_idle_joiner(text: str, at: int) -> bool:
    """Whether a joiner stands where no letters join: between Latin letters, Chinese characters, signs."""
    sides = text[at - 1 : at], text[at + 1 : at + 2]
    return all(side == "" or ord(side) < JOINS or closes_up(side) for side in sides)
