"""The self-check in a browser: questions are answered, terms learnt, and progress is kept on the device."""

from __future__ import annotations

import io
import json
import re
import unicodedata

import pytest
from accessibility import violations
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

LESSON = "{language}/course/responsibility/practice.html"
PAGES = (
    LESSON,
    "{language}/practice/index.html",
    "{language}/practice/questions.html",
    "{language}/practice/terms.html",
)


def shown(page: Page) -> Locator:
    """The questions that are shown when the script has chosen them."""
    return page.locator("[data-ready] .question:visible")


def answer(page: Page, *, right: bool) -> None:
    """Choose one right or wrong option of the question that is shown, and check it."""
    options = shown(page).locator("[data-right]" if right else ".options input:not([data-right])")
    options.first.check()
    shown(page).locator(".question-tools button").first.click()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("address", PAGES)
def test_the_self_check_is_accessible_and_fits_a_phone(
    page: Page, http_url: str, window: str, address: str, language: str
) -> None:
    page.goto(http_url + address.format(language=language))
    if address == LESSON:
        answer(page, right=False)
        page.locator("[data-filter=all]").check()
    if address.endswith("terms.html"):
        page.locator("[data-card=show]").click()
    page.set_viewport_size({"width": 390, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert not violations(page, window)


def test_an_answer_is_explained_with_its_paragraph_and_can_be_tried_again(page: Page, base: str) -> None:
    page.goto(base + LESSON.format(language="en"))
    expect(shown(page)).to_have_count(1)
    expect(shown(page).locator(".answer")).to_be_hidden()
    shown(page).get_by_role("button", name="Check").click()
    verdict = shown(page).get_by_role("status")
    expect(verdict).to_contain_text("Choose or write an answer first.")
    answer(page, right=False)
    expect(verdict).to_contain_text("Not yet.")
    expect(verdict).to_contain_text("The reason given in the first paragraph")
    shown(page).get_by_role("button", name="Try again").click()
    expect(verdict).to_be_empty()
    expect(shown(page).locator("input:checked")).to_have_count(0)
    answer(page, right=True)
    expect(verdict).to_contain_text("Right.")
    expect(page.locator(".practice-sum")).to_contain_text("1 of ")
    verdict.get_by_role("link", name="1.1.1").click()
    expect(page.locator("#multilateral-lead-1")).to_be_in_viewport()
    page.go_back()
    expect(page.locator(".practice-sum")).to_contain_text("1 of ")
    page.goto(base + "en/practice/index.html")
    expect(page.locator(".practice-kept").nth(1)).to_contain_text("1 of ")


def test_every_kind_of_question_is_answered_by_keyboard(page: Page, http_url: str) -> None:
    page.goto(http_url + LESSON.format(language="en") + "#q-responsibility-chain")
    for select in shown(page).locator("select").all():
        select.select_option(select.get_attribute("data-place"))
    shown(page).locator("select").last.press("Tab")
    page.keyboard.press("Enter")
    expect(shown(page).get_by_role("status")).to_contain_text("Right.")
    page.goto(http_url + LESSON.format(language="en") + "#q-responsibility-causes")
    for select in shown(page).locator("select").all():
        select.select_option("1")
    shown(page).get_by_role("button", name="Check").click()
    expect(shown(page).get_by_role("status")).to_contain_text("1 of 4 are right")
    page.goto(http_url + LESSON.format(language="zh") + "#q-responsibility-initiative")
    shown(page).locator("input").fill("全球人工智能治理倡議")
    page.keyboard.press("Enter")
    expect(shown(page).get_by_role("status")).to_contain_text("对。")
    page.goto(http_url + LESSON.format(language="en") + "#q-responsibility-purposes")
    shown(page).locator("[data-right]").first.check()
    shown(page).get_by_role("button", name="Check").click()
    expect(shown(page).get_by_role("status")).to_contain_text("3 of 5 are right")


def test_questions_are_chosen_and_the_next_one_takes_the_focus(page: Page, http_url: str) -> None:
    page.goto(http_url + LESSON.format(language="en"))
    page.get_by_label("Kind").select_option("gap")
    expect(page.locator(".practice-number")).to_have_text(re.compile("Question 1 of 8"))
    shown(page).get_by_text("Hint").click()
    expect(shown(page).locator(".hint p")).to_be_visible()
    page.get_by_role("button", name="Next").click()
    expect(shown(page).locator("legend")).to_be_focused()
    here = page.url
    page.reload()
    expect(shown(page)).to_have_attribute("id", here.partition("#")[2])
    page.get_by_role("link", name="中文").click()
    expect(shown(page)).to_have_attribute("id", here.partition("#")[2])


def test_terms_move_through_the_boxes_and_are_saved_loaded_and_erased(page: Page, base: str) -> None:
    page.goto(base + "en/practice/terms.html")
    counts = page.locator(".boxes strong")
    asked = page.locator(".card-ask").inner_text()
    page.get_by_role("button", name="Show the answer").click()
    page.get_by_role("button", name="I knew it").click()
    expect(counts).to_have_text(["0", "1", "0", "0", "0"])
    expect(page.locator(".card-ask")).not_to_have_text(asked)
    page.get_by_role("button", name="Show the answer").click()
    page.get_by_role("button", name="Not yet").click()
    expect(counts).to_have_text(["1", "1", "0", "0", "0"])
    with page.expect_download() as saved:
        page.get_by_role("button", name="Save as a file").click()
    data = saved.value.path().read_bytes()
    assert len(json.loads(data)["terms"]) == 2
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Erase").click()
    expect(counts).to_have_text(["0", "0", "0", "0", "0"])
    load = page.get_by_label("Load a file")
    load.set_input_files({"name": "x.json", "mimeType": "application/json", "buffer": b"{}"})
    expect(page.get_by_text("This file holds no progress")).to_be_visible()
    load.set_input_files({"name": "y.json", "mimeType": "application/json", "buffer": data})
    expect(counts).to_have_text(["1", "1", "0", "0", "0"])


def test_without_javascript_the_answers_are_folded_away_below_the_questions(
    browser: Browser, http_url: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http_url + LESSON.format(language="en"))
    questions = page.locator(".question:visible")
    assert questions.count() > 30
    first = questions.first
    first.locator("summary").click()
    expect(first.locator(".key")).to_contain_text("Because AI is closely linked with issues in many fields")
    expect(page.locator("select:visible, .question button:visible")).to_have_count(0)
    context.close()


def test_a_print_has_all_questions_and_the_answers_at_its_end(page: Page, http_url: str) -> None:
    page.goto(http_url + LESSON.format(language="en"))
    answer(page, right=True)
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    words = [unicodedata.normalize("NFKC", sheet.extract_text()) for sheet in sheets]
    key = next(number for number, sheet in enumerate(words) if re.search(r"^Answers$", sheet, re.MULTILINE))
    before = "".join(words[:key])
    assert before.count("more than one answer") + before.count("More than one answer") >= 2
    assert "Right." not in before
    assert "Education, biology" not in before
    assert "41." in before
