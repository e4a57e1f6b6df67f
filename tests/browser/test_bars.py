"""The bars at the top never cover what a reader is led to, and in a low window they go with the page."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

WINDOWS = {
    "desktop": (1280, 900),
    "small laptop": (1280, 720),
    "projector at 150 %": (911, 460),
    "phone": (390, 800),
    "desktop at 400 %": (320, 225),
}
SECTION = "en/article/practice.html"

# The number of the paragraph that is read: the first that the bars do not cover.
READ = """() => {
  const bar = document.querySelector(".reader-bar").getBoundingClientRect().bottom;
  const passages = [...document.querySelectorAll(".passage")];
  return passages.find((each) => each.getBoundingClientRect().bottom > bar + 9).dataset.number;
}"""


@pytest.fixture(params=WINDOWS.values(), ids=WINDOWS)
def window(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


# Goes backwards through all links, as Shift+Tab does, and gives those of which no corner is to be seen.
# A card goes a moment after the focus has left its term.
COVERED = """() => {
  const links = [...document.querySelectorAll("article a")].filter((link) =>
    link.checkVisibility({visibilityProperty: true}));
  const isSeen = (link) => [...link.getClientRects()].some(({left, right, top, bottom}) =>
    [[left + 1, top + 1], [right - 1, bottom - 1], [(left + right) / 2, bottom - 1]].some(([x, y]) => {
      const there = document.elementFromPoint(x, y);
      return there && (link.contains(there) || there.contains(link) || there.closest(".card"));
    }));
  scrollTo(0, document.body.scrollHeight);
  const covered = links.reverse().filter((link) => { link.focus(); return !isSeen(link); });
  return covered.map((link) => link.outerHTML);
}"""


@pytest.mark.parametrize(
    "address", [SECTION, "zh/concepts/index.html", "en/bodies/united-nations.html", "en/where.html"]
)
def test_focus_is_never_under_the_bars(window: Page, http_url: str, address: str) -> None:
    window.goto(http_url + address)
    assert window.evaluate(COVERED) == []


@pytest.mark.parametrize("target", ["page-126", "human-centred-1", "agenda", "note-21", "ref-21"])
def test_a_target_stands_just_below_the_bars(window: Page, http_url: str, target: str) -> None:
    window.goto(f"{http_url}{SECTION}#{target}")
    window.wait_for_selector("[data-reader=ready]")
    edges = """target => {
      const bar = document.querySelector(".reader-bar").getBoundingClientRect().bottom;
      return document.getElementById(target).getBoundingClientRect().top - Math.max(bar, 0);
    }"""
    window.wait_for_function(
        f"target => {{ const below = ({edges})(target); return 0 <= below && below < 40 }}", arg=target
    )


def test_a_phone_lays_out_what_is_near_until_a_link_leads_away(phone: Page, http_url: str) -> None:
    """Then all is laid out, so that the link leads to the right height."""
    laid_out = "document.querySelector('#agenda-2 .sentence').checkVisibility({contentVisibilityAuto: true})"
    phone.goto(http_url + SECTION)
    assert not phone.evaluate(laid_out)
    phone.locator(".section-parts a[href='#agenda']").evaluate("link => link.click()")
    expect(phone.locator("#agenda")).to_be_in_viewport()
    assert phone.evaluate(laid_out)
    bar = "document.querySelector('.reader-bar').getBoundingClientRect().bottom"
    assert 0 <= phone.evaluate(f"document.querySelector('#agenda').getBoundingClientRect().top - {bar}") < 40


def test_a_change_of_mode_on_a_phone_keeps_the_place_though_what_is_above_was_not_laid_out(
    phone: Page, http_url: str
) -> None:
    phone.goto(http_url + SECTION)
    phone.evaluate("scrollTo(0, 3000)")
    phone.wait_for_function("scrollY > 2900")
    before = phone.evaluate(READ)
    for mode in ("stacked", "zh", "en"):
        phone.locator(f'.reader-modes button[value="{mode}"]').click()
        expect(phone.locator("html")).to_have_attribute("data-mode", mode)
        assert phone.evaluate(READ) == before


def test_a_reader_on_a_phone_who_comes_back_finds_the_place(phone: Page, http_url: str) -> None:
    phone.goto(http_url + SECTION)
    phone.evaluate("scrollTo(0, 3000)")
    phone.wait_for_function("scrollY > 2900")
    before = phone.evaluate(READ)
    phone.locator(".md-footer__link").last.evaluate("link => link.click()")
    phone.wait_for_url("**/challenges.html")
    phone.go_back()
    phone.wait_for_selector("[data-reader=ready]")
    assert phone.evaluate(READ) == before


def test_bars_have_the_height_that_the_style_sheet_says(window: Page, http_url: str) -> None:
    """Else the styles of the whole page are computed once more."""
    window.goto(http_url + SECTION)
    window.wait_for_selector("[data-reader=ready]")
    assert not window.locator("html").evaluate("page => page.style.getPropertyValue('--top')")


def test_bars_leave_room_for_the_text(window: Page, http_url: str) -> None:
    """While one reads, at most a fifth of the window is bars."""
    window.goto(f"{http_url}{SECTION}#agenda-2")
    window.wait_for_selector("[data-reader=ready]")
    bars = window.locator(".md-header, .reader-bar").evaluate_all(
        "bars => Math.max(0, ...bars.map((bar) => bar.getBoundingClientRect().bottom))"
    )
    height = window.viewport_size["height"]  # type: ignore[index]
    assert bars <= height / 5
    rows = window.locator(".reader-bar :is(button, .reader-density):visible").evaluate_all(
        "tools => new Set(tools.map((tool) => Math.round(tool.getBoundingClientRect().bottom / 8))).size"
    )
    assert rows == 1


def test_a_card_is_in_view(window: Page, http_url: str) -> None:
    window.goto(http_url + SECTION)
    window.wait_for_selector("[data-reader=ready]")
    for link in window.locator("#agenda-2 a.term").all()[:4]:
        link.focus()
        window.keyboard.press("Shift+Tab")
        window.keyboard.press("Tab")
        card = window.locator(".card")
        expect(card).to_be_visible()
        top, bottom = card.evaluate(
            "card => [card.getBoundingClientRect().top, card.getBoundingClientRect().bottom]"
        )
        assert top >= 0
        assert bottom <= window.viewport_size["height"]  # type: ignore[index]


@pytest.mark.parametrize("mode", ["side", "stacked"])
@pytest.mark.parametrize(("column", "beginning"), [("en", "To respond"), ("zh", "为应对")])
def test_what_is_copied_from_one_column_is_in_one_language(
    browser: Browser, http_url: str, mode: str, column: str, beginning: str
) -> None:
    context = browser.new_context(
        viewport={"width": 1280, "height": 1300}, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto(http_url + SECTION)
    page.locator(f".reader-modes [value={mode}]").click()
    texts = page.locator(f".passage .text[data-language={column}]")
    first, last = texts.nth(0).bounding_box(), texts.nth(1).bounding_box()
    assert first
    assert last
    page.mouse.move(first["x"] + 1, first["y"] + 8)
    page.mouse.down()
    page.mouse.move(last["x"] + 200, last["y"] + 8, steps=4)
    page.mouse.up()
    page.keyboard.press("Control+c")
    copied: str = page.evaluate("navigator.clipboard.readText()")
    context.close()
    chinese = sum("\u4e00" <= sign <= "\u9fff" for sign in copied)
    assert copied.startswith(beginning)
    assert chinese == 0 if column == "en" else chinese > len(copied) * 0.8
    assert not {"⋯", "⇄"} & set(copied)


def test_the_menu_marks_the_part_that_is_read_and_scrolls_by_itself(page: Page, http_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 500})
    page.goto(f"{http_url}{SECTION}")
    part = page.locator(".md-nav--secondary [aria-current=true]")
    expect(part).to_have_count(0)
    page.evaluate("document.getElementById('agenda').scrollIntoView()")
    expect(part).to_have_attribute("href", "#agenda")
    menu = page.locator(".md-sidebar--primary .md-sidebar__scrollwrap")
    box = menu.bounding_box()
    assert box is not None and box["y"] + box["height"] <= 500
    last = menu.locator("a:visible").last
    last.focus()
    expect(last).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize("width", [1366, 1920])
def test_side_by_side_the_text_stands_below_the_menu(page: Page, http_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 768})
    page.goto(http_url + SECTION)
    page.locator(".reader-modes [value=side]").click()
    lefts = page.locator(".md-tabs__link, article h1").evaluate_all(
        "(all) => [all[0], all.at(-1)].map((each) => Math.round(each.getBoundingClientRect().left))"
    )
    assert lefts[0] == lefts[1]
