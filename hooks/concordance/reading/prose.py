"""Pages of running Markdown: `index.md` (home), `about.md`, and `course.md` where there are lessons."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension
from markdown.treeprocessors import Treeprocessor

from .. import routes
from ..model import Entry, Lesson, PictureUse, Place, Problem, Prose, Section, Version, Vocabulary
from . import inline
from .article import blocks, check_prose, split_front_matter
from .folder import Folder
from .schemas import Schema
from .yaml_document import parse

NAMES = ("index", "about")


OWN = {
    "index": ("map", "glossary"),
    "about": ("corrections", "remarks", "contact", "history", "data", "cite"),
}
"""The places that the site itself adds to these pages."""
ON_ENTRIES = ("occurrences", "facts", "relations", "names", "on-term", "renderings", "together", "links")
"""The places on the page of an entry."""
EXTENSIONS = (AttrListExtension, TableExtension, FencedCodeExtension, TocExtension)
"""What the Markdown of these pages knows beyond the plain one. Python-Markdown would look for names among all
that is installed, which takes longer than reading the pages.
"""
DEEPEST, MOST_BRACKETS = 20, 1000
LEVEL = re.compile(r">|[-*+][ \t]|[0-9]+\.[ \t]|\t| {4}")
NESTING = re.compile(r"(?:[ \t]|>|[-*+](?=[ \t])|[0-9]+\.(?=[ \t]))*")
TITLE = re.compile(r"^ {0,3}(?P<title>#(?!#)|\S.*(?=\n=+[ \t]*$))", re.MULTILINE)
ID = re.compile(r' id="([^"]*)"')

Pages = Mapping[str, Collection[str]]
"""The pages of one language as a link from its home page names them, and the ids of places on each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProsePages:
    """The pages of running Markdown."""

    pages: Mapping[str, Mapping[str, Prose]]
    """Language code -> name -> page, as far as they are sound."""
    pictures: Sequence[PictureUse]
    """The pictures that they name, sound or not."""


def read_prose(
    folder: Folder, languages: Sequence[str], schema: Schema, pages: Pages | None, names: Sequence[str]
) -> tuple[ProsePages, list[Problem]]:
    """The pages with these names in each language.

    `pages` are the pages to which they may link, as `pages_of` gives them; None when they cannot be told.
    """
    found: dict[str, dict[str, Prose]] = {code: {} for code in languages}
    pictures: list[PictureUse] = []
    problems: list[Problem] = []
    for code in languages:
        read = {name: folder.text(f"{code}/{name}.md") for name in names}
        texts = {name: text for name, (text, _) in read.items() if text is not None}
        outlines = {}
        for name, text in list(texts.items()):
            path = folder.place(f"{code}/{name}.md").path
            faults = list(_too_deep(path, text))
            if faults:
                del texts[name]
            else:
                outlines[name] = _outline(text)
            problems += faults
        ids = {name: {*outline.ids, *OWN.get(name, ())} for name, outline in outlines.items()}
        problems += [fault for _, faults in read.values() for fault in faults]
        for name, text in texts.items():
            known = _from(name, pages, ids) if pages is not None else None
            path = folder.place(f"{code}/{name}.md").path
            faults = [*check_prose(path, text, schema, known), *_second_title(path, text, outlines[name])]
            for use, alt in _pictures(path, text, code, outlines[name]):
                pictures.append(use)
                if not alt.strip():
                    faults.append(Problem(place=use.place, code="picture-alt", values={"name": use.name}))
            if not faults:
                found[code][name] = _prose(path, text)
            problems += faults
    return ProsePages(pages=found, pictures=pictures), problems


def _from(name: str, pages: Pages, ids: Mapping[str, set[str]]) -> Pages:
    """The pages to which the page of a name may link, itself included."""
    known = {path: set(places) for path, places in pages.items()}
    for other, places in ids.items():
        known.setdefault(f"{other}.md", set()).update(places)
    return known | {"": known[f"{name}.md"]}


def pages_of(
    vocabulary: Vocabulary | None, versions: Sequence[Version], entries: Mapping[str, Entry]
) -> dict[str, Collection[str]] | None:
    """The pages of one language, and the places on them; None while they cannot be told."""
    if vocabulary is None or not versions:
        return None
    paths = {group.id: group.path for group in vocabulary.groups}
    folders = {kind.id: paths[kind.group] for kind in vocabulary.kinds.values() if kind.group in paths}
    found: dict[str, Collection[str]] = {routes.home("x"): [f"text-{version.text}" for version in versions]}
    found |= {routes.page("x", "about"): [f"cite-{version.text}" for version in versions]}
    found |= {routes.page("x", name): [] for name in ("lookup", "downloads", "offline")}
    found |= {routes.text("x", version.text): ["cite"] for version in versions}
    for version in versions:
        for section in version.sections:
            found[routes.section("x", version.text, section.id)] = _places_in(version, section)
    found |= {routes.group("x", path): [] for path in paths.values()}
    of_kinds = [(entry, folders[entry.kind]) for entry in entries.values() if entry.kind in folders]
    found |= {routes.entry("x", path, entry.id): [*ON_ENTRIES] for entry, path in of_kinds}
    return _as_linked(found)


def lesson_pages(lessons: Sequence[Lesson]) -> dict[str, Collection[str]]:
    """The pages of the lessons, named in the same way."""
    found = [routes.course("x")]
    for each in lessons:
        found += [routes.lesson("x", each.id), routes.teacher("x", each.id)]
    return _as_linked(dict.fromkeys(found, ()))


def _as_linked(addresses: Pages) -> dict[str, Collection[str]]:
    named = {address: posixpath.splitext(posixpath.relpath(address, "x"))[0] for address in addresses}
    return {f"{named[address]}.md": places for address, places in addresses.items()}


def _places_in(version: Version, section: Section) -> list[str]:
    """Headings, paragraphs and notes on the page of a section; the notes of the title are on the first."""
    texts = [paragraph.text for paragraph in section.paragraphs]
    texts += [version.title] if section is version.sections[0] else []
    notes = {note.id: note.key for note in version.notes}
    referred = [notes[value] for text in texts for value in text.values("note") if value in notes]
    inside = [part.id for part in section.parts] + [paragraph.id for paragraph in section.paragraphs]
    inside += [figure.id for figure in section.figures]
    return [section.id, "notes", "terms", *inside, *referred]


@dataclass(frozen=True, slots=True)
class _Outline:
    """The headings of a page, and the address and the alternative text of each picture."""

    ids: Sequence[str]
    images: Sequence[tuple[str, str]]
    title: str
    """The first heading of the level of a title, if there is one."""


def _too_deep(path: str, text: str) -> Iterator[Problem]:
    """The first block that nests lists, quotations or brackets as nobody does.

    Markdown's own parser calls itself for each level, and looks from each bracket for the end of it.
    """
    _, first_line = split_front_matter(text)
    for place, block in blocks(path, text.split("\n")[first_line - 1 :], first_line):
        levels = max(_levels(line) for line in block.split("\n"))
        if levels > DEEPEST or max(map(block.count, "[<`")) > MOST_BRACKETS:
            yield Problem(place=place, code="too-deep")
            return


def _levels(line: str) -> int:
    """How many lists and quotations a line may be in, by the signs and the white space at its beginning."""
    begin = NESTING.match(line)
    signs = begin[0] if begin else ""
    return len(LEVEL.findall(signs))


def new_converter() -> Markdown:
    """Python-Markdown as these pages are read by it."""
    return Markdown(extensions=[extension() for extension in EXTENSIONS])


def _outline(text: str) -> _Outline:
    """What Markdown itself finds on a page, however it is written."""
    _, first_line = split_front_matter(text)
    converter = new_converter()
    collector = _Collector(converter)
    converter.treeprocessors.register(collector, "pictures", -1)  # when all others have run
    html = converter.convert("\n".join(text.split("\n")[first_line - 1 :]))
    return _Outline(ID.findall(html), collector.images, collector.title)


class _Collector(Treeprocessor):
    """Takes down the pictures of a page, and a title in it."""

    def __init__(self, converter: Markdown) -> None:
        super().__init__(converter)
        self.images: list[tuple[str, str]] = []
        self.title = ""

    def run(self, root: Element) -> None:
        """Look at every element of a page."""
        self.images = [(image.get("src", ""), image.get("alt", "")) for image in root.iter("img")]
        self.title = next(("".join(heading.itertext()).strip() or "#" for heading in root.iter("h1")), "")


def _second_title(path: str, text: str, outline: _Outline) -> Iterator[Problem]:
    """A heading like a title, of which a page has one already: by one sign, or underlined."""
    if outline.title:
        _, first_line = split_front_matter(text)
        start = sum(len(line) + 1 for line in text.split("\n")[: first_line - 1])
        found = TITLE.search(text, start)
        place = inline.place_in(text, found.start("title"), Place(path)) if found else Place(path, first_line)
        values = {"heading": outline.title[: inline.LONGEST_SHOWN]}
        yield Problem(place=place, code="page-title", values=values)


def _pictures(path: str, text: str, language: str, outline: _Outline) -> Iterator[tuple[PictureUse, str]]:
    """The pictures of a page where they are written, each with its alternative text."""
    at, start = 0, Place(path)
    for name, alt in outline.images:
        found = text.find(name, max(at, text.find("![", at)))
        at = max(found, 0)
        begin = max(text.rfind("![", 0, at), 0)
        yield PictureUse(language, name, inline.place_in(text, begin, start)), alt
        at += len(name)


def _prose(path: str, text: str) -> Prose:
    """A page of Markdown whose front matter has been checked."""
    yaml_text, first_line = split_front_matter(text)
    document, _ = parse(path, yaml_text or "", first_line=2)
    data: Mapping[str, str] = document.data if document else {}
    body = "\n".join(text.split("\n")[first_line - 1 :]).strip()
    return Prose(title=data["title"], lede=data.get("lede", ""), body=body, place=Place(path, first_line))
