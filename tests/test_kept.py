"""A YAML file that has not changed is not read again; whatever is wrong is told each time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import mistakes
import pytest
from concordance import course as courses
from concordance.reading import yaml_document
from concordance.reading.kept import Parser
from tasks.documents import MOST, KeptDocuments

SOUND, WRONG = "- id: tea\n", "- id: tea\n  id: tea\n"
OF_YAML = [each for each in mistakes.cases() if str(each.get("file")).endswith(".yml")]


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """The files that are read, in order; front matter, which is no file of its own, is not among them."""
    found: list[tuple[str, str]] = []
    parse = yaml_document.parse

    def noted(path: str, text: str, *, first_line: int = 1) -> Any:
        if path.endswith(".yml"):
            found.append((path, text))
        return parse(path, text, first_line=first_line)

    monkeypatch.setattr(yaml_document, "parse", noted)
    return found


def test_what_has_not_changed_is_read_once(parsed: list[tuple[str, str]]) -> None:
    parser = Parser({})
    assert parser.parse("tea.yml", SOUND) == parser.parse("tea.yml", SOUND)
    assert parsed == [("tea.yml", SOUND)]


@pytest.mark.parametrize(("path", "text"), [("tea.yml", "- id: te\n"), ("te.yml", SOUND)])
def test_another_text_and_another_name_are_read(parsed: list[tuple[str, str]], path: str, text: str) -> None:
    parser = Parser({})
    parser.parse("tea.yml", SOUND)
    document, _ = parser.parse(path, text)
    assert document is not None
    assert document.place(0, "id").path == path
    assert len(parsed) == 2


def test_what_is_wrong_is_read_and_told_each_time() -> None:
    parser = Parser({})
    told = [parser.parse("tea.yml", WRONG)[1] for _ in range(2)]
    assert told[0] == told[1]
    assert [problem.code for problem in told[0]] == ["yaml-duplicate-key"]


def test_a_name_that_is_no_text_is_read() -> None:
    """On Linux a file's name may hold any bytes."""
    assert Parser({}).parse("tea\udcff.yml", SOUND)[1] == []


# ---------------------------------------------------------------- on disk


@pytest.fixture
def kept(tmp_path: Path) -> KeptDocuments:
    """A folder that holds what the small course said."""
    found = KeptDocuments("program", tmp_path / "documents")
    courses.read(mistakes.FIXTURE, "tea", kept=found)
    return found


def again(kept: KeptDocuments) -> KeptDocuments:
    """The same folder, at the next run."""
    return KeptDocuments(kept.folder.name, kept.folder.parent)


def test_a_course_is_the_same_with_and_without(kept: KeptDocuments, parsed: list[tuple[str, str]]) -> None:
    read = courses.read(mistakes.FIXTURE, "tea")
    assert read[0] is not None
    assert {path for path, _ in parsed} >= {"tea/course.yml", "tea/vocabulary.yml"}
    parsed.clear()
    assert courses.read(mistakes.FIXTURE, "tea", kept=again(kept)) == read
    assert not parsed


@pytest.mark.parametrize("case", OF_YAML[::8], ids=lambda case: case["title"])
def test_a_mistake_in_a_course_that_was_read_before_is_told(
    case: dict[str, Any], kept: KeptDocuments, tmp_path: Path
) -> None:
    folder = mistakes.spoil(case, tmp_path)
    told = courses.read(folder, "tea")
    for _ in range(2):
        assert courses.read(folder, "tea", kept=again(kept)) == told


def spoilt(data: bytes) -> bytes:
    return data[:-9] + bytes([data[-9] ^ 1]) + data[-8:]


@pytest.mark.parametrize("damage", [spoilt, lambda data: data[:100], lambda _: b""])
def test_a_file_that_is_not_as_it_was_written_is_not_used(
    kept: KeptDocuments, parsed: list[tuple[str, str]], damage: Any
) -> None:
    for path in kept.folder.iterdir():
        path.write_bytes(damage(path.read_bytes()))
    count = len(list(kept.folder.iterdir()))
    assert courses.read(mistakes.FIXTURE, "tea", kept=again(kept))[1] == []
    assert len(parsed) == count > 5
    parsed.clear()
    courses.read(mistakes.FIXTURE, "tea", kept=again(kept))
    assert not parsed, "and is written anew"


def test_where_nothing_can_be_kept_everything_is_read(tmp_path: Path) -> None:
    (tmp_path / "documents").write_text("a file in the place of the folder")
    for _ in range(2):
        kept = KeptDocuments("program", tmp_path / "documents")
        assert courses.read(mistakes.FIXTURE, "tea", kept=kept)[1] == []
        kept.tidy()


def test_what_another_program_kept_is_removed(kept: KeptDocuments) -> None:
    other = KeptDocuments("another program", kept.folder.parent)
    assert courses.read(mistakes.FIXTURE, "tea", kept=other)[1] == []
    other.tidy()
    assert list(kept.folder.parent.iterdir()) == [other.folder]
    assert list(other.folder.iterdir())


def test_of_what_is_not_used_some_stays_and_much_is_removed(kept: KeptDocuments) -> None:
    own = set(kept.folder.iterdir())
    for number in range(MOST):
        (kept.folder / f"{number}").write_bytes(b"")
    kept.tidy()
    assert len(list(kept.folder.iterdir())) == len(own) + MOST
    (kept.folder / "one more").write_bytes(b"")
    kept.tidy()
    assert set(kept.folder.iterdir()) == own
