"""What an author should read again, as lines of text: passages of an entry, doubtful sentence pairs."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Alignment, Course, Pairing, Position

LOW_CONFIDENCE = 0.9


def passages(course: Course, entry: str) -> Iterator[str]:
    """Every passage that mentions an entry, in each language, the words marked with 【 】."""
    for text in course.texts.values():
        for position in next(iter(text.versions.values())).passages:
            found = {code: texts.get(position, ()) for code, texts in course.mentions.items()}
            if not any(mention.entry == entry for mentions in found.values() for mention in mentions):
                continue
            yield name_of(course, position)
            for code, mentions in found.items():
                words = text.versions[code].passages[position].plain
                for mention in reversed([m for m in mentions if m.entry == entry]):
                    marked = f"【{words[mention.start : mention.end]}】"
                    words = words[: mention.start] + marked + words[mention.end :]
                yield f"    {code}  {words}"
            yield ""


def doubtful_pairs(course: Course) -> Iterator[str]:
    """Paragraphs whose sentence pairs were guessed with low confidence, least sure first."""
    guessed = [
        (pairing.confidence, str(alignment.position), code, alignment)
        for alignment in course.alignments.values()
        for code, pairing in alignment.pairings.items()
        if pairing.confidence < LOW_CONFIDENCE and not pairing.curated
    ]
    for confidence, _, code, alignment in sorted(guessed, key=lambda each: each[:3]):
        yield f"{name_of(course, alignment.position)}  {confidence:.2f}"
        yield from _pairs(course, alignment, code, alignment.pairings[code])


def name_of(course: Course, position: Position) -> str:
    """A position as an author writes it: without the text where there is only one."""
    return position.local if len(course.texts) == 1 else str(position)


def _pairs(course: Course, alignment: Alignment, code: str, pairing: Pairing) -> Iterator[str]:
    first = course.languages[0].code
    versions = course.texts[alignment.position.text].versions
    for group in pairing.groups:
        for language, numbers in zip((first, code), group, strict=True):
            text = versions[language].passages[alignment.position].plain
            for number in numbers:
                start, end = alignment.sentences[language][number]
                yield f"    {language} {number + 1}  {text[start:end]}"
        yield ""
