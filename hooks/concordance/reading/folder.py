"""The folder of a course: reads its files one by one, and finds those that nothing reads."""

from __future__ import annotations

import re
import stat
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..model import Place, Problem
from . import decoding, names, pasted, yaml_document
from .yaml_document import Document

Parse = Callable[[str, str], tuple[Document | None, list[Problem]]]
"""Name and text of a YAML file -> what it says, and its problems."""
UNREADABLE = ("not-utf-8", "control-character", "merge-conflict", "too-long")
"""With one of these, what else a file says would be a guess."""
MOST_BYTES = 5_000_000
"""The texts of a long book have one or two million; more would be read for minutes."""
LONGEST_LINE, LONGEST_BLOCK = 10_000, 20_000
"""Characters of a line, and of lines with no empty one between them. The longest paragraphs of books have
some 5,000. Where a pattern looks at a text again from each of its characters, one made for that takes no
minutes."""
BLOCK = re.compile(r"(?:.*\S.*\n?)+")
FOLDERS = ("glossary/", "lessons/", "questions/")
"""The subfolders of which every YAML file is read."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder, and how problems name it."""

    path: Path
    shown: str
    parse: Parse = yaml_document.parse

    def place(self, name: str) -> Place:
        """The beginning of a file, as problems name it."""
        return Place(f"{self.shown}/{name}")

    def has(self, name: str) -> bool:
        """Whether something bears this name, even a link that leads nowhere or what nobody may read."""
        try:
            (self.path / name).lstat()
        except FileNotFoundError:
            return False
        except OSError:
            return True
        return True

    def yaml_files(self, name: str) -> list[str]:
        """The names of the YAML files of a subfolder, in order."""
        found = sorted(path for path in (self.path / name).glob("*") if _is_yaml(path))
        return [f"{name}/{path.name}" for path in found]

    def text(self, name: str) -> tuple[str | None, list[Problem]]:
        """A file's text, or None when there is none, or none that can be read."""
        place = self.place(name)
        data, problems = self.data(name)
        if data is None:
            return None, problems
        text, problems = decoding.decode(place.path, data)
        if all(problem.code != "not-utf-8" for problem in problems):
            problems += _too_long(place.path, text)
        if any(problem.code in UNREADABLE for problem in problems):
            return None, problems
        problems += pasted.problems(place.path, text)
        if not text.strip():
            return None, [*problems, Problem(place=place, code="empty-file")]
        return text, problems

    def names(self, name: str) -> tuple[str, ...]:
        """The names of what lies in a subfolder, in order; nothing where there is no such folder."""
        try:
            return tuple(sorted(path.name for path in (self.path / name).iterdir()))
        except OSError:
            return ()

    def is_linked(self, name: str) -> bool:
        """Whether a file, or a folder that holds it within this one, is a symbolic link."""
        parts = name.split("/")
        return any((self.path / "/".join(parts[:count])).is_symlink() for count in range(1, len(parts) + 1))

    def data(self, name: str) -> tuple[bytes | None, list[Problem]]:
        """A file's bytes, or None and why: neither a device nor a pipe is read, nor what lies elsewhere."""
        place, path = self.place(name), self.path / name
        try:
            told = path.stat()
            if not path.resolve().is_relative_to(self.path.resolve()):
                return None, [Problem(place=place, code="link-outside")]
            if not stat.S_ISREG(told.st_mode):
                return None, [Problem(place=place, code="unreadable-file")]
            if told.st_size > MOST_BYTES:
                size = {"size": f"{told.st_size / 1_000_000:,.1f}", "most": f"{MOST_BYTES // 1_000_000}"}
                return None, [Problem(place=place, code="file-heavy", values=size)]
            return path.read_bytes(), []
        except (OSError, RuntimeError):  # the latter: links in a circle
            missing = not self.has(name)
            return None, [Problem(place=place, code="missing-file" if missing else "unreadable-file")]

    def document(self, name: str) -> tuple[Document | None, list[Problem]]:
        """A YAML file, whatever its shape, or None when it cannot be read."""
        text, problems = self.text(name)
        if text is None:
            return None, problems
        document, found = self.parse(self.place(name).path, text)
        problems += found
        if document is not None and document.data is None:
            return None, [*problems, Problem(place=document.place(), code="empty-file")]
        return document, problems

    def misnamed(self) -> Iterator[Problem]:
        """Files and folders that not every computer can have: aux.yml, what?.yml, tea.yml beside Tea.yml."""
        first: dict[str, str] = {}
        for path in sorted(self.path.rglob("*")):
            name = path.relative_to(self.path).as_posix()
            if not names.fits_windows(name):
                yield Problem(place=self.place(name), code="device-name", values={"name": path.name})
            other = first.setdefault(names.as_one_file(name), name)
            if other != name:
                yield Problem(place=self.place(name), code="same-file", values={"name": name, "other": other})

    def strays(self, known: Sequence[str]) -> Iterator[Problem]:
        """YAML files that nothing reads: a name misspelt, or a file in the wrong folder."""
        for path in sorted(self.path.rglob("*")):
            name = path.relative_to(self.path).as_posix()
            is_read = name in known or (name.startswith(FOLDERS) and name.count("/") == 1)
            if _is_yaml(path) and not is_read:
                values = {"known": ", ".join((*known, *(f"{name}….yml" for name in FOLDERS)))}
                yield Problem(place=self.place(name), code="stray-file", values=values)


def _too_long(path: str, text: str) -> Iterator[Problem]:
    """The first line that is too long and, in Markdown, the first block of lines."""
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > LONGEST_LINE:
            values = {"count": f"{len(line):,}", "most": f"{LONGEST_LINE:,}"}
            yield Problem(place=Place(path, number, LONGEST_LINE + 1), code="too-long", values=values)
            return
    for block in BLOCK.finditer(text) if path.endswith(".md") else ():
        if len(block[0]) > LONGEST_BLOCK:
            place = Place(path, text.count("\n", 0, block.start()) + 1)
            values = {"count": f"{len(block[0]):,}", "most": f"{LONGEST_BLOCK:,}"}
            yield Problem(place=place, code="too-long", values=values)
            return


def _is_yaml(path: Path) -> bool:
    """Whether a file is YAML by its name, and not one that an editor or a system keeps beside others."""
    return path.suffix.lower() in (".yml", ".yaml") and not path.name.startswith(".")
