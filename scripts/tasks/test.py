"""`make test`: lint, types, then the fast tests, then those that need a browser or run commands.

Of the slow ones it takes a part; `ALL=1` takes all: see tests/tiers.py.
What fails in one step is shown before the next one starts, and ends it. The last line tells what was skipped.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.etree import ElementTree

from . import browsers
from .guard import guarded
from .paths import ROOT
from .words import complain, say, words

REPORTS = ROOT / "build" / "tests"
PARALLEL = ("--numprocesses", "auto", "--dist", "worksteal")
BROWSER, COMMANDS = "tests/browser", "tests/commands"


def run(options: argparse.Namespace) -> int:
    """Run the tests; returns the exit code."""
    with guarded("site/", options.language), TemporaryDirectory() as sites:
        os.environ["SITES"] = sites  # built once for both runs
        # Else each command that a test starts, some fifty, would compile the program anew.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        return _run_all(options)


def _run_all(options: argparse.Namespace) -> int:
    began = time.monotonic()
    language = options.language
    chromium = browsers.ensure(language, may_install=not options.no_install)
    for command in (("ruff", "check", "."), ("ruff", "format", "--check", "."), ("mypy",)):
        if code := _python(*command):
            return code
    say("fast-first", language)
    every = ["--all"] if options.all else []
    if code := _pytest("fast", *every, "tests", f"--ignore={BROWSER}", f"--ignore={COMMANDS}"):
        complain("slow-left", language)
        return code
    say("then-slow", language)
    if code := _pytest("slow", *every, *([BROWSER] if chromium else []), COMMANDS):
        return code
    skipped = [*([] if chromium else [words("no-chromium", language)]), *_skipped("fast", "slow")]
    key = "tests-skipped" if skipped else "tests-passed"
    say(key, language, seconds=time.monotonic() - began, skipped="; ".join(skipped))
    return 0


def _pytest(name: str, *arguments: str) -> int:
    report = _report(name)
    report.unlink(missing_ok=True)
    return _python("pytest", *PARALLEL, f"--junitxml={report}", *arguments)


def _python(*module: str) -> int:
    return subprocess.run([sys.executable, "-m", *module], cwd=ROOT, check=False).returncode


def _report(name: str) -> Path:
    return REPORTS / f"{name}.xml"


def _skipped(*names: str) -> list[str]:
    """Why tests were skipped, and how many for each reason."""
    found = Counter(
        skip.get("message", "") for name in names for skip in ElementTree.parse(_report(name)).iter("skipped")
    )
    return [f"{reason} ({count})" for reason, count in sorted(found.items())]
