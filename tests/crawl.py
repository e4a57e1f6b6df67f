"""Reads a built site the way a careful visitor would: every page, every link, every anchor."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
RESOURCES = {"script": "src", "img": "src", "link": "href", "source": "src", "iframe": "src"}


@dataclass
class Document(HTMLParser):
    """What a page holds: ids, links, resources, the language of the document, and its tags' balance."""

    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    resources: list[str] = field(default_factory=list)
    terms: list[tuple[str, str]] = field(default_factory=list)
    language: str = ""
    open_tags: list[str] = field(default_factory=list)
    unbalanced: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if "id" in values:
            self.ids.append(values["id"])
        if tag == "html":
            self.language = values.get("lang", "")
        if tag == "a" and "href" in values:
            self.links.append(values["href"])
            if "data-entry" in values:
                self.terms.append((values["data-entry"], values["href"]))
        if (
            tag in RESOURCES
            and RESOURCES[tag] in values
            and values.get("rel") not in ("canonical", "alternate")
        ):
            self.resources.append(values[RESOURCES[tag]])
        if tag not in VOID:
            self.open_tags.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element of SVG that closes itself needs no balance."""

    def handle_endtag(self, tag: str) -> None:
        if self.open_tags and self.open_tags[-1] == tag:
            self.open_tags.pop()
        elif tag not in VOID:
            self.unbalanced.append(f"</{tag}> at line {self.getpos()[0]}")


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
    path = (page.parent / unquote(parts.path).removeprefix("/")).resolve() if parts.path else page
    return path, unquote(parts.fragment)
