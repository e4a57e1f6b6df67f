"""Lessons and questions as they are read: tests/courses/bridge has two lessons and ten questions."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from concordance import course as courses
from concordance.model import Course, Position
from concordance.reading.lessons import _in_order
from concordance.site import pages, reading_time
from concordance.views.course_view import CourseView, views
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


# ---------------------------------------------------------------- pages


@pytest.fixture(scope="module")
def site(built: Callable[[Path], Path]) -> Path:
    return built(BRIDGE)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_lesson_leads_to_its_text_and_keeps_the_answers_for_the_teacher(site: Path, language: str) -> None:
    lesson = (site / language / "course" / "bridge.html").read_text("utf-8")
    assert 'href="../article/bridge-itself.html#bridge-itself"' in lesson
    assert 'href="../article/bridge-itself.html#bridge-itself-2"' in lesson
    assert 'href="bridge/teacher.html"' in lesson
    assert "<em>" in lesson
    teacher = (site / language / "course" / "bridge" / "teacher.html").read_text("utf-8")
    answer = {"zh": "1902年，比", "en": "In 1902, twelve years after"}[language]
    assert answer in teacher
    assert answer not in lesson


def test_each_step_of_a_plan_says_when_it_is_and_leads_to_its_paragraphs_on_the_projector_and_on_paper(
    site: Path,
) -> None:
    teacher = (site / "en" / "course" / "bridge" / "teacher.html").read_text("utf-8")
    times = re.findall(r"\d:\d\d–\d:\d\d", teacher)
    assert times == ["0:00–0:10", "0:10–0:30", "0:30–0:45"]
    section = "../../article/bridge-itself"
    assert f'href="{section}.html?project=bridge-itself-1"' in teacher
    shown = "show=text-en+text-zh&amp;first=bridge-itself-1&amp;last=bridge-itself-2"
    assert f'href="{section}/handout.html?{shown}"' in teacher
    assert teacher.count("?show=") == 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_entries_in_the_words_of_a_lesson_are_links(site: Path, language: str) -> None:
    lesson = (site / language / "course" / "bridge.html").read_text("utf-8")
    goals = lesson[lesson.index('<ol class="goals">') : lesson.index('id="why"')]
    assert 'href="../things/bridge.html"' in goals
    assert 'href="../things/wooden-bridge.html"' in goals


def test_home_section_and_course_lead_to_the_lessons(site: Path) -> None:
    assert 'href="course.html"' in (site / "en" / "index.html").read_text("utf-8")
    assert 'href="../course/people.html"' in (site / "en" / "article" / "people.html").read_text("utf-8")
    course = (site / "en" / "course.html").read_text("utf-8")
    assert "2 lessons, 75 minutes in class" in course
    assert course.index('href="course/bridge.html"') < course.index('href="course/people.html"')


def test_reading_times_count_chinese_characters_and_english_words() -> None:
    assert reading_time.minutes("石" * 255) == 1
    assert reading_time.minutes("stone " * 228) == 1
    assert reading_time.minutes("石桥A B") == 2 / 255 + 2 / 228


@pytest.mark.parametrize(
    ("languages", "told"),
    [
        ({"zh", "en"}, "228 English words or 255 Chinese characters a minute"),
        ({"zh"}, "computed from 255 Chinese characters a minute"),
        ({"en"}, "computed from 228 words a minute"),
    ],
)
def test_the_plan_names_the_rates_of_its_languages(
    bridge: Course, monkeypatch: pytest.MonkeyPatch, languages: set[str], told: str
) -> None:
    monkeypatch.setattr(
        CourseView,
        "all",
        property(lambda view: [each for each in views(view.course).values() if each.code in languages]),
    )
    page = next(page for page in pages.render(bridge) if page.address == "en/course.html")
    assert told in page.write()
