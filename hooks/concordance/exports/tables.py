"""The glossary and its occurrences as tables: CSV as Excel opens it, and one workbook of both.

A language's columns are headed in it. The workbook is written by XlsxWriter, whose zip has no times of its
own; the one it writes inside is the moment of the version.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property

import xlsxwriter

from .. import routes
from ..language.writings import writing_of
from ..model import Entry, Form, Mention, Position
from ..views.course_view import CourseView
from .moment import moment_of
from .taken import By, Offer, TakenFile, absolute, file_name

Cell = str | int
Table = tuple[Sequence[str], Sequence[Sequence[Cell]]]
"""The headings, and the rows."""

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What a cell begins with that a spreadsheet takes for a formula."""
WIDE, MIDDLE, NARROW = 60, 28, 14
SHEET_NAME = 31
"""The longest name of a sheet in characters; some signs cannot stand in it."""


def offers(by_code: By) -> Iterator[Offer]:
    """A workbook with both tables, and each of them as CSV."""
    tables = Tables(by_code)
    made: list[tuple[str, str, str, Callable[[], bytes]]] = [
        ("workbook", "workbook.xlsx", "Excel (.xlsx)", tables.workbook),
        ("csv_glossary", "glossary.csv", "CSV", lambda: as_csv(tables.glossary)),
        ("csv_occurrences", "occurrences.csv", "CSV", lambda: as_csv(tables.occurrences)),
    ]
    for name, ending, form, make in made:
        files = (TakenFile(path=routes.export(file_name(by_code, ending)), make=make),)
        yield Offer(name=name, topic="tables", format=form, files=files, holds_text=name != "csv_glossary")


class Tables:
    """The tables of a course, each made once for all files that hold it."""

    def __init__(self, by_code: By) -> None:
        self.by_code = by_code

    @cached_property
    def glossary(self) -> Table:
        """The entries."""
        return glossary(self.by_code)

    @cached_property
    def occurrences(self) -> Table:
        """The sentences that name them."""
        return occurrences(self.by_code)

    def workbook(self) -> bytes:
        """Both as sheets of one file."""
        return workbook(self.by_code, {"glossary": self.glossary, "occurrences_where": self.occurrences})


# ---------------------------------------------------------------- what the tables say


def glossary(by_code: By) -> Table:
    """A row for each entry, by name in the first language."""
    first = next(iter(by_code.values()))
    shared = ["column_id", "date", "symbol", "column_paragraphs", "column_notes"]
    own = [
        "column_name", "kind", "also", "abbreviation", "column_described", "avoid", "definition",
        "column_mentions", "address",
    ]  # fmt: skip
    headings = [_everywhere(by_code, label) for label in shared]
    for view in by_code.values():
        headings += [_headed(view, label) for label in own]
        headings += [_headed(view, "pinyin")] if _has_pinyin(view) else []
    rows = [
        [*_shared(first, entry), *(cell for view in by_code.values() for cell in _named(view, entry))]
        for entry in first.sorted(first.course.entries.values())
    ]
    return headings, rows


def _shared(view: CourseView, entry: Entry) -> list[Cell]:
    symbols = " | ".join(form.text for form in entry.symbols)
    return [entry.id, entry.date, symbols, len(view.in_paragraphs(entry)), len(view.in_notes(entry))]


def _named(view: CourseView, entry: Entry) -> list[Cell]:
    term = entry.terms[view.code]
    mentions = view.course.mentions[view.code].values()
    return [
        view.name(entry),
        view.course.vocabulary.kinds[entry.kind].label[view.code],
        *map(_forms, (term.also, term.abbreviations, term.described_as, [each.form for each in term.avoid])),
        entry.definition[view.code],
        sum(mention.entry == entry.id for found in mentions for mention in found),
        _address(view, view.entry_url(entry.id)),
        *([view.pinyin(entry)] if _has_pinyin(view) else []),
    ]


def _has_pinyin(view: CourseView) -> bool:
    return writing_of(view.code).by_sound


def _forms(forms: Sequence[Form]) -> str:
    return " | ".join(form.text for form in forms)


def occurrences(by_code: By) -> Table:
    """A row for each entry and each of the sentences, paired across the languages, that name it."""
    first = next(iter(by_code.values()))
    own = ["column_name", "where", "column_words", "column_sentence", "address"]
    headings = [_everywhere(by_code, "column_id")]
    headings += [_headed(view, label) for view in by_code.values() for label in own]
    named = _rows_by_entry(by_code)
    rows = [row for entry in first.sorted(first.course.entries.values()) for row in named.get(entry.id, ())]
    return headings, rows


def _rows_by_entry(by_code: By) -> dict[str, list[list[Cell]]]:
    first = next(iter(by_code.values()))
    found: dict[str, list[list[Cell]]] = {}
    for text in first.texts:
        for position in text.version.passages:
            for pieces in _pieces(by_code, position):
                inside = {code: _within(by_code[code], position, span) for code, span in pieces.items()}
                for entry in dict.fromkeys(m.entry for mentions in inside.values() for m in mentions):
                    row: list[Cell] = [entry]
                    for code, view in by_code.items():
                        row += _occurrence(view, entry, position, pieces[code], inside[code])
                    found.setdefault(entry, []).append(row)
    return found


Span = tuple[int, int]


def _pieces(by_code: By, position: Position) -> Iterator[dict[str, Span]]:
    """The sentences of a passage in rows, each row a stretch of each language; a note is one row."""
    first = next(iter(by_code.values()))
    alignment = first.course.alignments.get(position)
    if alignment is None:
        yield {code: (0, len(_plain(view, position))) for code, view in by_code.items()}
        return
    for row in first.rows(position):
        spans = {code: [alignment.sentences[code][number] for number in row[code]] for code in by_code}
        yield {code: (each[0][0], each[-1][1]) if each else (0, 0) for code, each in spans.items()}


def _within(view: CourseView, position: Position, span: Span) -> list[Mention]:
    found = view.course.mentions[view.code].get(position, ())
    return [mention for mention in found if span[0] <= mention.start < span[1]]


def _occurrence(
    view: CourseView, entry: str, position: Position, span: Span, inside: Sequence[Mention]
) -> list[Cell]:
    plain = _plain(view, position)
    words = " | ".join(plain[mention.start : mention.end] for mention in inside if mention.entry == entry)
    sentence = plain[span[0] : span[1]].strip()
    return [
        view.name(view.course.entries[entry]),
        view.position_label(position) if sentence else "",
        words,
        sentence,
        _address(view, view.position_url(position)) if sentence else "",
    ]


def _plain(view: CourseView, position: Position) -> str:
    return view.text(position.text).version.passages[position].plain


def _address(view: CourseView, address: str) -> str:
    """The address on the web or, where the site has none, inside the site."""
    return absolute(view, address) or address


def _headed(view: CourseView, label: str) -> str:
    """The heading of a column that is in one language."""
    return f"{view.label(label)} [{view.language.tag}]"


def _everywhere(by_code: By, label: str) -> str:
    """The heading of a column that belongs to all languages: in each of them, once where they agree."""
    return " / ".join(dict.fromkeys(view.label(label) for view in by_code.values()))


# ---------------------------------------------------------------- files


def as_csv(table: Table) -> bytes:
    """A table as Excel opens it: UTF-8 with its mark, and no cell that would run as a formula."""
    headings, rows = table
    written = io.StringIO(newline="")
    writer = csv.writer(written)
    writer.writerows([harmless(cell) for cell in row] for row in (headings, *rows))
    return written.getvalue().encode("utf-8-sig")


def harmless(cell: Cell) -> Cell:
    """A cell that a spreadsheet takes for words: an apostrophe before what would begin a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(DANGEROUS) else cell


def workbook(by_code: By, tables: Mapping[str, Table]) -> bytes:
    """Tables, by the label of each, as sheets behind one that says what they are and whose."""
    first = next(iter(by_code.values()))
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_urls": False})
    created = moment_of(first.course.settings).replace(tzinfo=None)
    title = " / ".join(view.course.settings.title[code] for code, view in by_code.items())
    book.set_properties({"title": title, "author": first.makers, "created": created})
    _about(book, by_code)
    for label, table in tables.items():
        _sheet(book, first, _everywhere(by_code, label), table)
    book.close()
    return written.getvalue()


def _about(book: xlsxwriter.Workbook, by_code: By) -> None:
    sheet = _new_sheet(book, next(iter(by_code.values())), _everywhere(by_code, "about"))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    sheet.set_column(0, 0, NARROW * 2)
    sheet.set_column(1, 1, WIDE * 2)
    row = 0
    for view in by_code.values():
        settings = view.course.settings
        said = {
            "title": settings.title[view.code],
            "version": " · ".join(filter(None, (settings.version, settings.released))),
            "address": absolute(view, routes.home(view.code)),
            "made_by": view.makers,
            "rights": settings.rights[view.code],
        }
        for label, words in said.items():
            if words:
                name = view.language.name if label == "title" else view.label(label)
                sheet.write_string(row, 0, name, bold)
                sheet.write_string(row, 1, words, wrapped)
                row += 1
        row += 1


def _sheet(book: xlsxwriter.Workbook, first: CourseView, name: str, table: Table) -> None:
    headings, rows = table
    sheet = _new_sheet(book, first, name)
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    for column, heading in enumerate(headings):
        sheet.set_column(column, column, _width([row[column] for row in rows]))
        sheet.write_string(0, column, heading, bold)
    for number, row in enumerate(rows, 1):
        for column, cell in enumerate(row):
            if isinstance(cell, int):
                sheet.write_number(number, column, cell, plain)
            elif cell:
                sheet.write_string(number, column, cell, plain)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, max(len(rows), 1), len(headings) - 1)


def _new_sheet(book: xlsxwriter.Workbook, first: CourseView, name: str) -> xlsxwriter.worksheet.Worksheet:
    allowed = "".join(" " if sign in "[]:*?/\\'" else sign for sign in name)
    sheet = book.add_worksheet(" ".join(allowed.split())[:SHEET_NAME].strip())
    if first.language.direction == "rtl":
        sheet.right_to_left()
    return sheet


def _width(cells: Sequence[Cell]) -> int:
    """How wide a column is: by the longest of its cells, in three steps."""
    longest = max((len(str(cell)) for cell in cells), default=0)
    return NARROW if longest <= NARROW else MIDDLE if longest <= WIDE else WIDE
