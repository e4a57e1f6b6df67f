"""The files in `lessons/`, `questions/` and `questions.yml` -> what a course teaches with its texts.

What they name elsewhere (paragraphs, entries, works) is kept with its place, so that it can be looked for
once everything is read.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from ..model import (
    Discussion,
    FurtherReading,
    Lesson,
    Misunderstanding,
    Option,
    Pair,
    Place,
    Position,
    Problem,
    Question,
    RichText,
    Step,
    Task,
    Watch,
    Words,
)
from ..problems import problem
from . import inline, rules
from .folder import Folder
from .positions import Positions
from .schemas import Schema
from .yaml_document import Document, Path

Kind = Literal["entry", "work", "lesson", "position", "section"]
NUMBER = re.compile(r"[0-9]+")
BLOCK = re.compile(r"(?:#{1,6}|[-*+>]|[0-9]{1,3}[.)])[ \t]")
"""What begins a heading, a list or a quotation in Markdown."""
EMPHASIS = ("open-emphasis", "doubtful-asterisk", "underscore-emphasis", "unknown-markdown")
"""Problems of emphasis, which are told as in an article; HTML is found by other rules."""
FORMS = ("image", "reference-link", "link-form", "note-form", "strange-link")


@dataclass(frozen=True, slots=True)
class Named:
    """Something that a lesson or a question names: an entry or a work by its id, or a place of a text."""

    kind: Kind
    target: Position
    """Of an entry, a work or a lesson, the id stands as `local`."""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaching:
    """The sound lessons and questions, what they name, and their ids with the places.

    `whole` says that all lessons are sound, `lesson_ids` is None when some cannot be told.
    """

    lessons: tuple[Lesson, ...] = ()
    questions: tuple[Question, ...] = ()
    named: tuple[Named, ...] = ()
    lesson_ids: tuple[tuple[str, Place], ...] | None = ()
    question_ids: tuple[tuple[str, Place], ...] = ()
    whole: bool = True


def read_teaching(
    folder: Folder, schemas: Mapping[str, Schema], positions: Positions
) -> tuple[Teaching, list[Problem]]:
    """All lessons in the order of their files' names, and all questions, as far as they are sound."""
    names = sorted(folder.yaml_files("lessons"), key=_in_order)
    problems: list[Problem] = []
    readers: list[_Reader] = []
    lessons: list[Lesson] = []
    ids: list[tuple[str, Place]] = []
    for name in names:
        document, faults = folder.document(name)
        problems += faults
        if document is None:
            continue
        if isinstance(document.data, dict) and isinstance(document.data.get("id"), str):
            ids.append((document.data["id"], document.place("id")))
        shape = rules.shape(document, schemas["lesson"])
        problems += shape.problems
        if not shape.faults:
            readers.append(_Reader(document, positions))
            lessons.append(readers[-1].lesson())
            problems += rules.plan_adds_up(document)
    questions: list[Question] = []
    question_ids: list[tuple[str, Place]] = []
    files = ["questions.yml"] if folder.has("questions.yml") else []
    for name in (*files, *sorted(folder.yaml_files("questions"), key=_in_order)):
        document, faults = folder.document(name)
        problems += faults
        if document is None:
            continue
        reader, found, faults = _questions(document, schemas["questions"], positions)
        readers.append(reader)
        questions += found
        problems += faults
        question_ids += _ids(document)
    problems += [fault for reader in readers for fault in reader.problems]
    return Teaching(
        lessons=tuple(lessons),
        questions=tuple(questions),
        named=tuple(each for reader in readers for each in reader.named),
        lesson_ids=tuple(ids) if len(ids) == len(names) else None,
        question_ids=tuple(question_ids),
        whole=len(lessons) == len(names),
    ), problems


def _in_order(name: str) -> str:
    """The order of files: 2-mandate.yml before 10-voice.yml."""
    return NUMBER.sub(lambda found: found[0].zfill(9), name)


def _questions(
    document: Document, schema: Schema, positions: Positions
) -> tuple[_Reader, list[Question], list[Problem]]:
    """The sound questions of a file."""
    shape = rules.shape(document, schema)
    reader = _Reader(document, positions)
    found: list[Question] = []
    problems = shape.problems
    for index in range(len(document.data) if isinstance(document.data, list) else 0):
        if any(document.holds(fault.place, index) for fault in shape.faults):
            continue
        faults = list(rules.parts_fit_the_kind(document, index))
        if not faults:
            found.append(reader.question(index))
            faults = list(rules.answers_can_be_told(document, index))
        problems += faults
    return reader, found, problems


def _ids(document: Document) -> list[tuple[str, Place]]:
    items = enumerate(document.data if isinstance(document.data, list) else ())
    return [
        (item["id"], document.place(index, "id"))
        for index, item in items
        if isinstance(item, dict) and isinstance(item.get("id"), str)
    ]


@dataclass
class _Reader:
    """Reads one checked file; keeps what it names, and the problems of its Markdown."""

    document: Document
    positions: Positions
    named: list[Named] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def lesson(self) -> Lesson:
        """The lesson that the file is."""
        data = self.document.data
        teacher = data["teacher"]
        return Lesson(
            id=data["id"],
            section=self._section(data["section"]),
            title=self._words(("title",)),
            minutes=int(data["minutes"]),
            goals=tuple(self._words(path) for path in self._each("goals")),
            why=self._words(("why",)),
            terms=self._entries(("terms",)),
            watch=tuple(
                Watch(at=self._at(path), text=self._words((*path, "text"))) for path in self._each("watch")
            ),
            questions=tuple(self._discussion(path) for path in self._each("questions")),
            tasks=tuple(self._task(path) for path in self._each("tasks")),
            reading=tuple(self._reading(path) for path in self._each("reading")),
            place=self.document.place("id"),
            plan=tuple(self._step(path) for path in self._each("teacher", "plan")),
            misunderstandings=tuple(
                self._misunderstanding(path) for path in self._each("teacher", "misunderstandings")
            ),
            mixed=self._words(("teacher", "mixed")) if "mixed" in teacher else None,
        )

    def question(self, index: int) -> Question:
        """The question at `index` of a file of questions."""
        data = self.document.data[index]
        self._name("lesson", Position("", data["lesson"]), (index, "lesson"))
        return Question(
            id=data["id"],
            lesson=data["lesson"],
            kind=data["kind"],
            difficulty=int(data["difficulty"]),
            at=self._at((index,)),
            entries=self._entries((index, "entries")),
            tests=self._words((index, "tests")),
            ask=self._words((index, "ask")),
            options=tuple(self._option(path) for path in self._each(index, "options")),
            pairs=tuple(
                Pair(left=self._words((*path, "left")), right=self._words((*path, "right")))
                for path in self._each(index, "pairs")
            ),
            items=tuple(self._words(path) for path in self._each(index, "items")),
            accept={code: tuple(answers) for code, answers in data.get("accept", {}).items()},
            right=self._words((index, "right")),
            wrong=self._words((index, "wrong")),
            place=self.document.place(index, "id"),
        )

    # ------------------------------------------------------------ parts

    def _discussion(self, path: Path) -> Discussion:
        return Discussion(
            level=self._value(path)["level"],
            ask=self._words((*path, "ask")),
            at=self._at(path),
            answer=self._words((*path, "answer")),
        )

    def _task(self, path: Path) -> Task:
        return Task(
            title=self._words((*path, "title")),
            minutes=int(self._value(path)["minutes"]),
            text=self._words((*path, "text")),
            needs=self._optional(path, "needs"),
            at=self._at(path),
            answer=self._words((*path, "answer")),
        )

    def _reading(self, path: Path) -> FurtherReading:
        work = self._value(path)["work"]
        self._name("work", Position("", work), (*path, "work"))
        return FurtherReading(work=work, why=self._words((*path, "why")))

    def _step(self, path: Path) -> Step:
        return Step(
            minutes=int(self._value(path)["minutes"]),
            what=self._words((*path, "what")),
            needs=self._optional(path, "needs"),
            at=self._at(path),
        )

    def _misunderstanding(self, path: Path) -> Misunderstanding:
        return Misunderstanding(
            about=self._value(path)["about"],
            wrong=self._words((*path, "wrong")),
            right=self._words((*path, "right")),
            at=self._at(path),
        )

    def _option(self, path: Path) -> Option:
        return Option(
            text=self._words((*path, "text")),
            right="right" in self._value(path),
            because=self._optional(path, "because"),
        )

    # ------------------------------------------------------------ values

    def _value(self, path: Path) -> Any:
        value = self.document.data
        for step in path:
            value = value[step] if isinstance(step, int) else value.get(step, ())
        return value

    def _each(self, *path: str | int) -> list[Path]:
        return [(*path, number) for number in range(len(self._value(path)))]

    def _name(self, kind: Kind, target: Position, path: Path) -> None:
        self.named.append(Named(kind, target, self.document.place(*path)))

    def _section(self, written: str) -> Position:
        section = self.positions.section(written)
        self._name("section", section, ("section",))
        return section

    def _at(self, path: Path) -> tuple[Position, ...]:
        found = []
        for number, written in enumerate(self._value((*path, "at"))):
            found.append(self.positions.read(written, headings=True))
            self._name("position", found[-1], (*path, "at", number))
        return tuple(found)

    def _entries(self, path: Path) -> tuple[str, ...]:
        ids = tuple(self._value(path))
        for number, entry in enumerate(ids):
            self._name("entry", Position("", entry), (*path, number))
        return ids

    def _optional(self, path: Path, key: str) -> Words | None:
        return self._words((*path, key)) if key in self._value(path) else None

    def _words(self, path: Path) -> Words:
        return {code: self._text(words, (*path, code)) for code, words in self._value(path).items()}

    def _text(self, words: str, path: Path) -> RichText:
        """Words with their emphases; anything else of Markdown is a problem."""
        place = self.document.place(*path)
        text, found = inline.parse(words, place)
        self.problems += [problem(place, each.code, **each.values) for each in found if each.code in EMPHASIS]
        is_more = text.anchors or any(style.kind == "link" for style in text.styles)
        if BLOCK.match(words) or is_more or any(each.code in FORMS for each in found):
            self.problems.append(problem(place, "words-only", words=words[: inline.LONGEST_SHOWN]))
        return text
