"""`make check`: every problem of a course, and its public data; lists for authors' review."""

# What reads courses is imported where it is needed: a course that has not changed is not read again.
# ruff: noqa: PLC0415

from __future__ import annotations

import argparse
import gc
import time
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from . import checked
from .checked import Checked
from .guard import guarded
from .paths import ROOT
from .publishing import Replacement, replacing
from .words import say

if TYPE_CHECKING:
    from concordance.model import Course


def run(options: argparse.Namespace) -> int:
    """Check a course and write its data, or print a list; returns the exit code."""
    gc.disable()  # what is read is kept until the end, and looking for garbage takes a tenth of the time
    out = str(options.out)
    if options.fix:
        from .fix import fix

        with guarded(options.course, options.language):
            fix(ROOT / options.course, options.course, options.language)
    with guarded(out, options.language):
        lists = (options.list_alignments, options.list_renderings, options.list_readings)
        if any((*lists, options.concordance, options.facts)):
            from .lists import show

            return show(options)
        return _check(options)


def _check(options: argparse.Namespace) -> int:
    began = time.perf_counter()
    program = checked.program()
    key = partial(checked.key, ROOT / options.course, options.course, options.language, program)
    last = checked.last(key())
    wait = lambda: say("waiting", options.language, what=str(options.out))  # noqa: E731
    with replacing(ROOT / options.out, lambda folder: _foreign_file(folder, last), wait) as place:
        if last and last.stands_in(place.current):
            _tell("unchanged", options, last.reports, last.counts, began)
            return 0
        from .reading import read_or_complain

        before = key()
        course, reports = read_or_complain(options.course, options.language, str(options.out))
        if course is None:
            return 1
        counts = _write(course, place)
        if before and before == key():  # else it changed while it was read
            checked.remember(before, reports, counts, place.next)
        place.publish()
    _tell("written", options, reports, counts, began)
    return 0


def _write(course: Course, place: Replacement) -> Mapping[str, int]:
    """Write the data into the next folder; returns what is told of the course."""
    from concordance import exports

    files = exports.public_data(course)
    for path, text in files.items():
        target = place.next / path.removeprefix("data/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    first = course.languages[0].code
    versions = [text.versions[first] for text in course.texts.values()]
    return {
        "files": len(files),
        "paragraphs": sum(len(version.paragraphs) for version in versions),
        "notes": sum(len(version.notes) for version in versions),
        "entries": len(course.entries),
        "mentions": sum(len(found) for texts in course.mentions.values() for found in texts.values()),
    }


def _tell(
    what: str, options: argparse.Namespace, reports: Iterable[str], counts: Mapping[str, int], began: float
) -> None:
    for text in reports:
        print(text)
    say(what, options.language, **counts, out=options.out, seconds=time.perf_counter() - began)


def _foreign_file(folder: Path, last: Checked | None) -> str | None:
    """A file that shows that a folder is none of ours: it has not the name of any of the data."""
    if last and last.stands_in(folder):
        return None
    from concordance import exports

    return next(
        (path.name for path in sorted(folder.iterdir()) if not exports.is_public_data(path.name)), None
    )
