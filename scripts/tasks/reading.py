"""Reading a course for a command, and what is wrong with it in the words of one language."""

from __future__ import annotations

from dataclasses import dataclass

from concordance import course as courses
from concordance import locales
from concordance.model import Course
from concordance.problems import report

from .paths import ROOT


@dataclass(frozen=True, slots=True)
class Reading:
    """A course, or None, and the reports on it: of its problems, or of what else there is to tell."""

    course: Course | None
    reports: tuple[str, ...]


def read(folder: str, language: str) -> Reading:
    """Read a course, whose folder is given from the root of the project or in full."""
    course, problems = courses.read(ROOT / folder, folder)
    catalogue = {language: locales.load()[language].problems}
    told = problems if course is None else course.notices
    return Reading(course, tuple(report(problem, catalogue) for problem in told))
