"""Lessons and questions as they are read: tests/courses/bridge has two lessons and ten questions."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from concordance import course as courses
from concordance.model import Course, Position
from concordance.reading.lessons import _in_order
from mistakes import COURSES, FIXTURE
from support import ROOT

BRIDGE = COURSES / "bridge"


@pytest.fixture(scope="module")
def bridge() -> Course:
    course, problems = courses.read(BRIDGE, "bridge")
    assert not problems
    assert course is not None
    return course


def test_lessons_stand_in_the_order_of_their_files(bridge: Course) -> None:
    assert [lesson.id for lesson in bridge.lessons] == ["bridge", "people"]
    assert sorted(["10-z.yml", "2-b.yml", "1-a.yml"], key=_in_order) == ["1-a.yml", "2-b.yml", "10-z.yml"]


def test_a_lesson_belongs_to_a_section_and_points_to_paragraphs_notes_and_headings(bridge: Course) -> None:
    first, second = bridge.lessons
    assert first.section == Position("article", "bridge-itself")
    assert second.section == Position("article", "people")
    assert second.watch[0].at == (Position("article", "people-1"), Position("article", "note-1"))
    assert first.plan[0].at == (Position("article", "bridge-itself"),)


def test_words_are_read_without_their_asterisks(bridge: Course) -> None:
    words = bridge.lessons[0].watch[0].text["en"]
    assert words.plain == "Note who laid the stone bridge."
    assert [(style.kind, words.plain[style.start : style.end]) for style in words.styles] == [
        ("emphasis", "who")
    ]


def test_entries_are_found_in_the_words_of_lessons_and_in_answers_but_not_in_what_is_asked(
    bridge: Course,
) -> None:
    found = bridge.glossary_mentions["en"]
    words = bridge.lessons[0].watch[0].text["en"].plain
    assert [(m.entry, words[m.start : m.end]) for m in found[words]] == [("bridge", "stone bridge")]
    question = next(each for each in bridge.questions if each.id == "old-bridge")
    assert {m.entry for m in found[question.right["en"].plain]} == {"wooden-bridge"}
    assert question.ask["en"].plain not in found


def test_each_kind_of_question_has_its_answers(bridge: Course) -> None:
    by_kind = {each.kind: each for each in bridge.questions if each.lesson == "bridge"}
    assert [option.right for option in by_kind["choose-one"].options] == [False, True, False, False]
    assert sum(option.right for option in by_kind["choose-several"].options) == 3
    assert [pair.left["en"].plain for pair in by_kind["match"].pairs] == ["arches", "length", "year"]
    assert by_kind["short"].accept["zh"] == ("木桥", "木头桥")
    assert {each.kind for each in bridge.questions} == {*by_kind, "order"}


def test_a_course_without_lessons_has_none() -> None:
    course, _ = courses.read(FIXTURE, "tea")
    assert course is not None
    assert not course.lessons
    assert not course.questions
    assert "course" not in course.prose["en"]


def test_the_examples_in_the_guide_for_authors_are_right(tmp_path: Path) -> None:
    """The two blocks of each guide, as the lesson and the questions of a course, are sound."""
    for guide in ("README.md", "README.zh.md"):
        text = (ROOT / "content" / guide).read_text("utf-8")
        lesson, questions = (
            next(block for block in text.split("```yaml\n") if block.startswith(f"# {name}")).split("```")[0]
            for name in ("lessons/1-opening.yml", "questions/1-opening.yml")
        )
        folder = shutil.copytree(BRIDGE, tmp_path / guide)
        shutil.rmtree(folder / "lessons")
        (folder / "lessons").mkdir()
        (folder / "questions.yml").unlink()
        (folder / "lessons" / "1-opening.yml").write_text(lesson, "utf-8")
        (folder / "questions" / "1-bridge.yml").write_text(questions, "utf-8")
        _, problems = courses.read(folder, "opening")
        places = {"unknown-place", "unknown-target", "unknown-section", "unknown-work", "dead-link"}
        assert {problem.code for problem in problems} == places, "only what the other course does not have"
