"""Documents for word processors (.docx), the same bytes at every build: their looks, and how words are set.

Headings are styles, lists count by themselves and every run says its language, so that a teacher can change
the document like one of their own. python-docx writes it; what it has no words for is set as OOXML
(ECMA-376, part 1: 17.3 paragraphs and runs, 17.9 lists, 17.4 tables).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, partial
from itertools import pairwise
from types import MappingProxyType
from typing import Any

from docx import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt, RGBColor
from lxml.etree import SubElement

from ..model import Language
from .zipped import zipped

LATIN = "Times New Roman"
EAST_ASIAN = {"zh": "SimSun", "ja": "MS Mincho", "ko": "Batang"}
"""Fonts that word processors have, or know a substitute for."""
SCRIPTS = {"Hans": "CN", "Hant": "TW"}
"""Word knows Chinese by its country."""
KEPT = (
    "Normal", "Heading1", "Heading2", "Heading3", "Title", "Header", "Footer", "TableGrid",
    "DefaultParagraphFont", "TableNormal", "NoList",
)  # fmt: skip
UNUSED = ("stylesWithEffects", "customXml", "thumbnail", "theme", "webSettings", "fontTable")
AFTER_DIRECTION = [
    f"w:{name}" for name in "adjustRightInd snapToGrid spacing ind contextualSpacing jc rPr".split()
]
AFTER_DIRECTION_OF_TABLE = [
    f"w:{name}" for name in "tblW jc tblCellSpacing tblInd tblBorders tblLayout tblLook".split()
]
"""What comes behind these in the order that the schema wants."""
WIDTH = Mm(178)
"""Between the margins of an A4 sheet."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words in the language of a code, set in one way. A `gap` is so many letters of ruled line."""

    words: str
    code: str
    bold: bool = False
    italic: bool = False
    small: bool = False
    raised: bool = False
    gap: int = 0


@dataclass(slots=True)
class Word:
    """A document in one language that may hold words in all languages of a course."""

    language: Language
    languages: Sequence[Language]
    title: str
    author: str
    moment: datetime
    running_head: str
    _document: Any = field(init=False)
    _lists: int = field(init=False, default=0)

    def __post_init__(self) -> None:
        self._document = Document(io.BytesIO(_blank()))
        self._set_styles()
        self._set_properties()
        self._set_header_and_footer()

    # ------------------------------------------------------------ what a document is made of

    def heading(self, words: str, level: int, code: str = "", *, on_new_page: bool = False) -> None:
        """A heading: level 0 is the title."""
        paragraph = self._document.add_heading(level=level)
        paragraph.paragraph_format.page_break_before = on_new_page or None
        self._fill(paragraph, [Run(words, code or self.language.code)])

    def paragraph(
        self, runs: Iterable[Run], *, numbered: int = 0, tight: bool = False, wide: bool = False
    ) -> None:
        """A paragraph; one of a list has the number that `new_list` gave. A `wide` one is written into."""
        spacing = ({"after": "40"} if tight else {}) | ({"line": "480", "lineRule": "auto"} if wide else {})
        self._set_paragraph(self._new_paragraph(), list(runs), numbered=numbered, spacing=spacing)

    def new_list(self, *, letters: bool = False) -> int:
        """A list that begins at 1, or at A; gives its number."""
        self._lists += 1
        numbering = self._document.part.numbering_part.element
        number = _element("w:num", {"w:numId": str(self._lists)})
        number.append(_element("w:abstractNumId", {"w:val": "1" if letters else "0"}))
        override = _element("w:lvlOverride", {"w:ilvl": "0"})
        override.append(_element("w:startOverride", {"w:val": "1"}))
        number.append(override)
        numbering.append(number)
        return self._lists

    def lines(self, count: int) -> None:
        """Ruled lines to write on."""
        spacing = {"after": "0", "line": str(Mm(8.5).twips), "lineRule": "exact"}
        for _ in range(count):
            self._set_paragraph(self._new_paragraph(), [], ruled=True, spacing=spacing)

    def table(
        self, rows: Iterable[Sequence[Sequence[Run]]], widths: Sequence[float], *, ruled: bool = True
    ) -> None:
        """A table; the widths are parts of the whole one. Lists as cells are paragraphs of their own."""
        rows = list(rows)
        table = self._document.add_table(rows=len(rows), cols=len(widths))
        table.style = "Table Grid" if ruled else "Normal Table"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        if self.language.direction == "rtl":
            table._tbl.tblPr.insert_element_before(_element("w:bidiVisual", {}), *AFTER_DIRECTION_OF_TABLE)
        sizes = [Length(int(WIDTH * width / sum(widths))) for width in widths]
        for size, column in zip(sizes, table._tbl.tblGrid.gridCol_lst, strict=True):
            column.w = size
        for cells, row in zip(rows, table._tbl.tr_lst, strict=True):
            for runs, size, cell in zip(cells, sizes, row.tc_lst, strict=True):
                cell.width = size
                self._set_paragraph(cell.p_lst[0], runs, spacing={"after": "60"})

    def saved(self) -> bytes:
        """The document as a file."""
        buffer = io.BytesIO()
        self._document.save(buffer)
        with zipfile.ZipFile(buffer) as archive:
            # What a document is has to stand first; the rest is in the order in which it was written.
            return zipped((name, archive.read(name)) for name in archive.namelist())

    # ------------------------------------------------------------ small parts

    def _new_paragraph(self) -> Any:
        """The element of a paragraph without words, the last but for the section's properties."""
        made = _element("w:p", {})
        self._document.element.body.sectPr.addprevious(made)
        return made

    def _set_paragraph(
        self,
        paragraph: Any,
        runs: Sequence[Run],
        *,
        numbered: int = 0,
        ruled: bool = False,
        spacing: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Fill an empty paragraph, element by element: python-docx takes ten times as long, and there are
        thousands.
        """
        from_the_right = self._is_from_the_right(runs)
        # In the order that the schema wants.
        if numbered or ruled or from_the_right or spacing:
            properties = SubElement(paragraph, _name("pPr"))
            if numbered:
                number = SubElement(properties, _name("numPr"))
                _say(number, "ilvl", val="0")
                _say(number, "numId", val=str(numbered))
            if ruled:
                borders = SubElement(properties, _name("pBdr"))
                for side in ("bottom", "between"):
                    _say(borders, side, val="single", sz="4", space="0", color="808080")
            if from_the_right:
                _say(properties, "bidi")
            if spacing:
                _say(properties, "spacing", **spacing)
        for run in runs:
            self._add(paragraph, run)

    def _fill(self, paragraph: Any, runs: Sequence[Run]) -> None:
        """Fill a paragraph that python-docx made, and that has properties already."""
        if self._is_from_the_right(runs):
            properties = paragraph._p.get_or_add_pPr()
            properties.insert_element_before(_element("w:bidi", {}), *AFTER_DIRECTION)
        for run in runs:
            self._add(paragraph._p, run)

    def _is_from_the_right(self, runs: Sequence[Run]) -> bool:
        return {self._language(run.code).direction for run in runs} == {"rtl"}

    def _add(self, paragraph: Any, run: Run) -> None:
        language = self._language(run.code)
        made = SubElement(paragraph, _name("r"))
        properties = SubElement(made, _name("rPr"))
        say = partial(_say, properties)
        # In the order that the schema wants.
        if language.code in EAST_ASIAN:
            # With the hint “ ” … — are not set in the Latin font.
            say("rFonts", hint="eastAsia", eastAsia=EAST_ASIAN[language.code])
        for name in ("b", "bCs") if run.bold else ():
            say(name)
        for name in ("i", "iCs") if run.italic else ():
            say(name)
        if run.small:
            say("color", val="444444")
            say("sz", val="18")
            say("szCs", val="18")
        if run.gap:
            say("u", val="single")
        if run.raised:
            say("vertAlign", val="superscript")
        if language.direction == "rtl":
            say("rtl")
        say("lang", **{_kind_of(language): _tag(language)})
        words = SubElement(made, _name("t"))
        words.text = run.words if not run.gap else "\u00a0" * round(run.gap * 1.6)
        words.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")

    def _language(self, code: str) -> Language:
        return next((each for each in self.languages if each.code == code), self.language)

    def _set_styles(self) -> None:
        """The looks of everything: serif type, headings that stay with what follows."""
        styles = self._document.styles
        kinds = {
            f"w:{_kind_of(language)}": _tag(language)
            for language in reversed((self.language, *self.languages))
        }
        east = next((EAST_ASIAN[each.code] for each in self.languages if each.code in EAST_ASIAN), LATIN)
        sizes = {"Normal": 10.5, "Title": 18, "Heading 1": 14, "Heading 2": 12, "Heading 3": 10.5}
        for fonts in styles.element.iter(qn("w:rFonts")):
            fonts.attrib.clear()
            for kind in ("w:ascii", "w:hAnsi", "w:cs"):
                fonts.set(qn(kind), LATIN)
            fonts.set(qn("w:eastAsia"), east)
        for name in (*sizes, "Header", "Footer"):
            style = styles[name]
            style.font.size = Pt(sizes.get(name, 8.5))
            style.font.color.rgb = RGBColor(0, 0, 0)
        for old in styles.element.iter(qn("w:lang")):
            for kind in ("w:val", "w:eastAsia", "w:bidi"):
                old.attrib.pop(qn(kind), None)
            for kind, tag in kinds.items():
                old.set(qn(kind), tag)
        normal = styles["Normal"].paragraph_format
        normal.space_after, normal.line_spacing = Pt(6), 1.25
        title = styles["Title"].element.get_or_add_pPr()
        for border in title.findall(qn("w:pBdr")):
            title.remove(border)

    def _set_properties(self) -> None:
        core = self._document.core_properties
        core.title, core.author, core.last_modified_by = self.title, self.author, self.author
        core.language, core.comments, core.keywords = self.language.tag, "", ""
        core.created = core.modified = self.moment.replace(tzinfo=None)
        core.revision = 1

    def _set_header_and_footer(self) -> None:
        section = self._document.sections[0]
        self._fill(section.header.paragraphs[0], [Run(self.running_head, self.language.code)])
        footer = section.footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for number, name in enumerate(("PAGE", "NUMPAGES")):
            if number:
                footer.add_run(" / ")
            simple = _element("w:fldSimple", {"w:instr": name})
            simple.append(footer.add_run("1")._r)
            footer._p.append(simple)


def rich(plain: str, styles: Iterable[Any], code: str, start: int = 0, end: int | None = None) -> list[Run]:
    """A text, or a stretch of it, with its emphases."""
    end = len(plain) if end is None else end
    shown = [each for each in styles if each.kind in ("emphasis", "strong") and each.start < end]
    edges = sorted({start, end, *(at for each in shown for at in (each.start, each.end) if start < at < end)})
    runs = []
    for left, right in pairwise(edges):
        kinds = {each.kind for each in shown if each.start <= left and right <= each.end}
        runs.append(Run(plain[left:right], code, bold="strong" in kinds, italic="emphasis" in kinds))
    return runs


# ---------------------------------------------------------------- what python-docx has no words for


def _element(name: str, attributes: dict[str, str]) -> Any:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(key), value)
    return made


@cache
def _name(name: str) -> str:
    """A name of WordprocessingML as lxml has it."""
    full: str = qn(f"w:{name}")
    return full


def _say(properties: Any, name: str, /, **values: str) -> None:
    """Add a property with these attributes."""
    each = SubElement(properties, _name(name))
    for key, value in values.items():
        each.set(_name(key), value)


def _kind_of(language: Language) -> str:
    """Under which name Word keeps a language, of which a run has up to three."""
    if language.code in EAST_ASIAN:
        return "eastAsia"
    return "bidi" if language.direction == "rtl" else "val"


def _tag(language: Language) -> str:
    name, _, script = language.tag.partition("-")
    return f"{name}-{SCRIPTS[script]}" if script in SCRIPTS else language.tag


@cache
def _blank() -> bytes:
    """A document without words, made once: python-docx's own is read in a quarter of a second."""
    document = Document()
    _lay_out(document)
    _drop_unused(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _lay_out(document: Any) -> None:
    """An A4 sheet, and two kinds of lists: by numbers and by letters."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(16)
    section.top_margin, section.bottom_margin = Mm(20), Mm(18)
    section.header_distance = section.footer_distance = Mm(9)
    numbering = document.part.numbering_part.element
    for old in list(numbering):
        numbering.remove(old)
    for number, (kind, words) in enumerate((("decimal", "%1."), ("upperLetter", "%1."))):
        abstract = _element("w:abstractNum", {"w:abstractNumId": str(number)})
        level = _element("w:lvl", {"w:ilvl": "0"})
        for name, value in (("w:start", "1"), ("w:numFmt", kind), ("w:lvlText", words), ("w:lvlJc", "left")):
            level.append(_element(name, {"w:val": value}))
        properties = _element("w:pPr", {})
        properties.append(_element("w:ind", {"w:left": "454", "w:hanging": "454"}))
        level.append(properties)
        abstract.append(level)
        numbering.append(abstract)


def _drop_unused(document: Any) -> None:
    """Leave out of python-docx's blank document what no page needs: nine tenths of it."""
    styles = document.styles.element
    for each in list(styles):
        is_style = each.tag == qn("w:style") and each.get(qn("w:styleId")) not in KEPT
        if is_style or each.tag == qn("w:latentStyles"):
            styles.remove(each)
    for name in ("w:link", "w:next"):  # which lead to styles that are gone
        for each in list(styles.iter(qn(name))):
            each.getparent().remove(each)
    for holder in (document.part, document.part.package):
        for name, relation in list(holder.rels.items()):
            if relation.reltype.rpartition("/")[2] in UNUSED:
                del holder.rels[name]
