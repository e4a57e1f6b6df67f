"""Making problems, and telling them in words. Every message and hint exists in every locale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .codes import Code
from .model import Place, Problem


def problem(place: Place, code: Code, **values: object) -> Problem:
    """A problem, its values as text."""
    return Problem(place=place, code=code, values={key: str(value) for key, value in values.items()})


def line_of(place: Place) -> str:
    """A place as another problem names it: path and line."""
    return f"{place.path}:{place.line}"


@dataclass(frozen=True, slots=True)
class Message:
    """A problem in the words of one language."""

    place: Place
    text: str
    hint: str


class _Blanks(dict[str, str]):
    """Values for a message; a blank that nobody filled shows as a dash, never as a crash."""

    def __missing__(self, key: str) -> str:
        return "—"


def explain(problem: Problem, catalogue: Mapping[str, Mapping[str, str]]) -> Message:
    """The problem in the language of `catalogue` (code -> message and hint).

    Raises KeyError when the catalogue does not know the code: a slip of ours, not of an author.
    """
    words = catalogue[problem.code]
    blanks = _Blanks(problem.values)
    return Message(problem.place, words["message"].format_map(blanks), words["hint"].format_map(blanks))


def report(problem: Problem, catalogues: Mapping[str, Mapping[str, Mapping[str, str]]]) -> str:
    """The lines an author reads: `path:line:column: message`, and below it the rest.

    `catalogues` is language code -> catalogue, the first language first.
    """
    place = problem.place
    messages = [explain(problem, catalogue) for catalogue in catalogues.values()]
    first, *rest = messages
    lines = [f"{place.path}:{place.line}:{place.column}: {first.text}"]
    lines += [f"    {message.text}" for message in rest]
    lines += [f"    → {message.hint}" for message in messages]
    return "\n".join(lines)
