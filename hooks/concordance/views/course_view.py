"""The course in one language: every name, number, address and list that a page may ask for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, partial

from .. import routes
from ..analysis.rows import rows_of
from ..analysis.sounds import ruled
from ..language.collation import sort_key
from ..language.dates import written_day
from ..language.names import language_name
from ..language.pinyin import written as written_pinyin
from ..language.plurals import plural_category
from ..language.scripts import is_unspaced
from ..language.writings import writing_of
from ..model import (
    Correction,
    Course,
    Entry,
    Fact,
    Figure,
    Gloss,
    Group,
    Kind,
    Language,
    Lesson,
    Mention,
    Note,
    Paragraph,
    Part,
    Picture,
    Position,
    Remark,
    Section,
    Text,
    TraitType,
    Work,
)
from . import citable, citation
from .labels import Labels
from .patterns import Runs

HAN = ("zh", "ja")
"""Languages written in Chinese characters."""


def views(course: Course) -> dict[str, CourseView]:
    """The course in each of its languages, by language code."""
    found: dict[str, CourseView] = {}
    for language in course.languages:
        labels = Labels(course.labels[language.code], partial(plural_category, language.tag))
        found[language.code] = CourseView(course, language, labels, found)
    return found


class CourseView:
    """The course in one language, with the generator's own words in that language."""

    def __init__(
        self, course: Course, language: Language, label: Labels, translations: Mapping[str, CourseView]
    ) -> None:
        """`translations` are the course in every language, this one included."""
        self.course = course
        self.language = language
        self.label = label
        self.translations = translations
        self.code = language.code
        self._rows: dict[Position, list[dict[str, tuple[int, ...]]]] = {}

    @cached_property
    def others(self) -> tuple[CourseView, ...]:
        """The course in the other languages."""
        return tuple(view for code, view in self.translations.items() if code != self.code)

    @cached_property
    def all(self) -> tuple[CourseView, ...]:
        """The course in every language, this one first."""
        return (self, *self.others)

    @cached_property
    def texts(self) -> tuple[TextView, ...]:
        """The reading list."""
        return tuple(TextView(text, self) for text in self.course.texts.values())

    def text(self, text_id: str) -> TextView:
        """The text with this id."""
        return next(text for text in self.texts if text.version.text == text_id)

    @property
    def han(self) -> str:
        """The language tag of Chinese characters in this language's texts: "" in Chinese and Japanese."""
        tags = {language.code: language.tag for language in self.course.languages if language.code in HAN}
        return "" if self.code in tags else next(iter(tags.values()), "")

    def han_in(self, code: str) -> str:
        """The same for words in the language of a code that stand on pages in this one."""
        return self.han if code in (*HAN, self.code) or self.code not in HAN else self.language.tag

    def rtl_in(self, code: str) -> str:
        """The tag of this language if it runs from right to left and words in another one may hold it."""
        return self.language.tag if self.language.direction == "rtl" and code != self.code else ""

    def rows(self, position: Position) -> list[dict[str, tuple[int, ...]]]:
        """The sentences of a paragraph in rows, as `rows_of` gives them, made once."""
        if position not in self._rows:
            self._rows[position] = rows_of(self.course.alignments[position])
        return self._rows[position]

    @property
    def makers(self) -> str:
        """Who made the edition; "" where nobody gives a name."""
        return " · ".join(citation.name_in_prose(name, self.code) for name in self.course.settings.editors)

    def day(self, date: str) -> str:
        """A day, month or year as the language writes it."""
        return written_day(date, self.language.tag)

    def running_head(self, text: TextView | None) -> str:
        """What stands on each printed sheet: the text, with its author, or the course; and the version."""
        shown = text or (self.texts[0] if len(self.texts) == 1 else None)
        title = shown.title if shown else self.course.settings.title[self.code]
        names = [author.name for author in shown.version.authors] if shown else []
        version = self.label("bundle_version", version=self.course.settings.version)
        return " · ".join([*names, title, version])

    # ------------------------------------------------------------ addresses

    def group_url(self, group: Group) -> str:
        """The index of a group."""
        return routes.group(self.code, group.path)

    def entry_url(self, entry_id: str) -> str:
        """The page of an entry."""
        return routes.entry(self.code, self._folder_of[self.course.entries[entry_id].kind], entry_id)

    def part_url(self, entry_id: str, number: int) -> str:
        """The page of a part of the passages of an entry, counted from 1."""
        folder = self._folder_of[self.course.entries[entry_id].kind]
        return routes.part(self.code, folder, entry_id, number)

    @cached_property
    def _folder_of(self) -> dict[str, str]:
        """Kind of entry -> the folder of its group."""
        vocabulary = self.course.vocabulary
        paths = {group.id: group.path for group in vocabulary.groups}
        return {kind.id: paths[kind.group] for kind in vocabulary.kinds.values()}

    def position_url(self, position: Position) -> str:
        """The page and anchor of a paragraph, a note, or of the front matter of a text."""
        return self.text(position.text).url(position.local)

    def position_label(self, position: Position, label: Labels | None = None) -> str:
        """A paragraph's number or a note's name as readers see it, with its text where there are several."""
        say = label or self.label
        text = self.text(position.text)
        place = text.label_of(position.local, say)
        return place if len(self.texts) == 1 else say("place_in", text=text.short, place=place)

    def name_of(self, language: Language) -> str:
        """What a language is called in this one, by CLDR; its own name where CLDR knows none."""
        return language_name(language.tag, self.language.tag) or language.name

    # ------------------------------------------------------------ entries

    def name(self, entry: Entry) -> str:
        """An entry's preferred name."""
        return entry.terms[self.code].preferred.text

    def pinyin(self, entry: Entry) -> str:
        """How the preferred name of an entry sounds, in a language that sorts names by their sound."""
        return self._pinyin[entry.id] if writing_of(self.code).by_sound else ""

    @cached_property
    def _pinyin(self) -> dict[str, str]:
        found = {}
        for entry in self.course.entries.values():
            name = self.name(entry)
            rulings = ruled(name, self.course.sounds.get(self.code, ()))
            found[entry.id] = written_pinyin(name, entry.terms[self.code].reading, rulings)
        return found

    def citable(self, entry: Entry) -> dict[str, Work]:
        """The entry as it is cited, with the name of its record."""
        return {entry.id: citable.entry(self.course, self.code, entry, self.entry_url(entry.id))}

    def sort_key(self, entry: Entry) -> tuple[str, str]:
        """Readers look names up in the order of their letters; in Chinese, of their pinyin."""
        return self._sort_keys[entry.id]

    @cached_property
    def _sort_keys(self) -> dict[str, tuple[str, str]]:
        writing = writing_of(self.code)
        return {
            entry.id: (sort_key(self.name(entry), writing, entry.terms[self.code].reading), entry.id)
            for entry in self.course.entries.values()
        }

    def sorted(self, entries: Iterable[Entry]) -> list[Entry]:
        """Entries in the order of their names, each once."""
        return sorted({entry.id: entry for entry in entries}.values(), key=self.sort_key)

    def entries_of(self, group: Group) -> list[Entry]:
        """The entries of a group, sorted by name."""
        return self._by_group[group.id]

    @cached_property
    def _by_group(self) -> dict[str, list[Entry]]:
        vocabulary = self.course.vocabulary
        found: dict[str, list[Entry]] = {group.id: [] for group in vocabulary.groups}
        for entry in self.sorted(self.course.entries.values()):
            found[vocabulary.group_of(entry).id].append(entry)
        return found

    def by_letter(self, entries: Iterable[Entry]) -> list[tuple[str, list[Entry]]]:
        """Entries under the first letter of their names, in Chinese of their pinyin; digits come first."""
        letters: dict[str, list[Entry]] = {}
        for entry in self.sorted(entries):
            first = next((c for c in self.sort_key(entry)[0] if c.isalnum()), "0")
            letters.setdefault("0–9" if first.isdigit() else first.upper(), []).append(entry)
        return sorted(letters.items())

    def kind_counts(self, entries: Sequence[Entry]) -> list[tuple[Kind, int]]:
        """How many of these entries are of each kind, in the order of the vocabulary."""
        counts = Counter(entry.kind for entry in entries)
        return [(kind, counts[kind.id]) for kind in self.course.vocabulary.kinds.values() if counts[kind.id]]

    def traits_of(self, entries: Sequence[Entry]) -> list[tuple[TraitType, list[tuple[str, str]]]]:
        """The properties by which some of these entries are classified, with the labels of their values."""
        named = {trait.name for entry in entries for trait in entry.traits}
        return [
            (kind, [(value, label[self.code]) for value, label in kind.values.items()])
            for kind in self.course.vocabulary.traits.values()
            if kind.id in named
        ]

    def relations(self, entry: Entry) -> list[tuple[str, list[Entry]]]:
        """An entry's relations as readers see them, also those that other entries state: label, entries."""
        types = self.course.vocabulary.relations
        found: dict[str, list[Entry]] = {}
        for relation in entry.relations:
            label = types[relation.type].label[self.code]
            found.setdefault(label, []).append(self.course.entries[relation.target])
        for other, type_id in self._relations_to.get(entry.id, ()):
            found.setdefault(types[type_id].inverse_label[self.code], []).append(other)
        return [(label, self.sorted(entries)) for label, entries in found.items()]

    @cached_property
    def _relations_to(self) -> dict[str, list[tuple[Entry, str]]]:
        found: dict[str, list[tuple[Entry, str]]] = {}
        for other in self.course.entries.values():
            for relation in other.relations:
                found.setdefault(relation.target, []).append((other, relation.type))
        return found

    def after(self, fact: Fact) -> list[TextView]:
        """The texts than which a fact is later."""
        return [text for text in self.texts if text.is_before(fact.date)]

    # ------------------------------------------------------------ lessons

    def lesson_on(self, text_id: str, section_id: str) -> Lesson | None:
        """The lesson on a section, if there is one."""
        section = Position(text_id, section_id)
        return next((each for each in self.course.lessons if each.section == section), None)

    def section_of(self, lesson: Lesson) -> Section:
        """The section that a lesson teaches."""
        return self.text(lesson.section.text).section(lesson.section.local)

    def terms_of(self, lesson: Lesson) -> list[Entry]:
        """The key terms of a lesson."""
        return self.key_terms(lesson.section.text, self.section_of(lesson), lesson.terms)

    def key_terms(
        self, text_id: str, section: Section, pinned: Sequence[str] = (), most: int = 12
    ) -> list[Entry]:
        """The key terms of a section: those that an author pins to it, then the most named."""
        text = self.text(text_id)
        counts: Counter[str] = Counter()
        for paragraph in section.paragraphs:
            counts.update(mention.entry for mention in text.mentions(text.position(paragraph.id)))
        ranked = sorted(counts, key=lambda entry: (-counts[entry], entry))
        named = [entry for entry in ranked if self.course.entries[entry].linked]
        return [self.course.entries[entry] for entry in dict.fromkeys((*pinned, *named))][
            : max(most, len(pinned))
        ]

    # ------------------------------------------------------------ who occurs where

    @cached_property
    def occurrences(self) -> dict[str, list[Position]]:
        """Entry id -> the positions where it is mentioned, in any language, in reading order."""
        found: dict[str, list[Position]] = {entry: [] for entry in self.course.entries}
        for text in self.texts:
            for position in text.version.passages:
                in_all = self.course.mentions.values()
                named = {m.entry for texts in in_all for m in texts.get(position, ())}
                for entry in sorted(named):
                    found[entry].append(position)
        return found

    def in_paragraphs(self, entry: Entry) -> list[tuple[TextView, Paragraph]]:
        """The paragraphs that mention an entry."""
        return [(text, paragraph) for text in self.texts for paragraph in text.in_paragraphs(entry)]

    def in_notes(self, entry: Entry) -> list[tuple[TextView, Note]]:
        """The notes that mention an entry."""
        return [(text, note) for text in self.texts for note in text.in_notes(entry)]

    def texts_with(self, entry: Entry) -> list[TextView]:
        """The texts that mention an entry."""
        named = {position.text for position in self.occurrences[entry.id]}
        return [text for text in self.texts if text.version.text in named]

    def edition_notes(
        self, items: Mapping[str, Sequence[Correction | Remark]]
    ) -> list[tuple[str, list[tuple[Language, Correction | Remark]]]]:
        """What the editors noted, under the heading of each section, with the language of the text."""
        by_code = {language.code: language for language in self.course.languages}
        noted = [(by_code[code], item) for code, found in items.items() for item in found]
        homes = [self.text(item.position.text).home_of(item.position.local) for _, item in noted]
        return [
            (name, [each for each, home in zip(noted, homes, strict=True) if home == name])
            for text in self.texts
            for name in dict.fromkeys(text.homes)
            if name in homes
        ]


class TextView:
    """One text in one language."""

    def __init__(self, text: Text, course: CourseView) -> None:
        self.text = text
        self.course = course
        self.code = course.code
        self.version = text.versions[course.code]

    @property
    def title(self) -> str:
        """The title of the text, without its note."""
        return self.version.title.plain

    @property
    def short(self) -> str:
        """What the text is called in menus and lists."""
        return self.text.settings.short[self.code] if self.text.settings.short else self.title

    @cached_property
    def translations(self) -> dict[str, TextView]:
        """The text in every language, this one included."""
        return {code: view.text(self.version.text) for code, view in self.course.translations.items()}

    @property
    def others(self) -> list[TextView]:
        """The text in the other languages."""
        return [text for code, text in self.translations.items() if code != self.code]

    @property
    def all(self) -> list[TextView]:
        """The text in every language, this one first."""
        return [self, *self.others]

    def is_before(self, date: str) -> bool:
        """Whether the text was published before a date; both may be years, months or days."""
        published = self.text.settings.published
        return date[: len(published)] > published[: len(date)]

    def citable(self) -> dict[str, Work]:
        """The text and this edition of it, each with the name of its records."""
        edition = citable.edition(self.course.course, self.text.settings, self.code, self.title_url)
        return {self.text.id: self.text.settings.cite, f"{self.text.id}-edition": edition}

    def appeared(self) -> Runs:
        """Where and when the text first came out."""
        work = self.text.settings.cite
        spoken = self.course.translations.get(citation.voice_of(work, self.code), self.course)
        return citation.appeared(
            work, self.code, spoken.label.pages(work.pages.split("-") if work.pages else [])
        )

    def paragraph_citations(self) -> tuple[citation.Styled, ...]:
        """The text's citations with blanks for the number of a paragraph and its page."""
        is_paged = "pages" in self.version.imprint
        return citation.pinpointed(self.text.settings.cite, self.code, paged=is_paged)

    # ------------------------------------------------------------ addresses

    @property
    def title_url(self) -> str:
        """The title page."""
        return routes.text(self.code, self.version.text)

    def section_url(self, section: Section, anchor: str = "") -> str:
        """The page of a section, or a place on it."""
        return routes.section(self.code, self.version.text, section.id, anchor)

    def url(self, local: str) -> str:
        """The page and anchor of a paragraph or a note; of anything else, the title page."""
        home = self._section_of.get(local)
        return self.title_url if home is None else self.section_url(home, local)

    @property
    def homes(self) -> list[str]:
        """What may be said of where a passage stands: before all sections, or in one of them."""
        opening = self.course.label("opening")
        names = [self.course.label("front"), *(each.title or opening for each in self.version.sections)]
        return [f"{self.short} · {name}" for name in names] if len(self.course.texts) > 1 else names

    def home_of(self, local: str) -> str:
        """Which of `homes` a passage has."""
        home = self._section_of.get(local)
        return self.homes[0 if home is None else self.version.sections.index(home) + 1]

    def section_with(self, local: str) -> Section:
        """The section on whose page a heading, a paragraph, a figure or a note stands."""
        return self._section_of[local]

    def reference_url(self, note: Note) -> str:
        """Where a note is referred to: in a paragraph, or in the title."""
        anchor = f"ref-{note.key.removeprefix('note-')}"
        section = self._section_of_reference.get(note.id)
        return f"{self.title_url}#{anchor}" if section is None else self.section_url(section, anchor)

    def label_of(self, local: str, label: Labels | None = None) -> str:
        """A paragraph's number, or a note's name, as readers see it."""
        if local in self.version.paragraph:
            return self.version.paragraph[local].number
        if local in self.version.note:
            return (label or self.course.label)("note", note=self.version.note[local].id)
        if local in self._headings:
            return self._headings[local]
        if local in self.version.figure:
            return (label or self.course.label)("figure")
        return (label or self.course.label)("front")

    @cached_property
    def _headings(self) -> dict[str, str]:
        """Id of a heading -> its words."""
        found = {part.id: part.title for section in self.version.sections for part in section.parts}
        return found | {section.id: section.title for section in self.version.sections}

    @cached_property
    def _section_of_reference(self) -> dict[str, Section]:
        """Note id -> the section in which it is referred to."""
        found: dict[str, Section] = {}
        for section in self.version.sections:
            for paragraph in section.paragraphs:
                found |= dict.fromkeys(paragraph.text.values("note"), section)
        return found

    @cached_property
    def _section_of(self) -> dict[str, Section]:
        """Id of a heading, paragraph or figure, or note key -> the section on whose page it stands."""
        found = {part.id: section for section in self.version.sections for part in section.parts}
        found |= {section.id: section for section in self.version.sections}
        found |= {p.id: section for section in self.version.sections for p in section.paragraphs}
        found |= {f.id: section for section in self.version.sections for f in section.figures}
        first = self.version.sections[0]
        return found | {n.key: self._section_of_reference.get(n.id, first) for n in self.version.notes}

    # ------------------------------------------------------------ parts

    def section(self, section_id: str) -> Section:
        """The section with this id."""
        return next(section for section in self.version.sections if section.id == section_id)

    def part(self, section_id: str, part_id: str) -> Part:
        """The part with this id in a section."""
        return next(part for part in self.section(section_id).parts if part.id == part_id)

    @staticmethod
    def pages_of(section: Section) -> list[int]:
        """The printed pages on which a section stands."""
        return sorted({page for paragraph in section.paragraphs for page in paragraph.pages})

    def notes_of(self, section: Section) -> list[Note]:
        """The notes of a section; those of the title stand with the first section."""
        return [note for note in self.version.notes if self._section_of[note.key].id == section.id]

    def is_shared(self, note: Note) -> bool:
        """Whether a note reads the same in every language, like a bare reference; it is then shown once.

        Spaces and dashes do not count: one language writes “pp.3-7”, another “pp. 3–7”.
        """
        return all(_bare(text.version.note[note.key]) == _bare(note) for text in self.others)

    def language_of(self, note: Note) -> Language:
        """The language whose script a shared note is written in: an English reference stays English."""
        spaceless = _is_spaceless(note.text.plain)
        texts = self.translations.values()
        return next(
            (t.course.language for t in texts if _is_spaceless(t.title) == spaceless), self.course.language
        )

    # ------------------------------------------------------------ who occurs where

    def position(self, local: str) -> Position:
        """The position of a paragraph or a note of this text."""
        return Position(self.version.text, local)

    def glosses(self, local: str) -> Sequence[Gloss]:
        """The editors' glosses on a paragraph."""
        return self.course.course.glosses.get(self.position(local), ())

    def gloss_id(self, gloss: Gloss) -> str:
        """The id, on the page of a section, of the element that holds a gloss in this language."""
        return f"gloss-{gloss.id}-{self.code}"

    def glosses_on(self, entry: Entry, section: Section) -> list[Gloss]:
        """What the editors say, on a section's page, of words that name an entry; the same thing once."""
        found: dict[str, Gloss] = {}
        for paragraph in section.paragraphs:
            for gloss in self.glosses(paragraph.id):
                start, end = gloss.span(self.code, self.version.paragraph[paragraph.id].text.plain)
                named = self.mentions(gloss.position)
                if any(m.entry == entry.id and m.start < end and start < m.end for m in named):
                    found.setdefault(gloss.same_as or gloss.id, gloss)
        return list(found.values())

    def pictures_of(self, figure: Figure) -> list[tuple[TextView, Picture, str]]:
        """What a figure shows: a text, its picture, and the alternative text.

        One picture, if it is the same in every language; else that of each language, this one's first.
        """
        pictures = self.course.course.pictures
        named = [(text, text.version.figure[figure.id]) for text in self.all]
        found = [(text, pictures[text.code][own.picture.name], own.alt) for text, own in named]
        is_shared = len({picture.address for _, picture, _ in found}) == 1
        return found[:1] if is_shared else found

    def mentions(self, position: Position) -> Sequence[Mention]:
        """The mentions at a position in this language."""
        return self.course.course.mentions[self.code].get(position, ())

    def entries_in(self, local: str) -> list[Entry]:
        """The entries mentioned there, each once, in the order of their first mention."""
        found = self.mentions(self.position(local))
        return [self.course.course.entries[entry] for entry in dict.fromkeys(m.entry for m in found)]

    def entries_in_section(self, section: Section) -> list[Entry]:
        """The entries that a section's paragraphs mention, sorted by name."""
        return self.course.sorted(entry for p in section.paragraphs for entry in self.entries_in(p.id))

    def entries_with_card(self, section: Section) -> list[Entry]:
        """The linked entries that a section's paragraphs and notes name, in whichever language."""
        places = [p.id for p in section.paragraphs] + [note.key for note in self.notes_of(section)]
        positions = [self.position(place) for place in places]
        mentions = self.course.course.mentions.values()
        named = {m.entry for texts in mentions for position in positions for m in texts.get(position, ())}
        return [entry for entry in self.course.course.entries.values() if entry.id in named and entry.linked]

    @cached_property
    def _occurrences(self) -> dict[str, list[str]]:
        """Entry id -> the local ids where it is mentioned."""
        text_id = self.version.text
        return {
            entry: [position.local for position in positions if position.text == text_id]
            for entry, positions in self.course.occurrences.items()
        }

    def in_paragraphs(self, entry: Entry) -> list[Paragraph]:
        """The paragraphs that mention an entry."""
        paragraphs = self.version.paragraph
        return [paragraphs[place] for place in self._occurrences[entry.id] if place in paragraphs]

    def in_notes(self, entry: Entry) -> list[Note]:
        """The notes that mention an entry."""
        notes = self.version.note
        return [notes[place] for place in self._occurrences[entry.id] if place in notes]

    def by_section(self, entry: Entry) -> list[tuple[Section, list[Paragraph]]]:
        """The paragraphs that mention an entry, grouped by section."""
        found: dict[str, list[Paragraph]] = {}
        for paragraph in self.in_paragraphs(entry):
            found.setdefault(self._section_of[paragraph.id].id, []).append(paragraph)
        return [(section, found[section.id]) for section in self.version.sections if section.id in found]


def _bare(note: Note) -> str:
    return re.sub(r"[\s\-–]+", "", note.text.plain)


def _is_spaceless(text: str) -> bool:
    """Whether a text is written, at least in part, in a script without spaces between words."""
    return any(is_unspaced(character) for character in text)
