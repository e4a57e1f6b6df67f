"""A finished folder takes the place of the last one, which is whole until then, whatever happens.

current        what everybody sees, for example site/
current.next   where the next one is made
current.old    the last one, for the moment between two renamings
current.lock   held meanwhile

A link is followed to the folder it leads to. A folder that cannot be renamed, such as a mount point, gets its
contents one by one, from a folder `.ready` inside it, so that the next run can finish what one left.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from .lock import held
from .paths import ROOT

FIXED = {errno.EBUSY, errno.EXDEV}
if os.name != "nt":  # where it would say that a file in it is open
    FIXED |= {errno.EACCES, errno.EPERM, errno.EROFS}
"""How systems say that a folder itself cannot be renamed; what is in it may well be replaced."""
READY = ".ready"
NAMES = ".names"


class NotOursError(Exception):
    """The folder to replace holds something that was not made by this program."""

    def __init__(self, folder: Path, file: str) -> None:
        super().__init__(folder, file)
        self.folder, self.file = folder, file


@dataclass(frozen=True, slots=True)
class Replacement:
    """The place of a folder that is replaced as a whole, and where its next one is made."""

    current: Path
    next: Path
    mended: bool

    def publish(self) -> None:
        """Put the finished folder in the place of the last one, which is still there after an OSError."""
        try:
            _exchange(self.next, self.current)
        except OSError as error:
            if error.errno not in FIXED or not self.current.is_dir():
                raise
            _refill(self.next, self.current)
        _clear(self.next)


@contextmanager
def replacing(
    folder: Path, foreign_file: Callable[[Path], str | None], on_wait: Callable[[], None]
) -> Iterator[Replacement]:
    """Lock a folder that is replaced as a whole, mend what a killed run left, make room for the next one.

    `foreign_file` tells the name of a file in it that this program did not write. Raises NotOursError then,
    and OSError when there is no place to write to.
    """
    current = Path(os.path.realpath(folder))
    beside = _beside(current)
    with held(beside.with_name(beside.name + ".lock"), on_wait):
        mended = _mend(current, beside)
        if current.exists() and (file := foreign_file(current) if current.is_dir() else ""):
            raise NotOursError(folder, file)
        fresh = beside.with_name(beside.name + ".next")
        _clear(fresh)
        try:
            fresh.mkdir(parents=True)
            yield Replacement(current, fresh, mended)
        finally:
            _clear(fresh)


def _beside(current: Path) -> Path:
    """The path whose `.next`, `.old` and `.lock` are used: the folder's, if others may stand beside it."""
    probe = current.parent
    while not probe.exists():
        probe = probe.parent
    return current if os.access(probe, os.W_OK) else ROOT / "build" / current.name


def _mend(current: Path, beside: Path) -> bool:
    """Finish or undo what a run that was killed has left; tells whether there was such."""
    old = beside.with_name(beside.name + ".old")
    ready = current / READY
    mended = False
    if old.is_dir() and not current.exists():
        old.rename(current)
        mended = True
    if ready.is_dir():
        _take_over(ready, current)
        mended = True
    _clear(old)
    return mended


def _exchange(fresh: Path, current: Path) -> None:
    """Swap two folders: in one step where the system can, else in two, which `_mend` knows of."""
    current.parent.mkdir(parents=True, exist_ok=True)
    if not current.exists():
        fresh.rename(current)
    elif not _exchange_at_once(fresh, current):
        old = current.with_name(current.name + ".old")
        current.rename(old)
        try:
            fresh.rename(current)
        except OSError:
            old.rename(current)
            raise
        _clear(old)


def _exchange_at_once(fresh: Path, current: Path) -> bool:
    """Linux and macOS can let two folders change places. False where they cannot, with nothing changed."""
    one, two = os.fsencode(fresh), os.fsencode(current)
    import ctypes  # noqa: PLC0415 - slow to load

    try:
        system = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            return bool(system.renamex_np(one, two, 2) == 0)
        here = -100  # AT_FDCWD: paths as they are
        return bool(system.renameat2(here, one, here, two, 2) == 0)
    except (OSError, TypeError, AttributeError):  # Windows, and old systems
        return False


def _clear(folder: Path) -> None:
    """Remove a folder of ours that nobody sees; of what the system keeps, nothing is said.

    Folders in it may be read-only: a site that was made so is replaced as a whole, and is then removed.
    """
    shutil.rmtree(folder, ignore_errors=True)
    if folder.is_dir() and not folder.is_symlink():
        for path, _, _ in os.walk(folder):
            with suppress(OSError):
                Path(path).chmod(0o755)
        shutil.rmtree(folder, ignore_errors=True)


# ---------------------------------------------------------------- folders that stay where they are


def _refill(fresh: Path, current: Path) -> None:
    """Replace the contents of a folder: first they are all brought inside, then they take their places."""
    arriving, ready = current / ".arriving", current / READY
    shutil.rmtree(arriving, ignore_errors=True)
    try:
        shutil.copytree(fresh, arriving)
        names = "\n".join(sorted(path.name for path in arriving.iterdir()))
        (arriving / NAMES).write_text(names, "utf-8")
    except OSError:
        shutil.rmtree(arriving, ignore_errors=True)
        raise
    arriving.rename(ready)
    _take_over(ready, current)


def _take_over(ready: Path, current: Path) -> None:
    names = set((ready / NAMES).read_text("utf-8").split("\n"))
    for path in sorted(ready.iterdir()):
        if path.name != NAMES:
            _remove(current / path.name)
            path.rename(current / path.name)
    for path in current.iterdir():
        if path.name not in names and path != ready:
            _remove(path)
    shutil.rmtree(ready)


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
