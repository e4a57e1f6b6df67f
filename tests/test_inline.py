"""A paragraph's Markdown."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from casefile import cases
from concordance.model import Place
from concordance.reading import inline
from hypothesis import given, settings
from hypothesis import strategies as st

MARKS = "*`[]()^!<>/\\&#; \nab中。1:https"


@pytest.mark.parametrize("case", cases("inline"))
def test_case(case: Mapping[str, str]) -> None:
    text, problems = inline.parse(case["markdown"], Place("case"), case.get("language", ""))
    found = [f"{problem.place.column} {problem.code}" for problem in problems]
    assert found == case.get("problems", "").splitlines()
    assert text.plain == case["plain"]
    styles = [
        f"{style.kind}{' ' + style.url if style.url else ''}: {text.plain[style.start : style.end]}"
        for style in text.styles
    ]
    anchors = [f"{anchor.kind} {anchor.value} at {anchor.offset}" for anchor in text.anchors]
    assert styles + anchors == case["marks"].splitlines()


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://a.org", True),
        ("HTTP://a.org", True),
        ("mailto:a@b.org", True),
        ("about.html#x", True),
        ("javascript:alert(1)", False),
        ("JavaScript:x", False),
        ("data:text/html,x", False),
        ("file:///etc/passwd", False),
    ],
)
def test_safe_addresses(url: str, safe: bool) -> None:
    assert inline.safe_url(url) is safe


def test_places_count_lines_and_columns() -> None:
    _, problems = inline.parse("one\ntwo <b>x", Place("file", 7, 3))
    assert [(p.place.line, p.place.column) for p in problems] == [(8, 5)]
    _, problems = inline.parse("a <b>x", Place("file", 7, 3))
    assert [(p.place.line, p.place.column) for p in problems] == [(7, 5)]


@given(st.text(alphabet=MARKS) | st.text())
@settings(deadline=None)
def test_any_text_can_be_read(source: str) -> None:
    text, _ = inline.parse(source, Place("any"))
    length = len(text.plain)
    assert all(0 <= style.start <= style.end <= length for style in text.styles)
    assert all(0 <= anchor.offset <= length for anchor in text.anchors)
    assert [a.offset for a in text.anchors] == sorted(a.offset for a in text.anchors)


@given(st.text(alphabet=st.characters(exclude_characters="\n\t ", exclude_categories=("Cs",))))
def test_escaped_text_stays_itself(words: str) -> None:
    source = "".join("\\" + c if c in "\\`*_[]<>{}()#!&|~+.=^$-" else c for c in words)
    text, problems = inline.parse(source.replace(":", ":\\/"), Place("any"))
    assert not problems or "//" in words
    assert text.plain.replace(":\\/", ":") == words
