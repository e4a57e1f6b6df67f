"""Every address of the site, from the site's root: the only place that knows where a page stands.

Languages are folders, and so are texts and groups of entries within them:
`zh/article/mandate.html#mandate-3`, `zh/bodies/unesco.html`.
"""

from __future__ import annotations

FIRST = "index.html"
"""The page on which a language is chosen."""
NOT_FOUND = "404.html"
MANIFEST = "manifest.webmanifest"
"""What a browser is told that keeps the site like a program."""
FEED = "versions.xml"
"""The feed of versions, in the folder of each language."""
PROGRAM_ICONS = ("assets/icon-192.png", "assets/icon-512.png")
"""The icons that the manifest names."""
COVER = "assets/cover.png"
"""The picture shown where somebody shares a page."""
DOWNLOADS = "download"
"""The folder of what a web server's visitors can download."""
EXPORTS = "exports"
"""The folder of the files that other programs open, on the public site and in the archive."""

FOLDERS = ("assets", "data", DOWNLOADS, EXPORTS)
"""The folders of the site that are no language's."""


def home(language: str) -> str:
    """The home page of a language."""
    return f"{language}/index.html"


def page(language: str, name: str) -> str:
    """One of the pages that every language has: lookup, offline, about."""
    return f"{language}/{name}.html"


def where(language: str) -> str:
    """The page on which terms occur where, and which come together."""
    return page(language, "where")


def renderings(language: str) -> str:
    """The page of all terms by how many ways they are rendered."""
    return page(language, "renderings")


def feed(language: str) -> str:
    """The feed of versions in a language."""
    return f"{language}/{FEED}"


def text(language: str, text_id: str) -> str:
    """The title page of a text."""
    return f"{language}/{text_id}/index.html"


def section(language: str, text_id: str, section_id: str, anchor: str = "") -> str:
    """A section of a text, or a paragraph, note or heading in it."""
    return f"{language}/{text_id}/{section_id}.html" + (f"#{anchor}" if anchor else "")


def handout(language: str, text_id: str, section_id: str) -> str:
    """The handout of a section."""
    return f"{language}/{text_id}/{section_id}/handout.html"


def course(language: str) -> str:
    """The page of the course, beside the home page, from which the links of its Markdown lead."""
    return f"{language}/course.html"


def lesson(language: str, lesson_id: str) -> str:
    """A lesson."""
    return f"{language}/course/{lesson_id}.html"


def teacher(language: str, lesson_id: str) -> str:
    """The teacher's page of a lesson."""
    return f"{language}/course/{lesson_id}/teacher.html"


def practice(language: str, name: str = "index") -> str:
    """A page of the self-check: `index`, `questions`, `glossary` or `terms`."""
    return f"{language}/practice/{name}.html"


def self_check(language: str, lesson_id: str) -> str:
    """The self-check on a lesson."""
    return f"{language}/course/{lesson_id}/practice.html"


def group(language: str, path: str) -> str:
    """The index of a group of entries."""
    return f"{language}/{path}/index.html"


def group_part(language: str, path: str, number: int) -> str:
    """A page of the index of a group that is too long for one; no entry can be called index."""
    return f"{language}/{path}/index/{number}.html"


def lookup_part(language: str, number: int) -> str:
    """A page of the list of all entries; no text or group can be called lookup."""
    return f"{language}/lookup/{number}.html"


def entry(language: str, path: str, entry_id: str) -> str:
    """The page of an entry, in the folder of its group."""
    return f"{language}/{path}/{entry_id}.html"


def part(language: str, path: str, entry_id: str, number: int) -> str:
    """A further part of the passages of an entry; the first is on the page of the entry."""
    return entry(language, path, entry_id) if number == 1 else f"{language}/{path}/{entry_id}/{number}.html"


def picture(name: str, language: str = "") -> str:
    """A picture that the languages share, or one of a single language."""
    return f"{language}/pictures/{name}" if language else f"pictures/{name}"


def download(name: str) -> str:
    """A file that only the public site has."""
    return f"{DOWNLOADS}/{name}"


def export(name: str) -> str:
    """A file that another program opens."""
    return f"{EXPORTS}/{name}"


def record(name: str, language: str, ending: str) -> str:
    """A record of a work for reference managers, as a language cites it."""
    return f"data/cite/{name}-{language}.{ending}"


def references(ending: str) -> str:
    """All works that the texts cite, for reference managers."""
    return f"data/references.{ending}"


def sounds(text_id: str, section_id: str) -> str:
    """The script with the pinyin of a section."""
    return f"assets/sounds-{text_id}-{section_id}.js"


def frame(language: str) -> str:
    """The script with what scripts show on every page of a language."""
    return f"assets/frame-{language}.js"


def projector(language: str) -> str:
    """The script with the frame of the projector in a language."""
    return f"assets/projector-{language}.js"


def absolute(site_url: str, path: str) -> str:
    """The whole address of a page; "" where the site has none."""
    return f"{site_url.rstrip('/')}/{path}" if site_url else ""


def relative(target: str, page: str) -> str:
    """An address as a link on `page` has it: the site works in any folder, with or without a server."""
    path, hash_sign, anchor = target.partition("#")
    if path == page and hash_sign:
        return hash_sign + anchor
    here, there = page.split("/")[:-1], path.split("/")
    shared = 0
    while shared < min(len(here), len(there) - 1) and here[shared] == there[shared]:
        shared += 1
    return "/".join([".."] * (len(here) - shared) + there[shared:]) + hash_sign + anchor
