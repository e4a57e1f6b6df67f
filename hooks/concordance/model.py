"""What a course is made of. Everything here is frozen and imports nothing of ours but the problem codes.

Offsets are code points in a plain text, half open: `text[start:end]`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal, NamedTuple

from .codes import Code
from .language.scripts import direction_of

Localized = Mapping[str, str]
"""The same words in every language of the course: language code -> text."""


class Place(NamedTuple):
    """Where something is written: a file of the content, and a line and column counted from 1.

    A tuple, because there are so many of them.
    """

    path: str
    line: int = 1
    column: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """An author's mistake. `code` names the message in `locales/*.yml`, `values` fill its blanks."""

    place: Place
    code: Code
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A paragraph or a note of one of the texts: `udhr/article-26-1`, `article/note-21`, `article/front`."""

    text: str
    local: str

    def __str__(self) -> str:
        return f"{self.text}/{self.local}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """One language of the course: its folder, its BCP 47 tag, and its name in itself."""

    code: str
    tag: str
    name: str

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """In which direction it is written."""
        return direction_of(self.tag)


# ---------------------------------------------------------------- the texts


@dataclass(frozen=True, slots=True)
class Style:
    """A stretch of a text set apart: emphasis, strong, code, or a link with its address."""

    kind: Literal["emphasis", "strong", "code", "link"]
    start: int
    end: int
    url: str = ""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A point in a text: a reference to a note, or the place where a printed page begins."""

    kind: Literal["note", "page"]
    offset: int
    value: str
    place: Place


@dataclass(frozen=True, slots=True)
class RichText:
    """A plain text with everything that is not text beside it, as stand-off marks."""

    plain: str
    styles: tuple[Style, ...] = ()
    anchors: tuple[Anchor, ...] = ()
    pieces: tuple[tuple[int, Place], ...] = field(default=(), compare=False, repr=False)
    """Offsets from which the text runs on as it is written, and where that is in the file."""

    def place(self, offset: int) -> Place | None:
        """Where a character of the text is written; None for a text that was not read from a file."""
        before = [piece for piece in self.pieces if piece[0] <= offset]
        if not before:
            return None
        start, place = before[-1]
        return place._replace(column=place.column + offset - start)

    def values(self, kind: str) -> tuple[str, ...]:
        """The values of all anchors of one kind, in reading order."""
        return tuple(anchor.value for anchor in self.anchors if anchor.kind == kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note of a text. `id` is what an author writes ("21" or "*"), `page` the printed page."""

    id: str
    text: RichText
    place: Place
    page: int | None = None

    @property
    def key(self) -> str:
        """The note's id among all positions of its text: "note-21", or "note-star"."""
        return "note-" + ("star" if self.id == "*" else self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph: the same `id` and `number` in every language."""

    id: str
    number: str
    text: RichText
    pages: tuple[int, ...]
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture that has been looked into: its address in the site, its size in pixels, and its bytes."""

    address: str
    width: int
    height: int
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PictureUse:
    """A page of a language names a picture, as in `pictures/map.png`."""

    language: str
    name: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A picture in a text, with its alternative text and its caption: the same `id` in every language.

    It stands behind the first `after` paragraphs of its part. It is no passage: nothing is looked for in it.
    """

    id: str
    after: int
    picture: PictureUse
    alt: str
    caption: RichText
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A run of paragraphs under one heading. The run before a section's first subheading has no title."""

    id: str
    number: str
    title: str
    place: Place
    paragraphs: tuple[Paragraph, ...]
    figures: tuple[Figure, ...] = ()

    def figures_after(self, count: int) -> tuple[Figure, ...]:
        """The figures between the paragraph that is the `count`th of the part and the next one."""
        return tuple(figure for figure in self.figures if figure.after == count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of a text, which is a page of the site."""

    id: str
    number: int
    title: str
    place: Place
    parts: tuple[Part, ...]

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs of the section in reading order."""
        return tuple(paragraph for part in self.parts for paragraph in part.paragraphs)

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All figures of the section in reading order."""
        return tuple(figure for part in self.parts for figure in part.figures)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An author of a text, with a line about them."""

    name: str
    about: str = ""


@dataclass(frozen=True, kw_only=True)  # without slots, which leave no room for what is computed once
class Version:
    """A text in one language."""

    text: str
    language: str
    path: str
    title: RichText
    authors: tuple[Person, ...]
    imprint: Mapping[str, str]
    keywords: tuple[str, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    front: str = ""
    """The front matter as it is written."""

    @cached_property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """All paragraphs in reading order."""
        return tuple(paragraph for section in self.sections for paragraph in section.paragraphs)

    @cached_property
    def paragraph(self) -> Mapping[str, Paragraph]:
        """Paragraph id -> paragraph, in reading order."""
        return {paragraph.id: paragraph for paragraph in self.paragraphs}

    @cached_property
    def figure(self) -> Mapping[str, Figure]:
        """Figure id -> figure, in reading order."""
        return {figure.id: figure for section in self.sections for figure in section.figures}

    @cached_property
    def note(self) -> Mapping[str, Note]:
        """Note key -> note."""
        return {note.key: note for note in self.notes}

    @cached_property
    def passages(self) -> Mapping[Position, RichText]:
        """Everything that is searched for terms, paragraphs and then notes, in reading order."""
        local = {paragraph.id: paragraph.text for paragraph in self.paragraphs}
        local |= {note.key: note.text for note in self.notes}
        return {Position(self.text, key): text for key, text in local.items()}


# ---------------------------------------------------------------- the glossary


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A spelling by which an entry is found. `exact` means that capitals matter."""

    text: str
    exact: bool
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Avoided:
    """A form that readers meet but should not use, and why."""

    form: Form
    reason: Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An entry's names in one language. `reading`, if given, is what the preferred one sounds like."""

    preferred: Form
    reading: str = ""
    also: tuple[Form, ...] = ()
    abbreviations: tuple[Form, ...] = ()
    described_as: tuple[Form, ...] = ()
    avoid: tuple[Avoided, ...] = ()

    @property
    def forms(self) -> tuple[Form, ...]:
        """Every form that is searched for, preferred first."""
        avoided = tuple(item.form for item in self.avoid)
        return (self.preferred, *self.also, *self.abbreviations, *self.described_as, *avoided)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where an editors' fact can be checked, and when it last was.

    One that is `secondary` reports what those concerned did or issued; it is not their own page or record.
    """

    title: Localized
    url: str
    checked: str
    secondary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A dated fact: a text says it (`positions` name where), or the editors add it (`sources`).

    One that is `planned` speaks of a day that was still to come when it was written.
    """

    date: str
    text: Localized
    planned: bool = False
    positions: tuple[Position, ...] = ()
    sources: tuple[Source, ...] = ()
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """A typed relation of the entry that holds it to another entry."""

    type: str
    target: str
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Trait:
    """A classified property of an entry, such as the legal force of an instrument, explained."""

    name: str
    value: str
    explained: Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address outside the site that a reader may follow."""

    label: Localized
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One concept, in all languages together."""

    id: str
    kind: str
    terms: Mapping[str, Term]
    definition: Localized
    place: Place
    date: str = ""
    about: Localized | None = None
    symbols: tuple[Form, ...] = ()
    traits: tuple[Trait, ...] = ()
    facts: tuple[Fact, ...] = ()
    relations: tuple[Relation, ...] = ()
    links: tuple[Link, ...] = ()
    linked: bool = True
    background: bool = False

    @property
    def forms(self) -> tuple[Form, ...]:
        """Every form of every language: texts quote each other's languages, above all in notes."""
        return tuple(form for term in self.terms.values() for form in term.forms) + self.symbols

    def running_words(self, language: str) -> tuple[str, ...]:
        """What it says in sentences in one language, in which other entries are found and linked."""
        words = [self.definition, *(trait.explained for trait in self.traits), *(f.text for f in self.facts)]
        return tuple(each[language] for each in (*words, *([self.about] if self.about else [])))


# ---------------------------------------------------------------- what a course says of its own words


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A group of entries with an index page of its own."""

    id: str
    path: str
    label: Localized
    about: Localized
    ask: Localized | None = None
    """How the self-check asks for entries of the group in the order of their dates, if it does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """What an entry is; every kind belongs to one group."""

    id: str
    group: str
    label: Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationType:
    """A type of relation, and how it reads from its other end."""

    id: str
    label: Localized
    inverse: str
    inverse_label: Localized
    ask: Localized | None = None
    """How the self-check asks for the other end of a relation, if it does: `{name}` is the entry."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TraitType:
    """A classified property, with the label and the meaning of each value."""

    id: str
    label: Localized
    values: Mapping[str, Localized]


@dataclass(frozen=True, slots=True, kw_only=True)
class LaneType:
    """A lane of the timeline: the entries of a group, or a lane for each value of a trait of theirs."""

    group: str
    trait: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MapType:
    """What the map of relations shows: the groups, each in its shape, and two sorts of relations.

    An entry hangs from what the first of its `lines` leads to; the relations of both sorts for which there
    is no line are written below its name.
    """

    shapes: Mapping[str, Literal["box", "frame", "round", "sheet"]]
    lines: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words a course uses to sort its entries."""

    groups: tuple[Group, ...]
    kinds: Mapping[str, Kind]
    relations: Mapping[str, RelationType]
    traits: Mapping[str, TraitType]
    timeline: tuple[LaneType, ...] = ()
    """The lanes from top to bottom; none where the course has no timeline."""
    map: MapType | None = None

    def group_of(self, entry: Entry) -> Group:
        """The group to which an entry belongs."""
        wanted = self.kinds[entry.kind].group
        return next(group for group in self.groups if group.id == wanted)


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person or an organization as written in each language: `Yan, Dexue`, or `United Nations`.

    What stands before the first comma is the family name, except in the name of an organization.
    """

    written: Localized
    is_organization: bool = False

    def said(self, language: str) -> str:
        """The name in a language; else in any."""
        return self.written.get(language) or next(iter(self.written.values()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A work as it is cited. `language` is the one it is written in; words are given at least in that one.

    `type` is article, chapter, book, report, resolution, speech or web; or `edition` or `entry`, which the
    site itself offers. `container` is the journal, book or website that holds it. `romanized` gives the
    title and the container in Latin letters.
    """

    type: str
    title: Localized
    language: str
    authors: tuple[Name, ...] = ()
    editors: tuple[Name, ...] = ()
    translators: tuple[Name, ...] = ()
    date: str = ""
    container: Localized = field(default_factory=dict)
    volume: str = ""
    issue: str = ""
    pages: str = ""
    publisher: Localized = field(default_factory=dict)
    place: Localized = field(default_factory=dict)
    edition: str = ""
    number: str = ""
    event: Localized = field(default_factory=dict)
    doi: str = ""
    issn: str = ""
    isbn: str = ""
    url: str = ""
    accessed: str = ""
    romanized: Mapping[str, str] = field(default_factory=dict)
    version: str = ""
    original: Work | None = None

    def said(self, words: Localized, language: str) -> str:
        """Words in a language; else in the work's own, else in any; "" where there are none."""
        return words.get(language) or words.get(self.language) or next(iter(words.values()), "")


Forms = Mapping[str, tuple[str, ...]]
"""How a name is written: language code -> its forms."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A work that the texts cite: where, and which of its pages, if any. `entry` is its entry, if any."""

    id: str
    work: Work
    cited: Mapping[Position, str]
    entry: str
    place: Place
    places: Mapping[Position, Place]
    """Where each position is written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSettings:
    """What `course.yml` says of one text. A `short` title stands in menus and lists."""

    id: str
    published: str
    rights: Localized
    cite: Work
    short: Localized | None = None


class Borrowed(str):
    """Words of a page in English, because its language does not have them."""

    __slots__ = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A version of the course, and what is new in it."""

    version: str
    date: str
    changes: Localized


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What `course.yml` says. A course of one text names no texts: its only one is `article`."""

    id: str
    version: str
    languages: tuple[Language, ...]
    title: Localized
    description: Localized
    rights: Localized
    texts: tuple[TextSettings, ...]
    editors: tuple[Name, ...] = ()
    contact: str = ""
    """Where a mistake can be reported: an address with `mailto:` or `https:`."""
    history: tuple[Release, ...] = ()
    site_url: str = ""
    released: str = ""


# ---------------------------------------------------------------- matching and its curation


class Mention(NamedTuple):
    """An entry named in a text, from `start` up to `end`. A tuple, because there are so many of them."""

    start: int
    end: int
    entry: str


Mentions = Mapping[str, Mapping[Position, tuple[Mention, ...]]]
"""Language code -> position -> the mentions there, in reading order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """An author's decision about words in one text, with the reason.

    force: these words mean this entry. forbid: this entry's form does not mean it here.
    block: these words name nothing here. waive: this language rightly lacks a mention.
    unmatched: these words, a figure or a name, rightly have no counterpart.
    `within` narrows `words` to where they stand inside these; empty, every occurrence is meant.
    """

    action: Literal["force", "forbid", "block", "waive", "unmatched"]
    position: Position
    language: str
    entry: str
    words: str
    within: str = ""
    reason: Localized
    place: Place
    places: Mapping[str, Place] = field(default_factory=dict)
    """Where its `at`, `language` and `entry` are written, for those that are."""


@dataclass(frozen=True, slots=True)
class StopPhrase:
    """Words that name nothing, wherever they stand: in 副秘书长 no 秘书长 is named.

    With `within`, only where they stand inside these words, and then what stands beside them is free: 和平
    within 和平等, where 平等 is named. `entry` is the entry whose own form the words are, if they are one.
    """

    form: Form
    reason: Localized
    within: str = ""
    entry: str = ""


@dataclass(frozen=True, slots=True)
class Overrides:
    """All that the author decided about single words, and the stop list."""

    instructions: tuple[Override, ...] = ()
    stop_list: tuple[StopPhrase, ...] = ()


Span = tuple[int, int]
"""A stretch of a text, half open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """How certain Chinese words sound wherever the texts have them: a syllable for each character."""

    words: str
    syllables: tuple[str, ...]
    reason: Localized
    place: Place


SentenceGroup = tuple[tuple[int, ...], tuple[int, ...]]
"""Sentences of the first language and of another that render each other, numbered from 0."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """The sentence pairs of a paragraph between the first language and another one.

    `confidence` is 0 to 1; pairs set by hand (`curated`) have 1.
    """

    groups: tuple[SentenceGroup, ...]
    confidence: float
    curated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """The sentences of a paragraph in each language, and how each other language pairs with the first."""

    position: Position
    sentences: Mapping[str, tuple[Span, ...]]
    pairings: Mapping[str, Pairing]


# ---------------------------------------------------------------- the edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A change the editors made to the printed or scanned text."""

    position: Position
    before: str
    after: str
    why: Localized
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something that looks odd, is the author's own, and stays."""

    position: Position
    words: str
    remark: Localized
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Gloss:
    """What the editors tell the reader of words of a paragraph, beside the text and apart from it.

    `words` stand in the paragraph once in each language. A gloss that is `same_as` another one says what
    that one says, with its sources, at a place of its own.
    """

    id: str
    position: Position
    words: Localized
    gloss: Localized
    sources: tuple[Source, ...]
    place: Place
    same_as: str = ""

    def span(self, language: str, text: str) -> Span:
        """Where its words stand in the paragraph's plain text."""
        start = text.index(self.words[language])
        return start, start + len(self.words[language])


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A page of running Markdown, such as the home page or the edition note."""

    title: str
    lede: str
    body: str
    place: Place


# ---------------------------------------------------------------- the lessons

Words = Mapping[str, RichText]
"""The same words in every language of the course, with their emphases: language code -> text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """What to look for while reading, and where."""

    at: tuple[Position, ...]
    text: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Discussion:
    """A question to talk about; `answer` says to the teacher what a good answer holds."""

    level: str
    ask: Words
    at: tuple[Position, ...]
    answer: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """Something to do in class; `answer` says to the teacher what to expect."""

    title: Words
    minutes: int
    text: Words
    needs: Words | None
    at: tuple[Position, ...]
    answer: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class FurtherReading:
    """A work of the references, by its id, and why to read it."""

    work: str
    why: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step of a teacher's plan."""

    minutes: int
    what: Words
    needs: Words | None
    at: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Misunderstanding:
    """What students may think wrongly of the content, or between the languages."""

    about: str
    wrong: Words
    right: Words
    at: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A lesson on a section of a text. The last three are the teacher's, with the answers."""

    id: str
    section: Position
    title: Words
    minutes: int
    goals: tuple[Words, ...]
    why: Words
    terms: tuple[str, ...]
    """The entries that its author pins to it, by id."""
    watch: tuple[Watch, ...]
    questions: tuple[Discussion, ...]
    tasks: tuple[Task, ...]
    reading: tuple[FurtherReading, ...]
    place: Place
    plan: tuple[Step, ...]
    misunderstandings: tuple[Misunderstanding, ...]
    mixed: Words | None

    @property
    def running_words(self) -> tuple[Words, ...]:
        """All that it says in sentences, in which entries are found and linked."""
        found = [*self.goals, self.why, *(each.text for each in self.watch)]
        for question in self.questions:
            found += [question.ask, question.answer]
        for task in self.tasks:
            found += [task.text, task.answer, *([task.needs] if task.needs else [])]
        found += [each.why for each in self.reading]
        for step in self.plan:
            found += [step.what, *([step.needs] if step.needs else [])]
        for each in self.misunderstandings:
            found += [each.wrong, each.right]
        return (*found, *([self.mixed] if self.mixed else []))


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A possible answer, and why it is right or wrong."""

    text: Words
    right: bool
    because: Words | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two things that belong together."""

    left: Words
    right: Words


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question of the self-check. Its kind says which of the parts in the middle it has."""

    id: str
    lesson: str
    kind: Literal["choose-one", "choose-several", "match", "order", "short"]
    difficulty: int
    at: tuple[Position, ...]
    entries: tuple[str, ...]
    tests: Words
    ask: Words
    options: tuple[Option, ...]
    pairs: tuple[Pair, ...]
    items: tuple[Words, ...]
    """In the right order."""
    accept: Mapping[str, tuple[str, ...]]
    """Language code -> the accepted answers, the preferred one first."""
    right: Words
    wrong: Words
    place: Place

    @property
    def running_words(self) -> tuple[Words, ...]:
        """What it answers in sentences, in which entries are found and linked; what it asks has no links."""
        because = (option.because for option in self.options if option.because)
        return (self.right, self.wrong, *because)


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A text of the reading list, in every language."""

    settings: TextSettings
    versions: Mapping[str, Version]

    @property
    def id(self) -> str:
        """The text's id, which is also the folder of its pages."""
        return self.settings.id


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A whole course: everything `content/` says, and every mention found in it."""

    settings: Settings
    vocabulary: Vocabulary
    texts: Mapping[str, Text]
    entries: Mapping[str, Entry]
    mentions: Mentions
    glossary_mentions: Mapping[str, Mapping[str, tuple[Mention, ...]]]
    """Language code -> running words of the glossary and the lessons -> the mentions in them."""
    alignments: Mapping[Position, Alignment]
    corrections: Mapping[str, tuple[Correction, ...]]
    remarks: Mapping[str, tuple[Remark, ...]]
    prose: Mapping[str, Mapping[str, Prose]]
    labels: Mapping[str, Mapping[str, Any]]
    """Language code -> label -> words; where they count, a mapping of plural categories."""
    overrides: Overrides = Overrides()
    sounds: Mapping[str, tuple[Sound, ...]] = field(default_factory=dict)
    """Language code -> what its author ruled on how Chinese words sound."""
    references: tuple[Reference, ...] = ()
    lessons: tuple[Lesson, ...] = ()
    questions: tuple[Question, ...] = ()
    glosses: Mapping[Position, tuple[Gloss, ...]] = field(default_factory=dict)
    """The editors' glosses on each paragraph that has any, in the order of its words."""
    pictures: Mapping[str, Mapping[str, Picture]] = field(default_factory=dict)
    """Language code -> name of a picture as its pages have it -> picture."""
    notices: tuple[Problem, ...] = ()
    """What an author should know although it is no mistake."""

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages, in the order of `course.yml`."""
        return self.settings.languages
