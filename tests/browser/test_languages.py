"""Courses in three and in seven languages, one of them from right to left."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from mistakes import COURSES
from playwright.sync_api import Browser, Page, expect

SECTION = "article/tower.html"


@pytest.fixture
def seven(built: Callable[[Path], Path]) -> str:
    return built(COURSES / "seven").as_uri() + "/"


@pytest.fixture
def well(built: Callable[[Path], Path]) -> str:
    return built(COURSES / "well").as_uri() + "/"


def shown(page: Page) -> list[str]:
    """The languages in which a paragraph can be read, in the order in which they stand."""
    visible = page.locator(".passage").first.locator(".text:visible")
    return [str(text.get_attribute("data-language")) for text in visible.all()]


def test_of_seven_languages_two_are_read_together(new_window: Page, seven: str) -> None:
    new_window.goto(seven + "ja/" + SECTION)
    assert shown(new_window) == ["ja", "en"]
    new_window.locator(".reader-bar [data-second]").select_option("ar")
    assert shown(new_window) == ["ja", "ar"]
    new_window.locator('.reader-modes button[value="ar"]').click()
    assert shown(new_window) == ["ar"]
    new_window.goto(seven + "ja/things/lamp.html")
    quoted = new_window.locator(".concordance-row").first.locator("p:visible")
    assert [p.get_attribute("data-language") for p in quoted.all()] == ["ja", "ar"]


@pytest.mark.parametrize("language", ["ar", "ru", "zh"])
def test_seven_languages_fit_a_phone(phone: Page, seven: str, language: str) -> None:
    for address in (f"{language}/index.html", f"{language}/{SECTION}", f"{language}/things/lamp.html"):
        phone.goto(seven + address)
        width = phone.evaluate("document.documentElement.scrollWidth")
        assert width <= 320, address
    phone.locator(".language-menu summary").tap()
    link = phone.locator('.language-menu a[hreflang="es"]')
    expect(link).to_be_visible()
    box = link.bounding_box()
    assert box is not None
    assert 0 <= box["x"] <= box["x"] + box["width"] <= 320
    link.tap()
    phone.wait_for_url("**/es/things/lamp.html")


@pytest.mark.parametrize("address", ["index.html", "404.html"])
def test_pages_in_every_language_at_once_fit_a_phone(phone: Page, seven: str, address: str) -> None:
    phone.goto(seven + address)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    expect(phone.locator("a:text-is('العربية'), [dir=rtl]").first).to_be_visible()


def test_what_arabic_lacks_is_english_from_left_to_right(new_window: Page, well: str) -> None:
    new_window.goto(well + "ar/lookup.html")
    borrowed = new_window.locator(".lede [lang=en]")
    expect(borrowed).to_have_text(
        "Type a name, an abbreviation, a document symbol, pinyin or pinyin initials."
    )
    expect(borrowed).to_have_css("direction", "ltr")
    new_window.goto(well + "ar/speech/index.html")
    expect(new_window.locator(".citation").first).to_have_attribute("dir", "ltr")


def test_arabic_is_written_from_right_to_left_wherever_it_stands(new_window: Page, well: str) -> None:
    direction = "each => getComputedStyle(each).direction"
    new_window.goto(well + "en/resolution/findings.html")
    assert new_window.locator("body").evaluate(direction) == "ltr"
    new_window.locator(".reader-bar [data-second]").select_option("ar")
    assert new_window.locator('.text[data-language="ar"]').first.evaluate(direction) == "rtl"
    new_window.goto(well + "ar/resolution/findings.html")
    assert new_window.locator("body").evaluate(direction) == "rtl"
    assert new_window.locator('.text[data-language="ar"]').first.evaluate(direction) == "rtl"
    assert new_window.locator('.text[data-language="en"]').first.evaluate(direction) == "ltr"


def test_passages_in_another_language_run_as_that_language_does(new_window: Page, well: str) -> None:
    new_window.goto(well + "ar/index.html")
    new_window.keyboard.press("/")
    new_window.fill("#finder-box", "well")
    expect(new_window.locator("[data-passages=en] li").first).to_have_css("direction", "ltr")
    new_window.fill("#finder-box", "البئر")
    expect(new_window.locator("[data-passages=ar] li").first).to_have_css("direction", "rtl")


def test_an_entry_lists_its_passages_text_by_text(new_window: Page, well: str) -> None:
    new_window.goto(well + "en/bodies/council.html")
    assert new_window.locator(".concordance-text").all_inner_texts() == ["Resolution", "The Keeper's Speech"]
    assert new_window.locator(".fact-when").all_inner_texts() == ["After: Resolution"] * 2
    new_window.locator(".strip").nth(1).locator("a").first.click()
    expect(new_window.locator("#in-speech-duties")).to_be_in_viewport()


def test_a_mention_in_every_language_leads_to_the_entry(browser: Browser, well: str) -> None:
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    for code in ("en", "zh", "ar"):
        page.goto(f"{well}{code}/speech/duties.html")
        page.locator(f'.text[data-language="{code}"] a[data-entry="council"]').click()
        page.wait_for_url(f"**/{code}/bodies/council.html")
    context.close()
