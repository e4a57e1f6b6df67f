"""The files for Moodle: what its import reads, and what an independent reader finds in the questions."""

from __future__ import annotations

import dataclasses
from itertools import groupby
from xml.etree import ElementTree as ET

import pytest
from concordance.model import Course, Question
from exported import at, by_code, made, read
from moodle_xml_parser.parser import parse_bytes

GRADES = {0, *(sign * round(100 / parts, 5) for parts in (*range(1, 11), 20) for sign in (1, -1))}
"""The shares of a mark that Moodle knows; it refuses others."""


def glossary(course: Course, code: str) -> ET.Element:
    return ET.fromstring(made(course, "moodle_glossary")[f"moodle-glossary-{code}.xml"])


def quiz(course: Course, code: str) -> ET.Element:
    return ET.fromstring(made(course, "moodle_questions")[f"moodle-questions-{code}.xml"])


@pytest.fixture(scope="module")
def quizzes(course: Course) -> dict[str, ET.Element]:
    """The questions of the course, by language."""
    return {code: quiz(course, code) for code in ("zh", "en")}


def question(quiz: ET.Element, name: str) -> ET.Element:
    (found,) = [each for each in quiz if each.findtext("idnumber") == name]
    return found


def words(of: ET.Element | None) -> str:
    """What is said to somebody who reads a piece of HTML."""
    html = of.findtext("text") if of is not None else ""
    return "".join(ET.fromstring(f"<p>{html}</p>").itertext())


def plain(question: Question, code: str) -> list[str]:
    return [option.text[code].plain for option in question.options]


# ---------------------------------------------------------------- the glossary


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_glossary_has_every_entry_with_name_definition_aliases_and_group(
    course: Course, code: str
) -> None:
    entries = {
        each.findtext("CONCEPT"): each for each in glossary(course, code).iterfind("INFO/ENTRIES/ENTRY")
    }
    assert len(entries) == len(course.entries)
    for entry in course.entries.values():
        found, term = entries[entry.terms[code].preferred.text], entry.terms[code]
        assert entry.definition[code] in "".join(
            ET.fromstring(f"<p>{found.findtext('DEFINITION')}</p>").itertext()
        )
        aliases = {alias.text for alias in found.iterfind("ALIASES/ALIAS/NAME")}
        assert {form.text for form in (*term.also, *term.abbreviations)} <= {*aliases, term.preferred.text}
        category = course.vocabulary.group_of(entry).label[code]
        assert [each.text for each in found.iterfind("CATEGORIES/CATEGORY/NAME")] == [category]
        assert found.findtext("FORMAT") == "1"


def test_a_second_import_adds_nothing(course: Course) -> None:
    assert glossary(course, "en").findtext("INFO/ALLOWDUPLICATEDENTRIES") == "0"


def test_names_are_linked_inside_a_line_of_chinese_but_not_inside_an_english_word(course: Course) -> None:
    full = {code: {each.text for each in glossary(course, code).iter("FULLMATCH")} for code in ("zh", "en")}
    assert full["en"] == {"1"}
    assert "0" in full["zh"]


def test_a_general_word_is_in_the_glossary_but_makes_no_links(course: Course) -> None:
    general = {entry.terms["en"].preferred.text for entry in course.entries.values() if not entry.linked}
    unlinked = {
        each.findtext("CONCEPT")
        for each in glossary(course, "en").iter("ENTRY")
        if each.findtext("USEDYNALINK") == "0"
    }
    assert unlinked == general


def test_a_definition_leads_to_the_entry_if_the_site_has_an_address() -> None:
    bridge = read("bridge")
    with_address = at(bridge, site_url="https://bridge.example/course")
    assert "https://bridge.example/course/en/" in str(made(with_address, "moodle_glossary"))
    assert "href" not in str(made(bridge, "moodle_glossary"))


# ---------------------------------------------------------------- the questions


@pytest.mark.parametrize("code", ["zh", "en"])
def test_an_independent_reader_finds_the_questions_with_answers_to_choose_from(
    course: Course, code: str
) -> None:
    """It knows this type of Moodle's and no other of those that are used here."""
    found = parse_bytes(made(course, "moodle_questions")[f"moodle-questions-{code}.xml"])["multichoice"]
    asked = [each for each in course.questions if each.kind in ("choose-one", "choose-several")]
    by_text = {(each.name, each.text_pre_parse): each for each in found}
    assert len(by_text) == len(found) == len(asked)
    for each in asked:
        (read_back,) = [q for q in found if f">{each.ask[code].plain}<" in q.text_pre_parse]
        assert read_back.name == each.tests[code].plain
        assert read_back.single == (each.kind == "choose-one")
        assert [option.score_fraction > 0 for option in read_back.options] == [o.right for o in each.options]
        for option, text in zip(read_back.options, plain(each, code), strict=True):
            assert f">{text}<" in option.answer
        for option, own in zip(read_back.options, each.options, strict=True):
            assert (own.because[code].plain if own.because else "") in (option.feedback or "")
        assert each.right[code].plain in read_back.correct_feedback
        assert each.wrong[code].plain in read_back.incorrect_feedback


@pytest.mark.parametrize("code", ["zh", "en"])
def test_every_question_is_in_the_category_of_its_lesson(
    quizzes: dict[str, ET.Element], course: Course, code: str
) -> None:
    found = groupby(quizzes[code], lambda each: each.get("type") == "category")
    groups = [list(group) for _, group in found]
    for category, questions, lesson in zip(groups[::2], groups[1::2], course.lessons, strict=True):
        assert (category[0].findtext("category/text") or "").endswith("/" + lesson.title[code].plain)
        assert [each.findtext("idnumber") for each in questions] == [
            each.id for each in course.questions if each.lesson == lesson.id
        ]


def test_all_right_answers_together_give_the_mark_and_all_answers_together_nothing(
    quizzes: dict[str, ET.Element], course: Course
) -> None:
    for each in course.questions:
        if each.kind not in ("choose-one", "choose-several"):
            continue
        shares = [float(a.get("fraction", "")) for a in question(quizzes["en"], each.id).iterfind("answer")]
        assert set(shares) <= GRADES
        assert sum(share for share in shares if share > 0) == pytest.approx(100, abs=0.001)
        if each.kind == "choose-several" and min(shares) < 0:
            assert sum(shares) == pytest.approx(0, abs=0.001)


@pytest.mark.parametrize("code", ["zh", "en"])
def test_what_belongs_together_is_matched(quizzes: dict[str, ET.Element], course: Course, code: str) -> None:
    for each in (each for each in course.questions if each.kind == "match"):
        found = question(quizzes[code], each.id)
        assert found.get("type") == "matching"
        pairs = [(words(sub), sub.findtext("answer/text")) for sub in found.iterfind("subquestion")]
        assert pairs == [(pair.left[code].plain, pair.right[code].plain) for pair in each.pairs]


@pytest.mark.parametrize("code", ["zh", "en"])
def test_what_is_to_be_ordered_stands_in_the_right_order(
    quizzes: dict[str, ET.Element], course: Course, code: str
) -> None:
    for each in (each for each in course.questions if each.kind == "order"):
        found = question(quizzes[code], each.id)
        assert found.get("type") == "ordering"
        items = sorted(found.iterfind("answer"), key=lambda item: float(item.get("fraction", "")))
        assert [words(item) for item in items] == [item[code].plain for item in each.items]


@pytest.mark.parametrize("code", ["zh", "en"])
def test_a_short_answer_may_have_an_article_and_any_other_is_explained(
    quizzes: dict[str, ET.Element], course: Course, code: str
) -> None:
    for each in (each for each in course.questions if each.kind == "short"):
        answers = {a.findtext("text"): a for a in question(quizzes[code], each.id).iterfind("answer")}
        for accepted in each.accept[code]:
            assert answers[accepted].get("fraction") == "100"
            assert words(answers[accepted].find("feedback")) == each.right[code].plain
            assert code == "zh" or f"the {accepted}" in answers
        assert answers["*"].get("fraction") == "0"
        assert words(answers["*"].find("feedback")) == each.wrong[code].plain


def test_a_star_in_an_answer_is_a_star() -> None:
    bridge = read("bridge")
    asked = next(each for each in bridge.questions if each.kind == "short")
    odd = dataclasses.replace(asked, accept={**asked.accept, "en": ("a * b",)})
    changed = dataclasses.replace(bridge, questions=(odd,))
    texts = [each.findtext("text") for each in question(quiz(changed, "en"), asked.id).iterfind("answer")]
    assert "a \\* b" in texts


def test_words_say_their_language(quizzes: dict[str, ET.Element], course: Course) -> None:
    for code, view in by_code(course).items():
        for text in quizzes[code].iterfind("question/questiontext/text"):
            assert (text.text or "").startswith(f'<div lang="{view.language.tag}" dir="ltr">')


@pytest.mark.parametrize("name", ["tea", "well", "seven"])
def test_a_course_without_questions_has_no_file_of_them_but_a_glossary_in_each_language(name: str) -> None:
    course = read("course-fixture" if name == "tea" else name)
    assert not made(course, "moodle_questions")
    codes = [language.code for language in course.languages]
    assert list(made(course, "moodle_glossary")) == [f"moodle-glossary-{code}.xml" for code in codes]
    for code in codes:
        assert len(list(glossary(course, code).iter("ENTRY"))) == len(course.entries)
