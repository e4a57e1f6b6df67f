"""`make bench`: measures speed and memory, and tells which limit was passed."""

from __future__ import annotations

import argparse
import subprocess
import sys

from . import browsers
from .guard import guarded
from .paths import ROOT
from .words import complain, say


def run(options: argparse.Namespace) -> int:
    """Run every benchmark; returns the exit code."""
    with guarded("site/", options.language):
        browsers.ensure(options.language, may_install=not options.no_install)
        failed = [
            path.stem
            for path in sorted((ROOT / "benchmarks").glob("*.py"))
            if path.stem != "yardstick"
            and subprocess.run([sys.executable, str(path)], cwd=ROOT, check=False).returncode
        ]
    if failed:
        complain("bench-failed", options.language, lines=", ".join(failed))
        return 1
    say("bench-passed", options.language)
    return 0
