"""`course.yml` and `vocabulary.yml` -> settings, and the words by which a course sorts its entries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..model import (
    Group,
    Kind,
    LaneType,
    Language,
    MapType,
    Problem,
    RelationType,
    Release,
    Settings,
    TextSettings,
    TraitType,
    Vocabulary,
)
from . import rules, schemas, works
from .folder import Folder
from .schemas import Schema
from .validation import validate
from .yaml_document import Document

CODE = re.compile(r"[a-z]{2,3}")
ONLY_TEXT = "article"
"""The id of the text of a course that has one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What must be known before anything else is read; `settings` is None while others of them are faulty."""

    languages: tuple[str, ...]
    texts: tuple[str, ...]
    settings: Settings | None


def read_outline(folder: Folder) -> tuple[Outline | None, list[Problem]]:
    """The languages and texts that `course.yml` names, and all its settings.

    With a fault in the languages themselves, or no folder for one, none is known: else each text of the
    course would seem to be wrong.
    """
    document, problems = folder.document("course.yml")
    if document is None:
        return None, problems
    languages = language_codes(document.data)
    schema = _of_one_or_many(schemas.load(languages)["course"], document.data)
    faults = validate(document, schemas.only(schema, "languages"))
    faults = faults or list(rules.languages_differ(document)) or list(_without_folder(document, folder))
    if faults:
        return None, problems + faults
    shape = rules.shape(document, schema)
    faults = shape.faults or list(rules.texts_have_addresses(document))
    settings = None if faults else _settings(document)
    outline = Outline(languages=tuple(languages), texts=_text_ids(document.data), settings=settings)
    return outline, [*problems, *shape.problems, *([] if shape.faults else faults)]


def language_codes(data: object) -> list[str]:
    """The language codes that a `course.yml` names, whatever else is wrong with it."""
    return [code for code in _values(data, "languages", "code") if CODE.fullmatch(code)]


def _without_folder(document: Document, folder: Folder) -> Iterator[Problem]:
    """Each language that has no folder: a slip in its code, else all that the course says lacked it."""
    for index, language in enumerate(document.data["languages"]):
        if not folder.has(language["code"]):
            place = document.place("languages", index, "code")
            values = {"folder": f"{folder.shown}/{language['code']}"}
            yield Problem(place=place, code="missing-language", values=values)


def read_vocabulary(
    folder: Folder, schema: Schema, texts: tuple[str, ...]
) -> tuple[Vocabulary | None, list[Problem]]:
    """What `vocabulary.yml` says; `texts` are the ids of the texts, whose folders no group may take."""
    document, problems = folder.document("vocabulary.yml")
    if document is None:
        return None, problems
    shape = rules.shape(document, schema)
    problems += shape.problems
    if shape.faults:
        return None, problems
    faults = [*rules.groups_are_known(document, texts), *rules.pictures_are_known(document)]
    return _vocabulary(document.data), [*problems, *faults]


def _of_one_or_many(schema: Schema, data: object) -> Schema:
    """A course that names its texts says of each what a course of one text says of itself."""
    required, properties = list(schema["required"]), dict(schema["properties"])
    own = ("published", "cite")
    if isinstance(data, dict) and "texts" in data:
        required = [*(key for key in required if key not in own), "texts"]
        properties = {key: rule for key, rule in properties.items() if key not in own}
        text = dict(properties["texts"]["items"])
        text["properties"] = {**text["properties"], **{key: schema["properties"][key] for key in own}}
        properties["texts"] = {**properties["texts"], "items": text}
    else:
        del properties["texts"]
    return {**schema, "required": required, "properties": properties}


def _values(data: object, key: str, item_key: str) -> list[str]:
    """What the items of a list say under one key, as far as they are items at all."""
    found = data.get(key, []) if isinstance(data, dict) else []
    items = found if isinstance(found, list) else []
    values = (item.get(item_key) for item in items if isinstance(item, dict))
    return [value for value in values if isinstance(value, str)]


def _text_ids(data: object) -> tuple[str, ...]:
    named = isinstance(data, dict) and "texts" in data
    return tuple(_values(data, "texts", "id")) if named else (ONLY_TEXT,)


def _settings(document: Document) -> Settings:
    data = document.data
    return Settings(
        id=data["id"],
        version=data["version"],
        languages=tuple(Language(**language) for language in data["languages"]),
        title=data["title"],
        description=data["description"],
        rights=data["rights"],
        texts=tuple(_text(text, data) for text in data.get("texts", [{**data, "id": ONLY_TEXT}])),
        editors=works.names(data.get("editors", ()), data["languages"][0]["code"]),
        contact=data.get("contact", ""),
        history=tuple(Release(**release) for release in data.get("history", ())),
        site_url=data.get("site_url", ""),
        released=data.get("released", ""),
    )


def _text(data: Mapping[str, Any], course: Mapping[str, Any]) -> TextSettings:
    first = course["languages"][0]["code"]
    return TextSettings(
        id=data["id"],
        published=data["published"],
        rights=data.get("rights", course["rights"]),
        cite=works.work(data["cite"], first),
        short=data.get("short"),
    )


def _vocabulary(data: Mapping[str, Any]) -> Vocabulary:
    drawn = data.get("map")
    return Vocabulary(
        groups=tuple(Group(id=key, **value) for key, value in data["groups"].items()),
        kinds={key: Kind(id=key, **value) for key, value in data["kinds"].items()},
        relations={key: RelationType(id=key, **value) for key, value in data["relations"].items()},
        traits={key: TraitType(id=key, **value) for key, value in data.get("traits", {}).items()},
        timeline=tuple(LaneType(**lane) for lane in data.get("timeline", ())),
        map=MapType(shapes=drawn["shapes"], lines=tuple(drawn["lines"]), notes=tuple(drawn.get("notes", ())))
        if drawn
        else None,
    )
