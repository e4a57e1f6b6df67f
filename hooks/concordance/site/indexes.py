"""Lists of all entries by name that are too long for one page: pages from letter to letter.

How long a list may be is counted in entries, so that a reader can be told. A line has one name in each
language, so that the number is smaller where a course has more of them: of two languages, 400 entries of a
group with their definitions, or 800 names of the lookup page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from ..model import Entry
from ..views.course_view import CourseView
from .lens import within

PAGE = 320_000
"""Bytes that the lines of a list may have on one page, of its 500 KB."""
NAMES = 200_000
"""The same for the bare names on the first page of a list that has several."""
DEFINED, NAMED = 600, 200
"""About how many bytes a line with a definition takes, and one without, before the names."""
NAME = 100
"""And how many each name."""
MOST_NAMED = 200
"""How many names the first page has where there is no room for all."""


@dataclass(frozen=True, slots=True)
class ListPart:
    """A page of a list: its number from 1, its letters, and its entries under them."""

    number: int
    letters: str
    """`A–C`; of a letter that has several pages, `B 2/3`."""
    by_letter: Sequence[tuple[str, Sequence[Entry]]]

    @property
    def entries(self) -> list[Entry]:
        """Its entries in the order of their names."""
        return [entry for _, entries in self.by_letter for entry in entries]


@dataclass(frozen=True, slots=True)
class Split:
    """A list on several pages, as the first of them shows it."""

    parts: Sequence[ListPart]
    names: Sequence[tuple[str, Sequence[Entry]]]
    """The names that have room on the first page, under their letters: all, or those named most often."""
    all: int

    @property
    def letters(self) -> list[tuple[str, int, ListPart]]:
        """Each letter with the number of its entries and the page on which it begins."""
        found: dict[str, tuple[int, ListPart]] = {}
        for part in self.parts:
            for letter, entries in part.by_letter:
                count, first = found.get(letter, (0, part))
                found[letter] = (count + len(entries), first)
        return [(letter, count, part) for letter, (count, part) in found.items()]

    @property
    def shown(self) -> int:
        """How many names the first page has."""
        return sum(len(entries) for _, entries in self.names)


def most(view: CourseView, line: int) -> int:
    """How many entries a list on one page may have; `line` is `DEFINED` or `NAMED`."""
    return PAGE // (line + NAME * len(view.all))


def split(view: CourseView, entries: Sequence[Entry], line: int) -> Split | None:
    """A list as several pages, each half as long as one may be; None where one page holds it."""
    longest = most(view, line)
    if len(entries) <= longest:
        return None
    found = list(_parts(view, entries, max(1, longest // 2)))
    sizes = [(entry, _size(view, entry)) for entry in entries]
    names = entries
    if sum(size for _, size in sizes) > NAMES:
        frequent = sorted(sizes, key=lambda each: (-len(view.in_paragraphs(each[0])), view.sort_key(each[0])))
        names = within(NAMES, frequent[:MOST_NAMED])
    return Split(found, view.by_letter(names), len(entries))


def _parts(view: CourseView, entries: Sequence[Entry], longest: int) -> Iterator[ListPart]:
    """Letters together as long as they have room; one that has more than a page by itself."""
    together: list[tuple[str, Sequence[Entry]]] = []
    number = 1
    for letter, found in view.by_letter(entries):
        if together and sum(len(each) for _, each in together) + len(found) > longest:
            yield ListPart(number, _range(together), together)
            together, number = [], number + 1
        if len(found) <= longest:
            together.append((letter, found))
            continue
        pieces = _pieces(found, longest)
        for at, piece in enumerate(pieces, start=1):
            yield ListPart(number, f"{letter} {at}/{len(pieces)}", [(letter, piece)])
            number += 1
    if together:
        yield ListPart(number, _range(together), together)


def _pieces(entries: Sequence[Entry], longest: int) -> list[Sequence[Entry]]:
    """Pieces of about the same length, none longer than a page may be."""
    count = -(-len(entries) // longest)
    starts = [at * len(entries) // count for at in range(count + 1)]
    return [entries[start:end] for start, end in pairwise(starts)]


def _range(by_letter: Sequence[tuple[str, Sequence[Entry]]]) -> str:
    first, last = by_letter[0][0], by_letter[-1][0]
    return first if first == last else f"{first}–{last}"


def _size(view: CourseView, entry: Entry) -> int:
    """About how many bytes a bare name takes."""
    return 40 + len(view.entry_url(entry.id)) + len(view.name(entry).encode())
