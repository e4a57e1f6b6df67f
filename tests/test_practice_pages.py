"""The pages of the self-check as they are written: which there are, and what they say without JavaScript."""

from __future__ import annotations

import dataclasses
import re

import pytest
from concordance import course as courses
from concordance.model import Course
from concordance.site import pages
from concordance.site.pages import Page
from concordance.views.course_view import views
from mistakes import COURSES, FIXTURE

KINDS = ("practice-home", "practice", "terms")


@pytest.fixture(scope="module")
def bridge() -> Course:
    course, _ = courses.read(COURSES / "bridge", "bridge")
    assert course is not None
    return course


def practice(course: Course) -> dict[str, Page]:
    return {page.address: page for page in pages.render(course) if page.kind in KINDS}


def test_there_is_a_page_for_each_lesson_and_three_for_the_course(bridge: Course) -> None:
    assert {address for address in practice(bridge) if address.startswith("en/")} == {
        "en/practice/index.html",
        "en/course/bridge/practice.html",
        "en/course/people/practice.html",
        "en/practice/questions.html",
        "en/practice/glossary.html",
        "en/practice/terms.html",
    }


def test_a_course_without_questions_has_no_self_check_and_no_link_to_one() -> None:
    course, _ = courses.read(FIXTURE, "tea")
    assert course is not None
    assert not practice(course)
    home = next(page for page in pages.render(course) if page.kind == "home")
    assert "practice" not in home.write()


def test_a_course_in_one_language_asks_nothing_of_another(course: Course) -> None:
    alone = dataclasses.replace(
        course, settings=dataclasses.replace(course.settings, languages=course.languages[1:])
    )
    found = practice(alone)
    lesson = found["en/course/responsibility/practice.html"].write()
    assert set(re.findall('data-about="([a-z]+)"', lesson)) == {"written", "define", "relation", "arrange"}
    terms = found["en/practice/terms.html"].write()
    assert 'data-filter="side"' not in terms
    for page in (lesson, terms):
        assert not re.search("[\u4e00-\u9fff]", page)


def test_home_course_and_lesson_lead_to_it(bridge: Course) -> None:
    written = {
        page.address: page.write()
        for page in pages.render(bridge)
        if page.kind in ("home", "course", "lesson")
    }
    assert 'href="practice/index.html"' in written["zh/index.html"]
    assert 'href="practice/index.html"' in written["zh/course.html"]
    assert 'href="course/people/practice.html"' in written["zh/course.html"]
    assert 'href="people/practice.html"' in written["zh/course/people.html"]


def test_each_question_has_its_answer_and_what_explains_it(course: Course) -> None:
    for code in ("zh", "en"):
        written = practice(course)[f"{code}/practice/questions.html"].write()
        found = re.findall(r'<li class="question".*?</details>\n</form>', written, re.DOTALL)
        assert len(found) == len(course.questions)
        for question in found:
            assert question.count('class="key"') == question.count('data-when="right"') == 1
            assert 'data-when="wrong"' in question
            assert re.search(r'class="leads">.*href="', question)


def test_what_is_to_be_put_in_order_is_not_shown_in_the_right_one(course: Course) -> None:
    written = practice(course)["en/practice/questions.html"].write()
    for kind in ("order", "match"):
        found = re.findall(rf'data-kind="{kind}".*?</form>', written, re.DOTALL)
        assert found
        for question in found:
            places = re.findall(r'data-place="(\d)"', question)
            assert sorted(places) != places or kind == "match"


def test_questions_about_who_did_what_are_asked_in_the_words_of_the_vocabulary(course: Course) -> None:
    written = practice(course)["zh/practice/glossary.html"].write()
    assert "世界人权宣言" in written
    assert "{name}" not in written
    assert "哪一个机构或组织通过了" in written


def test_a_long_glossary_has_cards_for_the_terms_named_most_often(
    monkeypatch: pytest.MonkeyPatch, course: Course
) -> None:
    monkeypatch.setattr("concordance.views.practice.CARDS", 20)
    written = {page.address: page.write() for page in pages.render(course) if page.kind == "terms"}
    cards = {at: set(re.findall(r'data-term="([^"]+)"', text)) for at, text in written.items()}
    chosen = cards["en/practice/terms.html"]
    assert chosen == cards["zh/practice/terms.html"]
    assert 20 <= len(chosen) < len(course.entries)
    view = views(course)["zh"]
    linked = {key: len(view.in_paragraphs(each)) for key, each in course.entries.items() if each.linked}
    least = sorted(linked.values())[-20]
    assert {key for key, count in linked.items() if count > least} <= chosen
    said = f"The {len(chosen)} entries that are named most often, of {len(linked)}"
    assert said in written["en/practice/terms.html"]


def test_a_page_that_has_only_some_questions_on_the_glossary_says_so(
    monkeypatch: pytest.MonkeyPatch, course: Course
) -> None:
    def said() -> bool:
        (page,) = (each for each in pages.render(course) if each.address == "en/practice/glossary.html")
        return f"on some of the {len(course.entries)} entries" in page.write()

    assert not said()
    for name in ("concordance.views.drills.OF_GLOSSARY", "concordance.site.pages.OF_GLOSSARY"):
        monkeypatch.setattr(name, 100)
    assert said()
