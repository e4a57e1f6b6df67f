"""Markdown of the prose pages -> HTML. Links to pages, written as to their sources, lead to the pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from ..model import Picture
from ..reading.prose import new_converter

SOURCE = re.compile(r"^(?P<page>(?![a-z]+:|//)[^#?]*)\.md(?P<rest>[#?].*)?$", re.IGNORECASE)
SAID = re.compile(r'<span lang="([^"]*)">(.*?)</span>')
"""Words of another script, as `html.quoted` marks them before Markdown is read."""


def to_html(body: str, pictures: Mapping[str, Picture], here: Callable[[str], str]) -> Markup:
    """The HTML of a body of Markdown, which has been checked to hold no HTML of its own.

    `pictures` are those that it may name; `here` makes their addresses relative to the page.
    """
    converter = new_converter()
    converter.treeprocessors.register(_Links(converter), "links_to_pages", 0)
    converter.treeprocessors.register(_Pictures(converter, pictures, here), "pictures", -1)
    return Markup(converter.convert(body))


class _Links(Treeprocessor):
    """Turns `article/mandate.md#mandate-3` into `article/mandate.html#mandate-3`."""

    def run(self, root: Element) -> None:
        """Mend every link of a page."""
        for link in root.iter("a"):
            found = SOURCE.match(link.get("href", ""))
            if found:
                link.set("href", f"{found['page']}.html{found['rest'] or ''}")


class _Pictures(Treeprocessor):
    """Gives each picture its address and size; one with a title that stands alone becomes a figure."""

    def __init__(
        self, converter: Markdown, pictures: Mapping[str, Picture], here: Callable[[str], str]
    ) -> None:
        super().__init__(converter)
        self.pictures = pictures
        self.here = here

    def run(self, root: Element) -> None:
        """Mend every picture of a page."""
        for image in root.iter("img"):
            picture = self.pictures[image.get("src", "")]
            image.set("src", self.here(picture.address))
            image.set("alt", SAID.sub(r"\2", image.get("alt", "")))
            image.set("width", str(picture.width))
            image.set("height", str(picture.height))
            image.set("loading", "lazy")
        for block in root.iter("p"):
            words = f"{block.text or ''}{block[0].tail or ''}".strip() if len(block) == 1 else "more"
            if not words and block[0].tag == "img" and block[0].get("title"):
                block.tag = "figure"
                block.set("class", "figure")
                _say(SubElement(block, "figcaption"), block[0].attrib.pop("title"))


def _say(element: Element, words: str) -> None:
    """Write words into an element, those of another script with their language."""
    first, *runs = SAID.split(words)
    element.text = first
    for tag, run, rest in zip(runs[::3], runs[1::3], runs[2::3], strict=True):
        SubElement(element, "span", lang=tag).text = run
        element[-1].tail = rest
