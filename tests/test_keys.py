"""Keys: spelling, pinyin, initials and the folding table."""

from __future__ import annotations

import unicodedata

import pytest
from concordance.exports import keys, lookup, search
from concordance.language.inflection import irregular
from concordance.model import Course
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("High-level Committee on Programmes", "HighLevelCommitteeOnProgrammes"),
        ("A/78/L.49", "A78L49"),
        ("《联合国宪章》", "联合国宪章"),
        ("聯合國", "联合国"),
        ("ＡＩ治理", "Ai治理"),
        ("communiqué", "Communique"),
    ],
)
def test_spelling(name: str, key: str) -> None:
    assert keys.spelling(name) == key


@pytest.mark.parametrize(
    ("name", "pinyin", "initials"),
    [
        ("联合国教科文组织", "LianHeGuoJiaoKeWenZuZhi", "LHGJKWZZ"),
        ("生成式AI治理", "ShengChengShiAiZhiLi", "SCSAIZL"),
        ("可持续发展", "KeChiXuFaZhan", "KCXFZ"),
        ("行政首长", "XingZhengShouZhang", "XZSZ"),
        ("银行", "YinHang", "YH"),
        ("重庆", "ChongQing", "CQ"),
        ("长期", "ChangQi", "CQ"),
        ("绿色", "LuSe", "LS"),
        ("聯合國", "LianHeGuo", "LHG"),
        ("General Assembly", "", ""),
        ("", "", ""),
    ],
)
def test_pinyin_and_initials(name: str, pinyin: str, initials: str) -> None:
    assert (keys.pinyin(name), keys.initials(name)) == (pinyin, initials)


def test_folding_table_holds_the_characters_that_matter() -> None:
    table = keys.folding_table(["联合国后发"])
    pairs = dict(zip(table[::2], table[1::2], strict=True))
    assert pairs["國"] == "国"
    assert pairs["後"] == "后"
    assert pairs["發"] == pairs["髮"] == "发"
    assert "龍" not in pairs


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(keys.fold(text)) == len(text)


@given(st.text())
def test_keys_hold_letters_and_digits_only(name: str) -> None:
    for key in (keys.spelling(name), keys.pinyin(name), keys.initials(name)):
        assert all(unicodedata.category(c)[0] in "LNM" for c in key)


def test_every_entry_has_its_keys(course: Course) -> None:
    rows = {row[0]: row for row in lookup.data(course)["entries"]}
    assert list(rows) == sorted(course.entries)
    for entry in course.entries.values():
        _, _, _, names, _, spelt, sounds, words = rows[entry.id]
        assert names == [entry.terms[language.code].preferred.text for language in course.languages]
        for form in entry.forms:
            assert keys.spelling(form.text) in spelt.split("\n")
            assert keys.pinyin(form.text) in {"", *sounds.split("\n")}
        assert words.strip()


def test_irregular_forms() -> None:
    forms = irregular("en")
    assert forms["led"] == "lead"
    assert forms["crises"] == "crisis"
    assert "lead" not in forms
    assert irregular("zh") == {}


def test_passages_cover_the_article(course: Course) -> None:
    from concordance.site.views import views  # noqa: PLC0415

    for view in views(course).values():
        found = {url.partition("#")[2]: words for _, url, words in search.passages_of(view)}
        for position, text in view.texts[0].version.passages.items():
            assert found[position.local] == text.plain
