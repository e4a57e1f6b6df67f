"""Reading a course for a command, and what is wrong with it in the words of one language."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import dataclass

from concordance import course as courses
from concordance import locales
from concordance.model import Course
from concordance.problems import report
from concordance.proven import Proven

from . import checked
from .documents import KeptDocuments
from .paths import ROOT
from .words import complain

PROVEN = ROOT / ".cache" / "proven.json"
"""What earlier runs of this very program found sound; it may be deleted at any time."""
MOST = 1000


@dataclass(frozen=True, slots=True)
class Reading:
    """A course, or None, and the reports on it: of its problems, or of what else there is to tell."""

    course: Course | None
    reports: tuple[str, ...]


def read(folder: str, language: str) -> Reading:
    """Read a course, whose folder is given from the root of the project or in full."""
    program = checked.program()
    kept, proven = KeptDocuments(program), Proven(_recalled(program))
    course, problems = courses.read(ROOT / folder, folder, proven, kept)
    kept.tidy()
    if not proven.now <= proven.before:
        _remember(program, proven)
    catalogue = {language: locales.load()[language].problems}
    told = problems if course is None else course.notices
    return Reading(course, tuple(report(problem, catalogue) for problem in told))


def read_or_complain(folder: str, language: str, out: str) -> tuple[Course | None, tuple[str, ...]]:
    """A course with what there is to tell of it; or None, when its problems have been printed.

    `out` is what would have been written.
    """
    reading = read(folder, language)
    if reading.course is not None:
        return reading.course, reading.reports
    for text in reading.reports:
        print(text)
    complain("faulty", language, course=folder, count=len(reading.reports), what=out)
    return None, ()


def _recalled(program: str) -> list[str]:
    """What was found sound before by the same program; nothing where the file is not as it was written."""
    try:
        kept = json.loads(PROVEN.read_text("utf-8"))
        return [str(key) for key in kept["sound"]] if kept["program"] == program else []
    except (OSError, ValueError, TypeError, KeyError):
        return []


def _remember(program: str, proven: Proven) -> None:
    """Keep what is sound. Where that cannot be written the next run looks again."""
    together = proven.now | proven.before
    kept = sorted(together if len(together) <= MOST else proven.now)
    fresh = PROVEN.with_name(f"{PROVEN.name}.{os.getpid()}")
    with contextlib.suppress(OSError):
        PROVEN.parent.mkdir(exist_ok=True)
        fresh.write_text(json.dumps({"program": program, "sound": kept}), "utf-8")
        fresh.replace(PROVEN)
