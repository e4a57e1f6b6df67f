"""The tests that `make test` takes stand for all others."""

from __future__ import annotations

import itertools
from dataclasses import replace
from pathlib import Path

import pytest
from tiers import Case, sample


def cases(test: str, **values: str) -> list[Case]:
    """Every combination of values, which are written as words."""
    combinations = itertools.product(*(words.split() for words in values.values()))
    return [Case("test_x.py", test, tuple(zip(values, each, strict=True))) for each in combinations]


def taken(all_: list[Case]) -> list[dict[str, object]]:
    return [dict(all_[number].values) for number in sorted(sample(all_))]


def test_each_test_is_met_once_and_their_cases_take_turns() -> None:
    found = taken(
        [each for test in "abc" for each in cases(f"test_{test}", language="zh en", kind="home index")]
    )
    assert [tuple(each.values()) for each in found] == [("zh", "home"), ("zh", "index"), ("en", "home")]


def test_every_value_is_met_even_where_there_is_one_test() -> None:
    found = taken(cases("test_a", window="phone desktop projector"))
    assert [each["window"] for each in found] == ["phone", "desktop", "projector"]


def test_what_one_file_meets_no_other_must() -> None:
    one, other = cases("test_a", window="phone desktop"), cases("test_a", window="phone desktop")
    found = taken([*one, *(replace(case, file="test_y.py") for case in other)])
    assert [each["window"] for each in found] == ["phone", "desktop", "phone"]


def test_a_test_without_cases_is_always_taken() -> None:
    assert sample([Case("test_x.py", "test_a")]) == {0}


def test_of_all_tests_in_a_browser_each_and_each_value_is_taken(pytester: pytest.Pytester) -> None:
    folder = Path(pytester.path) / "browser"
    folder.mkdir()
    (folder / "test_x.py").write_text(
        "import pytest\n"
        "@pytest.mark.parametrize('base', ['http', 'file'])\n"
        "def test_sampled(base): pass\n"
        "@pytest.mark.parametrize('base', ['http', 'file'])\n"
        "def test_another(base): pass\n"
        "@pytest.mark.every_combination\n"
        "@pytest.mark.parametrize('base', ['http', 'file'])\n"
        "def test_whole(base): pass\n"
        "@pytest.mark.thorough\n"
        "def test_slow(): pass\n",
        "utf-8",
    )
    pytester.makeconftest(
        "import tiers\n"
        "def pytest_collection_modifyitems(config, items):\n"
        "    config.hook.pytest_deselected(items=tiers.keep_sample(items))\n"
    )
    pytester.makeini("[pytest]\nmarkers =\n  every_combination\n  thorough\n")
    pytester.runpytest_inprocess("-p", "no:xdist").assert_outcomes(passed=4, deselected=3)
