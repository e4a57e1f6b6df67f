"""`make mutants`: changes the heart of the program in many small ways, and tells which no test notices.

mutmut makes the changes in a copy, or those of them whose names fit a pattern: `*7` is every tenth. Each
that survives must be explained in tests/mutants.yml: why the program does the same with it.
docs/guide/mutation.md tells more.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys

import yaml

from .paths import HOOKS, ROOT
from .words import complain, say

COPY = ROOT / "build" / "mutants"
EXPLAINED = ROOT / "tests" / "mutants.yml"
SURVIVED = ("survived", "no tests", "suspicious")
CHANGE = re.compile(r"^([-+])(?!\1\1)(.*)$", re.MULTILINE)


def run(options: argparse.Namespace) -> int:
    """Make mutants, test each, and compare the survivors with those explained; returns the exit code."""
    listed = yaml.safe_load(EXPLAINED.read_text("utf-8"))
    tests = [f"tests/{test}" for test in listed["tests"]]
    _copy(listed["files"], [*tests, *(f"--deselect=tests/{test}" for test in listed["without"])])
    names = [options.only] if options.only else []
    if code := _mutmut("run", *names).returncode:
        return code
    results = _mutmut("results", "--all", "true", stdout=subprocess.PIPE).stdout
    verdicts = dict(line.strip().split(": ", 1) for line in results.splitlines() if ": " in line)
    verdicts = {name: verdict for name, verdict in verdicts.items() if verdict != "not checked"}
    survivors = {name: _change(name) for name, verdict in verdicts.items() if verdict in SURVIVED}
    known = {(each["in"], each["was"], new) for each in listed["survivors"] for new in _as_list(each["is"])}
    unexplained = {name: change for name, change in survivors.items() if change not in known}
    for name, (where, was, becomes) in unexplained.items():
        print(f"{name}\n- in: {where}\n  was: {was!r}\n  is: {becomes!r}")
    counts = {"all": len(verdicts), "killed": len(verdicts) - len(survivors), "left": len(unexplained)}
    (complain if unexplained else say)("mutants", options.language, **counts)
    return 1 if unexplained else 0


def _as_list(lines: str | list[str]) -> list[str]:
    """The lines that one explanation holds for: several, where a line has several changes for one reason."""
    return [lines] if isinstance(lines, str) else lines


def _copy(files: list[str], arguments: list[str]) -> None:
    """What mutmut works on: it wants the package in `src`, and changes only the files that are named."""
    shutil.rmtree(COPY, ignore_errors=True)
    shutil.copytree(HOOKS / "concordance", COPY / "src" / "concordance", ignore=_is_made)
    shutil.copytree(ROOT / "tests", COPY / "tests", ignore=_is_made)
    mutmut = {
        "source_paths": ["src"],
        "only_mutate": [f"src/concordance/{file}" for file in files],
        "pytest_add_cli_args_test_selection": arguments,
        "pytest_add_cli_args": ["-p", "no:cacheprovider"],
        "timeout_multiplier": 3.0,  # a change that makes a loop endless fills the memory
    }
    settings = [
        "[tool.mutmut]",
        *(f"{key} = {value}" for key, value in mutmut.items()),
        "use_git_change_detection = false",
        "[tool.pytest.ini_options]",
        'pythonpath = ["src", "tests"]',
    ]
    (COPY / "pyproject.toml").write_text("\n".join(settings), "utf-8")


def _is_made(_: str, names: list[str]) -> list[str]:
    return [name for name in names if name in ("__pycache__", "browser", "commands")]


def _mutmut(*arguments: str, stdout: int | None = None) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONHASHSEED": "0"}
    command = [sys.executable, "-m", "mutmut", *arguments]
    return subprocess.run(command, cwd=COPY, env=environment, stdout=stdout, encoding="utf-8", check=False)


def _change(name: str) -> tuple[str, str, str]:
    """A mutant as people see it: the function, the line that was, and the line that is there instead."""
    shown = _mutmut("show", name, stdout=subprocess.PIPE)
    lines: dict[str, list[str]] = {"-": [], "+": []}
    for sign, line in CHANGE.findall(shown.stdout):
        lines[sign].append(line.strip())
    function = name.rpartition("__mutmut_")[0].removeprefix("concordance.")
    module, _, function = function.rpartition(".")
    function = function.removeprefix("x_").removeprefix("xǁ").replace("ǁ", ".")
    return f"{module}.{function}", " ".join(lines["-"]), " ".join(lines["+"])
