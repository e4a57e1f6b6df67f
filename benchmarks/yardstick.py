"""Speeds as ratios: to how long this machine takes for one fixed piece of work, measured in the same moments.

A machine that is slow or busy makes both longer, so that a limit means the same on each.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
ROUNDS = 3


def unit() -> float:
    """Seconds of processor time for the fixed piece of work: a million steps of plain Python."""
    began = time.process_time()
    total = 0
    for number in range(1_000_000):
        total += number & 7
    return time.process_time() - began


def measure(run: Callable[[], T]) -> tuple[T, float, float]:
    """What `run` returns, its units of work, and its seconds: the best of a few rounds among units."""
    best = seconds = float("inf")
    for _ in range(ROUNDS):
        before = unit()
        began = time.process_time()
        result = run()
        took = time.process_time() - began
        ratio = took / ((before + unit()) / 2)
        best, seconds = min(best, ratio), min(seconds, took)
    return result, best, seconds


@dataclass(frozen=True)
class Run:
    """A command that has ended: seconds of processor time and of the clock, and the most memory, in MB."""

    seconds: float
    clock: float
    memory: float


def run(command: list[str], folder: Path, **more: str) -> Run:
    """Run a command to its end. Raises CalledProcessError when it fails."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", **more}
    began = time.monotonic()
    process = subprocess.Popen(command, cwd=folder, env=environment, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    clock = time.monotonic() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    most = used.ru_maxrss / (1e6 if sys.platform == "darwin" else 1e3)
    return Run(used.ru_utime + used.ru_stime, clock, most)


def memory() -> float:
    """The most memory this process has held so far, in MB; 0 where the system does not say."""
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return 0.0
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1_000_000 if sys.platform == "darwin" else 1_000)


def ratio(what: str, figure: float, limit: float, note: str) -> bool:
    """Print how two figures of one run compare, beside the limit; whether it is within."""
    mark = "" if figure <= limit else "  << beyond the limit"
    print(f"{what:30}{figure:8.2f} of at most {limit:5.2f}   {note}{mark}", flush=True)
    return figure <= limit


def goal(what: str, figure: float, wanted: float, note: str) -> None:
    """Print how two figures compare beside a goal; RESULTS.md says what those not reached would take."""
    mark = "" if figure <= wanted else "  (not reached)"
    print(f"{what:30}{figure:8.2f}, goal {wanted:12.2f}   {note}{mark}", flush=True)


def line(what: str, figure: float, limit: float, note: str) -> bool:
    """Print a figure, in units of work, beside its limit; whether it is within."""
    mark = "" if figure <= limit else "  << beyond the limit"
    print(f"{what:26}{figure:8.2f} of at most {limit:5.1f} units   {note}{mark}", flush=True)
    return figure <= limit
