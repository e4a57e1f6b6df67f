"""The works that the texts cite, as a page lists them: by kind, each with the places that cite it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..language.collation import sort_key
from ..language.writings import writing_of
from ..model import FurtherReading, Lesson, Paragraph, Position, Reference
from ..views import citation
from ..views.course_view import CourseView
from ..views.patterns import Runs, text

KINDS = {
    "documents": ("resolution",),
    "articles": ("article", "chapter"),
    "books": ("book", "report"),
    "web": ("web", "speech"),
}
"""The headings of the page, and the types of works below each."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A place that cites a work: the pages it names, and the paragraph of a note."""

    position: Position
    pages: str
    paragraph: Paragraph | None


@dataclass(frozen=True, slots=True)
class Listed:
    """A work in the list: its citation, the language it is told in, and where it is cited."""

    reference: Reference
    runs: Runs
    language: str
    cited: Sequence[Cited]


def listed(view: CourseView) -> list[tuple[str, list[Listed]]]:
    """The kinds that have works, and these in the order of their citations, those of a language together."""
    order = [view.code, *(other.code for other in view.others)]
    found = []
    for kind, types in KINDS.items():
        works = [_listed(view, each) for each in view.course.references if each.work.type in types]
        works.sort(
            key=lambda each: (
                _rank(each.language, order),
                sort_key(text(each.runs), writing_of(each.language)),
            )
        )
        if works:
            found.append((kind, works))
    return found


def further(view: CourseView, lesson: Lesson) -> list[tuple[FurtherReading, Runs, str]]:
    """What a lesson recommends: with its citation, and the language in which that is told."""
    style, found = citation.style_of_lists(view.code), []
    works = {each.id: each.work for each in view.course.references}
    for each in lesson.reading:
        work = works[each.work]
        cited = citation.cite(work, view.code, style)
        found.append((each, cited, citation.told_in(work, view.code)))
    return found


def _listed(view: CourseView, reference: Reference) -> Listed:
    style = citation.style_of_lists(view.code)
    runs = citation.cite(reference.work, view.code, style)
    cited = [Cited(at, pages, _paragraph(view, at)) for at, pages in reference.cited.items()]
    return Listed(reference, runs, citation.told_in(reference.work, view.code), cited)


def _paragraph(view: CourseView, position: Position) -> Paragraph | None:
    """The paragraph that refers to a note."""
    version = view.text(position.text).version
    note = version.note.get(position.local)
    return next((p for p in version.paragraphs if note and note.id in p.text.values("note")), None)


def _rank(language: str, order: Sequence[str]) -> tuple[int, str]:
    return (order.index(language) if language in order else len(order), language)
