"""The search finds every passage with the words and no other, leads to it, and marks them there."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest
import yaml
from concordance.model import Course
from opencc import OpenCC
from playwright.sync_api import Page, expect

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "search.yml").read_text("utf-8"))


LINKS = "links => links.map((link) => link.getAttribute('href') + link.textContent)"


SIMPLIFIED = OpenCC("t2s")


@cache
def folded(text: str) -> str:
    return SIMPLIFIED.convert(unicodedata.normalize("NFKC", text)).casefold()


def truth_by_characters(course: Course, code: str, query: str) -> set[str]:
    texts = course.articles[code].texts()
    return {place for place, text in texts.items() if folded(query) in folded(text.plain)}


def truth_by_words(
    course: Course, code: str, query: str, forms: list[str] | dict[str, list[str]]
) -> set[str]:
    """The forms of a query of several words stand under each word."""

    def meets(words: list[str], wanted: str) -> bool:
        own = forms.get(wanted, []) if isinstance(forms, dict) else forms
        return any(word.startswith(wanted) or word in own for word in words)

    wanted = re.findall(r"[^\W_]+", folded(query))
    texts = {
        place: re.findall(r"[^\W_]+", folded(text.plain))
        for place, text in course.articles[code].texts().items()
    }
    return {place for place, words in texts.items() if all(meets(words, word) for word in wanted)}


def open_search(page: Page, url: str) -> None:
    page.goto(url)
    page.keyboard.press("/")
    page.fill("#finder-box", "a")  # in each language some passage has it: the search is ready when it shows
    page.wait_for_selector("[data-list=passages] [data-place]")


# Types words, waits until the passages are there, and asks for more while there is more.
TYPE_ALL = """async (queries) => {
  const box = document.querySelector("#finder-box");
  const more = document.querySelector(".found-passages .found-more");
  const found = {};
  for (const query of queries) {
    box.value = query;
    box.dispatchEvent(new InputEvent("input", {bubbles: true}));
    await new Promise((done) => setTimeout(done, 40));
    if (!more.hidden) more.click();
    const lines = [...document.querySelectorAll("[data-list=passages] [data-place]")];
    found[query] = lines.map((line) => line.dataset.place);
  }
  return found;
}"""


def results(page: Page, query: str) -> list[str]:
    """All places found, the button for more pressed."""
    places: list[str] = page.evaluate(TYPE_ALL, [query])[query]
    return places


@pytest.mark.parametrize("code", ["zh", "en"])
def test_recall_and_precision(page: Page, base: str, course: Course, code: str) -> None:
    open_search(page, f"{base}{code}/about.html")
    places = set(course.articles[code].texts())
    hits = right = 0
    answers = page.evaluate(TYPE_ALL, list(CASES[code]))
    for query in CASES[code]:
        truth = (
            truth_by_characters(course, code, query)
            if code == "zh"
            else truth_by_words(course, code, query, CASES[code][query])
        )
        found = set(answers[query]) & places
        assert truth <= found, (query, sorted(truth - found))
        hits += len(found)
        right += len(found & truth)
    assert len(CASES[code]) >= 30
    assert right / hits >= 0.95, f"precision {right / hits:.3f}"


@pytest.mark.parametrize(
    ("code", "query", "place"),
    [
        ("zh", "人工智能治理", "agenda-2"),
        ("en", "working group", "agenda-2"),
        ("zh", "unsceb.org", "note-21"),
    ],
)
def test_a_result_leads_to_the_paragraph_and_marks_the_words(
    page: Page, base: str, code: str, query: str, place: str
) -> None:
    open_search(page, f"{base}{code}/index.html")
    found = results(page, query)
    assert place in found
    line = page.locator(f"[data-place={place}]")
    assert line.locator("mark").count()
    line.locator("a").click()
    page.wait_for_url(re.compile(f"#{place}$"))
    marked = page.locator(f"#{place} mark")
    expect(marked.first).to_be_in_viewport()
    joined = folded("".join(marked.all_inner_texts()))
    assert all(word in joined for word in folded(query).split()), joined


def test_marks_break_no_link(page: Page, base: str) -> None:
    page.goto(f"{base}en/article/practice.html#agenda-2")
    before = page.eval_on_selector_all("#agenda-2 a", LINKS)
    text = page.text_content("#agenda-2")
    page.goto(f"{base}en/article/practice.html?h=AI%20Group%20the%20of#agenda-2")
    page.wait_for_selector("#agenda-2 mark")
    after = page.eval_on_selector_all("#agenda-2 a", LINKS)
    assert after == before
    assert page.text_content("#agenda-2") == text


def test_snippets_are_words_never_markup(page: Page, base: str) -> None:
    open_search(page, f"{base}en/index.html")
    for query in ("<b>AI</b>", "a&amp;b", "\\", "[", "(", "*", "$&", "{query}"):
        page.fill("#finder-box", query)
        page.wait_for_timeout(80)
    expect(page.locator("dialog [role=status]")).to_contain_text("{query}")
    assert page.locator("dialog b").count() == 0


def test_nothing_found(page: Page, base: str) -> None:
    open_search(page, f"{base}zh/index.html")
    assert results(page, "量子力学") == []
    expect(page.locator("dialog [role=status]")).to_contain_text("没有找到“量子力学”")
