"""`make pages`: the pages of a course as Markdown files that another renderer builds, in dist/pages/."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path

from concordance.site import plain

from .bundle import DIST
from .guard import guarded
from .paths import ROOT
from .publishing import replacing
from .reading import read
from .words import complain, say

PAGES = DIST / "pages"
DOCS = ROOT / "docs"


def run(options: argparse.Namespace) -> int:
    """Write the pages, and the settings of a renderer; returns the exit code."""
    language, what = options.language, "dist/pages/"
    reading = read(options.course, language)
    for text in reading.reports:
        print(text)
    if reading.course is None:
        complain("faulty", language, course=options.course, count=len(reading.reports), what=what)
        return 1
    with (
        guarded(what, language),
        replacing(PAGES, _foreign_file, partial(say, "waiting", language, what=what)) as place,
    ):
        written = plain.files(reading.course, assets())
        for path, data in written.items():
            file = place.next / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        place.publish()
    say("pages", language, folder=PAGES, pages=sum(path.endswith(".md") for path in written))
    return 0


def assets() -> dict[str, bytes]:
    """The style sheets and pictures that stand in docs/: path in the site -> bytes."""
    found = (path for path in sorted((DOCS / "assets").rglob("*")) if path.is_file() and path.suffix != ".js")
    return {path.relative_to(DOCS).as_posix(): path.read_bytes() for path in found}


def _foreign_file(folder: Path) -> str | None:
    """A file that shows that a folder is none of ours: any, where there are no settings of a renderer."""
    if (folder / "mkdocs.yml").is_file():
        return None
    return next((path.name for path in sorted(folder.iterdir())), None)
