"""Handouts: what is computed for them, and the pages as they are written."""

from __future__ import annotations

import dataclasses
import re
from collections import Counter

import pytest
from concordance import course as courses
from concordance.model import Course, Position
from concordance.site import pages
from concordance.site.pages import Page
from concordance.views.course_view import CourseView, views
from concordance.views.drills import Drills
from concordance.views.handouts import (
    GAPS,
    GAPS_IN_PARAGRAPH,
    Handout,
    Handouts,
    bank,
    kinds,
    lines_for,
    presets,
)
from mistakes import COURSES, FIXTURE


def handouts_of(course: Course) -> list[Handout]:
    by_code = views(course)
    found = Handouts(Drills(by_code[course.languages[0].code]))
    return [
        found.of(text.id, s.id)
        for text in course.texts.values()
        for s in next(iter(text.versions.values())).sections
    ]


@pytest.fixture(scope="module")
def handouts(course: Course) -> list[Handout]:
    return handouts_of(course)


def small(name: str) -> Course:
    course, _ = courses.read(FIXTURE if name == "tea" else COURSES / name, name)
    assert course is not None
    return course


def written(course: Course) -> dict[str, Page]:
    return {page.address: page for page in pages.render(course) if page.kind == "handout"}


def sentence_of(course: Course, position: Position, code: str, at: int) -> tuple[int, int]:
    return next(s for s in course.alignments[position].sentences[code] if s[0] <= at < s[1])


# ---------------------------------------------------------------- gaps


def test_a_gap_is_a_mention_whose_name_stands_in_its_sentence_once(
    course: Course, handouts: list[Handout]
) -> None:
    for handout in handouts:
        for code, blanks in handout.blanks.items():
            for blank in blanks:
                found = course.mentions[code][blank.position]
                assert (*blank.span, blank.entry) in [tuple(m) for m in found]
                text = course.texts[blank.position.text].versions[code].passages[blank.position].plain
                start, end = sentence_of(course, blank.position, code, blank.span[0])
                assert text[slice(*blank.span)] == blank.words
                assert text[start:end].count(blank.words) == 1
                assert [m.entry for m in found if start <= m.start < end].count(blank.entry) == 1


def test_gaps_are_spread_and_each_entry_and_sentence_has_one(course: Course, handouts: list[Handout]) -> None:
    for handout in handouts:
        for code, blanks in handout.blanks.items():
            assert len(blanks) <= GAPS
            assert len({blank.entry for blank in blanks}) == len(blanks)
            assert max(Counter(blank.position for blank in blanks).values()) <= GAPS_IN_PARAGRAPH
            sentences = [(b.position, sentence_of(course, b.position, code, b.span[0])) for b in blanks]
            assert len(set(sentences)) == len(sentences)


def test_the_terms_that_a_lesson_pins_come_first(handouts: list[Handout]) -> None:
    lesson = next(handout for handout in handouts if handout.section.local == "responsibility")
    assert lesson.lesson
    for blanks in lesson.blanks.values():
        assert set(lesson.lesson.terms) <= {blank.entry for blank in blanks}


def test_the_width_of_a_gap_does_not_tell_its_words(handouts: list[Handout]) -> None:
    widths = Counter(b.width for handout in handouts for blanks in handout.blanks.values() for b in blanks)
    assert set(widths) <= set(range(12, 43, 6))
    assert all(count > 1 for count in widths.values())


def test_the_words_to_choose_from_are_those_of_the_gaps_in_their_alphabet(
    course: Course, handouts: list[Handout]
) -> None:
    blanks = handouts[1].blanks
    assert [blank.words for blank in bank(course, blanks["en"], "en")][:2] == [
        "Charter of the United Nations",
        "cyberspace security",
    ]
    chinese = [blank.words for blank in bank(course, blanks["zh"], "zh")]
    assert chinese.index("安全、可靠和可信") < chinese.index("话语权") < chinese.index("主权平等")


# ---------------------------------------------------------------- terms and sentences


def test_terms_are_matched_in_another_order_and_have_one_answer_each(
    course: Course, handouts: list[Handout]
) -> None:
    for handout in handouts:
        assert sorted(handout.matched) == sorted(handout.shown)
        assert handout.matched != handout.shown
        for code in ("zh", "en"):
            names = [course.entries[entry].terms[code].preferred.text for entry in handout.matched]
            assert len(set(names)) == len(names)


def test_no_sentence_is_to_be_translated_in_both_directions(handouts: list[Handout]) -> None:
    for handout in handouts:
        found = [
            (each.position, each.stretches["zh"])
            for sentences in handout.sentences.values()
            for each in sentences
        ]
        assert len(set(found)) == len(found)


def test_sentences_stand_in_reading_order_and_the_best_are_of_different_paragraphs(
    course: Course, handouts: list[Handout]
) -> None:
    order = [paragraph.id for paragraph in course.texts["article"].versions["zh"].paragraphs]
    for handout in handouts:
        for sentences in handout.sentences.values():
            places = [(order.index(s.position.local), s.stretches["zh"]) for s in sentences]
            assert places == sorted(places)
            assert sorted(s.rank for s in sentences) == list(range(len(sentences)))
    practice = next(handout for handout in handouts if handout.section.local == "practice")
    best = [s.position for s in practice.sentences["zh", "en"] if s.rank < 5]
    assert len(set(best)) == 5


def test_handouts_are_the_same_at_every_build(course: Course, handouts: list[Handout]) -> None:
    assert handouts_of(course) == handouts


@pytest.mark.parametrize(("words", "count"), [("Yes.", 2), ("治" * 60, 4), ("a" * 150, 4)])
def test_there_are_lines_enough_to_write_on(words: str, count: int) -> None:
    assert lines_for(words) == count


# ---------------------------------------------------------------- pages


def ids(view: CourseView, handout: Handout) -> set[str]:
    return {choice.id for kind in kinds(view, handout) for choice in kind.choices}


def test_every_part_that_can_be_chosen_is_on_the_page_and_the_key_has_its_answers(course: Course) -> None:
    found = written(course)
    by_code = views(course)
    all_handouts = Handouts(Drills(by_code["zh"]))
    for code, view in by_code.items():
        for section in course.texts["article"].versions[code].sections:
            page = found[f"{code}/article/{section.id}/handout.html"].write()
            sheet, key = page.split('<section class="handout-key"')
            parts = set(re.findall(r'data-part="([^"]*)"', sheet))
            named = {name for part in parts for name in part.split()}
            handout = all_handouts.of("article", section.id)
            assert ids(view, handout) <= named
            assert {each for preset in presets(view, handout).values() for each in preset} <= named
            answers = set(re.findall(r'<div data-part="([^"]*)"', key))
            assert answers == {each for each in ids(view, handout) if not each.startswith("text-")}
            assert sheet.count('class="gap ') == sum(map(len, handout.blanks.values()))


def test_lesson_teacher_course_and_section_lead_to_it(course: Course) -> None:
    found = {page.address: page for page in pages.render(course)}
    for address, link in {
        "en/course/responsibility.html": "../article/responsibility/handout.html",
        "en/course/responsibility/teacher.html": "../../article/responsibility/handout.html",
        "en/course.html": "article/responsibility/handout.html",
        "en/article/responsibility.html": "responsibility/handout.html",
    }.items():
        assert f'href="{link}"' in found[address].write()


def test_a_course_without_lessons_has_handouts_of_sections_without_questions() -> None:
    course = small("tea")
    page = written(course)["en/article/road/handout.html"].write()
    assert "text-zh" in page
    assert "questions-" not in page


def test_with_three_languages_each_can_be_chosen_and_runs_in_its_direction() -> None:
    page = written(small("well"))["ar/resolution/duties/handout.html"].write()
    assert {"text-ar", "text-en", "text-zh"} <= set(re.findall(r"text-\w\w", page))
    assert 'data-part="text-en" lang="en" dir="ltr"' in page
    assert "translate-en-ar" in page
    assert "translate-en-zh" not in page


def test_with_one_language_terms_are_matched_with_their_definitions(course: Course) -> None:
    settings = dataclasses.replace(course.settings, languages=course.languages[1:])
    alone = dataclasses.replace(course, settings=settings)
    page = written(alone)["en/article/responsibility/handout.html"].write()
    assert 'data-part="match-en"' in page
    assert "translate-" not in page
    assert not re.search("[\u4e00-\u9fff]", page)
