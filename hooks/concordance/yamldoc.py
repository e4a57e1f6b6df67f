"""YAML text -> plain data in which every value knows its line and column; checked against a schema.

Every scalar is read as text, just as the author typed it: `no` stays a language code, `1.0` a version
and `2020-10` a month. The shape is checked by JSON Schema (draft 2020-12).
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from jsonschema import Draft202012Validator
from jsonschema.exceptions import ValidationError

from .model import Place, Problem

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """Plain data (dicts, lists and strings) and the place of each value, by its path in the data."""

    path: str
    data: Any
    places: Mapping[Path, Place] = field(default_factory=dict)
    keys: Mapping[Path, Place] = field(default_factory=dict)

    def place(self, *path: str | int) -> Place:
        """The place of the value at `path`, or of the nearest value around it."""
        for length in range(len(path), -1, -1):
            if path[:length] in self.places:
                return self.places[path[:length]]
        return Place(self.path)


def parse(path: str, text: str, *, first_line: int = 1) -> tuple[Document | None, list[Problem]]:
    """Read one YAML document; `first_line` is where `text` begins in its file.

    Returns None with a problem when the YAML cannot be read at all. A key written twice and an alias
    are problems too; the document then holds what could be read.
    """
    try:
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError as error:
        return None, [_syntax_problem(path, error, first_line)]
    reader = _Reader(path, first_line)
    data = reader.read(node, ()) if node is not None else None
    return Document(path, data, reader.places, reader.keys), reader.problems


def _syntax_problem(path: str, error: yaml.YAMLError, first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(path, mark.line + first_line, mark.column + 1) if mark else Place(path, first_line)
    detail = getattr(error, "problem", None) or getattr(error, "reason", None) or str(error).splitlines()[0]
    return Problem(place=place, code="yaml-syntax", values={"detail": str(detail)})


class _Reader:
    """Walks composed YAML nodes once and remembers where each value stood."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.places: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def read(self, node: yaml.Node, path: Path) -> Any:
        place = self._place(node)
        self.places[path] = place
        if id(node) in self._seen:
            self._report("yaml-alias", place)
            return ""
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self._read_mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.read(item, (*path, index)) for index, item in enumerate(node.value)]
        return str(node.value)

    def _read_mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._report("yaml-key", self._place(key_node))
                continue
            key = str(key_node.value)
            if key in data:
                self._report("yaml-duplicate-key", self._place(key_node), key=key)
                continue
            self.keys[(*path, key)] = self._place(key_node)
            data[key] = self.read(value_node, (*path, key))
        return data

    def _place(self, node: yaml.Node) -> Place:
        mark = node.start_mark
        return Place(self.path, mark.line + self.first_line, mark.column + 1)

    def _report(self, code: str, place: Place, **values: str) -> None:
        self.problems.append(Problem(place=place, code=code, values=values))


# ---------------------------------------------------------------- shape


def validate(document: Document, schema: Mapping[str, Any]) -> list[Problem]:
    """Every way in which the document departs from the schema, in document order.

    A schema may carry `example` beside any rule: a correct example that the hint shows.
    """
    validator = Draft202012Validator(schema)
    found = [
        problem
        for error in validator.iter_errors(document.data)
        for problem in _explain(document, error)
    ]
    return sorted(found, key=lambda problem: (problem.place, problem.code))


def _explain(document: Document, error: ValidationError) -> Iterator[Problem]:
    path: Path = tuple(error.absolute_path)
    place = document.place(*path)
    name = ".".join(str(step) for step in path if isinstance(step, str)) or "—"
    example = str(error.schema.get("example", "")) if isinstance(error.schema, dict) else ""
    if error.validator == "additionalProperties":
        yield from _unknown_keys(document, error, path)
    elif error.validator == "required":
        for key in error.validator_value:
            if key not in error.instance:
                values = {"key": key, "example": _example_of(error.schema, key)}
                yield Problem(place=place, code="missing-key", values=values)
    elif error.validator in ("minLength", "minItems", "minProperties"):
        yield Problem(place=place, code="empty-value", values={"key": name, "example": example})
    elif error.validator == "enum":
        values = {
            "key": name,
            "value": str(error.instance),
            "choices": ", ".join(map(str, error.validator_value)),
            "guess": _guess(str(error.instance), [str(choice) for choice in error.validator_value]),
        }
        yield Problem(place=place, code="not-a-choice", values=values)
    else:
        values = {"key": name, "value": _shown(error.instance), "example": example}
        yield Problem(place=place, code="wrong-value", values=values)


def _unknown_keys(document: Document, error: ValidationError, path: Path) -> Iterator[Problem]:
    known = list(error.schema.get("properties", {}))
    for key in error.instance:
        if key not in known:
            place = document.keys.get((*path, key), document.place(*path))
            values = {"key": key, "guess": _guess(key, known), "choices": ", ".join(known)}
            yield Problem(place=place, code="unknown-key", values=values)


def _example_of(schema: Mapping[str, Any], key: str) -> str:
    rule = schema.get("properties", {}).get(key, {})
    return f"{key}: {rule.get('example', '…')}"


def _guess(word: str, known: list[str]) -> str:
    """The known word nearest to `word`; the first one when none is near."""
    return (difflib.get_close_matches(word, known, n=1, cutoff=0.0) or known[:1] or [""])[0]


def _shown(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 60 else text[:57] + "…"
