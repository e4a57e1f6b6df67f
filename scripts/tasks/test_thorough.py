"""`make test-thorough`: all combinations, then the tests of any text at all with many new random texts.

`make test` takes a sample of the combinations, and tries the same texts every time, so that it says the same
on every machine.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

from . import test
from .paths import ROOT


def run(options: argparse.Namespace) -> int:
    """Run every test there is; returns the exit code."""
    if code := test.run(argparse.Namespace(**{**vars(options), "all": True})):
        return code
    apart = [f"--ignore={folder}" for folder in (test.BROWSER, test.COMMANDS)]  # have files of the same names
    command = [sys.executable, "-m", "pytest", *test.PARALLEL, "-m", "hypothesis", "tests", *apart]
    environment = {**os.environ, "HYPOTHESIS_PROFILE": "thorough"}
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode
