"""Spellings that mean the same."""

from __future__ import annotations

import pytest
import spellings
from concordance.analysis.matching import Matcher, mentions_in
from concordance.language.equivalents import traditional
from concordance.language.folding import fold
from concordance.model import Entry, Form, Place, RichText, Term
from hypothesis import given
from hypothesis import strategies as st

HERE = Place("glossary.yml")
ALIKE = spellings.pairs("alike")
ALIKE_WHEN_TYPED = spellings.pairs("alike when typed")
APART = spellings.pairs("apart")


@pytest.mark.parametrize(("one", "two"), ALIKE)
def test_alike(one: str, two: str) -> None:
    assert fold(one).text == fold(two).text
    assert fold(one, typed=True).text == fold(two, typed=True).text


@pytest.mark.parametrize(("one", "two"), ALIKE)
def test_an_entry_is_found_in_either_spelling(one: str, two: str) -> None:
    assert mentioned(one, two) == two
    assert mentioned(two, one) == one


@pytest.mark.parametrize(("one", "two"), ALIKE_WHEN_TYPED)
def test_alike_only_when_typed(one: str, two: str) -> None:
    assert fold(one, typed=True).text == fold(two, typed=True).text
    assert mentioned(one, two) is None


@pytest.mark.parametrize(("one", "two"), APART)
def test_apart(one: str, two: str) -> None:
    assert fold(one).text != fold(two).text
    assert mentioned(one, two) is None


def mentioned(name: str, text: str) -> str | None:
    """The words of a text that mention an entry of this name; None if there are none."""
    term = Term(preferred=Form(text=name, exact=False, place=HERE))
    entry = Entry(id="one", kind="name", terms={"en": term}, definition={}, place=HERE)
    matcher = Matcher([entry])
    words = RichText(f"“{text}”, (“{text}”)")
    mentions, _ = mentions_in(words, matcher.find(words))
    return words.plain[mentions[0].start : mentions[0].end] if mentions else None


def test_no_character_takes_two_steps() -> None:
    steps = traditional()
    assert not [old for old, new in steps.items() if new in steps]


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
