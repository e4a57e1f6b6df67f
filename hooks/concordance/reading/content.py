"""A content folder -> what its files say. What is not sound is absent: None, or missing from a collection."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from .. import locales
from ..language.writings import writing_of
from ..model import (
    Correction,
    Forms,
    Gloss,
    Overrides,
    Picture,
    Position,
    Problem,
    Prose,
    Reference,
    Remark,
    Settings,
    Sound,
    Version,
    Vocabulary,
)
from ..proven import Proven
from . import article, edition, rules, schemas, works
from .edition import CuratedPairs
from .folder import Folder
from .glossary import Glossary, read_glossary
from .labels import NAME as LABELS
from .labels import read_labels
from .lessons import Teaching, read_teaching
from .overrides import overrides
from .own_words import own_words_are_sound
from .pictures import read_pictures
from .positions import Positions
from .prose import NAMES, lesson_pages, pages_of, read_prose
from .schemas import Schema
from .settings import read_outline, read_vocabulary
from .yaml_document import Document

SOUNDS = "readings.yml"
T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """All that was read of a course."""

    languages: tuple[str, ...]
    settings: Settings | None
    vocabulary: Vocabulary | None
    versions: Mapping[str, Mapping[str, Version]]
    """Text id -> language code -> version."""
    positions: Positions
    glossary: Glossary
    overrides: Overrides | None
    pairs: Mapping[Position, CuratedPairs] | None
    references: tuple[Reference, ...] | None
    names: tuple[Forms, ...] | None
    teaching: Teaching
    glosses: tuple[Gloss, ...] | None
    sounds: Mapping[str, tuple[Sound, ...]]
    """Language code -> its rulings on how words sound, where they are sound themselves."""
    corrections: Mapping[str, tuple[Correction, ...]]
    remarks: Mapping[str, tuple[Remark, ...]]
    prose: Mapping[str, Mapping[str, Prose]]
    labels: Mapping[str, Mapping[str, Any]]
    pictures: Mapping[str, Mapping[str, Picture]]
    """Language code -> name as written -> picture."""
    notices: tuple[Problem, ...]

    @property
    def has_all_versions(self) -> bool:
        """Whether every text is there in every language."""
        return all(len(found) == len(self.languages) for found in self.versions.values())


def read(folder: Folder, proven: Proven) -> tuple[Content | None, list[Problem]]:
    """Everything the files say, or None when not even the languages are known; and their problems."""
    problems = proven.unless("own-words", locales.written(), own_words_are_sound)

    def keep(result: tuple[T, Iterable[Problem]]) -> T:
        problems.extend(result[1])
        return result[0]

    outline = keep(read_outline(folder))
    if outline is None:
        return None, problems
    languages = outline.languages
    shapes = schemas.load(languages)
    problems += folder.strays(_known_files(languages))
    problems += folder.misnamed()
    vocabulary = keep(read_vocabulary(folder, shapes["vocabulary"], outline.texts))
    versions = {text: keep(_versions(folder, text, languages, shapes["article"])) for text in outline.texts}
    of_first = [found[languages[0]] for found in versions.values() if languages[0] in found]
    positions = Positions(version for found in versions.values() for version in found.values())
    glossary = keep(read_glossary(folder, shapes["glossary"], vocabulary, positions))
    references = keep(_references(folder, shapes["references"], positions))
    teaching = keep(read_teaching(folder, shapes, positions))
    glosses = keep(_glosses(folder, shapes["glosses"], positions))
    pages = pages_of(vocabulary, of_first, glossary.entries) if glossary.whole else None
    if pages and references:
        pages["references.md"] = [reference.id for reference in references]
    if pages and not teaching.whole:
        pages = None
    elif pages and teaching.lessons:
        pages |= lesson_pages(teaching.lessons)
    noted = {code: keep(_edition_notes(folder, code, shapes["corrections"], positions)) for code in languages}
    sounds = {code: keep(_sounds(folder, code, shapes["readings"])) for code in languages}
    labels, faults, notices = read_labels(folder, languages)
    problems += faults
    prose = keep(read_prose(folder, languages, shapes["prose"], pages, _prose_of(teaching)))
    of_texts = (v.figure.values() for found in versions.values() for v in found.values())
    uses = [*prose.pictures, *(figure.picture for figures in of_texts for figure in figures)]
    pictures, faults, unused = read_pictures(folder, languages, uses)
    problems += faults
    return Content(
        languages=languages,
        settings=outline.settings,
        vocabulary=vocabulary,
        versions=versions,
        positions=positions,
        glossary=glossary,
        overrides=keep(_overrides(folder, shapes["matching"], positions)),
        references=references,
        names=keep(_names(folder, shapes["names"])),
        teaching=teaching,
        glosses=glosses,
        pairs=keep(_pairs(folder, shapes["alignment"], positions)),
        sounds={code: found for code, found in sounds.items() if found},
        corrections={code: notes[0] for code, notes in noted.items() if notes},
        remarks={code: notes[1] for code, notes in noted.items() if notes},
        prose=prose.pages,
        labels=labels,
        pictures=pictures,
        notices=(*notices, *unused),
    ), problems


def _known_files(languages: Sequence[str]) -> list[str]:
    """The YAML files that are read, apart from those in `glossary/`."""
    own = [f"{code}/{name}" for code in languages for name in ("corrections.yml", LABELS)]
    own += [f"{code}/{SOUNDS}" for code in languages if writing_of(code).by_sound]
    shared = (
        "course.yml",
        "vocabulary.yml",
        "matching.yml",
        "alignment.yml",
        "references.yml",
        "names.yml",
        "glosses.yml",
        "questions.yml",
    )
    return sorted((*shared, *own))


def _prose_of(teaching: Teaching) -> tuple[str, ...]:
    """The pages of running Markdown that a course has; that of the course itself only with lessons."""
    return (*NAMES, "course") if teaching.lessons or not teaching.whole else NAMES


def _versions(
    folder: Folder, text_id: str, languages: Sequence[str], schema: Schema
) -> tuple[dict[str, Version], list[Problem]]:
    found: dict[str, Version] = {}
    problems: list[Problem] = []
    for code in languages:
        name = f"{code}/{text_id}.md"
        text, faults = folder.text(name)
        problems += faults
        if text is not None:
            version, faults = article.parse(folder.place(name).path, text, code, schema, text_id)
            problems += faults
            if version is not None:
                found[code] = version
    return found, problems


def _optional(
    folder: Folder, name: str, schema: Schema, build: Callable[[Document], T], absent: T
) -> tuple[T | None, list[Problem]]:
    """What `build` makes of a file that need not be there; None when it is there and not sound."""
    if not folder.has(name):
        return absent, []
    document, problems = folder.document(name)
    if document is None:
        return None, problems
    shape = rules.shape(document, schema)
    return (None if shape.faults else build(document)), [*problems, *shape.problems]


def _edition_notes(
    folder: Folder, language: str, schema: Schema, positions: Positions
) -> tuple[tuple[tuple[Correction, ...], tuple[Remark, ...]] | None, list[Problem]]:
    def build(document: Document) -> tuple[tuple[Correction, ...], tuple[Remark, ...]] | None:
        return edition.corrections(document, positions), edition.remarks(document, positions)

    return _optional(folder, f"{language}/corrections.yml", schema, build, None)


def _sounds(folder: Folder, language: str, schema: Schema) -> tuple[tuple[Sound, ...] | None, list[Problem]]:
    absent: tuple[Sound, ...] = ()
    if not writing_of(language).by_sound:  # then nothing reads the file, which is told
        return absent, []
    return _optional(folder, f"{language}/{SOUNDS}", schema, edition.sounds, absent)


def _overrides(
    folder: Folder, schema: Schema, positions: Positions
) -> tuple[Overrides | None, list[Problem]]:
    return _optional(folder, "matching.yml", schema, lambda d: overrides(d, positions), Overrides())


def _names(folder: Folder, schema: Schema) -> tuple[tuple[Forms, ...] | None, list[Problem]]:
    absent: tuple[Forms, ...] = ()
    return _optional(folder, "names.yml", schema, edition.names, absent)


def _references(
    folder: Folder, schema: Schema, positions: Positions
) -> tuple[tuple[Reference, ...] | None, list[Problem]]:
    twice: list[Problem] = []

    def build(document: Document) -> tuple[Reference, ...]:
        ids = ((item["id"], document.place(number, "id")) for number, item in enumerate(document.data))
        twice.extend(rules.ids_are_unique(ids))
        return works.references(document, positions)

    absent: tuple[Reference, ...] = ()
    found, problems = _optional(folder, "references.yml", schema, build, absent)
    return found, problems + twice


def _glosses(
    folder: Folder, schema: Schema, positions: Positions
) -> tuple[tuple[Gloss, ...] | None, list[Problem]]:
    twice: list[Problem] = []

    def build(document: Document) -> tuple[Gloss, ...]:
        ids = ((item["id"], document.place(number, "id")) for number, item in enumerate(document.data))
        twice.extend(rules.ids_are_unique(ids))
        return edition.glosses(document, positions)

    absent: tuple[Gloss, ...] = ()
    found, problems = _optional(folder, "glosses.yml", schema, build, absent)
    return found, problems + twice


def _pairs(
    folder: Folder, schema: Schema, positions: Positions
) -> tuple[Mapping[Position, CuratedPairs] | None, list[Problem]]:
    twice: list[Problem] = []

    def build(document: Document) -> Mapping[Position, CuratedPairs]:
        twice.extend(rules.alignments_are_single(document))
        return edition.pairs(document, positions)

    absent: Mapping[Position, CuratedPairs] = {}
    pairs, problems = _optional(folder, "alignment.yml", schema, build, absent)
    return pairs, problems + twice
