"""Rules of a sound course, each a generator of problems.

Rules of structure look at each part by itself; the rules of concordance need sound parts, so the
assembler runs them only when every file could be read and the languages run parallel.
"""

from __future__ import annotations

import datetime
import difflib
import itertools
import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from ..language.folding import fold
from ..model import (
    Alignment,
    Article,
    Correction,
    Entry,
    Form,
    Instruction,
    Mentions,
    Pair,
    Place,
    Problem,
    Remark,
    StopPhrase,
    Vocabulary,
)
from ..reading.inline import raw_html, safe_url
from ..reading.yaml_document import Document
from .matching import Conflict

Problems = Iterator[Problem]
ADDRESS = re.compile(r"https?://[^\s/]\S*|mailto:\S+@\S+", re.IGNORECASE)
DATES = (("date",), ("checked",), ("accessed",), ("published",), ("released",))
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def problem(place: Place, code: str, **values: object) -> Problem:
    """A problem, its values as text."""
    return Problem(place=place, code=code, values={key: str(value) for key, value in values.items()})


def _line(place: Place) -> str:
    return f"{place.path}:{place.line}"


# ---------------------------------------------------------------- values


def values_are_sound(document: Document) -> Problems:
    """No value holds raw HTML, every address can be followed from a classroom, every day has been."""
    for path, value in document.strings():
        place = document.place(*path)
        yield from raw_html(value, place)
        if path[-1:] in (("url",), ("site_url",)) and value and not _is_address(value):
            yield problem(place, "strange-link", url=value)
        if path[-1:] in DATES and DAY.fullmatch(value) and not _is_day(value):
            yield problem(place, "no-such-day", day=value)


def _is_address(value: str) -> bool:
    return ADDRESS.fullmatch(value) is not None and safe_url(value)


def _is_day(value: str) -> bool:
    try:
        datetime.date.fromisoformat(value)
    except ValueError:
        return False
    return True


def languages_are_spoken(document: Document, interfaces: Container[str]) -> Problems:
    """The generator has an interface in every language of a `course.yml`, and none is named twice."""
    seen: set[str] = set()
    for index, language in enumerate(document.data["languages"]):
        code, place = language["code"], document.place("languages", index, "code")
        if code in seen:
            yield problem(place, "duplicate-language", language=code)
        elif code not in interfaces:
            yield problem(place, "interface-missing", language=code)
        elif language["tag"].split("-")[0] != code:
            place = document.place("languages", index, "tag")
            yield problem(place, "wrong-value", key="languages.tag", value=language["tag"], example=code)
        seen.add(code)


# ---------------------------------------------------------------- parallel texts


def headings_run_parallel(articles: Sequence[Article]) -> Problems:
    """Every language has the same headings in the same order."""
    first, *others = articles
    for other in others:
        yield from _same_headings(first, other)


def paragraphs_run_parallel(articles: Sequence[Article]) -> Problems:
    """Under every heading, every language has as many paragraphs."""
    first, *others = articles
    for other in others:
        yield from _same_paragraph_counts(first, other)


def marks_run_parallel(articles: Sequence[Article]) -> Problems:
    """Every language has the same notes, and the same references and page marks in each paragraph."""
    first, *others = articles
    for other in others:
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
    here, there = list(theirs), list(ours)
    if set(here) == set(there):
        misplaced = ((mine, yours) for mine, yours in zip(here, there, strict=True) if mine != yours)
        for found, expected in itertools.islice(misplaced, 1):  # the rest follows from the first
            yield _heading_differs(theirs[found], found, expected, first)
        return
    for edit, a, b, c, d in difflib.SequenceMatcher(None, there, here, autojunk=False).get_opcodes():
        if edit == "equal":
            continue
        for expected, found in zip(there[a:b], here[c:d], strict=False):
            yield _heading_differs(theirs[found], found, expected, first)
        for identifier in there[a + d - c : b]:
            yield problem(ours[identifier], "heading-missing", id=identifier, file=other.path)
        for identifier in here[c + b - a : d]:
            yield problem(theirs[identifier], "heading-missing", id=identifier, file=first.path)


def _heading_differs(place: Place, found: str, expected: str, first: Article) -> Problem:
    return problem(place, "heading-differs", id=found, expected=expected, file=first.path)


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
    """The same notes; one that is referred to, but not there, is a fault of that article alone."""
    for one, two in ((first, other), (other, first)):
        known = {note.id for note in two.notes} | set(_references(two))
        for note in one.notes:
            if note.id not in known:
                yield problem(note.place, "note-missing", id=note.id, file=two.path)


def _same_references(first: Article, other: Article) -> Problems:
    """The same notes and page marks in each paragraph that both have.

    Notes that either article lacks or does not refer to are faults already named.
    """
    common = _sound_notes(first) & _sound_notes(other)
    twins = {paragraph.id: paragraph for paragraph in first.paragraphs}
    for paragraph in other.paragraphs:
        twin = twins[paragraph.id]
        for kind in ("note", "page"):
            here, there = (
                [value for value in dict.fromkeys(text.values(kind)) if kind == "page" or value in common]
                for text in (paragraph.text, twin.text)
            )
            if here != there:
                yield problem(
                    paragraph.place,
                    f"{kind}-marks-differ",
                    number=paragraph.number,
                    here=", ".join(here) or "—",
                    there=", ".join(there) or "—",
                    other=_line(twin.place),
                )


def _references(article: Article) -> list[str]:
    texts = (article.title, *(paragraph.text for paragraph in article.paragraphs))
    return [value for text in texts for value in text.values("note")]


def _sound_notes(article: Article) -> set[str]:
    """The notes that are there and referred to once."""
    references = Counter(_references(article))
    return {note.id for note in article.notes if references[note.id] == 1}


# ---------------------------------------------------------------- the glossary


def ids_are_unique(places: Iterable[tuple[str, Place]]) -> Problems:
    """No two entries have the same id, and none has that of an index page."""
    seen: dict[str, Place] = {}
    for identifier, place in places:
        if identifier == "index":
            yield problem(place, "reserved-id", id=identifier)
        if identifier in seen:
            yield problem(place, "duplicate-id", id=identifier, first=_line(seen[identifier]))
        seen.setdefault(identifier, place)


def words_are_known(document: Document, index: int, vocabulary: Vocabulary) -> Problems:
    """The kind, the relations and the traits of the entry at `index` are in the vocabulary."""
    data = document.data[index]
    if data["kind"] not in vocabulary.kinds:
        known = ", ".join(vocabulary.kinds)
        yield problem(document.place(index, "kind"), "unknown-kind", word=data["kind"], known=known)
    for word in data.get("relations", {}):
        if word not in vocabulary.relations:
            known = ", ".join(vocabulary.relations)
            yield problem(document.keys[index, "relations", word], "unknown-relation", word=word, known=known)
    for word, trait in data.get("traits", {}).items():
        if word not in vocabulary.traits:
            known = ", ".join(vocabulary.traits)
            yield problem(document.keys[index, "traits", word], "unknown-trait", word=word, known=known)
            continue
        values, value = vocabulary.traits[word].values, trait["value"]
        if value not in values:
            place, known = document.place(index, "traits", word, "value"), ", ".join(values)
            yield problem(place, "unknown-trait-value", trait=word, value=value, known=known)


def forms_can_be_found(entry: Entry) -> Problems:
    """Every form holds a letter or a digit, and no language of an entry has one twice."""
    for term in entry.terms.values():
        seen: dict[str, Form] = {}
        for form in term.forms:
            folded = fold(form.text).text
            if not any(character.isalnum() for character in folded):
                yield problem(form.place, "form-without-letters", form=form.text)
            elif folded in seen and form.exact == seen[folded].exact:
                yield problem(form.place, "form-twice", form=form.text, first=_line(seen[folded].place))
            seen.setdefault(folded, form)


def shelves_are_known(document: Document) -> Problems:
    """Every kind of a `vocabulary.yml` stands on a shelf that exists, and no two share an address."""
    groups: Mapping[str, Mapping[str, str]] = document.data["groups"]
    taken = {"article"}
    for name, group in groups.items():
        if group["path"] in taken:
            yield problem(document.place("groups", name, "path"), "reserved-id", id=group["path"])
        taken.add(group["path"])
    for name, kind in document.data["kinds"].items():
        if kind["group"] not in groups:
            place = document.place("kinds", name, "group")
            yield problem(place, "unknown-group", kind=name, group=kind["group"], known=", ".join(groups))


def relations_have_targets(entries: Iterable[Entry], known: Container[str]) -> Problems:
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


def facts_have_places(entries: Iterable[Entry], known: Container[str]) -> Problems:
    """Every paragraph or note from which a fact is taken exists."""
    for entry in entries:
        for fact in entry.facts:
            for at in fact.article:
                if at not in known:
                    yield problem(fact.place, "unknown-place", at=at)


def instructions_make_sense(
    instructions: Iterable[Instruction],
    places: Container[str],
    languages: Sequence[str],
    ids: Container[str],
) -> Problems:
    """Every instruction names a place, a language and an entry that exist (a block names no entry)."""
    for instruction in instructions:
        if instruction.at not in places:
            yield problem(instruction.places["at"], "unknown-place", at=instruction.at)
        if instruction.language not in languages:
            known = ", ".join(languages)
            yield problem(
                instruction.places["language"], "unknown-language", word=instruction.language, known=known
            )
        if instruction.action != "block" and instruction.entry not in ids:
            yield problem(instruction.places["entry"], "unknown-target", target=instruction.entry)


# ---------------------------------------------------------------- the concordance


def instructions_apply(idle: Iterable[Instruction]) -> Problems:
    """An instruction that changes nothing any more is a mistake or a leftover."""
    for instruction in idle:
        yield problem(
            instruction.place,
            f"idle-{instruction.action}",
            text=instruction.within or instruction.text,
            at=instruction.at,
            entry=instruction.entry,
            language=instruction.language,
        )


def phrases_apply(idle: Iterable[StopPhrase]) -> Problems:
    """Words that name nothing anywhere are listed only where a form would be found in them."""
    for phrase in idle:
        yield problem(phrase.form.place, "idle-never", text=phrase.form.text)


def entries_occur(entries: Iterable[Entry], mentions: Mentions) -> Problems:
    """An entry occurs somewhere, or says `background: true`; not both."""
    mentioned = {m.entry for places in mentions.values() for found in places.values() for m in found}
    for entry in entries:
        if entry.id not in mentioned and not entry.background:
            yield problem(entry.place, "never-mentioned", id=entry.id)
        if entry.id in mentioned and entry.background:
            yield problem(entry.place, "background-mentioned", id=entry.id)


def languages_agree(
    articles: Sequence[Article],
    entries: Mapping[str, Entry],
    mentions: Mentions,
    waivers: Iterable[Instruction],
) -> Problems:
    """A paragraph names the same of these entries in every language, unless a waiver says why not."""
    waived = {(waiver.at, waiver.entry, waiver.language): waiver for waiver in waivers}
    used = set()
    for paragraph in articles[0].paragraphs:
        named = {
            article.language: {m.entry for m in mentions[article.language].get(paragraph.id, ())}
            for article in articles
        }
        for entry in sorted(set[str]().union(*named.values()) & entries.keys()):
            for article in articles:
                key = (paragraph.id, entry, article.language)
                if entry in named[article.language]:
                    continue
                used.add(key)
                if key not in waived:
                    yield _disagreement(article, paragraph.id, entries[entry], named)
    for key, waiver in waived.items():
        if key not in used and waiver.entry in entries:
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


def alignments_are_single(document: Document) -> Problems:
    """No paragraph of an `alignment.yml` is paired twice."""
    seen: dict[str, Place] = {}
    for number, item in enumerate(document.data):
        paragraph, place = item["paragraph"], document.place(number, "paragraph")
        if paragraph in seen:
            yield problem(place, "aligned-twice", at=paragraph, first=_line(seen[paragraph]))
        seen.setdefault(paragraph, place)


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
