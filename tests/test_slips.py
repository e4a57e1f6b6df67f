"""A hundred random slips in the English text of the course: docs/guide/slips.md says which go unnoticed."""

from __future__ import annotations

from collections import Counter

import pytest
from slips import COUNTS, Checked, Slip, slips

SILENT = {"name": 5, "dropped sentence": 5, "figure": 1, "date": 1}
"""How many of a kind may go unnoticed. Which slips are made changes with the text."""


@pytest.fixture(scope="module")
def told() -> dict[Slip, set[str]]:
    checked = Checked()
    return checked.told(list(slips(checked)))


def test_there_are_a_hundred_slips_of_six_kinds(told: dict[Slip, set[str]]) -> None:
    assert Counter(slip.kind for slip in told) == Counter(COUNTS)
    assert len(told) == 100


@pytest.mark.parametrize("kind", COUNTS)
def test_nearly_every_slip_is_noticed(told: dict[Slip, set[str]], kind: str) -> None:
    silent = [slip for slip, codes in told.items() if slip.kind == kind and not codes]
    assert len(silent) <= SILENT.get(kind, 0), silent


@pytest.mark.parametrize(
    ("kind", "code"),
    [("figure", "figures-differ"), ("date", "figures-differ"), ("deprecated term", "avoided-form")],
)
def test_a_slip_is_told_as_what_it_is(told: dict[Slip, set[str]], kind: str, code: str) -> None:
    others = [slip for slip, codes in told.items() if slip.kind == kind and codes and code not in codes]
    assert not others
