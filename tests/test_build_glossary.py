"""The command line."""

from __future__ import annotations

import json
import os
import shutil
import string
import subprocess
import sys
from argparse import Namespace
from pathlib import Path
from typing import Any

import pytest
from mistakes import FIXTURE, cases, spoil
from support import ROOT
from tasks import lists, words


def listed(capsys: pytest.CaptureFixture[str], **options: Any) -> list[str]:
    """The lines of a list; to start a command for each would take ten times as long."""
    names = ("list_alignments", "list_renderings", "list_readings", "concordance", "facts")
    given = {"course": str(FIXTURE), "out": "", "language": "en", **dict.fromkeys(names), **options}
    assert lists.show(Namespace(**given)) == 0
    return capsys.readouterr().out.splitlines()


def run(*arguments: str, locale: str = "en_GB.UTF-8") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "scripts/build_glossary.py"), *arguments]
    env = {name: value for name, value in os.environ.items() if name not in ("MESSAGES", "LC_ALL", "COURSE")}
    env |= {"LANG": locale}
    return subprocess.run(command, cwd=ROOT, env=env, capture_output=True, encoding="utf-8", check=False)


def test_a_sound_course_is_written(tmp_path: Path) -> None:
    result = run("--course", str(FIXTURE), "--out", str(tmp_path / "data"))
    assert result.returncode == 0, result.stderr
    assert len(json.loads((tmp_path / "data/paragraphs.json").read_text("utf-8"))["paragraphs"]) == 4
    assert (tmp_path / "data/glossary.schema.json").is_file()
    assert "4 paragraphs, 3 notes, 4 entries" in result.stdout
    assert "段" not in result.stdout


def test_a_faulty_course_writes_nothing_and_ends_with_1(tmp_path: Path) -> None:
    case = next(case for case in cases() if "several faults" in case["title"])
    folder = spoil(case, tmp_path)
    result = run("--course", str(folder), "--out", str(tmp_path / "data"))
    assert result.returncode == 1
    assert not (tmp_path / "data").exists()
    starts = [line for line in result.stdout.splitlines() if not line.startswith(" ")]
    assert [line.removeprefix(folder.as_posix() + "/").partition(": ")[0] for line in starts] == [
        line.split()[0] for line in case["expect"]
    ]
    assert "there is no entry “blue-tea”" in result.stdout
    assert "→" in result.stdout


@pytest.mark.parametrize(("asked", "locale"), [(["--language", "zh"], "en_GB.UTF-8"), ([], "zh_CN.UTF-8")])
def test_problems_in_the_language_of_the_author(asked: list[str], locale: str, tmp_path: Path) -> None:
    case = next(case for case in cases() if "several faults" in case["title"])
    result = run("--course", str(spoil(case, tmp_path)), *asked, locale=locale)
    assert "没有id为“blue-tea”的词条" in result.stdout
    assert "there is no entry" not in result.stdout


def test_fix_mends_characters_from_a_pdf_file_shows_them_and_changes_nothing_else(tmp_path: Path) -> None:
    case = next(case for case in cases() if "from a PDF file" in case["title"])
    folder = spoil(case, tmp_path)
    article = folder / "en/article.md"
    article.write_bytes(article.read_bytes().replace(b"\n", b"\r\n"))
    files = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = run("--course", str(folder), "--out", str(tmp_path / "data"), "--fix")
    assert result.returncode == 0, result.stdout + result.stderr
    assert f"{folder.as_posix()}/en/article.md:12\n" in result.stdout
    assert "It we⟨U+00AD⟩nt we⟨U+200B⟩st. The o⟨U+FB03⟩ce wrote" in result.stdout
    assert "It went west. The office wrote a résumé." in result.stdout
    assert "Mended 2 lines in 2 files." in result.stdout
    changed = {path for path, data in files.items() if path.read_bytes() != data}
    assert changed == {article, folder / "zh/article.md"}
    assert set(files) == {path for path in folder.rglob("*") if path.is_file()}
    lines = zip(files[article].split(b"\r\n"), article.read_bytes().split(b"\r\n"), strict=True)
    assert [number for number, (old, new) in enumerate(lines, start=1) if old != new] == [12]


def test_a_course_that_is_not_there(tmp_path: Path) -> None:
    result = run("--course", str(tmp_path / "none"))
    assert result.returncode == 1
    assert "none/course.yml:1:1: this file is missing" in result.stdout
    assert "Traceback" not in result.stderr


def test_review_lists() -> None:
    result = run("--course", str(FIXTURE), "--concordance", "lu-yu")
    assert result.returncode == 0
    assert "    en  【Lu Yu】 wrote a book. People call him 【the sage】." in result.stdout
    assert "    zh  【陆羽】写了一本书。后人称他为【茶圣】。" in result.stdout
    assert run("--course", str(FIXTURE), "--concordance", "nobody").returncode == 1


def test_renderings_and_readings_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert "       1  红茶  (home-1)" in listed(capsys, list_renderings=True)
    assert "得 dé\t红茶出现[得]晚，不同于绿\thome-1" in listed(capsys, list_readings=True)


def test_facts_are_listed_with_their_sources(capsys: pytest.CaptureFixture[str]) -> None:
    old = "| lu-yu | 0780 |  | The book was printed. | road-2, note-1 |  | text |"
    assert old in listed(capsys, facts="0700")
    catalogue = "[A catalogue](https://example.org/)"
    assert listed(capsys, facts="1999") == [
        "| entry | date | planned | fact | source | checked | primary |",
        "|---|---|---|---|---|---|---|",
        f"| lu-yu | 2001 |  | It was translated again. | {catalogue} | 2024-05-01 | yes |",
        "",
        "facts: 1; without a primary source: none",
    ]


def test_facts_are_listed_in_the_language_of_the_author(capsys: pytest.CaptureFixture[str]) -> None:
    catalogue = "[某目录](https://example.org/)"
    assert listed(capsys, facts="1999", language="zh") == [
        "| 词条 | 日期 | 计划 | 事实 | 来源 | 核对 | 一手 |",
        "|---|---|---|---|---|---|---|",
        f"| lu-yu | 2001 |  | 又有新译本。 | {catalogue} | 2024-05-01 | 是 |",
        "",
        "事实1条；没有一手来源的：无",
    ]


def test_the_commands_have_the_same_words_in_every_language() -> None:
    first, *others = (words.catalogue(code) for code in words.languages())
    for other in others:
        assert set(other) == set(first)
        for key, message in first.items():
            assert blanks(other[key]) == blanks(message), key


def blanks(message: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(message) if name}


def test_a_source_that_only_reports_is_no_primary_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(FIXTURE, tmp_path / "tea")
    glossary = folder / "glossary/writers.yml"
    day = 'checked: "2024-05-01"\n'
    glossary.write_text(
        glossary.read_text("utf-8").replace(day, f"{day}        secondary: true\n"), "utf-8", newline="\n"
    )
    lines = listed(capsys, course=str(folder), facts="1999")
    assert lines[2].endswith("| no |")
    assert lines[-1] == "facts: 1; without a primary source: lu-yu 2001"


@pytest.mark.parametrize("argument", ["--help"])
def test_help_speaks_both_languages(argument: str) -> None:
    result = run(argument)
    assert "检查内容" in result.stdout
    assert "check the content" in result.stdout
