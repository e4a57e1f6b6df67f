"""A content folder -> a course. Calls the rooms in order, and is the only one that reads files.

    read       bytes of every file                    source
    shape      YAML with places, checked by schema    yamldoc
    parts      article, glossary, ledger              article, glossary, ledger
    match      mentions and sentence pairs            matching, alignment
    judge      problems                               checks
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from copy import deepcopy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from . import alignment, article, checks, glossary, ledger, matching, source, yamldoc
from .model import (
    Alignment,
    Article,
    Correction,
    Course,
    Entry,
    Instruction,
    Mentions,
    Pair,
    Place,
    Problem,
    Prose,
    Remark,
    Settings,
    Vocabulary,
)

HERE = Path(__file__).parent
PROSE = ("index", "about")
LOW_CONFIDENCE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Interface:
    """The generator's own words in one language: labels of the pages, and messages to authors."""

    labels: Mapping[str, Any]
    problems: Mapping[str, Mapping[str, str]]


def interfaces() -> dict[str, Interface]:
    """The languages the generator itself speaks, each file in `locales/` being one."""
    found = {}
    for path in sorted((HERE / "locales").glob("*.yml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        found[path.stem] = Interface(labels=data["labels"], problems=data["problems"])
    return found


def read(folder: Path, shown_as: str | None = None) -> tuple[Course | None, list[Problem]]:
    """Read a course.

    Returns the course, or None when too much is wrong to know it, and every problem in one list,
    ordered by place. `shown_as` is how problems name the folder (by default as given).
    """
    reader = _CourseReader(folder, shown_as or folder.as_posix())
    course = reader.read()
    problems = sorted(set_of(reader.problems), key=lambda p: (p.place, p.code, sorted(p.values.items())))
    return (course if not problems else None), problems


def set_of(problems: list[Problem]) -> list[Problem]:
    """The problems without repetitions."""
    seen: dict[str, Problem] = {}
    for problem in problems:
        seen.setdefault(repr(problem), problem)
    return list(seen.values())


@dataclass
class _CourseReader:
    folder: Path
    shown_as: str
    problems: list[Problem] = field(default_factory=list)
    unread: bool = False
    sources: dict[str, str] = field(default_factory=dict)

    # ------------------------------------------------------------ the whole

    def read(self) -> Course | None:
        settings = self._settings()
        if settings is None:
            return None
        languages = [language.code for language in settings.languages]
        schemas = _schemas(languages)
        vocabulary = self._optional("vocabulary.yml", schemas["vocabulary"], glossary.vocabulary, needed=True)
        articles = {code: found for code in languages if (found := self._article(code, schemas))}
        entries, ids = self._entries(schemas)
        instructions = self._optional("matching.yml", schemas["matching"], glossary.instructions) or ()
        curated = self._optional("alignment.yml", schemas["alignment"], ledger.curated_pairs) or {}
        corrections, remarks = self._ledgers(languages, schemas)
        prose = self._prose(languages, schemas)
        if vocabulary is None or len(articles) < len(languages):
            return None
        self._judge_parts(articles, entries, ids, instructions, vocabulary)
        self._judge_ledgers(articles, corrections, remarks)
        if self.unread or list(checks.articles_run_parallel(list(articles.values()))):
            return None
        mentions, alignments = self._match(articles, entries, instructions, curated)
        return Course(
            settings=settings,
            vocabulary=vocabulary,
            articles=articles,
            entries=entries,
            mentions=mentions,
            alignments=alignments,
            corrections=corrections,
            remarks=remarks,
            prose=prose,
            instructions=instructions,
        )

    def _match(
        self,
        articles: Mapping[str, Article],
        entries: Mapping[str, Entry],
        instructions: tuple[Instruction, ...],
        curated: Mapping[str, tuple[tuple[Pair, ...], Place]],
    ) -> tuple[Mentions, dict[str, Alignment]]:
        matcher = matching.Matcher(entries.values())
        self.problems += checks.forms_have_one_owner(matcher.conflicts)
        mentions: dict[str, dict[str, Any]] = {}
        for code, text in articles.items():
            mentions[code], idle = matching.search(text, matcher, instructions)
            self.problems += checks.instructions_apply(idle)
        self.problems += checks.entries_occur(entries.values(), mentions)
        waivers = [instruction for instruction in instructions if instruction.action == "waive"]
        self.problems += checks.languages_agree(list(articles.values()), entries, mentions, waivers)
        alignments = align(articles, mentions, curated)
        self.problems += checks.pairs_are_complete(alignments, curated)
        return mentions, alignments

    def _judge_parts(
        self,
        articles: Mapping[str, Article],
        entries: Mapping[str, Entry],
        ids: list[tuple[str, Place]],
        instructions: tuple[Instruction, ...],
        vocabulary: Vocabulary,
    ) -> None:
        known = [identifier for identifier, _ in ids]
        places = [place for text in articles.values() for place in text.texts()]
        self.problems += checks.articles_run_parallel(list(articles.values()))
        self.problems += checks.ids_are_unique(ids)
        self.problems += checks.groups_are_known(vocabulary, Place(f"{self.shown_as}/vocabulary.yml"))
        self.problems += checks.kinds_are_known(entries.values(), vocabulary)
        self.problems += checks.relations_have_targets(entries.values(), known)
        self.problems += checks.places_exist(entries.values(), instructions, places, list(articles))
        self.problems += checks.instructions_name_entries(instructions, known)

    def _judge_ledgers(
        self,
        articles: Mapping[str, Article],
        corrections: Mapping[str, tuple[Correction, ...]],
        remarks: Mapping[str, tuple[Remark, ...]],
    ) -> None:
        for code, text in articles.items():
            self.problems += checks.ledger_is_true(
                text, self.sources[text.path], corrections.get(code, ()), remarks.get(code, ())
            )

    # ------------------------------------------------------------ the files

    def _settings(self) -> Settings | None:
        document = self._document("course.yml", _schemas([])["course"], languages=True)
        return glossary.settings(document) if document else None

    def _article(self, code: str, schemas: Mapping[str, Any]) -> Article | None:
        text = self._text(f"{code}/article.md")
        if text is None:
            return None
        found, problems = article.parse(f"{self.shown_as}/{code}/article.md", text, code, schemas["article"])
        self.problems += problems
        return found

    def _entries(self, schemas: Mapping[str, Any]) -> tuple[dict[str, Entry], list[tuple[str, Place]]]:
        """The sound entries by id, and the ids and places of all that have an id."""
        entries: dict[str, Entry] = {}
        ids: list[tuple[str, Place]] = []
        for path in sorted((self.folder / "glossary").glob("*.yml")):
            document = self._document(f"glossary/{path.name}", None)
            if document is None or not isinstance(document.data, list):
                if document is not None:
                    self.problems += yamldoc.validate(document, schemas["glossary"])
                    self.unread = True
                continue
            faults = yamldoc.validate(document, schemas["glossary"])
            self.problems += faults
            starts = [document.place(index) for index in range(len(document.data))]
            for index, data in enumerate(document.data):
                if isinstance(data, dict) and isinstance(data.get("id"), str):
                    ids.append((data["id"], document.place(index, "id")))
                if not any(_within(fault.place, starts, index) for fault in faults):
                    entry = glossary.entry(document, index)
                    entries.setdefault(entry.id, entry)
            self.unread = self.unread or bool(faults)
        return entries, ids

    def _ledgers(
        self, languages: list[str], schemas: Mapping[str, Any]
    ) -> tuple[dict[str, tuple[Correction, ...]], dict[str, tuple[Remark, ...]]]:
        corrections, remarks = {}, {}
        for code in languages:
            found = self._optional(
                f"{code}/corrections.yml",
                schemas["corrections"],
                lambda document: (ledger.corrections(document), ledger.remarks(document)),
            )
            if found is not None:
                corrections[code], remarks[code] = found
        return corrections, remarks

    def _prose(self, languages: list[str], schemas: Mapping[str, Any]) -> dict[str, dict[str, Prose]]:
        pages: dict[str, dict[str, Prose]] = {code: {} for code in languages}
        for code in languages:
            for name in PROSE:
                path = f"{code}/{name}.md"
                text = self._text(path)
                if text is None:
                    continue
                shown = f"{self.shown_as}/{path}"
                faults = article.check_prose(shown, text, schemas["prose"])
                self.problems += faults
                if not faults:
                    pages[code][name] = ledger.prose(shown, text)
        return pages

    def _optional(
        self,
        path: str,
        schema: Mapping[str, Any],
        build: Callable[[yamldoc.Document], Any],
        *,
        needed: bool = False,
    ) -> Any:
        """What `build` makes of a file, or None when it is not there or not sound."""
        if not needed and not (self.folder / path).is_file():
            return None
        document = self._document(path, schema)
        return build(document) if document is not None else None

    def _document(
        self, path: str, schema: Mapping[str, Any] | None, *, languages: bool = False
    ) -> yamldoc.Document | None:
        """A YAML file that has the shape of `schema`; its problems are kept."""
        text = self._text(path)
        if text is None:
            return None
        document, problems = yamldoc.parse(f"{self.shown_as}/{path}", text)
        self.problems += problems
        if document is None or document.data is None:
            self.unread = True
            if document is not None:
                self.problems.append(Problem(place=document.place(), code="empty-file"))
            return None
        if languages:
            schema = _schemas(_language_codes(document.data))["course"]
        faults = yamldoc.validate(document, schema) if schema is not None else []
        self.problems += faults
        self.problems += checks.values_are_plain(document)
        self.unread = self.unread or bool(faults)
        return None if faults else document

    def _text(self, path: str) -> str | None:
        shown = f"{self.shown_as}/{path}"
        try:
            data = (self.folder / path).read_bytes()
        except OSError:
            self.problems.append(Problem(place=Place(shown), code="missing-file"))
            self.unread = True
            return None
        text, problems = source.decode(shown, data)
        self.problems += problems
        self.unread = self.unread or any(problem.code == "not-utf-8" for problem in problems)
        self.sources[shown] = text
        return text


def align(
    articles: Mapping[str, Article],
    mentions: Mentions,
    curated: Mapping[str, tuple[tuple[Pair, ...], Place]],
) -> dict[str, Alignment]:
    """The sentence pairs of every paragraph: paragraph id -> alignment.

    Each further language is aligned with the first, and pairs that share a sentence are joined.
    """
    first, *others = articles.values()
    found: dict[str, Alignment] = {}
    ratios = {other.language: alignment.length_ratio(first.texts(), other.texts()) for other in others}
    for paragraph in first.paragraphs:
        spans, described = alignment.describe(
            paragraph.text, mentions[first.language].get(paragraph.id, ())
        )
        all_spans = {first.language: spans}
        pairs = tuple(Pair({first.language: (number,)}) for number in range(len(spans)))
        confidence = 1.0
        for other in others:
            twin = other.texts()[paragraph.id]
            all_spans[other.language], theirs = alignment.describe(
                twin, mentions[other.language].get(paragraph.id, ())
            )
            groups, sure = alignment.align(described, theirs, ratios[other.language])
            pairs = alignment.join(pairs, groups, first.language, other.language)
            confidence = min(confidence, sure)
        by_hand = curated.get(paragraph.id)
        found[paragraph.id] = Alignment(
            paragraph=paragraph.id,
            spans=all_spans,
            pairs=by_hand[0] if by_hand else pairs,
            confidence=1.0 if by_hand else confidence,
            curated=by_hand is not None,
        )
    return found


# ---------------------------------------------------------------- schemas


def _schemas(languages: list[str]) -> dict[str, dict[str, Any]]:
    """Every schema, with the languages of the course filled in wherever words are localized."""
    files = {path.stem: yaml.safe_load(path.read_text("utf-8")) for path in (HERE / "schemas").glob("*.yml")}
    shared = files.pop("definitions")
    term = files.pop("term")
    shared["localized"]["required"] = languages
    shared["localized"]["properties"] = {code: {"$ref": "#/$defs/text"} for code in languages}
    shared["term"] = term
    terms = files["glossary"]["items"]["properties"]["terms"]
    terms["required"] = languages
    terms["properties"] = {code: {"$ref": "#/$defs/term"} for code in languages}
    numbers = files["alignment"]["$defs"]["numbers"]
    numbers["required"] = languages
    numbers["properties"] = {code: {"type": "string", "pattern": r"^(\d+( \d+)*)?$"} for code in languages}
    for schema in files.values():
        schema["$defs"] = deepcopy(shared) | schema.get("$defs", {})
    return files


def _language_codes(data: object) -> list[str]:
    """The language codes that a `course.yml` names, whatever else is wrong with it."""
    languages = data.get("languages", []) if isinstance(data, dict) else []
    items = languages if isinstance(languages, list) else []
    return [item["code"] for item in items if isinstance(item, dict) and isinstance(item.get("code"), str)]


def _within(place: Place, starts: list[Place], index: int) -> bool:
    """Whether a place lies in the item at `index`, given where the items of a list start."""
    after = starts[index + 1].line if index + 1 < len(starts) else None
    return place.line >= starts[index].line and (after is None or place.line < after)
