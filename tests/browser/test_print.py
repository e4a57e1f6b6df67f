"""A section as a handout: both languages, numbers, notes, printed pages, terms; no screen furniture."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

LABELS = ("上下", "词条链接", "每段首次", "复制链接", "快捷键")


PRINTED: dict[tuple[str, str], str] = {}
"""What has been printed: printing takes longer than all else here."""


def handout(page: Page, address: str, mode: str = "") -> str:
    """The text of the printed section, without the spaces that line breaks bring.

    Some fonts print a character by the glyph of a compatibility character (⼈ for 人): NFKC undoes that.
    """
    if (address, mode) not in PRINTED:
        page.goto(address)
        page.evaluate("mode => course.remember('mode', mode)", mode)
        page.reload()
        pdf = PdfReader(io.BytesIO(page.pdf(format="A4")))
        text = "".join(sheet.extract_text() for sheet in pdf.pages)
        PRINTED[address, mode] = "".join(unicodedata.normalize("NFKC", text).split())
    return PRINTED[address, mode]


KINDS = {
    "home": "en/index.html",
    "title page": "en/article/index.html",
    "section": "en/article/practice.html",
    "entry": "en/bodies/iawg-ai.html",
    "index": "en/forums/index.html",
    "lookup": "en/lookup.html",
    "references": "en/references.html",
    "about": "en/about.html",
    "download": "en/offline.html",
    "handout": "en/article/practice/handout.html",
    "lesson": "en/course/opening.html",
    "where terms occur": "en/where.html",
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_page_says_whose_it_is_and_where(page: Page, http_url: str, kind: str) -> None:
    page.goto(http_url + KINDS[kind])
    sheets = PdfReader(io.BytesIO(page.pdf(format="A4"))).pages
    words = ["".join(unicodedata.normalize("NFKC", sheet.extract_text()).split()) for sheet in sheets]
    for number, sheet in enumerate(words, 1):  # a sheet may be copied alone
        assert "YanDexue·GlobalGovernanceofArtificialIntelligence" in sheet
        assert f"{number}/{len(sheets)}" in sheet
        assert (http_url + KINDS[kind]) in sheet
        assert len(sheet) > 300, f"sheet {number} is empty"
    assert "InternationalStudies,no.4(2024):120–137" in words[-1] + words[-2 % len(words)]
    assert "Editedandtranslatedbytheeditorsofthissite" in words[-1]
    assert re.search(r"\d\.\d\(\d+[A-Z][a-z]+\d{4}\)", words[-1])  # version and day
    assert "Therightsinthearticlebelongtoitsauthorandtothejournal" in words[-1]


HEADINGS = """[...document.querySelectorAll("h2, h3, h4")]
  .map((each) => each.innerText.replace(/\\s/g, "")).filter(Boolean)"""
PLACES = ("top-left", "bottom-left", "bottom-right")
NO_MARGINS = "".join(f"@page {{ @{place} {{ content: none }} }}" for place in PLACES)


@pytest.mark.parametrize("kind", ["section", "entry", "about", "lookup", "home", "handout", "lesson"])
def test_no_heading_stands_alone_at_the_foot_of_a_sheet(page: Page, http_url: str, kind: str) -> None:
    page.goto(http_url + KINDS[kind])
    page.add_style_tag(content=NO_MARGINS)
    page.emulate_media(media="print")
    headings = page.evaluate(HEADINGS)
    page.emulate_media()
    for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages:
        lines = ["".join(line.split()) for line in sheet.extract_text().splitlines()]
        foot = [line for line in lines if line][-1:]
        assert not [words for words in headings if foot and words.endswith(foot[0])]


def printed(page: Page, **paper: str) -> str:
    """The text of a printed page, without spaces."""
    sheets = PdfReader(io.BytesIO(page.pdf(**(paper or {"format": "A4"})))).pages  # type: ignore[arg-type]
    words = "".join(sheet.extract_text() for sheet in sheets)
    return "".join(unicodedata.normalize("NFKC", words).split())


def test_what_is_folded_on_the_screen_is_open_on_paper(page: Page, http_url: str) -> None:
    page.goto(http_url + KINDS["entry"])
    assert "GB/T7714-2015" in printed(page)
    page.goto(http_url + KINDS["lesson"])
    assert "Ahuman-centredapproachmeansthat" in printed(page)


def test_a_narrow_sheet_holds_every_word_of_whose_the_page_is(page: Page, http_url: str) -> None:
    page.goto(http_url + KINDS["entry"])
    words = printed(page, width="148mm", height="210mm")
    assert "InternationalStudies,no.4(2024):120–137" in words
    assert "whichdoesnotcoverthearticleoritstranslation." in words


@pytest.mark.parametrize("address", ["index.html", "404.html"])
def test_a_page_in_every_language_says_its_rights_on_paper(page: Page, http_url: str, address: str) -> None:
    page.goto(http_url + address)
    expect(page.locator(".not-found, .language-choice").first).to_be_visible()
    words = printed(page)
    assert "Therightsinthearticlebelongtoitsauthor" in words
    assert "TheRoleoftheUnitedNations·" in words


def test_a_print_keeps_the_reading_mode_of_the_screen(new_window: Page, http_url: str) -> None:
    new_window.goto(http_url + KINDS["section"])
    new_window.pdf(format="A4")
    assert new_window.evaluate("document.documentElement.dataset.mode") == "side"


@pytest.mark.thorough
@pytest.mark.parametrize("mode", ["", "en", "side", "stacked"])
def test_every_mode_prints_both_languages(page: Page, http_url: str, mode: str) -> None:
    text = handout(page, http_url + "zh/article/practice.html", mode)
    assert "联合国倡导以人为本" in text
    assert "TheUnitedNationsadvocatesahuman-centred" in text


def test_numbers_notes_pages_and_terms_are_kept(page: Page, http_url: str) -> None:
    text = handout(page, http_url + "zh/article/practice.html")
    assert "2.1.1" in text
    assert "125" in text
    assert "注释" in text
    assert "本节词条" in text


@pytest.mark.parametrize("mode", ["", "side"])
def test_the_furniture_of_the_screen_is_gone(page: Page, http_url: str, mode: str) -> None:
    text = handout(page, http_url + "zh/article/practice.html", mode)
    assert not [label for label in LABELS if label in text]
    assert "⇄" not in text


def test_a_dark_screen_prints_black_on_white(page: Page, http_url: str) -> None:
    page.goto(http_url + "zh/article/practice.html")
    page.evaluate("document.body.setAttribute('data-md-color-scheme', 'slate')")
    page.emulate_media(media="print")
    seen = page.evaluate("[getComputedStyle(document.body).backgroundColor, "
                         "...[...document.querySelectorAll('h1, h2, h3, .text, .text a, .note-number')]"
                         ".map((each) => getComputedStyle(each).color)]")  # fmt: skip
    assert set(seen) == {"rgb(255, 255, 255)", "rgb(0, 0, 0)", "rgb(51, 51, 51)"}
