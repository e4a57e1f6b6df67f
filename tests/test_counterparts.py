"""Figures, names, terms and sentences that a translation lost, or has made of its own."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from concordance import course as courses
from concordance.analysis import counterparts, review
from concordance.analysis.figures import Figures
from concordance.analysis.names import Quotations, cited_names, known_names
from concordance.analysis.pairs import Pair, Stretch
from concordance.analysis.renderings import renderings
from concordance.model import (
    Course,
    Fact,
    Name,
    Override,
    Place,
    Position,
    Reference,
    RichText,
    Source,
    Work,
)
from concordance.reading.inline import parse
from mistakes import COURSES, FIXTURE
from small_course import course_of

HERE = Position("article", "road-1")
CASES = yaml.safe_load((Path(__file__).parent / "cases" / "numbers.yml").read_text("utf-8"))


def pair(words: Mapping[str, str]) -> Pair:
    ours, theirs = (
        Stretch(
            language, text := parse(each, Place(f"{language}.md"))[0], (0, len(text.plain)), Place(language)
        )
        for language, each in words.items()
    )
    return Pair(HERE, ours, theirs)


def lone(finder: counterparts.Finder, both: Pair) -> dict[str, list[str]]:
    """Language code -> the words that have no counterpart."""
    return {
        here.language: words
        for here, there in ((both.ours, both.theirs), (both.theirs, both.ours))
        if (words := [here.text.plain[k.start : k.end] for k in finder.wanting(HERE, here, there)])
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(str(v) for v in case.values())[:60])
def test_figures(case: dict[str, Any]) -> None:
    words = {code: text for code, text in case.items() if code != "lone"}
    expected = {code: list(map(str, figures)) for code, figures in case.get("lone", {}).items()}
    assert lone(Figures(), pair(words)) == expected


def test_figures_in_addresses_and_code_are_none() -> None:
    both = pair({"zh": "见https://example.org/2024/3。", "en": "See the site and `v17`."})
    assert lone(Figures(), both) == {}


NAMES = known_names(
    ({"zh": ("马斯克",), "en": ("Elon Musk", "Musk")}, {"zh": ("中国",), "en": ("China",)},
     {"zh": ("发展中国家",), "en": ("developing countries",)}, {"zh": ("中国银行",), "en": ("BOC (bank)",)}),
    {HERE: [{"zh": ("薛澜",), "en": ("Xue Lan", "Lan Xue")}]},
)  # fmt: skip


def test_a_name_is_told_from_another_by_what_it_names() -> None:
    """So that two translations that lack different names are two problems."""
    both = pair({"zh": "马斯克在中国，马斯克。", "en": "He was there."})
    one, again, china = NAMES.wanting(HERE, both.ours, both.theirs)
    assert one.value == again.value != china.value


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ("马斯克说过。", "Musk said so.", {}),
        ("马斯克说过。", "He said so.", {"zh": ["马斯克"]}),
        ("他说过。", "Elon Musk said so.", {"en": ["Elon Musk"]}),
        ("他。", "Musk met Musk, and Musk left.", {"en": ["Musk", "Musk", "Musk"]}),
        ("Elon Musk, “AI”", "Elon Musk, “AI”", {}),  # quoted in both
        ("发展中国家", "developing countries", {}),  # which China is no part of
        ("中国银行", "the BOC (bank)", {}),
        ("马斯克说过。", "A muskrat said so.", {"zh": ["马斯克"]}),
        ("薛澜说过。", "He saw Roxue Lan.", {"zh": ["薛澜"]}),
        ("马斯克说过。", "The muskrats saw Musk and the muskrats.", {}),
        ("马斯克说过。", "In der Straße sprach Musk.", {}),
        ("他说过。", "In der Straße sprach Elon Musk.", {"en": ["Elon Musk"]}),
        ("薛澜：《治理》", "Xue Lan, “Governance”", {}),
        ("薛澜：《治理》", "Xue Lin [薛澜], “Governance”", {"zh": ["薛澜"]}),
    ],
)
def test_known_names(zh: str, en: str, expected: dict[str, list[str]]) -> None:
    assert lone(NAMES, pair({"zh": zh, "en": en})) == expected


def test_the_people_and_titles_of_a_cited_work_are_names_where_it_is_cited() -> None:
    """A person may stand with the family name before or behind; an organization may have a comma."""
    work = Work(
        type="book",
        language="zh",
        title={"zh": "治理"},
        authors=(
            Name(written={"zh": "薛澜", "en": "Xue, Lan"}),
            Name(written={"en": "Bureau of Tea, Leaves and Cups"}, is_organization=True),
        ),
        translators=(Name(written={"zh": "等", "en": "others"}),),
        container={"zh": "丛书", "en": "Series"},
    )
    cited = {HERE: "", Position("article", "note-2"): "3"}
    reference = Reference(id="x", work=work, cited=cited, entry="", place=Place("r"), places={})
    bureau = ("Bureau of Tea, Leaves and Cups",)
    names = [
        {"zh": ("薛澜",), "en": ("Xue Lan", "Lan Xue")},
        {"zh": bureau, "en": bureau},
        {"zh": ("治理",), "en": ("治理",)},
        {"zh": ("丛书",), "en": ("Series",)},
    ]
    assert cited_names([reference], ["zh", "en"]) == dict.fromkeys(cited, names)


def test_a_note_holds_the_names_of_all_the_works_that_it_cites() -> None:
    """What follows a name, as Jr., may be left out."""
    king = Work(
        type="book", language="en", title={"en": "Why"}, authors=(Name(written={"en": "King, Martin, Jr."}),)
    )
    references = [
        Reference(id=work.title["en"], work=work, cited={HERE: ""}, entry="", place=Place("r"), places={})
        for work in (king, Work(type="book", language="en", title={"en": "How"}))
    ]
    names = [("King Martin", "Martin King"), ("Why",), ("How",)]
    assert cited_names(references, ["en"]) == {HERE: [{"en": name} for name in names]}


@pytest.mark.parametrize(
    ("zh", "en", "expected"),
    [
        ("皮尤研究中心（Pew Research Center）", "the Pew Research Center", {}),
        ("皮尤研究中心（Pew Research Center）", "the Pow Research Center", {"zh": ["Pew"]}),
        ("《国际研究》", "International Studies [《国际研究》]", {}),
        ("《国际研究》", "International Studies [《国际硏究》]", {"en": ["国际硏究"]}),
        ("他在国际研究所工作。", "He works at an institute [国际研究所].", {}),  # no word of Chinese is apart
        ("见A/RES/78/265。", "See the resolution.", {}),  # a symbol is no name
        ("见A/RES/78/265，Pew。", "See the resolution.", {"zh": ["Pew"]}),
        ("皮尤（Pew）", "of pewter, the Pewter", {"zh": ["Pew"]}),  # which is another word
        ("皮尤（PEW）", "the Pew", {}),
        ("Robert Muggah, Foreign Policy", "Robert Muggah, Foreign Policy", {}),
        ("Robert Muggah", "Robert Maggah", {"zh": ["Muggah"], "en": ["Maggah"]}),
    ],
)
def test_words_in_letters_of_another_script(zh: str, en: str, expected: dict[str, list[str]]) -> None:
    assert lone(Quotations(), pair({"zh": zh, "en": en})) == expected


def test_languages_of_one_script_do_not_quote_each_other() -> None:
    assert lone(Quotations(), pair({"fr": "Le Phare", "en": "The Lighthouse"})) == {}


def test_what_is_quoted_is_looked_for_in_the_same_paragraph() -> None:
    finder = Quotations()
    assert lone(finder, pair({"zh": "皮尤（Pew）", "en": "the Pew Center"})) == {}
    other = pair({"zh": "盖洛普（Gallup）", "en": "the Gallup Center"})
    there = Position("article", "road-2")
    assert finder.wanting(there, other.ours, other.theirs) == []


def test_a_ruling_excuses_the_figures_in_its_words_and_is_needed_only_then() -> None:
    both = pair({"en": "Three of 17 came.", "zh": "来了一些。"})
    waiver = Override(
        action="unmatched", position=HERE, language="en", entry="", words="17", reason={}, place=Place("m")
    )
    idle = Override(
        action="unmatched", position=HERE, language="en", entry="", words="came", reason={}, place=Place("m")
    )
    rulings = counterparts.Rulings([waiver, idle])
    mentions = {"en": {}, "zh": {}}
    told = list(counterparts.counterparts_are_there([both], [Figures()], mentions, rulings, others=1))
    assert [problem.values["there"] for problem in told] == ["“Three”"]
    assert rulings.needed == [waiver]


def test_most_languages_against_the_first_make_one_problem_of_the_first() -> None:
    first = pair({"zh": "1902年。", "en": "In 1903."})
    pairs = [first, Pair(HERE, first.ours, pair({"zh": "", "fr": "En 1903."}).theirs)]
    mentions = {code: {} for code in ("zh", "en", "fr")}
    told = list(
        counterparts.counterparts_are_there(pairs, [Figures()], mentions, counterparts.Rulings([]), 2)
    )
    assert [(problem.values["language"], problem.values["here"]) for problem in told] == [("zh", "“1902”")]


def test_languages_that_quote_different_names_make_a_problem_each() -> None:
    first = pair({"en": "A poll.", "zh": "民调（Pew）。"})
    pairs = [first, Pair(HERE, first.ours, pair({"en": "", "ru": "Опрос (Gallup)."}).theirs)]
    mentions = {code: {} for code in ("en", "zh", "ru")}
    told = list(
        counterparts.counterparts_are_there(pairs, [Quotations()], mentions, counterparts.Rulings([]), 2)
    )
    assert [problem.values["here"] for problem in told] == ["“Pew”", "“Gallup”"]


def test_a_figure_is_told_where_it_is_written() -> None:
    text, _ = parse("*So* it is,\nand[^1] 17 came.", Place("en.md", 12, 3))
    assert text.place(text.plain.index("17")) == Place("en.md", 13, 9)
    assert RichText("17").place(0) is None


def test_renderings_are_counted_in_both_directions(course: Course) -> None:
    """On the real course: every mention of an entry is counted once for each direction."""
    found = renderings(course)
    for languages in (("zh", "en"), ("en", "zh")):
        counted = sum(len(way.at) for by in found.values() for way in by.get(languages, ()))
        assert counted == sum(map(len, course.mentions[languages[0]].values()))
    (form,) = {way.form for way in found["global-south"]["zh", "en"]}
    assert form == "全球南方"


def test_the_same_form_rendered_in_several_ways_is_listed_with_counts(tmp_path: Path) -> None:
    folder = shutil.copytree(FIXTURE, tmp_path / "course")
    article = folder / "en/article.md"
    words = article.read_text("utf-8").replace("not* green tea.", "not* black teas or green tea.")
    article.write_text(words, "utf-8")
    chinese = folder / "zh/article.md"
    chinese.write_text(chinese.read_text("utf-8").replace("*不*同于", "*不*是红茶，*不*同于"), "utf-8")
    course, problems = courses.read(folder, "tea")
    assert course is not None, problems
    listed = list(review.several_renderings(course))
    assert listed[-3:] == [
        "black-tea  zh 红茶 → en",
        "       1  Black tea  (home-1)",
        "       1  black teas  (home-1)",
    ]


def test_renderings_are_listed_with_all_their_places_and_a_dash_where_there_is_none() -> None:
    tea, _ = courses.read(FIXTURE, "tea")
    assert tea is not None
    pairs = [["绿茶来。", "Green tea came."], ["绿茶香。", "Green tea smells."], ["绿茶贵。", "It is dear."]]
    course = course_of(tea, {"green-tea": {"zh": ["绿茶"], "en": ["green tea"]}}, {"road": pairs})
    assert list(review.several_renderings(course)) == [
        "green-tea  zh 绿茶 → en",
        "       2  Green tea  (road-1, road-2)",
        "       1  —  (road-3)",
    ]


def test_passages_are_listed_with_the_words_that_name_an_entry() -> None:
    course, _ = courses.read(FIXTURE, "tea")
    assert course is not None
    assert list(review.passages(course, "black-tea")) == [
        "cup-1",
        "    en  In the house called Green tea, 【black tea】 is poured.",
        "    zh  在绿茶馆里，人们倒这种饮料。",
        "",
        "home-1",
        "    en  【Black tea】 came later, and not green tea.",
        "    zh  【红茶】出现得晚，不同于绿茶。",
        "",
    ]


WORDS = {
    "facts-head": "entry | date | planned | fact | source | checked | primary",
    "facts-yes": "yes",
    "facts-no": "no",
    "facts-partly": "partly",
    "facts-text": "text",
    "facts-none": "none",
    "facts-sum": "facts: {count}; without a primary source: {without}",
}


def test_facts_are_listed_in_a_language_of_the_course_with_the_text_that_a_place_is_in() -> None:
    course, _ = courses.read(COURSES / "well", "well")
    assert course is not None
    ledger = "[A ledger](https://example.org/ledger)"
    head = ["| entry | date | planned | fact | source | checked | primary |", "|---|---|---|---|---|---|---|"]
    assert list(review.facts(course, "1931", "fr", WORDS)) == [
        *head,
        "| council | 1931-03-01 |  | It notes that the water grows less. | "
        "resolution/findings-1, resolution/note-1 |  | text |",
        f"| council | 1931-06 |  | It bought a rope. | {ledger} | 2026-11-01 | yes |",
        "| council | 1932 |  | The keeper answers it. | speech/duties-1 |  | text |",
        "",
        "facts: 3; without a primary source: none",
    ]
    (line,) = list(review.facts(course, "1932", "ar", WORDS))[2:-2]
    assert line == "| council | 1932 |  | أجابته الحارسة. | speech/duties-1 |  | text |"
    none = "facts: 0; without a primary source: none"
    assert list(review.facts(course, "1933", "ar", WORDS)) == [*head, "", none]


LEDGER = Source(title={"en": "A ledger"}, url="https://example.org/ledger", checked="2026-11-01")
ROPE = Fact(date="1931-06", text={"en": "It bought a rope."}, sources=(LEDGER,), place=Place("well.yml"))


def list_of(*facts: Fact) -> list[str]:
    """What is listed where the council of the well has these facts."""
    course, _ = courses.read(COURSES / "well", "well")
    assert course is not None
    council = replace(course.entries["council"], facts=facts)
    return list(review.facts(replace(course, entries={"council": council}), "1931", "en", WORDS))


def test_facts_tell_whether_their_sources_are_primary_ones() -> None:
    first, second = LEDGER, replace(LEDGER, secondary=True)
    told = list_of(
        replace(ROPE, date="1940", sources=(first,)),
        replace(ROPE, date="1941", sources=(first, second)),
        replace(ROPE, date="1942", sources=(second,)),
        replace(ROPE, date="1943", sources=(second, second)),
    )
    assert [line.split(" | ")[-1] for line in told[2:-2]] == ["yes |", "partly |", "no |", "no |"]
    assert told[-1] == "facts: 4; without a primary source: council 1942, council 1943"


def test_a_planned_fact_with_two_sources_fills_the_cells_of_a_row() -> None:
    """A stroke in its words ends no cell."""
    minutes = replace(LEDGER, title={"en": "Minutes | notes"}, checked="2026-12-01")
    fact = replace(ROPE, text={"en": "A rope | a bucket."}, planned=True, sources=(LEDGER, minutes))
    assert list_of(fact)[2] == (
        r"| council | 1931-06 | yes | A rope \| a bucket. | "
        r"[A ledger](https://example.org/ledger) · [Minutes \| notes](https://example.org/ledger) | "
        "2026-11-01, 2026-12-01 | yes |"
    )


def with_confidence(sure: Mapping[str, float]) -> Course:
    """The small course, as sure of the pairs of its paragraphs as is said."""
    course, _ = courses.read(FIXTURE, "tea")
    assert course is not None
    alignments = {
        position: replace(found, pairings={"zh": replace(found.pairings["zh"], confidence=confidence)})
        for position, found in course.alignments.items()
        if (confidence := sure.get(position.local, 0.1))  # road-1 is set by hand
    }
    return replace(course, alignments=alignments)


def test_paragraphs_with_doubtful_pairs_are_listed_the_least_sure_first() -> None:
    course = with_confidence({"home-1": 0.5, "cup-1": 0.89, "road-2": 0.9})
    assert list(review.doubtful_pairs(course)) == [
        "home-1  0.50",
        "    en 1  Black tea came later, and not green tea.",
        "    zh 1  红茶出现得晚，不同于绿茶。",
        "",
        "cup-1  0.89",
        "    en 1  In the house called Green tea, black tea is poured.",
        "    zh 1  在绿茶馆里，人们倒这种饮料。",
        "",
    ]


def test_paragraphs_with_equally_doubtful_pairs_are_listed_in_reading_order() -> None:
    course = with_confidence({"road-2": 0.5, "cup-1": 0.5, "home-1": 0.5})
    names = [line for line in review.doubtful_pairs(course) if line.endswith("  0.50")]
    assert names == ["road-2  0.50", "cup-1  0.50", "home-1  0.50"]
