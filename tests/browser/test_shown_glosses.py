"""The editors' glosses in a browser: beside the text in each way of reading, and never in what is copied."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

PAGE = "en/article/opening.html"
SHOWN = {"en": ("en",), "zh": ("zh",), "side": ("en", "zh"), "stacked": ("en", "zh")}


@pytest.mark.parametrize("mode", SHOWN)
def test_a_gloss_is_shown_with_its_language(page: Page, http_url: str, mode: str) -> None:
    page.goto(http_url + PAGE)
    page.evaluate("mode => course.remember('mode', mode)", mode)
    page.reload()
    for language in ("en", "zh"):
        gloss = page.locator(f'.gloss[data-language="{language}"]').first
        assert gloss.is_visible() is (language in SHOWN[mode])


def test_side_by_side_a_gloss_stands_below_its_own_text(page: Page, http_url: str) -> None:
    page.set_viewport_size({"width": 1400, "height": 900})
    page.goto(http_url + PAGE)
    page.evaluate("course.remember('mode', 'side')")
    page.reload()
    for language in ("en", "zh"):
        passage = page.locator('[data-paragraph="introduction-1"]')
        text = passage.locator(f'.text[data-language="{language}"]').bounding_box()
        gloss = passage.locator(f'.gloss[data-language="{language}"]').bounding_box()
        assert text
        assert gloss
        assert gloss["x"] == pytest.approx(text["x"], abs=1)
        assert gloss["y"] >= text["y"] + text["height"]


def test_what_is_selected_has_no_word_of_a_gloss(page: Page, http_url: str) -> None:
    page.goto(http_url + PAGE)
    page.keyboard.press("Control+a")
    copied = page.evaluate("getSelection().toString()")
    assert "unanimously adopted the first global resolution" in copied
    assert "On the record" not in copied
