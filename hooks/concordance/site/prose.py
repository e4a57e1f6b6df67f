"""Markdown of the prose pages -> HTML. Links to pages, written as to their sources, lead to the pages."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

from ..reading.prose import EXTENSIONS

SOURCE = re.compile(r"^(?P<page>(?![a-z]+:|//)[^#?]*)\.md(?P<rest>[#?].*)?$", re.IGNORECASE)


def to_html(body: str) -> Markup:
    """The HTML of a body of Markdown, which has been checked to hold no HTML of its own."""
    converter = Markdown(extensions=EXTENSIONS)
    converter.treeprocessors.register(_Links(converter), "links_to_pages", 0)
    return Markup(converter.convert(body))


class _Links(Treeprocessor):
    """Turns `article/mandate.md#mandate-3` into `article/mandate.html#mandate-3`."""

    def run(self, root: Element) -> None:
        """Mend every link of a page."""
        for link in root.iter("a"):
            found = SOURCE.match(link.get("href", ""))
            if found:
                link.set("href", f"{found['page']}.html{found['rest'] or ''}")
