"""Course -> its pages as Markdown files with finished HTML, which a renderer takes without any of our hooks.

What needs the frame that `overrides/` puts around pages is left out: scripts, and what they show. Everything
reads and leads on without them. A page is one block of HTML, which Markdown leaves as it is.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import yaml
from jinja2 import Environment, PackageLoader
from markupsafe import Markup

from .. import exports, routes
from ..model import Course
from . import bundle, downloads, pages
from .pages import Page

IN_MENU = ("home", "course", "title", "section", "references", "lookup", "index", "timeline", "relation-map")
"""Kinds of pages that the menu of a language names; all others are reached from these."""
SETTINGS = {
    "docs_dir": "docs",
    "use_directory_urls": False,  # the addresses of the site
    "theme": {"name": "material", "font": False, "features": ["navigation.tabs", "navigation.footer"]},
    "markdown_extensions": ["attr_list", "tables"],
    "validation": {
        "omitted_files": "ignore",
        "links": dict.fromkeys(("not_found", "unrecognized_links", "anchors"), "ignore"),
    },
}


def files(course: Course, assets: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of a project that renders the course: path -> bytes, `mkdocs.yml` among them.

    `assets` are the style sheets and pictures of the site, path in the site -> bytes.
    """
    beside = {path: words.encode() for path, words in exports.files(course).items()}
    beside |= exports.taken_along(course)
    styles = sorted(path for path in assets if path.endswith(".css"))
    written = pages.render(course)
    layout = Environment(loader=PackageLoader("concordance.site"), autoescape=True, trim_blocks=True)
    fill = layout.get_template("plain.html").render
    sources = {source(page): _markdown(page, course, beside, fill) for page in written}
    pictures = (picture for named in course.pictures.values() for picture in named.values())
    beside |= {picture.address: picture.data for picture in pictures} | dict(assets)
    return {"mkdocs.yml": _settings(course, written, styles)} | {
        f"docs/{path}": data for path, data in (beside | sources).items()
    }


def source(page: Page) -> str:
    """The file of a page: Markdown, at the address of the page."""
    return posixpath.splitext(page.address)[0] + ".md"


def _markdown(page: Page, course: Course, beside: Mapping[str, bytes], fill: Callable[..., str]) -> bytes:
    told = {"title": page.title, "description": page.description}
    front = yaml.safe_dump(told, allow_unicode=True, width=10_000)
    content = bundle.without_downloads(downloads.with_sizes(page.write(), beside).encode()).decode()
    others = [
        (language, routes.relative(page.counterparts[language.code], page.address))
        for language in course.languages
        if page.language not in (None, language)
    ]
    return f"---\n{front}---\n\n{fill(page=page, others=others, content=Markup(content.strip()))}\n".encode()


def _settings(course: Course, written: Sequence[Page], styles: Sequence[str]) -> bytes:
    first = course.languages[0].code
    menu: list[Any] = [source(page) for page in written if page.address == routes.FIRST]
    for language in course.languages:
        own = [page for page in written if page.language == language and page.kind in IN_MENU]
        menu.append({language.name: [source(page) for page in own]})
    settings = {"site_name": course.settings.title[first], **SETTINGS, "extra_css": list(styles), "nav": menu}
    if course.settings.site_url:
        settings["site_url"] = course.settings.site_url
    return yaml.safe_dump(settings, allow_unicode=True, sort_keys=False, width=10_000).encode()
