"""`<language>/labels.yml`: the words of the pages, where a course has its own or the generator has none.

A label that neither has falls back to English, key by key, with one notice.
"""

from __future__ import annotations

import functools
import string
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from .. import locales
from ..language.plurals import CATEGORIES
from ..locales import FALLBACK
from ..model import Borrowed, Problem
from ..problems import problem
from . import rules
from .folder import Folder
from .schemas import Schema
from .yaml_document import Document

NAME = "labels.yml"


def read_labels(
    folder: Folder, languages: Sequence[str]
) -> tuple[dict[str, Mapping[str, Any]], list[Problem], list[Problem]]:
    """Language code -> all labels; the problems of the files; a notice where English helps out."""
    known = locales.load()
    english = known[FALLBACK].labels
    found: dict[str, Mapping[str, Any]] = {}
    problems: list[Problem] = []
    notices: list[Problem] = []
    for code in languages:
        own, faults = _own_labels(folder, f"{code}/{NAME}", english)
        problems += faults
        words = {**(known[code].labels if code in known else {}), **own}
        missing = [key for key in english if key not in words]
        if missing:
            values = {"language": code, "count": len(missing), "keys": ", ".join(missing[:8])}
            notices.append(problem(folder.place(f"{code}/{NAME}"), "labels-missing", **values))
        found[code] = {**{key: _borrowed(english[key]) for key in missing}, **words}
    return found, problems, notices


def _borrowed(words: str | Mapping[str, str]) -> str | Mapping[str, str]:
    if isinstance(words, str):
        return Borrowed(words)
    return {category: Borrowed(form) for category, form in words.items()}


def _own_labels(
    folder: Folder, name: str, english: Mapping[str, Any]
) -> tuple[Mapping[str, Any], list[Problem]]:
    if not folder.has(name):
        return {}, []
    document, problems = folder.document(name)
    if document is None:
        return {}, problems
    shape = rules.shape(document, schema_of_labels(english))
    problems += shape.problems
    problems += [] if shape.faults else blanks_agree(document, english)
    return ({} if problems else document.data), problems


def schema_of_labels(english: Mapping[str, Any]) -> Schema:
    """Every label is words or, if it counts, words for each plural category of its language."""
    words = {"type": "string", "pattern": r"\S", "example": "some words"}
    forms = {
        "type": "object",
        "required": ["other"],
        "properties": dict.fromkeys(CATEGORIES, words),
        "additionalProperties": False,
        "example": "{one: …, other: …}",
    }
    properties = {key: words if isinstance(value, str) else forms for key, value in english.items()}
    return {"type": "object", "properties": properties, "additionalProperties": False, "$defs": {}}


def blanks_agree(document: Document, english: Mapping[str, Any], *path: str) -> Iterator[Problem]:
    """Each label has the blanks of its English words, or fewer, and no other braces.

    The labels stand in the document at `path`.
    """
    labels = functools.reduce(lambda data, step: data[step], path, document.data)
    for key, value in labels.items():
        wanted = _blanks(english[key])
        try:
            surplus = _blanks(value) - wanted
        except ValueError:  # a brace that is not closed
            surplus = {"{"}
        if surplus:
            values = {
                "key": key,
                "surplus": ", ".join(sorted(surplus)),
                "blanks": ", ".join(sorted(wanted)) or "—",
            }
            yield problem(document.place(*path, key), "label-blanks", **values)


def _blanks(words: str | Mapping[str, str]) -> set[str]:
    texts = [words] if isinstance(words, str) else list(words.values())
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name is not None}
