"""The moment that formats want which have a time: a build has none of its own, but a version has."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from ..model import Settings

UNDATED = "2000-01-01"


def moment_of(settings: Settings) -> datetime:
    """The day of the release, and on it, as hours, minutes and seconds, the numbers of the version.

    So a later version has a later moment, even one of the same day, and the same version always the same.
    """
    year, month, day = ([*map(int, (settings.released or UNDATED).split("-")), 1, 1])[:3]
    numbers = [*map(int, re.findall(r"\d+", settings.version)), 0, 0, 0]
    hour, minute, second = (min(number, most) for number, most in zip(numbers, (23, 59, 59), strict=False))
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)
