"""Checked YAML data -> works as they are cited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from ..model import Localized, Name, Reference, Work
from .positions import Positions
from .yaml_document import Document

CONTAINERS = ("journal", "book", "site")
"""What holds a work, as an author writes it: each type of work has its own word for it."""
PEOPLE = ("authors", "editors", "translators")
LOCALIZED = ("title", "publisher", "place", "event")


def work(data: Mapping[str, Any], language: str) -> Work:
    """A work as `cite` in `course.yml` describes it, written in `language` unless it says otherwise."""
    own = data.get("language", language)
    held: str | Localized = next((data[key] for key in CONTAINERS if key in data), {})
    special = {"type", "language", "year", "date", *CONTAINERS, *PEOPLE, *LOCALIZED}
    values: dict[str, Any] = {key: _words(data[key], own) for key in LOCALIZED if key in data}
    values |= {key: names(data.get(key, ()), own) for key in PEOPLE}
    values |= {key: value for key, value in data.items() if key not in special}
    return Work(
        type=data.get("type", "article"),
        language=own,
        date=data.get("date") or data.get("year", ""),
        container=_words(held, own),
        **values,
    )


def references(document: Document, positions: Positions) -> tuple[Reference, ...]:
    """The works that a checked `references.yml` lists."""
    return tuple(_reference(document, number, positions) for number in range(len(document.data)))


def _reference(document: Document, number: int, positions: Positions) -> Reference:
    data = document.data[number]
    read = {written: positions.read(written) for written in data["cited"]}
    return Reference(
        id=data["id"],
        work=work(data["work"], data["work"]["language"]),
        cited={position: data["cited"][written] for written, position in read.items()},
        entry=data.get("entry", ""),
        place=document.place(number, "entry" if "entry" in data else "id"),
        places={position: document.keys[number, "cited", written] for written, position in read.items()},
    )


def names(data: Sequence[str | Mapping[str, str]], language: str) -> tuple[Name, ...]:
    """The names in a list; one written as mere text is the same in every language."""
    return tuple(_name(each, language) for each in data)


def _name(data: str | Mapping[str, str], language: str) -> Name:
    written = {key: value for key, value in _words(data, language).items() if key != "kind"}
    return Name(written=written, is_organization=isinstance(data, Mapping) and "kind" in data)


def _words(data: str | Localized, language: str) -> Localized:
    return {language: data} if isinstance(data, str) else data
