"""Spellings that mean the same."""

from __future__ import annotations

import pytest
from concordance.language.folding import fold
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("ＷＨＯ", "who"),
        ("第 78/L. 49 号", "第78/L.49号"),
        ("“a” ‘b’", "\"a\" 'b'"),
        ("A–B—C‑D", "a-b-c-d"),
        ("inter\u00adnational", "international"),
        ("a\n  b", "a b"),
        ("人工\n智能", "人工智能"),
        ("communiqué", "communique\u0301"),
        ("ﬁve", "five"),
        ("Straße", "STRASSE"),
        ("유엔 총회", "유엔총회"),
        ("葛\U000e0100", "葛"),
    ],
)
def test_alike(one: str, two: str) -> None:
    assert fold(one).text == fold(two).text


@pytest.mark.parametrize(("one", "two"), [("a b", "ab"), ("cafe", "café"), ("L.4", "L4"), ("是", "昰")])
def test_different(one: str, two: str) -> None:
    assert fold(one).text != fold(two).text


def test_case_can_be_kept() -> None:
    assert fold("ＷＨＯ who", keep_case=True).text == "WHO who"


@given(st.text())
def test_offsets_lead_back(text: str) -> None:
    folded = fold(text)
    assert len(folded.text) == len(folded.origins)
    assert list(folded.origins) == sorted(folded.origins)
    for position in range(len(folded.text)):
        span = folded.original(position, position + 1)
        if span is not None:
            assert fold(text[slice(*span)]).text in (folded.text[position], "")


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(st.text(), st.text())
def test_a_part_folds_as_in_the_whole(one: str, two: str) -> None:
    whole = fold(one + two).text
    assert whole.replace(" ", "") == (fold(one).text + fold(two).text).replace(" ", "")
