"""A section as a handout: both languages, numbers, notes, printed pages, terms; no screen furniture."""

from __future__ import annotations

import io
import unicodedata

import pytest
from playwright.sync_api import Page
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


def test_a_note_that_reads_the_same_in_every_language_is_printed_once(page: Page, http_url: str) -> None:
    assert handout(page, http_url + "zh/article/practice.html").count("A/78/L.49(2024),p.2.") == 1
