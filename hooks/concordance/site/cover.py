"""The picture that stands for the course where somebody shares a page: its concordance, seen from afar.

Every column is a stretch of the texts, every line an entry, in the order in which they first occur; a bar
stands where the entry is named. There are no words in it, so it needs no font and is the same everywhere.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence

from ..views.course_view import CourseView

WIDTH, HEIGHT, MARGIN = 1200, 630, 60
"""Pixels; 1.91 to 1, as the Open Graph protocol's readers show pictures."""
MOST_LINES, MOST_COLUMNS = 170, 135
GROUND = (0x16, 0x3A, 0x5C)
BARS = ((0xFF, 0xFF, 0xFF), (0xF2, 0xC1, 0x4E), (0x8F, 0xC1, 0xE3), (0xF0, 0x8A, 0x5D), (0xA8, 0xD5, 0xA2))
"""A colour for each group of entries, from the beginning again where there are more groups."""


def png(view: CourseView) -> bytes:
    """The picture as a PNG file."""
    rows = [bytearray(WIDTH) for _ in range(HEIGHT)]
    for left, top, width, height, colour in bars(view):
        for row in rows[top : top + height]:
            row[left : left + width] = bytes([colour]) * width
    return with_palette(rows, (GROUND, *BARS))


def bars(view: CourseView) -> Iterator[tuple[int, int, int, int, int]]:
    """Left, top, width, height in pixels, and colour from 1, of every bar."""
    passages = [
        text.position(paragraph.id)
        for text in view.texts
        for section in text.version.sections
        for paragraph in section.paragraphs
    ]
    place = {position: number for number, position in enumerate(passages)}
    named = {entry: [place[at] for at in found if at in place] for entry, found in view.occurrences.items()}
    lines = sorted((found[0], entry) for entry, found in named.items() if found)[:MOST_LINES]
    if not lines:
        return
    columns = min(len(passages), MOST_COLUMNS)
    colours = _colours(view)
    for number, (_, entry) in enumerate(lines):
        top, below = _share(number, len(lines), HEIGHT)
        for column in sorted({where * columns // len(passages) for where in named[entry]}):
            left, right = _share(column, columns, WIDTH)
            yield left, top, max(1, right - left - 2), max(1, below - top - 1), colours[entry]


def _share(number: int, count: int, size: int) -> tuple[int, int]:
    """Where a line or column begins and the next one would, inside the margins."""
    room = size - 2 * MARGIN
    return MARGIN + number * room // count, MARGIN + (number + 1) * room // count


def _colours(view: CourseView) -> dict[str, int]:
    vocabulary = view.course.vocabulary
    order = {group.id: number % len(BARS) + 1 for number, group in enumerate(vocabulary.groups)}
    return {entry.id: order[vocabulary.group_of(entry).id] for entry in view.course.entries.values()}


def with_palette(rows: Sequence[bytes | bytearray], palette: Sequence[tuple[int, int, int]]) -> bytes:
    """A PNG with a palette: W3C, Portable Network Graphics (Third Edition), 2025, sections 5 and 11."""
    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 3, 0, 0, 0)
    colours = b"".join(map(bytes, palette))
    pixels = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    chunks = ((b"IHDR", head), (b"PLTE", colours), (b"IDAT", pixels), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )
