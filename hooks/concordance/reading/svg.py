"""An SVG file -> its size, and what in it could run, or be loaded from elsewhere.

On a page a browser shows it without scripts and without loading anything (SVG Integration, “secure static
mode”); opened by itself it would do both. What it may hold is therefore checked here, by an XML parser that
accepts no entities.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from ..codes import Code
from ..model import Place, Problem

SVG, XHTML = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml"
XML = "http://www.w3.org/XML/1998/namespace"
ACTIVE = frozenset("script foreignobject handler listener iframe object embed audio video canvas".split())
ANIMATIONS = frozenset("set animate animatemotion animatetransform".split())
ADDRESSES = frozenset(("href", "src"))
HELD = r"data:(?:image/(?:png|jpe?g|webp)|font/[\w-]+|application/(?:x-)?font-[\w-]+);base64,"
INSIDE = re.compile(rf"\s*(?:#|{HELD})", re.IGNORECASE)
"""An address within the file, or a picture or a font that it holds itself."""
LOADS = re.compile(rf"""@import|image-set\(|\\|url\((?!\s*['"]?\s*(?:#|{HELD}))[^)]*""", re.IGNORECASE)
"""What in a style loads something, or hides with a backslash that it does."""
NO_STYLE = re.compile(r"id|class|d|points|(data|aria)-.*")
"""Attributes that hold no style."""
LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+(?:e[+-]?[0-9]+)?)\s*(px|pt|pc|mm|cm|in)?\s*", re.IGNORECASE)
PIXELS = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}
"""Pixels in each unit (CSS Values and Units 4, 6.2)."""
LARGEST = 1e6
LONGEST_SHOWN = 60  # characters of the source in a message


class _StopError(Exception):
    """What follows need not be read."""


def read(path: str, data: bytes) -> tuple[tuple[int, int] | None, list[Problem]]:
    """The width and height in pixels, None when they are not told, and every problem."""
    reader = _Reader(path)
    try:
        reader.parser.Parse(data, True)
    except _StopError:
        return None, reader.problems
    except (expat.ExpatError, LookupError, ValueError):  # the last two: an encoding that nobody knows
        reader.report("svg-broken")
        return None, reader.problems
    size = _size(reader.root or {})
    if size is None:
        reader.problems.append(Problem(place=Place(path), code="svg-size"))
    return size, reader.problems


@dataclass
class _Reader:
    """Looks at one element after another."""

    path: str
    root: Mapping[str, str] | None = None
    problems: list[Problem] = field(default_factory=list)
    style: list[str] | None = None
    """The words of a style so far, while one is open."""

    def __post_init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._words
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.StartDoctypeDeclHandler = self._doctype

    def report(self, code: Code, what: str = "") -> None:
        """A problem where the parser is."""
        place = Place(self.path, self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        values = {"what": _shown(what)} if what else {}
        self.problems.append(Problem(place=place, code=code, values=values))

    def _doctype(self, _name: str, _system: str | None, _public: str | None, has_own: bool) -> None:
        if has_own:  # entities, perhaps without end; a mere name of a document type is never loaded
            self.report("svg-unsafe", "<!DOCTYPE … [")
            raise _StopError

    def _instruction(self, target: str, _: str) -> None:
        if target == "xml-stylesheet":
            self.report("svg-unsafe", f"<?{target}")

    def _begin(self, name: str, attributes: dict[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        if self.root is None:
            if (namespace, local) != (SVG, "svg"):
                self.report("svg-broken")
                raise _StopError
            self.root = attributes
        local = local.lower()
        if local == "style":
            self.style = []
        if namespace == XHTML or local in ACTIVE:
            self.report("svg-unsafe", f"<{local}>")
        for what in _unsafe(local, attributes):
            self.report("svg-unsafe", what)

    def _words(self, words: str) -> None:
        if self.style is not None:
            self.style.append(words)

    def _end(self, _: str) -> None:
        if self.style is not None and (found := LOADS.search("".join(self.style))):
            self.report("svg-unsafe", found[0])
        self.style = None


def _unsafe(element: str, attributes: Mapping[str, str]) -> Iterator[str]:
    """The attributes that run something or load it."""
    for name, value in attributes.items():
        namespace, _, local = name.rpartition(" ")
        local = local.lower()
        leads_away = local in ADDRESSES and not INSIDE.match(value)
        changes = element in ANIMATIONS and local == "attributename" and _is_active(value)
        styles = not namespace and not NO_STYLE.fullmatch(local) and LOADS.search(value)
        runs = not namespace and local.startswith("on")
        if runs or leads_away or changes or styles or (namespace, local) == (XML, "base"):
            yield f'{local}="{value}"'


def _is_active(attribute: str) -> bool:
    """Whether what is animated would run something or load it."""
    local = attribute.strip().rpartition(":")[2].lower()
    return local in ADDRESSES or local.startswith("on")


def _shown(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…"


def _size(attributes: Mapping[str, str]) -> tuple[int, int] | None:
    """The size in pixels; a picture without a viewBox could not be made smaller on a phone."""
    box = re.split(r"[\s,]+", attributes.get("viewBox", "").strip())
    if len(box) != 4:
        return None
    sides = []
    for name, length in zip(("width", "height"), box[2:], strict=True):
        found = LENGTH.fullmatch(attributes.get(name, "")) or LENGTH.fullmatch(length)
        if found is None:
            return None
        sides.append(round(min(float(found[1]), LARGEST) * PIXELS[(found[2] or "").lower()]))
    width, height = sides
    return (width, height) if width > 0 and height > 0 else None
