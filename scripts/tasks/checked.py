"""The last check that found a course sound, so that the same course need not be read again.

It is known by a hash of all that a check depends on: the bytes and times of the course's files, the program,
its libraries, the language of messages. Whatever changes, the course is read anew; and a course that has
problems always is.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import stat
import sys
import sysconfig
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from .paths import HOOKS, ROOT

LAST = ROOT / ".cache" / "checked.json"
"""It may be deleted at any time."""
MOST_BYTES = 50_000_000
"""What a course may weigh here. Of a heavier one nothing is kept."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check without problems had to say, and the files that it wrote."""

    key: str
    reports: tuple[str, ...]
    counts: Mapping[str, int]
    files: Mapping[str, str]
    """Path below the folder of the data -> hash of its bytes."""

    def stands_in(self, folder: Path) -> bool:
        """Whether a folder holds just these files."""
        return _hashes(folder) == self.files


def program() -> str:
    """A hash of the program, of the libraries that are installed, and of Python."""
    found = hashlib.sha256(sys.version.encode())
    libraries = Path(sysconfig.get_path("purelib")).glob("*.dist-info")
    found.update(repr(sorted(path.name for path in libraries)).encode())
    ours = (path for folder in (HOOKS, ROOT / "scripts" / "tasks") for path in folder.rglob("*"))
    for path in sorted((*ours, ROOT / "requirements.txt")):
        if path.parent.name != "__pycache__" and path.is_file():
            found.update(f"{path}\n".encode() + path.read_bytes() + b"\n")
    return found.hexdigest()


def key(folder: Path, shown: str, language: str, program: str) -> str:
    """A hash of all on which the check of a course depends; empty where that cannot be told.

    That is so of links, which lead elsewhere, of pipes and devices, and of files that nobody may read.
    """
    found = hashlib.sha256(repr((program, str(folder), shown, language)).encode())
    weight = 0
    try:
        for path in sorted(folder.rglob("*")):
            told = path.lstat()
            weight += told.st_size
            if (not stat.S_ISDIR(told.st_mode) and not stat.S_ISREG(told.st_mode)) or weight > MOST_BYTES:
                return ""
            found.update(repr((str(path), told.st_mode, told.st_mtime_ns, told.st_size)).encode())
            if stat.S_ISREG(told.st_mode):
                found.update(path.read_bytes())
    except OSError:
        return ""
    return found.hexdigest()


def last(key: str) -> Checked | None:
    """The last sound check, if it was of the very same; else None."""
    try:
        kept = Checked(**json.loads(LAST.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return kept if key and kept.key == key else None


def remember(key: str, reports: Iterable[str], counts: Mapping[str, int], folder: Path) -> None:
    """Keep a check without problems that wrote the files in `folder`. Where that fails, nothing is kept."""
    checked = Checked(key, tuple(reports), counts, _hashes(folder))
    fresh = LAST.with_name(f"{LAST.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        LAST.parent.mkdir(exist_ok=True)
        fresh.write_text(json.dumps(asdict(checked)), "utf-8")
        fresh.replace(LAST)


def _hashes(folder: Path) -> dict[str, str]:
    """The hash of each file; a link or a device, which none of ours is, has none."""
    return {
        path.relative_to(folder).as_posix(): _hash(path)
        for path in sorted(folder.rglob("*"))
        if path.is_symlink() or not path.is_dir()
    }


def _hash(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest() if stat.S_ISREG(path.lstat().st_mode) else ""
    except OSError:
        return ""
