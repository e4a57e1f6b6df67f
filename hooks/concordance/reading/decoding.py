"""Bytes of a content file -> text, or a problem with the place of the first fault."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Place, Problem

BOM = b"\xef\xbb\xbf"
CONFLICT = re.compile(rb"^(?:<{7}|>{7}) ", re.MULTILINE)
"""How git marks the beginning and the end of lines on which two versions differ."""
LONE_RETURN = re.compile(rb"\r(?!\n)")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""What no editor shows and no page should hold: the control codes of ISO/IEC 6429, tab and line end apart."""


def decode(path: str, data: bytes) -> tuple[str, list[Problem]]:
    """Read `data` as UTF-8 with lines that end the Unix or the Windows way.

    Returns the text with Unix line ends, readable as far as possible so that later checks can go on, and the
    problems: a wrong encoding alone, since all else would be a guess; or one each for a byte order mark, a
    carriage return that belongs to no Windows line end, a conflict that git left, and an invisible control
    character.
    """
    text = data.removeprefix(BOM).decode("utf-8", errors="replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if foreign := _not_utf_8(path, data):
        return text, [foreign]
    problems = list(_faults(path, data))
    if found := CONTROL.search(text):
        place = _place(path, text[: found.start()].encode())
        values = {"character": f"U+{ord(found[0]):04X}"}
        problems.append(Problem(place=place, code="control-character", values=values))
    return text, problems


def _faults(path: str, data: bytes) -> Iterator[Problem]:
    if data.startswith(BOM):
        yield Problem(place=Place(path), code="byte-order-mark")
    if found := LONE_RETURN.search(data):
        yield Problem(place=_place(path, data[: found.start()]), code="carriage-return")
    if found := CONFLICT.search(data):
        values = {"mark": found[0].decode().strip()}
        yield Problem(place=_place(path, data[: found.start()]), code="merge-conflict", values=values)


def _not_utf_8(path: str, data: bytes) -> Problem | None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        place = _place(path, data[: error.start])
        return Problem(place=place, code="not-utf-8", values={"byte": f"0x{data[error.start]:02X}"})
    return None


def _place(path: str, before: bytes) -> Place:
    """The place just after the bytes `before`."""
    last_line = before.rpartition(b"\n")[2].removeprefix(BOM)
    return Place(path, before.count(b"\n") + 1, len(last_line.decode("utf-8", errors="replace")) + 1)
