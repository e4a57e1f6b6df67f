"""What was found sound is not looked at again; whatever is wrong is told each time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import mistakes
import pytest
from concordance import course as courses
from concordance.model import Place, Problem
from concordance.problems import problem
from concordance.proven import Proven

WRONG = problem(Place("readings.yml"), "sound-idle", text="茶")
OF_READINGS = [each for each in mistakes.cases() if "readings.yml" in str(each.get("file"))]


def never() -> list[Problem]:
    raise AssertionError("looked again")


def test_a_rule_does_not_look_where_the_same_was_sound() -> None:
    first = Proven()
    assert first.unless("rule", "text", list) == []
    assert Proven(first.now).unless("rule", "text", never) == []


@pytest.mark.parametrize(("rule", "text"), [("rule", "another text"), ("another rule", "text")])
def test_it_looks_at_what_is_new(rule: str, text: str) -> None:
    first = Proven()
    first.unless("rule", "text", list)
    assert Proven(first.now).unless(rule, text, lambda: [WRONG]) == [WRONG]


def test_what_is_wrong_is_looked_at_and_told_each_time() -> None:
    first = Proven()
    assert first.unless("rule", "text", lambda: [WRONG]) == [WRONG]
    assert Proven(first.now).unless("rule", "text", lambda: [WRONG]) == [WRONG]


@pytest.mark.parametrize("case", OF_READINGS, ids=lambda case: case["title"])
def test_a_mistake_after_a_sound_check_is_told_as_without_one(case: dict[str, Any], tmp_path: Path) -> None:
    before, after = Proven(), Proven()
    courses.read(mistakes.FIXTURE, "tea", before)
    folder = mistakes.spoil(case, tmp_path)
    told = courses.read(folder, "tea", after)[1]
    assert told == courses.read(folder, "tea", Proven(before.now | after.now))[1]
    assert told == courses.read(folder, "tea")[1]


def test_a_ruling_that_has_changed_is_looked_at_again(tmp_path: Path) -> None:
    ruling = "- {text: 称他为, sound: chēng tā wéi, reason: {en: So., zh: 是。}}\n"
    sound = {"file": "zh/readings.yml", "contents": ruling}
    wrong = {"file": "zh/readings.yml", "contents": ruling.replace("wéi", "wá")}
    first = Proven()
    assert courses.read(mistakes.spoil(sound, tmp_path / "before"), "tea", first)[1] == []
    problems = courses.read(mistakes.spoil(wrong, tmp_path / "after"), "tea", Proven(first.now))[1]
    assert [each.code for each in problems] == ["sound-unknown"]


def test_a_course_is_the_same_with_and_without() -> None:
    first = Proven()
    read = courses.read(mistakes.FIXTURE, "tea", first)
    again = Proven(first.now)
    assert courses.read(mistakes.FIXTURE, "tea", again) == read
    assert again.now == first.now != set()
