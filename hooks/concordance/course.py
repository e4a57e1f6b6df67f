"""A content folder -> a course. Calls the rooms in order, and is the only one that reads files.

read       bytes of every file                    source
shape      YAML with places, checked by schema    yamldoc
parts      article, glossary, ledger              article, glossary, ledger
judge      problems                               checks
match      mentions and sentence pairs            matching, alignment
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from .analysis import alignment, checks, matching
from .model import (
    Alignment,
    Article,
    Correction,
    Course,
    Entry,
    Mentions,
    Pair,
    Place,
    Problem,
    Prose,
    Remark,
    RichText,
    Rulings,
    Settings,
    Vocabulary,
)
from .reading import article, glossary
from .reading import decoding as source
from .reading import edition as ledger
from .reading import yaml_document as yamldoc

HERE = Path(__file__).parent
ID_LINE = re.compile(r"^-[ \t]+id:[ \t]*([a-z0-9-]+)", re.MULTILINE)
CODE = re.compile(r"[a-z]{2,3}")
PROSE = ("index", "about")
SETTINGS = ("course.yml", "vocabulary.yml", "matching.yml", "alignment.yml")
LOW_CONFIDENCE = 0.9

Curated = Mapping[str, tuple[tuple[Pair, ...], Place]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Interface:
    """The generator's own words in one language: labels of the pages, and messages to authors."""

    labels: Mapping[str, Any]
    problems: Mapping[str, Mapping[str, str]]


def _texts(parts: _Parts) -> Iterator[RichText]:
    """Every text in which entries are found: the article's, and the running words of the glossary."""
    for text in parts.articles.values():
        yield from text.texts().values()
    for entry in parts.entries.values():
        yield from (RichText(words) for code in parts.languages for words in entry.texts(code))


def _ids_at_a_glance(path: str, text: str) -> list[tuple[str, Place]]:
    """The ids, with their places, in a glossary file that is no valid YAML."""
    return [
        (match[1], Place(path, text.count("\n", 0, match.start()) + 1, match.start(1) - match.start() + 1))
        for match in ID_LINE.finditer(text)
    ]


def interfaces() -> dict[str, Interface]:
    """The languages the generator itself speaks, each file in `locales/` being one."""
    found = {}
    for path in sorted((HERE / "locales").glob("*.yml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        found[path.stem] = Interface(labels=data["labels"], problems=data["problems"])
    return found


def author_languages(folder: Path) -> list[str]:
    """The interface languages in which authors are told of problems, those of the course first."""
    spoken = list(interfaces())
    try:
        text, _ = source.decode("", (folder / "course.yml").read_bytes())
    except OSError:
        return spoken
    document, _ = yamldoc.parse("", text)
    first = [code for code in _language_codes(document.data if document else None) if code in spoken]
    return list(dict.fromkeys((*first, *spoken)))


def read(folder: Path, shown_as: str | None = None) -> tuple[Course | None, list[Problem]]:
    """Read a course.

    Returns the course, or None when anything is wrong with it, and every problem in one list, ordered
    by place. `shown_as` is how problems name the folder (by default as given).
    """
    reader = _CourseReader(folder, shown_as or folder.as_posix())
    course = reader.read()
    problems = sorted(reader.problems, key=lambda p: (p.place, p.code, sorted(p.values.items())))
    return (course if not problems else None), problems


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What was read of a course; None stands for a part that is not sound enough to go on with."""

    settings: Settings | None
    languages: list[str]
    vocabulary: Vocabulary | None
    articles: Mapping[str, Article]
    entries: Mapping[str, Entry]
    ids: list[tuple[str, Place]] | None
    glossary_is_whole: bool
    rulings: Rulings | None
    curated: Curated | None
    corrections: Mapping[str, tuple[Correction, ...]]
    remarks: Mapping[str, tuple[Remark, ...]]
    prose: Mapping[str, Mapping[str, Prose]]

    @property
    def texts(self) -> list[Article] | None:
        """The article in every language, or None while one is lacking."""
        return list(self.articles.values()) if len(self.articles) == len(self.languages) else None


@dataclass
class _CourseReader:
    folder: Path
    shown_as: str
    problems: list[Problem] = field(default_factory=list)
    sources: dict[str, str] = field(default_factory=dict)

    # ------------------------------------------------------------ the whole

    def read(self) -> Course | None:
        parts = self._parts()
        if parts is None or not self._judge(parts):
            return None
        mentions, alignments = self._match(parts)
        if self.problems or parts.settings is None or parts.vocabulary is None:
            return None
        return Course(
            settings=parts.settings,
            vocabulary=parts.vocabulary,
            articles=parts.articles,
            entries=parts.entries,
            mentions=mentions,
            alignments=alignments,
            corrections=parts.corrections,
            remarks=parts.remarks,
            prose=parts.prose,
            rulings=parts.rulings or Rulings(),
        )

    def _parts(self) -> _Parts | None:
        """Everything the files say, or None when not even the languages are known."""
        settings, languages = self._settings()
        if not languages:
            return None
        self._find_strays(languages)
        schemas = _schemas(languages)
        vocabulary = self._vocabulary(schemas)
        articles = {code: found for code in languages if (found := self._article(code, schemas))}
        entries, ids, whole = self._entries(schemas, vocabulary)
        corrections, remarks = self._ledgers(languages, schemas)
        return _Parts(
            settings=settings,
            languages=languages,
            vocabulary=vocabulary,
            articles=articles,
            entries=entries,
            ids=ids,
            glossary_is_whole=whole,
            rulings=self._optional("matching.yml", schemas, glossary.rulings, Rulings()),
            curated=self._optional("alignment.yml", schemas, self._curated, {}),
            corrections=corrections,
            remarks=remarks,
            prose=self._prose(languages, schemas, _pages(vocabulary, articles, entries) if whole else None),
        )

    def _judge(self, parts: _Parts) -> bool:
        """Keep the problems of the parts; tells whether terms can be looked for without false alarms."""
        texts = parts.texts
        known = None if parts.ids is None else {identifier for identifier, _ in parts.ids}
        sound = parts.glossary_is_whole and parts.rulings is not None and parts.curated is not None
        self.problems += checks.ids_are_unique(parts.ids or [])
        if known is not None:
            self.problems += checks.relations_have_targets(parts.entries.values(), known)
        if texts is None:
            return False
        for code, text in parts.articles.items():
            self.problems += checks.ledger_is_true(
                text, self.sources[text.path], parts.corrections.get(code, ()), parts.remarks.get(code, ())
            )
        if not self._runs_parallel(texts):
            return False
        places = {place for text in texts for place in text.texts()}
        self.problems += checks.facts_have_places(parts.entries.values(), places)
        if known is not None and parts.rulings is not None:
            instructions = parts.rulings.instructions
            faults = list(checks.instructions_make_sense(instructions, places, parts.languages, known))
            self.problems += faults
            sound = sound and not faults
        return sound

    def _runs_parallel(self, texts: list[Article]) -> bool:
        """Whether the languages have the same paragraphs. Each rule needs the one before it."""
        for rule in (checks.headings_run_parallel, checks.paragraphs_run_parallel):
            faults = list(rule(texts))
            self.problems += faults
            if faults:
                return False
        self.problems += checks.marks_run_parallel(texts)
        return True

    def _match(self, parts: _Parts) -> tuple[Mentions, dict[str, Alignment]]:
        rulings, curated = parts.rulings or Rulings(), parts.curated or {}
        matcher = matching.Matcher(parts.entries.values(), rulings.never)
        self.problems += checks.forms_have_one_owner(matcher.conflicts)
        contested = {claim.entry for c in matcher.conflicts for claim in (c.first, c.second)}
        settled = {key: entry for key, entry in parts.entries.items() if key not in contested}
        mentions = {}
        for code, text in parts.articles.items():
            mentions[code], idle = matching.search(text, matcher, rulings.instructions)
            self.problems += checks.instructions_apply(i for i in idle if i.entry not in contested)
        self.problems += checks.phrases_apply(matching.idle_phrases(rulings.never, matcher, _texts(parts)))
        self.problems += checks.entries_occur(settled.values(), mentions)
        waivers = [ruling for ruling in rulings.instructions if ruling.action == "waive"]
        self.problems += checks.languages_agree(list(parts.articles.values()), settled, mentions, waivers)
        alignments = align(parts.articles, mentions, curated)
        self.problems += checks.pairs_are_complete(alignments, curated)
        return mentions, alignments

    # ------------------------------------------------------------ the files

    def _settings(self) -> tuple[Settings | None, list[str]]:
        """What `course.yml` says, and the languages it names, which are known even if it has other faults.

        With a fault in the languages themselves none is known: else each text of the course would seem
        to be wrong.
        """
        document = self._raw("course.yml")
        if document is None:
            return None, []
        languages = _language_codes(document.data)
        schema = _schemas(languages)["course"]
        faults = yamldoc.validate(document, _only(schema, "languages"))
        faults = faults or list(checks.languages_are_spoken(document, interfaces()))
        self.problems += faults
        if faults:
            return None, []
        return (glossary.settings(document) if self._has_shape(document, schema) else None), languages

    def _vocabulary(self, schemas: Mapping[str, Any]) -> Vocabulary | None:
        document = self._raw("vocabulary.yml")
        if document is None or not self._has_shape(document, schemas["vocabulary"]):
            return None
        self.problems += checks.shelves_are_known(document)
        return glossary.vocabulary(document)

    def _article(self, code: str, schemas: Mapping[str, Any]) -> Article | None:
        text = self._text(f"{code}/article.md")
        if text is None:
            return None
        found, problems = article.parse(f"{self.shown_as}/{code}/article.md", text, code, schemas["article"])
        self.problems += problems
        return found

    def _entries(
        self, schemas: Mapping[str, Any], vocabulary: Vocabulary | None
    ) -> tuple[dict[str, Entry], list[tuple[str, Place]] | None, bool]:
        """The sound entries by id, all ids with their places unless some are lost, whether all is sound."""
        entries: dict[str, Entry] = {}
        ids: list[tuple[str, Place]] = []
        paths = sorted(path for path in (self.folder / "glossary").glob("*") if _is_yaml(path))
        lost, unsound = not paths, False
        if not paths:
            self.problems.append(Problem(place=Place(f"{self.shown_as}/glossary"), code="missing-file"))
        for path in paths:
            shown = f"{self.shown_as}/glossary/{path.name}"
            document = self._raw(f"glossary/{path.name}")
            if document is None or not isinstance(document.data, list):
                # The ids can still be told, so that links from other files are judged all the same.
                glimpsed = _ids_at_a_glance(shown, self.sources.get(shown, ""))
                ids += glimpsed
                lost, unsound = lost or not glimpsed, True
                if document is not None:
                    self._has_shape(document, schemas["glossary"])
                continue
            before = len(self.problems)
            unsound |= not self._has_shape(document, schemas["glossary"])
            faults = self.problems[before:]
            for index, data in enumerate(document.data):
                if isinstance(data, dict) and isinstance(data.get("id"), str):
                    ids.append((data["id"], document.place(index, "id")))
                if not any(document.holds(fault.place, index) for fault in faults):
                    entry = glossary.entry(document, index)
                    entries.setdefault(entry.id, entry)
                    self.problems += checks.forms_can_be_found(entry)
                    if vocabulary is not None:
                        self.problems += checks.words_are_known(document, index, vocabulary)
        unsound |= len(entries) < len(ids)
        return entries, (None if lost else ids), not lost and not unsound

    def _ledgers(
        self, languages: list[str], schemas: Mapping[str, Any]
    ) -> tuple[dict[str, tuple[Correction, ...]], dict[str, tuple[Remark, ...]]]:
        corrections, remarks = {}, {}
        for code in languages:
            path = f"{code}/corrections.yml"
            found = self._optional(path, schemas, lambda d: (ledger.corrections(d), ledger.remarks(d)), None)
            if found is not None:
                corrections[code], remarks[code] = found
        return corrections, remarks

    def _prose(
        self, languages: list[str], schemas: Mapping[str, Any], addresses: set[str] | None
    ) -> dict[str, dict[str, Prose]]:
        pages: dict[str, dict[str, Prose]] = {code: {} for code in languages}
        for code in languages:
            for name in PROSE:
                path = f"{code}/{name}.md"
                text = self._text(path)
                if text is None:
                    continue
                shown = f"{self.shown_as}/{path}"
                faults = article.check_prose(shown, text, schemas["prose"], addresses)
                self.problems += faults
                if not faults:
                    pages[code][name] = ledger.prose(shown, text)
        return pages

    def _curated(self, document: yamldoc.Document) -> Curated:
        self.problems += checks.alignments_are_single(document)
        return ledger.curated_pairs(document)

    def _find_strays(self, languages: list[str]) -> None:
        """YAML files that nothing reads: a name misspelt, or a file in the wrong folder."""
        known = sorted((*SETTINGS, *(f"{code}/corrections.yml" for code in languages)))
        for path in sorted(self.folder.rglob("*")):
            name = path.relative_to(self.folder).as_posix()
            is_read = name in known or (name.startswith("glossary/") and name.count("/") == 1)
            if _is_yaml(path) and not is_read:
                place = Place(f"{self.shown_as}/{name}")
                values = {"known": ", ".join((*known, "glossary/….yml"))}
                self.problems.append(Problem(place=place, code="stray-file", values=values))

    # ------------------------------------------------------------ one file

    def _optional(
        self,
        path: str,
        schemas: Mapping[str, Any],
        build: Callable[[yamldoc.Document], Any],
        absent: Any,
    ) -> Any:
        """What `build` makes of a file; `absent` when it is not there, None when it is not sound."""
        if not _exists(self.folder / path):
            return absent
        document = self._raw(path)
        if document is None or not self._has_shape(document, schemas[Path(path).stem]):
            return None
        return build(document)

    def _raw(self, path: str) -> yamldoc.Document | None:
        """A YAML file that can be read, whatever it says; its problems are kept."""
        text = self._text(path)
        if text is None:
            return None
        document, problems = yamldoc.parse(f"{self.shown_as}/{path}", text)
        self.problems += problems
        if document is not None and document.data is None:
            self.problems.append(Problem(place=document.place(), code="empty-file"))
            return None
        return document

    def _has_shape(self, document: yamldoc.Document, schema: Mapping[str, Any]) -> bool:
        """Whether a document has the shape of its schema; its problems are kept."""
        faults = yamldoc.validate(document, schema)
        self.problems += faults
        self.problems += checks.values_are_sound(document)
        return not faults

    def _text(self, path: str) -> str | None:
        """A file's text, or None with a problem when there is none, or none that can be read."""
        shown = f"{self.shown_as}/{path}"
        try:
            data = (self.folder / path).read_bytes()
        except OSError:
            code = "unreadable-file" if _exists(self.folder / path) else "missing-file"
            self.problems.append(Problem(place=Place(shown), code=code))
            return None
        text, problems = source.decode(shown, data)
        self.problems += problems
        if any(problem.code in ("not-utf-8", "control-character") for problem in problems):
            return None
        if not text.strip():
            self.problems.append(Problem(place=Place(shown), code="empty-file"))
            return None
        self.sources[shown] = text
        return text


def _pages(
    vocabulary: Vocabulary | None, articles: Mapping[str, Article], entries: Mapping[str, Entry]
) -> set[str] | None:
    """The sources of the pages of one language, from its home page; None while they cannot be told."""
    if vocabulary is None or not articles:
        return None
    paths = {group.id: group.path for group in vocabulary.groups}
    shelves = {kind.id: paths[kind.group] for kind in vocabulary.kinds.values() if kind.group in paths}
    sections = next(iter(articles.values())).sections
    return (
        {"index.md", "about.md", "lookup.md", "offline.md", "article/index.md"}
        | {f"article/{section.id}.md" for section in sections}
        | {f"{path}/index.md" for path in paths.values()}
        | {f"{shelves[e.kind]}/{e.id}.md" for e in entries.values() if e.kind in shelves}
    )


def _is_yaml(path: Path) -> bool:
    """Whether a file is YAML by its name, and not one that an editor or a system keeps beside others."""
    return path.suffix.lower() in (".yml", ".yaml") and not path.name.startswith(".")


def _exists(path: Path) -> bool:
    """Whether something bears this name, even a link that leads nowhere or what nobody may read."""
    try:
        path.lstat()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return True


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
        spans, described = alignment.describe(paragraph.text, mentions[first.language].get(paragraph.id, ()))
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
            pairs=tuple(
                Pair({code: pair.sentences.get(code, ()) for code in articles})
                for pair in (by_hand[0] if by_hand else pairs)
            ),
            confidence=1.0 if by_hand else confidence,
            curated=by_hand is not None,
        )
    return found


# ---------------------------------------------------------------- schemas


def _schemas(languages: list[str]) -> dict[str, dict[str, Any]]:
    """Every schema, with the languages of the course filled in wherever words are localized."""
    words = "{" + ", ".join(f"{code}: …" for code in languages) + "}"
    files = {
        path.stem: yaml.safe_load(path.read_text("utf-8").replace("{zh: …, en: …}", words))
        for path in (HERE / "reading" / "schemas").glob("*.yml")
    }
    shared = files.pop("definitions") | files.pop("works") | {"term": files.pop("term")}
    for rule in ("localized", "words", "name"):
        _for_each(languages, shared[rule], {"$ref": "#/$defs/text"})
    _for_each(languages, files["glossary"]["items"]["properties"]["terms"], {"$ref": "#/$defs/term"})
    numbers = {"type": "string", "pattern": "^([0-9]{1,4}( [0-9]{1,4})*)?$"}
    _for_each(languages, files["alignment"]["$defs"]["numbers"], numbers)
    for schema in files.values():
        schema["$defs"] = shared | schema.get("$defs", {})
    return files


def _for_each(languages: list[str], rule: dict[str, Any], value: dict[str, Any]) -> None:
    """Make `rule` ask for one value for each language."""
    rule["required"] = languages
    rule["properties"] = rule.get("properties", {}) | dict.fromkeys(languages, value)


def _language_codes(data: object) -> list[str]:
    """The language codes that a `course.yml` names, whatever else is wrong with it."""
    languages = data.get("languages", []) if isinstance(data, dict) else []
    items = languages if isinstance(languages, list) else []
    codes = (str(item.get("code")) for item in items if isinstance(item, dict))
    return [code for code in codes if CODE.fullmatch(code)]


def _only(schema: Mapping[str, Any], key: str) -> dict[str, Any]:
    """What a schema asks of one of its keys."""
    rules = {"required": [key], "properties": {key: schema["properties"][key]}}
    return {**schema, **rules, "additionalProperties": True}
