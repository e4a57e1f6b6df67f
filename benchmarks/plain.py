"""The same pages as plain Markdown, for MkDocs with Material, or Zensical, to build without our hooks."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from concordance import course as courses  # noqa: E402
from concordance.site import pages  # noqa: E402

CONFIGURATION = """
site_name: The same pages
use_directory_urls: false
theme:
  name: material
  font: false
  features: [navigation.tabs, navigation.tabs.sticky, navigation.prune, navigation.indexes, navigation.footer]
markdown_extensions: [attr_list, tables]
validation: {omitted_files: ignore, links: {not_found: ignore, unrecognized_links: ignore, anchors: ignore}}
"""


def write(content: Path, into: Path) -> int:
    """Write every page of a course into `into`, with a configuration; return how many there are."""
    course, _ = courses.read(content, "content")
    assert course is not None, "the course has problems: run `make check`"
    (into / "mkdocs.yml").write_text(CONFIGURATION, "utf-8")
    written = pages.render(course)
    for page in written:
        path = into / "docs" / Path(page.address).with_suffix(".md")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<div>\n{page.write()}\n</div>\n", "utf-8")
    return len(written)
