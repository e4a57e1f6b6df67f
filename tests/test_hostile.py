"""Nothing in content is executed: what is made to do harm is refused, or shown as words.

What is refused stands in tests/hostile/refused.yml; test_problems.py sees what an author is told.
"""

from __future__ import annotations

import io
import json
import re
import shutil
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import crawl
import pytest
import yaml
from concordance import course as courses
from concordance import exports
from concordance.language import addresses, sentences
from concordance.model import Course, Place
from concordance.reading import inline
from concordance.site import pages
from mistakes import FIXTURE, HERE
from support import build

HARMLESS = yaml.safe_load((HERE / "hostile" / "harmless.yml").read_text("utf-8"))
CASES = [pytest.param(case["words"], id=case["title"]) for case in HARMLESS]


def course_with(words: str, into: Path) -> Course:
    folder = shutil.copytree(FIXTURE, into / "course")
    path = folder / "glossary" / "tea.yml"
    text = path.read_text("utf-8").replace("Tea with white down.", json.dumps(words))
    path.write_text(text, "utf-8")
    settings = folder / "course.yml"
    text = settings.read_text("utf-8").replace("{en: How Tea Travelled,", f"{{en: {json.dumps(words)},", 1)
    settings.write_text(text, "utf-8")
    course, problems = courses.read(folder, "tea")
    assert course is not None, problems
    assert course.entries["white-tea"].definition["en"] == words == course.settings.title["en"]
    return course


def shown(page: str) -> str:
    """The words of a page, as a browser's parser takes them."""
    found: list[str] = []
    parser = HTMLParser()
    parser.handle_data = found.append  # type: ignore[method-assign]
    parser.feed(page)
    parser.close()
    return "".join(found)


@pytest.mark.parametrize("words", CASES)
def test_words_that_look_like_code_are_words_on_pages(words: str, tmp_path: Path) -> None:
    written = {page.address: page.write() for page in pages.render(course_with(words, tmp_path))}
    assert words in shown(written["en/plants/white-tea.html"])


def test_no_page_has_an_attribute_or_a_script_of_a_title(tmp_path: Path) -> None:
    """With the frame, in which the theme writes the name of the site as it is."""
    words = "Tea\" onfocus=window.pwned=1 autofocus x=\"' onmouseover='alert(1)"
    course_with(words, tmp_path)
    result = build(tmp_path / "site", tmp_path / "course")
    assert result.returncode == 0, result.stdout + result.stderr
    for page in crawl.pages(tmp_path / "site"):
        found: list[tuple[str, str | None]] = []
        parser = HTMLParser()
        parser.handle_starttag = lambda _, attributes, all_=found: all_.extend(attributes)  # type: ignore[method-assign]
        parser.feed(page.read_text("utf-8"))
        assert not [name for name, _ in found if name.startswith("on") or name == "autofocus"], page


@pytest.mark.parametrize("words", CASES)
def test_files_to_take_along_hold_them_as_words(words: str, tmp_path: Path) -> None:
    course = course_with(words, tmp_path)
    found: dict[str, Any] = {**exports.files(course), **exports.taken_along(course)}
    for path, data in found.items():
        if path.endswith(".xml"):
            ET.fromstring(data)
        if path.endswith((".docx", ".xlsx")):
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for name in archive.namelist():
                    if name.endswith(".xml"):
                        part = archive.read(name)
                        ET.fromstring(part)
                        assert b"<f>" not in part, "a formula"
        if path.endswith((".csv", ".tsv")):
            cells = re.split(r'[,\t\n]"?', data.decode("utf-8-sig"))
            assert not [cell for cell in cells if cell.startswith(("=HYPER", "=cmd", "@SUM"))], path


@pytest.mark.parametrize("sign", ["https://a/(", "1.", "](", "![a](", "[^", "第", "a", "*a"])
def test_a_long_line_of_one_sign_is_read_to_its_end(sign: str) -> None:
    """Each took minutes at this length, when patterns looked again from each sign to the end."""
    line = sign * (10_000 // len(sign))
    text, _ = inline.parse(line, Place("case"), "en")
    spans = sentences.split(text.plain)
    assert spans == () or spans[-1][1] == len(text.plain.rstrip())
    assert all(start < end for start, end in addresses.bare_addresses(line))
