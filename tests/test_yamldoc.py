"""YAML in which every value knows its place."""

from __future__ import annotations

from concordance.model import Place
from concordance.reading import yaml_document as yamldoc
from concordance.reading.validation import validate
from hypothesis import example, given, settings
from hypothesis import strategies as st

TEXT = """
a: one
b:
  - c: "two"
    d: no
  - 2020-10
"""


def test_every_scalar_is_text_and_has_a_place() -> None:
    document, problems = yamldoc.parse("f", TEXT)
    assert not problems
    assert document is not None
    assert document.data == {"a": "one", "b": [{"c": "two", "d": "no"}, "2020-10"]}
    assert document.place("b", 0, "d") == Place("f", 5, 8)
    assert document.place("b", 0, "missing", 3) == Place("f", 4, 5)
    assert document.keys["b", 0, "d"] == Place("f", 5, 5)
    assert [value for _, value in document.strings()] == ["one", "two", "no", "2020-10"]


def test_chinese_over_several_lines_has_no_spaces_between_them() -> None:
    text = 'a:\n  甲乙，\n  丙丁\n  AI 与\n  well\nb: >\n  戊\n  己\nc: "one\n  two"\nd: 甲 乙\n'
    document, _ = yamldoc.parse("f", text)
    assert document is not None
    assert document.data == {"a": "甲乙，丙丁 AI 与 well", "b": "戊己", "c": "one two", "d": "甲 乙"}


def test_an_asterisk_within_words_is_no_reference_and_a_question_mark_no_key() -> None:
    document, problems = yamldoc.parse("f", "a: {b: Who is *he*?, c: [so?]}")
    assert not problems
    assert document is not None
    assert document.data == {"a": {"b": "Who is *he*?", "c": ["so?"]}}


def test_lines_count_on_in_front_matter() -> None:
    document, _ = yamldoc.parse("f", "a: one", first_line=2)
    assert document is not None
    assert document.place("a") == Place("f", 2, 4)


def test_the_hint_shows_the_nearest_example() -> None:
    schema = {
        "$defs": {"text": {"type": "string", "pattern": "^[a-z]+$", "example": "some words"}},
        "properties": {"a": {"$ref": "#/$defs/text", "example": "abc"}, "b": {"$ref": "#/$defs/text"}},
    }
    document, _ = yamldoc.parse("f", "a: A\nb: B")
    assert document is not None
    assert [p.values["example"] for p in validate(document, schema)] == ["abc", "some words"]


@given(st.text(alphabet="ab:-[]{}&*!#|>'\"\\ \n\t?%@,~\x07中") | st.text())
@example("[0\x85")
@settings(deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    document, problems = yamldoc.parse("f", text)
    assert document is not None or len(problems) == 1
    assert all(problem.place.line >= 1 and problem.place.column >= 1 for problem in problems)
