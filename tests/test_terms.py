"""Terms across a course: what renders what, where terms occur, and which come together."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pytest
import yaml
from casefile import FOLDER
from concordance import course as courses
from concordance.analysis.company import company, log_likelihood
from concordance.analysis.renderings import Occurrence, RenderedForm, Rendering, by_form, renderings, variety
from concordance.analysis.spread import Spread, spread
from concordance.language.folding import fold
from concordance.model import Alignment, Course, Pairing, Position
from mistakes import FIXTURE
from small_course import CODES, course_of


def listed(name: str) -> list[object]:
    found = yaml.safe_load((FOLDER / f"{name}.yml").read_text("utf-8"))
    return [pytest.param(case, id=case["shows"]) for case in found]


@pytest.fixture(scope="module")
def tea() -> Course:
    course, problems = courses.read(FIXTURE, "tea")
    assert course is not None, problems
    return course


# ---------------------------------------------------------------- what renders what


def in_reading_order(places: Sequence[Occurrence], passages: list[Position]) -> list[Occurrence]:
    return sorted(places, key=lambda at: (passages.index(at.position), at.start))


def told(form: RenderedForm, rendering: Rendering) -> str:
    missing = "(not again)" if rendering.again else "(not named)"
    words = "(same)" if rendering.is_kept else rendering.rendered or missing
    return f"{form.form} → {words} {len(rendering.at)}".casefold()


@pytest.mark.parametrize("case", listed("renderings"))
def test_renderings(case: Mapping[str, Any], tea: Course) -> None:
    course = course_of(tea, {"entry": case["glossary"]}, {"text": case["pairs"]})
    found = renderings(course)["entry"]
    for here, there in (CODES, CODES[::-1]):
        uses = found.get((here, there), ())
        forms = by_form(uses, there)
        shown = [told(form, rendering) for form in forms for rendering in form.all]
        assert sorted(shown) == sorted(line.casefold() for line in case["renderings"][here])
        assert variety(forms) == case["ways"][here]
        for form, rarer in pairwise(forms):
            assert form.count >= rarer.count
        for form in forms:
            counts = [sum(len(rendering.at) for rendering in way) for way in form.ways]
            assert counts == sorted(counts, reverse=True), "the most frequent way first"
        for rendering, next_one in pairwise(uses):
            assert rendering.form != next_one.form or len(rendering.at) >= len(next_one.at)
        passages = course.texts["article"].versions[here].passages
        for rendering in uses:
            for at in rendering.at:
                assert fold(passages[at.position].plain[at.start :]).text.startswith(
                    fold(rendering.form).text
                )
            assert list(rendering.at) == in_reading_order(rendering.at, list(passages))


def test_every_mention_is_counted_once_in_each_direction(course: Course) -> None:
    found = renderings(course)
    for languages in (CODES, CODES[::-1]):
        counted = [
            (entry, use) for entry, by in found.items() for way in by.get(languages, ()) for use in way.at
        ]
        assert len(counted) == len(set(counted))
        assert len(counted) == sum(map(len, course.mentions[languages[0]].values()))


# ---------------------------------------------------------------- where terms occur, and with whom


def shown(counts: Sequence[int]) -> str:
    return "/".join(map(str, dict.fromkeys(counts)))


def table_of(found: Spread) -> dict[str, dict[str, str]]:
    return {
        row.entry: {
            "all": shown(row.counts),
            **{found.columns[number].section: shown(cell.counts) for number, cell in row.cells.items()},
        }
        for row in found.rows
    }


@pytest.mark.parametrize("case", listed("spread"))
def test_spread_and_company(case: Mapping[str, Any], tea: Course) -> None:
    course = course_of(tea, case["glossary"], case["text"])
    assert table_of(spread(course)) == case["table"]
    assert list(table_of(spread(course))) == list(case["table"]), "in the order of first mentions"
    together = {entry: {each.entry: each.count for each in found} for entry, found in company(course).items()}
    assert together == case.get("together", {})


def test_the_measure_is_that_of_dunning() -> None:
    """The first lines of table 1 of the article of 1993: k(AB), k(A ~B), k(~A B), k(~A ~B)."""
    assert log_likelihood(110, 110 + 2442, 110 + 111, 110 + 2442 + 111 + 29114) == pytest.approx(
        270.72, abs=0.01
    )
    assert log_likelihood(1, 10, 10, 100) == 0, "just as often as chance would have it"
    assert log_likelihood(1, 20, 20, 100) == 0, "and less often"


def test_companions_come_by_strength_with_the_paragraphs_they_share(tea: Course) -> None:
    both = ["守塔人点灯", "The keeper lights the lamp."]
    bird = ["守塔人看鸟", "The keeper sees a bird."]
    text = {"tower": [both, bird, both, both, bird, ["鸟飞", "A bird flies."], *[["风", "Wind."]] * 90]}
    forms = {"keeper": ("守塔人", "keeper"), "lamp": ("灯", "lamp"), "bird": ("鸟", "bird")}
    glossary = {key: {"zh": [zh], "en": [en]} for key, (zh, en) in forms.items()}
    found = company(course_of(tea, glossary, text))
    told = {
        entry: [(each.entry, each.count, [at.local for at in each.at]) for each in companions]
        for entry, companions in found.items()
    }
    with_lamp, with_bird = ["tower-1", "tower-3", "tower-4"], ["tower-2", "tower-5"]
    assert told == {
        "bird": [("keeper", 2, with_bird)],
        "keeper": [("lamp", 3, with_lamp), ("bird", 2, with_bird)],
        "lamp": [("keeper", 3, with_lamp)],
    }
    assert found["keeper"][0].strength > found["keeper"][1].strength > 0


def test_what_the_next_sentence_begins_with_is_not_in_this_one(tea: Course) -> None:
    """No space stands between Chinese sentences: one ends where the next begins."""
    glossary = {"keeper": {"zh": ["守塔人"], "en": ["keeper"]}, "lamp": {"zh": ["灯"], "en": ["lamp"]}}
    pairs = [["灯亮。守塔人走。", "A lamp. The keeper goes."]] * 3
    course = course_of(tea, glossary, {"tower": [*pairs, *[["风", "Wind."]] * 90]})
    sentences = {"zh": ((0, 3), (3, 8)), "en": ((0, 7), (8, 24))}
    pairings = {"en": Pairing(groups=(((0,), (0,)), ((1,), (1,))), confidence=1.0)}
    two = {
        position: Alignment(position=position, sentences=sentences, pairings=pairings)
        for position in list(course.alignments)[:3]
    }
    assert company(course) != {}
    assert company(dataclasses.replace(course, alignments={**course.alignments, **two})) == {}


NOTES = ("article", "", "", ("note-star", "note-1", "note-2"), True)


@pytest.mark.parametrize(
    ("most", "columns"),
    [
        (
            4,
            [
                ("article", "road", "road", ("road-1", "road-2"), False),
                ("article", "cup", "cup", ("cup-1",), False),
                ("article", "cup", "home", ("home-1",), False),
                NOTES,
            ],
        ),
        (
            3,
            [
                ("article", "road", "", ("road-1", "road-2"), False),
                ("article", "cup", "", ("cup-1", "home-1"), False),
                NOTES,
            ],
        ),
        (2, [("article", "", "", ("road-1", "road-2", "cup-1", "home-1", *NOTES[3]), False)]),
    ],
    ids=["subsections", "sections", "texts"],
)
def test_columns_are_the_finest_that_are_few_enough(tea: Course, most: int, columns: list[object]) -> None:
    found = spread(tea, most)
    assert [(c.text, c.section, c.part, c.places, c.is_notes) for c in found.columns] == columns
    assert table_totals(found) == {"green-tea": (2, 2), "lu-yu": (3, 3), "black-tea": (2, 1)}


def test_a_cell_leads_to_where_its_entry_is_named_first(tea: Course) -> None:
    found = spread(tea)
    cells = {row.entry: {n: (c.counts, c.first.local) for n, c in row.cells.items()} for row in found.rows}
    assert cells == {
        "green-tea": {0: ((1, 1), "road-1"), 2: ((1, 1), "home-1")},
        "lu-yu": {0: ((2, 2), "road-2"), 3: ((1, 1), "note-1")},
        "black-tea": {1: ((1, 0), "cup-1"), 2: ((1, 1), "home-1")},
    }
    assert found.counts == ((3, 3), (1, 0), (2, 2), (1, 1))


def test_all_mentions_are_in_the_table(course: Course) -> None:
    found = spread(course)
    for number, language in enumerate(course.languages):
        every = sum(map(len, course.mentions[language.code].values()))
        assert sum(row.counts[number] for row in found.rows) == every
        assert sum(counts[number] for counts in found.counts if counts) == every


def test_a_long_course_has_columns_for_sections_and_then_for_texts(course: Course, tea: Course) -> None:
    whole = course_of(
        tea, {"a": {"zh": ["茶"], "en": ["tea"]}}, {"one": [["茶", "tea"]], "two": [["茶", "tea"]]}
    )
    assert [column.part for column in spread(whole).columns] == ["one", "two"]
    assert [(column.text, column.section) for column in spread(whole, most=1).columns] == [("article", "")]
    by_section = spread(course, most=10).columns
    assert [column.section for column in by_section] == [
        *(section.id for section in course.texts["article"].versions["zh"].sections),
        "",
    ]
    assert table_totals(spread(course, most=10)) == table_totals(spread(course))


def table_totals(found: Spread) -> dict[str, tuple[int, ...]]:
    return {row.entry: row.counts for row in found.rows}
