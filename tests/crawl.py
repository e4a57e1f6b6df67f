"""Reads a built site the way a careful visitor would: every page, every link, every anchor."""

from __future__ import annotations

import os.path
import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
ENDS_A_PARAGRAPH = frozenset(
    "address article aside blockquote details dialog div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 "
    "header hr main menu nav ol p pre section table ul".split()
)
"""Elements that end the paragraph in which they begin (HTML standard, tree construction)."""
RESOURCES = {"script": "src", "img": "src", "link": "href", "source": "src", "iframe": "src"}
NOT_READ = frozenset("script style title svg code".split())
"""Elements whose words are not read as text; `code` holds records for other programs."""
SCRIPTS = {
    "Chinese and Japanese": (re.compile("[\u3040-\u30ff\u4e00-\u9fff]+"), ("zh", "ja")),
    "Korean": (re.compile("[가-힣]+"), ("ko",)),
    "Arabic": (re.compile("[\u0600-\u06ff]+"), ("ar",)),
}
"""Scripts, how to find them, and the languages that are written in them."""


@dataclass
class Document(HTMLParser):
    """What a page holds: ids, links, resources, its language, and words that stand in a wrong one."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    resources: list[str] = field(default_factory=list)
    language: str = ""
    switches: dict[str, str] = field(default_factory=dict)
    """The language code of each link to the same page in another language -> its address."""
    strangers: dict[str, list[str]] = field(default_factory=dict)
    """Script -> the words in it that stand in a language which is not written so."""
    misplaced: list[str] = field(default_factory=list)
    """End tags without their beginning, and what cannot stand in a paragraph."""
    open: list[tuple[str, str]] = field(default_factory=list)
    """The elements that are open, each with the language that its words are in."""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.anchors: frozenset[str] = frozenset()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "html":
            self.language = values.get("lang", "")
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
            if "data-switch" in values:
                self.switches[values["data-switch"]] = values["href"]
        is_elsewhere = values.get("rel") in ("canonical", "alternate")
        if tag in RESOURCES and RESOURCES[tag] in values and not is_elsewhere:
            self.resources.append(values[RESOURCES[tag]])
        if tag in ENDS_A_PARAGRAPH and "p" in (each for each, _ in self.open):
            self.misplaced.append(f"<{tag}> in <p> at line {self.getpos()[0]}")
        if tag not in VOID:
            self.open.append((tag, values.get("lang") or (self.open[-1][1] if self.open else "")))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of SVG that closes itself needs no balance."""

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1][0] == tag:
            self.open.pop()
        elif tag not in VOID:
            self.misplaced.append(f"</{tag}> at line {self.getpos()[0]}")

    def handle_data(self, data: str) -> None:
        if data.isascii() or not self.open or any(tag in NOT_READ for tag, _ in self.open):
            return
        for script, (letters, languages) in SCRIPTS.items():
            if not self.open[-1][1].startswith(languages) and (words := letters.findall(data)):
                self.strangers.setdefault(script, []).extend(words)

    def close(self) -> None:
        super().close()
        self.anchors = frozenset(self.ids)


@cache
def read(path: Path) -> Document:
    document = Document()
    document.feed(path.read_text("utf-8"))
    document.close()
    return document


def pages(site: Path) -> list[Path]:
    return sorted(site.rglob("*.html"))


def is_outside(link: str) -> bool:
    return urlsplit(link).scheme in ("http", "https", "mailto")


def target(page: Path, link: str) -> tuple[Path, str]:
    """The file and the anchor a link leads to. Only 404.html, at the root, begins its links with a slash."""
    parts = urlsplit(link)
    if not parts.path:
        return page, unquote(parts.fragment)
    path = os.path.normpath(page.parent / unquote(parts.path).removeprefix("/"))
    return Path(path), unquote(parts.fragment)


def broken_links(site: Path) -> list[str]:
    """Every link and resource of a site that leads to no file, or to no anchor in it."""
    files = {path for path in site.rglob("*") if path.is_file()}
    broken = []
    for page in pages(site):
        document = read(page)
        for link in dict.fromkeys((*document.links, *document.resources)):
            if is_outside(link):
                continue
            path, anchor = target(page, link)
            if path not in files:
                broken.append(f"{page.relative_to(site)}: {link}")
            elif anchor and path.suffix == ".html" and anchor not in read(path).anchors:
                broken.append(f"{page.relative_to(site)}: {link} (no such anchor)")
    return broken
