"""The pure functions of the site's scripts: folding, lookup, search and marks do as the generator does."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest
import spellings
from concordance.exports import keys, lookup
from concordance.language.folding import fold, for_browser
from concordance.language.inflection import irregular
from concordance.language.writings import writing_of
from concordance.model import Course, Form, Place, Term
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts import needs_node, run, run_all

pytestmark = needs_node

ALIKE = [*spellings.pairs("alike"), *spellings.pairs("alike when typed")]
APART = spellings.pairs("apart")
SPELLINGS = [text for pair in [*ALIKE, *APART] for text in pair]
FOLD = for_browser(SPELLINGS)


def texts(code: str, *passages: str) -> dict[str, Any]:
    """The search data of texts in one language, without headings and numbered places."""
    return {
        "spaced": code == "en",
        "variants": writing_of(code).variants,
        "endings": writing_of(code).endings,
        "irregular": list(irregular(writing_of(code)).items()),
        "headings": [],
        "passages": [["", "", passage] for passage in passages],
        "patterns": {},
        "places": [],
    }


def glossary(course: Course, names: list[str]) -> dict[str, Any]:
    """The lookup data of entries with these names, and none of their pinyin."""
    entry = next(iter(course.entries.values()))
    entries = {}
    for number, name in enumerate(names):
        form = Form(text=name, exact=False, place=Place("glossary.yml"))
        terms = {language.code: Term(preferred=form) for language in course.languages}
        own = {"id": f"e{number:03}", "terms": terms, "symbols": (), "definition": {"zh": "。", "en": "."}}
        entries[f"e{number:03}"] = dataclasses.replace(entry, **own)
    return lookup.data(dataclasses.replace(course, entries=entries))


def defined_as(course: Course, definition: str) -> Course:
    """A glossary of one entry with this definition in English."""
    entry = next(iter(course.entries.values()))
    own = {"id": "e000", "definition": {"zh": "。", "en": definition}}
    return dataclasses.replace(course, entries={"e000": dataclasses.replace(entry, **own)})


def test_the_browser_folds_as_the_generator_does() -> None:
    folded = run({"fold": FOLD}, [["fold", text] for text in SPELLINGS])
    assert folded == [fold(text, typed=True).text for text in SPELLINGS]


@settings(max_examples=20)
@given(st.lists(st.text(st.sampled_from(sorted(set("".join(SPELLINGS)) | set(" .·-/\n\u3000é龍ー𠮷"))))))
def test_the_browser_folds_any_text_as_the_generator_does(written: list[str]) -> None:
    table = for_browser([*SPELLINGS, "龙"])
    asked = [[what, text] for what in ("fold", "words") for text in written]
    wanted = [fold(text, typed=True).text for text in written] + [keys.words(text) for text in written]
    assert run({"fold": table}, asked) == wanted


def test_what_is_found_is_shown_as_it_is_written() -> None:
    calls = [
        ["original", "x 聯  合\u200b國 y", 1, 4],
        ["original", "كِتَابٌ!", 0, 4],
        ["original", "oﬃce", 1, 4],
    ]
    assert run({"fold": FOLD}, calls) == [[2, 8], [0, 7], [1, 2]]


def test_the_lookup_finds_every_spelling(course: Course) -> None:
    found = run_all(
        [({"fold": FOLD, "lookup": glossary(course, [one])}, [["find", two]]) for one, two in ALIKE]
    )
    assert not [pair for pair, ids in zip(ALIKE, found, strict=True) if ids != [[["e000", "name"]]]]


def test_the_search_finds_and_marks_every_spelling() -> None:
    pairs = [*ALIKE, *((two, one) for one, two in ALIKE)]
    runs = []
    for one, two in pairs:
        code = "zh" if ord(one[0]) > 0x2E7F else "en"
        data = {"fold": FOLD, "search": {code: texts(code, f"— “{one}” —", "no such words")}}
        runs.append((data, [["search", code, f'"{two}"'], ["marks", f"— “{one}” —", f'"{two}"']]))
    for (one, two), (found, marked) in zip(pairs, run_all(runs), strict=True):
        assert [text for text, _ in found] == [f"— “{one}” —"], (one, two)
        for words in ("".join(found[0][1]), "".join(marked)):
            assert letters(words) == letters(one), (one, two)


def test_what_is_apart_stays_apart() -> None:
    assert run({"fold": FOLD}, [["marks", *pair] for pair in APART]) == [[]] * len(APART)


def letters(text: str) -> str:
    return "".join(keys.words(text))


@pytest.mark.parametrize(
    ("text", "query", "marked"),
    [
        ("The U.N. Charter", "UN", ["U.N"]),
        ("The UN Charter", "U.N.", ["UN"]),
        ("The use of US power", "U.S.", ["US"]),
        ("labour organization", "organisation labor", ["labour", "organization"]),
        ("to analyze the centre", "analyse center", ["analyze", "centre"]),
        ("policy-makers", "policymakers", ["policy-makers"]),
        ("policymaking", "policy-making", ["policymaking"]),
        ("soft law and hard law", '"soft law"', ["soft law"]),
        ("law that is soft", '"soft law"', None),
        ("law that is soft", "soft law", ["law", "soft"]),
        ("the constructor of __proto__", "constructor __proto__", ["constructor", "proto"]),
        ("no such word", "constructor", None),
        ("A/78/L.49 and A/78/L.4", "A/78/L.49", ["A/78/L.49"]),
        ("decisions", "decision", ["decisions"]),
        ("governed", "govern", ["governed"]),
        ("pp.21-31", "2.1.3", None),
    ],
)
def test_words_of_a_spaced_language(text: str, query: str, marked: list[str] | None) -> None:
    (found,) = run({"fold": FOLD, "search": {"en": texts("en", text)}}, [["search", "en", query]])
    assert found == ([[text, marked]] if marked else [])


@pytest.mark.parametrize(
    ("query", "is_own", "marked"),
    [
        ("AI治理", True, ["AI 治理"]),
        ("AI 治理", True, ["AI 治理"]),
        ("2024年7月", True, ["2024 年 7 月"]),
        ("2024 年7 月", True, ["2024 年 7 月"]),
        ("７ 月", True, ["7 月"]),
        ("7年", True, None),
        ("7 年", True, None),
        ("治理2024", True, ["2024", "治理"]),
        ("治理 2024", True, ["2024", "治理"]),
        ("“治理 2024”", True, None),
        ("penA", True, ["OpenAI"]),
        ("penA", False, None),
        ("鸿沟 治理", True, ["治理", "鸿沟"]),
        ("“治理鸿沟”", True, None),
    ],
)
def test_words_of_an_unspaced_language(query: str, is_own: bool, marked: list[str] | None) -> None:
    text = "2024 年 7 月，AI 治理的OpenAI鸿沟"
    (found,) = run({"fold": FOLD, "search": {"zh": texts("zh", text)}}, [["search", "zh", query, is_own]])
    assert found == ([[text, marked]] if marked else [])


@pytest.mark.parametrize(
    ("names", "query", "first"),
    [
        (["曾经", "Zeng"], "cj", ("e000", "sound")),
        (["interoperability"], "interoperabilty", ("e000", "slip")),
        (["联合国宪章"], "连合国宪章", ("e000", "slip")),
        (["organization of labour"], "organisation", ("e000", "name")),
        (["constructor"], "constructor", ("e000", "name")),
        (["United Nations", "U.N. Charter"], "UN Charter", ("e001", "name")),
    ],
)
def test_lookup(course: Course, names: list[str], query: str, first: tuple[str, str]) -> None:
    (found,) = run({"fold": FOLD, "lookup": glossary(course, names)}, [["find", query]])
    assert tuple(found[0]) == first


def test_letters_are_found_inside_a_word_and_not_across_two(course: Course) -> None:
    names = ["soft law", "ethics of AI", "loss of control", "microsoftware"]
    assert run({"fold": FOLD, "lookup": glossary(course, names)}, [["find", "sof"], ["find", "soft"]]) == [
        [["e000", "name"], ["e003", "name"]],
        [["e000", "name"], ["e003", "name"]],
    ]


@pytest.mark.parametrize(
    ("query", "near"),
    [("interoperabelitee", ["e000"]), ("制裁措施", ["e002"]), ("zzzzqqq", []), ("jjhzzzz", []), ("zzzz", [])],
)
def test_what_is_only_near_is_near_in_its_letters(course: Course, query: str, near: list[str]) -> None:
    names = ["interoperability", "经济合作与发展组织", "经济制裁"]
    assert run({"fold": FOLD, "lookup": glossary(course, names)}, [["near", query]]) == [near]


@pytest.mark.parametrize("word", ["constructor", "__proto__", "toString", "hasOwnProperty", "valueOf"])
def test_properties_of_every_object_are_words(course: Course, word: str) -> None:
    data = {"fold": FOLD, "lookup": glossary(course, ["other"]), "search": {"en": texts("en", "heart")}}
    assert run(data, [["find", word], ["search", "en", word]]) == [[], []]


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("人工智慧", "人工智能"),
        ("全球人工智慧治理", "全球人工智能治理"),
        ("資訊安全", "信息安全"),
        ("网路", "网络"),
        ("網際網路", "互联网"),
        ("智慧財產權", "知识产权"),
        ("晶片", "芯片"),
        ("沙烏地阿拉伯", "沙特阿拉伯"),
    ],
)
def test_words_of_other_regions_find_those_of_the_texts(course: Course, typed: str, written: str) -> None:
    fold_data = for_browser([written])
    data = {"fold": fold_data, "lookup": glossary(course, [written]), "search": {"zh": texts("zh", written)}}
    found, searched, unlike = run(data, [["find", typed], ["search", "zh", typed], ["search", "zh", "量子"]])
    assert found == [["e000", "name"]]
    assert searched == [[written, [written]]]
    assert unlike == []


def test_a_word_that_the_texts_have_is_not_taken_for_one_of_another_region() -> None:
    written = ["东方智慧", "人工智能"]
    data = {"fold": for_browser(written), "search": {"zh": texts("zh", *written)}}
    assert run(data, [["search", "zh", "智慧"]]) == [[["东方智慧", ["智慧"]]]]


@pytest.mark.parametrize("query", ["policymaking", "policy-making", "Policy‐Making"])
@pytest.mark.parametrize("defined", ["On policy-making.", "On policymaking.", "The making of policy."])
def test_a_hyphen_in_a_definition_makes_no_difference(course: Course, query: str, defined: str) -> None:
    data = lookup.data(defined_as(course, defined))
    assert run({"fold": FOLD, "lookup": data}, [["find", query]]) == [[["e000", "definition"]]]
