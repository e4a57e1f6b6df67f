r"""Inline Markdown of the article -> plain text with stand-off marks.

The article needs little: `*emphasis*`, `**strong**`, `` `code` ``, `[words](address)`, a bare address,
`[^12]` (a reference to a note), `[[121]]` (printed page 121 begins here) and `\` before a character
that is meant as itself. All else is text; what other Markdown would make of it is reported, because it
would be printed as it stands.

Asterisks follow the rule of CommonMark (0.31, 6.2) by which they open and close, with its amendment for
scripts without spaces, in which `**强调。**后` closes. Unlike there, two spans may overlap.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from html.entities import html5
from typing import Literal
from urllib.parse import quote, urlsplit

from ..codes import Code
from ..language.addresses import ESCAPED, end_of_address, what_cuts
from ..language.scripts import closes_up, has_spaces
from ..model import Anchor, Place, Problem, RichText, Style

TOKEN = re.compile(
    r"""
    (?=[\\`!\[\]^［【*＊_~={<&$+:\n]|[ \t]+\n|https?:)  # what none of them begins with is passed over at once
    (?:
      \\(?P<escaped>[\\`*＊_\[\]<>{}()\#!&|~+.=^:$-])
    | \[\^(?P<note>[^\]\s]+)\]
    | \[\[(?P<page>[0-9]{1,6})\]\]
    | (?<!`)(?P<ticks>`+)(?!`)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)
    | (?P<image>!\[[^\[\]]*\](?:\([^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|\[[^\[\]]*\]))
    | \[(?P<words>[^\[\]]+)\]\((?P<target>(?:[^()\s<>]|\([^()\s<>]*\))+)\)
    | (?P<reference>\[(?!\^)[^\[\]]+\]\[(?!\^)[^\[\]]*\])
    | (?P<link_form>\[[^\[\]]*\](?:\([^()]*\)?|（https?://[^）]*）?|[ ]\(https?://[^()]*\))|\]\((?=[^()\s])
                   |[［【][^［］【】\[\]]+[］】][(（]https?://[^()（）]*[)）])
    | (?P<note_form>\^\[[^\[\]]*\]|[［【]\^[^］】\]]*[］】\]]|\[[＾∧][^\]]*\]|\[\^[^\]]*\]?)
    | (?P<address>https?://)
    | (?P<run>\*+|_+)
    | (?P<unknown>~~(?=\S)(?:(?!~~).)+?~~|==(?=[^\s=])[^=]+(?<!\s)==|\{[.\#:][^{}]*\}|\[\[[^\[\]]*\]?\]?
                 |<(?:https?://|mailto:)[^<>\s]*>|\\(?=\n)|[\[［【]{2}[ ]*[0-9]+[ ]*[\]］】]{2}|\[TOC\]
                 |\{\{[^{}]*\}\}|\{%[^{}]*%\}|＊＊(?=[^\s＊])[^＊]+＊＊
                 |\^(?=[^\s^])[^\s^\[\]]{1,20}\^|(?<=[A-Z)])~[A-Z0-9+-]{1,4}~|(?<![\w~])~(?=[^\s~\d])[^~]+(?<!\s)~(?![\w~])
                 |(?<![A-Z0-9+])\+\+(?=[^\s+])[^+]+(?<!\s)\+\+|(?<![\w:]):[a-z][a-z0-9_+-]*[a-z0-9]:(?![\w:])
                 |\$\$[^$]+\$\$|\$(?:[A-Z]|(?=[^\s$])[^$\n]*[\\^_=][^$\n]*)\$)
    | (?P<break>[ \t]*\n[ \t]*)
    | (?P<html></?[A-Za-z][^<>]*>|<!--|&(?:[a-z]+|\#x?[0-9a-f]+);)
    )
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL,
)
SAFE_SCHEMES = frozenset({"http", "https", "mailto"})
REPORTED: dict[str, Code] = {
    "image": "image",
    "reference": "reference-link",
    "link_form": "link-form",
    "note_form": "note-form",
    "unknown": "unknown-markdown",
}
"""Kind of token -> the problem that names it."""
LONGEST_SHOWN = 40  # characters of the source in a message
AMBIGUOUS = "“”‘’…—"
"""Marks that Chinese and English share."""
HYPHENS = "‐‑‒−"
"""What word processors put for a hyphen."""
NOT_WORDS = re.compile(r"\[\^[^\]\s]+\]|\[\[[0-9]+\]\]|https?://\S+|[*_`\\]")
MARK_ALONE = re.compile(r"(?:\[\^[^\]\s]+\]|\[\[[0-9]+\]\])+(?=\s|$)")
WORD = re.compile(r"[^\W\d_]+")


def parse(text: str, place: Place, language: str = "") -> tuple[RichText, list[Problem]]:
    """Read one paragraph; `place` is where it begins, its lines counting on from there.

    `language` is the code of the text that the paragraph belongs to; without it, its own letters tell how its
    lines are joined.

    Returns the text with marks, offsets in code points of the plain text, and the problems: raw HTML,
    a link with a strange scheme, an emphasis that never ends, Markdown that is none here.
    """
    tokens = list(_tokens(text, 0, len(text)))
    builder = _Builder(text, place, _Emphasis.of(text, tokens), bool(language) and has_spaces(language))
    for token in tokens:
        builder.take(token)
    return builder.finish()


def safe_url(url: str) -> bool:
    """Whether a link may have this address: relative, or with a scheme that a classroom expects."""
    try:
        return urlsplit(url).scheme in {"", *SAFE_SCHEMES}
    except ValueError:
        return False


# ---------------------------------------------------------------- tokens


@dataclass(frozen=True, slots=True)
class _Token:
    """A sign at `start` up to `end` of the source, and what it says."""

    kind: str
    start: int
    end: int
    value: str = ""


def _tokens(source: str, at: int, stop: int, *, in_link: bool = False) -> Iterator[_Token]:
    """The signs in a stretch of the source. A link gives two, with those of its words between them."""
    while match := TOKEN.search(source, at, stop):
        kind, start, at = str(match.lastgroup), match.start(), match.end()
        if kind == "address":
            end = min(end_of_address(source, at), stop)
            if end > at and not in_link:
                yield _Token("address", start, end, ESCAPED.sub("", source[start:end]))
            at = max(at, end)
        elif kind == "target":
            yield _Token("link", start, match.start("words"))
            yield from _tokens(source, *match.span("words"), in_link=True)
            yield _Token("link_end", match.end("words"), at, ESCAPED.sub("", match["target"]))
        else:
            yield _Token(kind, start, at, match[kind])


# ---------------------------------------------------------------- emphasis


@dataclass(frozen=True, slots=True)
class _Opener:
    sign: str
    size: int
    at: int
    run: int
    both: bool


@dataclass(slots=True)
class _Emphasis:
    """Which asterisks open and close what, by their places in the source; the others are text."""

    opening: dict[int, int] = field(default_factory=dict)
    """Where one opens -> how many asterisks it takes."""
    closing: dict[int, int] = field(default_factory=dict)
    """Where one closes -> where it opened."""
    underscores: list[tuple[int, int]] = field(default_factory=list)
    """Where other Markdown has an emphasis, from its first underscore to behind its last."""
    unclosed: dict[int, str] = field(default_factory=dict)
    """Where asterisks open what never closes -> these asterisks."""

    @classmethod
    def of(cls, source: str, tokens: list[_Token]) -> _Emphasis:
        found = cls()
        waiting: list[_Opener] = []
        for token in tokens:
            if token.kind == "run":
                found._take(source, token, waiting)
        for opener in waiting:
            if opener.sign == "*":
                begin = next((at for at in found.unclosed if at + len(found.unclosed[at]) == opener.at), None)
                at = opener.at if begin is None else begin
                found.unclosed[at] = found.unclosed.get(at, "") + "*" * opener.size
        return found

    def _take(self, source: str, run: _Token, waiting: list[_Opener]) -> None:
        opens, closes = _flanks(source, run)
        at = run.start
        while closes and at < run.end:
            opener = self._opener(waiting, run, run.end - at, both=opens)
            if opener is None:
                break
            waiting.remove(opener)
            if opener.sign == "_":
                self.underscores.append((opener.at, at + opener.size))
            else:
                self.opening[opener.at] = opener.size
                self.closing[at] = opener.at
            at += opener.size
        if opens:
            sizes = [1] * ((run.end - at) % 2) + [2] * ((run.end - at) // 2)
            for size in sizes:
                waiting.append(_Opener(run.value[0], size, at, len(run.value), closes))
                at += size

    @staticmethod
    def _opener(waiting: list[_Opener], run: _Token, left: int, *, both: bool) -> _Opener | None:
        """The last opener that a closing run can end (CommonMark's rules 9 and 10 on sums of three)."""
        for opener in reversed(waiting):
            lengths = opener.run, len(run.value)
            odd = (opener.both or both) and sum(lengths) % 3 == 0 and any(n % 3 for n in lengths)
            if opener.sign == run.value[0] and opener.size <= left and not odd:
                return opener
        return None


def _flanks(source: str, run: _Token) -> tuple[bool, bool]:
    """Whether a run of asterisks or underscores can open an emphasis, and whether it can close one."""
    before = source[run.start - 1] if run.start else " "
    after = source[run.end] if run.end < len(source) else " "
    left = not after.isspace() and (not _is_sign(after) or before.isspace() or _is_boundary(before))
    right = not before.isspace() and (not _is_sign(before) or after.isspace() or _is_boundary(after))
    if run.value[0] == "_":
        return left and (not right or _is_boundary(before)), right and (not left or _is_boundary(after))
    return left, right


def _is_boundary(character: str) -> bool:
    """Whether a word of a spaced script cannot go on over the character."""
    return _is_sign(character) or closes_up(character)


def _is_sign(character: str) -> bool:
    """Whether the character is punctuation or a symbol of a script with spaces."""
    return unicodedata.category(character)[0] in "PS" and not closes_up(character)


# ---------------------------------------------------------------- text and marks


@dataclass
class _Builder:
    source: str
    place: Place
    emphasis: _Emphasis
    spaced: bool
    done: int = 0
    length: int = 0
    pieces: list[str] = field(default_factory=list)
    styles: list[Style] = field(default_factory=list)
    anchors: list[Anchor] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    starts: dict[int, int] = field(default_factory=dict)
    copied: list[tuple[int, Place]] = field(default_factory=list)
    link: int = 0

    def take(self, token: _Token) -> None:
        self._copy(self.done, token.start)
        self.done = token.end
        if token.kind in REPORTED:
            words = _shown(self.source[token.start : token.end])
            self._report(REPORTED[token.kind], token.start, words=words)
            self._write("" if token.kind == "image" else self.source[token.start : token.end])
        else:
            getattr(self, f"_take_{token.kind}")(token)

    def finish(self) -> tuple[RichText, list[Problem]]:
        self._copy(self.done, len(self.source))
        told = {problem.place for problem in self.problems}
        for at, mark in self.emphasis.unclosed.items():
            if self._place_of(at) not in told:  # as what cuts an address
                self._report("open-emphasis", at, mark=mark)
        for at, end in self.emphasis.underscores:
            words = self.source[at:end]
            self._report("underscore-emphasis", at, words=_shown(words), instead=words.replace("_", "*"))
        self.problems.sort(key=lambda problem: problem.place)
        styles = tuple(sorted(self.styles, key=lambda style: (style.start, -style.end)))
        anchors, copied = tuple(self.anchors), tuple(self.copied)
        return RichText("".join(self.pieces), styles, anchors, copied), self.problems

    def _take_escaped(self, token: _Token) -> None:
        self._write(token.value)

    def _take_note(self, token: _Token) -> None:
        self._anchor("note", token)

    def _take_page(self, token: _Token) -> None:
        self._anchor("page", token)

    def _take_code(self, token: _Token) -> None:
        words = token.value.replace("\n", " ")
        padded = words[0] == words[-1] == " " and words.strip()
        self._styled("code", words[1:-1] if padded else words)

    def _take_link(self, _: _Token) -> None:
        self.link = self.length

    def _take_link_end(self, token: _Token) -> None:
        if not safe_url(token.value):
            self._report("strange-link", self.source.rindex("[", 0, token.start), url=token.value)
        self.styles.append(Style("link", self.link, self.length, token.value))

    def _take_address(self, token: _Token) -> None:
        if sign := what_cuts(self.source, token.end) or self._asterisk_at(token.end):
            instead = "-" if sign in HYPHENS else quote(sign)
            self._report("cut-address", token.end, sign=sign, instead=instead)
        self._styled("link", token.value, token.value)

    def _asterisk_at(self, at: int) -> str:
        """An asterisk that is no emphasis."""
        is_text = at not in self.emphasis.opening and at not in self.emphasis.closing
        return "*" if is_text and self.source.startswith("*", at) else ""

    def _take_run(self, token: _Token) -> None:
        at = token.start
        while at < token.end:
            if at in self.emphasis.opening:
                self.starts[at] = self.length
                at += self.emphasis.opening[at]
            elif at in self.emphasis.closing:
                at += self._close(at)
            else:
                self._write(self.source[at])
                at += 1

    def _close(self, at: int) -> int:
        """End the emphasis that is closed here; how many asterisks that takes."""
        opened = self.emphasis.closing[at]
        size = self.emphasis.opening[opened]
        self.styles.append(Style("strong" if size == 2 else "emphasis", self.starts[opened], self.length))
        is_inside = all(self._is_inside_word(each, size) for each in (opened, at))
        between = self.source[opened + size : at]
        is_letters = len(between) == 1 and not self.source[max(0, opened - 2) : opened - 1].isalnum()
        around = self._is_doubtful(opened, size) and self._is_doubtful(at, size)
        if around or (is_inside and (" " in between or is_letters)):
            words = _shown(self.source[opened - 1 : at + size + 1])
            self._report("doubtful-asterisk", opened, words=words)
        return size

    def _is_inside_word(self, at: int, size: int) -> bool:
        """Whether asterisks part a word of a spaced script, as in x*y."""
        around = self.source[max(0, at - 1) : at], self.source[at + size : at + size + 1]
        return all(character.isalnum() and not closes_up(character) for character in around)

    def _is_doubtful(self, at: int, size: int) -> bool:
        """Whether asterisks may be signs of their own: between digits, or as in A* before Chinese."""
        before, after = self.source[max(0, at - 1) : at], self.source[at + size : at + size + 1]
        if before.isdigit() and after.isdigit():
            return True
        return before.isascii() and before.isalnum() and after.isalnum() and closes_up(after)

    def _take_break(self, token: _Token) -> None:
        """Lines of one paragraph are joined as their scripts want it: with a space or without."""
        before, after = "".join(self.pieces), self.source[token.end :]
        nothing = not before or not after or MARK_ALONE.match(after) is not None
        self._write("" if nothing or self._closes_up(before, NOT_WORDS.sub("", after)) else " ")

    def _closes_up(self, before: str, after: str) -> bool:
        """Whether no space is wanted between two lines.

        The letter nearest to the break tells its side, beyond marks that all scripts share; where the sides
        differ, or such a mark stands at the break of two lines that end in Latin, the paragraph tells. In
        a text of a language with spaces there is one, except inside a quotation without spaces.
        """
        touching = [each for each in (before[-1:], after[:1]) if each]  # a line may hold marks alone
        if self.spaced and not all(closes_up(each) or each in AMBIGUOUS for each in touching):
            return False
        if not self.spaced and any(closes_up(each) and not each.isalnum() for each in touching):
            return True
        left = next((c for c in reversed(before) if c.isalnum() or closes_up(c)), "a")
        right = next((c for c in after if c.isalnum() or closes_up(c)), "a")
        if self.spaced:
            return closes_up(left) and closes_up(right)
        doubled = before[-2:] in ("——", "……"), after[:2] in ("——", "……")
        sides = closes_up(left) or doubled[0], closes_up(right) or doubled[1]
        shared = any(each in AMBIGUOUS for each in touching)
        if sides[0] != sides[1] or (shared and not any(sides)):
            return self._is_unspaced
        return sides[0]

    @cached_property
    def _is_unspaced(self) -> bool:
        """Whether the paragraph has more characters of scripts without spaces than words of others."""
        words = NOT_WORDS.sub(" ", self.source)
        unspaced = sum(closes_up(character) and character.isalnum() for character in words)
        return unspaced > len(WORD.findall("".join(" " if closes_up(c) else c for c in words)))

    def _take_html(self, token: _Token) -> None:
        reported = any(problem.code == "raw-html" for problem in self.problems)
        if _is_html(token.value) and not (reported and token.value.startswith("</")):
            self._report("raw-html", token.start, html=token.value)
        self._write(token.value)

    def _styled(self, kind: Literal["code", "link"], words: str, url: str = "") -> None:
        start = self.length
        self._write(words)
        self.styles.append(Style(kind, start, self.length, url))

    def _anchor(self, kind: Literal["note", "page"], token: _Token) -> None:
        self.anchors.append(Anchor(kind, self.length, token.value, self._place_of(token.start)))

    def _copy(self, start: int, end: int) -> None:
        """Write a stretch of the source as it stands, and remember where that is."""
        if start < end:
            self.copied.append((self.length, self._place_of(start)))
            self._write(self.source[start:end])

    def _write(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)

    def _place_of(self, at: int) -> Place:
        return place_in(self.source, at, self.place)

    def _report(self, code: Code, at: int, **values: str) -> None:
        self.problems.append(Problem(place=self._place_of(at), code=code, values=values))


def _shown(words: str) -> str:
    """The words of the source on one line, cut where they are long."""
    line = " ".join(words.split()) or words.strip("\n")
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…"


def links(text: str, place: Place) -> Iterator[tuple[str, Place]]:
    """The address of each link written `[words](address)` in a paragraph, and where it stands."""
    for match in TOKEN.finditer(text):
        if match["target"]:
            yield match["target"], place_in(text, match.start(), place)


def is_relative(url: str) -> bool:
    """Whether an address is of a page of the same site."""
    return not urlsplit(url).scheme and not url.startswith("//")


def place_in(text: str, at: int, first: Place) -> Place:
    """The place of a character of a text that begins at `first`."""
    before = text[:at]
    line, column = before.count("\n"), at - (before.rfind("\n") + 1)
    return Place(first.path, first.line + line, column + (first.column if line == 0 else 1))


def raw_html(value: str, place: Place) -> Iterator[Problem]:
    """A problem if there is raw HTML in a value that must be plain words."""
    if html := html_in(value):
        yield Problem(place=place, code="html-in-words", values={"html": html})


def html_in(value: str) -> str:
    """The first raw HTML in a value; empty where there is none."""
    for match in TOKEN.finditer(value) if "<" in value or "&" in value else ():
        if match["html"] and _is_html(match["html"]):
            return match["html"]
    return ""


def outside_code(
    pattern: re.Pattern[str], text: str, place: Place, code: Code, name: str
) -> Iterator[Problem]:
    """The first match of a pattern in a paragraph, as a problem; code and escaped signs are passed over."""
    bare = TOKEN.sub(lambda m: " " * len(m[0]) if m["code"] or m["escaped"] else m[0], text)
    if match := pattern.search(bare):
        at = place_in(bare, match.start(), place)
        yield Problem(place=at, code=code, values={name: text[match.start() : match.start() + 20]})


def _is_html(words: str) -> bool:
    """Whether Markdown would take these words for HTML: R&D; is none."""
    return not words.startswith("&") or words.startswith("&#") or words[1:] in html5
