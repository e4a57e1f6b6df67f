"""Checked YAML documents -> the glossary: entries, the vocabulary that sorts them, the author's rulings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal, cast

from ..model import (
    Avoided,
    Entry,
    Fact,
    Form,
    Group,
    Instruction,
    Kind,
    Language,
    Link,
    Relation,
    RelationType,
    Rulings,
    Settings,
    Source,
    StopPhrase,
    Term,
    Trait,
    TraitType,
    Vocabulary,
)
from . import works
from .yaml_document import Document, Path


def settings(document: Document) -> Settings:
    """What a checked `course.yml` says."""
    data = document.data
    first = data["languages"][0]["code"]
    return Settings(
        id=data["id"],
        version=data["version"],
        languages=tuple(Language(**language) for language in data["languages"]),
        title=data["title"],
        description=data["description"],
        published=data["published"],
        rights=data["rights"],
        site_url=data.get("site_url", ""),
        released=data.get("released", ""),
        cite=works.work(data["cite"], first),
        editors=works.names(data.get("editors", ()), first),
    )


def vocabulary(document: Document) -> Vocabulary:
    """What a checked `vocabulary.yml` says."""
    data = document.data
    return Vocabulary(
        groups=tuple(Group(id=key, **value) for key, value in data["groups"].items()),
        kinds={key: Kind(id=key, **value) for key, value in data["kinds"].items()},
        relations={key: RelationType(id=key, **value) for key, value in data["relations"].items()},
        traits={key: TraitType(id=key, **value) for key, value in data.get("traits", {}).items()},
    )


def entry(document: Document, index: int) -> Entry:
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
            _fact(document, (*path, "facts", number), fact)
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


def rulings(document: Document) -> Rulings:
    """The author's rulings in a checked `matching.yml`; an instruction for each place that one names."""
    found = []
    for action in sorted(document.data.keys() - {"never"}):
        for number, data in enumerate(document.data[action]):
            many = isinstance(data["at"], list)
            written = {key: document.place(action, number, key) for key in ("language", "entry")}
            found += [
                Instruction(
                    action=cast(Literal["force", "forbid", "block", "waive"], action),
                    at=at,
                    language=data["language"],
                    entry=data.get("entry", ""),
                    text=data.get("text", ""),
                    within=data.get("within", ""),
                    reason=data["reason"],
                    place=document.place(action, number),
                    places={
                        **written,
                        "at": document.place(action, number, "at", *([index] if many else [])),
                    },
                )
                for index, at in enumerate(data["at"] if many else [data["at"]])
            ]
    never = tuple(
        StopPhrase(_form(document, ("never", number, "text"), data["text"]), data["reason"])
        for number, data in enumerate(document.data.get("never", ()))
    )
    return Rulings(tuple(found), never)


def _term(document: Document, path: Path, data: Mapping[str, Any]) -> Term:
    abbreviations = data.get("abbreviation", ())
    if isinstance(abbreviations, str):
        abbreviations = (abbreviations,)
    return Term(
        preferred=_form(document, (*path, "preferred"), data["preferred"]),
        also=_forms(document, (*path, "also"), data.get("also", ())),
        abbreviations=_forms(document, (*path, "abbreviation"), abbreviations),
        described_as=_forms(document, (*path, "described_as"), data.get("described_as", ())),
        avoid=tuple(
            Avoided(form=_form(document, (*path, "avoid", number), avoided["form"]), reason=avoided["reason"])
            for number, avoided in enumerate(data.get("avoid", ()))
        ),
    )


def _forms(document: Document, path: Path, values: Any) -> tuple[Form, ...]:
    return tuple(_form(document, (*path, number), value) for number, value in enumerate(values))


def _form(document: Document, path: Path, value: str | Mapping[str, str]) -> Form:
    """A form; one without any small letter (WHO, A/78/L.49) is exact by nature."""
    text = value if isinstance(value, str) else value["form"]
    capitals = text.upper() == text and text.lower() != text
    exact = capitals if isinstance(value, str) else value.get("case") == "exact" or capitals
    return Form(text=text, exact=exact, place=document.place(*path))


def _fact(document: Document, path: Path, data: Mapping[str, Any]) -> Fact:
    source = data.get("source", [])
    return Fact(
        date=data["date"],
        text=data["text"],
        article=tuple(data.get("article", ())),
        sources=tuple(Source(**each) for each in (source if isinstance(source, list) else [source])),
        place=document.place(*path),
    )
