"""Rules of a sound course, each a generator of problems.

Rules of structure look at each part by itself; the rules of concordance need sound parts, so the
assembler runs them only when every file could be read and the languages run parallel.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from .inline import html_in, safe_url
from .matching import Conflict
from .model import (
    Alignment,
    Article,
    Correction,
    Entry,
    Instruction,
    Mentions,
    Pair,
    Place,
    Problem,
    Remark,
    Vocabulary,
)
from .yamldoc import Document, Path

Problems = Iterator[Problem]


def problem(place: Place, code: str, **values: object) -> Problem:
    """A problem, its values as text."""
    return Problem(place=place, code=code, values={key: str(value) for key, value in values.items()})


def _line(place: Place) -> str:
    return f"{place.path}:{place.line}"


# ---------------------------------------------------------------- values


def values_are_plain(document: Document) -> Problems:
    """No value holds raw HTML, and every address has a scheme a classroom expects."""
    for path, value in _strings(document.data, ()):
        place = document.place(*path)
        for html in html_in(value):
            yield problem(place, "raw-html", html=html)
        if path[-1:] in (("url",), ("site_url",)) and not safe_url(value):
            yield problem(place, "strange-link", url=value)


def _strings(data: object, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, Mapping):
        for key, value in data.items():
            yield from _strings(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _strings(value, (*path, index))


# ---------------------------------------------------------------- parallel texts


def articles_run_parallel(articles: Sequence[Article]) -> Problems:
    """Every language has the same sections, parts, paragraphs, notes, references and page marks."""
    first, *others = articles
    for other in others:
        yield from _same_headings(first, other)
        yield from _same_paragraph_counts(first, other)
        yield from _same_notes(first, other)
        yield from _same_references(first, other)


def _headings(article: Article) -> dict[str, Place]:
    found: dict[str, Place] = {}
    for section in article.sections:
        found[section.id] = section.place
        found |= {part.id: part.place for part in section.parts if part.id != section.id}
    return found


def _same_headings(first: Article, other: Article) -> Problems:
    ours, theirs = _headings(first), _headings(other)
    for one, two, mine in ((ours, theirs, other), (theirs, ours, first)):
        for identifier, place in one.items():
            if identifier not in two:
                yield problem(place, "heading-missing", id=identifier, file=mine.path)
    common = [identifier for identifier in ours if identifier in theirs]
    for expected, found in zip(common, (i for i in theirs if i in ours), strict=True):
        if expected != found:
            yield problem(theirs[found], "heading-order", id=found, expected=expected, file=first.path)
            return


def _same_paragraph_counts(first: Article, other: Article) -> Problems:
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
                other=_line(there[0]),
            )


def _paragraphs_by_part(article: Article) -> dict[str, tuple[Place, int]]:
    """How many paragraphs stand under each heading; a section without a lead-in counts 0."""
    found: dict[str, tuple[Place, int]] = {}
    for section in article.sections:
        found[section.id] = (section.place, 0)
        found |= {part.id: (part.place, len(part.paragraphs)) for part in section.parts}
    return found


def _same_notes(first: Article, other: Article) -> Problems:
    ours = {note.id: note.place for note in first.notes}
    theirs = {note.id: note.place for note in other.notes}
    for one, two, lacking in ((ours, theirs, other), (theirs, ours, first)):
        for identifier, place in one.items():
            if identifier not in two:
                yield problem(place, "note-missing", id=identifier, file=lacking.path)


def _same_references(first: Article, other: Article) -> Problems:
    """The same notes and page marks in each paragraph, wherever the paragraphs themselves agree."""
    counterparts = {paragraph.id: paragraph for paragraph in first.paragraphs}
    for paragraph in other.paragraphs:
        twin = counterparts.get(paragraph.id)
        if twin is None:
            continue
        for kind in ("note", "page"):
            here, there = paragraph.text.values(kind), twin.text.values(kind)
            if here != there:
                yield problem(
                    paragraph.place,
                    f"{kind}-marks-differ",
                    number=paragraph.number,
                    here=", ".join(here) or "—",
                    there=", ".join(there) or "—",
                    other=_line(twin.place),
                )


# ---------------------------------------------------------------- the glossary


def ids_are_unique(places: Iterable[tuple[str, Place]]) -> Problems:
    """No two entries have the same id."""
    seen: dict[str, Place] = {}
    for identifier, place in places:
        if identifier in seen:
            yield problem(place, "duplicate-id", id=identifier, first=_line(seen[identifier]))
        seen.setdefault(identifier, place)


def kinds_are_known(entries: Iterable[Entry], vocabulary: Vocabulary) -> Problems:
    """Every kind, relation and trait of an entry is in the vocabulary."""
    for entry in entries:
        if entry.kind not in vocabulary.kinds:
            yield problem(entry.place, "unknown-kind", word=entry.kind, known=", ".join(vocabulary.kinds))
        for relation in entry.relations:
            if relation.type not in vocabulary.relations:
                known = ", ".join(vocabulary.relations)
                yield problem(relation.place, "unknown-relation", word=relation.type, known=known)
        for trait in entry.traits:
            allowed = vocabulary.traits[trait.name].values if trait.name in vocabulary.traits else {}
            if trait.value not in allowed:
                values = {"trait": trait.name, "value": trait.value, "known": ", ".join(allowed)}
                yield problem(entry.place, "unknown-trait", **values)


def groups_are_known(vocabulary: Vocabulary, place: Place) -> Problems:
    """Every kind stands on a shelf that exists."""
    shelves = [group.id for group in vocabulary.groups]
    for kind in vocabulary.kinds.values():
        if kind.group not in shelves:
            yield problem(place, "unknown-group", kind=kind.id, group=kind.group, known=", ".join(shelves))


def relations_have_targets(entries: Iterable[Entry], known: Sequence[str]) -> Problems:
    """Every relation leads to another entry, and no pair of entries says the same thing twice."""
    said: dict[tuple[str, frozenset[str]], Place] = {}
    for entry in entries:
        for relation in entry.relations:
            if relation.target not in known:
                yield problem(relation.place, "unknown-target", target=relation.target)
            elif relation.target == entry.id:
                yield problem(relation.place, "self-relation", id=entry.id)
            pair = (relation.type, frozenset((entry.id, relation.target)))
            if pair in said:
                first = _line(said[pair])
                yield problem(relation.place, "relation-twice", type=relation.type, first=first)
            said.setdefault(pair, relation.place)


def forms_have_one_owner(conflicts: Iterable[Conflict]) -> Problems:
    """No two entries claim the same form."""
    for conflict in conflicts:
        yield problem(
            conflict.second.form.place,
            "form-claimed-twice",
            form=conflict.second.form.text,
            entry=conflict.second.entry,
            rival=conflict.first.entry,
            first=_line(conflict.first.form.place),
        )


def places_exist(
    entries: Iterable[Entry], instructions: Iterable[Instruction], known: Sequence[str], languages: Sequence[str]
) -> Problems:
    """Every paragraph or note that a fact or an instruction names exists."""
    for entry in entries:
        for fact in entry.facts:
            for place in fact.article:
                if place not in known:
                    yield problem(fact.place, "unknown-place", at=place)
    for instruction in instructions:
        if instruction.at not in known:
            yield problem(instruction.place, "unknown-place", at=instruction.at)
        if instruction.language not in languages:
            known_languages = ", ".join(languages)
            yield problem(
                instruction.place, "unknown-language", word=instruction.language, known=known_languages
            )


def instructions_name_entries(instructions: Iterable[Instruction], known: Sequence[str]) -> Problems:
    """Every instruction is about an entry that exists (a block is about none)."""
    for instruction in instructions:
        if instruction.action != "block" and instruction.entry not in known:
            yield problem(instruction.place, "unknown-target", target=instruction.entry)


# ---------------------------------------------------------------- the concordance


def instructions_apply(idle: Iterable[Instruction]) -> Problems:
    """An instruction that changes nothing any more is a mistake or a leftover."""
    for instruction in idle:
        yield problem(
            instruction.place,
            f"idle-{instruction.action}",
            text=instruction.text,
            at=instruction.at,
            entry=instruction.entry,
            language=instruction.language,
        )


def entries_occur(entries: Iterable[Entry], mentions: Mentions) -> Problems:
    """An entry occurs somewhere, or says `background: true`; not both."""
    mentioned = {m.entry for places in mentions.values() for found in places.values() for m in found}
    for entry in entries:
        if entry.id not in mentioned and not entry.background:
            yield problem(entry.place, "never-mentioned", id=entry.id)
        if entry.id in mentioned and entry.background:
            yield problem(entry.place, "background-mentioned", id=entry.id)


def languages_agree(
    articles: Sequence[Article], entries: Mapping[str, Entry], mentions: Mentions, waivers: Iterable[Instruction]
) -> Problems:
    """A paragraph names the same entries in every language, unless a waiver says why not."""
    waived = {(waiver.at, waiver.entry, waiver.language): waiver for waiver in waivers}
    used = set()
    for paragraph in articles[0].paragraphs:
        named = {
            article.language: {m.entry for m in mentions[article.language].get(paragraph.id, ())}
            for article in articles
        }
        for entry in sorted(set[str]().union(*named.values())):
            for article in articles:
                key = (paragraph.id, entry, article.language)
                if entry in named[article.language]:
                    continue
                used.add(key)
                if key not in waived:
                    yield _disagreement(article, paragraph.id, entries[entry], named)
    for key, waiver in waived.items():
        if key not in used:
            values = {"at": waiver.at, "entry": waiver.entry, "language": waiver.language}
            yield problem(waiver.place, "idle-waive", text="", **values)


def _disagreement(article: Article, at: str, entry: Entry, named: Mapping[str, set[str]]) -> Problem:
    paragraph = next(paragraph for paragraph in article.paragraphs if paragraph.id == at)
    present = [code for code, found in named.items() if entry.id in found]
    return problem(
        paragraph.place,
        "mention-missing",
        at=at,
        number=paragraph.number,
        entry=entry.id,
        term=entry.terms[article.language].preferred.text,
        language=article.language,
        present=", ".join(present),
    )


# ---------------------------------------------------------------- the edition


def ledger_is_true(
    article: Article,
    source: str,
    corrections: Iterable[Correction],
    remarks: Iterable[Remark],
) -> Problems:
    """What the ledger says of the text can be seen in the text as it stands."""
    texts = {place: text.plain for place, text in article.texts().items()}
    texts["front"] = source.split("\n---", 1)[0]
    for where, words, place in [
        *((c.where, c.after, c.place) for c in corrections),
        *((r.where, r.text, r.place) for r in remarks),
    ]:
        if where not in texts:
            yield problem(place, "unknown-place", at=where)
        elif words not in texts[where]:
            yield problem(place, "ledger-untrue", at=where, words=words)


def pairs_are_complete(
    alignments: Mapping[str, Alignment], curated: Mapping[str, tuple[tuple[Pair, ...], Place]]
) -> Problems:
    """A curated alignment names a paragraph, and each of its sentences once and in order."""
    for paragraph, (pairs, place) in curated.items():
        if paragraph not in alignments:
            yield problem(place, "unknown-place", at=paragraph)
            continue
        for language, spans in alignments[paragraph].spans.items():
            named = [number for pair in pairs for number in pair.sentences.get(language, ())]
            if named != list(range(len(spans))):
                values = {"at": paragraph, "language": language, "count": len(spans)}
                yield problem(place, "pairs-incomplete", **values)
