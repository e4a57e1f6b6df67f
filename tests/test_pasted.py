"""Characters that text copied from a PDF file has in the place of others."""

from __future__ import annotations

from pathlib import Path

import pytest
from concordance.reading import pasted
from hypothesis import given
from hypothesis import strategies as st
from mistakes import FIXTURE


@pytest.mark.parametrize(
    ("odd", "plain"),
    [
        ("inter\u00adnational", "international"),
        ("Gene\u200bva \u2060and \ufeffRome", "Geneva and Rome"),
        ("oﬃce, ﬁve", "office, five"),
        ("re\u0301sume\u0301", "résumé"),
        ("か\u3099", "が"),
        ("成⻓、人⺠、意⻅、⽇内瓦、客⼾、不", "成长、人民、意见、日内瓦、客户、不"),
        ("a\u200db 中\u200c国", "ab 中国"),
        ("a\u200eb", "ab"),
        ("Na\u180etions Uni\u2062ted", "Nations United"),
        ("\ufa19 \ufa30 \U0002f804", "神 侮 你"),
        ("one\u2028two", "one two"),
        ("ﻣﺮﺣﺒﺎ", "مرحبا"),
    ],
)
def test_mended(odd: str, plain: str) -> None:
    assert pasted.mend(odd)[0] == plain
    assert list(pasted.problems("f", odd))
    assert not list(pasted.problems("f", plain))


@pytest.mark.parametrize(
    "text",
    [
        "نامه\u200cها",  # a joiner of Persian
        "क्\u200dष",
        "ᠬᠠ\u180eᠠ",
        "👩\u200d💻",
        "قال \u200fAI\u200e",
        "葛\U000e0100",
        "\ufeffa",
        "⺀ and ½, №, ＡＩ, ｱ",
        "e ́",
    ],
)
def test_meant(text: str) -> None:
    assert pasted.mend(text) == (text, [])
    assert not list(pasted.problems("f", text))


def test_what_nobody_can_mend_stays_and_is_reported() -> None:
    text = "a\ue123b \ufffd"
    assert pasted.mend(text) == (text, [])
    assert [(p.code, p.values["count"]) for p in pasted.problems("f", text)] == [("private-character", "2")]


def test_changes_show_what_cannot_be_seen() -> None:
    _, changes = pasted.mend("one\r\ninter\u00adnational oﬃce\r\nthree\r\n")
    assert [(c.line, c.before, c.after) for c in changes] == [
        (2, "inter⟨U+00AD⟩national o⟨U+FB03⟩ce", "international office")
    ]


@given(st.text() | st.text(alphabet="a\u00ad\u200b\u200d\u0301eﬁ⻓\n\r\u2028中\ue000"))
def test_mending_is_done_at_once_and_keeps_lines(text: str) -> None:
    mended, changes = pasted.mend(text)
    assert mended.count("\n") == text.count("\n")
    assert bool(changes) or mended == text
    assert all(problem.place.line <= text.count("\n") + 1 for problem in pasted.problems("f", text))


def test_the_small_course_has_none() -> None:
    for path in [*FIXTURE.rglob("*.md"), *FIXTURE.rglob("*.yml")]:
        assert not list(pasted.find(Path(path).read_text("utf-8")))
