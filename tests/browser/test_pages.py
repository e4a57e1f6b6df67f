"""Every kind of page: accessible, never wider than the window, and its tools work."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from accessibility import violations
from playwright.sync_api import Browser, Page, Route, expect

KINDS = {
    "language-choice": "index.html",
    "wrong address": "404.html",
    "home": "{language}/index.html",
    "title page": "{language}/article/index.html",
    "section": "{language}/article/practice.html",
    "index": "{language}/instruments/index.html",
    "body": "{language}/bodies/iawg-ai.html",
    "instrument": "{language}/instruments/a-78-l49.html",
    "concept": "{language}/concepts/soft-law.html",
    "references": "{language}/references.html",
    "timeline": "{language}/timeline.html",
    "map": "{language}/map.html",
    "lookup": "{language}/lookup.html",
    "where terms occur": "{language}/where.html",
    "renderings": "{language}/renderings.html",
    "offline": "{language}/offline.html",
    "downloads": "{language}/downloads.html",
    "edition": "{language}/about.html",
    "course": "{language}/course.html",
    "lesson": "{language}/course/practice.html",
    "teacher's page": "{language}/course/practice/teacher.html",
    "handout": "{language}/article/practice/handout.html",
    "terms to practise": "{language}/practice/terms.html",
    "practice": "{language}/practice/index.html",
}
WINDOWS = {"phone": (320, 640), "desktop": (1280, 900)}


IN_USE = {"section", "lookup"}
"""Kinds of pages that test_reader.py and test_lookup.py look at while they are in use."""


def visit(page: Page, address: str) -> None:
    """Open a page and wait till it is seen: that for a wrong address is hidden till it has found its path."""
    page.goto(address)
    expect(page.locator("h1").first).to_be_visible()


OPEN_ALL = """for (const each of document.querySelectorAll("article details")) each.open = true;"""


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in IN_USE])
def test_page_is_accessible_with_all_opened(
    page: Page, http_url: str, window: str, kind: str, language: str
) -> None:
    visit(page, http_url + KINDS[kind].format(language=language))
    assert not violations(page, window, lambda: page.evaluate(OPEN_ALL))


@pytest.mark.parametrize("order", ["date", "trait-force"])
def test_a_grouped_index_is_accessible(page: Page, http_url: str, window: str, order: str) -> None:
    page.goto(f"{http_url}zh/instruments/index.html?sort={order}&view=names")
    assert not violations(page, window)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_menu_and_sheet_of_keys_are_accessible(page: Page, http_url: str, window: str, language: str) -> None:
    page.goto(f"{http_url}{language}/article/practice.html")

    def use() -> None:
        page.keyboard.press("Escape")
        menu = page.locator(".menu")
        menu.click() if menu.is_visible() else page.keyboard.press("?")

    assert not violations(page, window, use)


@pytest.mark.thorough
@pytest.mark.parametrize("width", [320, 640, 1920], ids=["phone", "at 200 % zoom", "projector"])
def test_no_page_is_wider_than_its_window(browser: Browser, http_url: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 700})
    page = context.new_page()
    wide = []
    for kind, address in KINDS.items():
        for language in ("zh", "en"):
            visit(page, http_url + address.format(language=language))
            if page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
                wide.append((kind, language))
    context.close()
    assert not wide


def test_index_is_filtered_by_kind_and_by_words(page: Page, base: str) -> None:
    page.goto(base + "en/bodies/index.html")
    lines = page.locator(".entry-line:visible")
    everything = lines.count()
    page.get_by_role("combobox", name="Kind").select_option("specialized-agency")
    expect(lines).to_have_count(3)
    letters = page.locator(".letters a:visible").all_text_contents()
    assert letters == page.locator(".index h2:visible").all_text_contents() == ["I", "U", "W"]
    page.get_by_role("combobox", name="Kind").select_option("")
    expect(lines).to_have_count(everything)
    page.get_by_label("Filter this page").fill("AI repository")
    expect(lines).to_have_count(1)
    page.get_by_label("Filter this page").fill("no such thing")
    expect(page.get_by_role("status")).to_have_text("No entry matches.")


@pytest.mark.parametrize("order", ["kind", "trait-force", "date"])
def test_index_is_grouped_by_what_it_is_sorted_by(page: Page, http_url: str, order: str) -> None:
    attribute, first = {
        "kind": ("data-kind", "条约"),
        "trait-force": ("data-trait-force", "硬法：在国际法上有约束力"),
        "date": ("data-year", "1945年"),
    }[order]
    page.goto(http_url + "zh/instruments/index.html")
    everything = page.locator(".entry-line").count()
    page.get_by_label("排序").select_option(order)
    parts = page.locator(".index-part")
    expect(parts.first.locator("h2")).to_have_text(first)
    values = [
        part.locator("li").evaluate_all(
            "(lines, name) => lines.map((line) => line.getAttribute(name))", attribute
        )
        for part in parts.all()
    ]
    assert all(len(set(part)) == 1 for part in values)
    assert sum(map(len, values)) == everything
    expect(page.locator(".letters")).to_be_hidden()
    page.reload()
    expect(parts.first.locator("h2")).to_have_text(first)


def test_index_is_sorted_by_mentions_and_by_name(page: Page, http_url: str) -> None:
    page.goto(http_url + "zh/bodies/index.html")
    lines = page.locator(".entry-line")
    letters = page.locator(".index h2").all_text_contents()
    assert letters == page.locator(".letters a").all_text_contents() == sorted(letters)
    page.get_by_label("排序").select_option("mentions")
    found = lines.evaluate_all("lines => lines.map(line => Number(line.dataset.count))")
    assert found == sorted(found, reverse=True)
    page.get_by_label("排序").select_option("name")
    names = lines.evaluate_all("lines => lines.map(line => line.dataset.entry)")
    assert names.index("unesco") < names.index("who")  # lian… before shi… in pinyin
    assert page.locator(".index h2").all_text_contents() == letters


def test_index_is_complete_without_javascript(browser: Browser, http_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http_url + "en/bodies/index.html")
    assert page.locator(".entry-line:visible").count() >= 15
    expect(page.locator(".index-tools")).to_be_hidden()
    assert page.locator("article button:visible, article select:visible").count() == 0
    page.locator(".letters a").last.click()
    expect(page.locator(".index h2").last).to_be_in_viewport()
    context.close()


def test_entry_leads_to_its_paragraph_and_back(page: Page, base: str) -> None:
    page.goto(base + "zh/bodies/iawg-ai.html")
    page.locator(".concordance-line .place").first.click()
    paragraph = page.locator("#agenda-2")
    expect(paragraph).to_be_in_viewport()
    paragraph.locator("a.term[data-entry=iawg-ai]").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(base + "zh/bodies/iawg-ai.html")


def test_entry_shows_its_passages_in_both_languages_with_the_term_marked(page: Page, base: str) -> None:
    page.goto(base + "en/bodies/iawg-ai.html")
    line = page.locator(".concordance-line[data-paragraph=agenda-2]")
    expect(line.locator("[lang=en] mark").first).to_have_text(
        "Inter-Agency Working Group on Artificial Intelligence"
    )
    expect(line.locator("[lang=zh-Hans] mark").first).to_have_text("人工智能机构间工作组")


def test_language_switch_leads_to_the_same_page(page: Page, base: str) -> None:
    page.goto(base + "zh/instruments/eu-ai-act.html")
    page.locator(".language-switch").get_by_role("link", name="English").click()
    expect(page).to_have_url(base + "en/instruments/eu-ai-act.html")
    assert page.evaluate("document.documentElement.lang") == "en"


def test_article_links_look_different_from_the_words_around_them(page: Page, base: str) -> None:
    page.goto(base + "en/article/practice.html")
    decoration = page.locator("a.term").first.evaluate(
        "link => getComputedStyle(link).borderBottomStyle + getComputedStyle(link).textDecorationLine"
    )
    assert "underline" in decoration or "dotted" in decoration


@pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
def test_the_first_link_leads_past_the_header(page: Page, http_url: str, address: str) -> None:
    visit(page, http_url + address.format(language="en"))
    page.keyboard.press("Tab")
    expect(page.locator(".md-skip[href$='#content']")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.md-header, .md-tabs') === null")


@pytest.mark.parametrize("address", ["zh/instruments/index.html", "zh/instruments/eu-ai-act.html"])
def test_the_menu_of_a_phone_opens_by_keyboard_and_takes_no_focus_while_shut(
    phone: Page, base: str, address: str
) -> None:
    phone.goto(base + address)
    menu = phone.get_by_role("button", name="菜单")
    first = phone.locator(".md-nav--primary > .md-nav__list").get_by_text("概念", exact=True)
    expect(first).to_be_hidden()
    menu.press("Enter")
    expect(first).to_be_visible()
    expect(phone.locator(".md-nav--primary").get_by_text("首页", exact=True)).to_be_in_viewport()
    expect(menu).to_have_attribute("aria-expanded", "true")
    phone.keyboard.press("Escape")
    expect(first).to_be_hidden()
    expect(menu).to_be_visible()
    phone.set_viewport_size({"width": 1280, "height": 800})
    expect(menu).to_be_hidden()
    phone.set_viewport_size({"width": 320, "height": 640})
    expect(menu).to_have_attribute("aria-expanded", "false")


@pytest.mark.parametrize("address", ["zh/article/practice.html", "zh/bodies/unesco.html"])
def test_no_link_takes_the_focus_outside_a_small_window(page: Page, http_url: str, address: str) -> None:
    page.set_viewport_size({"width": 640, "height": 400})
    page.goto(http_url + address)
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getBoundingClientRect().right > 0")


def test_theme_is_switched_by_keyboard_and_remembered(browser: Browser, http_url: str) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto(http_url + "en/index.html")
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    for key, name, scheme in (
        ("Space", "light", "default"),
        ("Enter", "dark", "slate"),
        ("Space", "light", "default"),
    ):
        page.get_by_role("button", name=f"Switch to {name}").press(key)
        expect(body).to_have_attribute("data-md-color-scheme", scheme)
    page.goto(http_url + "zh/about.html")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    expect(page.get_by_role("button", name="切换到深色")).to_be_visible()
    context.close()


@pytest.mark.parametrize("address", ["typo", "zh/typo.html", "en/a/b/typo.html", "a/b/typo.html"])
def test_the_page_for_a_wrong_address_works_below_any_path(
    page: Page, http_url: str, site: Path, address: str
) -> None:
    """A server gives 404.html for what is not there, below the path that the site lies at."""
    missing = []

    def answer(route: Route) -> None:
        name = urlsplit(route.request.url).path.removeprefix("/sub/path/")
        is_there = (site / name).is_file()
        if not is_there:
            missing.append(name)
        route.fulfill(path=site / (name if is_there else "404.html"))

    page.route("**/sub/path/**", answer)
    page.goto(f"{http_url}sub/path/{address}")
    expect(page.locator(".theme")).to_be_visible()
    expect(page.locator(".not-found").first).to_be_visible()
    looked = ["a/b/assets/early.js", "a/assets/early.js"] if address.startswith("a/") else []
    assert missing == [address, *looked]  # nothing is asked for before the page knows where the site is
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
    page.locator(".md-skip[href$='#content']").press("Enter")
    assert page.url.endswith(f"sub/path/{address}#content")
    page.get_by_role("link", name="Look up").click()
    expect(page).to_have_url(f"{http_url}sub/path/en/lookup.html")


SHIFTS = """new PerformanceObserver((list) => {
  for (const each of list.getEntries()) window.shift = (window.shift ?? 0) + each.value;
}).observe({ type: "layout-shift", buffered: true });"""


@pytest.mark.parametrize(
    "address",
    [
        "index.html",
        "en/course/practice/practice.html",
        "en/practice/terms.html",
        "en/article/practice/handout.html",
        "en/where.html",
    ],
)
def test_nothing_jumps_when_the_scripts_come_late(page: Page, http_url: str, address: str) -> None:
    """The page is seen before its scripts have come; what they show has its room from the beginning."""

    def late(route: Route) -> None:
        page.wait_for_timeout(0 if "early" in route.request.url else 100)
        route.continue_()

    page.add_init_script(SHIFTS)
    page.route("**/*.js", late)
    page.goto(http_url + address)
    page.wait_for_timeout(200)
    assert page.evaluate("window.shift ?? 0") < 0.05


def test_states_are_seen_in_forced_colours(browser: Browser, http_url: str) -> None:
    context = browser.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(http_url + "zh/article/practice.html")
    buttons = page.locator(".reader-modes button").evaluate_all(
        "all => all.map((each) => getComputedStyle(each).backgroundColor)"
    )
    assert len(set(buttons)) == 2
    page.goto(http_url + "zh/bodies/unesco.html")
    hit, miss = (
        page.locator(f".strip-cells {each}").first.evaluate("each => getComputedStyle(each).backgroundColor")
        for each in ("i.hit", "i:not(.hit)")
    )
    assert hit != miss
    context.close()


# ---------------------------------------------------------------- first sight


@pytest.mark.parametrize(
    ("locale", "first", "other"),
    [("en-GB", "English", "中文"), ("zh-TW", "中文", "English"), ("fr", "中文", "English")],
)
def test_the_language_of_the_browser_comes_first(
    browser: Browser, http_url: str, locale: str, first: str, other: str
) -> None:
    context = browser.new_context(locale=locale)
    page = context.new_page()
    page.goto(http_url)
    buttons = page.locator(".language-choice .button")
    expect(buttons).to_have_text([first, other])
    context.close()


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh", ["阎德学", "《国际问题研究》2024年第4期，第120—137页", "本站编者"]),
        ("en", ["Yan Dexue", "International Studies, no. 4, 2024, pp. 120–137", "the editors of this site"]),
    ],
)
def test_home_says_whose_article_and_translation_this_is(
    page: Page, http_url: str, language: str, words: list[str]
) -> None:
    page.goto(f"{http_url}{language}/index.html")
    for each in words:
        place = page.get_by_text(each).first
        expect(place).to_be_in_viewport()
    expect(page.locator(".home-link-first")).to_be_in_viewport()


def test_corrections_can_be_read_on_a_phone(phone: Page, http_url: str) -> None:
    """They are folded by sections, and each is a card: a table of four columns would break every word."""
    phone.goto(http_url + "en/about.html")
    assert phone.evaluate("document.documentElement.scrollHeight") < 9000
    phone.locator(".noted summary").first.click()
    cells = phone.locator(".corrections tbody tr").first.locator("td")
    widths = cells.evaluate_all("(cells) => cells.map((cell) => cell.getBoundingClientRect().width)")
    assert min(widths) > 250
    assert phone.locator(".corrections").first.evaluate("(table) => table.scrollWidth <= table.clientWidth")
