"""Names that a file cannot have everywhere."""

from __future__ import annotations

import re

DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])", re.IGNORECASE)
"""Names of devices on Windows, where no file may be called so, whatever its ending.

From “Naming Files, Paths, and Namespaces” (learn.microsoft.com, seen 2026-11-27).
"""


def is_device(name: str) -> bool:
    """Whether Windows takes the name for a device, so that the archive could not be unpacked there."""
    return DEVICE.fullmatch(name) is not None
