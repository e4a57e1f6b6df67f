"""Ways to cite: text without JavaScript; with it, copied with italics and with what only the reader knows."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

TITLE = "en/article/index.html"
ENTRY = "zh/bodies/iawg-ai.html"
BOTH = """navigator.clipboard.read().then((items) => Promise.all(
  ["text/html", "text/plain"].map(async (type) => (await items[0].getType(type)).text())))"""


def test_a_citation_is_copied_with_its_italics(browser: Browser, http_url: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(http_url + TITLE)
    button = page.get_by_role("button", name="Copy").and_(page.locator("[aria-describedby$=article-apa]"))
    button.click()
    expect(page.get_by_role("status").first).to_have_text("APA: Copied.")
    rich, plain = page.evaluate(BOTH)
    assert "<i>International Studies</i>, (4)" in rich
    assert plain.endswith("[in Chinese]. International Studies, (4), 120–137.")
    context.close()


def test_an_entry_says_where_it_was_read_and_when(page: Page, base: str) -> None:
    page.goto(base + ENTRY)
    page.locator(".cite summary").click()
    citation = page.locator(".cite .citation").first
    today = page.evaluate("new Date().toLocaleDateString('sv')")
    expect(citation).to_contain_text(f"[{today}]")
    expect(citation).to_contain_text(f"{base}{ENTRY}." if base.startswith("http") else "[网址]")


def test_without_javascript_the_citations_are_there(browser: Browser, http_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(http_url + TITLE)
    expect(page.locator(".citation").first).to_contain_text("International Studies, 2024(4): 120-137")
    page.locator(".cite summary").last.click()
    expect(page.locator(".citation").last).to_contain_text("Accessed [date of access]. [address].")
    expect(page.locator(".cite-copy").first).to_be_hidden()
    context.close()
