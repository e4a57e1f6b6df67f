"""What holds for the site of any course: its links, ids and languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import crawl
import pytest
import yaml
from mistakes import COURSES, FIXTURE
from support import CONTENT

FOLDERS = [CONTENT, FIXTURE, *sorted(path for path in COURSES.iterdir() if path.is_dir())]


@pytest.fixture(scope="module", params=FOLDERS, ids=lambda folder: folder.name)
def folder(request: pytest.FixtureRequest) -> Path:
    """Each course there is, one after another."""
    return Path(request.param)


@pytest.fixture(scope="module")
def any_site(folder: Path, site: Path, built: Callable[[Path], Path]) -> Path:
    return site if folder == CONTENT else built(folder)


@pytest.fixture(scope="module")
def tags(folder: Path) -> dict[str, str]:
    """The languages of the course: code -> tag."""
    settings = yaml.safe_load((folder / "course.yml").read_text("utf-8"))
    return {language["code"]: language["tag"] for language in settings["languages"]}


def test_every_link_leads_somewhere(any_site: Path) -> None:
    assert not crawl.broken_links(any_site)


def test_no_page_loads_anything_from_elsewhere(any_site: Path) -> None:
    for page in crawl.pages(any_site):
        outside = [address for address in crawl.read(page).resources if crawl.is_outside(address)]
        assert not outside, page


def test_ids_are_unique_on_each_page(any_site: Path) -> None:
    for page in crawl.pages(any_site):
        ids = crawl.read(page).ids
        assert len(ids) == len(set(ids)), (page, sorted({i for i in ids if ids.count(i) > 1}))


def test_every_element_stands_where_a_browser_leaves_it(any_site: Path) -> None:
    for page in crawl.pages(any_site):
        assert not crawl.read(page).misplaced, page


def test_every_page_says_its_language(any_site: Path, tags: dict[str, str]) -> None:
    for code, tag in tags.items():
        pages = crawl.pages(any_site / code)
        assert pages
        for page in pages:
            assert crawl.read(page).language == tag, page


def test_every_page_is_one_click_away_in_every_other_language(any_site: Path, tags: dict[str, str]) -> None:
    for code in tags:
        others = [other for other in tags if other != code]
        for page in crawl.pages(any_site / code):
            switches = crawl.read(page).switches
            assert {other: crawl.target(page, link)[0] for other, link in switches.items()} == {
                other: any_site / other / page.relative_to(any_site / code) for other in others
            }, page
            assert all(crawl.target(page, link)[0].is_file() for link in switches.values()), page


@pytest.mark.parametrize("script", crawl.SCRIPTS)
def test_words_of_another_script_say_their_language(
    any_site: Path, tags: dict[str, str], script: str
) -> None:
    """WCAG 2.2, 3.1.2: else a listener hears them in the wrong voice, and the font is the wrong one."""
    found = {}
    for page in (page for code in tags for page in crawl.pages(any_site / code)):
        if strangers := crawl.read(page).strangers.get(script):
            found[page.relative_to(any_site).as_posix()] = strangers
    assert not found
