"""The works that the article cites."""

from __future__ import annotations

from concordance.model import Course


def test_every_note_but_the_authors_own_is_tied_to_a_work(course: Course) -> None:
    tied = {position.local for reference in course.references for position in reference.cited}
    notes = {note.key for note in course.texts["article"].versions["zh"].notes}
    assert notes - tied == {"note-star"}


def test_works_name_the_numbers_that_their_notes_name(course: Course) -> None:
    """The symbol, the year and the pages of a work stand in the first note that cites it."""
    notes = course.texts["article"].versions["zh"].note
    for reference in course.references:
        first = notes[next(iter(reference.cited)).local].text.plain
        work = reference.work
        for value in (work.number, work.date[:4], work.pages, work.volume, work.issue):
            assert value in first, (reference.id, value)
