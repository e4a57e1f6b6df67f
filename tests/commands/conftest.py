"""A project of its own for each test of a command: the program, the small course, and a `.venv`.

The `.venv` borrows the libraries of the Python that runs the tests, so that nothing is installed. One project
is made and built for all tests, each test gets a copy, and what Python has compiled for one serves all.
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
    compiled: Path
    """Where Python keeps what it has compiled: apart, so that a folder holds what a command has made."""
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    def environment(self, **variables: str) -> dict[str, str]:
        ours = ("COURSE", "MESSAGES", "FAULT", "HOST", "PORT", "LANGUAGE", "LC_ALL", "LC_MESSAGES")
        ours += ("PYTHONDONTWRITEBYTECODE",)
        kept = {name: value for name, value in os.environ.items() if name not in ours}
        return kept | {"LANG": "en_GB.UTF-8", "PYTHONPYCACHEPREFIX": str(self.compiled), **variables}

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


@pytest.fixture(scope="session")
def first_project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with a good site, which no test changes."""
    folder = tmp_path_factory.mktemp("first")
    root = folder / "the course 课程"
    root.mkdir()
    for name in PROGRAM:
        shutil.copytree(ROOT / name, root / name, ignore=MADE)
    for name in FILES:
        shutil.copy2(ROOT / name, root / name)
    shutil.copytree(FIXTURE, root / "content")
    borrow_libraries(root)
    project = Project(root, folder / "compiled")
    code, said = project.run("site")
    assert code == 0, said
    return project


@pytest.fixture
def project(first_project: Project, tmp_path: Path) -> Iterator[Project]:
    """A project in which nothing has been done yet."""
    first = first_project.root
    root = tmp_path / first.name
    shutil.copytree(first, root, symlinks=True, ignore=_not_yet)
    found = Project(root, first_project.compiled)
    shutil.copytree(_compiled(found, first), _compiled(found, root), dirs_exist_ok=True)
    yield found
    for process in found.started:
        if process.poll() is None:
            process.kill()
            process.communicate()


def _not_yet(folder: str, names: list[str]) -> list[str]:
    """What a first run makes: the site and its lock."""
    return [
        name for name in names if name in ("site", "site.lock") and (Path(folder) / "mkdocs.yml").exists()
    ]


def _compiled(project: Project, root: Path) -> Path:
    """Where the compiled files of a program in this folder are: Python looks at the age of the source."""
    return project.compiled.joinpath(*root.parts[1:])


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
