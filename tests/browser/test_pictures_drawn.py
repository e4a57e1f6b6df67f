"""The timeline and the map as a browser draws them: room for the words, filters, and links."""

from __future__ import annotations

from playwright.sync_api import Page, expect

TOO_WIDE = """() => [...document.querySelectorAll(".node")].flatMap((node) => {
  const box = node.querySelector("rect, path").getBBox();
  const words = node.querySelector("text").getBBox();
  return words.width && words.x + words.width > box.x + box.width ? [node.textContent] : [];
})"""


def test_the_timeline_is_filtered_turned_round_and_comes_back(page: Page, base: str) -> None:
    page.goto(base + "en/timeline.html")
    lanes, rows = page.locator(".lane:visible"), page.locator(".timeline-table tbody tr:visible")
    everything = rows.count()
    expect(lanes).to_have_count(6)
    page.locator("[name=lane]").select_option(label="Forums and meetings (9)")
    page.locator("[name=when]").select_option("after")
    expect(lanes).to_have_count(1)
    assert 1 < rows.count() < everything
    expect(page.locator(".lane:visible .moment.before:visible")).to_have_count(0)
    page.get_by_role("button", name="Earliest first").press("Enter")
    expect(page.get_by_role("columnheader").first).to_have_attribute("aria-sort", "descending")
    first = rows.first.text_content()
    page.reload()
    expect(lanes).to_have_count(1)
    assert rows.first.text_content() == first
    page.locator("[name=when]").select_option("")
    mark = page.locator(".lane:visible .moment").first
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator("tr:target")).to_be_in_viewport()
    page.locator(".lane:visible .own").first.click()
    expect(page.locator("[data-entry-page]")).to_be_visible()


def test_a_lane_of_the_timeline_is_one_stop_of_the_tab_key(page: Page, http_url: str) -> None:
    """There are some two hundred links before the table; arrow keys walk through those of a lane."""
    page.goto(http_url + "en/timeline.html")
    stops = page.locator(".lane .picture a[tabindex='0']")
    expect(stops).to_have_count(6)
    expect(page.locator(".timeline-keys")).to_be_visible()
    links = page.locator(".lane:first-of-type .picture").first.locator("a")
    links.first.focus()
    for key, at in (
        ("ArrowRight", 1),
        ("ArrowDown", 2),
        ("ArrowLeft", 1),
        ("End", -1),
        ("Home", 0),
        ("ArrowUp", 0),
    ):
        page.keyboard.press(key)
        expect(links.nth(at)).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Tab")
    expect(stops.nth(1)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(links.nth(1)).to_be_focused()


def test_words_have_the_room_that_they_were_given(page: Page, http_url: str) -> None:
    for address in ("zh/map.html", "en/map.html", "en/bodies/general-assembly.html"):
        page.goto(http_url + address)
        assert page.evaluate(TOO_WIDE) == []
