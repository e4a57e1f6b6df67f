"""What an author should read again, as lines of text: passages, doubtful pairs, renderings, facts."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping

from ..model import Alignment, Course, Fact, Pairing, Position
from .renderings import renderings

LOW_CONFIDENCE = 0.9


def passages(course: Course, entry: str) -> Iterator[str]:
    """Every passage that mentions an entry, in each language, the words marked with 【 】."""
    for text in course.texts.values():
        for position in next(iter(text.versions.values())).passages:
            found = {code: texts[position] for code, texts in course.mentions.items()}
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
    """Paragraphs whose sentence pairs were guessed with low confidence: least sure first, then as read."""
    guessed = [
        (alignment, code, pairing)
        for alignment in course.alignments.values()
        for code, pairing in alignment.pairings.items()
        if pairing.confidence < LOW_CONFIDENCE and not pairing.curated
    ]
    for alignment, code, pairing in sorted(guessed, key=lambda each: each[2].confidence):
        yield f"{name_of(course, alignment.position)}  {pairing.confidence:.2f}"
        yield from _pairs(course, alignment, code, pairing)


def several_renderings(course: Course) -> Iterator[str]:
    """The forms that another language renders in several ways, with counts and where each stands."""
    for entry, by_languages in sorted(renderings(course).items()):
        for (language, other), found in by_languages.items():
            for form, each in itertools.groupby(found, key=lambda rendering: rendering.form):
                ways = list(each)
                if len(ways) > 1:
                    yield f"{entry}  {language} {form} → {other}"
                    for way in ways:
                        places = dict.fromkeys(name_of(course, at.position) for at in way.at)
                        yield f"    {len(way.at):4}  {way.rendered or '—'}  ({', '.join(places)})"


def facts(course: Course, since: str, language: str, words: Mapping[str, str]) -> Iterator[str]:
    """The facts of a date and later as a Markdown table, and below it those without a primary source.

    The dates are compared as they are written: "2024" comes before "2024-01". The facts are told in
    `language`, or in the course's first one if it has no such language; `words` are those around them.
    """
    codes = [each.code for each in course.languages]
    code = language if language in codes else codes[0]
    found = [
        (entry.id, fact) for entry in course.entries.values() for fact in entry.facts if fact.date >= since
    ]
    yield f"| {words['facts-head']} |"
    yield "|---|---|---|---|---|---|---|"
    for entry, fact in found:
        sources = " · ".join(f"[{_cell(each.title[code])}]({each.url})" for each in fact.sources)
        places = ", ".join(name_of(course, position) for position in fact.positions)
        seen = ", ".join(sorted({each.checked for each in fact.sources}))
        planned = words["facts-yes"] if fact.planned else ""
        primary = words[_primary(fact)]
        cells = (entry, fact.date, planned, _cell(fact.text[code]), sources or places, seen, primary)
        yield f"| {' | '.join(cells)} |"
    without = [f"{entry} {fact.date}" for entry, fact in found if _primary(fact) == "facts-no"]
    yield ""
    named = ", ".join(without) or words["facts-none"]
    yield words["facts-sum"].format(count=len(found), without=named)


def _primary(fact: Fact) -> str:
    """The key of the word for whether its sources are primary ones; a fact of a text rests on the text."""
    if not fact.sources:
        return "facts-text"
    secondary = sum(each.secondary for each in fact.sources)
    return "facts-yes" if not secondary else "facts-no" if secondary == len(fact.sources) else "facts-partly"


def _cell(words: str) -> str:
    """Words that may stand in a cell of a Markdown table."""
    return words.replace("|", "\\|")


def name_of(course: Course, position: Position) -> str:
    """A position as an author writes it: without the text where there is only one."""
    return position.local if len(course.texts) == 1 else str(position)


def _pairs(course: Course, alignment: Alignment, code: str, pairing: Pairing) -> Iterator[str]:
    first = course.languages[0].code
    versions = course.texts[alignment.position.text].versions
    for ours, theirs in pairing.groups:
        for language, numbers in ((first, ours), (code, theirs)):
            text = versions[language].passages[alignment.position].plain
            for number in numbers:
                start, end = alignment.sentences[language][number]
                yield f"    {language} {number + 1}  {text[start:end]}"
        yield ""
