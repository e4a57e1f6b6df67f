"""What stops a command and is no mistake in the content: told in a sentence, never in a traceback."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from .publishing import NotOursError
from .words import complain

STOPPED = 130  # as shells have it for Ctrl-C


@contextmanager
def guarded(what: str, language: str) -> Iterator[None]:
    """Let a command that writes `what` end with a sentence when it is stopped, or the system refuses."""
    try:
        yield
    except KeyboardInterrupt:
        print(file=sys.stderr)
        complain("stopped", language, what=what)
        raise SystemExit(STOPPED) from None
    except BrokenPipeError:  # the reader, such as `head`, has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None
    except NotOursError as error:
        folder = os.path.relpath(error.folder)
        key = "not-ours" if error.file else "not-a-folder"
        complain(key, language, folder=folder, file=error.file)
        raise SystemExit(1) from None
    except OSError as error:
        values = {"what": what, "file": error.filename or "", "why": error.strerror or str(error)}
        complain(_key(error), language, **values)
        raise SystemExit(1) from None


def _key(error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return "disk-full"
    if getattr(error, "winerror", None) in (5, 32):
        return "in-use"
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return "read-only"
    return "os-error"
