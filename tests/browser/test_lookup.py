"""The lookup box finds what readers type, with keyboard and screen reader, on http and from a folder."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
import yaml
from accessibility import violations
from concordance.model import Course
from playwright.sync_api import Page, Route, expect

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "lookup.yml").read_text("utf-8"))
FOUND = "[data-list=entries] [data-entry]"


def open_page(page: Page, url: str) -> None:
    page.goto(url)
    page.wait_for_selector("[data-lookup]:not([hidden])")


def found(page: Page) -> list[str]:
    if "没有" in page.inner_text("[role=status]") or "Nothing" in page.inner_text("[role=status]"):
        return []
    ids: list[str] = page.eval_on_selector_all(FOUND, "lines => lines.map((line) => line.dataset.entry)")
    return ids


# Types words one after another, and tells what is found by each without pressing the button for more.
TYPE_EACH = """(queries) => {
  const box = document.querySelector("#lookup-box");
  return Object.fromEntries(queries.map((query) => {
    box.value = query;
    box.dispatchEvent(new InputEvent("input", {bubbles: true}));
    const isNothing = /没有|Nothing/.test(document.querySelector("[role=status]").innerText);
    const lines = isNothing ? [] : [...document.querySelectorAll("[data-list=entries] [data-entry]")];
    return [query, lines.map((line) => line.dataset.entry)];
  }));
}"""


@pytest.mark.parametrize("code", ["zh", "en"])
def test_table(page: Page, base: str, code: str) -> None:
    open_page(page, f"{base}{code}/lookup.html")
    answers = page.evaluate(TYPE_EACH, [query for row in CASES for query in row["queries"]])
    wrong = []
    for row in CASES:
        assert len(row["queries"]) >= 5
        for query, wanted in row["queries"].items():
            ids = answers[query]
            is_right = set(wanted) <= set(ids) if isinstance(wanted, list) else ids[:1] == [wanted]
            if not is_right:
                wrong.append((row["row"], query, wanted, ids[:5]))
    assert not wrong


# Types words, presses the button for more, and tells what is shown.
TYPE_ALL = """(queries) => {
  const box = document.querySelector("#lookup-box");
  const more = document.querySelector(".lookup .found-more");
  return queries.map((query) => {
    box.value = query;
    box.dispatchEvent(new InputEvent("input", {bubbles: true}));
    if (!more.hidden) more.click();
    const lines = [...document.querySelectorAll("[data-list=entries] [data-entry]")];
    return lines.map((line) => line.dataset.entry);
  });
}"""


def slip(chance: random.Random, word: str, letters: str) -> str:
    """A word with one letter wrong, missing, too many, or two of them swapped."""
    at = chance.randrange(1, len(word) - 1)
    before, here, after = word[:at], word[at], word[at + 1 :]
    letter = chance.choice([c for c in letters if c not in word])
    slips = [before + letter + after, before + after, before + letter + here + after]
    return chance.choice([*slips, before + after[0] + here + after[1:]])


@pytest.mark.thorough
def test_every_entry_is_found_in_spite_of_a_slip(page: Page, http_url: str, course: Course) -> None:
    chance = random.Random(78265)
    open_page(page, f"{http_url}en/lookup.html")
    typed = []
    for name, entry in sorted(course.entries.items()):
        english, chinese = (entry.terms[code].preferred.text for code in ("en", "zh"))
        words = [word for word in re.findall(r"[a-z]+", english.lower()) if len(word) >= 5]
        queries = [english.lower().replace(word, slip(chance, word, "qxzjk")) for word in words[:2]]
        if re.fullmatch(r"[\u4e00-\u9fff]{4,}", chinese):
            at = chance.randrange(len(chinese))
            queries.append(chinese[:at] + "龘" + chinese[at + 1 :])
        typed += [(name, query) for query in queries]
    answers = page.evaluate(TYPE_ALL, [query for _, query in typed])
    assert not [(name, query) for (name, query), ids in zip(typed, answers, strict=True) if name not in ids]


def test_deep_link_and_address(page: Page, base: str) -> None:
    open_page(page, f"{base}en/lookup.html?q=jkwzz")
    assert found(page) == ["unesco"]
    page.fill("#lookup-box", "soft law")
    page.wait_for_url(re.compile(r"\?q=soft\+law$"))
    page.reload()
    page.wait_for_selector(FOUND)
    assert found(page)[0] == "soft-law"


def test_filter_by_kind_and_group(page: Page, base: str, course: Course) -> None:
    open_page(page, f"{base}en/lookup.html")
    page.fill("#lookup-box", "AI")
    kinds = course.vocabulary.kinds
    page.select_option("select", "initiative")
    assert found(page)
    assert {course.entries[name].kind for name in found(page)} == {"initiative"}
    page.select_option("select", "concept/")
    assert {kinds[course.entries[name].kind].group for name in found(page)} == {"concept"}
    page.fill("#lookup-box", "")
    shown = page.eval_on_selector_all(".lookup-all li:not([hidden])", "l => l.map((x) => x.dataset.entry)")
    assert {kinds[course.entries[name].kind].group for name in shown} == {"concept"}


def test_the_rest_of_a_long_list_takes_the_focus(page: Page, http_url: str) -> None:
    open_page(page, f"{http_url}en/lookup.html?q=governance")
    before = len(found(page))
    page.locator(".lookup .found-more").focus()
    page.keyboard.press("Enter")
    expect(page.locator(FOUND).nth(before).locator("a")).to_be_focused()


def test_a_filter_alone_leaves_no_letter_without_entries(page: Page, http_url: str) -> None:
    open_page(page, f"{http_url}en/lookup.html#letter-C")
    assert page.url.endswith("lookup.html#letter-C")
    page.select_option("select", "treaty")
    expect(page.locator(".letters a:visible")).to_have_text(["C"])
    count = page.locator(".lookup-all [data-entry]:visible").count()
    expect(page.locator("[role=status]")).to_contain_text(str(count))


def test_back_from_an_entry_leads_to_what_was_typed(page: Page, base: str) -> None:
    open_page(page, f"{base}en/lookup.html?kind=foo")
    expect(page.locator("select")).to_have_value("")
    page.locator("#lookup-box").press_sequentially("UNESCO")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"unesco\.html$"))
    page.go_back()
    expect(page.locator("#lookup-box")).to_have_value("UNESCO")
    expect(page.locator(FOUND).first).to_have_attribute("data-entry", "unesco")


def test_keyboard(page: Page, base: str) -> None:
    open_page(page, f"{base}en/lookup.html?q=governance")
    box = page.locator("#lookup-box")
    second = found(page)[1]
    for key in ("ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"):
        box.press(key)
    chosen = page.locator(f"#{box.get_attribute('aria-activedescendant')}")
    assert chosen.locator("xpath=..").get_attribute("data-entry") == second
    expect(box).to_be_focused()
    box.press("Enter")
    page.wait_for_url(re.compile(rf"/{second}\.html$"))


def test_announced(page: Page, base: str) -> None:
    open_page(page, f"{base}zh/lookup.html?q=联合国宪章")
    expect(page.locator("[role=status]")).to_have_text(re.compile(r"找到\d+条"))
    page.fill("#lookup-box", "interoperabelitee")
    expect(page.locator("[role=status]")).to_contain_text("interoperabelitee")
    expect(page.locator(FOUND).first).to_have_attribute("data-entry", "interoperability")
    page.fill("#lookup-box", "zzqqxxzz<b>")
    expect(page.locator("[role=status]")).to_have_text("没有找到“zzqqxxzz<b>”。")


def test_an_input_method_is_left_alone(page: Page, http_url: str) -> None:
    open_page(page, f"{http_url}zh/lookup.html")
    client = page.context.new_cdp_session(page)
    page.focus("#lookup-box")
    client.send("Input.imeSetComposition", {"text": "ruan'fa", "selectionStart": 7, "selectionEnd": 7})
    assert found(page) == []
    client.send("Input.insertText", {"text": "软法"})
    expect(page.locator(FOUND).first).to_have_attribute("data-entry", "soft-law")


@pytest.mark.parametrize(("code", "first"), [("en", "A"), ("zh", "B")])
def test_complete_without_javascript(
    browser: object, base: str, course: Course, code: str, first: str
) -> None:
    context = browser.new_context(java_script_enabled=False)  # type: ignore[attr-defined]
    window = context.new_page()
    window.goto(f"{base}{code}/index.html")
    window.click("header .find")
    window.wait_for_url(f"{base}{code}/lookup.html")
    listed = [line.get_attribute("data-entry") for line in window.locator(".lookup-all [data-entry]").all()]
    assert sorted(listed) == sorted(course.entries)
    letters = window.locator(".letter h3").all_text_contents()
    assert letters == sorted(letters)
    assert first in letters
    expect(window.locator("#lookup-box")).to_be_hidden()
    context.close()


def test_one_keystroke_away(page: Page, base: str) -> None:
    page.goto(f"{base}zh/bodies/unesco.html")
    page.keyboard.press("l")
    page.wait_for_function("window.courseLookup && window.courseSearch")
    page.keyboard.type("ruanfa")
    expect(page.locator(f"dialog {FOUND}").first).to_have_attribute("data-entry", "soft-law")
    expect(page.locator("[data-list=passages]")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("dialog.finder")).to_be_hidden()
    link = page.locator("header .find")
    link.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(link).to_be_focused()
    page.keyboard.press("l")
    page.keyboard.type("ruanfa")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"zh/concepts/soft-law\.html$"))


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_lookup_page_in_use_is_accessible(page: Page, http_url: str, window: str, code: str) -> None:
    open_page(page, f"{http_url}{code}/lookup.html?q=教科文")
    page.press("#lookup-box", "ArrowDown")
    assert not violations(page, window)


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_search_dialog_in_use_is_accessible(page: Page, http_url: str, window: str, code: str) -> None:
    page.goto(f"{http_url}{code}/about.html")
    page.keyboard.press("/")
    page.wait_for_function("window.courseLookup && window.courseSearch")
    page.keyboard.insert_text("教科文" if code == "zh" else "UNESCO")
    page.wait_for_selector("[data-list=passages] mark")
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert not violations(page, window)


def test_where_the_list_has_several_pages_a_kind_that_is_chosen_is_listed(page: Page, http_url: str) -> None:
    """The lines stand on other pages then, so that they are shown as what is found, by name."""

    def on_several_pages(route: Route) -> None:
        text = route.fetch().text().replace('<div class="lookup-all">', '<div class="lookup-all" data-parts>')
        route.fulfill(body=text, content_type="text/html; charset=utf-8")

    page.route("**/en/lookup.html*", on_several_pages)
    open_page(page, f"{http_url}en/lookup.html")
    assert found(page) == []
    page.select_option("[data-lookup] select", "concept/")
    expect(page.locator(FOUND)).to_have_count(8)
    names = page.locator(f"{FOUND} [data-name]:first-child").all_inner_texts()
    assert names == sorted(names, key=str.casefold)
    page.fill("#lookup-box", "governance")
    assert "ai-governance" in found(page)
    page.fill("#lookup-box", "")
    page.select_option("[data-lookup] select", "")
    assert found(page) == []
