"""Course -> public files: {path in the site: text}. One small module for each format."""

from __future__ import annotations

from ..model import Course
from . import data, lookup, references, search


def files(course: Course) -> dict[str, str]:
    """Every file that is published beside the pages."""
    formats = (data, lookup, references, search)
    return {path: text for module in formats for path, text in module.files(course).items()}
