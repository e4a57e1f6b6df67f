"""A text, its marks, mentions and sentences -> one piece of safe HTML.

The four layers are stand-off and may overlap; they are woven in a fixed order, each inside the one
before: sentence, mention, style, and the plain text with its page marks. A note reference always stands
outside a link, because a link cannot hold another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from markupsafe import Markup, escape

from ..model import Anchor, Mention, RichText, Style

Span = tuple[int, int]
Rank = Literal["section", "paragraph", "again", "never"]

HAN = re.compile(
    r"[《〈]?[\u3400-\u9fff](?:[\u3400-\u9fff\u3001-\u301f\uff01-\uff5e·—]|[0-9]+(?=[\u3400-\u9fff]))*"
)
HANGUL = re.compile(r"[가-힣][가-힣0-9 ]*")

_TAGS = {"emphasis": "em", "strong": "strong", "code": "code"}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A mention and how early it is: first in its section, first in its paragraph, or a later one."""

    mention: Mention
    rank: Rank


@dataclass(frozen=True, slots=True, kw_only=True)
class Weave:
    """How a text is to be woven.

    `entry_url` and `note_url` give addresses; `note_prefix` and `page_prefix` begin the ids of references
    and page marks, and an empty one gives them no id; `page_label` names a printed page to a listener.
    `han` is the language tag of Chinese characters among words of another script, "" where there are none.
    """

    entry_url: Callable[[str], str]
    note_url: Callable[[str], str]
    note_prefix: str = ""
    page_prefix: str = ""
    page_label: str = "{page}"
    note_label: str = "{note}"
    marked: frozenset[str] = frozenset()
    han: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """What is laid over one text: sentences with the number of their pair, and mentions."""

    sentences: Sequence[Span] = ()
    pair_of: Mapping[int, int] = field(default_factory=dict)
    mentions: Sequence[Ranked] = ()


def weave(text: RichText, layers: Layers, how: Weave, only: Span | None = None) -> Markup:
    """The HTML of a text, or of the stretch `only` of it."""
    first, last = only or (0, len(text.plain))
    pieces = [_note(a, how) for a in text.anchors if a.kind == "note" and a.offset == 0 == first]
    at = first
    for number, sentence in enumerate(layers.sentences):
        start, end = max(sentence[0], first), min(sentence[1], last)
        if start >= end:
            continue
        pieces.append(_stretch(text, layers, how, (at, start)))
        inner = _stretch(text, layers, how, (start, end))
        if number in layers.pair_of:
            pair = layers.pair_of[number]
            inner = Markup('<span class="sentence" data-pair="{}">{}</span>').format(pair, inner)
        pieces.append(inner)
        at = end
    pieces.append(_stretch(text, layers, how, (at, last)))
    end = len(text.plain)
    pieces += [_page(a, how) for a in text.anchors if a.kind == "page" and a.offset == end == last]
    return Markup("").join(pieces)


def _stretch(text: RichText, layers: Layers, how: Weave, span: Span) -> Markup:
    """A stretch with its mentions."""
    at, end = span
    pieces = []
    for ranked in layers.mentions:
        start, stop = max(ranked.mention.start, at), min(ranked.mention.end, end)
        if start >= stop:
            continue
        pieces.append(_styled(text, how, (at, start), notes=True))
        words = _styled(text, how, (start, stop), notes=False)
        pieces.append(_term(ranked, words, how))
        pieces += [_note(anchor, how) for anchor in _notes(text, (start, stop))]
        at = stop
    pieces.append(_styled(text, how, (at, end), notes=True))
    return Markup("").join(pieces)


def _term(ranked: Ranked, words: Markup, how: Weave) -> Markup:
    entry = ranked.mention.entry
    if entry in how.marked:
        return Markup('<mark data-term="{}">{}</mark>').format(entry, words)
    if ranked.rank in ("again", "never"):
        return Markup('<span class="term-{}" data-term="{}">{}</span>').format(ranked.rank, entry, words)
    return Markup('<a class="term" data-entry="{}" data-first="{}" href="{}">{}</a>').format(
        entry, ranked.rank, how.entry_url(entry), words
    )


def _styled(text: RichText, how: Weave, span: Span, *, notes: bool) -> Markup:
    """A stretch cut where a style begins or ends, each cut in its tags."""
    start, end = span
    if start >= end:
        return Markup("")
    edges = {start, end}
    edges |= {edge for style in text.styles for edge in (style.start, style.end) if start < edge < end}
    if notes:
        edges |= {
            anchor.offset for anchor in text.anchors if anchor.kind == "note" and start < anchor.offset < end
        }
    cuts = sorted(edges)
    pieces = []
    for left, right in pairwise(cuts):
        piece = _plain(text, how, (left, right))
        for style in reversed(text.styles):
            if style.start <= left and right <= style.end:
                piece = _wrap(style, piece)
        pieces.append(piece)
        if notes:
            pieces += [_note(anchor, how) for anchor in _notes(text, (left, right))]
    return Markup("").join(pieces)


def _wrap(style: Style, inner: Markup) -> Markup:
    if style.kind == "link":
        return Markup('<a class="outside" href="{}" rel="noopener noreferrer">{}</a>').format(
            style.url, inner
        )
    return Markup("<{0}>{1}</{0}>").format(Markup(_TAGS[style.kind]), inner)


def _plain(text: RichText, how: Weave, span: Span) -> Markup:
    """Words with the page marks that stand among them."""
    start, end = span
    pieces = []
    at = start
    for anchor in text.anchors:
        inside = start <= anchor.offset < end
        if anchor.kind == "page" and inside:
            pieces += [_words(text.plain[at : anchor.offset], how), _page(anchor, how)]
            at = anchor.offset
    pieces.append(_words(text.plain[at:end], how))
    return Markup("").join(pieces)


def _words(words: str, how: Weave) -> Markup:
    return quoted(escape(words), how.han)


def quoted(html: Markup, han: str) -> Markup:
    """Words in which each run of Chinese characters, and of Hangul, says its language (WCAG 2.2, 3.1.2).

    With an empty `han` the characters are those of the text's own language.
    """
    words = str(html)  # else what is put in would be escaped
    if han:
        words = HAN.sub(lambda run: f'<span lang="{escape(han)}">{run[0]}</span>', words)
    return Markup(HANGUL.sub(r'<span lang="ko">\g<0></span>', words))


def _notes(text: RichText, span: Span) -> list[Anchor]:
    """The note references that belong to a stretch: those after one of its characters."""
    return [a for a in text.anchors if a.kind == "note" and span[0] < a.offset <= span[1]]


def _page(anchor: Anchor, how: Weave) -> Markup:
    label = how.page_label.format(page=anchor.value)
    identifier = Markup(' id="{}{}"').format(how.page_prefix, anchor.value) if how.page_prefix else ""
    return Markup('<span class="page-mark" role="doc-pagebreak" title="{}" data-page="{}"{}></span>').format(
        label, anchor.value, identifier
    )


def _note(anchor: Anchor, how: Weave) -> Markup:
    key = "star" if anchor.value == "*" else anchor.value
    identifier = Markup(' id="{}{}"').format(how.note_prefix, key) if how.note_prefix else ""
    return Markup(
        '<sup class="note-ref"{}><a href="{}" role="doc-noteref" data-note="{}" aria-label="{}">{}</a></sup>'
    ).format(
        identifier, how.note_url(anchor.value), key, how.note_label.format(note=anchor.value), anchor.value
    )
