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
from typing import Literal, NamedTuple

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


class _Element(NamedTuple):
    """A stretch of the text, and the tags around it."""

    start: int
    end: int
    depth: int
    order: int
    begin: str
    close: str


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
    waiting: list[str] = []
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
    return Markup("".join(pieces))


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
    if html.isascii():
        return html
    words = str(html)  # else what is put in would be escaped
    if han:
        words = HAN.sub(lambda run: f'<span lang="{escape(han)}">{run[0]}</span>', words)
    return Markup(HANGUL.sub(r'<span lang="ko">\g<0></span>', words))


def right_to_left(html: Markup, tag: str) -> Markup:
    """Words among which each run of letters written from right to left says its language."""
    return Markup(RIGHT_TO_LEFT.sub(f'<span lang="{escape(tag)}" dir="rtl">\\g<0></span>', str(html)))


# ---------------------------------------------------------------- what lies over the text


def _elements(text: RichText, layers: Layers, manner: Manner) -> Iterator[_Element]:
    """The elements from the outermost kind to the innermost, each kind in reading order.

    Here and below tags are plain strings, in which all that comes from elsewhere is escaped.
    """
    order = count()
    for number, (start, end) in enumerate(layers.sentences):
        if number in layers.pairs:
            begin = f'<span class="sentence" data-pair="{escape(layers.pairs[number])}">'
            yield _Element(start, end, SENTENCE, next(order), begin, "</span>")
    for ranked in layers.mentions:
        begin, close = _term(ranked, manner)
        yield _Element(ranked.mention.start, ranked.mention.end, MENTION, next(order), begin, close)
    for (start, end), identifier in layers.glosses:
        begin = f'<span class="glossed" aria-details="{escape(identifier)}">'
        yield _Element(start, end, GLOSS, next(order), begin, "</span>")
    for style in text.styles:
        begin, close = _style(style)
        yield _Element(style.start, style.end, STYLE, next(order), begin, close)


def _common(opened: Sequence[_Element], active: Sequence[_Element]) -> int:
    """How many elements, from the outermost, are open and stay so."""
    for number, (one, other) in enumerate(zip(opened, active, strict=False)):
        if one is not other:
            return number
    return min(len(opened), len(active))


def _term(ranked: Ranked, manner: Manner) -> tuple[str, str]:
    name = ranked.mention.entry
    entry = escape(name)
    if name in manner.marked:
        return f'<mark data-term="{entry}">', "</mark>"
    if ranked.rank in ("again", "never"):
        return f'<span class="term-{ranked.rank}" data-term="{entry}">', "</span>"
    url = escape(manner.entry_url(name))
    return f'<a class="term" data-entry="{entry}" data-first="{ranked.rank}" href="{url}">', "</a>"


def _style(style: Style) -> tuple[str, str]:
    if style.kind == "link":
        return f'<a class="outside" href="{escape(style.url)}" rel="noopener noreferrer">', "</a>"
    tag = _TAGS[style.kind]
    return f"<{tag}>", f"</{tag}>"


def _words(words: str, manner: Manner) -> str:
    return quoted(escape(words), manner.han)


def _page(anchor: Anchor, manner: Manner) -> str:
    page = escape(anchor.value)
    label = escape(manner.page_label.format(page=anchor.value))
    identifier = f' id="{escape(manner.page_prefix)}{page}"' if manner.page_prefix else ""
    return (
        f'<span class="page-mark" role="doc-pagebreak" title="{label}" data-page="{page}"{identifier}></span>'
    )


def _note(anchor: Anchor, manner: Manner) -> str:
    note = escape(anchor.value)
    key = "star" if anchor.value == "*" else note
    identifier = f' id="{escape(manner.note_prefix)}{key}"' if manner.note_prefix else ""
    label, url = escape(manner.note_label.format(note=anchor.value)), escape(manner.note_url(anchor.value))
    link = f'<a href="{url}" role="doc-noteref" data-note="{key}" aria-label="{label}">{note}</a>'
    return f'<sup class="note-ref"{identifier}>{link}</sup>'
