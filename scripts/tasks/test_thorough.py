"""`make test-thorough`: the tests of any text at all, with new random texts, and many more of them.

`make test` tries the same texts every time, so that it says the same on every machine.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from .paths import ROOT


def run(_: argparse.Namespace) -> int:
    """Run the tests that Hypothesis finds texts for; returns the exit code."""
    command = [sys.executable, "-m", "pytest", "--numprocesses", "auto", "-m", "hypothesis", "tests"]
    environment = {**os.environ, "HYPOTHESIS_PROFILE": "thorough"}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
