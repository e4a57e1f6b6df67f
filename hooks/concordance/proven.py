"""What an earlier check found sound, so that the next one need not look again.

Only that nothing was wrong is kept, as a hash of all that a rule looks at: whatever changes is looked at
anew, and problems always are.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable

from .model import Problem


class Proven:
    """The hashes of what was found sound `before`, and of what is `now`."""

    def __init__(self, before: Iterable[str] = ()) -> None:
        self.before = frozenset(before)
        self.now: set[str] = set()

    def unless(self, rule: str, looks_at: str, look: Callable[[], Iterable[Problem]]) -> list[Problem]:
        """The problems that a rule finds; it does not look where the same was sound before.

        `looks_at` must hold everything, apart from the program, on which the answer depends.
        """
        key = hashlib.sha256(f"{rule}\n{looks_at}".encode()).hexdigest()
        problems = [] if key in self.before else list(look())
        if not problems:
            self.now.add(key)
        return problems
