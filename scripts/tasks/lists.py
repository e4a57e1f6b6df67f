"""`make check` with an option: lists for authors' review."""

from __future__ import annotations

import argparse

from concordance.analysis import review, sounds

from .reading import read_or_complain
from .words import catalogue, complain


def show(options: argparse.Namespace) -> int:
    """Print the list that is asked for; returns the exit code."""
    course, reports = read_or_complain(options.course, options.language, str(options.out))
    for text in reports:
        print(text)
    entry = options.concordance
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
        lines = review.facts(course, options.facts, options.language, catalogue(options.language))
    else:
        lines = review.doubtful_pairs(course)
    print("\n".join(lines))
    return 0
