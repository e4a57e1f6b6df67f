"""The projector: a section as slides, one paragraph at a time. On http and on file://."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from accessibility import violations
from playwright.sync_api import Browser, Page, expect

SECTION = "zh/article/practice.html"


def place(page: Page) -> str:
    return (page.locator(".projector-place").text_content() or "").split(" · ")[0]


def sentences(page: Page, language: str, which: str = "") -> list[str]:
    found = page.locator(f'.projector-text[lang|="{language}"] .sentence{which}')
    return found.all_text_contents()


def size(page: Page) -> float:
    return float(
        page.locator(".projector-slide").evaluate("each => parseFloat(getComputedStyle(each).fontSize)")
    )


@pytest.fixture
def beamer(browser: Browser) -> Iterator[Page]:
    """The screen of many classrooms, 1366 × 768. A script error fails the test."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    window = context.new_page()
    errors: list[str] = []
    window.on("pageerror", lambda error: errors.append(str(error)))
    yield window
    context.close()
    assert not errors, errors


def test_it_starts_at_the_paragraph_in_view_and_returns_to_where_it_ended(beamer: Page, base: str) -> None:
    beamer.goto(base + SECTION)
    beamer.locator('[data-paragraph="norms-3"]').evaluate(
        "each => each.scrollIntoView({behavior: 'instant'})"
    )
    beamer.get_by_role("button", name="投影").click()
    expect(beamer.locator(".projector")).to_be_visible()
    assert place(beamer) == "2.4.3"
    beamer.keyboard.press("PageDown")
    expect(beamer.locator(".projector-place")).to_contain_text("第2屏，共3屏")
    beamer.keyboard.press(" ")
    beamer.keyboard.press("ArrowRight")
    assert place(beamer) == "2.4.4"
    assert beamer.url.endswith("#projector=2.4.4")
    expect(beamer.locator(".projector [role=status]")).to_have_text("第2.4.4段")
    beamer.keyboard.press("Escape")
    expect(beamer.locator(".projector")).to_be_hidden()
    expect(beamer.locator('[data-paragraph="norms-4"]')).to_be_focused()
    assert beamer.url.endswith("#norms-4")


def test_an_address_opens_it_at_a_paragraph(beamer: Page, base: str) -> None:
    beamer.goto(base + "en/article/practice.html#projector=2.3.4")
    expect(beamer.locator(".projector")).to_be_visible()
    assert place(beamer) == "2.3.4"
    assert sentences(beamer, "zh")
    assert sentences(beamer, "en")


@pytest.mark.parametrize("kind", ["lesson", "teacher's page"])
def test_a_lesson_leads_to_it(page: Page, http_url: str, kind: str) -> None:
    page.goto(
        http_url + ("en/course/practice.html" if kind == "lesson" else "en/course/practice/teacher.html")
    )
    page.get_by_role("link", name="Show on the projector").click()
    expect(page.locator(".projector")).to_be_visible()
    assert place(page) == "2.0.1"


def test_every_paragraph_is_shown_whole_in_type_that_the_last_row_reads(beamer: Page, http_url: str) -> None:
    beamer.goto(http_url + SECTION + "#projector")
    expect(beamer.locator(".projector")).to_be_visible()
    beamer.keyboard.press("Home")
    shown: dict[str, list[str]] = {}
    for _ in range(80):
        assert size(beamer) >= 28
        slide = beamer.locator(".projector-slide")
        assert slide.evaluate("each => each.scrollHeight <= each.clientHeight + 1"), place(beamer)
        shown.setdefault(place(beamer), []).extend([*sentences(beamer, "zh"), *sentences(beamer, "en")])
        before = beamer.url, beamer.locator(".projector-place").text_content()
        beamer.keyboard.press("PageDown")
        if (beamer.url, beamer.locator(".projector-place").text_content()) == before:
            break
    numbers = beamer.locator(".passage").evaluate_all("all => all.map((each) => each.dataset.number)")
    assert list(shown) == numbers
    for number, found in shown.items():
        passage = beamer.locator(f'.passage[data-number="{number}"]')
        whole = passage.locator(".text .sentence").evaluate_all(
            "all => all.map((each) => { const copy = each.cloneNode(true);"
            " for (const each of copy.querySelectorAll('.note-ref')) each.remove();"
            " return copy.textContent; })"
        )
        assert sorted(found) == sorted(whole)


def test_a_sentence_and_its_counterpart_stand_in_the_light(beamer: Page, http_url: str) -> None:
    beamer.goto(http_url + SECTION + "#projector=2.1.3")
    beamer.keyboard.press("ArrowDown")
    assert sentences(beamer, "zh", ".spot") == ["二是人工智能治理必须符合公共利益。"]
    assert sentences(beamer, "en", ".spot") == ["Second, AI must be governed in the public interest."]
    beamer.keyboard.press("PageDown")  # a clicker has no other key: it goes on by sentences now
    assert sentences(beamer, "zh", ".spot")[0].startswith("人工智能系统的开发")
    beamer.keyboard.press("s")
    assert not sentences(beamer, "zh", ".spot")


def test_terms_and_languages_and_the_blank_screen_are_on_keys(beamer: Page, http_url: str) -> None:
    beamer.goto(http_url + SECTION + "#projector=2.1.3")
    beamer.keyboard.press("t")
    expect(beamer.locator(".projector-terms")).to_contain_text("public interest")
    expect(beamer.locator(".projector-terms dd").first).to_have_attribute("lang", "en")
    layouts = []
    for _ in range(4):
        layouts.append(beamer.locator(".projector-slide").get_attribute("data-layout"))
        beamer.keyboard.press("l")
    assert layouts == ["side", "stacked", "zh", "en"]
    beamer.keyboard.press("b")
    expect(beamer.locator(".projector-blank")).to_be_visible()
    beamer.keyboard.press("PageDown")  # any key brings it back, and does nothing else
    expect(beamer.locator(".projector-blank")).to_be_hidden()
    assert place(beamer) == "2.1.3"


def test_buttons_do_what_the_keys_do(phone: Page, http_url: str) -> None:
    phone.goto(http_url + SECTION + "#projector=2.1.3")
    phone.get_by_role("button", name="前进").tap()
    assert place(phone) == "2.1.4"
    phone.get_by_role("button", name="后退").tap()
    assert place(phone) == "2.1.3"
    phone.get_by_role("button", name="按键").tap()
    expect(phone.locator(".projector-help")).to_be_visible()
    phone.get_by_role("button", name="回到正文").tap()
    expect(phone.locator(".projector")).to_be_hidden()


def test_single_keys_belong_to_the_mode(page: Page, http_url: str) -> None:
    page.goto(http_url + SECTION + "#projector=2.1.3")
    expect(page.locator(".projector")).to_be_visible()
    page.keyboard.press("l")  # elsewhere the key of the lookup
    assert page.locator("dialog[open]").count() == 1
    page.keyboard.press("Escape")
    page.keyboard.press("b")
    expect(page.locator(".projector-blank")).to_be_hidden()


@pytest.mark.thorough
@pytest.mark.parametrize("colours", ["light", "dark"])
def test_it_is_accessible_while_in_use(page: Page, http_url: str, window: str, colours: str) -> None:
    page.goto(http_url + "en/article/practice.html#projector=2.1.3")
    expect(page.locator(".projector")).to_be_visible()
    for key in ("t", "s", "?", *("d" * (colours == "dark"))):
        page.keyboard.press(key)
    page.get_by_role("button", name="Terms").focus()
    assert not violations(page, window)
    assert re.match(
        r"rgb\(0, 0, 0\)|rgb\(255, 255, 255\)",
        page.locator(".projector").evaluate("e => getComputedStyle(e).color"),
    )
