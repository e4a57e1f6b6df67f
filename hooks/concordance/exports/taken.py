"""What a reader can take along: one list of all such files, from which the page of downloads is made.

A new format joins with an `Offer` from a function of its own, named in `exports/__init__.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Literal

from .. import routes
from ..views.course_view import CourseView

Topic = Literal["cards", "moodle", "tables", "documents", "references", "data"]
"""The headings of the page, in their order there."""
TOPICS: tuple[Topic, ...] = ("cards", "moodle", "tables", "documents", "references", "data")

By = Mapping[str, CourseView]
"""The course in each of its languages, the first one first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenFile:
    """A file of an offer.

    `languages` are the codes of those it is in; none means that it holds no words of any, or all of them.
    `make` gives its bytes; None is a file that the site publishes anyway.
    """

    path: str
    languages: tuple[str, ...] = ()
    make: Callable[[], bytes] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Files of one kind, and what the page of downloads says of them.

    The labels `take_{name}` and `take_{name}_use` say what they are, and for whom and how to open them.
    """

    name: str
    topic: Topic
    format: str
    """As programs call it: CSV, BibTeX."""
    files: tuple[TakenFile, ...]
    holds_text: bool = False
    """Whether passages of the texts are in it, whose rights are not the editors'."""


def contents(offers: Iterable[Offer]) -> dict[str, bytes]:
    """The files that are made for taking along: path in the site -> bytes."""
    return {file.path: file.make() for offer in offers for file in offer.files if file.make}


def file_name(by_code: By, name: str) -> str:
    """A name that still says, in a folder full of downloads, of which course the file is."""
    course = next(iter(by_code.values())).course
    return f"{course.settings.id}-{name}"


def for_each_language(by_code: By, name: str, make: Callable[[CourseView], bytes]) -> tuple[TakenFile, ...]:
    """A file for each language: `name` holds `{code}` where its code goes, and `make` gives the bytes."""
    return tuple(
        TakenFile(
            path=routes.export(file_name(by_code, name.format(code=code))),
            languages=(code,),
            make=partial(make, view),
        )
        for code, view in by_code.items()
    )


def absolute(view: CourseView, address: str) -> str:
    """An address of the site as one can follow it from anywhere; "" where the site has none of its own."""
    site_url = view.course.settings.site_url.rstrip("/")
    return f"{site_url}/{address}" if site_url else ""
