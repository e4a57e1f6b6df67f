"""Questions that are computed from the glossary and the texts: what they are about, and the right answer.

A drill is the same in every language, so that a page and its counterparts ask the same things. What could
have two right answers is not asked: see `Forms.rivals`, `_related`, `_arranged` and `_gaps_of`. What is
drawn is drawn by a hash of names, so that a build makes the same questions every time.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Literal

from ..language import sentences
from ..model import Course, Entry, Lesson, Mention, Position, Section, Span
from .course_view import CourseView
from .forms import Forms, spelt
from .sentence_pairs import stretches_of

OPTIONS = 4
"""How many answers there are to choose from, and how many entries to put in order."""
LONGEST = 300
"""So many characters of a sentence with a gap can be read at a glance; a Chinese one counts for three."""
OF_LESSON = {"translate": 8, "define": 6, "gap": 8, "relation": 6, "arrange": 2}
"""How many drills of a kind a lesson has at most."""
OF_GLOSSARY, OF_RELATIONS, OF_DATES = 220, 80, 40
"""How many drills the page of the glossary has at most, at about 1.8 KB each; and of these, of two kinds."""
POOL = 200
"""Among how many entries of a kind wrong answers are drawn: among all would be slow in a long glossary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One of several entries is right.

    translate: the entry's name is given in one language, and asked for in another. `back` says that it is
    given in the language that is not the page's. define: its definition is given. relation: the entry is
    given, and what stands at the other end of its relation is asked for.
    """

    id: str
    kind: Literal["translate", "define", "relation"]
    entry: str
    right: str
    options: tuple[str, ...]
    relation: str = ""
    back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A sentence in which the name of an entry is left out.

    `stretches` holds the sentence in each language, `names` where the entry is named, in the whole passage.
    """

    id: str
    entry: str
    position: Position
    stretches: Mapping[str, Span]
    names: Mapping[str, Span]
    back: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrangement:
    """Entries of a group to be put in the order of their dates: in the right order, and as shown."""

    id: str
    group: str
    entries: tuple[str, ...]
    shown: tuple[str, ...]


Drill = Choice | Gap | Arrangement


class Drills:
    """The drills of a course; `view` is the course in its first language, in whichever a page will be."""

    def __init__(self, view: CourseView) -> None:
        self.view = view
        self.course = view.course
        self.forms = Forms(view.course)
        self.codes = [language.code for language in view.course.languages]

    @cached_property
    def of_lessons(self) -> dict[str, list[Drill]]:
        """Lesson id -> the drills on its key terms and on the entries that its section names."""
        return {lesson.id: self._of_lesson(lesson) for lesson in self.course.lessons}

    @cached_property
    def of_glossary(self) -> list[Drill]:
        """The drills on all entries, each kind in an order that gives nothing away; at most `OF_GLOSSARY`."""
        entries = [self.course.entries[key] for key in drawn(sorted(self.course.entries), "glossary")]
        first: list[Drill] = [
            *islice(self._relations(entries), OF_RELATIONS),
            *islice(self._arrangements(entries), OF_DATES),
        ]
        return [*first, *islice(self._definitions(entries), OF_GLOSSARY - len(first))]

    def _of_lesson(self, lesson: Lesson) -> list[Drill]:
        section = self.view.section_of(lesson)
        terms = self.view.terms_of(lesson)
        text_id = lesson.section.text
        named = self.view.text(text_id).entries_in_section(section)
        by_kind: dict[str, Iterable[Drill]] = {
            "translate": self._translations(terms),
            "define": self._definitions(terms),
            "gap": self._gaps(text_id, section, terms),
            "relation": self._relations(named),
            "arrange": self._arrangements(named),
        }
        return [drill for kind, most in OF_LESSON.items() for drill in islice(by_kind[kind], most)]

    # ------------------------------------------------------------ kinds of drills

    def _translations(self, entries: Sequence[Entry]) -> Iterator[Choice]:
        """What entries are called in another language, but for names that read alike or hold a number."""
        for number, entry in enumerate(entries):
            if len(self.codes) > 1 and not self.forms.alike(entry, self.codes):
                options = self._options(entry, f"translate-{entry.id}", self.forms.rivals(entry))
                if options:
                    yield Choice(
                        id=f"translate-{entry.id}",
                        kind="translate",
                        entry=entry.id,
                        right=entry.id,
                        options=options,
                        back=bool(number % 2),
                    )

    def _definitions(self, entries: Sequence[Entry]) -> Iterator[Choice]:
        """Which entry is defined. What it is related to, or its definition names, is not offered."""
        for entry in entries:
            named = {
                m.entry
                for code in self.codes
                for m in self.course.glossary_mentions[code][entry.definition[code]]
            }
            rivals = self.forms.rivals(entry) | self._related(entry) | named - {entry.id}
            options = self._options(entry, f"define-{entry.id}", rivals)
            if options and not any(self.gives_away(entry, code) for code in self.codes):
                yield Choice(
                    id=f"define-{entry.id}", kind="define", entry=entry.id, right=entry.id, options=options
                )

    def gives_away(self, entry: Entry, code: str) -> bool:
        """Whether a definition holds the entry's name, also where it is not found as a mention."""
        text, own = defined(self.course, entry, code)
        bare = list(text)
        for start, end in own:
            bare[start:end] = "_" * (end - start)
        return spelt(entry.terms[code].preferred.text) in spelt("".join(bare))

    def _relations(self, entries: Iterable[Entry]) -> Iterator[Choice]:
        """Who adopted what: relations for which the vocabulary has a question, with one right answer."""
        for entry in entries:
            targets: dict[str, list[str]] = {}
            for relation in entry.relations:
                targets.setdefault(relation.type, []).append(relation.target)
            for kind, found in targets.items():
                if self.course.vocabulary.relations[kind].ask is None or len(found) != 1:
                    continue
                right = self.course.entries[found[0]]
                if self._names_it(entry, right):
                    continue
                rivals = {entry.id, *self.forms.rivals(right), *self._related(right), *self._related(entry)}
                name = f"relation-{kind.replace('_', '-')}-{entry.id}"
                options = self._options(right, name, rivals)
                if options:
                    yield Choice(
                        id=name,
                        kind="relation",
                        entry=entry.id,
                        right=right.id,
                        options=options,
                        relation=kind,
                    )

    def _names_it(self, entry: Entry, right: Entry) -> bool:
        """Whether the name of an entry tells the answer in any language: the UNESCO Recommendation."""
        names = [spelt(term.preferred.text) for term in entry.terms.values()]
        return any(spelt(form.text) in name for form in right.forms for name in names)

    def _arrangements(self, entries: Iterable[Entry]) -> Iterator[Arrangement]:
        """Entries of a group to be put in order, four at a time, each at most once."""
        entries = list(entries)
        for group in self.course.vocabulary.groups:
            if group.ask is None:
                continue
            dated = [each for each in entries if each.date and self.course.vocabulary.group_of(each) == group]
            left = [
                self.course.entries[key]
                for key in drawn((e.id for e in dated if not _tells_its_date(e)), group.id)
            ]
            while chosen := _arranged(left):
                ids = tuple(each.id for each in chosen)
                left = [each for each in left if each.id not in ids]
                name = f"arrange-{'-'.join(sorted(ids))}"
                shown = tuple(drawn(ids, name))
                if shown == ids:
                    shown = ids[::-1]
                yield Arrangement(id=name, group=group.id, entries=ids, shown=shown)

    def _gaps(self, text_id: str, section: Section, entries: Sequence[Entry]) -> Iterator[Gap]:
        """For each entry the first sentence of the section in which it can be left out.

        No sentence is taken twice: the one with a gap would tell what is missing in the other.
        """
        taken: set[tuple[Position, Span]] = set()
        for entry in entries:
            back = bool(len(taken) % 2)
            for gap in self._gaps_of(text_id, section, entry, back=back):
                sentence = (gap.position, gap.stretches[self.codes[0]])
                if sentence not in taken:
                    taken.add(sentence)
                    yield gap
                    break

    def _gaps_of(self, text_id: str, section: Section, entry: Entry, *, back: bool) -> Iterator[Gap]:
        """Sentences that name an entry once in each language: the other one tells what is meant."""
        if len(self.codes) < 2:
            return
        for paragraph in section.paragraphs:
            position = Position(text_id, paragraph.id)
            for number, row in enumerate(self.view.rows(position)):
                if not all(row[code] for code in self.codes):
                    continue
                stretches = stretches_of(self.course.alignments[position], row)
                named = {
                    code: self.forms.named(position, code, entry.id, stretches[code]) for code in self.codes
                }
                if all(
                    self._leaves_a_gap(position, code, stretches[code], named[code]) for code in self.codes
                ):
                    yield Gap(
                        id=f"gap-{text_id}-{paragraph.id}-{number}-{entry.id}",
                        entry=entry.id,
                        position=position,
                        stretches=stretches,
                        names={
                            code: (mentions[0].start, mentions[0].end) for code, mentions in named.items()
                        },
                        back=back,
                    )

    def _leaves_a_gap(self, position: Position, code: str, stretch: Span, named: Sequence[Mention]) -> bool:
        words = self.course.texts[position.text].versions[code].passages[position].plain
        return is_short(words[slice(*stretch)]) and self.forms.leaves_a_gap(position, code, stretch, named)

    # ------------------------------------------------------------ what is offered beside the right answer

    def _options(self, right: Entry, name: str, rivals: Iterable[str]) -> tuple[str, ...]:
        """The right entry among others of its group, first those of its kind; empty if there are too few."""
        group = self.course.vocabulary.group_of(right)
        not_these = {right.id, *rivals}
        chosen: list[str] = []
        for wanted in ({right.kind}, self._kinds_in[group.id] - {right.kind}):
            some = (e for kind in sorted(wanted) for e in _some(self._by_kind[kind], name))
            if len(chosen) < OPTIONS - 1:
                chosen += drawn((entry for entry in some if entry not in not_these), name)
        chosen = chosen[: OPTIONS - 1]
        return tuple(drawn([right.id, *chosen], f"{name} options")) if len(chosen) == OPTIONS - 1 else ()

    @cached_property
    def _by_kind(self) -> dict[str, list[str]]:
        """Kind of entry -> the linked entries of this kind."""
        found: dict[str, list[str]] = {kind: [] for kind in self.course.vocabulary.kinds}
        for entry in self.course.entries.values():
            if entry.linked:
                found[entry.kind].append(entry.id)
        return found

    @cached_property
    def _kinds_in(self) -> dict[str, set[str]]:
        """Group -> its kinds of entries."""
        vocabulary = self.course.vocabulary
        return {
            group.id: {kind.id for kind in vocabulary.kinds.values() if kind.group == group.id}
            for group in vocabulary.groups
        }

    def _related(self, entry: Entry) -> set[str]:
        """The entries at the other end of a relation, whichever of the two states it."""
        return self._relatives[entry.id]

    @cached_property
    def _relatives(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {entry: set() for entry in self.course.entries}
        for entry in self.course.entries.values():
            for relation in entry.relations:
                found[entry.id].add(relation.target)
                found[relation.target].add(entry.id)
        return found


def drawn(names: Iterable[str], of: str) -> list[str]:
    """Names in an order that looks drawn by lot, and is the same every time: by a hash of each with `of`."""
    return sorted(names, key=lambda name: hashlib.sha256(f"{of} {name}".encode()).hexdigest())


def _some(names: Sequence[str], of: str) -> Sequence[str]:
    """All names, or `POOL` of them that stand together, from a place that looks drawn by lot."""
    if len(names) <= POOL:
        return names
    start = int(hashlib.sha256(of.encode()).hexdigest(), 16) % len(names)
    return [*names[start : start + POOL], *names[: max(0, start + POOL - len(names))]]


def defined(course: Course, entry: Entry, code: str) -> tuple[str, list[Span]]:
    """The first sentence of an entry's definition in a language, and where it names the entry itself."""
    text = entry.definition[code]
    start, end = sentences.first(text)
    found = course.glossary_mentions[code][text]
    own = [(m.start, m.end) for m in found if m.entry == entry.id and start <= m.start and m.end <= end]
    return text[start:end], own


def _tells_its_date(entry: Entry) -> bool:
    return any(entry.date[:4] in term.preferred.text for term in entry.terms.values())


def _arranged(entries: Iterable[Entry]) -> list[Entry]:
    """The first four whose dates tell which was first: 2023 is not before 2023-10. Else empty."""
    chosen: list[Entry] = []
    for entry in entries:
        if all(_differ(entry.date, other.date) for other in chosen):
            chosen.append(entry)
        if len(chosen) == OPTIONS:
            return sorted(chosen, key=lambda each: each.date)
    return []


def _differ(one: str, two: str) -> bool:
    shared = min(len(one), len(two))
    return one[:shared] != two[:shared]


def is_short(text: str) -> bool:
    """Whether a sentence can be read at a glance."""
    return sum(1 if character.isascii() else 3 for character in text) <= LONGEST
