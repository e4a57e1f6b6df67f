"""What matching finds out about the course, each rule a generator of problems.

No two entries claim one form, every override and stop phrase is needed, every entry occurs, and a paragraph
names the same entries in every language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..codes import Code
from ..language.folding import fold
from ..model import Entry, Mention, Mentions, Override, Position, Problem, StopPhrase, Version
from ..problems import line_of, problem
from ..reading.inline import parse
from .matching import Claim, Conflict, Matcher

Problems = Iterator[Problem]
IDLE: dict[str, Code] = {
    "force": "idle-force",
    "forbid": "idle-forbid",
    "block": "idle-block",
    "waive": "idle-waive",
    "unmatched": "idle-unmatched",
}


def forms_have_one_owner(conflicts: Iterable[Conflict]) -> Problems:
    """No two entries claim the same form."""
    for conflict in conflicts:
        yield problem(
            conflict.second.form.place,
            "form-claimed-twice",
            form=conflict.second.form.text,
            entry=conflict.second.entry,
            rival=conflict.first.entry,
            first=line_of(conflict.first.form.place),
        )


def forms_can_be_met(entries: Iterable[Entry], matcher: Matcher) -> Problems:
    """Every form is found in a text that says nothing else: none is an address, or holds Markdown."""
    for entry in entries:
        for form in entry.forms:
            spelling = fold(form.text).text
            if not any(character.isalnum() for character in spelling):
                continue  # a problem of its own
            text, _ = parse(form.text, form.place)
            found = (m for m in matcher.find(text) if m.entry == entry.id)
            if not any(fold(text.plain[m.start : m.end]).text == spelling for m in found):
                yield problem(form.place, "form-out-of-reach", form=form.text)


def phrases_spare_names(silenced: Iterable[tuple[StopPhrase, Claim]]) -> Problems:
    """A phrase of the stop list is an entry's own form only where it says so, by `entry`."""
    for phrase, claim in silenced:
        if phrase.entry != claim.entry:
            values = {"text": phrase.form.text, "entry": claim.entry, "first": line_of(claim.form.place)}
            yield problem(phrase.form.place, "never-own-form", **values)


def overrides_apply(idle: Iterable[Override]) -> Problems:
    """An override that changes nothing any more is a mistake or a leftover."""
    for override in idle:
        yield problem(
            override.place,
            IDLE[override.action],
            text=override.within or override.words,
            at=override.position.local,
            entry=override.entry,
            language=override.language,
        )


def phrases_apply(idle: Iterable[StopPhrase]) -> Problems:
    """A phrase of the stop list stands there only where a form would be found in it."""
    for phrase in idle:
        yield problem(phrase.form.place, "idle-never", text=phrase.form.text)


def entries_occur(entries: Iterable[Entry], mentions: Mentions) -> Problems:
    """An entry occurs somewhere, or says `background: true`; not both."""
    mentioned = {m.entry for texts in mentions.values() for found in texts.values() for m in found}
    for entry in entries:
        if entry.id not in mentioned and not entry.background:
            yield problem(entry.place, "never-mentioned", id=entry.id)
        if entry.id in mentioned and entry.background:
            yield problem(entry.place, "background-mentioned", id=entry.id)


def languages_agree(
    versions: Sequence[Version],
    entries: Mapping[str, Entry],
    mentions: Mentions,
    waived: set[tuple[Position, str, str]],
) -> tuple[list[Problem], set[tuple[Position, str, str]]]:
    """A paragraph names the same of these entries in every language, unless a waiver says why not.

    `waived` holds position, entry and language of each waiver. Returns the problems, and the waivers needed.
    """
    problems: list[Problem] = []
    used: set[tuple[Position, str, str]] = set()
    first, *_ = versions
    for paragraph in first.paragraphs:
        position = Position(first.text, paragraph.id)
        named = {v.language: mentions[v.language][position] for v in versions}
        for entry in sorted({m.entry for found in named.values() for m in found} & entries.keys()):
            having = [v for v in versions if any(m.entry == entry for m in named[v.language])]
            without = [v for v in versions if all(m.entry != entry for m in named[v.language])]
            lacking = [(position, entry, v.language) for v in without]
            used.update(lacking)
            if all(key in waived for key in lacking):
                continue
            if len(having) < len(lacking):  # where a few have it, it is more likely wrong there
                problems += [_is_alone(v, position, entry, named[v.language]) for v in having]
            else:
                wanting = [v for v in without if (position, entry, v.language) not in waived]
                problems += [_lacks(version, position, entries[entry], having) for version in wanting]
    return problems, used & waived


def waivers_apply(waivers: Iterable[Override], used: set[tuple[Position, str, str]]) -> Problems:
    """A waiver is needed only where a language lacks the mention."""
    idle = (w for w in waivers if (w.position, w.entry, w.language) not in used)
    yield from overrides_apply(idle)


def _lacks(version: Version, position: Position, entry: Entry, having: Sequence[Version]) -> Problem:
    paragraph = version.paragraph[position.local]
    return problem(
        paragraph.place,
        "mention-missing",
        at=position.local,
        number=paragraph.number,
        entry=entry.id,
        term=entry.terms[version.language].preferred.text,
        language=version.language,
        present=", ".join(other.language for other in having),
    )


def _is_alone(version: Version, position: Position, entry: str, found: Sequence[Mention]) -> Problem:
    paragraph = version.paragraph[position.local]
    mention = next(mention for mention in found if mention.entry == entry)
    return problem(
        paragraph.place,
        "mention-alone",
        at=position.local,
        number=paragraph.number,
        entry=entry,
        words=paragraph.text.plain[mention.start : mention.end],
        language=version.language,
    )
