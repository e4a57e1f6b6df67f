"""Pages of running Markdown: `index.md` (home), `about.md`, and `course.md` where there are lessons."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping, Sequence

from .. import routes
from ..model import Entry, Lesson, Place, Problem, Prose, Version, Vocabulary
from .article import check_prose, split_front_matter
from .folder import Folder
from .schemas import Schema
from .yaml_document import parse

NAMES = ("index", "about")


def read_prose(
    folder: Folder, languages: Sequence[str], schema: Schema, pages: set[str] | None, names: Sequence[str]
) -> tuple[dict[str, dict[str, Prose]], list[Problem]]:
    """Language code -> name -> page of those with these names, as far as they are sound.

    `pages` are the pages to which they may link, as `pages_of` gives them; None when they cannot be told.
    """
    found: dict[str, dict[str, Prose]] = {code: {} for code in languages}
    problems: list[Problem] = []
    for code in languages:
        for name in names:
            text, faults = folder.text(f"{code}/{name}.md")
            if text is not None:
                path = folder.place(f"{code}/{name}.md").path
                faults += check_prose(path, text, schema, pages)
                if not faults:
                    found[code][name] = _prose(path, text)
            problems += faults
    return found, problems


def pages_of(
    vocabulary: Vocabulary | None, versions: Sequence[Version], entries: Mapping[str, Entry]
) -> set[str] | None:
    """The pages of one language as a link from its home page names them; None while they cannot be told."""
    if vocabulary is None or not versions:
        return None
    paths = {group.id: group.path for group in vocabulary.groups}
    folders = {kind.id: paths[kind.group] for kind in vocabulary.kinds.values() if kind.group in paths}
    found = [routes.home("x"), *(routes.page("x", name) for name in ("about", "lookup", "offline"))]
    found += [routes.text("x", version.text) for version in versions]
    found += [routes.section("x", v.text, section.id) for v in versions for section in v.sections]
    found += [routes.group("x", path) for path in paths.values()]
    found += [routes.entry("x", folders[e.kind], e.id) for e in entries.values() if e.kind in folders]
    return _as_linked(found)


def lesson_pages(lessons: Sequence[Lesson]) -> set[str]:
    """The pages of the lessons, named in the same way."""
    found = [routes.course("x")]
    for each in lessons:
        found += [routes.lesson("x", each.id), routes.teacher("x", each.id)]
    return _as_linked(found)


def _as_linked(addresses: Sequence[str]) -> set[str]:
    return {posixpath.splitext(posixpath.relpath(address, "x"))[0] + ".md" for address in addresses}


def _prose(path: str, text: str) -> Prose:
    """A page of Markdown whose front matter has been checked."""
    yaml_text, first_line = split_front_matter(text)
    document, _ = parse(path, yaml_text or "", first_line=2)
    data: Mapping[str, str] = document.data if document else {}
    body = "\n".join(text.split("\n")[first_line - 1 :]).strip()
    return Prose(title=data["title"], lede=data.get("lede", ""), body=body, place=Place(path, first_line))
