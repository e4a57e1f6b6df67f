"""Course -> public files: {path in the site: text}. One small module for each format."""

from __future__ import annotations

from collections.abc import Mapping

from ..locales import Locale
from ..model import Course
from . import data, lookup, search


def files(course: Course, locales: Mapping[str, Locale]) -> dict[str, str]:
    """Every file that is published beside the pages."""
    formats = (data, lookup, search)
    return {path: text for module in formats for path, text in module.files(course, locales).items()}
