"""Documents for word processors: read back by python-docx and, where it is installed, by LibreOffice."""

from __future__ import annotations

import io
import shutil
import subprocess
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import pytest
from concordance import course as courses
from concordance.exports import documents
from concordance.exports.taken import contents
from concordance.model import Course
from concordance.views.course_view import views
from docx import Document
from docx.oxml.ns import qn
from mistakes import COURSES
from pypdf import PdfReader

SHEET = "exports/global-ai-governance-handout-responsibility-{}.docx"
TEXT = "exports/global-ai-governance-article-{}.docx"


def files_of(course: Course) -> dict[str, bytes]:
    return contents(documents.offers(views(course)))


@pytest.fixture(scope="module")
def files(course: Course) -> dict[str, bytes]:
    return files_of(course)


def opened(data: bytes) -> Any:
    return Document(io.BytesIO(data))


def test_there_is_one_for_each_handout_and_text_in_each_language(
    course: Course, files: dict[str, bytes]
) -> None:
    sections = course.texts["article"].versions["en"].sections
    assert len(files) == 2 * (len(sections) + 1)
    assert sum(map(len, files.values())) < 600_000


def test_a_handout_has_its_parts_as_headings_and_its_key_on_a_new_page(files: dict[str, bytes]) -> None:
    document = opened(files[SHEET.format("en")])
    headings = [p for p in document.paragraphs if p.style.name.startswith(("Title", "Heading"))]
    assert [(p.style.name, p.text) for p in headings[:4]] == [
        ("Title", "Why the United Nations? Responsibility and strengths"),
        ("Heading 1", "Text with gaps: English"),
        ("Heading 1", "Text with gaps: Chinese"),
        ("Heading 1", "Terms to match"),
    ]
    (key,) = [p for p in headings if p.text == "Key"]
    assert key.paragraph_format.page_break_before
    answers = "\n".join(p.text for p in document.paragraphs).split("\nKey\n")[1]
    assert "multi-issue nature" in answers
    assert "多重议题属性" in answers


def test_a_parallel_text_holds_every_paragraph_and_note_in_both_languages(
    course: Course, files: dict[str, bytes]
) -> None:
    document = opened(files[TEXT.format("zh")])
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    versions = course.texts["article"].versions
    assert [row[0] for row in rows] == [p.number for p in versions["zh"].paragraphs]
    for row, zh, en in zip(rows, versions["zh"].paragraphs, versions["en"].paragraphs, strict=True):
        for cell, paragraph in ((row[1], zh), (row[2], en)):
            bare = cell
            for note in paragraph.text.values("note"):
                bare = bare.replace(f"[{note}]", "", 1)
            assert bare == paragraph.text.plain
    words = "\n".join(p.text for p in document.paragraphs)
    assert all(note.text.plain in words for note in versions["zh"].notes)


def test_every_run_says_its_language_and_chinese_its_font(files: dict[str, bytes]) -> None:
    for data in files.values():
        for run in opened(data).element.body.iter(qn("w:r")):
            words = "".join(t.text or "" for t in run.iter(qn("w:t")))
            language = run.find(f"{qn('w:rPr')}/{qn('w:lang')}")
            assert language is not None
            if any("\u4e00" <= sign <= "\u9fff" for sign in words) and language.get(qn("w:eastAsia")):
                fonts = run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}")
                assert fonts.get(qn("w:eastAsia")) == "SimSun"
                assert language.get(qn("w:eastAsia")) == "zh-CN"


def test_the_bytes_are_the_same_twice_and_hold_no_day_of_their_own(
    course: Course, files: dict[str, bytes]
) -> None:
    assert files_of(course) == files
    with zipfile.ZipFile(io.BytesIO(files[SHEET.format("zh")])) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    core = opened(files[SHEET.format("zh")]).core_properties
    assert f"{core.created:%Y-%m-%d}" == f"{core.modified:%Y-%m-%d}" == course.settings.released
    assert core.language == "zh-Hans"


def test_what_runs_from_right_to_left_says_so() -> None:
    course, _ = courses.read(COURSES / "well", "well")
    assert course is not None
    document = opened(files_of(course)["exports/well-handout-resolution-duties-ar.docx"])
    title = document.paragraphs[0]._p
    assert title.find(f"{qn('w:pPr')}/{qn('w:bidi')}") is not None
    assert next(title.iter(qn("w:lang"))).get(qn("w:bidi")) == "ar"


@pytest.mark.thorough
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_them(files: dict[str, bytes], tmp_path: Path) -> None:
    names = [SHEET.format("zh"), TEXT.format("en")]
    for name in names:
        (tmp_path / Path(name).name).write_bytes(files[name])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", *(Path(n).name for n in names)]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    sheet, text = (PdfReader(tmp_path / Path(name).with_suffix(".pdf").name) for name in names)
    words = ["".join(unicodedata.normalize("NFKC", p.extract_text()).split()) for p in sheet.pages]
    assert "为什么是联合国?责任与优势" in words[0]
    assert any(page.startswith("阎德学") and "答案填空:中文" in page for page in words)
    assert f"{len(words)}/{len(words)}" in words[-1]
    both = "".join("".join(page.extract_text().split()) for page in text.pages)
    assert "Thespill-overrisksofAIchallenge" in both
    assert "人工智能的溢出风险挑战了" in unicodedata.normalize("NFKC", both)
