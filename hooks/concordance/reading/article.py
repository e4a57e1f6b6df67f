"""Markdown of a text -> Version: sections, paragraphs with their ids, and notes.

The format is a small part of Markdown: front matter, `##` and `###` headings with an `{#id}`,
paragraphs between blank lines, and `[^1]: …` notes. A paragraph's id is the id of its heading and its
position under it, `mandate-3`.
"""

from __future__ import annotations

import bisect
import re
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ..codes import Code
from ..language import sentences
from ..model import (
    Anchor,
    Figure,
    Note,
    Paragraph,
    Part,
    Person,
    PictureUse,
    Place,
    Problem,
    RichText,
    Section,
    Version,
)
from . import inline, names
from . import yaml_document as yamldoc
from .schemas import Schema
from .validation import validate

HEADING = re.compile(r"(?P<level>#{1,6})\s+(?P<title>.*?)\s*(?:\{(?P<attributes>[^{}]*)\})?\s*$")
IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
NOTE = re.compile(r"\[\^(?P<id>[^\]\s]+)\](?P<colon>[ \t]*[:：])\s*")
FIGURE = re.compile(
    r"""
      !\[(?P<alt>(?:(?!\]\().)*)\]                         # what it shows
      \(\s*(?P<name>[^")\n]*?)                            # where it lies
      (?:\s+"(?P<caption>.*)")?\s*\)                      # the caption
      \s*(?:\{(?P<attributes>[^{}]*)\})?\s*                # the id
    """,
    re.VERBOSE | re.DOTALL,
)
SEVERAL = re.compile("[；;、﹔､]")
"""What stands between two authors. A comma, or an and, may be part of the name of an institution."""
PRINTED_QUOTE = re.compile(r"\s*[“‘「『'＂]")
"""What begins a caption in other quotation marks."""
PICTURE = ("![", "！[", "！［", "!［")
"""What begins a picture, or is meant to."""
NOTE_ID = re.compile(r"[1-9][0-9]{0,5}|\*")
# What begins a list, a quotation, a table, a heading, code, a rule … on the first line and on the others. A
# number begins a paragraph of a legal text (1. Everyone …), but where another line has one too, it is a list.
SIGNS = (
    r"[-+*][ \t]|>|\||\#{1,6}[ \t]|＃|＞[ \t]|```|~~~|\$\$|(?:[-*_][ \t]*){3,}$|:[ \t]|:::|!!!|\?\?\?"
    r"|===[!+]?[ \t]|\+\+\+|--8<--|///[ \t]"
    r"|\*\[[^\]]+\]:"
)
NOT_TEXT = re.compile(rf"\s*({SIGNS}|\s{{4}})", re.MULTILINE)
NOT_TEXT_INSIDE = re.compile(rf"^[ \t]*({SIGNS}|=+[ \t]*$|-+[ \t]*$|(?=.*-)(?=.*\|)[-:| \t]+$)", re.MULTILINE)
NUMBERED = re.compile(r"[ \t]*\d+[.)][ \t]", re.MULTILINE)
NUMBERED_INSIDE = re.compile(r"^[ \t]*\d+[.)][ \t]", re.MULTILINE)
DEFINITION = re.compile(r"[ \t]*\[(?!\^)[^\]]+\]:(?:[ \t]|<?https?:)")
PARTED = re.compile(
    r"(?<![^\W_])(?P<word>[^\W_]+[-‐‑¬])[ \t]*\n[ \t]*"
    r"(?!(?:and|or|to|nor|und|oder|bis|et|ou)\b)(?P<rest>[^\W_]+)"
)
"""A word that is parted at the end of a line; “short- and long-term” is not."""
HTML = re.compile(r"<[A-Za-z/!?]|\{:?[^{}\n]*=")
"""What Markdown takes for HTML on a page of running text, even if it never ends, and attributes of it."""
REFERENCE_LINK = re.compile(r"^ {0,3}\[[^\]^]+\]:\s*<?(?P<target>[^\s>]+)", re.MULTILINE)
FRONT = "front"
MOST_SENTENCES = 100
"""Each is weighed against each of the translation."""
LONGEST = 64  # characters of an id, which is also the name of a file
IMPRINT = ("classification", "document_code", "article_number", "editor", "pages")
# Ids that pages use themselves: as an address, as an anchor, or to begin one (note-1, page-120).
RESERVED = re.compile(
    rf"{names.DEVICE.pattern}|index|front|terms|notes|read-in|reader-data|card|card-body|passage-more|content|say|projector"
    r"|finder(-.*)?|shortcuts(-.*)?"
    r"|(note|ref|page|gloss)(-.*)?|line-[0-9]+"
)
# Faults that leave the paragraphs without sure ids, or one too long: the article cannot be searched.
SHAPELESS = frozenset(
    {"no-front-matter", "no-section", "text-outside", "note-id", "duplicate-note", "reserved-id"}
    | {"heading-level", "heading-outside", "heading-without-id", "duplicate-heading-id", "empty-heading"}
    | {"empty-paragraph", "figure-id", "duplicate-id", "many-sentences"}
)


HEADING_LINE = re.compile("#{1,6}[ \t]")
MOST_HEADINGS = 3000
"""Of one text. The Civil Code of China has 1,260 articles."""


def parse(
    path: str, text: str, language: str, schema: Mapping[str, Any], text_id: str = "article"
) -> tuple[Version | None, list[Problem]]:
    """Read a text in one language; `schema` is the shape of its front matter.

    Returns the article, or None when its front matter is unusable or its paragraphs have no sure ids,
    and every problem found.
    """
    front, first_line, problems = _front_matter(path, text, schema)
    if front is None and text.startswith("---"):
        return None, problems
    reader = _Reader(path, language)
    body = text.split("\n")[first_line - 1 :]
    headings = [number for number, line in enumerate(body, start=first_line) if HEADING_LINE.match(line)]
    if len(headings) > MOST_HEADINGS:
        values = {"count": f"{len(headings):,}", "most": f"{MOST_HEADINGS:,}"}
        place = Place(path, headings[MOST_HEADINGS])
        return None, [*problems, Problem(place=place, code="many-headings", values=values)]
    for place, block in blocks(path, body, first_line):
        reader.take(block, place)
    problems += reader.finish()
    if front is None or any(problem.code in SHAPELESS for problem in problems):
        return None, problems
    title, title_problems = inline.parse(front.data["title"], front.place("title"), language)
    problems += title_problems
    if not title.plain.strip():
        place = front.place("title")
        problems.append(
            Problem(place=place, code="empty-value", values={"key": "title", "example": "title: …"})
        )
    pages = [int(page) for page in front.data.get("pages", "").split("-") if page]
    first_page = pages[0] if pages else None
    sections, pages_of_notes = _number(reader.sections, first_page)
    for note in title.values("note"):
        if first_page is not None:
            pages_of_notes.setdefault(note, first_page)
    notes = tuple(replace(note, page=pages_of_notes.get(note.id)) for note in reader.notes)
    problems += [*_check_notes(title, sections, notes), *_check_pages(sections, pages)]
    problems += _check_marks(title, notes)
    found = Version(
        text=text_id,
        front=text.split("\n---", 1)[0],
        language=language,
        path=path,
        title=title,
        authors=tuple(Person(name=p["name"], about=p.get("about", "")) for p in front.data["authors"]),
        imprint={key: front.data[key] for key in IMPRINT if key in front.data},
        keywords=tuple(front.data.get("keywords", ())),
        sections=sections,
        notes=notes,
    )
    return found, problems


# ---------------------------------------------------------------- front matter and blocks


def split_front_matter(text: str) -> tuple[str | None, int]:
    """The YAML between the first two `---` lines, and the line on which the body begins."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        return None, 1
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == "---":
            return "\n".join(lines[1 : number - 1]), number + 1
    return None, 1


def _front_matter(path: str, text: str, schema: Schema) -> tuple[yamldoc.Document | None, int, list[Problem]]:
    yaml_text, first_line = split_front_matter(text)
    if yaml_text is None:
        return None, first_line, [Problem(place=Place(path), code="no-front-matter")]
    document, problems = yamldoc.parse(path, yaml_text, first_line=2)
    if document is None:
        return None, first_line, problems
    if document.data is None:
        return None, first_line, [Problem(place=Place(path), code="no-front-matter")]
    faults = validate(document, schema)
    problems += faults
    for value_path, value in document.strings():
        if value_path != ("title",):  # which is read like a paragraph
            problems += inline.raw_html(value, document.place(*value_path))
        if value_path[-1:] == ("name",) and SEVERAL.search(value):
            place = document.place(*value_path)
            problems.append(Problem(place=place, code="several-authors", values={"words": value}))
    return (None if faults else document), first_line, problems


def blocks(path: str, lines: list[str], first_line: int) -> Iterator[tuple[Place, str]]:
    """Runs of lines between blank lines; a heading or a note is a block of its own."""
    block: list[str] = []
    start = first_line
    for number, line in enumerate([*lines, ""], start=first_line):
        opens = line.startswith("#") or NOTE.match(line) is not None
        if block and (not line.strip() or opens):
            yield Place(path, start), "\n".join(block)
            block = []
        if line.strip():
            start = start if block else number
            block.append(line)
            if line.startswith("#"):
                yield Place(path, number), line
                block = []


def check_prose(
    path: str, text: str, schema: Mapping[str, Any], pages: Mapping[str, Container[str]] | None = None
) -> list[Problem]:
    """The problems of a page of running Markdown: its front matter, raw HTML, links that lead nowhere.

    `pages` are the addresses, from that page, of all pages of its language, with the ids of the places on
    them that a link may name; "" is the page itself. None when they are not known.
    """
    _, first_line, problems = _front_matter(path, text, schema)
    lines = text.split("\n")[first_line - 1 :]
    body = "\n".join(lines)
    for place, block in blocks(path, lines, first_line):
        _, found = inline.parse(block, place)
        found = [problem for problem in found if problem.code in ("raw-html", "strange-link")]
        problems += found or inline.outside_code(HTML, block, place, "raw-html", "html")
        for url, at in inline.links(block, place):
            if pages is not None and inline.safe_url(url) and inline.is_relative(url):
                problems += _link_problems(url, at, pages)
    for match in REFERENCE_LINK.finditer(body):
        if not inline.safe_url(match["target"]):
            line = first_line + body[: match.start("target")].count("\n")
            place = Place(path, line, match.start("target") - body.rfind("\n", 0, match.start("target")))
            problems.append(Problem(place=place, code="strange-link", values={"url": match["target"]}))
    return problems


def _link_problems(url: str, place: Place, pages: Mapping[str, Container[str]]) -> Iterator[Problem]:
    address, _, anchor = url.partition("#")
    path = address.partition("?")[0]
    if path not in pages:
        yield Problem(place=place, code="dead-link", values={"url": url})
    elif anchor not in ("", "top") and anchor not in pages[path]:
        yield Problem(place=place, code="dead-anchor", values={"url": url, "anchor": anchor})


# ---------------------------------------------------------------- reading


@dataclass
class _Part:
    id: str
    title: str
    place: Place
    texts: list[tuple[Place, RichText]] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)


@dataclass
class _Section:
    id: str
    title: str
    place: Place
    front: bool
    parts: list[_Part] = field(default_factory=list)


class _Reader:
    """Takes the blocks of an article one by one."""

    def __init__(self, path: str, language: str) -> None:
        self.path = path
        self.language = language
        self.sections: list[_Section] = []
        self.notes: list[Note] = []
        self.problems: list[Problem] = []
        self._ids: dict[str, Place] = {}

    def take(self, block: str, place: Place) -> None:
        if block.startswith("#"):
            self._take_heading(block, place)
        elif match := NOTE.match(block):
            self._take_note(match, block, place)
        elif match := FIGURE.fullmatch(block.strip()):
            self._take_figure(match, block, place)
        else:
            before = len(self.problems)
            self._check_form(block, place)
            self._take_paragraph(block, place, is_one=len(self.problems) == before)

    def _check_form(self, block: str, place: Place) -> None:
        """Report what other Markdown would make of a paragraph: a list, a table, a line of references …"""
        rest = block.find("\n") + 1 or len(block)
        inside = NOT_TEXT_INSIDE.search(block, rest)
        if inside is None and NUMBERED.match(block):
            inside = NUMBERED_INSIDE.search(block, rest)
        if NOT_TEXT.match(block):
            self._report("not-a-paragraph", place, start=block.strip()[:20])
        elif inside:
            start = block[inside.start() :].strip()[:20]
            self._report("not-a-paragraph", _below(place, block, inside.start()), start=start)
        elif DEFINITION.match(block):
            self._report("reference-link", place, words=block.strip()[:40])

    def finish(self) -> list[Problem]:
        if not self.sections and not self.problems:
            self._report("no-section", Place(self.path))
        for section in self.sections:
            lead, *parts = section.parts
            if not lead.texts and not parts:
                self._report("empty-heading", section.place, heading=section.title)
            for part in parts:
                if not part.texts:
                    self._report("empty-heading", part.place, heading=part.title)
        self._check_ids()
        return self.problems

    def _check_ids(self) -> None:
        """No heading takes an id that the page needs for something else."""
        parts = [part for section in self.sections for part in section.parts]
        taken = {f"{p.id}-{number}" for p in parts for number in range(1, len(p.texts) + 1)}
        for identifier, place in self._ids.items():
            if identifier in taken or RESERVED.fullmatch(identifier):
                self._report("reserved-id", place, id=identifier)

    def _take_heading(self, block: str, place: Place) -> None:
        match = HEADING.match(block)
        if match is None or len(match["level"]) not in (2, 3):
            self._report("heading-level", place, heading=block[:40])
            return
        identifier, front = self._attributes(match, place)
        title, problems = inline.parse(
            match["title"], place._replace(column=match.start("title") + 1), self.language
        )
        self.problems += problems
        if title.anchors:
            self._report("heading-mark", title.anchors[0].place)
        if len(match["level"]) == 2:
            self.sections.append(_Section(identifier, title.plain, place, front))
            self.sections[-1].parts.append(_Part(identifier, "", place))
        elif self.sections:
            self.sections[-1].parts.append(_Part(identifier, title.plain, place))
        else:
            self._report("heading-outside", place, heading=title.plain)

    def _attributes(self, match: re.Match[str], place: Place) -> tuple[str, bool]:
        """The heading's id and whether it opens the front section; a fault gets a stand-in id."""
        words = (match["attributes"] or "").split()
        ids = [word[1:] for word in words if word.startswith("#")]
        for word in words:
            opens = match["level"] == "##" and not self.sections
            if not word.startswith("#") and not (word == "." + FRONT and opens):
                self._report("heading-attribute", place, attribute=word)
        if len(ids) != 1 or not IDENTIFIER.fullmatch(ids[0]) or len(ids[0]) > LONGEST or not match["title"]:
            self._report("heading-without-id", place, heading=match["title"])
            return f"line-{place.line}", "." + FRONT in words
        if ids[0] in self._ids:
            first = self._ids[ids[0]]
            self._report("duplicate-heading-id", place, id=ids[0], first=f"{first.path}:{first.line}")
        self._ids.setdefault(ids[0], place)
        return ids[0], "." + FRONT in words

    def _take_note(self, match: re.Match[str], block: str, place: Place) -> None:
        if not NOTE_ID.fullmatch(match["id"]):
            self._report("note-id", place, id=match["id"])
            return
        if any(note.id == match["id"] for note in self.notes):
            self._report("duplicate-note", place, id=match["id"])
            return
        if match["colon"] != ":":
            self._report("note-form", place, words=match[0].strip())
        start = Place(place.path, place.line, match.end() + 1)
        text, problems = inline.parse(block[match.end() :], start, self.language)
        self.problems += [*problems, *_relative_links(block[match.end() :], start)]
        if not text.plain.strip():
            self._report("empty-value", place, key=f"[^{match['id']}]", example=f"[^{match['id']}]: …")
        self._check_line_ends(block, place)
        self.notes.append(Note(id=match["id"], text=text, place=place))

    def _take_paragraph(self, block: str, place: Place, *, is_one: bool) -> None:
        """Read a paragraph; in what is none, such as a heading behind a space, signs go unreported."""
        start = place._replace(column=len(block) - len(block.lstrip()) + 1)
        text, problems = inline.parse(block.strip(), start, self.language)
        problems = [problem for problem in problems if is_one or problem.code != "unknown-markdown"]
        if block.lstrip().startswith(PICTURE) and all(problem.code != "image" for problem in problems):
            problems = [Problem(place=start, code="image", values={"words": _shown(block)})]
        self.problems += [*problems, *_relative_links(block.strip(), start)]
        self._check_line_ends(block, place)
        if not text.plain.strip():
            self._report("empty-paragraph", place, start=block.strip()[:20])
        if (count := _sentences(text.plain)) > MOST_SENTENCES:
            self._report("many-sentences", start, count=str(count), most=str(MOST_SENTENCES))
        if self.sections:
            self.sections[-1].parts[-1].texts.append((place, text))
        elif not any(problem.code in SHAPELESS for problem in self.problems):
            self._report("text-outside", place, start=block.strip()[:20])

    def _take_figure(self, match: re.Match[str], block: str, place: Place) -> None:
        """Read a picture that stands by itself."""
        start = place._replace(column=len(block) - len(block.lstrip()) + 1)
        at = inline.place_in(match.string, match.start("name"), start)
        name = PRINTED_QUOTE.split(match["name"])[0]
        alt, caption = (self._words_of_figure(match, part, start) for part in ("alt", "caption"))
        if not alt.plain.strip():
            self._report("picture-alt", start, name=name)
        if not caption.plain.strip():
            self._report("figure-caption", start, words=_shown(block))
        identifier = self._figure_id(match["attributes"] or "", block, start)
        if not self.sections:
            self._report("text-outside", start, start=block.strip()[:20])
        elif identifier:
            part = self.sections[-1].parts[-1]
            figure = Figure(
                id=identifier,
                after=len(part.texts),
                picture=PictureUse(self.language, name, at),
                alt=alt.plain.strip(),
                caption=caption,
                place=start,
            )
            part.figures.append(figure)

    def _words_of_figure(self, match: re.Match[str], part: str, start: Place) -> RichText:
        """The alternative text or the caption of a figure, which hold no notes and no page marks."""
        words, place = match[part] or "", inline.place_in(match.string, max(match.start(part), 0), start)
        text, problems = inline.parse(words, place, self.language)
        self.problems += [*problems, *_relative_links(words, place)]
        self.problems += [Problem(place=anchor.place, code="mark-outside") for anchor in text.anchors]
        return text

    def _figure_id(self, attributes: str, block: str, place: Place) -> str:
        """The id of a figure; "" for none that is good."""
        sign, identifier = attributes.strip()[:1], attributes.strip()[1:]
        if sign != "#" or not IDENTIFIER.fullmatch(identifier) or len(identifier) > LONGEST:
            self._report("figure-id", place, words=_shown(block))
            return ""
        if first := self._ids.get(identifier):
            self._report("duplicate-id", place, id=identifier, first=f"{first.path}:{first.line}")
        self._ids.setdefault(identifier, place)
        return identifier

    def _check_line_ends(self, block: str, place: Place) -> None:
        """No word is parted by a hyphen at the end of a line, as it is where a text comes from print."""
        for match in PARTED.finditer(block):
            at = _below(place, block, match.start())._replace(column=_column(block, match.start()))
            self._report("parted-word", at, word=match["word"], rest=match["rest"])

    def _report(self, code: Code, place: Place, **values: str) -> None:
        self.problems.append(Problem(place=place, code=code, values=values))


def _sentences(words: str) -> int:
    """How many sentences a paragraph has; 0 where its signs already tell that they are few."""
    stops = sum(words.count(sign) for sign in sentences.STOPS)
    return len(sentences.split(words)) if stops > MOST_SENTENCES else 0


def _shown(block: str) -> str:
    """The beginning of a block, on one line."""
    line = " ".join(block.split())
    return line if len(line) <= inline.LONGEST_SHOWN else line[: inline.LONGEST_SHOWN - 1] + "…"


def _below(place: Place, block: str, at: int) -> Place:
    """The line of a character of a block that begins at `place`."""
    return place._replace(line=place.line + block.count("\n", 0, at))


def _column(block: str, at: int) -> int:
    return at - block.rfind("\n", 0, at)


def _relative_links(text: str, place: Place) -> Iterator[Problem]:
    """The text of an article stands on many pages, so that an address relative to one leads nowhere."""
    for url, at in inline.links(text, place):
        if inline.safe_url(url) and inline.is_relative(url):
            yield Problem(place=at, code="strange-link", values={"url": url})


# ---------------------------------------------------------------- numbers and pages


def _number(raw: list[_Section], first_page: int | None) -> tuple[tuple[Section, ...], dict[str, int]]:
    """Give sections, parts and paragraphs their numbers and pages.

    A paragraph is `section.part.position`; text before the first subheading is part 0; in the front
    section and in a section without subheadings it is `section.position`, counted through.
    """
    pager = _Pager(first_page)
    sections = []
    number = 0
    for section in raw:
        number += not section.front
        shown = 0 if section.front else number
        flat = section.front or len(section.parts) == 1
        parts: list[Part] = []
        counted = 0
        for index, part in enumerate(section.parts):
            if not part.texts and not part.figures and index == 0:
                continue
            prefix = f"{shown}" if flat else f"{shown}.{index}"
            start = counted if flat else 0
            paragraphs = tuple(
                Paragraph(
                    id=f"{part.id}-{position}",
                    number=f"{prefix}.{start + position}",
                    text=text,
                    pages=pager.pages(text),
                    place=place,
                )
                for position, (place, text) in enumerate(part.texts, start=1)
            )
            counted += len(paragraphs)
            parts.append(
                Part(
                    id=part.id,
                    number=prefix,
                    title=part.title,
                    place=part.place,
                    paragraphs=paragraphs,
                    figures=tuple(part.figures),
                )
            )
        sections.append(
            Section(id=section.id, number=shown, title=section.title, place=section.place, parts=tuple(parts))
        )
    return tuple(sections), pager.pages_of_notes


class _Pager:
    """Follows the printed page through the text."""

    def __init__(self, first_page: int | None) -> None:
        self.page = first_page
        self.pages_of_notes: dict[str, int] = {}

    def pages(self, text: RichText) -> tuple[int, ...]:
        """The printed pages on which the text stands."""
        seen: list[int] = []
        starts_page = any(a.kind == "page" and a.offset == 0 for a in text.anchors)
        if self.page is not None and not starts_page:
            seen.append(self.page)
        for anchor in text.anchors:
            if anchor.kind == "page":
                self.page = int(anchor.value)
                seen.append(self.page)
            elif self.page is not None:
                self.pages_of_notes.setdefault(anchor.value, self.page)
        return tuple(seen)


def _check_notes(
    title: RichText, sections: tuple[Section, ...], notes: tuple[Note, ...]
) -> Iterator[Problem]:
    """Notes and references must be one to one, and the numbers must rise as one reads."""
    defined = {note.id for note in notes}
    seen: set[str] = set()
    anchors = _anchors("note", title, sections)
    rising = _longest_rising([int(a.value) for a in anchors if a.value in defined and a.value != "*"])
    last = 0
    for anchor in anchors:
        identifier = anchor.value
        if identifier not in defined:
            yield Problem(place=anchor.place, code="unknown-note", values={"id": identifier})
            continue
        if identifier in seen:
            yield Problem(place=anchor.place, code="note-twice", values={"id": identifier})
        elif identifier != "*":
            if int(identifier) in rising:
                last = int(identifier)
            else:
                values = {"id": identifier, "last": str(last)}
                yield Problem(place=anchor.place, code="note-order", values=values)
        seen.add(identifier)
    for note in notes:
        if note.id not in seen:
            yield Problem(place=note.place, code="unused-note", values={"id": note.id})


def _longest_rising(numbers: list[int]) -> set[int]:
    """The most of the numbers that rise as they stand: the others are out of order.

    Patience sorting with back links (Fredman, Discrete Mathematics 11, 1975), from the end, so that of
    two in the wrong order the first is kept.
    """
    tails: list[int] = []
    after: dict[int, int] = {}
    for number in reversed(numbers):
        at = bisect.bisect_left(tails, -number)
        if at:
            after[number] = -tails[at - 1]
        tails[at : at + 1] = [-number]
    found = {-tails[-1]} if tails else set()
    number = -tails[-1] if tails else 0
    while number in after:
        number = after[number]
        found.add(number)
    return found


def _check_pages(sections: tuple[Section, ...], pages: list[int]) -> Iterator[Problem]:
    """The printed pages must rise as one reads, and not beyond the last one of the article."""
    last = pages[0] if pages else 0
    for anchor in _anchors("page", RichText(""), sections):
        page = int(anchor.value)
        if page <= last:
            values = {"page": anchor.value, "last": str(last)}
            yield Problem(place=anchor.place, code="page-order", values=values)
        elif len(pages) == 2 and page > pages[1]:
            values = {"page": anchor.value, "pages": f"{pages[0]}-{pages[1]}"}
            yield Problem(place=anchor.place, code="page-outside", values=values)
        last = max(last, page)


def _check_marks(title: RichText, notes: tuple[Note, ...]) -> Iterator[Problem]:
    """Notes hold no notes and no page marks; the title of the article holds no page mark."""
    anchors = [a for note in notes for a in note.text.anchors]
    for anchor in [*anchors, *(a for a in title.anchors if a.kind == "page")]:
        yield Problem(place=anchor.place, code="mark-outside")


def _anchors(kind: str, title: RichText, sections: tuple[Section, ...]) -> list[Anchor]:
    """All note references or page marks in reading order."""
    texts = [title, *(paragraph.text for section in sections for paragraph in section.paragraphs)]
    return [anchor for text in texts for anchor in text.anchors if anchor.kind == kind]
