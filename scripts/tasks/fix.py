"""`make check FIX=1`: mends the characters that a text copied from a PDF file has in the place of others.

Shows each line before and after. Nothing else is changed: neither line ends, nor what only a reader can tell.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from concordance.reading import pasted

from .words import say

ENDINGS = (".md", ".yml", ".yaml")


def fix(folder: Path, shown: str, language: str) -> int:
    """Mend the files of a course; returns how many lines that changed.

    All files are looked at and all changes shown before the first is written, each in one step: a file is
    there as it was, or mended. Raises OSError when one cannot be written.
    """
    mended: dict[Path, str] = {}
    count = 0
    for path in _files(folder):
        text = _text(path)
        better, changes = pasted.mend(text or "")
        for change in changes:
            print(f"{shown}/{path.relative_to(folder).as_posix()}:{change.line}")
            print(f"    - {change.before}\n    + {change.after}")
        if changes:
            mended[path.resolve()] = better
            count += len(changes)
    for path, better in mended.items():
        _replace(path, better)
    say("fixed", language, lines=count, files=len(mended))
    return count


def _files(folder: Path) -> list[Path]:
    """The files that a course is read from: those of YAML, and those of Markdown in its subfolders."""
    found = [path for path in folder.rglob("*") if path.suffix.lower() in ENDINGS and path.is_file()]
    known = (path for path in found if path.suffix.lower() != ".md" or path.parent != folder)
    return sorted(path for path in known if not path.name.startswith("."))


def _text(path: Path) -> str | None:
    """What a file says, with its own line ends; None when it is not UTF-8, which the check reports."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError:
        return None


def _replace(path: Path, text: str) -> None:
    beside = path.with_name(f".{path.name}.fixed")
    try:
        beside.write_bytes(text.encode("utf-8"))
        shutil.copymode(path, beside)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
