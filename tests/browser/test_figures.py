"""Figures in a real browser, opened without a server."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mistakes import COURSES
from playwright.sync_api import Page, expect


def test_a_figure_is_one_picture_whose_captions_follow_the_reading_mode(
    page: Page, built: Callable[[Path], Path]
) -> None:
    page.goto((built(COURSES / "bridge") / "en/article/bridge-itself.html").as_uri() + "#figure-bridge")
    figure = page.locator("#figure-bridge")
    picture, english, chinese = (
        figure.locator("img"),
        figure.locator(":lang(en).text"),
        figure.locator(":lang(zh).text"),
    )
    expect(figure).to_be_in_viewport()
    page.wait_for_function("document.querySelector('#figure-bridge img').naturalWidth > 0")
    room = picture.bounding_box()
    assert room
    assert (round(room["width"]), round(room["height"])) == (600, 240)
    expect(english).to_be_visible()
    expect(chinese).to_be_hidden()
    # a picture of each language: only the one that is read
    expect(page.locator("#figure-height img:visible")).to_have_count(1)

    page.get_by_role("button", name="Both, side by side").click()
    left, right = english.bounding_box(), chinese.bounding_box()
    assert left
    assert right
    assert left["x"] + left["width"] < right["x"]
    assert abs(left["y"] - right["y"]) < 10
    expect(page.locator("#figure-height img:visible")).to_have_count(2)

    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    narrow = picture.bounding_box()
    assert narrow
    assert abs(narrow["width"] / narrow["height"] - 600 / 240) < 0.05

    page.evaluate("document.body.dataset.mdColorScheme = 'slate'")
    assert picture.evaluate("each => getComputedStyle(each).backgroundColor") == "rgb(255, 255, 255)"
