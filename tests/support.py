"""Where things are, and how a test builds a course."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
ADDRESS = "https://course.example/ai/"
"""Where a test publishes a site: below a path of a server."""


def build(into: Path, content: Path = CONTENT, site_url: str = "") -> subprocess.CompletedProcess[str]:
    """Build a course the way `make site` does, into a folder of its own, to be published at an address."""
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(into)],
        cwd=ROOT,
        env={**os.environ, "COURSE": str(content), "SITE_URL": site_url, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
