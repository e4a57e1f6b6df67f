"""YAML text -> plain data in which every value knows its line and column.

Every scalar is read as text, just as the author typed it: `no` stays a language code, `1.0` a version
and `2020-10` a month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.reader import ReaderError

from ..codes import Code
from ..language.scripts import closes_up
from ..model import Place, Problem
from . import yaml_signs
from .yaml_signs import Slip

Path = tuple[str | int, ...]
DEEPEST = 100
NOTHING = frozenset({"~", "null", "Null", "NULL"})
GLUED = re.compile(r"[ \t]+(?P<rest>#[^\s#].*)")
"""A `#` with a word right behind it, after a value: meant as text (No #1) more likely than as a comment."""
C_LOADER: Any = getattr(yaml, "CBaseLoader", None)
"""The parser in C, without a guess at what is a number or a date: all is text."""
MAY_MARK = re.compile(r"(?:^|[\s\[{,:-])[&*!]\S")
"""What may be an anchor, an alias or a tag of YAML."""
NAMES = frozenset({"form", "abbreviation"})
"""Keys whose value is one name."""
PEOPLE = frozenset({"authors", "editors", "translators"})
"""Keys of lists of persons, whose names `rules` looks at, in quotation marks or not."""
QUESTION = "\ufdd0"
"""Stands for a question mark: a code point that no text may hold."""
ENDS_IN_QUESTION = re.compile(r"(?<=[^\s\[{,])\?")
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""What an escape in quotation marks can bring: control codes, and halves of characters beyond U+FFFF."""


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

    def holds(self, place: Place, index: int) -> bool:
        """Whether a place lies in the item at `index` of a list."""
        after = self.places.get((index + 1,))
        return self.places[index,] <= place and (after is None or place < after)

    def strings(self) -> Iterator[tuple[Path, str]]:
        """Every text in the data, with its path."""
        return _strings(self.data, ())


def _strings(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, (dict, list)):
        for key, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _strings(value, (*path, key))


def parse(path: str, text: str, *, first_line: int = 1) -> tuple[Document | None, list[Problem]]:
    """Read one YAML document; `first_line` is where `text` begins in its file.

    Returns None with a problem when the YAML cannot be read at all. A key written twice and a YAML
    reference are problems too; the document then holds what could be read.
    """
    try:
        node = _compose_fast(text)
        loader = _Loader(text) if node is None else None
        if loader:
            node = loader.get_single_node()
        reader = _Reader(path, text, first_line)
        data = reader.read(node, ()) if node is not None else None
    except yaml.YAMLError as error:
        return None, [_syntax_problem(path, text, error, first_line)]
    except RecursionError:
        values = {"detail": "nested too deeply"}
        return None, [Problem(place=Place(path, first_line), code="yaml-syntax", values=values)]
    marks = [
        Problem(place=_place(path, mark, first_line), code="yaml-reference")
        for mark in ((*loader.references, *loader.unused.values()) if loader else ())
    ]
    return Document(path, data, reader.places, reader.keys), reader.problems + marks


def _syntax_problem(path: str, text: str, error: yaml.YAMLError, first_line: int) -> Problem:
    if isinstance(error, ReaderError):
        before = text[: error.position]
        column = error.position - before.rfind("\n")
        place = Place(path, before.count("\n") + first_line, column)
        values = {"character": f"U+{ord(text[error.position]):04X}"}
        return Problem(place=place, code="control-character", values=values)
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark and "'\\t'" not in str(error) and (slip := _look_alike(text, error, mark)):
        return _slip_problem(_place_at(path, text, slip.at, first_line), slip)
    return _other_problem(path, text, error, mark, first_line)


def _other_problem(path: str, text: str, error: yaml.YAMLError, mark: Any, first_line: int) -> Problem:
    detail = str(getattr(error, "problem", None) or error).splitlines()[0]
    if detail == "could not find expected ':'":  # which YAML notices only on the next line
        return Problem(
            place=_place(path, getattr(error, "context_mark", mark), first_line), code="yaml-colon"
        )
    place = _place(path, mark, first_line) if mark else Place(path, first_line)
    if "'\\t'" in detail:
        return Problem(place=place, code="yaml-tab")
    marks = ("while scanning an alias", "while scanning an anchor", "while scanning a tag")
    if detail.startswith("found undefined alias") or getattr(error, "context", None) in marks:
        return Problem(place=place, code="yaml-reference")
    # Not by splitting the text: YAML ends lines at signs at which nothing else does, such as U+0085.
    line = text[mark.index - mark.column : mark.index] if mark else ""
    if detail.startswith("expected ','") and (comma := yaml_signs.WIDE_COMMA.search(line)):
        at = Place(path, place.line, comma.start() + 1)
        return Problem(place=at, code="full-width-comma", values={"comma": comma[0]})
    return Problem(place=place, code="yaml-syntax", values={"detail": detail})


def _look_alike(text: str, error: yaml.YAMLError, mark: Any) -> Slip | None:
    """A sign that is none of YAML's, on the lines from where it began to read to where it gave up."""
    began = getattr(error, "context_mark", None) or mark
    context = str(getattr(error, "context", None))
    if began.line == mark.line or "block" in context:
        began = mark  # a block begins with its first key, far above
    before = text.rfind("\n", 0, began.index - began.column - 1) + 1 if began is mark else began.index
    end = text.find("\n", mark.index)
    last = len(text) if end < 0 else end
    in_brackets = "flow" in context or "quoted" in context
    return yaml_signs.look_alike(text, min(before, began.index), last, in_brackets=in_brackets)


def _slip_problem(place: Place, slip: Slip) -> Problem:
    if slip.kind == "full-width-comma":
        values = {"comma": slip.sign}
    elif slip.kind == "odd-space":
        values = {"character": slip.sign}
    else:
        values = {"sign": slip.sign, "instead": slip.instead}
    return Problem(place=place, code=slip.kind, values=values)


def _compose_fast(text: str) -> yaml.Node | None:
    """The nodes by the parser in C, ten times faster, which keeps places but has messages of its own.

    None where it is not built, finds a fault, or a sign marks a value: then `_Loader` looks. Signs that stand
    within a text (`an *emphasis*`) mark none, and `_Loader` would not take the question mark in {a: Who?}.
    """
    if C_LOADER is None:
        return None
    try:
        if MAY_MARK.search(text) and any(map(_marks, yaml.parse(text, Loader=C_LOADER))):
            return None
        node: yaml.Node | None = yaml.compose(text, Loader=C_LOADER)
    except (yaml.YAMLError, RecursionError):
        return None
    return node


def _marks(event: Any) -> bool:
    """Whether a value is an alias, or bears an anchor or a tag."""
    return bool(getattr(event, "anchor", None) or getattr(event, "tag", None))


def _place(path: str, mark: Any, first_line: int) -> Place:
    return Place(path, mark.line + first_line, mark.column + 1)


def _is_name(path: Path) -> bool:
    """Whether one name stands here: in a list, but for one of persons, or below a key that has one."""
    if not path or PEOPLE.intersection(path[-2:-1]):
        return False
    return isinstance(path[-1], int) or path[-1] in NAMES


def _place_at(path: str, text: str, at: int, first_line: int) -> Place:
    """The place of an offset in the text."""
    return Place(path, text.count("\n", 0, at) + first_line, at - text.rfind("\n", 0, at))


def _join_lines(value: str) -> str:
    """Words over several lines, between which YAML puts a space, without it where their script has none."""
    kept = []
    for at, character in enumerate(value):
        before, after = value[at - 1 : at], value[at + 1 : at + 2]
        between = character == " " and before and after and closes_up(before) and closes_up(after)
        kept.append("" if between else character)
    return "".join(kept)


class _Loader(yaml.SafeLoader):
    """Composes nodes, and notes where a value is marked with &name, *name or !name: an author who
    writes these means them as text, and YAML would swallow them.

    PyYAML takes the question mark in {a: Who?} for the sign of a key, and the parser in C does not: another
    sign stands for it while the text is scanned.
    """

    def __init__(self, text: str) -> None:
        super().__init__(ENDS_IN_QUESTION.sub(QUESTION, text))
        self.references: list[Any] = []
        self.unused: dict[str, Any] = {}

    def compose_node(self, parent: yaml.Node | None, index: Any) -> yaml.Node | None:
        """One node; an alias becomes the text that it is."""
        event: Any = self.peek_event()  # type: ignore[no-untyped-call]
        if isinstance(event, yaml.AliasEvent) and event.anchor in self.anchors:
            self.get_event()  # type: ignore[no-untyped-call]
            self.unused.pop(str(event.anchor), None)
            self.references.append(event.start_mark)
            mark: Any = event.start_mark
            return yaml.ScalarNode("", f"*{event.anchor}", mark, mark)
        if getattr(event, "anchor", None) is not None:
            self.unused[event.anchor] = event.start_mark
        elif getattr(event, "tag", None) is not None:
            self.references.append(event.start_mark)
        return super().compose_node(parent, index)

    def compose_scalar_node(self, anchor: Any) -> yaml.ScalarNode:
        """A text, with its question marks."""
        node = super().compose_scalar_node(anchor)
        node.value = node.value.replace(QUESTION, "?")
        return node


class _Reader:
    """Walks composed YAML nodes once and remembers where each value stood."""

    def __init__(self, path: str, text: str, first_line: int) -> None:
        self.path = path
        self.text = text
        self.first_line = first_line
        self.places: dict[Path, Place] = {}
        self.keys: dict[Path, Place] = {}
        self.problems: list[Problem] = []

    def read(self, node: yaml.Node, path: Path) -> Any:
        """The data of a node. Raises RecursionError where no author can mean so many levels."""
        if len(path) > DEEPEST:
            raise RecursionError
        self.places[path] = self._place(node)
        if isinstance(node, yaml.MappingNode):
            return self._read_mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            self._find_cuts(node)
            return [self.read(item, (*path, index)) for index, item in enumerate(node.value)]
        value = str(node.value).rstrip("\n")  # which a block (`|`, `>`) leaves at its end
        over_lines = node.start_mark.line < node.end_mark.line
        if isinstance(node, yaml.ScalarNode) and node.style != "|" and over_lines:
            value = _join_lines(value)
        if isinstance(node, yaml.ScalarNode) and not node.style:  # neither quoted nor a block
            self._read_plain(node, value, path)
        if found := UNPRINTABLE.search(value):
            self._report("control-character", self._place(node), character=f"U+{ord(found[0]):04X}")
            return UNPRINTABLE.sub("", value)
        return value

    def _read_plain(self, node: yaml.ScalarNode, value: str, path: Path) -> None:
        """What YAML does to words without quotation marks: it empties them, cuts them off, glues them."""
        if value in NOTHING:
            self._report("yaml-null", self._place(node), word=value)
        mark: Any = node.end_mark
        if cut := GLUED.match(self.text, mark.index):
            place = _place(self.path, mark, self.first_line)
            at = Place(place.path, place.line, place.column + cut.start("rest") - mark.index)
            self._report("yaml-comment", at, rest=cut["rest"][:20])

        begin: Any = node.start_mark
        source = self.text[begin.index : mark.index]
        slip = yaml_signs.slip_of_name(source) if _is_name(path) else None
        if slip := slip or yaml_signs.key_within(source):
            place = _place_at(self.path, self.text, begin.index + slip.at, self.first_line)
            self.problems.append(_slip_problem(place, slip))

    def _find_cuts(self, node: yaml.SequenceNode) -> None:
        """In a list in brackets, a comma parts numbers, too, and what is in parentheses: [1,000 teas]."""
        items = node.value if node.flow_style else ()
        for before, item in zip((None, *items), items, strict=False):
            if not isinstance(item, yaml.ScalarNode) or item.style:
                continue
            touches = before is not None and before.end_mark.index + 1 == item.start_mark.index
            cut_number = (
                touches and before.value[-1:].isdigit() and re.match(r"[0-9]{3}(?![0-9])", item.value)
            )
            if yaml_signs.is_cut(item.value) or cut_number:
                self._report("unquoted-comma", self._place(item), words=item.value[:20])
                return

    def _read_mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._report("yaml-key", self._place(key_node))
                continue
            key = str(key_node.value)
            if slip := self._slip_of_key(key_node):
                place = _place_at(self.path, self.text, slip.at, self.first_line)
                self.problems.append(_slip_problem(place, slip))
            elif (
                node.flow_style
                and value_node.start_mark.index == value_node.end_mark.index
                and ":" not in (self.text[key_node.end_mark.index : value_node.end_mark.index])
            ):
                self._report("unquoted-comma", self._place(key_node), words=key[:20])
            elif key in data:
                self._report("yaml-duplicate-key", self._place(key_node), key=key)
            else:
                self.keys[(*path, key)] = self._place(key_node)
                data[key] = self.read(value_node, (*path, key))
        return data

    def _slip_of_key(self, key: yaml.ScalarNode) -> Slip | None:
        """A key in braces that holds its colon and its value, as a full-width colon parts nothing."""
        found = yaml_signs.NOT_KEY.match(key.value) if not key.style else None
        mark: Any = key.start_mark
        at = mark.index + found.start("sign") if found else 0
        return Slip(at, "yaml-look-alike", found["sign"], ":") if found else None

    def _place(self, node: yaml.Node) -> Place:
        return _place(self.path, node.start_mark, self.first_line)

    def _report(self, code: Code, place: Place, **values: str) -> None:
        self.problems.append(Problem(place=place, code=code, values=values))
