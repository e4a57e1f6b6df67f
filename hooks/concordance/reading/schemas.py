"""The shapes of the content files (`schemas/*.yml`), with the languages of a course filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from ..own_files import parse

Schema = Mapping[str, Any]
FOLDER = Path(__file__).parent / "schemas"


def load(languages: Sequence[str]) -> Mapping[str, Schema]:
    """File name without its ending -> JSON Schema; wherever words are localized, one for each language."""
    return _load(tuple(languages))


@cache
def _load(languages: tuple[str, ...]) -> Mapping[str, Schema]:
    words = "{" + ", ".join(f"{code}: …" for code in languages) + "}"
    files = {
        path.stem: parse(path.read_text("utf-8").replace("{zh: …, en: …}", words))
        for path in sorted(FOLDER.glob("*.yml"))
    }
    shared = files.pop("definitions") | files.pop("works") | {"term": files.pop("term")}
    for name in ("localized", "words", "name"):
        _for_each(languages, shared[name], {"$ref": "#/$defs/text"})
    _for_each(languages, files["glossary"]["items"]["properties"]["terms"], {"$ref": "#/$defs/term"})
    numbers = {"type": "string", "pattern": "^([0-9]{1,4}( [0-9]{1,4})*)?$"}
    _for_each(languages, files["alignment"]["$defs"]["numbers"], numbers)
    answers = {"type": "array", "minItems": 1, "items": {"$ref": "#/$defs/text"}, "example": "[one answer]"}
    _for_each(languages, files["questions"]["items"]["properties"]["accept"], answers)
    _for_each(languages, files["names"]["items"], {"$ref": "#/$defs/names"})
    for schema in files.values():
        schema["$defs"] = shared | schema.get("$defs", {})
    return files


def only(schema: Schema, key: str) -> Schema:
    """What a schema asks of one of its keys."""
    rules = {"required": [key], "properties": {key: schema["properties"][key]}}
    return {**schema, **rules, "additionalProperties": True}


def _for_each(languages: Sequence[str], rule: dict[str, Any], value: Schema) -> None:
    """Make `rule` ask for one value for each language."""
    rule["required"] = list(dict.fromkeys(languages))  # one may be named twice, which is told elsewhere
    rule["properties"] = rule.get("properties", {}) | dict.fromkeys(languages, value)
