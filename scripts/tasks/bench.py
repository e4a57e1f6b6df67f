"""`make bench`: measures speed and memory, and tells which limit was passed."""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
from pathlib import Path

from . import browsers
from .guard import guarded
from .paths import ROOT
from .words import complain, say

BENCHMARKS = ("matching", "checking", "lookup", "pages", "building")


def run(options: argparse.Namespace) -> int:
    """Run every benchmark; returns the exit code."""
    with guarded("site/", options.language):
        browsers.ensure(options.language, may_install=not options.no_install)
        print(_machine())
        failed = [
            name
            for name in BENCHMARKS
            if subprocess.run(
                [sys.executable, str(ROOT / "benchmarks" / f"{name}.py")], cwd=ROOT, check=False
            ).returncode
        ]
    if failed:
        complain("bench-failed", options.language, lines=", ".join(failed))
        return 1
    say("bench-passed", options.language)
    return 0


def _machine() -> str:
    """The machine, as far as it tells: figures without it say nothing."""
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} × {_processor()}, "
        f"{platform.python_implementation()} {platform.python_version()}"
    )


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text("utf-8")
    except OSError:
        return platform.processor() or "?"
    names = [line.partition(":")[2].strip() for line in told.splitlines() if line.startswith("model name")]
    return names[0] if names else "?"
