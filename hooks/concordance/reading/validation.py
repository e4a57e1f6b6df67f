"""Whether a document has the shape that its JSON Schema (draft 2020-12) asks for, and what is wrong."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from jsonschema_rs import Draft202012Validator, ValidationError

from ..codes import Code
from ..model import Problem
from .schemas import Schema
from .yaml_document import Document, Path

MOST_CHOICES, SHOWN_CHOICES = 40, 12
"""So many keys are listed in full; of more, so many."""


def validate(document: Document, schema: Schema) -> list[Problem]:
    """Every way in which the document departs from the schema, in document order.

    A schema may carry `example` beside any rule: a correct example that the hint shows.
    """
    errors: dict[tuple[Path, str], ValidationError] = {}
    for error in _validator(json.dumps(schema)).iter_errors(document.data):
        rule = "" if error.instance == "" else error.kind.name
        errors[tuple(error.instance_path), rule] = error
    found = [problem for error in errors.values() for problem in _explain(document, error, schema)]
    return sorted(found, key=lambda problem: (problem.place, problem.code))


@lru_cache(maxsize=100)
def _validator(schema: str) -> Draft202012Validator:
    """To make one takes longer than to look at a small file, and many files have the same shape."""
    return Draft202012Validator(schema)


def _explain(document: Document, error: ValidationError, schema: Schema) -> Iterator[Problem]:
    path: Path = tuple(error.instance_path)
    place = document.place(*path)
    name = ".".join(str(step) for step in path if isinstance(step, str)) or "—"
    rule, example = _rule_of(schema, error)
    instance: Any = error.instance
    if error.kind.name == "additionalProperties":
        yield from _unknown_keys(document, instance, rule, path)
    elif error.kind.name == "required":
        for key in rule["required"]:
            if key not in instance:
                values = {"key": key, "example": _example_of(schema, rule, key)}
                yield Problem(place=place, code="missing-key", values=values)
    elif not str(instance).strip() or (error.kind.name in ("minItems", "minProperties") and not instance):
        yield Problem(place=place, code="empty-value", values={"key": name, "example": example})
    elif error.kind.name == "enum":
        choices = [str(choice) for choice in rule["enum"]]
        shown, near = ", ".join(choices), _guess(str(instance), choices)
        values = {"key": name, "value": _shown(instance), "choices": shown, "guess": near}
        yield Problem(place=place, code="not-a-choice" if near else "no-such-choice", values=values)
    else:
        values = {"key": name, "value": _shown(instance), "example": example}
        yield Problem(place=place, code="wrong-value", values=values)


def _rule_of(schema: Schema, error: ValidationError) -> tuple[Any, str]:
    """The rules of which one is broken, and the example nearest to it.

    The example beside a reference goes before the one behind it.
    """
    rule: Any = schema
    example: str = schema.get("example", "")
    for step in error.evaluation_path[:-1]:
        if step == "$ref":
            example, rule = rule.get("example", ""), _behind(schema, rule)
            example = example or rule.get("example", "")
        else:
            rule = rule[step]
            example = rule.get("example", example) if isinstance(rule, Mapping) else example
    return rule, example


def _behind(schema: Schema, rule: Mapping[str, Any]) -> Any:
    """What a rule refers to; nothing where it does not."""
    return schema["$defs"].get(str(rule.get("$ref", "")).rpartition("/")[2], {})


def _unknown_keys(document: Document, data: Any, rule: Mapping[str, Any], path: Path) -> Iterator[Problem]:
    known = list(rule.get("properties", {}))
    for key in data:
        if key not in known:
            near, values = _guess(key, known), {"key": key, "choices": _nearest(key, known)}
            code: Code = "unknown-key" if near else "no-such-key"
            yield Problem(place=document.keys[(*path, key)], code=code, values=values | {"guess": near})


def _example_of(schema: Schema, here: Mapping[str, Any], key: str) -> str:
    """How a key that is missing `here` could be written."""
    rule = here.get("properties", {}).get(key, {})
    return f"{key}: {rule.get('example') or _behind(schema, rule).get('example', '…')}"


def _guess(word: str, known: list[str]) -> str:
    """The known word that `word` may be a slip for; empty when none is near, for a wrong guess misleads."""
    return (difflib.get_close_matches(word, known, n=1, cutoff=0.7) or [""])[0]


def _nearest(word: str, known: list[str]) -> str:
    """All known words; of more than anybody reads, those nearest to `word`."""
    if len(known) <= MOST_CHOICES:
        return ", ".join(known)
    return ", ".join([*difflib.get_close_matches(word, known, n=SHOWN_CHOICES, cutoff=0.0), "…"])


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "…"
