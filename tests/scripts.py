"""Runs functions of the site's scripts in Node, without a browser."""

from __future__ import annotations

import atexit
import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest

RUNNER = Path(__file__).parent / "javascript" / "run.js"

needs_node = pytest.mark.skipif(shutil.which("node") is None, reason="Node is not installed")


def run(data: Mapping[str, Any], calls: Sequence[Sequence[Any]]) -> list[Any]:
    """What each call gives: a function's name and its arguments, as tests/javascript/run.js lists them."""
    return run_all([(data, calls)])[0]


def run_all(runs: Sequence[tuple[Mapping[str, Any], Sequence[Sequence[Any]]]]) -> list[list[Any]]:
    """The same for several sets of data."""
    node = _node()
    assert node.stdin
    assert node.stdout
    print(json.dumps([{"data": data, "calls": calls} for data, calls in runs]), file=node.stdin, flush=True)
    line = node.stdout.readline()
    if not line:  # a function failed, which ends it
        _node.cache_clear()
        raise AssertionError(node.communicate()[1])
    results: list[list[Any]] = json.loads(line)
    return results


@cache
def _node() -> subprocess.Popen[str]:
    """One for all tests of this process: to start it takes longer than what it is asked."""
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    node = subprocess.Popen(["node", str(RUNNER)], **pipes, encoding="utf-8")
    atexit.register(node.kill)
    return node
