"""Course -> public files: {path in the site: content}. One small module for each format."""

# Only the public data is imported at once: the libraries of the other formats would keep a check waiting.
# ruff: noqa: PLC0415

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model import Course
from ..views.course_view import views
from . import data, references

if TYPE_CHECKING:
    from .taken import By, Offer


def files(course: Course) -> dict[str, str]:
    """Every file of words that is published beside the pages."""
    from . import feed, lookup, search, sounds

    parts = (public_data, lookup.files, search.files, sounds.files, feed.files)
    return {path: text for part in parts for path, text in part(course).items()}


def taken_along(course: Course) -> dict[str, bytes]:
    """The files below `exports/`, which other programs open."""
    from .taken import contents

    return contents(offers(views(course)))


def offers(by_code: By) -> list[Offer]:
    """All that can be taken along, those files too that are published anyway, in the order of the page of
    downloads.
    """
    from . import anki, documents, moodle_glossary, moodle_questions, published, tables

    formats = (
        anki.offers,
        moodle_glossary.offers,
        moodle_questions.offers,
        tables.offers,
        documents.offers,
        published.offers,
    )
    return [offer for each in formats for offer in each(by_code)]


def public_data(course: Course) -> dict[str, str]:
    """What others may use: the files below `data/`."""
    return data.files(course) | references.files(course)


def is_public_data(name: str) -> bool:
    """Whether a file or folder of this name stands directly below `data/`."""
    return name in {*data.NAMES, *references.NAMES}
