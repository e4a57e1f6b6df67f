"""Keys: spelling, pinyin, initials and the index made of them."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
import yaml
from concordance.exports import keys, lookup, search
from concordance.language import pinyin
from concordance.language.collation import sort_key
from concordance.language.folding import for_browser
from concordance.language.inflection import irregular
from concordance.language.writings import writing_of
from concordance.model import Course
from hypothesis import given
from hypothesis import strategies as st
from support import ROOT

SOUNDS = yaml.safe_load((ROOT / "tests" / "cases" / "pinyin.yml").read_text("utf-8"))


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
    ("name", "sound", "initials"),
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
def test_pinyin_and_initials(name: str, sound: str, initials: str) -> None:
    assert (keys.pinyin(name), keys.initials(name)) == (sound, initials)


def test_a_reading_is_the_authors() -> None:
    assert (keys.pinyin("区伯"), keys.initials("区伯")) == ("QuBo", "QB")
    assert (keys.pinyin("区伯", "ou bo"), keys.initials("区伯", "ōu bó")) == ("OuBo", "OB")


@pytest.mark.parametrize("row", SOUNDS["written"], ids=lambda row: row["name"])
def test_pinyin_as_readers_see_it(row: dict[str, str]) -> None:
    assert pinyin.written(row["name"], row.get("reading", "")) == row["sounds"]


@pytest.mark.parametrize("row", SOUNDS["given"], ids=lambda row: row["reading"])
def test_a_reading_may_be_written_in_several_ways(row: dict[str, str]) -> None:
    name, reading = row["name"], row["reading"]
    assert pinyin.written(name, reading) == row["sounds"]
    assert (keys.pinyin(name, reading), keys.initials(name, reading)) == (row["key"], row["initials"])
    assert sort_key(name, writing_of("zh"), reading) == row["sort"]


@pytest.mark.parametrize(("name", "sounds"), SOUNDS["sort"].items())
def test_what_looks_like_a_persons_name_is_read_as_one(name: str, sounds: str) -> None:
    assert "".join(pinyin.syllables(name)) == sounds


@pytest.mark.parametrize(("name", "initials"), SOUNDS["find"].items())
def test_a_name_is_also_found_as_a_persons(name: str, initials: str) -> None:
    assert keys.initials(name, " ".join(pinyin.as_a_name(name))) == initials


def test_the_sound_is_asked_of_the_word_as_written() -> None:
    assert keys.pinyin("著作权") == "ZhuZuoQuan"
    assert keys.pinyin("什么") == "ShenMe"


def test_the_browsers_table_holds_the_characters_that_matter() -> None:
    table = for_browser(["联合国后发"])["pairs"]
    pairs = dict(zip(table[::2], table[1::2], strict=True))
    assert pairs["國"] == "国"
    assert pairs["後"] == "后"
    assert pairs["發"] == pairs["髮"] == "发"
    assert "龍" not in pairs


@given(st.text())
def test_keys_hold_letters_and_digits_only(name: str) -> None:
    for key in (keys.spelling(name), keys.pinyin(name), keys.initials(name)):
        assert all(unicodedata.category(c)[0] in "LNM" for c in key)


@pytest.mark.parametrize(
    ("definition", "gist"),
    [
        ("A drink. It is hot.", "A drink."),
        ("A drink that is " + "very " * 30 + "hot.", "A drink that is " + "very " * 23 + "very…"),
        ("一种" + "很" * 70 + "热的饮料。", "一种" + "很" * 68 + "…"),
    ],
)
def test_a_result_shows_as_much_of_a_definition_as_a_line_holds(
    course: Course, definition: str, gist: str
) -> None:
    entry = replace(course.entries["ceb"], definition={"zh": definition, "en": definition})
    data = lookup.data(replace(course, entries={**course.entries, "ceb": entry}))
    assert next(row[5] for row in data["entries"] if row[0] == "ceb") == [gist, gist]


def test_every_entry_has_its_keys(course: Course) -> None:
    data = lookup.data(course)
    lines = data["keys"].split("\n")
    owned = {(data["owners"][at], lines[at]) for at in range(len(data["owners"]))}
    assert [row[0] for row in data["entries"]] == sorted(course.entries)
    for number, (name, _, _, forms, _, gists) in enumerate(data["entries"]):
        entry = course.entries[name]
        assert forms[:2] == [entry.terms[language.code].preferred.text for language in course.languages]
        for language, gist in zip(course.languages, gists, strict=True):
            assert entry.definition[language.code].startswith(gist.removesuffix("…"))
        readings = {term.preferred.text: term.reading for term in entry.terms.values()}
        for form in entry.forms:
            assert form.text in forms
            assert (number, keys.spelling(form.text).lower()) in owned
            sound = keys.pinyin(form.text, readings.get(form.text, "")).lower()
            assert not sound or (number, sound) in owned


def test_a_key_says_whose_form_it_is(course: Course) -> None:
    data = lookup.data(course)
    lines = data["keys"].split("\n")
    for at, owner in enumerate(data["owners"][: data["spelt"]]):
        form = data["entries"][owner][3][data["forms"][at]]
        assert keys.spelling(form).lower() == lines[at]


def test_beginnings_of_words_stand_in_order(course: Course) -> None:
    data = lookup.data(course)
    ends = {at: data["keys"].index("\n", at) for at in data["starts"]}
    words = [data["keys"][at:end] for at, end in ends.items()]
    assert words == sorted(words)
    assert len(data["starts"]) == len(ends)


@pytest.mark.parametrize(
    ("key", "beginnings"),
    [("LianHeGuo", [0, 4, 6]), ("联合国Ai", [0, 1, 2, 3]), ("unesco", [0]), ("か\u3099く", [0, 2])],
)
def test_where_words_begin(key: str, beginnings: list[int]) -> None:
    assert keys.starts(key) == beginnings


def test_irregular_forms() -> None:
    forms = irregular(writing_of("en"))
    assert forms["led"] == "lead"
    assert forms["crises"] == "crisis"
    assert "lead" not in forms
    assert irregular(writing_of("zh")) == {}


def test_passages_cover_the_article(course: Course) -> None:
    from concordance.views.course_view import views  # noqa: PLC0415

    for view in views(course).values():
        found = {url.partition("#")[2]: words for _, url, words in search.passages_of(view)}
        for position, text in view.texts[0].version.passages.items():
            assert found[position.local] == text.plain
