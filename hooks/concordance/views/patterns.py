"""Patterns of citation styles -> runs of text. `styles/README.md` says how a pattern is written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from markupsafe import Markup, escape

TOKEN = re.compile(r"[<>|*]|\{[?!]?\w+\}|[^<>|*{}]+")
SINGLE = re.compile(r"([“”‘]|(?<!\w)’|’(?!\w))")
"""Quotation marks; an apostrophe within a word is none."""
ENDS_QUOTED = re.compile("""(.*["“‘][^“”‘’"]*[0-9A-Za-zÀ-ɏ?!])(["”’])""", re.DOTALL)
ENDS_ITSELF = re.compile(r"[.?!…。？！][”’]*$")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a citation. One with a `blank` waits to be filled in; its text says with what."""

    text: str
    italic: bool = False
    blank: str = ""


Runs = tuple[Run, ...]
Fields = Mapping[str, Runs]
Sequence = tuple["str | Choice", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """`<one|other>`: the first alternative that has all its parts."""

    alternatives: tuple[Sequence, ...]


def fill(pattern: str, fields: Fields, parts: Mapping[str, str]) -> Runs:
    """The pattern with its fields; `parts` are patterns that it may name.

    Raises KeyError when it names neither, and ValueError when it is not written as a pattern is.
    """
    writer = _Writer(fields, parts)
    writer.write_pattern(pattern)
    return tuple(writer.runs)


def text(runs: Iterable[Run]) -> str:
    """The runs as plain text."""
    return "".join(run.text for run in runs)


def html(runs: Iterable[Run], *, linked: bool = False) -> Markup:
    """The runs as HTML; a blank stands in an element of its own, for a script to fill.

    `linked` makes links of the addresses.
    """
    pieces = []
    for run in runs:
        words = escape(run.text)
        piece = f"<i>{words}</i>" if run.italic else words
        if run.blank:
            piece = f'<span data-blank="{escape(run.blank)}">{piece}</span>'
        if linked and run.text.startswith(("http://", "https://")):
            piece = f'<a class="outside" href="{words}" rel="noopener noreferrer">{piece}</a>'
        pieces.append(piece)
    return Markup("".join(pieces))


@cache
def parse(pattern: str) -> Choice:
    """The pattern, read. Raises ValueError when its brackets do not match."""
    tokens = TOKEN.findall(pattern)
    if "".join(tokens) != pattern:
        raise ValueError(pattern)
    choice, rest = _choice([*tokens, ">"])
    if rest:
        raise ValueError(pattern)
    return choice


def _choice(tokens: list[str]) -> tuple[Choice, list[str]]:
    """The alternatives up to the closing sign, and the tokens behind it."""
    alternatives: list[list[str | Choice]] = [[]]
    while tokens:
        token, *tokens = tokens
        if token == "<":
            inner, tokens = _choice(tokens)
            alternatives[-1].append(inner)
        elif token == ">":
            return Choice(tuple(map(tuple, alternatives))), tokens
        elif token == "|":
            alternatives.append([])
        else:
            alternatives[-1].append(token)
    raise ValueError("a bracket is not closed")


@dataclass(slots=True)
class _Writer:
    fields: Fields
    parts: Mapping[str, str]
    runs: list[Run] = field(default_factory=list)
    italic: bool = False

    def write_pattern(self, pattern: str) -> None:
        """A pattern as a whole, which need not have all its parts unless it is a choice itself."""
        choice = parse(pattern)
        self._write(choice.alternatives[0] if len(choice.alternatives) == 1 else (choice,))

    def _write(self, sequence: Sequence) -> None:
        for node in sequence:
            if isinstance(node, Choice):
                self._write(next(filter(self._is_whole, node.alternatives), ()))
            elif node == "*":
                self.italic = not self.italic
            elif not node.startswith("{"):
                self._write_words(node)
            elif node[1] not in "?!":
                self._write_named(node[1:-1])

    def _is_whole(self, sequence: Sequence) -> bool:
        """Whether all is there that a sequence asks for."""
        return all(self._is_there(node) for node in sequence)

    def _is_there(self, node: str | Choice) -> bool:
        if isinstance(node, Choice):
            return any(map(self._is_whole, node.alternatives))
        if not node.startswith("{"):
            return True
        name = node.strip("{?!}")
        known = name in self.fields
        found = bool(self.fields[name]) if known else self._is_there(parse(self.parts[name]))
        return found != (node[1] == "!")

    def _write_named(self, name: str) -> None:
        if name not in self.fields:
            self.write_pattern(self.parts[name])
            return
        is_quoting = self._is_quoting()
        for run in self.fields[name]:
            words = _inner_quotation(run.text) if is_quoting else run.text
            self.runs.append(replace(run, text=words, italic=self.italic or run.italic))

    def _write_words(self, words: str) -> None:
        """Words of the pattern. A full stop is left out after a mark that a title brings with it; where the
        title ends in a quotation, its stop or comma stands inside.
        """
        if words.startswith(".") and ENDS_ITSELF.search(text(self.runs)):
            words = words[1:]
        elif words[0] in ".," and self.runs and (quoted := ENDS_QUOTED.fullmatch(self.runs[-1].text)):
            self.runs[-1] = replace(self.runs[-1], text=f"{quoted[1]}{words[0]}{quoted[2]}")
            words = words[1:]
        if words:
            self.runs.append(Run(words, self.italic))

    def _is_quoting(self) -> bool:
        written = text(self.runs)
        return written.count("“") > written.count("”")


def _inner_quotation(words: str) -> str:
    """Words in which quotation marks are those of a quotation within a quotation: “a ‘b’” becomes ‘a “b”’.

    An apostrophe stays, as do single marks that stand within no others.
    """
    turned: list[str] = []
    opened: list[str] = []
    for sign in SINGLE.split(re.sub('"([^"]*)"', r"“\1”", words)):
        if sign == "“" or (sign == "‘" and opened):
            opened.append(sign)
            turned.append("‘" if sign == "“" else "“")
        elif opened and sign == ("”" if opened[-1] == "“" else "’"):
            turned.append("’" if opened.pop() == "“" else "”")
        else:
            turned.append(sign)
    return "".join(turned)
