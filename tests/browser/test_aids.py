"""Pinyin above Chinese characters, and the device's own voice."""

from __future__ import annotations

import pytest
from accessibility import violations
from playwright.sync_api import Browser, Page, expect
from visits import come_back

SECTION = "zh/article/practice.html"
SENTENCE = "二是人工智能治理必须符合公共利益。"

VOICES = """{
  const voices = [
    { name: "Far", lang: "zh-CN", localService: false, default: true },
    { name: "Near", lang: "zh-CN", localService: true, default: false },
    { name: "Home", lang: "en-GB", localService: true, default: false },
  ];
  window.heard = [];
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  const target = new EventTarget();
  Object.defineProperty(window, "speechSynthesis", { value: Object.assign(target, {
    voices: VOICES_AT_FIRST,
    getVoices() { return this.voices; },
    arrive() { this.voices = voices; this.dispatchEvent(new Event("voiceschanged")); },
    speak(words) { window.heard.push([words.text, words.voice.name]); setTimeout(() => words.onstart?.()); },
    cancel() { window.heard.push("cancelled"); },
  }) });
}"""


def with_voices(browser: Browser, at_first: str = "voices") -> Page:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    context.add_init_script(VOICES.replace("VOICES_AT_FIRST", at_first))
    return context.new_page()


def pinyin(page: Page) -> list[str]:
    """The syllables that are seen."""
    found: list[str] = page.locator("article rt").evaluate_all(
        "all => all.filter((each) => getComputedStyle(each).display !== 'none')"
        ".map((each) => each.textContent)"
    )
    return found


def test_pinyin_of_the_page_is_remembered_and_not_copied(page: Page, base: str) -> None:
    page.goto(base + SECTION)
    page.get_by_label("拼音").select_option("page")
    page.wait_for_function("document.querySelector('article rt')")
    text = page.locator("#human-centred-3")
    assert text.locator("rt").all_text_contents()[:7] == ["èr", "shì", "rén", "gōng", "zhì", "néng", "zhì"]
    assert text.locator("rt").filter(has_text="AI").count() == 0
    come_back(page, base)
    page.wait_for_function("document.querySelector('article rt')")
    assert pinyin(page)
    text.evaluate("each => getSelection().selectAllChildren(each)")
    copied = page.evaluate(
        "() => new Promise((done) => {"
        " document.addEventListener('copy', () => queueMicrotask(() => done(String(getSelection()))));"
        " document.execCommand('copy'); })"
    )
    assert copied.replace("\n", "").startswith(SENTENCE)


@pytest.mark.parametrize(("how", "seen"), [("sentence", 16), ("paragraph", 100)])
def test_pinyin_of_what_is_clicked(page: Page, http_url: str, how: str, seen: int) -> None:
    page.goto(http_url + SECTION)
    page.get_by_label("拼音").select_option(how)
    page.wait_for_function("document.querySelector('article rt')")
    assert pinyin(page) == []
    page.locator("#human-centred-3 .sentence").first.click(position={"x": 5, "y": 8})
    assert len(pinyin(page)) >= seen if how == "paragraph" else len(pinyin(page)) == seen
    page.keyboard.press("p")
    assert pinyin(page) == []


def test_pinyin_can_be_chosen_where_chinese_is_shown(page: Page, http_url: str) -> None:
    page.goto(f"{http_url}en/article/practice.html")
    for mode, is_offered in (("en", False), ("zh", True), ("side", True)):
        page.locator(f".reader-modes [value={mode}]").click()
        expect(page.locator("[data-pinyin-choice]")).to_be_visible(visible=is_offered)


def test_pinyin_is_accessible(page: Page, http_url: str, window: str) -> None:
    page.goto(http_url + "zh/article/conclusion.html")
    page.get_by_label("拼音").select_option("page")
    page.wait_for_function("document.querySelector('article rt')")
    assert not violations(page, window)


def test_a_term_is_said_by_a_voice_of_the_device(browser: Browser, http_url: str) -> None:
    page = with_voices(browser, "[]")
    page.goto(http_url + "zh/bodies/iawg-ai.html")
    assert page.locator(".say").count() == 0
    page.evaluate("speechSynthesis.arrive()")
    page.get_by_role("button", name="朗读“人工智能机构间工作组”").click()
    assert page.evaluate("heard") == [["人工智能机构间工作组", "Near"]]
    page.keyboard.press("Escape")
    assert page.evaluate("heard").pop() == "cancelled"
    page.context.close()


def test_a_paragraph_or_a_sentence_is_said(browser: Browser, http_url: str) -> None:
    page = with_voices(browser)
    page.goto(http_url + SECTION)
    page.locator('[data-paragraph="human-centred-3"] summary').click()
    menu = page.locator('[data-paragraph="human-centred-3"] .passage-menu')
    menu.get_by_role("button", name="朗读 · 中文: 第1句").click()
    assert page.evaluate("heard") == [[SENTENCE, "Near"]]
    expect(page.locator(".said")).to_have_text(SENTENCE)
    whole = menu.get_by_role("button", name="朗读 · 英语: 全段")
    whole.click()
    said = [each[1] for each in page.evaluate("heard.slice(2)")]
    assert said == ["Home"] * 3
    whole.click()
    assert page.evaluate("heard").pop() == "cancelled"
    page.context.close()


def test_without_a_voice_of_the_device_there_is_no_button(browser: Browser, http_url: str) -> None:
    page = with_voices(browser, "voices.slice(0, 1)")
    page.goto(http_url + SECTION)
    page.locator('[data-paragraph="human-centred-3"] summary').click()
    page.wait_for_function("typeof course.sayParagraph == 'function'")
    assert page.locator(".say").count() == 0
    page.context.close()
