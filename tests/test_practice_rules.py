"""What the self-check decides in the browser: docs/assets/practice-rules.js, run without one."""

from __future__ import annotations

import json
from typing import Any

import pytest
from concordance.language.folding import for_browser
from concordance.model import Course

from scripts import needs_node, run

pytestmark = needs_node

FOLD = {"fold": for_browser(["联合国大会 78/265"])}
ENGLISH = ["a", "an", "the"]


def kept(**parts: Any) -> dict[str, Any]:
    return {"kept": "practice", "questions": {}, "terms": {}, **parts}


@pytest.mark.parametrize(
    ("written", "accepted", "right"),
    [
        ("general assembly", "General Assembly", True),
        ("the General Assembly", "General Assembly", True),
        ("Assembly", "General Assembly", False),
        ("聯合國大會", "联合国大会", True),
        ("《联合国大会》", "联合国大会", True),
        ("７８／２６５", "78/265", True),
        ("A/RES/78/265", "78/265", False),
        ("78 265", "78/265", True),
        ("the", "General Assembly", False),
        ("the", "The", True),
        ("  ", "General Assembly", False),
        ("……", "联合国", False),
    ],
)
def test_an_answer_counts_however_it_is_spelt(written: str, accepted: str, right: bool) -> None:
    assert run(FOLD, [["accepts", written, ["nothing", accepted], ENGLISH]]) == [right]


def test_every_accepted_answer_of_the_course_is_accepted_and_no_other_questions(course: Course) -> None:
    short = [question for question in course.questions if question.kind == "short"]
    fold = {"fold": for_browser(text for q in short for texts in q.accept.values() for text in texts)}
    calls = [
        ["accepts", text, q.accept[code], ENGLISH]
        for q in short
        for code in q.accept
        for text in q.accept[code]
    ]
    assert all(run(fold, calls))
    others = [
        ["accepts", two.accept["en"][0], one.accept["en"], ENGLISH]
        for one in short
        for two in short
        if one != two
    ]
    assert not any(run(fold, others))


def test_an_order_drawn_by_lot_holds_the_same_things_and_follows_from_its_seed() -> None:
    things = list(range(9))
    one, again, other = run(FOLD, [["shuffled", things, 7], ["shuffled", things, 7], ["shuffled", things, 8]])
    assert one == again != other
    assert sorted(one) == sorted(other) == things
    firsts = {order[0] for order in run(FOLD, [["shuffled", things, seed] for seed in range(200)])}
    assert firsts == set(things)


def test_what_is_right_is_counted() -> None:
    calls = [["compare", ["1", "3", "2"], ["1", "2", "3"]], ["compare", [True, False], [True, False]]]
    assert run(FOLD, calls) == [
        {"right": 1, "all": 3, "isRight": False},
        {"right": 2, "all": 2, "isRight": True},
    ]


def test_a_card_moves_a_box_on_when_known_and_back_to_the_first_when_not() -> None:
    card: list[int] | None = None
    boxes = []
    for _ in range(5):
        (card,) = run(FOLD, [["moved", card, True, 100]])
        assert card is not None
        boxes.append(card)
    assert boxes == [[1, 102], [2, 104], [3, 108], [4, 116], [4, 116]]
    assert run(FOLD, [["moved", [4, 90], False, 100], ["moved", None, False, 100]]) == [[0, 100], [0, 100]]


def test_due_terms_come_lowest_box_first_and_then_new_ones() -> None:
    progress = kept(terms={"b": [2, 99], "a": [0, 100], "late": [1, 101], "gone": [0, 1]})
    terms = ["new", "a", "late", "b", "toString"]
    (found,) = run(FOLD, [["waiting", terms, progress, 100]])
    assert found["due"] == ["a", "b"]
    assert found["fresh"] == ["new", "toString"]
    assert run(FOLD, [["boxes", terms, progress]]) == [[1, 1, 1, 0, 0]]


def test_a_missed_card_comes_again_after_some_others() -> None:
    waiting = {"due": ["a", "b"], "fresh": ["new"]}
    calls = [
        ["following", waiting, []],
        ["following", waiting, [["a", 3]]],
        ["following", waiting, [["a", 0], ["b", 2]]],
        ["following", {"due": ["a"], "fresh": []}, [["a", 3]]],
        ["following", {"due": [], "fresh": []}, []],
    ]
    assert run(FOLD, calls) == ["a", "b", "a", "a", None]


def test_what_was_answered_correctly_is_counted() -> None:
    progress = kept(questions={"a": 1, "b": 0, "elsewhere": 1})
    assert run(FOLD, [["solved", ["a", "b", "c", "constructor"], progress]]) == [1]


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "{", '{"questions": {}, "terms": {}}', '{"kept": "practice", "terms": {}}', '"kept"'],
)
def test_a_file_of_something_else_is_not_taken(text: str) -> None:
    assert run(FOLD, [["isKept", text]]) == [False]


def test_what_was_saved_is_read_again_without_what_cannot_be() -> None:
    good = kept(questions={"q": 1}, terms={"t": [4, 20000]})
    assert run(FOLD, [["read", json.dumps(good)]]) == [good]
    bad = kept(
        questions={"q": 7, "r": 0}, terms={"t": [5, 1], "u": [1.5, 2], "v": "x", "w": [0, 3], "x": [0]}
    )
    assert run(FOLD, [["read", json.dumps(bad)]]) == [kept(questions={"r": 0}, terms={"w": [0, 3]})]


def test_a_day_begins_at_midnight_where_the_reader_is() -> None:
    before, after = run(FOLD, [["day", "2026-11-27T23:59:59"], ["day", "2026-11-28T00:00:00"]])
    assert after == before + 1
