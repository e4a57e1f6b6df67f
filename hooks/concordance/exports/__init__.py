"""Course -> public files: {path in the site: text}. One small module for each format."""

from __future__ import annotations

from ..model import Course
from . import data, feed, lookup, references, search, sounds


def files(course: Course) -> dict[str, str]:
    """Every file that is published beside the pages."""
    parts = (public_data, lookup.files, search.files, sounds.files, feed.files)
    return {path: text for part in parts for path, text in part(course).items()}


def public_data(course: Course) -> dict[str, str]:
    """What others may use: the files below `data/`."""
    return data.files(course) | references.files(course)


def is_public_data(name: str) -> bool:
    """Whether a file or folder of this name stands directly below `data/`."""
    return name in {*data.NAMES, *references.NAMES}
