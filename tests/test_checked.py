"""A course that has not changed since it was found sound is not read again; whatever has changed is."""

from __future__ import annotations

import gc
import os
import shutil
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import pytest
from mistakes import FIXTURE
from support import ROOT
from tasks import check as command
from tasks import checked

PROGRAM = "the program"


@pytest.fixture(autouse=True)
def own_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checked, "LAST", tmp_path / "cache" / "checked.json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FIXTURE, tmp_path / "course"))


def key(folder: Path, *, language: str = "en", program: str = PROGRAM, shown: str = "course") -> str:
    return checked.key(folder, shown, language, program)


def with_the_same_size_and_time(folder: Path) -> None:
    article = folder / "en" / "article.md"
    told, words = article.stat(), article.read_bytes()
    article.write_bytes(words.replace(b"tea", b"eat", 1))
    os.utime(article, ns=(told.st_atime_ns, told.st_mtime_ns))


def touched(folder: Path) -> None:
    os.utime(folder / "en" / "article.md", (0, 0))


def with_a_new_file(folder: Path) -> None:
    (folder / "glossary" / "more.yml").write_text("", "utf-8")


def without_a_file(folder: Path) -> None:
    (folder / "matching.yml").unlink()


def with_another_name(folder: Path) -> None:
    (folder / "matching.yml").rename(folder / "matchings.yml")


def with_an_empty_folder(folder: Path) -> None:
    (folder / "aux").mkdir()


CHANGES = (
    with_the_same_size_and_time,
    touched,
    with_a_new_file,
    without_a_file,
    with_another_name,
    with_an_empty_folder,
)


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_whatever_changes_is_seen(change: Callable[[Path], None], folder: Path) -> None:
    before = key(folder)
    assert key(folder) == before != ""
    change(folder)
    assert key(folder) != before


def test_another_program_language_or_name_of_the_folder_is_seen(folder: Path) -> None:
    keys = {
        key(folder),
        key(folder, language="zh"),
        key(folder, program="another"),
        key(folder, shown="tea"),
        key(Path(shutil.copytree(folder, folder.with_name("other")))),
    }
    assert len(keys) == 5


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_nothing_is_kept_where_a_link_may_lead_elsewhere(folder: Path) -> None:
    (folder / "en" / "more.md").symlink_to(ROOT / "README.md")
    assert key(folder) == ""
    checked.remember("", (), {}, folder)
    assert checked.last("") is None


def test_data_that_are_not_as_they_were_written_are_known(folder: Path, tmp_path: Path) -> None:
    checked.remember("key", ("a notice",), {"files": 1}, folder)
    last = checked.last("key")
    assert last is not None
    assert last.stands_in(folder)
    assert not last.stands_in(tmp_path / "nowhere")
    (folder / "course.yml").write_text("changed", "utf-8")
    assert not last.stands_in(folder)


@pytest.mark.parametrize("kept", ["", "{", "[]", '{"key": "key"}', '{"key": "another"}', "\x00"])
def test_what_cannot_be_understood_is_as_if_it_were_not_there(kept: str) -> None:
    checked.LAST.parent.mkdir()
    checked.LAST.write_text(kept, "utf-8")
    assert checked.last("key") is None


def test_a_check_again_and_after_a_mistake(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def check() -> tuple[int, str]:
        code = command.run(options)
        gc.enable()  # which a command of its own does not need
        return code, capsys.readouterr().out

    out = tmp_path / "data"
    lists = dict.fromkeys(("list_alignments", "list_renderings", "list_readings", "concordance", "facts"))
    options = Namespace(course=str(folder), out=out, language="en", fix=False, **lists)
    assert "wrote" in check()[1]
    data = (out / "glossary.json").read_bytes()
    assert "nothing has changed" in check()[1]
    (out / "glossary.json").write_text("spoilt", "utf-8")
    assert "nothing has changed" not in check()[1]
    assert (out / "glossary.json").read_bytes() == data
    good = (folder / "en" / "article.md").read_bytes()
    (folder / "en" / "article.md").write_bytes(good + b"\n\n### Odd {#odd}\n\nMore.\n")
    told = check()
    assert told[0] == 1
    assert check() == told
    (folder / "en" / "article.md").write_bytes(good)
    assert check()[0] == 0
