"""A content folder -> a course, in three stages:

read      what the files say               reading.content
check     whether its parts fit together   analysis.structure
analyse   mentions, sentence pairs         analysis.concordance

Each returns what it found and the problems it met. A stage gets only what the one before it found sound, so
that one mistake is not reported as many.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from . import locales
from .analysis.concordance import Concordance, analyse
from .analysis.structure import check
from .model import Course, Gloss, Position, Problem, Settings, Text, Version, Vocabulary
from .proven import Proven
from .reading import content
from .reading.content import Content
from .reading.folder import Folder
from .reading.kept import Kept, Parser
from .reading.settings import language_codes


def read(
    folder: Path, shown_as: str | None = None, proven: Proven | None = None, kept: Kept | None = None
) -> tuple[Course | None, list[Problem]]:
    """Read a course.

    Returns the course, or None when anything is wrong with it, and every problem in one list, ordered
    by place. `shown_as` is how problems name the folder (by default as given); `proven` is what need not be
    looked at again, `kept` what need not be read again.
    """
    proven = proven or Proven()
    parser = Parser({} if kept is None else kept)
    found, problems = content.read(Folder(folder, shown_as or folder.as_posix(), parser.parse), proven)
    concordance = None
    if found is not None:
        sound, faults = check(found, proven)
        problems += faults
        if sound is not None:
            concordance, faults = analyse(sound)
            problems += faults
    if problems or found is None or concordance is None or not found.settings or not found.vocabulary:
        return None, sorted(problems, key=lambda p: (p.place, p.code, sorted(p.values.items())))
    return _course(found, found.settings, found.vocabulary, concordance), []


def _course(found: Content, settings: Settings, vocabulary: Vocabulary, concordance: Concordance) -> Course:
    overrides = found.overrides
    assert overrides is not None  # else `check` had reported it
    return Course(
        settings=settings,
        vocabulary=vocabulary,
        texts={text.id: Text(settings=text, versions=found.versions[text.id]) for text in settings.texts},
        entries=found.glossary.entries,
        mentions=concordance.mentions,
        glossary_mentions=concordance.glossary_mentions,
        alignments=concordance.alignments,
        corrections=found.corrections,
        remarks=found.remarks,
        prose=found.prose,
        labels=found.labels,
        overrides=overrides,
        sounds=found.sounds,
        references=found.references or (),
        lessons=found.teaching.lessons,
        questions=found.teaching.questions,
        pictures=found.pictures,
        glosses=_by_paragraph(found.glosses or (), found.languages[0], found.versions),
        notices=found.notices,
    )


def _by_paragraph(
    glosses: Iterable[Gloss], language: str, versions: Mapping[str, Mapping[str, Version]]
) -> dict[Position, tuple[Gloss, ...]]:
    """The glosses on each paragraph, in the order in which their words stand in the first language."""

    def start(gloss: Gloss) -> int:
        version = versions[gloss.position.text][language]
        return gloss.span(language, version.paragraph[gloss.position.local].text.plain)[0]

    found: dict[Position, tuple[Gloss, ...]] = {}
    for gloss in sorted(glosses, key=start):
        found[gloss.position] = (*found.get(gloss.position, ()), gloss)
    return found


def author_languages(folder: Path) -> list[str]:
    """The languages in which authors are told of problems, those of the course first."""
    spoken = locales.codes()
    document, _ = Folder(folder, "").document("course.yml")
    first = [code for code in language_codes(document.data if document else None) if code in spoken]
    return list(dict.fromkeys((*first, *spoken)))
