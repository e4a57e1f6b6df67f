"""Lets things go wrong inside a command: loaded by the `.venv` of a test, told by the variable FAULT.

FAULT=kill:N      the process is killed, as by `kill -9`, at its Nth change in the file system
FAULT=count:FILE  the number of these changes is written into a file, at the end
FAULT=full:WORD   no file whose path holds this word can be written: the disk is full
FAULT=slow        folders cannot change places in one step, as on old systems
Several are joined by a comma.
"""

from __future__ import annotations

import atexit
import errno
import os
import signal
import sys
from pathlib import Path

CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir"}


class Faults:
    def __init__(self, wanted: dict[str, str]) -> None:
        self.wanted = wanted
        self.changes = 0
        if "count" in wanted:
            atexit.register(self._write)

    def _write(self) -> None:
        Path(self.wanted["count"]).write_text(str(self.changes))

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        if event == "ctypes.dlsym" and "slow" in self.wanted and str(args[1]).startswith("rename"):
            raise AttributeError(args[1])
        if event in CHANGES and self._is_here(args):
            self.changes += 1
            if str(self.changes) == self.wanted.get("kill"):
                os.kill(os.getpid(), signal.SIGKILL)
        full = self.wanted.get("full")
        if event == "open" and full and full in str(args[0]) and _writes(args):
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(args[0]))

    def _is_here(self, args: tuple[object, ...]) -> bool:
        """Whether a change is one of the project; those inside the folder of the next site are too many."""
        path = os.fspath(args[0]) if args and isinstance(args[0], (str, os.PathLike)) else ""
        return "site.next/" not in path and "/compiled/" not in path


def _writes(args: tuple[object, ...]) -> bool:
    flags = args[2] if isinstance(args[2], int) else 0
    return any(sign in str(args[1]) for sign in "wax+") or bool(flags & (os.O_WRONLY | os.O_RDWR))


if os.environ.get("FAULT"):
    sys.addaudithook(Faults(dict((part + ":").split(":")[:2] for part in os.environ["FAULT"].split(","))))
