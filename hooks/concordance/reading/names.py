"""Names that a file cannot have everywhere."""

from __future__ import annotations

import re
import unicodedata

DEVICE = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9¹²³]|con(?:in|out)\$", re.IGNORECASE)
"""Names of devices on Windows, where no file may be called so, whatever its ending.

From “Naming Files, Paths, and Namespaces” (learn.microsoft.com, seen 2026-11-27), as is `REFUSED`.
"""
REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f]|[. ]$')
LONGEST_PATH = 150
"""Of the 260 characters that Windows gives a path, what is left behind the folder of a project."""


def is_device(name: str) -> bool:
    """Whether Windows takes the name for a device, so that the archive could not be unpacked there."""
    return DEVICE.fullmatch(name) is not None


def fits_windows(path: str) -> bool:
    """Whether Windows can have a file at this path, of whose names only the last is looked at."""
    name = path.rpartition("/")[2]
    refused = is_device(name.partition(".")[0].rstrip()) or REFUSED.search(name) is not None
    return not refused and len(path) <= LONGEST_PATH


def as_one_file(path: str) -> str:
    """What is the same for paths that Windows or macOS take for one: capitals make no difference."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", path).casefold())
