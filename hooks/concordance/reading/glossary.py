"""The files in `glossary/` -> entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..model import (
    Avoided,
    Entry,
    Fact,
    Form,
    Link,
    Place,
    Problem,
    Relation,
    Term,
    Trait,
    Vocabulary,
)
from . import rules
from .edition import sources
from .folder import Folder
from .positions import Positions
from .schemas import Schema
from .yaml_document import Document, Path

ID_LINE = re.compile(r"^-[ \t]+id:[ \t]*([a-z0-9-]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """The sound entries by id; all ids with their places, unless some are lost; whether all is sound."""

    entries: Mapping[str, Entry]
    ids: tuple[tuple[str, Place], ...] | None
    whole: bool


def read_glossary(
    folder: Folder, schema: Schema, vocabulary: Vocabulary | None, positions: Positions
) -> tuple[Glossary, list[Problem]]:
    """All files in `glossary/`, as far as their entries are sound."""
    names = folder.yaml_files("glossary")
    problems = [] if names else [Problem(place=folder.place("glossary"), code="no-glossary")]
    files = []
    for name in names:
        file, found = _read_file(folder, name, schema, vocabulary, positions)
        files.append(file)
        problems += found
    ids = [each for file in files for each in file.ids]
    entries: dict[str, Entry] = {}
    for file in files:
        for each in file.entries:
            entries.setdefault(each.id, each)
    lost = not names or any(file.lost for file in files)
    whole = not lost and all(file.whole for file in files) and len(entries) == len(ids)
    return Glossary(entries=entries, ids=None if lost else tuple(ids), whole=whole), problems


@dataclass(frozen=True, slots=True, kw_only=True)
class _File:
    """The sound entries of a file, the ids of all, whether none is lost, and whether all are sound."""

    entries: tuple[Entry, ...] = ()
    ids: tuple[tuple[str, Place], ...]
    lost: bool = False
    whole: bool = False


def _read_file(
    folder: Folder, name: str, schema: Schema, vocabulary: Vocabulary | None, positions: Positions
) -> tuple[_File, list[Problem]]:
    document, problems = folder.document(name)
    if document is None or not isinstance(document.data, list):
        # The ids can still be told, so that relations of other files are judged all the same.
        text, _ = folder.text(name)
        ids = tuple(_ids_at_a_glance(folder.place(name).path, text or ""))
        if document is not None:
            problems += rules.shape(document, schema).problems
        return _File(ids=ids, lost=not ids), problems
    shape = rules.shape(document, schema)
    problems += shape.problems
    ids_here: list[tuple[str, Place]] = []
    entries: list[Entry] = []
    for index, data in enumerate(document.data):
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            ids_here.append((data["id"], document.place(index, "id")))
        if not any(document.holds(fault.place, index) for fault in shape.faults):
            entries.append(entry(document, index, positions))
            problems += rules.forms_can_be_found(entries[-1])
            problems += rules.readings_fit(document, index)
            if vocabulary is not None:
                problems += rules.words_are_known(document, index, vocabulary)
    return _File(entries=tuple(entries), ids=tuple(ids_here), whole=not shape.faults), problems


def _ids_at_a_glance(path: str, text: str) -> Iterator[tuple[str, Place]]:
    """The ids, with their places, in a glossary file that is no valid YAML."""
    for match in ID_LINE.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        yield match[1], Place(path, line, match.start(1) - match.start() + 1)


def entry(document: Document, index: int, positions: Positions) -> Entry:
    """The entry at `index` of a checked glossary file."""
    data = document.data[index]
    path: Path = (index,)
    return Entry(
        id=data["id"],
        kind=data["kind"],
        date=data.get("date", ""),
        about=data.get("about"),
        terms={code: _term(document, (*path, "terms", code), term) for code, term in data["terms"].items()},
        symbols=_forms(document, (*path, "symbol"), data.get("symbol", ())),
        definition=data["definition"],
        traits=tuple(
            Trait(name=name, value=trait["value"], explained=trait["on"])
            for name, trait in data.get("traits", {}).items()
        ),
        facts=tuple(
            _fact(document, (*path, "facts", number), fact, positions)
            for number, fact in enumerate(data.get("facts", ()))
        ),
        relations=tuple(
            Relation(type=name, target=target, place=document.place(*path, "relations", name, number))
            for name, targets in data.get("relations", {}).items()
            for number, target in enumerate(targets)
        ),
        links=tuple(Link(**link) for link in data.get("links", ())),
        linked=data.get("link") != "never",
        background=data.get("background") == "true",
        place=document.place(*path),
    )


def _term(document: Document, path: Path, data: Mapping[str, Any]) -> Term:
    abbreviations = data.get("abbreviation", ())
    if isinstance(abbreviations, str):
        abbreviations = (abbreviations,)
    return Term(
        preferred=form(document, (*path, "preferred"), data["preferred"]),
        reading=data.get("reading", ""),
        also=_forms(document, (*path, "also"), data.get("also", ())),
        abbreviations=_forms(document, (*path, "abbreviation"), abbreviations),
        described_as=_forms(document, (*path, "described_as"), data.get("described_as", ())),
        avoid=tuple(
            Avoided(form=form(document, (*path, "avoid", number), avoided["form"]), reason=avoided["reason"])
            for number, avoided in enumerate(data.get("avoid", ()))
        ),
    )


def _forms(document: Document, path: Path, values: Any) -> tuple[Form, ...]:
    return tuple(form(document, (*path, number), value) for number, value in enumerate(values))


def form(document: Document, path: Path, value: str | Mapping[str, str]) -> Form:
    """A form; one without any small letter (WHO, A/78/L.49) is exact by nature."""
    text = value if isinstance(value, str) else value["form"]
    capitals = text.upper() == text and text.lower() != text
    exact = capitals if isinstance(value, str) else value.get("case") == "exact" or capitals
    return Form(text=text, exact=exact, place=document.place(*path))


def _fact(document: Document, path: Path, data: Mapping[str, Any], positions: Positions) -> Fact:
    return Fact(
        date=data["date"],
        text=data["text"],
        planned=data.get("planned") == "true",
        positions=tuple(map(positions.read, data.get("article", ()))),
        sources=sources(data),
        place=document.place(*path),
    )
