"""Positions as authors write them: `udhr/article-26-1`, or `article-26-1` where only one text has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from ..model import Position, Version

FRONT = "front"
"""What stands for the front matter of a text, on whose words the editors may remark."""


class Positions:
    """All positions of a course."""

    def __init__(self, versions: Iterable[Version]) -> None:
        """Take the positions of these versions, in whichever languages they are."""
        found: dict[Position, None] = {}
        sections: dict[Position, None] = {}
        headings: dict[Position, None] = {}
        for version in versions:
            found |= dict.fromkeys((*version.passages, Position(version.text, FRONT)))
            sections |= {Position(version.text, section.id): None for section in version.sections}
            parts = (part.id for section in version.sections for part in section.parts)
            headings |= {Position(version.text, part): None for part in parts}
            headings |= {Position(version.text, figure): None for figure in version.figure}
        self.known = frozenset(found)
        self.sections = tuple(sections)
        """The sections of the texts, each as a position."""
        self._by_local = _by_local(found)
        self._with_headings = _by_local(found | sections | headings)

    def read(self, written: str, *, headings: bool = False) -> Position:
        """The position that is meant, which may be a heading or a figure if `headings`.

        One that is not known, or not known for sure, has no text.
        """
        text, slash, local = written.partition("/")
        candidates = self.candidates(local if slash else written, headings=headings)
        found = [each for each in candidates if each.text == text] if slash else candidates
        return found[0] if len(found) == 1 else Position("", written)

    def section(self, written: str) -> Position:
        """The section that is meant. One that is not known, or not known for sure, has no text."""
        found = [each for each in self.sections if written in (each.local, str(each))]
        return found[0] if len(found) == 1 else Position("", written)

    def candidates(self, written: str, *, headings: bool = False) -> list[Position]:
        """The positions that a local id may mean."""
        return (self._with_headings if headings else self._by_local).get(written, [])


def _by_local(positions: Iterable[Position]) -> Mapping[str, list[Position]]:
    found: dict[str, list[Position]] = defaultdict(list)
    for position in positions:
        found[position.local].append(position)
    return found
