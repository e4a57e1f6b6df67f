"""What a handout shows in the browser: docs/assets/handout-rules.js, run without one."""

from __future__ import annotations

from typing import Any

import pytest
from concordance.language.folding import for_browser

from scripts import needs_node, run

pytestmark = needs_node

KNOWN = ["text-zh", "text-en", "gaps-en", "bank", "key"]
USUAL = ["gaps-en", "bank"]
PARAGRAPHS = ["mandate-1", "mandate-2", "strengths-1"]


@pytest.fixture(scope="module")
def data() -> dict[str, Any]:
    return {"fold": for_browser(["a"])}


@pytest.mark.parametrize(
    ("search", "show", "first", "last"),
    [
        ("", USUAL, 0, 2),
        ("?show=text-zh+key", ["text-zh", "key"], 0, 2),
        ("?show=", [], 0, 2),
        ("?show=nothing+key", ["key"], 0, 2),
        ("?first=mandate-2&last=mandate-2", USUAL, 1, 1),
        ("?first=strengths-1&last=mandate-1", USUAL, 0, 2),
        ("?first=elsewhere", USUAL, 0, 2),
    ],
)
def test_an_address_says_what_is_shown(
    data: dict[str, Any], search: str, show: list[str], first: int, last: int
) -> None:
    found = run(data, [["choiceOf", search, KNOWN, USUAL, PARAGRAPHS]])
    assert found == [{"show": show, "first": first, "last": last}]


@pytest.mark.parametrize(
    ("show", "first", "last", "address"),
    [
        (["bank", "gaps-en"], 0, 2, ""),
        (["text-zh", "key"], 0, 2, "?show=text-zh+key"),
        ([], 0, 2, "?show="),
        (USUAL, 1, 1, "?first=mandate-2&last=mandate-2"),
    ],
)
def test_a_choice_has_an_address_that_says_it_again(
    data: dict[str, Any], show: list[str], first: int, last: int, address: str
) -> None:
    choice = {"show": show, "first": first, "last": last}
    assert run(data, [["addressOf", choice, USUAL, PARAGRAPHS]]) == [address]
    (again,) = run(data, [["choiceOf", address, KNOWN, USUAL, PARAGRAPHS]])
    assert {**again, "show": sorted(again["show"])} == {**choice, "show": sorted(show)}


@pytest.mark.parametrize(
    ("at", "within"),
    [
        (["mandate-2"], True),
        (["mandate-1"], False),
        (["mandate-1", "mandate-2"], True),
        (["note-3"], True),
        ([], True),
    ],
)
def test_what_stands_at_no_chosen_paragraph_is_left_out(
    data: dict[str, Any], at: list[str], within: bool
) -> None:
    assert run(data, [["isWithin", at, {"first": 1, "last": 2}, PARAGRAPHS]]) == [within]


def test_of_many_sentences_the_best_are_shown(data: dict[str, Any]) -> None:
    assert run(data, [["lowest", [7, 0, 3, 9], 2]]) == [[0, 3]]
