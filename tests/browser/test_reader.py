"""Reading the article: modes, sentence pairs, cards, paragraph tools, keys. On http and on file://."""

from __future__ import annotations

import re
from typing import Any

import pytest
from accessibility import violations
from playwright.sync_api import Browser, Page, Route, expect
from visits import come_back

SECTION = "zh/article/practice.html"
IN_ENGLISH = "en/article/practice.html"
PARAGRAPH = "human-centred-3"


def passage(page: Page, paragraph: str = PARAGRAPH) -> Any:
    return page.locator(f'[data-paragraph="{paragraph}"]')


def text(page: Page, language: str, paragraph: str = PARAGRAPH) -> Any:
    return passage(page, paragraph).locator(f'.text[data-language="{language}"]')


def term(page: Page, nth: int = 0, paragraph: str = PARAGRAPH) -> Any:
    return text(page, "zh", paragraph).locator("a.term").nth(nth)


def choose(page: Page, mode: str) -> None:
    page.locator(f'.reader-modes button[value="{mode}"]').click()


def top_of(page: Page, paragraph: str = PARAGRAPH) -> float:
    return float(passage(page, paragraph).evaluate("each => each.getBoundingClientRect().top"))


def scroll_to(page: Page, paragraph: str = PARAGRAPH) -> None:
    """Move a paragraph to the top, and wait until the reader has noticed: the language switch says so."""
    passage(page, paragraph).evaluate("each => each.scrollIntoView({behavior: 'instant'})")
    page.wait_for_function(f"document.querySelector('a[data-switch]').hash === '#{paragraph}'")


def start_of(sentence: Any) -> tuple[float, float]:
    """A point on the first words of a sentence, which may begin in the middle of a line."""
    sentence.scroll_into_view_if_needed()
    box = sentence.evaluate("each => { const {left, top} = each.getClientRects()[0]; return [left, top] }")
    return box[0] + 6, box[1] + 9


# ---------------------------------------------------------------- modes


def test_where_there_is_room_both_languages_stand_side_by_side(new_window: Page, base: str) -> None:
    new_window.goto(base + SECTION)
    expect(new_window.locator("html")).to_have_attribute("data-mode", "side")
    expect(text(new_window, "zh")).to_be_visible()
    expect(text(new_window, "en")).to_be_visible()


def test_a_phone_shows_the_language_of_the_page(phone: Page, base: str) -> None:
    phone.goto(base + SECTION)
    expect(text(phone, "zh")).to_be_visible()
    expect(text(phone, "en")).to_be_hidden()


def test_one_language_that_was_chosen_follows_the_page(page: Page, base: str) -> None:
    page.goto(base + SECTION)
    choose(page, "zh")
    page.goto(base + IN_ENGLISH)
    expect(text(page, "en")).to_be_visible()
    expect(text(page, "zh")).to_be_hidden()


@pytest.mark.parametrize(
    ("mode", "shown"), [("en", {"en"}), ("side", {"zh", "en"}), ("stacked", {"zh", "en"})]
)
def test_a_mode_is_chosen_in_place_and_remembered(page: Page, base: str, mode: str, shown: set[str]) -> None:
    page.goto(base + SECTION)
    choose(page, mode)
    for _ in ("now", "after coming back"):
        assert {code for code in ("zh", "en") if text(page, code).is_visible()} == shown
        expect(page.locator(f'.reader-modes button[value="{mode}"]')).to_have_attribute(
            "aria-pressed", "true"
        )
        come_back(page, base)


def test_side_by_side_puts_both_languages_on_one_level(page: Page, base: str) -> None:
    page.goto(base + SECTION)
    choose(page, "side")
    ours, theirs = text(page, "zh").bounding_box(), text(page, "en").bounding_box()
    assert abs(ours["y"] - theirs["y"]) < 12
    assert ours["x"] + ours["width"] < theirs["x"]


def test_a_change_of_mode_keeps_the_readers_place(page: Page, base: str) -> None:
    page.goto(base + SECTION)
    scroll_to(page, "agenda-3")
    before = top_of(page, "agenda-3")
    for mode in ("side", "stacked", "en", "zh"):
        choose(page, mode)
        assert abs(top_of(page, "agenda-3") - before) < 2, mode


def test_a_link_to_a_paragraph_works_in_every_mode(page: Page, base: str) -> None:
    page.goto(base + SECTION)
    choose(page, "en")
    page.goto(base + "zh/index.html")
    page.goto(base + SECTION + "#agenda-3")
    expect(passage(page, "agenda-3")).to_be_in_viewport()


def test_on_a_phone_a_mark_reveals_the_other_language_below(phone: Page, base: str) -> None:
    phone.goto(base + SECTION)
    mark = passage(phone).locator(".passage-reveal")
    expect(text(phone, "en")).to_be_hidden()
    mark.tap()
    expect(text(phone, "en")).to_be_visible()
    expect(mark).to_have_attribute("aria-expanded", "true")
    assert text(phone, "en").bounding_box()["y"] > text(phone, "zh").bounding_box()["y"]
    expect(text(phone, "en", "human-centred-4")).to_be_hidden()


def test_on_a_phone_side_by_side_becomes_stacked(phone: Page, base: str) -> None:
    phone.goto(base + SECTION)
    phone.evaluate("course.remember('mode', 'side')")
    come_back(phone, base)
    expect(phone.locator("html")).to_have_attribute("data-mode", "stacked")


# ---------------------------------------------------------------- the other language


def test_the_language_switch_lands_on_the_same_paragraph(page: Page, base: str) -> None:
    page.goto(base + SECTION)
    scroll_to(page, "agenda-3")
    page.locator('a[data-switch="en"]').click()
    page.wait_for_url("**/en/article/practice.html#agenda-3")
    expect(passage(page, "agenda-3")).to_be_in_viewport()
    expect(text(page, "en", "agenda-3")).to_be_visible()
    expect(text(page, "zh", "agenda-3")).to_be_hidden()


def test_without_javascript_the_page_reads_and_each_paragraph_has_its_counterpart(
    browser: Browser, base: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base + SECTION)
    expect(text(page, "zh")).to_be_visible()
    expect(text(page, "en")).to_be_hidden()
    expect(page.locator(".reader-bar")).to_be_hidden()
    passage(page).hover()
    passage(page).locator("summary").click()
    passage(page).locator(".passage-counterpart a").click()
    expect(page).to_have_url(re.compile(re.escape(f"{IN_ENGLISH}#{PARAGRAPH}") + "$"))
    expect(passage(page)).to_be_in_viewport()
    context.close()


# ---------------------------------------------------------------- sentences


def expect_lit(page: Page, wanted: str) -> None:
    """The sentences that light up, by language and pair, in the order of the page: `zh1 en1`."""
    page.wait_for_function(
        """wanted => [...document.querySelectorAll(".sentence.lit")].map(
          (each) => each.closest("[data-language]").dataset.language + each.dataset.pair
        ).join(" ") === wanted""",
        arg=wanted,
    )


def test_pointing_at_a_sentence_lights_its_counterpart(page: Page, base: str) -> None:
    page.goto(base + SECTION)
    choose(page, "stacked")
    page.mouse.move(*start_of(text(page, "en").locator('[data-pair="1"]').first))
    expect_lit(page, "zh1 en1")
    page.locator("h1").hover()
    expect_lit(page, "")


def test_arrow_keys_walk_through_the_sentences_and_nothing_jumps(page: Page, base: str) -> None:
    page.goto(base + SECTION)
    choose(page, "side")
    scroll_to(page)
    before = top_of(page)
    passage(page).locator(".passage-number").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect_lit(page, "zh1 en1")
    page.keyboard.press("ArrowLeft")
    expect_lit(page, "zh0 en0")
    assert top_of(page) == before


def test_a_tap_on_a_sentence_lights_it(phone: Page, base: str) -> None:
    phone.goto(base + SECTION)
    phone.touchscreen.tap(*start_of(text(phone, "zh").locator('[data-pair="1"]').first))
    expect_lit(phone, "zh1 en1")


def test_pointing_at_a_term_lights_its_rendering(page: Page, base: str) -> None:
    page.goto(base + SECTION)
    choose(page, "side")
    entry = term(page).get_attribute("data-entry")
    term(page).hover()
    rendering = text(page, "en").locator(f'.lit:is([data-entry="{entry}"], [data-term="{entry}"])')
    expect(rendering.first).to_be_visible()


# ---------------------------------------------------------------- cards


def test_a_card_opens_by_hover_stays_while_it_is_read_and_closes_after(page: Page, base: str) -> None:
    page.goto(base + SECTION)
    card = page.locator(".card")
    term(page).hover()
    expect(card).to_be_visible()
    names = card.locator(".card-name")
    assert names.count() == 2
    assert card.locator(".card-definition").inner_text()
    card.hover()
    page.wait_for_timeout(500)
    expect(card).to_be_visible()
    page.locator("h1").hover()
    expect(card).to_be_hidden()


def test_a_card_opens_by_keyboard_and_esc_closes_it(page: Page, base: str) -> None:
    page.goto(base + SECTION)
    card = page.locator(".card")
    passage(page).locator("summary").focus()
    page.keyboard.press("Tab")
    expect(term(page)).to_be_focused()
    expect(card).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(card.locator("a").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    expect(term(page)).to_be_focused()


def test_esc_closes_a_card_while_the_pointer_rests_on_the_term(page: Page, base: str) -> None:
    page.goto(base + SECTION)
    term(page).hover()
    expect(page.locator(".card")).to_be_visible()
    page.keyboard.press("Escape")
    page.wait_for_timeout(400)
    expect(page.locator(".card")).to_be_hidden()


def test_a_first_tap_opens_the_card_and_the_card_leads_to_the_entry(phone: Page, base: str) -> None:
    phone.goto(base + SECTION)
    entry = term(phone).get_attribute("data-entry")
    term(phone).tap()
    expect(phone.locator(".card")).to_be_visible()
    assert phone.url.endswith(SECTION)
    phone.locator(".card-more a").tap()
    phone.wait_for_url(f"**/{entry}.html")


def test_a_tap_elsewhere_closes_the_card(phone: Page, base: str) -> None:
    phone.goto(base + SECTION)
    term(phone).tap()
    expect(phone.locator(".card")).to_be_visible()
    phone.locator(".kicker").tap()
    expect(phone.locator(".card")).to_be_hidden()


def test_a_pinned_card_stays_until_it_is_closed(page: Page, base: str) -> None:
    page.goto(base + SECTION)
    card = page.locator(".card")
    term(page).hover()
    name = card.locator(".card-name").first.inner_text()
    card.locator(".card-pin").click()
    page.locator("h1").hover()
    page.wait_for_timeout(500)
    expect(card).to_be_visible()
    term(page, 0, "human-centred-4").hover()
    page.wait_for_timeout(500)
    assert card.locator(".card-name").first.inner_text() == name
    card.locator(".card-close").click()
    expect(card).to_be_hidden()


@pytest.mark.parametrize("mode", ["zh", "side", "stacked"])
def test_a_card_never_covers_its_term(page: Page, http_url: str, mode: str) -> None:
    page.goto(http_url + SECTION)
    choose(page, mode)
    for link in page.locator(".passage a.term:visible").all()[::23]:
        link.evaluate("each => each.scrollIntoView({block: 'center', behavior: 'instant'})")
        page.mouse.move(1, 1)
        link.hover()
        expect(page.locator(".card")).to_be_visible()
        words, card = link.bounding_box(), page.locator(".card").bounding_box()
        assert card["y"] >= words["y"] + words["height"] or card["y"] + card["height"] <= words["y"]
        assert card["x"] >= 0
        assert card["x"] + card["width"] <= 1280
        page.keyboard.press("Escape")


def test_a_card_goes_when_its_words_move_away(page: Page, base: str) -> None:
    page.goto(base + SECTION)
    card = page.locator(".card")
    for change in (
        lambda: page.set_viewport_size({"width": 700, "height": 900}),
        lambda: page.keyboard.press("m"),
        lambda: page.locator(".reader-density select").select_option("none"),
    ):
        term(page).hover()
        expect(card).to_be_visible()
        change()
        expect(card).to_be_hidden()
        page.mouse.move(1, 1)


def test_a_note_opens_in_place_and_stands_in_the_printed_list(page: Page, base: str) -> None:
    page.goto(base + SECTION)
    reference = passage(page).locator(".note-ref a").first
    key = reference.get_attribute("data-note")
    printed = page.locator(f"#note-{key} .text").first.inner_text()
    reference.hover()
    expect(page.locator(".card")).to_be_visible()
    assert page.locator(".card-body").inner_text().strip() == printed.strip()
    reference.click()
    expect(page.locator(f"#note-{key}")).to_be_in_viewport()
    page.locator(f"#note-{key} .note-back").click()
    expect(page.locator(f"#ref-{key}")).to_be_in_viewport()


# ---------------------------------------------------------------- term links


def test_as_served_the_first_mention_in_each_paragraph_is_linked(page: Page, http_url: str) -> None:
    page.goto(http_url + SECTION)
    for each in page.locator('.passage .text[data-language="zh"]').all():
        entries = each.locator("a.term").evaluate_all("all => all.map(link => link.dataset.entry)")
        assert len(entries) == len(set(entries))


def test_the_density_of_links_is_a_readers_setting(page: Page, base: str) -> None:
    page.goto(base + SECTION)
    links = page.locator(".passage a.term")
    count: dict[str, int] = {}
    for density in ("none", "section", "paragraph", "all"):
        page.locator(".reader-density select").select_option(density)
        count[density] = links.count()
    assert 0 == count["none"] < count["section"] < count["paragraph"] < count["all"]
    come_back(page, base)
    assert links.count() == count["all"]
    other = page.locator('.passage .text[data-language="en"] a.term').last
    assert "/en/" in str(other.evaluate("link => link.href"))


# ---------------------------------------------------------------- paragraph tools


def test_a_paragraph_gives_its_link_and_its_citations(page: Page, base: str) -> None:
    page.goto(base + SECTION)
    here = passage(page, "practice-1")  # runs over from page 124 to page 125
    here.hover()
    here.locator("summary").click()
    said = here.locator(".passage-copied")
    here.locator(".passage-link").click()
    expect(said).to_contain_text("practice.html#practice-1")
    for style, wanted in (("GB/T 7714", "124–125 [¶2.0.1]"), ("APA", "(pp. 124–125, para. 2.0.1)"),
                          ("Chicago", "124–125, para. 2.0.1")):  # fmt: skip
        here.get_by_role("button", name=style).click()
        expect(said).to_contain_text(wanted)
    page.keyboard.press("Escape")
    expect(here.locator(".passage-menu")).to_be_hidden()


def test_what_is_copied_is_on_the_clipboard(browser: Browser, http_url: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(http_url + IN_ENGLISH)
    passage(page).hover()
    passage(page).locator("summary").click()
    passage(page).locator(".passage-link").click()
    expect(passage(page).locator(".passage-copied")).not_to_be_empty()
    assert page.evaluate("navigator.clipboard.readText()") == f"{http_url}{IN_ENGLISH}#{PARAGRAPH}"
    context.close()


# ---------------------------------------------------------------- keyboard


def test_keys_move_by_paragraph_and_change_the_mode(page: Page, base: str) -> None:
    page.goto(base + SECTION)
    for key, number in (("j", "2.0.1"), ("j", "2.1.1"), ("j", "2.1.2"), ("k", "2.1.1")):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.dataset.number") == number
    page.keyboard.press("m")
    expect(page.locator("html")).to_have_attribute("data-mode", "side")


def test_keys_reach_search_lookup_help_and_the_other_language(page: Page, base: str) -> None:
    page.goto(base + "zh/index.html")
    finder = page.locator("dialog.finder")
    for key, mode in (("/", "search"), ("l", "lookup")):
        page.keyboard.press(key)
        expect(finder).to_be_visible()
        expect(finder).to_have_attribute("data-mode", mode)
        page.keyboard.press("Escape")
        expect(finder).to_be_hidden()
    page.keyboard.press("?")
    expect(page.locator("#shortcuts")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#shortcuts")).to_be_hidden()
    page.keyboard.press("t")
    page.wait_for_url("**/en/index.html")


def test_nothing_typed_while_the_search_still_loads_is_lost(page: Page, http_url: str) -> None:
    waiting: list[Route] = []
    page.route("**/find.js", lambda route: waiting.append(route))  # noqa: PLW0108 (it wants a Python function)
    page.goto(http_url + "zh/index.html")
    page.keyboard.press("/")
    page.keyboard.type("ruanfa")
    expect(page.locator("#finder-box")).to_have_value("ruanfa")
    page.wait_for_function("window.courseLookup")
    waiting[0].continue_()
    expect(page.locator("dialog [data-entry]").first).to_have_attribute("data-entry", "soft-law")


def test_single_keys_can_be_switched_off_for_good(page: Page, base: str) -> None:
    page.goto(base + SECTION)
    page.locator(".reader-bar [data-help]").click()
    page.locator("#shortcuts-on").uncheck()
    page.keyboard.press("Escape")
    for _ in ("now", "after coming back"):
        page.keyboard.press("m")
        expect(page.locator("html")).to_have_attribute("data-mode", "zh")
        come_back(page, base)


def test_no_key_works_while_typing_or_with_a_modifier(page: Page, base: str) -> None:
    page.goto(base + SECTION)
    page.locator("body").press("Control+m")
    page.evaluate("document.body.append(document.createElement('textarea'))")
    page.locator("textarea").last.press("m")
    expect(page.locator("html")).to_have_attribute("data-mode", "zh")


# ---------------------------------------------------------------- place, size, rules


def test_a_reader_who_returns_is_offered_the_last_paragraph(page: Page, base: str) -> None:
    page.goto(base + SECTION)
    scroll_to(page, "agenda-3")
    expect(page.locator(".reader-progress")).not_to_have_js_property("value", 0)
    come_back(page, base)
    resume = page.locator(".reader-resume")
    expect(resume).to_contain_text(str(passage(page, "agenda-3").get_attribute("data-number")))
    resume.click()
    expect(passage(page, "agenda-3")).to_be_in_viewport()


@pytest.mark.parametrize("mode", ["zh", "stacked", "en"])
def test_nothing_scrolls_sideways_on_the_narrowest_phone(phone: Page, http_url: str, mode: str) -> None:
    phone.goto(http_url + SECTION)
    phone.evaluate("mode => course.remember('mode', mode)", mode)
    phone.reload()
    phone.locator(".md-content").scroll_into_view_if_needed()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_section_in_use_is_accessible(page: Page, http_url: str, window: str, language: str) -> None:
    def use() -> None:
        page.goto(f"{http_url}{language}/article/practice.html")
        choose(page, "stacked")
        term(page).hover()
        expect(page.locator(".card")).to_be_visible()
        page.locator(".card-pin").click()
        passage(page).locator("summary").focus()
        page.keyboard.press("Enter")
        expect(page.locator(".card")).to_be_visible()
        expect(passage(page).locator(".passage-menu")).to_be_visible()

    assert not violations(page, window, use)
