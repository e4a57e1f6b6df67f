r"""Inline Markdown of the article -> plain text with stand-off marks.

The article needs little: `*emphasis*`, `**strong**`, `` `code` ``, `[words](address)`, a bare address,
`[^12]` (a reference to a note), `[[121]]` (printed page 121 begins here) and `\` before a character
that is meant as itself. All else is text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from urllib.parse import urlsplit

from ..codes import Code
from ..language.scripts import is_wide
from ..model import Anchor, Place, Problem, RichText, Style

TOKEN = re.compile(
    r"""
      \\(?P<escaped>[\\`*_\[\]<>{}()\#!&|~+.-])
    | \[\^(?P<note>[^\]\s]+)\]
    | \[\[(?P<page>[0-9]{1,6})\]\]
    | `(?P<code>[^`]+)`
    | (?P<image>!\[[^\[\]]*\]\([^()]*\))
    | \[(?P<words>[^\[\]]+)\]\((?P<target>(?:[^()\s]|\([^()\s]*\))+)\)
    | (?P<address>https?://[^\s<>"“”‘’（）《》〈〉【】「」。，；：！？、]*[^\s<>"“”‘’（）《》〈〉【】「」。，；：！？、.,;:!?)\]])
    | (?P<strong>\*\*)
    | (?P<emphasis>\*)
    | (?P<break>[ \t]*\n[ \t]*)
    | (?P<html></?[A-Za-z][^<>]*>|<!--|&(?:[a-z]+|\#x?[0-9a-f]+);)
    """,
    re.VERBOSE | re.IGNORECASE,
)
SAFE_SCHEMES = frozenset({"http", "https", "mailto"})


def parse(text: str, place: Place) -> tuple[RichText, list[Problem]]:
    """Read one paragraph; `place` is where it begins, its lines counting on from there.

    Returns the text with marks, offsets in code points of the plain text, and the problems: raw HTML,
    a link with a strange scheme, an emphasis that never ends.
    """
    builder = _Builder(text, place)
    for match in TOKEN.finditer(text):
        builder.take(match)
    return builder.finish()


def safe_url(url: str) -> bool:
    """Whether a link may have this address: relative, or with a scheme that a classroom expects."""
    try:
        return urlsplit(url).scheme in {"", *SAFE_SCHEMES}
    except ValueError:
        return False


@dataclass
class _Builder:
    source: str
    place: Place
    done: int = 0
    length: int = 0
    pieces: list[str] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    open: dict[str, tuple[int, int]] = field(default_factory=dict)

    def take(self, match: re.Match[str]) -> None:
        self._write(self.source[self.done : match.start()])
        self.done = match.end()
        kind = str(match.lastgroup)
        handler = getattr(self, f"_take_{'link' if kind == 'target' else kind}")
        handler(match)

    def finish(self) -> tuple[RichText, list[Problem]]:
        self._write(self.source[self.done :])
        for kind, (_, at) in sorted(self.open.items()):
            self._report("open-emphasis", at, mark="**" if kind == "strong" else "*")
        plain = "".join(self.pieces)
        styles = tuple(sorted(self.styles, key=lambda style: (style.start, -style.end)))
        return RichText(plain, styles, tuple(self.anchors)), self.problems

    def _take_escaped(self, match: re.Match[str]) -> None:
        self._write(match["escaped"])

    def _take_note(self, match: re.Match[str]) -> None:
        self._anchor("note", match["note"], match.start())

    def _take_page(self, match: re.Match[str]) -> None:
        self._anchor("page", match["page"], match.start())

    def _take_code(self, match: re.Match[str]) -> None:
        self._styled("code", match["code"])

    def _take_link(self, match: re.Match[str]) -> None:
        if not safe_url(match["target"]):
            self._report("strange-link", match.start(), url=match["target"])
        self._styled("link", match["words"], match["target"])

    def _take_image(self, match: re.Match[str]) -> None:
        self._report("image", match.start(), image=match["image"])

    def _take_address(self, match: re.Match[str]) -> None:
        self._styled("link", match["address"], match["address"])

    def _take_strong(self, match: re.Match[str]) -> None:
        self._toggle("strong", match.start())

    def _take_emphasis(self, match: re.Match[str]) -> None:
        self._toggle("emphasis", match.start())

    def _take_break(self, match: re.Match[str]) -> None:
        """Lines of one paragraph are joined by a space, but not next to a full-width character."""
        before = next((piece[-1] for piece in reversed(self.pieces) if piece), "")
        after = self.source[match.end() : match.end() + 1]
        joined = before == "" or after == "" or is_wide(before) or is_wide(after)
        self._write("" if joined else " ")

    def _take_html(self, match: re.Match[str]) -> None:
        reported = any(problem.code == "raw-html" for problem in self.problems)
        if _is_html(match["html"]) and not (reported and match["html"].startswith("</")):
            self._report("raw-html", match.start(), html=match["html"])
        self._write(match["html"])

    def _toggle(self, kind: str, at: int) -> None:
        if kind in self.open:
            start, _ = self.open.pop(kind)
            self.styles.append(Style("strong" if kind == "strong" else "emphasis", start, self.length))
        else:
            self.open[kind] = (self.length, at)

    def _styled(self, kind: str, words: str, url: str = "") -> None:
        start = self.length
        self._write(words)
        self.styles.append(Style("link" if kind == "link" else "code", start, self.length, url))

    def _anchor(self, kind: str, value: str, at: int) -> None:
        here = self._place_of(at)
        self.anchors.append(Anchor("note" if kind == "note" else "page", self.length, value, here))

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def _place_of(self, at: int) -> Place:
        return _place_in(self.source, at, self.place)

    def _report(self, code: Code, at: int, **values: str) -> None:
        self.problems.append(Problem(place=self._place_of(at), code=code, values=values))


def links(text: str, place: Place) -> Iterator[tuple[str, Place]]:
    """The address of each link written `[words](address)` in a paragraph, and where it stands."""
    for match in TOKEN.finditer(text):
        if match["target"]:
            yield match["target"], _place_in(text, match.start(), place)


def is_relative(url: str) -> bool:
    """Whether an address is of a page of the same site."""
    return not urlsplit(url).scheme and not url.startswith("//")


def _place_in(text: str, at: int, first: Place) -> Place:
    """The place of a character of a text that begins at `first`."""
    before = text[:at]
    line, column = before.count("\n"), at - (before.rfind("\n") + 1)
    return Place(first.path, first.line + line, column + (first.column if line == 0 else 1))


def raw_html(value: str, place: Place) -> Iterator[Problem]:
    """A problem if there is raw HTML in a value that must be plain words."""
    for match in TOKEN.finditer(value):
        if match["html"] and _is_html(match["html"]):
            yield Problem(place=place, code="html-in-words", values={"html": match["html"]})
            return


def outside_code(
    pattern: re.Pattern[str], text: str, place: Place, code: Code, name: str
) -> Iterator[Problem]:
    """The first match of a pattern in a paragraph, as a problem; code and escaped signs are passed over."""
    bare = TOKEN.sub(lambda m: " " * len(m[0]) if m["code"] or m["escaped"] else m[0], text)
    if match := pattern.search(bare):
        at = _place_in(bare, match.start(), place)
        yield Problem(place=at, code=code, values={name: text[match.start() : match.start() + 20]})


def _is_html(words: str) -> bool:
    """Whether Markdown would take these words for HTML: R&D; is none."""
    return not words.startswith("&") or words.startswith("&#") or words[1:] in html5
