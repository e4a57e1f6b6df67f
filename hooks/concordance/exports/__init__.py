"""Course -> public files: {path in the site: content}. One small module for each format."""

from __future__ import annotations

from ..model import Course
from ..site.views import views
from . import (
    anki,
    data,
    documents,
    feed,
    lookup,
    moodle_glossary,
    moodle_questions,
    published,
    references,
    search,
    sounds,
    tables,
)
from .taken import By, Offer, contents

OFFERS = (
    anki.offers,
    moodle_glossary.offers,
    moodle_questions.offers,
    tables.offers,
    documents.offers,
    published.offers,
)
"""What can be taken along, in the order of the page of downloads."""


def files(course: Course) -> dict[str, str]:
    """Every file of words that is published beside the pages."""
    parts = (public_data, lookup.files, search.files, sounds.files, feed.files)
    return {path: text for part in parts for path, text in part(course).items()}


def taken_along(course: Course) -> dict[str, bytes]:
    """The files below `exports/`, which other programs open."""
    return contents(offers(views(course)))


def offers(by_code: By) -> list[Offer]:
    """All that can be taken along, those files too that are published anyway."""
    return [offer for each in OFFERS for offer in each(by_code)]


def public_data(course: Course) -> dict[str, str]:
    """What others may use: the files below `data/`."""
    return data.files(course) | references.files(course)


def is_public_data(name: str) -> bool:
    """Whether a file or folder of this name stands directly below `data/`."""
    return name in {*data.NAMES, *references.NAMES}
