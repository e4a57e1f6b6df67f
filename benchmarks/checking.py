"""How long `make check` takes for this course, as it is and when one file has changed.

`python benchmarks/checking.py` changes a paragraph, a definition and a page of prose of a copy, several
times, and checks it each time, by the command that people use. By the clock a second is wanted; the limit is
in units of work, which mean the same on a slow or busy machine.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import yardstick

ROOT = Path(__file__).parent.parent
ROUNDS = 5
EDITS = (
    ("a paragraph", "en/article.md", "recent"),
    ("a definition", "glossary/concepts.yml", "body of"),
    ("a page of prose", "zh/index.md", "可以"),
)
WANTED = 1.0  # seconds
UNITS_UNCHANGED, UNITS_CHANGED = 5, 45


def main() -> int:
    """Print each figure beside its limit; 1 when one is beyond it."""
    with tempfile.TemporaryDirectory() as folder:
        content = shutil.copytree(ROOT / "content", Path(folder) / "content")
        return int(not all([*checks(content, Path(folder) / "data")]))


def checks(content: Path, out: Path) -> Iterator[bool]:
    """A course that has not changed since the last check, and one of which one file has."""
    check(content, out)
    again = [check(content, out) for _ in range(ROUNDS)]
    yield told("check, nothing changed", again, UNITS_UNCHANGED)
    for what, name, words in EDITS:
        found = []
        for _ in range(ROUNDS):
            edit(content / name, words)
            found.append(check(content, out))
        yield told(f"check, {what} changed", found, UNITS_CHANGED)


def edit(path: Path, words: str) -> None:
    """Write words of a file once more behind themselves."""
    text = path.read_text("utf-8")
    assert words in text, path
    path.write_text(text.replace(words, f"{words} {words}", 1), "utf-8")


def check(content: Path, out: Path) -> tuple[float, yardstick.Run]:
    """Check a course: units of work, and what it took. Raises CalledProcessError when it has a problem."""
    command = [sys.executable, str(ROOT / "scripts" / "run.py"), "check"]
    before = yardstick.unit()
    done = yardstick.run([*command, "--course", str(content), "--out", str(out)], ROOT)
    return done.seconds / ((before + yardstick.unit()) / 2), done


def told(what: str, found: list[tuple[float, yardstick.Run]], limit: float) -> bool:
    """Print the median of some checks."""
    clock, seconds = (median(getattr(each, name) for _, each in found) for name in ("clock", "seconds"))
    most = max(each.memory for _, each in found)
    yardstick.goal(f"{what}, by the clock", clock, WANTED, "s")
    return yardstick.line(what, median(units for units, _ in found), limit, f"{seconds:.2f} s, {most:.0f} MB")


if __name__ == "__main__":
    sys.exit(main())
