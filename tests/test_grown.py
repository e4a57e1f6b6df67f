"""The courses that the benchmarks grow from the real one."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from concordance import course as courses
from support import CONTENT, ROOT


@pytest.mark.thorough
def test_a_grown_course_is_sound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "path", [*sys.path, str(ROOT / "benchmarks")])
    import grown  # noqa: PLC0415 - which lies beside the tests

    folder = grown.grow(CONTENT, tmp_path / "course", copies=2, entries=200)
    course, problems = courses.read(folder, "grown")
    assert course is not None, problems
    assert (len(course.texts), len(course.entries)) == (2, 200)
