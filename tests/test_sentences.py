"""Where sentences end."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

import pytest
from casefile import cases
from concordance.language import sentences
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize("case", cases("sentences"))
def test_case(case: Mapping[str, str]) -> None:
    lines = case["sentences"].split("\n")
    text = "".join(" " + line[2:] if line.startswith("+ ") else line for line in lines)
    found = [text[start:end] for start, end in sentences.split(text)]
    assert found == [line.removeprefix("+ ") for line in lines]


@given(st.text(alphabet="aA中1.。!？”\"'）(（) \n…、L"))
def test_sentences_cover_the_text(text: str) -> None:
    spans = sentences.split(text)
    assert all(start < end for start, end in spans)
    covered = {at for start, end in spans for at in range(start, end)}
    assert all(text[at].isspace() for at in set(range(len(text))) - covered)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))


def test_nothing_to_split() -> None:
    assert sentences.split("") == () == sentences.split(" \n")
