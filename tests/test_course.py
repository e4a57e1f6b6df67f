"""From folder to course, and from course to site: any course, in any number of languages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from concordance import course as courses
from concordance.analysis import alignment
from concordance.model import Course, Position
from concordance.site import pages
from mistakes import COURSES, FIXTURE
from support import ROOT


@pytest.fixture
def tea() -> Course:
    course, problems = courses.read(FIXTURE, "tea")
    assert course is not None, problems
    return course


def test_reading_twice_gives_the_same(tea: Course) -> None:
    assert courses.read(FIXTURE, "tea") == (tea, [])


def test_the_first_language_is_the_one_named_first(tea: Course) -> None:
    assert [language.code for language in tea.languages] == ["en", "zh"]
    assert courses.author_languages(FIXTURE) == ["en", "zh"]
    assert courses.author_languages(ROOT / "content") == ["zh", "en"]
    assert courses.author_languages(ROOT / "nowhere") == ["en", "zh"]


def test_mentions_after_rulings(tea: Course) -> None:
    named = {
        code: {position.local: [m.entry for m in found] for position, found in texts.items() if found}
        for code, texts in tea.mentions.items()
    }
    assert named["en"] == {
        "road-1": ["green-tea"],
        "road-2": ["lu-yu", "lu-yu"],
        "cup-1": ["black-tea"],
        "home-1": ["black-tea", "green-tea"],
        "note-1": ["lu-yu"],
    }
    assert named["zh"] == {place: found for place, found in named["en"].items() if place != "cup-1"}


def test_mentions_in_the_words_of_the_glossary() -> None:
    course, problems = courses.read(COURSES / "well", "well")
    assert course is not None, problems
    words = course.entries["well"].definition["en"]
    assert [m.entry for m in course.glossary_mentions["en"][words]] == ["council"]


def test_pairs_by_hand_go_before_guessed_ones(tea: Course) -> None:
    by_hand = tea.alignments[Position("article", "road-1")].pairings["zh"]
    assert by_hand.curated
    assert by_hand.confidence == 1
    assert by_hand.groups == (((0,), (0,)), ((1, 2), (1,)))


def test_the_generator_knows_no_course(built: Callable[[Path], Path]) -> None:
    site = built(FIXTURE)
    for path in (
        "index.html",
        "en/index.html",
        "zh/plants/green-tea.html",
        "en/article/road.html",
        "data/glossary.json",
    ):
        assert (site / path).is_file(), path
    for path in sorted(site.rglob("*.html")):
        assert "联合国" not in path.read_text("utf-8"), path
    page = (site / "en/article/cup.html").read_text("utf-8")
    assert 'data-entry="black-tea"' in page
    assert 'href="../../zh/article/cup.html' in page


@pytest.mark.parametrize("guide", ["README.md", "README.zh.md"])
def test_the_files_of_another_course_are_as_the_guide_shows_them(guide: str, tmp_path: Path) -> None:
    folder = shutil.copytree(FIXTURE, tmp_path / "course")
    blocks = re.findall(
        r"```yaml\n(# (\w+\.yml)\n.*?)```", (ROOT / "content" / guide).read_text("utf-8"), re.S
    )
    assert [name for _, name in blocks] == ["course.yml", "vocabulary.yml"]
    for text, name in blocks:
        (folder / name).write_text(text, "utf-8")
    (folder / "glossary" / "writers.yml").unlink()  # whose kind the guide does not show
    matching = folder / "matching.yml"
    matching.write_text(
        "waive:" + matching.read_text("utf-8").partition("waive:")[2].partition("\nnever:")[0], "utf-8"
    )
    course, problems = courses.read(folder, "tea")
    assert not problems
    assert course is not None
    assert course.entries["green-tea"].traits[0].value == "green"


def test_no_language_pair_is_built_in(tmp_path: Path) -> None:
    """A third language, and the old ones under other codes: parts of any number of languages align."""
    folder = shutil.copytree(FIXTURE, tmp_path / "course")
    shutil.copytree(folder / "en", folder / "de")
    texts = [*folder.glob("*.yml"), *folder.glob("glossary/*.yml"), *folder.glob("*/corrections.yml")]
    for path in texts:
        text = path.read_text("utf-8").replace("{en: ", "{de: DE, en: ")
        path.write_text(text, "utf-8")
    (folder / "matching.yml").unlink()
    (folder / "alignment.yml").unlink()
    course, problems = courses.read(folder, "tea")
    assert course is None
    codes = {problem.code for problem in problems}
    assert codes == {"no-such-key", "stray-file"}  # de is not in course.yml yet
    settings = folder / "course.yml"
    settings.write_text(
        settings.read_text("utf-8").replace(
            "languages:\n", "languages:\n  - {code: de, tag: de, name: Deutsch}\n"
        ),
        "utf-8",
    )
    course, problems = courses.read(folder, "tea")
    assert not [problem for problem in problems if problem.code in ("no-such-key", "stray-file")]


def test_words_that_the_generator_lacks_stand_in_english_with_one_notice() -> None:
    course, problems = courses.read(COURSES / "well", "well")
    assert course is not None, problems
    (notice,) = course.notices
    assert (notice.place.path, notice.code) == ("well/ar/labels.yml", "labels-missing")
    assert course.labels["ar"]["home"] == "الصفحة الرئيسية"
    assert course.labels["ar"]["close"] == course.labels["en"]["close"]


def test_three_languages_pair_their_sentences(tea: Course) -> None:
    """Each with the first language, whatever the others do."""
    versions = tea.texts["article"].versions
    three = [versions["en"], versions["zh"], replace(versions["en"], language="de")]
    mentions = {**tea.mentions, "de": tea.mentions["en"]}
    for found in alignment.align_text(three, mentions, {}).values():
        assert list(found.pairings) == ["zh", "de"]
        assert all(ours == theirs for ours, theirs in found.pairings["de"].groups)


def test_no_two_pages_share_an_address(tea: Course) -> None:
    paths = [page.address for page in pages.render(tea)]
    assert len(paths) == len(set(paths))


def test_a_course_saved_on_windows_is_the_same_course(tmp_path: Path) -> None:
    """An editor, or git with core.autocrlf, may end lines with CR and LF: that is no mistake."""
    folder = shutil.copytree(FIXTURE, tmp_path / "course")
    for path in folder.rglob("*"):
        if path.suffix in (".md", ".yml"):
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert courses.read(folder, "tea") == courses.read(FIXTURE, "tea")
