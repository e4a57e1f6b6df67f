"""The courses of the tests, and a later version of one, for tests of what can be taken along."""

from __future__ import annotations

import dataclasses
from functools import cache
from pathlib import Path

from concordance import course as courses
from concordance import exports
from concordance.exports.taken import Offer
from concordance.model import Course
from concordance.views.course_view import CourseView, views
from mistakes import COURSES, FIXTURE
from support import CONTENT

FOLDERS = {
    folder.name: folder for folder in (FIXTURE, *(p for p in COURSES.iterdir() if p.is_dir()), CONTENT)
}


@cache
def read(name: str) -> Course:
    folder: Path = FOLDERS[name]
    course, problems = courses.read(folder, folder.name)
    assert course is not None, problems
    return course


def by_code(course: Course) -> dict[str, CourseView]:
    return views(course)


def offer(course: Course, name: str) -> Offer | None:
    return next((each for each in exports.offers(views(course)) if each.name == name), None)


def made(course: Course, name: str) -> dict[str, bytes]:
    """The files of an offer: name of the file without that of the course -> bytes."""
    found = offer(course, name)
    begin = f"exports/{course.settings.id}-"
    return {file.path.removeprefix(begin): file.make() for file in found.files if file.make} if found else {}


def at(course: Course, **settings: object) -> Course:
    """The course with other settings."""
    return dataclasses.replace(course, settings=dataclasses.replace(course.settings, **settings))


def redefined(course: Course, entry: str, code: str, words: str) -> Course:
    """The course with another definition of an entry."""
    old = course.entries[entry]
    new = dataclasses.replace(old, definition={**old.definition, code: words})
    return dataclasses.replace(course, entries={**course.entries, entry: new})
