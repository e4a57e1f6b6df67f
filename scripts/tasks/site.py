"""`make site`: the site, built beside the last one and put in its place when it is whole."""

from __future__ import annotations

import argparse
import os
import sys
import time
from contextlib import AbstractContextManager
from pathlib import Path

from concordance.model import Course

from .guard import guarded
from .mkdocs_build import BuildError, build
from .paths import ROOT
from .publishing import Replacement, replacing
from .reading import read
from .words import complain, say

SITE = ROOT / "site"
ATTEMPTS = 3


def run(options: argparse.Namespace) -> int:
    """Build the site; returns the exit code."""
    with guarded("site/", options.language), replaced_site(options.language) as place:
        return make(place, options)


def replaced_site(language: str) -> AbstractContextManager[Replacement]:
    """The place of the site, locked."""
    return replacing(SITE, _foreign_file, lambda: say("waiting", language, what="site/"))


def make(place: Replacement, options: argparse.Namespace) -> int:
    """Build the site into its place; returns the exit code."""
    began = time.monotonic()
    language = options.language
    if place.mended:
        say("mended", language, what="site/")
    for _ in range(ATTEMPTS):
        before = _state(options.course)
        reading = read(options.course, language)
        for text in reading.reports:
            print(text)
        if reading.course is None:
            values = {"course": options.course, "count": len(reading.reports), "what": "site/"}
            complain("faulty", language, **values)
            return 1
        if not _built(reading.course, place, options):
            return 1
        if _state(options.course) == before:
            break
        say("changed", language)
    else:
        complain("keeps-changing", language, what="site/")
        return 1
    place.publish()
    pages = sum(1 for _ in place.current.rglob("*.html"))
    seconds = time.monotonic() - began
    say("site", language, site="site/", pages=pages, seconds=seconds, index=SITE / "index.html")
    return 0


def _built(course: Course, place: Replacement, options: argparse.Namespace) -> bool:
    try:
        build(course, options.course, place.next)
    except BuildError as error:
        print(error, file=sys.stderr)
        complain("build-failed", options.language, what="site/")
        return False
    return True


def _state(course: str) -> dict[str, tuple[int, int]]:
    """What would change if somebody edited what a site is made from, while it is made."""
    found = {}
    for folder in (ROOT / course, ROOT / "docs", ROOT / "overrides"):
        for parent, _, names in os.walk(folder, followlinks=True):
            for name in names:
                path = Path(parent) / name
                if not name.startswith((".", "~")) and path.exists():
                    status = path.stat()
                    found[str(path)] = (status.st_mtime_ns, status.st_size)
    return found


def _foreign_file(folder: Path) -> str | None:
    """A file that shows that a folder is none of ours: any, where the data of a site are missing."""
    if (folder / "data" / "glossary.json").is_file():
        return None
    return next((path.name for path in sorted(folder.iterdir())), None)
