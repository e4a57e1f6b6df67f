"""Mistakes made on purpose in the small course: reads tests/bad/*.yml and applies the changes.

What is made to do harm, and is refused, stands in tests/hostile/refused.yml.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
FIXTURE = HERE / "course-fixture"
COURSES = HERE / "courses"


def cases() -> list[dict[str, Any]]:
    """Every case, with its file's name before its title."""
    found = []
    for path in (*sorted((HERE / "bad").glob("*.yml")), HERE / "hostile" / "refused.yml"):
        for case in yaml.safe_load(path.read_text("utf-8")):
            found.append({**case, "title": f"{path.stem}: {case['title']}"})
    return found


def spoil(case: Mapping[str, Any], into: Path) -> Path:
    """A copy of the small course, or of the one the case names, with its mistakes in it."""
    folder = shutil.copytree(COURSES / case["course"] if "course" in case else FIXTURE, into / "course")
    if case.get("outside"):
        shutil.copytree(FIXTURE, into / "outside")
    for change in (case, *case.get("also", ())):
        _change(folder, change)
    return folder


def _change(folder: Path, change: Mapping[str, Any]) -> None:
    if "rename" in change:
        (folder / change["rename"]).rename(folder / change["write"])
        return
    path = folder / change["file"]
    path.parent.mkdir(exist_ok=True)
    if "link" in change or change.get("pipe"):
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        path.symlink_to(change["link"]) if "link" in change else os.mkfifo(path)
        return
    if path.exists() and path not in path.parent.iterdir():
        raise OSError(f"{path} is another file here")  # where capitals make no difference
    if isinstance(change.get("contents"), bytes):
        path.write_bytes(change["contents"] + bytes(change.get("zeros", 0)))
        return
    if change.get("missing") or change.get("folder"):
        path.unlink()
        if change.get("folder"):
            path.mkdir()
        return
    text = path.read_text("utf-8") if path.exists() else ""
    if "find" in change:
        assert text.count(change["find"]) == 1, (change["find"], text.count(change["find"]))
        text = text.replace(change["find"], change["write"])
    if "replace_all" in change:
        text = text.replace(change["replace_all"], change["write"])
    if "contents" in change:
        text = "[" * 1500 if change["contents"] == "NESTED" else change["contents"]
    text += change.get("append", "")
    text = text.replace("REPEATED", change.get("repeat", "") * change.get("times", 0))
    if change.get("line_ends") == "cr":
        text = text.replace("\n", "\r")
    data = text.encode(change.get("encoding", "utf-8"))
    path.write_bytes(b"\xef\xbb\xbf" + data if change.get("bom") else data)
