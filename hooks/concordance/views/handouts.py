"""What a handout of a section holds besides its text: gaps, terms to match, sentences to translate.

It is the same in every language and at every build: what is drawn is drawn by a hash of names. A gap stands
where the concordance has a mention, and only where the words are a form of the entry and stand in their
sentence once (`Forms.leaves_a_gap`), so that it can be filled and nothing beside it tells how.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ..language.collation import sort_key
from ..language.scripts import is_unspaced
from ..language.writings import writing_of
from ..model import Course, Entry, Lesson, Position, Section, Span
from .course_view import CourseView
from .drills import Drills, drawn, is_short
from .sentence_pairs import stretches_of

GAPS_IN_PARAGRAPH = 2
GAPS = 20
SENTENCES = 5
"""How many sentences there are to translate into a language; more are kept for a part of the paragraphs."""
SPARE_SENTENCES = 12
LETTERS_IN_LINE = 60
"""So many Latin letters are written across an A4 sheet; a Chinese character takes the room of three."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Blank:
    """A mention that is left out of a text."""

    position: Position
    span: Span
    entry: str
    words: str

    @property
    def width(self) -> int:
        """How much room it takes to write it, in letters: not its exact length, which would tell it."""
        return min(max(12, 6 * math.ceil(_room(self.words) / 6)), 42)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence to be translated, with its renderings. The lower its `rank`, the more terms it holds."""

    position: Position
    stretches: Mapping[str, Span]
    rank: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Handout:
    """The parts of a handout that are computed.

    `matched` are the entries to be matched with their names in another language, or with their definitions
    where there is none, and `shown` the same in the order of the other side. `sentences` has those to be
    translated from one language into another.
    """

    section: Position
    lesson: Lesson | None
    blanks: Mapping[str, tuple[Blank, ...]]
    matched: tuple[str, ...]
    shown: tuple[str, ...]
    sentences: Mapping[tuple[str, str], tuple[Sentence, ...]]


class Handouts:
    """The handouts of a course, each computed once."""

    def __init__(self, drills: Drills) -> None:
        self.drills = drills
        self.view = drills.view
        self.course: Course = drills.course
        self._found: dict[Position, Handout] = {}

    def of(self, text_id: str, section_id: str) -> Handout:
        """The handout of a section, with the lesson on it, if there is one."""
        section = Position(text_id, section_id)
        if section not in self._found:
            self._found[section] = self._made(section)
        return self._found[section]

    def _made(self, at: Position) -> Handout:
        section = self.view.text(at.text).section(at.local)
        lesson = self.view.lesson_on(at.text, at.local)
        terms = self.view.key_terms(at.text, section, lesson.terms if lesson else ())
        matched = tuple(entry.id for entry in self._matchable(terms))
        shown = tuple(drawn(matched, f"match-{at}"))
        return Handout(
            section=at,
            lesson=lesson,
            blanks={code: tuple(self._blanks(at, section, code, terms)) for code in self.drills.codes},
            matched=matched,
            shown=shown[::-1] if shown == matched else shown,
            sentences=dict(self._sentences(at, section, {entry.id for entry in terms})),
        )

    # ------------------------------------------------------------ gaps

    def _blanks(self, at: Position, section: Section, code: str, terms: Sequence[Entry]) -> list[Blank]:
        """Gaps in reading order: the key terms first, then others; each entry, and each sentence, once."""
        found: dict[str, list[tuple[Blank, Span]]] = defaultdict(list)
        for paragraph in section.paragraphs:
            for blank, sentence in self._candidates(Position(at.text, paragraph.id), code):
                found[blank.entry].append((blank, sentence))
        others = drawn(set(found) - {entry.id for entry in terms}, f"gaps-{at}")
        chosen: list[Blank] = []
        taken: set[tuple[Position, Span]] = set()
        count: Counter[Position] = Counter()
        for entry in (*(entry.id for entry in terms), *others):
            free = [
                (blank, sentence)
                for blank, sentence in found.get(entry, ())
                if count[blank.position] < GAPS_IN_PARAGRAPH and (blank.position, sentence) not in taken
            ]
            if free and len(chosen) < GAPS:
                blank, sentence = min(free, key=lambda each: count[each[0].position])
                chosen.append(blank)
                taken.add((blank.position, sentence))
                count[blank.position] += 1
        order = {paragraph.id: number for number, paragraph in enumerate(section.paragraphs)}
        return sorted(chosen, key=lambda blank: (order[blank.position.local], blank.span))

    def _candidates(self, position: Position, code: str) -> Iterator[tuple[Blank, Span]]:
        """The mentions of a paragraph that can be left out, each with its sentence."""
        words = self.course.texts[position.text].versions[code].passages[position].plain
        for stretch in self.course.alignments[position].sentences[code]:
            for start, end, entry in self.course.mentions[code].get(position, ()):
                named = self.drills.forms.named(position, code, entry, stretch)
                if (
                    stretch[0] <= start < stretch[1]
                    and self.course.entries[entry].linked
                    and self.drills.forms.leaves_a_gap(position, code, stretch, named)
                ):
                    yield (
                        Blank(position=position, span=(start, end), entry=entry, words=words[start:end]),
                        stretch,
                    )

    # ------------------------------------------------------------ terms to match

    def _matchable(self, terms: Iterable[Entry]) -> list[Entry]:
        """The terms whose other side nobody can take for that of another one, or tell by its letters."""
        codes, forms = self.drills.codes, self.drills.forms
        chosen: list[Entry] = []
        for entry in terms:
            tells = forms.alike(entry, codes) if len(codes) > 1 else self.drills.gives_away(entry, codes[0])
            if not tells and not forms.rivals(entry) & {other.id for other in chosen}:
                chosen.append(entry)
        return chosen if len(chosen) > 2 else []

    # ------------------------------------------------------------ sentences to translate

    def _sentences(
        self, at: Position, section: Section, terms: set[str]
    ) -> Iterator[tuple[tuple[str, str], tuple[Sentence, ...]]]:
        """For each two languages: no sentence is to be translated in both directions, as one would be the
        answer to the other.
        """
        for one, two in combinations(self.drills.codes, 2):
            ranked = self._ranked(at, section, (one, two), terms)
            for pair, found in (((one, two), ranked[::2]), ((two, one), ranked[1::2])):
                if found:
                    numbered = enumerate(found[:SPARE_SENTENCES])
                    chosen = [
                        Sentence(position=position, stretches=stretches, rank=rank)
                        for rank, (position, stretches) in numbered
                    ]
                    order = {paragraph.id: number for number, paragraph in enumerate(section.paragraphs)}
                    chosen.sort(key=lambda each: (order[each.position.local], each.stretches[pair[0]]))
                    yield pair, tuple(chosen)

    def _ranked(
        self, at: Position, section: Section, codes: tuple[str, str], terms: set[str]
    ) -> list[tuple[Position, dict[str, Span]]]:
        """Short sentences that name entries in both languages: first the richest of each paragraph."""
        found: list[tuple[int, int, Position, dict[str, Span]]] = []
        for paragraph in section.paragraphs:
            position = Position(at.text, paragraph.id)
            rich = []
            for row in self.view.rows(position):
                stretches = stretches_of(self.course.alignments[position], row)
                if all(code in stretches for code in codes):
                    pair = {code: stretches[code] for code in codes}
                    value = self._richness(position, pair, terms)
                    if value and all(self._is_short(position, code, pair[code]) for code in codes):
                        rich.append((value, pair))
            rich.sort(key=lambda each: -each[0])
            found += [(nth, -value, position, pair) for nth, (value, pair) in enumerate(rich)]
        found.sort(key=lambda each: each[:2])
        return [(position, pair) for _, _, position, pair in found]

    def _richness(self, position: Position, stretches: Mapping[str, Span], terms: set[str]) -> int:
        """How many entries all languages of a sentence name; a key term counts for two."""
        named = set.intersection(
            *(
                {m.entry for m in self.course.mentions[code].get(position, ()) if start <= m.start < end}
                for code, (start, end) in stretches.items()
            )
        )
        named = {entry for entry in named if self.course.entries[entry].linked}
        return len(named) + len(named & terms)

    def _is_short(self, position: Position, code: str, stretch: Span) -> bool:
        words = self.course.texts[position.text].versions[code].passages[position].plain
        return is_short(words[slice(*stretch)])


# ---------------------------------------------------------------- what a sheet offers and shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A part of a sheet that can be chosen: its id, as addresses have it, and what it is called."""

    id: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of parts, and the parts of that kind that there are."""

    id: str
    choices: tuple[Choice, ...]


def kinds(view: CourseView, handout: Handout) -> list[Kind]:
    """The kinds of parts that the handout of a section has in the language of a page."""
    names = {each.code: view.name_of(each.language) for each in view.all}
    own, others = view.code, [other.code for other in view.others]
    parts = {
        "text": [(code, names[code]) for code in names],
        "gaps": [(code, names[code]) for code in names if handout.blanks[code]],
        "match": [
            (code, names[code] if others else view.label("handout_definitions")) for code in others or [own]
        ],
        "translate": [
            ("-".join(pair), view.label("handout_from_into", one=names[pair[0]], other=names[pair[1]]))
            for pair in pairs(view, handout)
        ],
        "questions": [],
    }
    if not handout.matched:
        parts["match"] = []
    if handout.lesson:
        written = any(each.lesson == handout.lesson.id for each in view.course.questions)
        parts["questions"] = [("text", view.label("handout_on_text"))] if written else []
        parts["questions"].append(("discussion", view.label("handout_discussion")))
    return [
        Kind(id=kind, choices=tuple(Choice(id=f"{kind}-{name}", words=words) for name, words in found))
        for kind, found in parts.items()
        if found
    ]


def pairs(view: CourseView, handout: Handout) -> list[tuple[str, str]]:
    """From which language into which there is something to translate: those with the language of the page."""
    around = [(view.code, other.code) for other in view.others]
    return [pair for one, two in around for pair in ((one, two), (two, one)) if pair in handout.sentences]


def presets(view: CourseView, handout: Handout) -> dict[str, list[str]]:
    """Common choices: name -> the ids of parts. The first is what a page shows that is told nothing else."""
    found = {kind.id: [choice.id for choice in kind.choices] for kind in kinds(view, handout)}
    worksheet = [
        *(each for each in found.get("gaps", ()) if each == f"gaps-{view.code}"),
        *(["bank"] if "gaps" in found else []),
        *found.get("match", [])[:1],
        *found.get("translate", [])[:1],
        *found.get("questions", [])[-1:],
    ]
    every = [each for part in found.values() for each in part] + (["bank"] if "gaps" in found else [])
    return {
        **({"worksheet": worksheet} if worksheet else {}),
        "parallel" if view.others else "text": found["text"][:2],
        "all": every,
    }


def bank(course: Course, blanks: Iterable[Blank], code: str) -> list[Blank]:
    """The words that fill gaps, in the order of their letters, each once."""
    writing = writing_of(code)
    by_words = {blank.words: blank for blank in blanks}

    def key(blank: Blank) -> tuple[str, str]:
        term = course.entries[blank.entry].terms[code]
        reading = term.reading if term.preferred.text == blank.words else ""
        return sort_key(blank.words, writing, reading), blank.words

    return sorted(by_words.values(), key=key)


def lines_for(words: str) -> int:
    """How many ruled lines it takes to write words by hand."""
    return max(2, math.ceil(1.25 * _room(words) / LETTERS_IN_LINE))


def _room(words: str) -> int:
    """How much room words take when they are written by hand, in Latin letters."""
    return sum(3 if is_unspaced(character) else 1 for character in words)
