"""The search finds every passage with the words and no other, leads to it, and marks them there."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path

import pytest
import yaml
from concordance.model import Course, RichText
from opencc import OpenCC
from playwright.sync_api import Page, expect

CASES = yaml.safe_load((Path(__file__).parent.parent / "cases" / "search.yml").read_text("utf-8"))


def passages(course: Course, code: str) -> dict[str, RichText]:
    """Everything that is searched in the article: local id -> text."""
    version = course.texts["article"].versions[code]
    return {position.local: text for position, text in version.passages.items()}


LINKS = "links => links.map((link) => link.getAttribute('href') + link.textContent)"


SIMPLIFIED = OpenCC("t2s")


@cache
def folded(text: str) -> str:
    return SIMPLIFIED.convert(unicodedata.normalize("NFKC", text)).casefold()


def is_abbreviation(query: str) -> bool:
    """Whether a query is typed in capitals, and so is no beginning of a word."""
    return query.isascii() and query.isalpha() and query.isupper()


def truth_by_characters(course: Course, code: str, query: str) -> set[str]:
    texts = passages(course, code)
    if is_abbreviation(query):
        word = re.compile(rf"(?<![a-z0-9]){folded(query)}(?![a-z0-9])")
        return {place for place, text in texts.items() if word.search(folded(text.plain))}
    return {place for place, text in texts.items() if folded(query) in folded(text.plain)}


def truth_by_words(
    course: Course, code: str, query: str, forms: list[str] | dict[str, list[str]]
) -> set[str]:
    """The forms of a query of several words stand under each word; what a hyphen joins stands together."""

    def meets(words: list[str], wanted: list[str]) -> bool:
        runs = (words[at : at + len(wanted)] for at in range(len(words) - len(wanted) + 1))
        return any(all(map(matches, run, wanted)) for run in runs)

    def matches(word: str, wanted: str) -> bool:
        own = forms.get(wanted, []) if isinstance(forms, dict) else forms
        return word == wanted or word in own or (word.startswith(wanted) and not is_abbreviation(query))

    wanted = [re.findall(r"[^\W_]+", joined) for joined in folded(query).split()]
    texts = {
        place: re.findall(r"[^\W_]+", folded(text.plain)) for place, text in passages(course, code).items()
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
    places = set(passages(course, code))
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


@pytest.mark.parametrize(
    ("query", "marked"),
    [
        ("A/78/L.49", {"A/78/L.49"}),
        ("Secretary-General", {"Secretary-General"}),
        ("U.S.", set()),
        ("a 2030", {"a", "A", "2030"}),
    ],
)
def test_what_is_written_without_a_space_is_found_together(
    page: Page, http_url: str, query: str, marked: set[str]
) -> None:
    open_search(page, f"{http_url}en/index.html")
    results(page, query)
    assert set(page.locator("[data-list=passages] mark").all_inner_texts()) == marked


@pytest.mark.parametrize("code", ["zh", "en"])
def test_an_abbreviation_is_the_same_with_stops_and_without(page: Page, http_url: str, code: str) -> None:
    open_search(page, f"{http_url}{code}/index.html")
    answers = page.evaluate(TYPE_ALL, ["UN", "U.N.", "un"])
    assert answers["UN"] == answers["U.N."] != []
    assert len(answers["UN"]) < len(answers["un"])


def test_quotation_marks_around_a_word_do_no_harm(page: Page, http_url: str) -> None:
    open_search(page, f"{http_url}zh/index.html")
    assert results(page, "“软法”") == results(page, "软法") != []


def test_a_result_in_the_facts_of_an_entry_is_marked_there(page: Page, base: str) -> None:
    page.goto(f"{base}en/concepts/adoption-by-consensus.html?h=unanimously#on-term")
    expect(page.locator("#on-term ~ p mark").first).to_have_text("unanimously")
    assert page.locator("#links ~ * mark").count() == 0


def test_a_result_shows_its_words_in_every_reading_mode(page: Page, base: str) -> None:
    page.goto(f"{base}zh/article/practice.html")
    page.evaluate("course.remember('mode', 'en')")
    page.goto(f"{base}zh/article/practice.html?h=%E4%BC%A6%E7%90%86#norms-2")
    expect(page.locator("#norms-2 mark").first).to_be_visible()
    page.locator('.reader-modes button[value="en"]').click()
    expect(page.locator("#norms-2 mark").first).to_be_hidden()


def test_names_like_the_word_are_left_out_where_passages_have_it(page: Page, http_url: str) -> None:
    open_search(page, f"{http_url}en/index.html")
    assert results(page, "upholding")
    assert page.locator("[data-list=entries] li").count() == 0


def test_a_result_of_an_earlier_search_is_never_opened_unseen(page: Page, base: str) -> None:
    open_search(page, f"{base}zh/index.html")
    assert results(page, "世界")
    page.keyboard.press("Escape")
    page.keyboard.press("l")
    page.fill("#finder-box", "wvwvwvwv")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#finder-box")).not_to_have_attribute("aria-activedescendant", re.compile(""))
    assert page.url.endswith("zh/index.html")


def test_the_dialog_closes_beside_it_and_not_in_it(page: Page, http_url: str) -> None:
    open_search(page, f"{http_url}en/index.html")
    dialog = page.locator("dialog.finder")
    box = dialog.bounding_box()
    assert box
    page.mouse.click(box["x"] + 4, box["y"] + box["height"] - 4)
    expect(dialog).to_be_visible()
    page.mouse.click(box["x"] - 20, box["y"] + 40)
    expect(dialog).to_be_hidden()


def test_a_long_word_stays_inside_the_dialog(phone: Page, http_url: str) -> None:
    open_search(phone, f"{http_url}en/index.html")
    for query in ("http", "x" * 300):
        results(phone, query)
        assert phone.locator("dialog.finder").evaluate("it => it.scrollWidth <= it.clientWidth"), query


@pytest.mark.parametrize("code", ["zh", "en"])
def test_headings_are_found(page: Page, base: str, course: Course, code: str) -> None:
    open_search(page, f"{base}{code}/about.html")
    version = course.texts["article"].versions[code]
    parts = [part for section in version.sections for part in (section, *section.parts) if part.title]
    answers = page.evaluate(TYPE_ALL, [part.title for part in parts])
    assert not [part.title for part in parts if part.id not in answers[part.title]]


NUMBERED = {
    "2.1.3": "human-centred-3",
    "§2.1.3": "human-centred-3",
    "2。1。3": "human-centred-3",
    "２．１．３": "human-centred-3",
    "125": "practice-1",
    "55": "note-55",
    "2": "practice",
    "p. 125": "practice-1",
    "pp. 125–126": "practice-1",
    "第125页": "practice-1",
    "第125頁": "practice-1",
    "note 12": "note-12",
    "注12": "note-12",
    "n. 12": "note-12",
    "第12条注释": "note-12",
    "Section 3": "challenges",
    "section III": "challenges",
    "第三部分": "challenges",
}


@pytest.mark.parametrize("code", ["zh", "en"])
def test_a_numbered_place_is_gone_to(page: Page, http_url: str, code: str) -> None:
    open_search(page, f"{http_url}{code}/index.html")
    line = page.locator("[data-list=address] [data-place]").first
    for query, place in NUMBERED.items():
        page.fill("#finder-box", query)
        expect(line).to_have_attribute("data-place", place)
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(rf"/{code}/article/.*#challenges$"))


def test_the_other_language_is_searched_too(page: Page, base: str) -> None:
    open_search(page, f"{base}en/index.html")
    page.fill("#finder-box", "治理赤字")
    line = page.locator("[data-list=others] [data-place]").first
    expect(line.locator("mark")).to_have_text("治理赤字")
    expect(page.locator("[data-list=others]")).to_have_attribute("lang", "zh-Hans")
    line.locator("a").click()
    page.wait_for_url(re.compile("/zh/article/"))
    expect(page.locator("mark").first).to_have_text("治理赤字")


def test_the_author_is_found(page: Page, http_url: str) -> None:
    open_search(page, f"{http_url}en/index.html")
    for query in ("Yan Dexue", "阎德学"):
        page.fill("#finder-box", query)
        page.wait_for_timeout(80)
        expect(page.locator("dialog [data-place]").first).to_be_visible()


@pytest.mark.parametrize("key", ["Enter", "Escape"])
def test_the_key_that_ends_a_composition_does_nothing_else(page: Page, http_url: str, key: str) -> None:
    """Safari sends it after the composition has ended, with the key code of an input method."""
    open_search(page, f"{http_url}zh/index.html")
    page.fill("#finder-box", "联合国")
    page.locator("#finder-box").evaluate(
        """(box, key) => box.dispatchEvent(
          new KeyboardEvent("keydown", { key, keyCode: 229, bubbles: true, cancelable: true }))""",
        key,
    )
    expect(page.locator("dialog.finder")).to_be_visible()
    assert page.url.endswith("zh/index.html")


def test_only_the_place_of_a_result_is_marked(page: Page, base: str) -> None:
    page.goto(f"{base}zh/article/practice.html?h=软法#norms-1")
    page.wait_for_selector("mark")
    inside = page.locator("#norms-1 mark").count()
    assert inside == page.locator("mark").count() > 0


def test_marks_are_folded_as_the_search_is(page: Page, http_url: str) -> None:
    page.goto(f"{http_url}zh/article/practice.html?h=軟法#norms-1")
    expect(page.locator("#norms-1 mark").first).to_have_text("软法")


def test_the_filter_of_an_index_finds_what_the_lookup_finds(page: Page, base: str) -> None:
    page.goto(f"{base}zh/concepts/index.html")
    here = {line.get_attribute("data-entry") for line in page.locator(".entry-line").all()}
    shown = page.locator(".entry-line:visible")
    for query in (
        "國際法",
        "軟法",
        "人工 智能",
        "人工智能\u200b",
        "guojifa",
        "multi\u2011stakeholder",
        "“软法”",
    ):
        page.fill(".index-tools input", query)
        page.wait_for_function("course.finder")
        page.wait_for_function("document.querySelector('.entry-line[hidden]')")
        ids = set(shown.evaluate_all("lines => lines.map((line) => line.dataset.entry)"))
        found = page.evaluate("query => course.finder.find(query).found.map(({ entry }) => entry.id)", query)
        assert ids
        assert set(found) & here <= ids < here
        page.fill(".index-tools input", "")
        page.wait_for_function("!document.querySelector('.entry-line[hidden]')")


def test_an_index_keeps_what_was_chosen_in_its_address(page: Page, base: str) -> None:
    page.goto(f"{base}en/instruments/index.html")
    page.select_option(".index-tools [name=sort]", "date")
    page.get_by_label("Names only").check()
    page.select_option(".index-tools [name=kind]", "resolution")
    page.wait_for_url(re.compile(r"\?kind=resolution&sort=date&view=names$"))
    page.reload()
    shown = page.locator(".entry-line:visible")
    assert {line.get_attribute("data-kind") for line in shown.all()} == {"resolution"}
    dates = [line.get_attribute("data-date") for line in shown.all()]
    assert len(dates) > 1
    assert dates == sorted(dates, key=str)
    expect(page.locator(".entry-line-definition:visible")).to_have_count(0)
