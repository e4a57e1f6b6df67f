"""`make check`: every problem of a course, and its public data; lists for authors' review."""

from __future__ import annotations

import argparse
import gc
import time
from pathlib import Path

from concordance import exports
from concordance.analysis import review, sounds
from concordance.model import Course

from .fix import fix
from .guard import guarded
from .paths import ROOT
from .publishing import Replacement, replacing
from .reading import read
from .words import complain, say


def run(options: argparse.Namespace) -> int:
    """Check a course and write its data, or print a list; returns the exit code."""
    gc.disable()  # what is read is kept until the end, and looking for garbage takes a tenth of the time
    out = str(options.out)
    if options.fix:
        with guarded(options.course, options.language):
            fix(ROOT / options.course, options.course, options.language)
    with guarded(out, options.language):
        lists = (options.list_alignments, options.list_renderings, options.list_readings)
        if any((*lists, options.concordance, options.facts)):
            return _review(options)
        wait = lambda: say("waiting", options.language, what=out)  # noqa: E731
        with replacing(ROOT / options.out, _foreign_file, wait) as place:
            return _check(place, options)


def _check(place: Replacement, options: argparse.Namespace) -> int:
    began = time.perf_counter()
    course = _course(options)
    if course is None:
        return 1
    files = exports.public_data(course)
    for path, text in files.items():
        target = place.next / path.removeprefix("data/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
    place.publish()
    seconds = time.perf_counter() - began
    values = {**_counts(course), "files": len(files), "out": options.out, "seconds": seconds}
    say("written", options.language, **values)
    return 0


def _review(options: argparse.Namespace) -> int:
    course, entry = _course(options), options.concordance
    if course is None:
        return 1
    if entry and entry not in course.entries:
        complain("no-entry", options.language, entry=entry)
        return 1
    if entry:
        lines = review.passages(course, entry)
    elif options.list_renderings:
        lines = review.several_renderings(course)
    elif options.list_readings:
        lines = sounds.listed(course)
    elif options.facts:
        lines = review.facts(course, options.facts, options.language)
    else:
        lines = review.doubtful_pairs(course)
    print("\n".join(lines))
    return 0


def _course(options: argparse.Namespace) -> Course | None:
    """The course; what is to be told of it has been printed."""
    reading = read(options.course, options.language)
    for text in reading.reports:
        print(text)
    if reading.course is None:
        values = {"course": options.course, "count": len(reading.reports), "what": options.out}
        complain("faulty", options.language, **values)
    return reading.course


def _foreign_file(folder: Path) -> str | None:
    """A file that shows that a folder is none of ours: it has not the name of any of the data."""
    return next(
        (path.name for path in sorted(folder.iterdir()) if not exports.is_public_data(path.name)), None
    )


def _counts(course: Course) -> dict[str, int]:
    first = course.languages[0].code
    versions = [text.versions[first] for text in course.texts.values()]
    return {
        "paragraphs": sum(len(version.paragraphs) for version in versions),
        "notes": sum(len(version.notes) for version in versions),
        "entries": len(course.entries),
        "mentions": sum(len(found) for texts in course.mentions.values() for found in texts.values()),
    }
