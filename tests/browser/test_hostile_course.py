"""A course whose every text holds code: nothing of it is executed, on any page, in lookup and in search."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import crawl
import pytest
import yaml
from playwright.sync_api import Page, expect
from support import ROOT, build

CODE = " \"}]} window.pwned = 1 // ' onmouseover='window.pwned = 1' \" autofocus onfocus=\"window.pwned = 1"
SHORT = '" onload="window.pwned = 1'
"""For the texts themselves, whose sentences are paired by their lengths."""
LAST_WORDS = re.compile(r"(?=[.。]$)", re.MULTILINE)
HANDLERS = """() => [...document.querySelectorAll("*")]
  .filter((element) => [...element.attributes].some(({ name }) => /^on|^autofocus$/.test(name)))
  .map((element) => element.outerHTML)"""


def with_code(value: Any, key: str = "") -> Any:
    """Data in which each text in both languages ends in code, but for the names that articles use."""
    if key == "terms":
        return value
    if isinstance(value, dict):
        texts = {"en", "zh"} == set(value) and all(isinstance(text, str) for text in value.values())
        texts = texts and not re.fullmatch("[0-9 ]+", value["en"])  # an order
        return {each: text + CODE if texts else with_code(text, each) for each, text in value.items()}
    return [with_code(each) for each in value] if isinstance(value, list) else value


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of such a course."""
    folder = tmp_path_factory.mktemp("hostile")
    course = shutil.copytree(ROOT / "tests" / "courses" / "bridge", folder / "course")
    for path in course.rglob("*.yml"):
        data = with_code(yaml.load(path.read_text("utf-8"), yaml.CSafeLoader))
        path.write_text(yaml.safe_dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    for path in course.rglob("*.md"):
        path.write_text(LAST_WORDS.sub(SHORT, path.read_text("utf-8"), count=1), "utf-8")
    result = build(folder / "site", course)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder / "site"


def assert_harmless(page: Page) -> None:
    assert page.evaluate(HANDLERS) == []
    assert page.evaluate("window.pwned") is None


@pytest.mark.thorough
def test_no_page_executes_what_content_says(hostile: Path, page: Page) -> None:
    for path in crawl.pages(hostile):
        page.goto(path.as_uri())
        assert_harmless(page)


@pytest.mark.thorough
@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_scripts_show_is_words(hostile: Path, page: Page, language: str) -> None:
    page.goto((hostile / language / "lookup.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("pwned")
    expect(page.locator("#finder-results mark").first).to_be_visible()
    assert_harmless(page)
    page.keyboard.press("Escape")
    page.fill("#lookup-box", "pwned")
    expect(page.locator("#lookup-results")).to_contain_text("onmouseover")
    assert_harmless(page)
    page.goto((hostile / language / "article" / "bridge-itself.html").as_uri())
    page.locator("a.term").first.hover()
    expect(page.locator(".card")).to_contain_text("onmouseover")
    assert_harmless(page)
