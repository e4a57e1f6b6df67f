"""What renders what: sentence pairs, notes, titles and headings, each language beside the first one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import Alignment, Mention, Mentions, Place, Position, RichText, Span, Version


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text in one language, and where the text is written."""

    language: str
    text: RichText
    span: Span
    written: Place

    @property
    def words(self) -> str:
        """Its words."""
        return self.text.plain[slice(*self.span)]

    def place(self, offset: int | None = None) -> Place:
        """Where a character of the text is written; without one, where the stretch begins."""
        return self.text.place(self.span[0] if offset is None else offset) or self.written

    def holds(self, offset: int) -> bool:
        """Whether a character of the text lies in the stretch."""
        return self.span[0] <= offset < self.span[1]


@dataclass(frozen=True, slots=True)
class Pair:
    """A stretch in the first language, and what renders it in another one."""

    position: Position
    ours: Stretch
    theirs: Stretch

    def mentions(self, mentions: Mentions) -> tuple[list[Mention], list[Mention]]:
        """What is named on each side, in reading order."""
        ours, theirs = (
            [m for m in mentions[each.language].get(self.position, ()) if each.holds(m.start)]
            for each in (self.ours, self.theirs)
        )
        return ours, theirs

    def shared_names(self, mentions: Mentions, language: str) -> list[Span]:
        """Where the side in a language names an entry that the other one names, too."""
        ours, theirs = self.mentions(mentions)
        shared = {mention.entry for mention in ours} & {mention.entry for mention in theirs}
        side = ours if language == self.ours.language else theirs
        return [(mention.start, mention.end) for mention in side if mention.entry in shared]


def pairs_of(versions: Sequence[Version], alignments: Mapping[Position, Alignment]) -> Iterator[Pair]:
    """All pairs of a text: of its title, its headings, its sentences and its notes."""
    yield from whole_pairs(versions)
    yield from sentence_pairs(versions, alignments)


def sentence_pairs(versions: Sequence[Version], alignments: Mapping[Position, Alignment]) -> Iterator[Pair]:
    """The pairs of sentences; where one has no counterpart, there is no pair."""
    first, *others = versions
    for paragraph in first.paragraphs:
        position = Position(first.text, paragraph.id)
        for other in others:
            yield from _pairs(alignments[position], first, other)


def _pairs(alignment: Alignment, first: Version, other: Version) -> Iterator[Pair]:
    for ours, theirs in alignment.pairings[other.language].groups:
        if ours and theirs:
            yield Pair(alignment.position, _cover(alignment, first, ours), _cover(alignment, other, theirs))


def _cover(alignment: Alignment, version: Version, numbers: Sequence[int]) -> Stretch:
    """Sentences of a paragraph that follow each other, by their numbers."""
    paragraph = version.paragraph[alignment.position.local]
    sentences = alignment.sentences[version.language]
    span = sentences[numbers[0]][0], sentences[numbers[-1]][1]
    return Stretch(version.language, paragraph.text, span, paragraph.place)


def whole_pairs(versions: Sequence[Version]) -> Iterator[Pair]:
    """The pairs of the title, the headings and the notes, which are not cut into sentences."""
    first, *others = [(version, _wholes(version)) for version in versions]
    for version, texts in others:
        for position, (text, place) in first[1].items():
            if position in texts:
                other, there = texts[position]
                ours = Stretch(first[0].language, text, (0, len(text.plain)), place)
                yield Pair(position, ours, Stretch(version.language, other, (0, len(other.plain)), there))


def _wholes(version: Version) -> dict[Position, tuple[RichText, Place]]:
    found = {"front": (version.title, Place(version.path))}
    for section in version.sections:
        found[section.id] = (RichText(section.title), section.place)
        found |= {part.id: (RichText(part.title), part.place) for part in section.parts if part.title}
    found |= {note.key: (note.text, note.place) for note in version.notes}
    return {Position(version.text, local): each for local, each in found.items()}
