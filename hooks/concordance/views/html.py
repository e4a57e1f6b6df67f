"""A text, its marks, mentions and sentences -> one piece of safe HTML.

The layers lie over the text and may overlap. One sweep along the text opens and closes them, each inside the
one before: sentence, mention, style. A note reference stands outside links and styles, because a link
cannot hold another; inside a mention it waits for its end.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, pairwise
from typing import Literal

from markupsafe import Markup, escape

from ..model import Anchor, Mention, RichText, Span, Style

Rank = Literal["section", "paragraph", "again", "never"]
SENTENCE, MENTION, GLOSS, STYLE = range(4)

HAN = re.compile(
    r"[《〈]?[\u3400-\u9fff](?:[\u3400-\u9fff\u3001-\u301f\uff01-\uff5e·—]|[0-9]+(?=[\u3400-\u9fff]))*"
)
RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]+(?:[ \u060c]+[\u0590-\u08ff]+)*")
ROOMS = range(4, 44, 4)
"""The widths of gaps in letters; docs/assets/handout.css has a class for each."""
HANGUL = re.compile(r"[가-힣][가-힣0-9 ]*")

_TAGS = {"emphasis": "em", "strong": "strong", "code": "code"}


@dataclass(frozen=True, slots=True)
class Ranked:
    """A mention and how early it is: first in its section, first in its paragraph, or a later one."""

    mention: Mention
    rank: Rank


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a text is to be written.

    `entry_url` and `note_url` give addresses; `note_prefix` and `page_prefix` begin the ids of references
    and page marks, and an empty one gives them no id; `page_label` names a printed page to a listener.
    `marked` are entries whose mentions are marked rather than linked. `han` is the language tag of Chinese
    characters among words of another script, "" where there are none.
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
    """What lies over one text: sentences, the pairs to which each belongs, and mentions."""

    sentences: Sequence[Span] = ()
    pairs: Mapping[int, str] = field(default_factory=dict)
    """Number of a sentence -> the numbers of the first language's sentences that it renders, in words."""
    mentions: Sequence[Ranked] = ()
    glosses: Sequence[tuple[Span, str]] = ()
    """Words that the editors gloss, and the id of the element that holds the gloss."""


@dataclass(frozen=True, slots=True)
class _Element:
    """A stretch of the text, and the tags around it."""

    start: int
    end: int
    depth: int
    order: int
    begin: Markup
    close: Markup


def render(text: RichText, layers: Layers, manner: Manner, only: Span | None = None) -> Markup:
    """The HTML of a text, or of the stretch `only` of it."""
    first, last = only or (0, len(text.plain))
    elements = [e for e in _elements(text, layers, manner) if e.start < last and first < e.end]
    coming = sorted(elements, key=lambda e: -e.start)
    notes = [a for a in text.anchors if a.kind == "note" and first < a.offset <= last]
    pages = [a for a in text.anchors if a.kind == "page" and first <= a.offset <= last]
    edges = {first, last, *(edge for e in elements for edge in (e.start, e.end) if first < edge < last)}
    edges |= {anchor.offset for anchor in (*notes, *pages) if anchor.offset < last}
    pieces = [_note(a, manner) for a in text.anchors if a.kind == "note" and a.offset == first == 0]
    active: list[_Element] = []
    opened: list[_Element] = []
    waiting: list[Markup] = []
    for left, right in pairwise(sorted(edges)):
        active = [e for e in active if e.end > left]
        while coming and coming[-1].start <= left:
            active.append(coming.pop())
        active.sort(key=lambda e: e.order)
        kept = _common(opened, active)
        pieces += [e.close for e in reversed(opened[kept:])]
        pieces += [e.begin for e in active[kept:]]
        pieces += [_page(a, manner) for a in pages if a.offset == left]
        pieces.append(_words(text.plain[left:right], manner))
        opened = active
        waiting += [_note(a, manner) for a in notes if a.offset == right]
        inside = any(e.depth == MENTION and e.end > right and right < last for e in opened)
        if waiting and not inside:
            outer = sum(e.depth == SENTENCE for e in opened)
            pieces += [e.close for e in reversed(opened[outer:])]
            opened = opened[:outer]
            pieces += waiting
            waiting = []
    pieces += [e.close for e in reversed(opened)]
    pieces += [_page(a, manner) for a in pages if a.offset == len(text.plain) == last]
    return Markup("").join(pieces)


def gap(label: str, width: int = 0) -> Markup:
    """A gap to be filled; a listener hears `label`. One that is written into has room for so many letters.

    The room is a class, as a policy may forbid styles in the page.
    """
    room = f" gap-{next((each for each in ROOMS if each >= width), ROOMS[-1])}" if width else ""
    return Markup('<span class="gap{}" role="img" aria-label="{}">____</span>').format(room, label)


def quoted(html: Markup, han: str) -> Markup:
    """Words in which each run of Chinese characters, and of Hangul, says its language (WCAG 2.2, 3.1.2).

    With an empty `han` the characters are those of the text's own language.
    """
    words = str(html)  # else what is put in would be escaped
    if han:
        words = HAN.sub(lambda run: f'<span lang="{escape(han)}">{run[0]}</span>', words)
    return Markup(HANGUL.sub(r'<span lang="ko">\g<0></span>', words))


def right_to_left(html: Markup, tag: str) -> Markup:
    """Words among which each run of letters written from right to left says its language."""
    return Markup(RIGHT_TO_LEFT.sub(f'<span lang="{escape(tag)}" dir="rtl">\\g<0></span>', str(html)))


# ---------------------------------------------------------------- what lies over the text


def _elements(text: RichText, layers: Layers, manner: Manner) -> Iterator[_Element]:
    """The elements from the outermost kind to the innermost, each kind in reading order."""
    order = count()
    close = Markup("</span>")
    for number, (start, end) in enumerate(layers.sentences):
        if number in layers.pairs:
            begin = Markup('<span class="sentence" data-pair="{}">').format(layers.pairs[number])
            yield _Element(start, end, SENTENCE, next(order), begin, close)
    for ranked in layers.mentions:
        begin, close = _term(ranked, manner)
        yield _Element(ranked.mention.start, ranked.mention.end, MENTION, next(order), begin, close)
    for (start, end), identifier in layers.glosses:
        begin = Markup('<span class="glossed" aria-details="{}">').format(identifier)
        yield _Element(start, end, GLOSS, next(order), begin, Markup("</span>"))
    for style in text.styles:
        begin, close = _style(style)
        yield _Element(style.start, style.end, STYLE, next(order), begin, close)


def _common(opened: Sequence[_Element], active: Sequence[_Element]) -> int:
    """How many elements, from the outermost, are open and stay so."""
    for number, (one, other) in enumerate(zip(opened, active, strict=False)):
        if one is not other:
            return number
    return min(len(opened), len(active))


def _term(ranked: Ranked, manner: Manner) -> tuple[Markup, Markup]:
    entry = ranked.mention.entry
    if entry in manner.marked:
        return Markup('<mark data-term="{}">').format(entry), Markup("</mark>")
    if ranked.rank in ("again", "never"):
        begin = Markup('<span class="term-{}" data-term="{}">').format(ranked.rank, entry)
        return begin, Markup("</span>")
    begin = Markup('<a class="term" data-entry="{}" data-first="{}" href="{}">')
    return begin.format(entry, ranked.rank, manner.entry_url(entry)), Markup("</a>")


def _style(style: Style) -> tuple[Markup, Markup]:
    if style.kind == "link":
        begin = Markup('<a class="outside" href="{}" rel="noopener noreferrer">').format(style.url)
        return begin, Markup("</a>")
    tag = Markup(_TAGS[style.kind])
    return Markup("<{}>").format(tag), Markup("</{}>").format(tag)


def _words(words: str, manner: Manner) -> Markup:
    return quoted(escape(words), manner.han)


def _page(anchor: Anchor, manner: Manner) -> Markup:
    label = manner.page_label.format(page=anchor.value)
    prefix = manner.page_prefix
    identifier = Markup(' id="{}{}"').format(prefix, anchor.value) if prefix else ""
    return Markup('<span class="page-mark" role="doc-pagebreak" title="{}" data-page="{}"{}></span>').format(
        label, anchor.value, identifier
    )


def _note(anchor: Anchor, manner: Manner) -> Markup:
    key = "star" if anchor.value == "*" else anchor.value
    identifier = Markup(' id="{}{}"').format(manner.note_prefix, key) if manner.note_prefix else ""
    label = manner.note_label.format(note=anchor.value)
    return Markup(
        '<sup class="note-ref"{}><a href="{}" role="doc-noteref" data-note="{}" aria-label="{}">{}</a></sup>'
    ).format(identifier, manner.note_url(anchor.value), key, label, anchor.value)
