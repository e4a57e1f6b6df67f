"""Handouts: the address says what is shown, and what is shown is printed, with the key or without."""

from __future__ import annotations

import io
import unicodedata

from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

ADDRESS = "en/article/responsibility/handout.html"


def printed(page: Page) -> list[str]:
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    return ["".join(unicodedata.normalize("NFKC", sheet.extract_text()).split()) for sheet in sheets]


def test_what_is_chosen_is_shown_and_kept_in_the_address(page: Page, base: str) -> None:
    page.goto(base + ADDRESS)
    expect(page.locator("#gaps-en")).to_be_visible()
    expect(page.locator("#text")).to_be_hidden()
    expect(page.locator("#key")).to_be_hidden()
    page.get_by_role("group", name="Text", exact=True).get_by_label("Chinese").check()
    page.locator("[name=first]").select_option(label="1.2.1")
    page.locator("[name=last]").select_option(label="1.2.2")
    page.get_by_label("print with the key").check()
    numbers = page.locator(".handout-part .handout-number:visible")
    expect(numbers).to_have_text(["1.2.1", "1.2.2"] * 2)
    gaps = page.locator(".handout-part .gap:visible").count()
    expect(page.locator(".handout-key [data-part=gaps-en] li:visible")).to_have_count(gaps)
    page.goto(page.url)
    expect(numbers).to_have_text(["1.2.1", "1.2.2"] * 2)
    expect(page.locator("#key")).to_be_visible()
    expect(page.locator("[name=first]")).to_have_value("mandate-1")


def test_the_key_is_printed_last_on_a_sheet_of_its_own_or_not_at_all(page: Page, http_url: str) -> None:
    page.goto(http_url + ADDRESS + "?show=gaps-en+match-zh&first=mandate-1&last=mandate-2")
    sheets = "".join(printed(page))
    assert "Key" not in sheets
    assert "spill-overrisks" not in sheets
    assert "?show=gaps-en+match-zh&first=mandate-1&last=mandate-2" in sheets
    page.get_by_label("print with the key").check()
    key = [sheet for sheet in printed(page) if "spill-overrisks" in sheet]
    assert len(key) == 1
    assert "Key" in key[0]
    assert "Writethemissingterm" not in key[0]


def test_without_scripts_everything_is_there(browser: Browser, http_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http_url + ADDRESS)
    for part in ("text", "gaps-en", "gaps-zh", "match-zh", "questions-discussion", "key"):
        expect(page.locator(f"#{part}")).to_be_visible()
    expect(page.locator(".handout-choice")).to_be_hidden()
    context.close()
