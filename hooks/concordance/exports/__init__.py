"""Course -> public files: {path in the site: text}. One small module for each format."""

from __future__ import annotations

from ..model import Course
from . import data, documents, lookup, references, search


def files(course: Course) -> dict[str, str]:
    """Every file that is published beside the pages."""
    return public_data(course) | lookup.files(course) | search.files(course)


def taken_along(course: Course) -> dict[str, bytes]:
    """The files below `exports/`, which other programs open."""
    return documents.files(course)


def public_data(course: Course) -> dict[str, str]:
    """What others may use: the files below `data/`."""
    return data.files(course) | references.files(course)


def is_public_data(name: str) -> bool:
    """Whether a file or folder of this name stands directly below `data/`."""
    return name in {*data.NAMES, *references.NAMES}
