"""Positions as authors write them: `udhr/article-26-1`, or `article-26-1` where only one text has it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from ..model import Position, Version

FRONT = "front"
"""What stands for the front matter of a text, on whose words the editors may remark."""


class Positions:
    """All positions of a course."""

    def __init__(self, versions: Iterable[Version]) -> None:
        """Take the positions of these versions, in whichever languages they are."""
        found: dict[Position, None] = {}
        for version in versions:
            found |= dict.fromkeys((*version.passages, Position(version.text, FRONT)))
        self.known = frozenset(found)
        self._by_local: dict[str, list[Position]] = defaultdict(list)
        for position in found:
            self._by_local[position.local].append(position)

    def read(self, written: str) -> Position:
        """The position that is meant. One that is not known, or not known for sure, has no text."""
        text, slash, local = written.partition("/")
        if slash:
            position = Position(text, local)
            return position if position in self.known else Position("", written)
        candidates = self.candidates(written)
        return candidates[0] if len(candidates) == 1 else Position("", written)

    def candidates(self, written: str) -> list[Position]:
        """The positions that a local id may mean."""
        return self._by_local.get(written, [])
