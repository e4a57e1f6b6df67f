"""Runs functions of the site's scripts in Node, without a browser."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

RUNNER = Path(__file__).parent / "javascript" / "run.js"

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")


def run(data: Mapping[str, Any], calls: Sequence[Sequence[Any]]) -> list[Any]:
    """What each call gives: a function's name and its arguments, as tests/javascript/run.js lists them."""
    return run_all([(data, calls)])[0]


def run_all(runs: Sequence[tuple[Mapping[str, Any], Sequence[Sequence[Any]]]]) -> list[list[Any]]:
    """The same for several sets of data, in one process: to start Node takes longer than what it is asked."""
    given = json.dumps([{"data": data, "calls": calls} for data, calls in runs])
    done = subprocess.run(
        ["node", str(RUNNER)], input=given, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stderr
    results: list[list[Any]] = json.loads(done.stdout)
    return results
