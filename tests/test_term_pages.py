"""The pages of terms: what they show, in which courses they are, and that their numbers can be read."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from concordance import course as courses
from concordance.analysis.spread import spread
from concordance.model import Course
from concordance.site import lens, pages, where
from concordance.site.lens import Lens
from concordance.site.where import level
from concordance.views.course_view import views
from mistakes import COURSES, FIXTURE
from small_course import CODES, course_of
from support import ROOT


@pytest.fixture(scope="module")
def tea() -> Course:
    course, problems = courses.read(FIXTURE, "tea")
    assert course is not None, problems
    return course


def test_cells_grow_darker_with_their_counts(course: Course) -> None:
    cells = [cell for row in spread(course).rows for cell in row.cells.values()]
    assert {level(cell) for cell in cells} == {1, 2, 3, 4, 5}
    assert {max(cell.counts) for cell in cells if level(cell) == 3} == {3, 4}


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize(("scheme", "ink"), [(":root", "#1d1f23"), ("slate", "#e4e4e0")])
def test_numbers_can_be_read_on_every_colour(scheme: str, ink: str) -> None:
    style = (ROOT / "docs/assets/lens.css").read_text("utf-8")
    (line,) = (line for line in style.splitlines() if "--h1:" in line and scheme in line)
    colours = dict(re.findall(r"--([\w-]+): (#\w{6})", line))
    pairs = [(colours[f"h{number}"], ink) for number in (1, 2, 3, 4)] + [(colours["h5"], colours["on-h5"])]
    for ground, words in pairs:
        light, dark = sorted((luminance(ground), luminance(words)), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def written(course: Course) -> dict[str, str]:
    return {
        page.address: page.write() for page in pages.render(course) if page.kind in ("where", "renderings")
    }


def test_each_language_has_both_pages_and_neither_is_too_long(course: Course) -> None:
    found = written(course)
    assert set(found) == {f"{code}/{name}.html" for code in CODES for name in ("where", "renderings")}
    for page in found.values():
        assert len(page.encode()) < 400_000  # the frame around it comes to less than 100 KB


def test_the_table_is_the_same_in_every_language(course: Course) -> None:
    found = written(course)
    tables = []
    for code in CODES:
        body = found[f"{code}/where.html"].split("<tbody", 1)[1].split("</table>")[0]
        tables.append(re.findall(r'#at-([\w-]+)">([\d/]+)</a>', body))
    assert tables[0] == tables[1]
    assert len(tables[0]) == sum(len(row.cells) for row in spread(course).rows)


def test_a_course_in_one_language_has_no_renderings(course: Course) -> None:
    alone = course_in(course, "en")
    found = written(alone)
    assert set(found) == {"en/where.html"}
    assert not re.search(r">\d+/\d+<", found["en/where.html"])
    assert Lens(alone).compared(views(alone)["en"], "unesco") == []


def course_in(course: Course, code: str) -> Course:
    languages = tuple(language for language in course.languages if language.code == code)
    return dataclasses.replace(course, settings=dataclasses.replace(course.settings, languages=languages))


@pytest.mark.parametrize("folder", sorted(p for p in COURSES.iterdir() if p.is_dir()), ids=lambda p: p.name)
def test_other_languages_are_compared_with_the_first(folder: Path) -> None:
    course, problems = courses.read(folder, folder.name)
    assert course is not None, problems
    first, *others = course.languages
    headings = {
        address: re.findall(r'<h2 id="with-(\w+)">', page)
        for address, page in written(course).items()
        if address.endswith("renderings.html")
    }
    assert headings == {
        f"{first.code}/renderings.html": [other.code for other in others],
        **{f"{other.code}/renderings.html": [first.code] for other in others},
    }


def test_where_nothing_is_named_there_are_no_pages(tea: Course) -> None:
    nowhere = course_of(tea, {"a": {"zh": ["酒"], "en": ["wine"]}}, {"one": [["茶", "tea"]]})
    assert not written(nowhere)


def entry_page(course: Course, address: str) -> str:
    return next(page for page in pages.render(course) if page.address == address).write()


def renderings_in(page: str) -> str:
    return page.partition('<h2 id="renderings">')[2].partition('class="strip-legend"')[0]


def test_a_constant_rendering_is_said_in_one_line(tea: Course) -> None:
    shown = renderings_in(entry_page(tea, "en/plants/green-tea.html"))
    assert "Always rendered alike:" in shown
    assert "<dl" not in shown
    assert re.findall(r'href="#(at-[\w-]+)"', shown) == ["at-road-1", "at-home-1"]


def test_where_a_language_rightly_does_not_name_an_entry_its_page_says_why(tea: Course) -> None:
    shown = renderings_in(entry_page(tea, "en/plants/black-tea.html"))
    assert re.search(r"not named</span> <span[^>]*>1</span>.*#at-cup-1.*says “this drink”", shown, re.DOTALL)


def test_counts_on_the_page_of_renderings_lead_to_those_of_the_entry(course: Course) -> None:
    links = re.findall(
        r'href="(concepts/norm\.html)#(render-[\w-]+)">(\d+)<', written(course)["en/renderings.html"]
    )
    page = entry_page(course, "en/concepts/norm.html")
    assert links
    for _, anchor, count in links:
        assert re.search(rf'id="{anchor}">.*?<span class="count">{count}</span>', page)


def test_of_an_entry_with_very_many_places_each_rendering_names_a_few(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = entry_page(course, "en/concepts/ai-governance.html")
    monkeypatch.setattr(lens, "MANY", 20)
    page = entry_page(course, "en/concepts/ai-governance.html")
    counts = re.findall(r"<summary>(\d+) passages</summary>", page)
    assert counts == re.findall(r"<summary>(\d+) passages</summary>", whole)
    assert re.findall(r">and (\d+) more above<", page) == [
        str(int(n) - lens.FEW) for n in counts if int(n) > lens.FEW
    ]
    assert "more above" in page
    assert "more above" not in whole


def test_of_a_course_in_one_language_each_companion_names_a_few(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = dataclasses.replace(course.settings, languages=course.languages[:1])
    alone = Lens(dataclasses.replace(course, settings=settings))
    assert not alone.is_rendered
    places = sum(len(each.at) for each in alone.companions("ai-governance"))
    assert alone.most_places("ai-governance") == lens.MANY
    monkeypatch.setattr(lens, "MANY", places - 1)
    assert alone.most_places("ai-governance") == lens.FEW


def test_a_long_table_has_the_most_named_entries_and_says_so(
    course: Course, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(where, "TABLE", 20_000)
    page = written(course)["en/where.html"]
    every = spread(course).rows
    shown = re.findall(r'<tr data-kind="[\w-]+" data-count="(\d+)"', page)
    assert f"The table holds the {len(shown)} entries that are named most often, of {len(every)}." in page
    counts = sorted((max(row.counts) for row in every), reverse=True)
    assert sorted(map(int, shown), reverse=True) == counts[: len(shown)]
    assert len(page.split("<tbody", 1)[1].split("</table>")[0]) < 25_000
