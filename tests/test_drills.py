"""Questions computed from the course: one right answer, the others of its kind, the same at every build."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from concordance import course as courses
from concordance.language.folding import fold
from concordance.model import Course
from concordance.views.course_view import views
from concordance.views.drills import Arrangement, Choice, Drill, Drills, Gap, defined
from concordance.views.practice import hint_of
from mistakes import COURSES
from support import CONTENT


def drills_of(course: Course) -> Drills:
    return Drills(views(course)[course.languages[0].code])


@pytest.fixture(scope="module")
def drills(course: Course) -> Drills:
    return drills_of(course)


def each(drills: Drills) -> Iterator[Drill]:
    for found in (*drills.of_lessons.values(), drills.of_glossary):
        yield from found


def spelt(text: str) -> str:
    return "".join(c for c in fold(text, typed=True).text if c.isalnum())


def forms(course: Course, entry: str) -> set[str]:
    return {spelt(form.text) for form in course.entries[entry].forms}


def test_every_lesson_has_questions_of_several_kinds(drills: Drills) -> None:
    for lesson, found in drills.of_lessons.items():
        kinds = {drill.kind if isinstance(drill, Choice) else type(drill).__name__ for drill in found}
        assert {"translate", "define", "Gap"} <= kinds, lesson


def test_no_question_is_asked_twice_on_a_page(drills: Drills) -> None:
    for found in (*drills.of_lessons.values(), drills.of_glossary):
        ids = [drill.id for drill in found]
        assert len(ids) == len(set(ids))


def test_a_long_glossary_has_some_of_its_questions_on_its_page(
    monkeypatch: pytest.MonkeyPatch, course: Course, drills: Drills
) -> None:
    """They are those that would come first, and wrong answers are drawn among some entries of the kind."""
    monkeypatch.setattr("concordance.views.drills.OF_GLOSSARY", 12)
    monkeypatch.setattr("concordance.views.drills.OF_RELATIONS", 5)
    monkeypatch.setattr("concordance.views.drills.OF_DATES", 3)
    ids = [drill.id for drill in drills_of(course).of_glossary]
    relations, dates, others = (
        [drill.id for drill in drills.of_glossary if drill.id.startswith(kind)]
        for kind in ("relation", "arrange", "define")
    )
    assert ids == [*relations[:5], *dates[:3], *others[:4]]
    monkeypatch.setattr("concordance.views.drills.POOL", 6)
    again = drills_of(course).of_glossary
    assert again == drills_of(course).of_glossary
    for drill in again:
        if isinstance(drill, Choice):
            assert len(set(drill.options)) == 4
            assert drill.right in drill.options


def test_exactly_one_option_is_right_and_the_others_are_of_its_group(course: Course, drills: Drills) -> None:
    group = course.vocabulary.group_of
    for drill in each(drills):
        if isinstance(drill, Choice):
            assert len(set(drill.options)) == 4
            assert drill.options.count(drill.right) == 1
            assert len({group(course.entries[option]).id for option in drill.options}) == 1
            for option in set(drill.options) - {drill.right}:
                assert not forms(course, option) & forms(course, drill.right), (drill.id, option)


def test_of_who_did_what_no_other_option_is_related_to_what_is_asked(course: Course, drills: Drills) -> None:
    relations = {(e.id, r.type, r.target) for e in course.entries.values() for r in e.relations}
    pairs = {(one, two) for one, _, two in relations} | {(two, one) for one, _, two in relations}
    asked = [d for d in each(drills) if isinstance(d, Choice) and d.kind == "relation"]
    assert len(asked) > 20
    for drill in asked:
        assert (drill.entry, drill.relation, drill.right) in relations
        for option in set(drill.options) - {drill.right}:
            assert (drill.entry, option) not in pairs, drill.id
        for term in course.entries[drill.entry].terms.values():
            assert not any(form in spelt(term.preferred.text) for form in forms(course, drill.right)), (
                drill.id
            )


def test_a_definition_does_not_hold_the_name_it_asks_for(course: Course, drills: Drills) -> None:
    for drill in each(drills):
        if isinstance(drill, Choice) and drill.kind == "define":
            for language in course.languages:
                text, gaps = defined(course, course.entries[drill.entry], language.code)
                left = "".join(
                    c for at, c in enumerate(text) if not any(start <= at < end for start, end in gaps)
                )
                assert spelt(course.entries[drill.entry].terms[language.code].preferred.text) not in spelt(
                    left
                )


def test_dates_tell_which_was_first(course: Course, drills: Drills) -> None:
    found = [drill for drill in each(drills) if isinstance(drill, Arrangement)]
    assert found
    for drill in found:
        dates = [course.entries[entry].date for entry in drill.entries]
        assert dates == sorted(dates)
        for one, two in combinations(dates, 2):
            assert not one.startswith(two)
            assert not two.startswith(one)
        assert drill.shown != drill.entries
        assert sorted(drill.shown) == sorted(drill.entries)


def test_a_gap_is_where_the_entry_is_named_once_in_each_language(course: Course, drills: Drills) -> None:
    found = [drill for drill in each(drills) if isinstance(drill, Gap)]
    assert {drill.back for drill in found} == {True, False}
    for drill in found:
        for code, (start, end) in drill.stretches.items():
            named = [m for m in course.mentions[code][drill.position] if m.entry == drill.entry]
            inside = [(m.start, m.end) for m in named if start <= m.start < end]
            assert inside == [drill.names[code]], drill.id
            text = course.texts[drill.position.text].versions[code].passages[drill.position].plain
            name_start, name_end = drill.names[code]
            words = spelt(text[name_start:name_end])
            assert words not in spelt(text[start:name_start] + text[name_end:end]), (
                "which would tell the answer"
            )
            assert words in forms(course, drill.entry)


def test_no_sentence_of_a_lesson_has_two_gaps(drills: Drills) -> None:
    for found in drills.of_lessons.values():
        sentences = [(drill.position, *drill.stretches.items()) for drill in found if isinstance(drill, Gap)]
        assert len(sentences) == len(set(sentences))


def test_the_questions_are_the_same_at_every_build(drills: Drills) -> None:
    again, _ = courses.read(CONTENT, "content")
    assert again is not None
    fresh = drills_of(again)
    assert fresh.of_lessons == drills.of_lessons
    assert fresh.of_glossary == drills.of_glossary


@pytest.mark.parametrize("name", ["bridge", "seven"])
def test_a_small_course_has_no_question_for_which_it_lacks_answers(name: str) -> None:
    course, _ = courses.read(Path(COURSES / name), name)
    assert course is not None
    for drill in each(drills_of(course)):
        assert not isinstance(drill, Choice) or len(drill.options) == 4


@pytest.mark.parametrize(
    ("words", "code", "reading", "hint"),
    [
        ("联合国", "zh", "", "lián hé guó"),
        ("绿色", "zh", "", "lǜ sè"),
        ("曾毅", "zh", "zeng yi", "zēng yì"),
        ("General Assembly", "en", "", "G… A…"),
        ("橋", "ja", "", "橋…"),
    ],
)
def test_a_hint_tells_how_an_answer_begins(words: str, code: str, reading: str, hint: str) -> None:
    assert hint_of(words, code, reading) == hint
