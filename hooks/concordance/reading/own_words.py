"""The generator's own words, `locales/*.yml`: a translator's slip is told like an author's.

What English has, every language has: labels of the pages, and a message and a hint for each problem.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

from .. import locales
from ..codes import Code
from ..locales import FALLBACK
from ..model import Problem
from .folder import Folder
from .labels import blanks_agree, schema_of_labels
from .schemas import Schema
from .validation import validate
from .yaml_document import Document

SHOWN = "hooks/concordance/locales"


def own_words_are_sound(folder: Path = locales.FOLDER) -> list[Problem]:
    """Every problem of the files; those of other languages only when English is sound."""
    files = Folder(folder, SHOWN)
    english, problems = files.document(f"{FALLBACK}.yml")
    if english is not None:
        problems += _faults(english, None)
    if english is None or problems:
        return problems
    for code in locales.codes(folder):
        if code != FALLBACK:
            document, faults = files.document(f"{code}.yml")
            problems += faults
            problems += _faults(document, english.data) if document is not None else []
    return problems


def _faults(document: Document, english: Mapping[str, Any] | None) -> list[Problem]:
    """How a file departs from its shape, or else from the blanks of English; None is English itself."""
    own = _labels(document.data)
    labels = own if english is None else english["labels"]
    # A language that, like Chinese, makes do with one form writes no others.
    shaped = {key: own[key] if isinstance(own.get(key), str) else forms for key, forms in labels.items()}
    faults = validate(document, _schema(shaped))
    return faults or list(_blank_faults(document, english or document.data))


def _labels(data: Any) -> Mapping[str, Any]:
    labels = data.get("labels") if isinstance(data, dict) else None
    return labels if isinstance(labels, dict) else {}


def _blank_faults(document: Document, english: Mapping[str, Any]) -> Iterator[Problem]:
    yield from blanks_agree(document, english["labels"], "labels")
    for code, words in english["problems"].items():
        # A hint may take up what the English one leaves to the message.
        both = {key: "".join(words.values()) for key in words}
        yield from blanks_agree(document, both, "problems", code)


def _schema(labels: Mapping[str, Any]) -> Schema:
    """The shape of a file that has labels such as these."""
    words = {"type": "string", "pattern": r"\S", "example": "some words"}
    message = {
        "type": "object",
        "required": ["message", "hint"],
        "properties": {"message": words, "hint": words},
        "additionalProperties": False,
        "example": "{message: …, hint: …}",
    }
    codes = get_args(Code)
    problems = {
        "type": "object",
        "required": list(codes),
        "properties": dict.fromkeys(codes, message),
        "additionalProperties": False,
    }
    return {
        "type": "object",
        "required": ["labels", "problems"],
        "properties": {
            "labels": {**schema_of_labels(labels), "required": list(labels)},
            "problems": problems,
        },
        "additionalProperties": False,
        "$defs": {},
    }
