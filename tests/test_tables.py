"""The tables: what they say, and that Excel, LibreOffice and a library read them so."""

from __future__ import annotations

import csv
import io
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import openpyxl
import pytest
from concordance.exports.tables import harmless
from concordance.model import Course
from exported import at, made, read, redefined

COURSES = ["content", "course-fixture", "bridge", "well", "seven"]
Row = dict[str, str]


def rows(data: bytes) -> list[Row]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def glossary(course: Course) -> list[Row]:
    return rows(made(course, "csv_glossary")["glossary.csv"])


def occurrences(course: Course) -> list[Row]:
    return rows(made(course, "csv_occurrences")["occurrences.csv"])


def column(course: Course, label: str) -> str:
    """The heading of a column that belongs to all languages."""
    return " / ".join(dict.fromkeys(str(course.labels[each.code][label]) for each in course.languages))


def own(course: Course, code: str, label: str) -> str:
    """The heading of a column of one language."""
    (language,) = [each for each in course.languages if each.code == code]
    return f"{course.labels[code][label]} [{language.tag}]"


@pytest.mark.parametrize("name", COURSES)
def test_there_is_a_row_for_each_entry_with_its_names_and_definition_in_each_language(name: str) -> None:
    course = read(name)
    found = {row[column(course, "column_id")]: row for row in glossary(course)}
    assert set(found) == set(course.entries)
    for entry in course.entries.values():
        for code, term in entry.terms.items():
            row = found[entry.id]
            assert row[own(course, code, "column_name")] == harmless(term.preferred.text)
            assert row[own(course, code, "definition")] == harmless(entry.definition[code])
            assert row[own(course, code, "also")] == " | ".join(form.text for form in term.also)


@pytest.mark.parametrize("name", COURSES)
def test_every_mention_stands_once_in_the_occurrences_and_is_counted_in_the_glossary(name: str) -> None:
    """A mention that spans what two rows share would be missing, or be there twice."""
    course = read(name)
    identifier = column(course, "column_id")
    for language in course.languages:
        mentions = course.mentions[language.code]
        texts = course.texts
        named = Counter(
            (m.entry, texts[at.text].versions[language.code].passages[at].plain[m.start : m.end])
            for at, found in mentions.items()
            for m in found
        )
        heading = own(course, language.code, "column_words")
        listed = Counter(
            (row[identifier], words)
            for row in occurrences(course)
            for words in row[heading].split(" | ")
            if words
        )
        assert listed == named
        counted = own(course, language.code, "column_mentions")
        counts = {row[identifier]: int(row[counted]) for row in glossary(course)}
        assert counts == {
            entry: sum(n for (e, _), n in named.items() if e == entry) for entry in course.entries
        }


def test_the_words_of_an_occurrence_stand_in_its_sentence(course: Course) -> None:
    for row in occurrences(course):
        for code in ("zh", "en"):
            words, sentence = (row[own(course, code, label)] for label in ("column_words", "column_sentence"))
            assert all(each in sentence for each in words.split(" | "))


def test_a_sentence_stands_beside_its_counterpart(course: Course) -> None:
    found = [row for row in occurrences(course) if row[column(course, "column_id")] == "readiness-index"]
    assert found[0][own(course, "zh", "column_sentence")].startswith("牛津洞察（Oxford Insights）发布的")
    assert found[0][own(course, "en", "column_sentence")].startswith("The assessment report “Government AI")
    assert found[0][own(course, "zh", "address")] == "zh/article/challenges.html#uneven-development-1"


def test_addresses_are_whole_if_the_site_has_one() -> None:
    bridge = at(read("bridge"), site_url="https://bridge.example/")
    assert all(
        row[own(bridge, "en", "address")].startswith("https://bridge.example/en/") for row in glossary(bridge)
    )


def test_only_chinese_has_a_column_for_its_sound() -> None:
    assert [
        heading for heading in glossary(read("seven"))[0] if "Pinyin" in heading or "拼音" in heading
    ] == ["拼音 [zh-Hans]"]


# ---------------------------------------------------------------- as spreadsheets read them


@pytest.mark.parametrize("words", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_words_that_begin_like_a_formula_are_words(words: str) -> None:
    bridge = read("bridge")
    entry = next(iter(bridge.entries))
    found = glossary(redefined(bridge, entry, "en", words))
    said = [row[own(bridge, "en", "definition")] for row in found]
    assert f"'{words}" in said


def test_other_words_are_left_as_they_are() -> None:
    assert [harmless(cell) for cell in ("a=b", "1-2", "", "'", 7, -7)] == ["a=b", "1-2", "", "'", 7, -7]


def test_excel_knows_the_csv_for_utf_8_by_its_mark(course: Course) -> None:
    for name in ("csv_glossary", "csv_occurrences"):
        (data,) = made(course, name).values()
        assert data.startswith(b"\xef\xbb\xbf")
        assert not data.startswith(b"\xef\xbb\xbf\xef\xbb\xbf")


@pytest.mark.parametrize("name", COURSES)
def test_the_workbook_says_what_the_csv_say(name: str) -> None:
    course = read(name)
    book = openpyxl.load_workbook(io.BytesIO(made(course, "workbook")["workbook.xlsx"]))
    about, *sheets = book.worksheets
    assert any(course.settings.rights[each.code] in str(list(about.values)) for each in course.languages)
    for sheet, table in zip(sheets, (glossary(course), occurrences(course)), strict=True):
        headings, *cells = sheet.values
        assert list(headings) == list(table[0])
        read_back = [["" if cell is None else harmless(str(cell)) for cell in row] for row in cells]
        assert read_back == [list(row.values()) for row in table]


def test_in_the_workbook_a_formula_is_a_word_too() -> None:
    bridge = read("bridge")
    entry = next(iter(bridge.entries))
    data = made(redefined(bridge, entry, "en", "=1+1"), "workbook")["workbook.xlsx"]
    sheet = openpyxl.load_workbook(io.BytesIO(data)).worksheets[1]
    (cell,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert cell.data_type == "s" or cell.quotePrefix


def test_sheets_run_from_right_to_left_where_the_first_language_does() -> None:
    well = read("well")
    turned = at(well, languages=well.languages[::-1])
    for course, direction in ((well, None), (turned, True)):
        book = openpyxl.load_workbook(io.BytesIO(made(course, "workbook")["workbook.xlsx"]))
        assert {sheet.sheet_view.rightToLeft or None for sheet in book} == {direction}


@pytest.mark.thorough
@pytest.mark.skipif(not shutil.which("localc"), reason="no LibreOffice Calc")
def test_libreoffice_reads_workbook_and_csv_alike(tmp_path: Path) -> None:
    """Sheet 2 of the workbook and the CSV of the glossary, each as LibreOffice writes it again."""
    course = read("well")
    files = {**made(course, "workbook"), **made(course, "csv_glossary")}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    comma, quote, utf_8 = 44, 34, 76
    written = {}
    for name, sheet in (("workbook.xlsx", 2), ("glossary.csv", 0)):
        into = tmp_path / f"from-{name}"
        options = f"{comma},{quote},{utf_8},1,,0,false,true,false,false,false,{sheet}"
        command = ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
        command += [f"--infilter=CSV:{comma},{quote},{utf_8}"] if name.endswith(".csv") else []
        command += ["--convert-to", f"csv:Text - txt - csv (StarCalc):{options}", "--outdir", str(into)]
        subprocess.run([*command, str(tmp_path / name)], check=True, capture_output=True)
        (found,) = into.iterdir()
        written[name] = list(csv.reader(io.StringIO(found.read_text("utf-8"), newline="")))
    assert written["workbook.xlsx"] == written["glossary.csv"]
    assert [row[0] for row in written["workbook.xlsx"][1:]] == [
        row[column(course, "column_id")] for row in glossary(course)
    ]
