"""The same pages as plain Markdown, for MkDocs with Material, or Zensical, to build without our hooks."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "scripts")]

from concordance import course as courses  # noqa: E402
from concordance.site import plain  # noqa: E402
from tasks.pages import assets  # noqa: E402


def write(content: Path, into: Path) -> int:
    """Write every page of a course into `into`, with a configuration; return how many there are."""
    course, _ = courses.read(content, "content")
    assert course is not None, "the course has problems: run `make check`"
    written = plain.files(course, assets())
    for path, data in written.items():
        file = into / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return sum(path.endswith(".md") for path in written)
