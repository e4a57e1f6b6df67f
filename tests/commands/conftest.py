"""A project of its own for each test of a command: the program, the small course, and a `.venv`.

The `.venv` borrows the libraries of the Python that runs the tests, so that nothing is installed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import venv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from mistakes import FIXTURE
from support import ROOT

PROGRAM = ("scripts", "hooks", "docs", "overrides")
FILES = ("mkdocs.yml", "Makefile", "requirements.txt", "requirements-dev.txt", "pyproject.toml")
FAULTS = Path(__file__).parent / "faults"
TIMEOUT = 600
MADE = shutil.ignore_patterns("__pycache__", "node_modules")


@dataclass
class Project:
    """A folder in which commands are run as a user would."""

    root: Path
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    def environment(self, **variables: str) -> dict[str, str]:
        ours = ("COURSE", "MESSAGES", "FAULT", "HOST", "PORT", "LANGUAGE", "LC_ALL", "LC_MESSAGES")
        kept = {name: value for name, value in os.environ.items() if name not in ours}
        compiled = str(self.root.parent / "compiled")  # apart, so that a folder holds what a command has made
        return kept | {"LANG": "en_GB.UTF-8", "PYTHONPYCACHEPREFIX": compiled, **variables}

    def start(self, *arguments: str, script: str = "run", **variables: str) -> subprocess.Popen[str]:
        """A command that runs while the test goes on, in a process group of its own."""
        process = subprocess.Popen(
            [sys.executable, f"scripts/{script}.py", *arguments],
            cwd=self.root,
            env=self.environment(**variables),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            start_new_session=True,
        )
        self.started.append(process)
        return process

    def run(self, *arguments: str, script: str = "run", **variables: str) -> tuple[int, str]:
        """A command from beginning to end: its exit code, and what it said."""
        process = self.start(*arguments, script=script, **variables)
        said, _ = process.communicate(timeout=TIMEOUT)
        return process.returncode, said

    def edit(self, name: str, old: str, new: str) -> None:
        path = self.root / "content" / name
        text = path.read_text("utf-8")
        assert old in text, name
        path.write_text(text.replace(old, new), "utf-8")


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below a folder, with its bytes."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    root = tmp_path / "the course 课程"
    root.mkdir()
    for name in PROGRAM:
        shutil.copytree(ROOT / name, root / name, ignore=MADE)
    for name in FILES:
        shutil.copy2(ROOT / name, root / name)
    shutil.copytree(FIXTURE, root / "content")
    found = Project(root)
    borrow_libraries(root)
    yield found
    for process in found.started:
        if process.poll() is None:
            process.kill()
            process.communicate()


def borrow_libraries(root: Path) -> None:
    """A finished `.venv`, as the program would have left it."""
    venv.create(root / ".venv", with_pip=False, symlinks=os.name != "nt")
    (packages,) = (root / ".venv").glob("[Ll]ib/**/site-packages")
    borrowed = [path for path in sys.path if path.endswith("site-packages")]
    (packages / "borrowed.pth").write_text("\n".join([*borrowed, str(FAULTS), "import faults"]), "utf-8")
    code = (
        "import json; from tasks import environment as e; names = e.HOLDS['requirements-dev.txt'];"
        "print(json.dumps({'python': e.this_python(), 'holds': {n: e._hash(n) for n in names}}))"
    )
    command = [sys.executable, "-c", code]
    env = {**os.environ, "PYTHONPATH": str(root / "scripts")}
    mark = subprocess.run(command, env=env, capture_output=True, text=True, check=True).stdout
    assert json.loads(mark)
    (root / ".venv" / ".complete.json").write_text(mark, "utf-8")
