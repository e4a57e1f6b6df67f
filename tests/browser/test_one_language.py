"""A course in one language shows no choice of languages, no modes, and no counterpart."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from mistakes import FIXTURE
from playwright.sync_api import Page, expect
from support import build

LANGUAGE_LINE = "  - {code: zh, tag: zh-Hans, name: 中文}\n"


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The small course without its second language."""
    folder = shutil.copytree(FIXTURE, tmp_path_factory.mktemp("alone") / "course")
    shutil.rmtree(folder / "zh")
    (folder / "alignment.yml").unlink()
    settings = folder / "course.yml"
    settings.write_text(settings.read_text("utf-8").replace(LANGUAGE_LINE, ""), "utf-8")
    matching = folder / "matching.yml"
    parts = re.split(r"^(?=\w+:)", matching.read_text("utf-8"), flags=re.MULTILINE)
    matching.write_text("".join(part for part in parts if part.startswith("forbid")), "utf-8")
    with matching.open("a", encoding="utf-8") as file:
        file.write(
            "force:\n  - {entry: lu-yu, at: road-2, language: en, text: the sage, reason: {en: He is.}}\n"
        )
    for path in folder.rglob("*.yml"):
        text = path.read_text("utf-8")
        text = re.sub(r"^ +zh: .*\n", "", text, flags=re.MULTILINE)
        path.write_text(re.sub(r", zh: (\"[^\"]*\"|\{[^}]*\}|[^,}]*)(?=[,}])", "", text), "utf-8")
    site = tmp_path_factory.mktemp("alone-site") / "site"
    result = build(site, Path(folder))
    assert result.returncode == 0, result.stdout + result.stderr
    return site.as_uri() + "/"


def test_the_first_page_leads_on(new_window: Page, alone: str) -> None:
    new_window.goto(alone + "index.html")
    new_window.wait_for_url("**/en/index.html")


@pytest.mark.parametrize("address", ["index.html", "article/road.html", "plants/green-tea.html"])
def test_there_is_nothing_to_choose(new_window: Page, alone: str, address: str) -> None:
    new_window.goto(f"{alone}en/{address}")
    for part in (
        ".language-switch",
        ".reader-modes",
        ".passage-reveal",
        "[data-second]",
        ".counterpart-title",
    ):
        expect(new_window.locator(part)).to_have_count(0)
    assert "undefined" not in new_window.locator("body").inner_text()


def test_an_edition_without_a_translation_is_cited_as_one(new_window: Page, alone: str) -> None:
    new_window.goto(alone + "en/article/index.html")
    expect(new_window.locator("summary", has_text="edition")).to_have_text("Cite this edition")


def test_the_text_fills_the_page(new_window: Page, alone: str) -> None:
    new_window.goto(alone + "en/article/road.html")
    text = new_window.locator(".passage .text").first
    expect(text).to_be_visible()
    assert text.bounding_box()["width"] > 300  # type: ignore[index]
    new_window.locator(".passage-tools summary").first.click()
    expect(new_window.locator(".passage-menu").first).to_be_visible()
