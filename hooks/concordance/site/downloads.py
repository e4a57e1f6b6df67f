"""What the page of downloads says of each file: the offers of `exports`, in one language, by topic.

A size stands on the page as a sign until the files are made; `with_sizes` fills in what they have.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from .. import exports
from ..exports.taken import TOPICS, Offer, TakenFile, Topic
from ..views.course_view import CourseView
from .bundle import written_size

SIZE = re.compile(r"\[(size|bytes): ([^\]]+)\]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A file as the page lists it: its name, the languages that it is in, and signs for its size."""

    path: str
    name: str
    languages: str
    size: str
    count: str
    """The exact number of bytes."""


def topics(view: CourseView) -> list[tuple[Topic, list[tuple[Offer, list[Shown]]]]]:
    """Topic by topic what can be taken along, those left out of which there is nothing."""
    found = exports.offers(view.translations)
    by_topic = {
        topic: [
            (offer, [_shown(view, file) for file in offer.files]) for offer in found if offer.topic == topic
        ]
        for topic in TOPICS
    }
    return [(topic, offers) for topic, offers in by_topic.items() if offers]


def _shown(view: CourseView, file: TakenFile) -> Shown:
    languages = [view.translations[code].language for code in file.languages]
    return Shown(
        path=file.path,
        name=file.path.rpartition("/")[2],
        languages=" / ".join(view.name_of(language) for language in languages),
        size=f"[size: {file.path}]",
        count=f"[bytes: {file.path}]",
    )


def with_sizes(page: str, files: Mapping[str, bytes]) -> str:
    """A page with the sizes of the files that it offers, which are given by their paths."""

    def said(found: re.Match[str]) -> str:
        if found[2] not in files:  # a preview makes none
            return "…"
        count = len(files[found[2]])
        return written_size(count) if found[1] == "size" else str(count)

    return SIZE.sub(said, page)
