"""Whether the parts of a course fit together, each rule a generator of problems.

The languages run parallel: each heading, paragraph, note and page mark of one text stands in the same place
in every language. What other files say of the texts can be found there.
"""

from __future__ import annotations

import difflib
import itertools
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from ..codes import Code
from ..model import (
    Correction,
    Entry,
    Forms,
    Gloss,
    Override,
    Overrides,
    Place,
    Position,
    Problem,
    Reference,
    Remark,
    RichText,
    Version,
)
from ..problems import line_of, problem
from ..proven import Proven
from ..reading import rules
from ..reading.content import Content
from ..reading.edition import CuratedPairs
from ..reading.lessons import Teaching
from ..reading.positions import FRONT, Positions
from .sounds import rulings_hold, texts_ruled_on

Problems = Iterator[Problem]
MARKS_DIFFER: dict[str, Code] = {"note": "note-marks-differ", "page": "page-marks-differ"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Searchable:
    """A course sound enough for terms to be looked for without false alarms."""

    versions: Mapping[str, Mapping[str, Version]]
    """Text id -> language code -> version, every language in each."""
    entries: Mapping[str, Entry]
    overrides: Overrides
    pairs: Mapping[Position, CuratedPairs]
    words: Mapping[str, Sequence[RichText]]
    """Language code -> the running words of the lessons and questions."""
    references: Sequence[Reference]
    names: Sequence[Forms]
    originals: Mapping[str, str]
    """Text id -> the language that it was written in; by default the first one."""


def check(content: Content, proven: Proven) -> tuple[Searchable | None, list[Problem]]:
    """Whether the parts fit together: what can be searched, or None, and every problem."""
    problems: list[Problem] = []
    ids = content.glossary.ids
    known = None if ids is None else {identifier for identifier, _ in ids}
    problems += rules.ids_are_unique(ids or ())
    if known is not None:
        problems += rules.relations_have_targets(content.glossary.entries.values(), known)
    released = content.settings.released if content.settings else ""
    if released and not rules.NO_YEAR_OF_PRINT.match(released):  # else every fact would seem to be planned
        problems += plans_are_marked(content.glossary.entries.values(), released)
    problems += lessons_are_apart(content.teaching)
    if not content.has_all_versions:
        return None, problems
    for code in content.languages:
        problems += edition_notes_are_true(
            [versions[code] for versions in content.versions.values()],
            content.corrections.get(code, ()),
            content.remarks.get(code, ()),
            content.positions,
        )
    parallel = [_runs_parallel(list(versions.values())) for versions in content.versions.values()]
    problems += [fault for _, faults in parallel for fault in faults]
    if not all(sound for sound, _ in parallel):
        return None, problems
    for code, rulings in content.sounds.items():
        texts = texts_ruled_on(rulings, (versions[code] for versions in content.versions.values()))
        # The dictionaries that this needs take a tenth of a check to load.
        problems += proven.unless("readings", repr((rulings, texts)), partial(rulings_hold, rulings, texts))
    problems += references_lead_somewhere(content.references or (), content.positions, known)
    problems += facts_have_positions(content.glossary.entries.values(), content.positions)
    problems += lessons_lead_somewhere(content, known)
    problems += glosses_have_words(content.glosses or (), content.versions, content.positions)
    if known is None or content.overrides is None:
        return None, problems
    faults = list(
        overrides_make_sense(content.overrides.instructions, content.positions, content.languages, known)
    )
    problems += faults
    if faults or not content.glossary.whole or content.pairs is None:
        return None, problems
    return Searchable(
        versions=content.versions,
        entries=content.glossary.entries,
        overrides=content.overrides,
        pairs=content.pairs,
        words={code: _words(content.teaching, code) for code in content.languages},
        references=content.references or (),
        names=content.names or (),
        originals={text.id: text.cite.language for text in content.settings.texts}
        if content.settings
        else {},
    ), problems


def _words(teaching: Teaching, language: str) -> list[RichText]:
    lessons = [each.running_words for each in teaching.lessons]
    questions = [each.running_words for each in teaching.questions]
    return [words[language] for found in (*lessons, *questions) for words in found]


def _runs_parallel(versions: Sequence[Version]) -> tuple[bool, list[Problem]]:
    """Whether the languages have the same paragraphs. Each rule needs the one before it."""
    for rule in (headings_run_parallel, paragraphs_run_parallel):
        faults = list(rule(versions))
        if faults:
            return False, faults
    return True, list(marks_run_parallel(versions))


def headings_run_parallel(versions: Sequence[Version]) -> Problems:
    """Every language has the same headings in the same order."""
    first, *others = versions
    for other in others:
        yield from _same_headings(first, other)


def paragraphs_run_parallel(versions: Sequence[Version]) -> Problems:
    """Under every heading, every language has as many paragraphs."""
    first, *others = versions
    for other in others:
        yield from _same_paragraph_counts(first, other)


def marks_run_parallel(versions: Sequence[Version]) -> Problems:
    """Every language has the same figures and notes, and the same marks in each paragraph."""
    first, *others = versions
    for other in others:
        yield from _same_figures(first, other)
        yield from _same_notes(first, other)
        yield from _same_references(first, other)


def _headings(version: Version) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for section in version.sections:
        found[section.id] = section.place
        found |= {part.id: part.place for part in section.parts if part.id != section.id}
    return found


def _same_headings(first: Version, other: Version) -> Problems:
    ours, theirs = _headings(first), _headings(other)
    here, there = list(theirs), list(ours)
    if set(here) == set(there):
        misplaced = ((mine, yours) for mine, yours in zip(here, there, strict=True) if mine != yours)
        for found, expected in itertools.islice(misplaced, 1):  # the rest follows from the first
            yield _heading_differs(theirs[found], found, expected, first)
        return
    for edit, a, b, c, d in difflib.SequenceMatcher(None, there, here).get_opcodes():
        if edit == "equal":
            continue
        for expected, found in zip(there[a:b], here[c:d], strict=False):
            yield _heading_differs(theirs[found], found, expected, first)
        for identifier in there[a + d - c : b]:
            yield problem(ours[identifier], "heading-missing", id=identifier, file=other.path)
        for identifier in here[c + b - a : d]:
            yield problem(theirs[identifier], "heading-missing", id=identifier, file=first.path)


def _heading_differs(place: Place, found: str, expected: str, first: Version) -> Problem:
    return problem(place, "heading-differs", id=found, expected=expected, file=first.path)


def _same_paragraph_counts(first: Version, other: Version) -> Problems:
    ours, theirs = _paragraphs_by_part(first), _paragraphs_by_part(other)
    for identifier, here in theirs.items():
        there = ours.get(identifier)
        if there is not None and here[1] != there[1]:
            yield problem(
                here[0],
                "paragraph-count",
                id=identifier,
                here=here[1],
                there=there[1],
                other=line_of(there[0]),
            )


def _paragraphs_by_part(version: Version) -> dict[str, tuple[Place, int]]:
    """How many paragraphs stand under each heading; a section without a lead-in counts 0."""
    found: dict[str, tuple[Place, int]] = {}
    for section in version.sections:
        found[section.id] = (section.place, 0)
        found |= {part.id: (part.place, len(part.paragraphs)) for part in section.parts}
    return found


def _same_figures(first: Version, other: Version) -> Problems:
    """The same figures at the same points, with pictures of the same name."""
    for one, two in ((first, other), (other, first)):
        for figure in one.figure.values():
            if figure.id not in two.figure:
                yield problem(figure.place, "figure-missing", id=figure.id, file=two.path)
    common = first.figure.keys() & other.figure.keys()
    expected, found = _behind_what(first, common), _behind_what(other, common)
    misplaced: set[str] = set()
    for identifier, here in found.items():
        mine, theirs = other.figure[identifier], first.figure[identifier]
        values = {"id": identifier, "other": line_of(theirs.place)}
        follows = here in misplaced
        if here != expected[identifier]:
            misplaced.add(identifier)
        if here != expected[identifier] and not follows:
            yield problem(mine.place, "figure-elsewhere", here=here, there=expected[identifier], **values)
        if mine.picture.name != theirs.picture.name:
            names = {"here": mine.picture.name, "there": theirs.picture.name, "language": other.language}
            yield problem(mine.picture.place, "figure-picture", **names, **values)


def _behind_what(version: Version, figures: Container[str]) -> dict[str, str]:
    """Figure -> the heading, paragraph or figure behind which it stands; only of those named."""
    found: dict[str, str] = {}
    for part in (part for section in version.sections for part in section.parts):
        last: dict[int, str] = {}
        for figure in part.figures:
            if figure.id in figures:
                before = part.paragraphs[figure.after - 1].id if figure.after else part.id
                found[figure.id] = last.get(figure.after, before)
                last[figure.after] = figure.id
    return found


def _same_notes(first: Version, other: Version) -> Problems:
    """The same notes; one that is referred to, but not there, is a fault of that version alone."""
    for one, two in ((first, other), (other, first)):
        known = {note.id for note in two.notes} | set(_references(two))
        for note in one.notes:
            if note.id not in known:
                yield problem(note.place, "note-missing", id=note.id, file=two.path)


def _same_references(first: Version, other: Version) -> Problems:
    """The same notes and page marks in each paragraph that both have.

    Notes that either version lacks or does not refer to are faults already named.
    """
    common = _sound_notes(first) & _sound_notes(other)
    others = {paragraph.id: paragraph for paragraph in first.paragraphs}
    for paragraph in other.paragraphs:
        counterpart = others[paragraph.id]
        for kind in ("note", "page"):
            here, there = (
                [value for value in dict.fromkeys(text.values(kind)) if kind == "page" or value in common]
                for text in (paragraph.text, counterpart.text)
            )
            if here != there:
                yield problem(
                    paragraph.place,
                    MARKS_DIFFER[kind],
                    number=paragraph.number,
                    here=", ".join(here) or "—",
                    there=", ".join(there) or "—",
                    other=line_of(counterpart.place),
                )


def _references(version: Version) -> list[str]:
    texts = (version.title, *(paragraph.text for paragraph in version.paragraphs))
    return [value for text in texts for value in text.values("note")]


def _sound_notes(version: Version) -> set[str]:
    """The notes that are there and referred to once."""
    references = Counter(_references(version))
    return {note.id for note in version.notes if references[note.id] == 1}


def plans_are_marked(entries: Iterable[Entry], released: str) -> Problems:
    """A fact says that it is planned as long as its day has not come, and no longer.

    A date without a day or a month is over when its month or year is.
    """
    for entry in entries:
        for fact in entry.facts:
            day = released[: len(fact.date)]
            if fact.planned and day > fact.date:
                yield problem(fact.place, "plan-overdue", date=fact.date, released=released)
            elif not fact.planned and day < fact.date:
                yield problem(fact.place, "plan-unmarked", date=fact.date, released=released)


def references_lead_somewhere(
    references: Iterable[Reference], positions: Positions, ids: Container[str] | None
) -> Problems:
    """Every place that cites a work exists, and so does the entry that a work has."""
    for reference in references:
        for position, place in reference.places.items():
            yield from _is_known(position, place, positions)
        if reference.entry and ids is not None and reference.entry not in ids:
            yield problem(reference.place, "unknown-target", target=reference.entry)


def facts_have_positions(entries: Iterable[Entry], positions: Positions) -> Problems:
    """Every paragraph or note from which a fact is taken exists."""
    for entry in entries:
        for fact in entry.facts:
            for position in fact.positions:
                yield from _is_known(position, fact.place, positions)


def lessons_are_apart(teaching: Teaching) -> Problems:
    """No two lessons or questions have the same id, and no two lessons the same section."""
    yield from rules.ids_are_unique(teaching.lesson_ids or ())
    yield from rules.ids_are_unique(teaching.question_ids)
    seen: dict[Position, Place] = {}
    for each in teaching.named:
        if each.kind == "section" and each.target.text:
            if each.target in seen:
                first = line_of(seen[each.target])
                yield problem(each.place, "section-taken", at=each.target.local, first=first)
            seen.setdefault(each.target, each.place)


def lessons_lead_somewhere(content: Content, ids: Container[str] | None) -> Problems:
    """Every section, paragraph, entry, work and lesson that a lesson or a question names exists."""
    lessons = content.teaching.lesson_ids
    lesson_ids = None if lessons is None else [identifier for identifier, _ in lessons]
    works = None if content.references is None else [work.id for work in content.references]
    for each in content.teaching.named:
        name, place = each.target.local, each.place
        if each.kind == "position":
            yield from _is_known(each.target, place, content.positions, headings=True)
        elif each.kind == "section" and not each.target.text:
            known = ", ".join(_sections_as_written(content.positions))
            yield problem(place, "unknown-section", at=name, known=known)
        elif each.kind == "entry" and ids is not None and name not in ids:
            yield problem(place, "unknown-target", target=name)
        elif each.kind == "work" and works is not None and name not in works:
            yield problem(place, "unknown-work", work=name)
        elif each.kind == "lesson" and lesson_ids is not None and name not in lesson_ids:
            yield problem(place, "unknown-lesson", lesson=name, known=", ".join(lesson_ids) or "—")


def _sections_as_written(positions: Positions) -> Iterator[str]:
    several = len({section.text for section in positions.sections}) > 1
    for section in positions.sections:
        yield str(section) if several else section.local


def glosses_have_words(
    glosses: Sequence[Gloss], versions: Mapping[str, Mapping[str, Version]], positions: Positions
) -> Problems:
    """Every gloss stands on words that its paragraph has once in each language, and says something."""
    said = {gloss.id for gloss in glosses if not gloss.same_as}
    for gloss in glosses:
        if gloss.same_as and gloss.same_as not in said:
            yield problem(gloss.place, "gloss-same", id=gloss.same_as, known=", ".join(sorted(said)) or "—")
        yield from _is_known(gloss.position, gloss.place, positions)
        for code, version in versions.get(gloss.position.text, {}).items():
            paragraph, words = version.paragraph.get(gloss.position.local), gloss.words[code]
            if paragraph is None and gloss.position.local != FRONT:
                yield problem(gloss.place, "gloss-outside", at=gloss.position.local)
                break  # once for all languages
            count = paragraph.text.plain.count(words) if paragraph else 1
            if count != 1:
                values = {"words": words, "at": gloss.position.local, "count": count, "language": code}
                yield problem(gloss.place, "gloss-words", **values)


def overrides_make_sense(
    overrides: Iterable[Override],
    positions: Positions,
    languages: Sequence[str],
    ids: Container[str],
) -> Problems:
    """Every override names a position, a language and an entry that exist, if it names an entry.

    What has no counterpart may stand in a title or a heading, too, where no entry is looked for.
    """
    for override in overrides:
        anywhere = override.action == "unmatched"
        at = override.places["at"]
        yield from _is_known(override.position, at, positions, front=anywhere, headings=anywhere)
        if override.language not in languages:
            values = {"word": override.language, "known": ", ".join(languages)}
            yield problem(override.places["language"], "unknown-language", **values)
        if override.action not in ("block", "unmatched") and override.entry not in ids:
            yield problem(override.places["entry"], "unknown-target", target=override.entry)


def edition_notes_are_true(
    versions: Sequence[Version],
    corrections: Iterable[Correction],
    remarks: Iterable[Remark],
    positions: Positions,
) -> Problems:
    """What the editors note on the texts of one language can be seen in the texts as they stand."""
    texts = {position: text.plain for version in versions for position, text in version.passages.items()}
    texts |= {Position(version.text, FRONT): version.front for version in versions}
    for position, words, place in [
        *((each.position, each.after, each.place) for each in corrections),
        *((each.position, each.words, each.place) for each in remarks),
    ]:
        if position not in texts:
            yield from _is_known(position, place, positions)
        elif words not in texts[position]:
            yield problem(place, "corrected-words-missing", at=position.local, words=words)


def _is_known(
    position: Position,
    place: Place,
    positions: Positions,
    *,
    front: bool = False,
    headings: bool = False,
) -> Problems:
    """The front matter of a text is a position on which one may remark, but which names no entry.

    A heading is a position to which a lesson may point.
    """
    candidates = positions.candidates(position.local, headings=headings)
    if not position.text and len(candidates) > 1:
        known = ", ".join(map(str, candidates))
        yield problem(place, "ambiguous-place", at=position.local, known=known)
    elif not position.text or (position.local == FRONT and not front):
        yield problem(place, "unknown-place", at=position.local)
