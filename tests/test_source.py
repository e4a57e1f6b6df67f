"""Bytes to text."""

from __future__ import annotations

from concordance.reading import decoding as source
from hypothesis import given
from hypothesis import strategies as st


@given(st.binary())
def test_any_bytes_can_be_read(data: bytes) -> None:
    text, problems = source.decode("file", data)
    assert "\r" not in text
    assert len({problem.code for problem in problems}) == len(problems) <= 3


@given(st.text(alphabet=st.characters(exclude_characters="\r\ufeff", exclude_categories=("Cs", "Cc"))))
def test_sound_text_stays_itself(text: str) -> None:
    assert source.decode("file", text.encode()) == (text, [])


def test_the_place_of_a_bad_byte() -> None:
    _, problems = source.decode("file", "一二\n三".encode() + b"\xff")
    assert (problems[0].place.line, problems[0].place.column) == (2, 2)


@given(st.text(alphabet=st.characters(exclude_characters="\r\ufeff", exclude_categories=("Cs", "Cc"))))
def test_lines_may_end_the_windows_way(text: str) -> None:
    lines = f"{text}\n{text}\n"
    assert source.decode("file", lines.replace("\n", "\r\n").encode()) == (lines, [])
