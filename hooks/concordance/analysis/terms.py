"""Whether each sentence names what its pair names, and by a form that is accepted."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from ..language.folding import fold
from ..model import Entry, Mention, Mentions, Position, Problem
from ..problems import problem
from .pairs import Pair, Stretch

Waived = tuple[Position, str, str]
"""The position, the entry and the language of a waiver."""


def sentences_agree(
    pairs: Iterable[Pair],
    entries: Mapping[str, Entry],
    mentions: Mentions,
    waived: set[Waived],
    paragraphs: Container[Position],
) -> tuple[list[Problem], set[Waived]]:
    """A sentence or a note names the same of these entries as its pair, unless a waiver says why not.

    What a whole paragraph lacks is told elsewhere. Returns the problems, and the waivers needed.
    """
    problems: list[Problem] = []
    used: set[Waived] = set()
    for pair in pairs:
        ours, theirs = ({m.entry: m for m in reversed(side)} for side in pair.mentions(mentions))
        for entry in sorted((ours.keys() ^ theirs.keys()) & entries.keys()):
            having, lacking = (pair.ours, pair.theirs) if entry in ours else (pair.theirs, pair.ours)
            elsewhere = mentions[lacking.language][pair.position]
            if pair.position in paragraphs and all(m.entry != entry for m in elsewhere):
                continue
            if (pair.position, entry, lacking.language) in waived:
                used.add((pair.position, entry, lacking.language))
                continue
            mention = ours.get(entry) or theirs[entry]
            problems.append(_is_elsewhere(pair.position, entries[entry], having, lacking, mention))
    return problems, used


def _is_elsewhere(
    position: Position, entry: Entry, having: Stretch, lacking: Stretch, mention: Mention
) -> Problem:
    return problem(
        lacking.place(),
        "mention-elsewhere",
        at=position.local,
        language=lacking.language,
        entry=entry.id,
        term=entry.terms[lacking.language].preferred.text,
        other=having.language,
        words=having.text.plain[mention.start : mention.end],
    )


def forms_are_accepted(
    pairs: Iterable[Pair], entries: Mapping[str, Entry], mentions: Mentions, original: str
) -> Iterator[Problem]:
    """A translation names an entry by a form to avoid only where its pair does so, too.

    `original` is the language that the text was written in, whose author is free.
    """
    avoided = {key: forms for key, entry in entries.items() if (forms := _avoided(entry))}
    for pair in pairs:
        ours, theirs = pair.mentions(mentions)
        for stretch, side, other in ((pair.ours, ours, theirs), (pair.theirs, theirs, ours)):
            for mention in side if stretch.language != original else ():
                if mention.entry not in avoided:
                    continue
                there = pair.theirs if stretch is pair.ours else pair.ours
                rivals = [m for m in other if m.entry == mention.entry]
                if _is_avoided(mention, stretch, avoided) and not any(
                    _is_avoided(rival, there, avoided) for rival in rivals
                ):
                    yield problem(
                        stretch.place(mention.start),
                        "avoided-form",
                        words=stretch.text.plain[mention.start : mention.end],
                        entry=mention.entry,
                        term=entries[mention.entry].terms[stretch.language].preferred.text,
                    )


def _avoided(entry: Entry) -> frozenset[str]:
    """The forms that an entry names to be avoided, and not otherwise, folded."""
    avoid = {fold(each.form.text).text for term in entry.terms.values() for each in term.avoid}
    if not avoid:
        return frozenset()
    accepted = {
        fold(form.text).text
        for term in entry.terms.values()
        for form in (term.preferred, *term.also, *term.abbreviations, *term.described_as)
    }
    return frozenset(avoid - accepted)


def _is_avoided(mention: Mention, stretch: Stretch, avoided: Mapping[str, frozenset[str]]) -> bool:
    return fold(stretch.text.plain[mention.start : mention.end]).text in avoided[mention.entry]
