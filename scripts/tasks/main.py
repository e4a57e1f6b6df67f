"""A command: has `.venv` set up, and goes on inside `.venv` with the Python of that."""

from __future__ import annotations

import importlib
import os
import signal
import subprocess
import sys
from collections.abc import Sequence

from . import environment
from .options import parser
from .paths import HOOKS, ROOT
from .words import complain, language

NEEDS = dict.fromkeys(("test", "test-thorough", "mutants", "tour", "bench"), environment.DEV)


def main(arguments: Sequence[str], *, anywhere: bool = False) -> int:
    """Run the target that the command line names; returns the exit code.

    With `anywhere`, the Python that runs this is taken as it is if it has the libraries.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    options = parser().parse_args(arguments)
    options.language = language(options.language)
    if not (anywhere and _has_libraries()):
        try:
            environment.ensure(NEEDS.get(options.target, environment.SITE), options.language)
        except environment.UnfitError:
            return 1
        except OSError as error:
            complain("no-venv", options.language, venv=".venv", why=error.strerror or str(error))
            return 1
        if not environment.is_inside():
            return _go_inside(arguments)
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.environ["MESSAGES"] = options.language
    os.environ["SITE_URL"] = options.site_url
    sys.path.insert(0, str(HOOKS))
    return int(importlib.import_module(f"tasks.{options.target.replace('-', '_')}").run(options))


def _has_libraries() -> bool:
    sys.path.insert(0, str(HOOKS))
    try:
        importlib.import_module("concordance.course")
    except ModuleNotFoundError as error:
        if str(error.name).startswith("concordance"):
            raise
        return False
    finally:
        sys.path.remove(str(HOOKS))
    return True


def _go_inside(arguments: Sequence[str]) -> int:
    """Do the same with the Python of `.venv`, as one process where there is a way to."""
    command = [str(environment.PYTHON), str(ROOT / "scripts" / "run.py"), *arguments]
    os.environ["PYTHONUTF8"] = "1"
    if os.name != "nt":
        os.execv(command[0], command)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other one ends, and says so
    return subprocess.run(command, check=False).returncode
