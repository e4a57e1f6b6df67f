"""The commands on machines of every kind: old Pythons, folders left half made, clones made on Windows."""

from __future__ import annotations

import ast
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from support import ROOT

from commands.conftest import MADE, Project

ENTRIES = ("run.py", "build_glossary.py")
OLD = [path for name in ("2.7", "3.6", "3.9", "3.10") if (path := shutil.which(f"python{name}"))]


@pytest.mark.parametrize("name", [*ENTRIES, "python_version.py"])
def test_old_pythons_can_read_the_way_in(name: str) -> None:
    """The nearest that this Python can judge: it would let newer things pass, so they are looked for."""
    tree = ast.parse((ROOT / "scripts" / name).read_text("utf-8"), feature_version=(3, 4))
    new = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef)
    assert not [node for node in ast.walk(tree) if isinstance(node, new)]
    for node in ast.walk(tree):
        assert not isinstance(node, ast.FunctionDef) or node.returns is None
        assert not isinstance(node, ast.ImportFrom) or node.module != "__future__" or name != "run.py"


@pytest.mark.parametrize("name", ENTRIES)
def test_an_old_python_is_told_so_in_one_line(name: str, tmp_path: Path) -> None:
    """Each that is on this machine; else this one, which is made to seem old."""
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    if not OLD:
        path = tmp_path / "scripts" / "python_version.py"
        path.write_text(path.read_text("utf-8").replace("(3, 11)", "(9, 0)"), "utf-8")
    for python in OLD or [sys.executable]:
        command = [python, f"scripts/{name}", "check"]
        result = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
        said = result.stderr.decode("utf-8")
        if "command not found" in said or "not installed" in said:  # a name without a Python behind it
            continue
        assert (result.returncode, result.stdout) == (1, b"")
        assert said.count("\n") == 1, said
        assert "需要Python 3.11或更高版本" in said
        assert "Python 3.11 or later is needed" in said
        assert not (tmp_path / ".venv").exists()


# ---------------------------------------------------------------- .venv


def fake_tools(project: Project, tmp_path: Path) -> dict[str, str]:
    """A `uv` that installs nothing, and writes down what it was asked for."""
    folder = tmp_path / "tools"
    folder.mkdir()
    script = folder / "uv"
    borrowed = project.root.parent / "borrowed"
    shutil.copytree(project.root / ".venv", borrowed, symlinks=True)
    (borrowed / ".complete.json").unlink()
    script.write_text(
        f'#!/bin/sh\necho "$@" >> "{folder}/asked"\n'
        f'[ "$1" = venv ] && cp -a "{borrowed}" "$5"\n'
        f'[ -e "{folder}/fail" ] && exit 1\nexit 0\n'
    )
    script.chmod(0o755)
    return {"PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


def asked(tmp_path: Path) -> list[str]:
    path = tmp_path / "tools" / "asked"
    return path.read_text().splitlines() if path.exists() else []


def spoil_interpreter(root: Path) -> None:
    """As after an upgrade of the system: the Python that `.venv` points to is gone."""
    for path in (root / ".venv/bin").glob("python*"):
        path.unlink()
        path.symlink_to("/nowhere/python3")


def spoil_mark(root: Path) -> None:
    (root / ".venv/.complete.json").unlink()


def spoil_version(root: Path) -> None:
    path = root / ".venv/.complete.json"
    path.write_text(path.read_text().replace(" 3.", " 2."))


def spoil_system(root: Path) -> None:
    path = root / ".venv/.complete.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "python": "CPython 3.12 win-amd64"}))


def spoil_into_a_file(root: Path) -> None:
    shutil.rmtree(root / ".venv")
    (root / ".venv").write_text("")


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("spoil", "why"),
    [
        (spoil_interpreter, "does not start"),
        (spoil_mark, "not finished"),
        (spoil_version, "this is CPython 3."),
        (spoil_system, "win-amd64"),
        (spoil_into_a_file, "not finished"),
    ],
)
def test_an_unfit_venv_is_made_anew(project: Project, spoil, why: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    tools = fake_tools(project, tmp_path)
    spoil(project.root)
    code, said = project.run("check", **tools)
    assert code == 0, said
    assert why in said
    assert [line.split()[0] for line in asked(tmp_path)] == ["venv", "pip"]
    assert project.run("check", **tools)[0] == 0
    assert len(asked(tmp_path)) == 2, "a finished one is not touched again"


def test_a_link_in_the_place_of_an_unfit_venv_is_removed_and_not_followed(
    project: Project, tmp_path: Path
) -> None:
    tools = fake_tools(project, tmp_path)
    elsewhere = tmp_path / "elsewhere"
    (project.root / ".venv").rename(elsewhere)
    (elsewhere / ".complete.json").unlink()
    (project.root / ".venv").symlink_to(elsewhere)
    assert project.run("check", **tools)[0] == 0
    assert (elsewhere / "pyvenv.cfg").exists()
    assert not (project.root / ".venv").is_symlink()


def test_a_new_lock_is_installed(project: Project, tmp_path: Path) -> None:
    tools = fake_tools(project, tmp_path)
    with (project.root / "requirements.txt").open("a") as file:
        file.write("# changed\n")
    assert project.run("check", **tools)[0] == 0
    (line,) = asked(tmp_path)
    assert line.startswith("pip install")
    assert line.endswith("--require-hashes --requirement requirements.txt")


@pytest.mark.thorough
def test_an_installation_that_fails_says_what_to_do_and_is_tried_again(
    project: Project, tmp_path: Path
) -> None:
    tools = fake_tools(project, tmp_path) | {"PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": os.devnull}
    tools |= {"PIP_FIND_LINKS": ""}
    (tmp_path / "tools/fail").write_text("")
    spoil_mark(project.root)
    code, said = project.run("check", **tools)
    assert (code, "Traceback" in said) == (1, False), said
    assert "trying pip" in said
    assert "Look at the network" in said
    assert not (project.root / ".venv/.complete.json").exists()
    (tmp_path / "tools/fail").unlink()
    assert project.run("check", **tools)[0] == 0


@pytest.mark.skipif(os.name == "nt" or not shutil.which("make"), reason="no make on this machine")
@pytest.mark.parametrize(
    ("spoil", "starts"),
    [(None, False), (spoil_interpreter, True), (spoil_mark, True), (spoil_version, False)],
)
def test_make_takes_the_python_of_a_finished_venv_and_else_that_of_the_system(
    project: Project,
    tmp_path: Path,
    spoil,  # type: ignore[no-untyped-def]
    starts: bool,
) -> None:
    """That of an unfit `.venv` which starts makes it anew by the one it was made from."""
    tools = fake_tools(project, tmp_path)
    python = tmp_path / "tools" / "python3"
    python.write_text(f'#!/bin/sh\n: > "{tmp_path}/started"\nexec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    if spoil:
        spoil(project.root)
    environment = {k: v for k, v in project.environment(**tools).items() if k not in ("PYTHON", "MAKEFLAGS")}
    done = subprocess.run(
        ["make", "check"], cwd=project.root, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert (tmp_path / "started").exists() == starts
    assert len(asked(tmp_path)) == (2 if spoil else 0)


# ---------------------------------------------------------------- files

LOCKS = ("requirements.txt", "requirements-dev.txt")


@pytest.mark.parametrize("name", LOCKS)
def test_lock_files_hold_names_versions_and_hashes_and_no_address(name: str) -> None:
    line = re.compile(
        r"[a-z0-9][a-z0-9._-]*(\[[a-z,]+\])?==[0-9][\w.+!]*( ; [^:]*)? \\|"
        r"    --hash=sha256:[0-9a-f]{64}( \\)?"
    )
    wrong = [text for text in (ROOT / name).read_text("utf-8").splitlines() if not line.fullmatch(text)]
    assert not wrong


def test_each_lock_holds_the_one_before() -> None:
    pins = [set(re.findall(r"^\S+==\S+", (ROOT / name).read_text("utf-8"), re.MULTILINE)) for name in LOCKS]
    assert pins[0] < pins[1]


@pytest.mark.skipif(shutil.which("git") is None, reason="no git on this machine")
def test_a_clone_made_on_windows_has_the_same_bytes(tmp_path: Path) -> None:
    source = tmp_path / "source"
    shutil.copytree(ROOT / "scripts", source / "scripts", ignore=MADE)
    shutil.copy2(ROOT / ".gitattributes", source)
    git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "all"]):
        subprocess.run([*git, *command], cwd=source, check=True)
    clone = [*git, "clone", "-q", "-c", "core.autocrlf=true", str(source), str(tmp_path / "clone")]
    subprocess.run(clone, check=True)
    for path in (source / "scripts").rglob("*.py"):
        assert (tmp_path / "clone" / path.relative_to(source)).read_bytes() == path.read_bytes()
