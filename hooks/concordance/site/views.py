"""The course in one language: every name, number, address and list that a page may ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from ..analysis.matching import Matcher
from ..language.collation import sortable
from ..language.scripts import is_unspaced
from ..model import (
    Article,
    Course,
    Entry,
    Fact,
    Group,
    Kind,
    Language,
    Note,
    Paragraph,
    Part,
    Section,
    Work,
)
from . import citable, citation

HAN = ("zh", "ja")
"""Languages written in Chinese characters."""


class Book:
    """The course in one language, with the generator's own words in that language."""

    def __init__(self, course: Course, language: Language, labels: Mapping[str, Any]) -> None:
        self.course = course
        self.language = language
        self.labels = labels
        self.code = language.code
        self.article: Article = course.articles[language.code]
        self.others = tuple(other for other in course.languages if other.code != language.code)

    # ------------------------------------------------------------ words

    @property
    def title(self) -> str:
        """The title of the article, without its note."""
        return self.article.title.plain

    def label(self, key: str, count: int | None = None, **values: Any) -> str:
        """The generator's own words for something, its blanks filled, its number agreeing with `count`."""
        words = self.labels[key]
        if isinstance(words, Mapping):
            words = words["one" if count == 1 else "other"]
        return str(words).format(count=count, **values)

    @property
    def han(self) -> str:
        """The language tag of Chinese characters in this language's texts: "" in Chinese and Japanese."""
        tags = {language.code: language.tag for language in self.course.languages if language.code in HAN}
        return "" if self.code in tags else next(iter(tags.values()), "")

    def name(self, entry: Entry) -> str:
        """An entry's preferred name."""
        return entry.terms[self.code].preferred.text

    def pages_label(self, pages: Sequence[int]) -> str:
        """The printed pages of a passage, in words; empty when the course has none."""
        if not pages:
            return ""
        if len(pages) == 1:
            return self.label("page", page=pages[0])
        return self.label("pages_from_to", first=pages[0], last=pages[-1])

    # ------------------------------------------------------------ addresses

    def section_url(self, section: Section) -> str:
        """The page of a section."""
        return f"{self.code}/article/{section.id}.html"

    def entry_url(self, entry_id: str) -> str:
        """The page of an entry."""
        entry = self.course.entries[entry_id]
        return f"{self.code}/{self.course.vocabulary.group_of(entry).path}/{entry_id}.html"

    def place_url(self, place: str) -> str:
        """The page and anchor of a paragraph, a note, or (`front`) the article's title page."""
        home = self._section_of_place.get(place)
        return f"{self.code}/article/{home}.html#{place}" if home else f"{self.code}/article/index.html"

    def place_label(self, place: str) -> str:
        """A paragraph's number, or a note's name, as readers see it."""
        if place in self.paragraphs:
            return self.paragraphs[place].number
        if place in self.notes:
            return self.label("note", note=self.notes[place].id)
        return self.label("front")

    @cached_property
    def translations(self) -> dict[str, Book]:
        """The course in every language, this one included, with this one's labels."""
        others = {other.code: Book(self.course, other, self.labels) for other in self.others}
        return {self.code: self, **others}

    @cached_property
    def matcher(self) -> Matcher:
        """Finds entries in words that are not part of the article, such as definitions."""
        return Matcher(self.course.entries.values(), self.course.rulings.never)

    @cached_property
    def paragraphs(self) -> dict[str, Paragraph]:
        """Paragraph id -> paragraph."""
        return {paragraph.id: paragraph for paragraph in self.article.paragraphs}

    @cached_property
    def notes(self) -> dict[str, Note]:
        """Note key -> note."""
        return {note.key: note for note in self.article.notes}

    @cached_property
    def _section_of_place(self) -> dict[str, str]:
        """The section on whose page a paragraph or a note stands."""
        homes = {p.id: section.id for section in self.article.sections for p in section.paragraphs}
        for section in self.article.sections:
            homes |= {note.key: section.id for note in self.notes_of(section)}
        first = self.article.sections[0].id
        return homes | {note.key: first for note in self.article.notes if note.key not in homes}

    def reference_url(self, note: Note) -> str:
        """Where a note is referred to: in a paragraph, or in the title."""
        key = note.key.removeprefix("note-")
        for section in self.article.sections:
            if any(note.id in paragraph.text.values("note") for paragraph in section.paragraphs):
                return f"{self.section_url(section)}#ref-{key}"
        return f"{self.code}/article/index.html#ref-{key}"

    def section(self, identifier: str) -> Section:
        """The section with this id."""
        return next(section for section in self.article.sections if section.id == identifier)

    def part(self, section: str, identifier: str) -> Part:
        """The part with this id in a section."""
        return next(part for part in self.section(section).parts if part.id == identifier)

    @staticmethod
    def pages_of(section: Section) -> list[int]:
        """The printed pages on which a section stands."""
        return sorted({page for paragraph in section.paragraphs for page in paragraph.pages})

    # ------------------------------------------------------------ who occurs where

    def notes_of(self, section: Section) -> list[Note]:
        """The notes referred to in a section; those of the title stand with the first section."""
        wanted = {value for paragraph in section.paragraphs for value in paragraph.text.values("note")}
        if section == self.article.sections[0]:
            wanted |= set(self.article.title.values("note"))
        return [note for note in self.article.notes if note.id in wanted]

    def is_shared(self, note: Note) -> bool:
        """Whether a note reads the same in every language, like a bare reference; it is then shown once."""
        return all(book.notes[note.key].text == note.text for book in self.translations.values())

    def language_of(self, note: Note) -> Language:
        """The language whose script a shared note is written in: an English reference stays English."""
        spaceless = _is_spaceless(note.text.plain)
        books = self.translations.values()
        return next((b.language for b in books if _is_spaceless(b.title) == spaceless), self.language)

    def entries_in(self, place: str) -> list[Entry]:
        """The entries a text mentions, each once, in the order of their first mention."""
        found = self.course.mentions[self.code].get(place, ())
        return [self.course.entries[entry] for entry in dict.fromkeys(m.entry for m in found)]

    def entries_in_section(self, section: Section) -> list[Entry]:
        """The entries that a section's paragraphs mention, sorted by name."""
        found = {e.id: e for p in section.paragraphs for e in self.entries_in(p.id)}
        return sorted(found.values(), key=self.sort_key)

    def entries_of(self, group: Group) -> list[Entry]:
        """The entries on one shelf, sorted by name."""
        vocabulary = self.course.vocabulary
        found = [e for e in self.course.entries.values() if vocabulary.group_of(e).id == group.id]
        return sorted(found, key=self.sort_key)

    def by_letter(self, entries: Sequence[Entry]) -> list[tuple[str, list[Entry]]]:
        """Entries under the first letter of their names, in Chinese of their pinyin; digits come first."""
        shelves: dict[str, list[Entry]] = {}
        for entry in sorted(entries, key=self.sort_key):
            first = next((c for c in self.sort_key(entry)[0] if c.isalnum()), "0")
            shelves.setdefault("0–9" if first.isdigit() else first.upper(), []).append(entry)
        return sorted(shelves.items())

    def sort_key(self, entry: Entry) -> tuple[str, str]:
        """Readers look names up in the order of their letters; in Chinese, of their pinyin."""
        return sortable(self.name(entry)), entry.id

    @cached_property
    def occurrences(self) -> dict[str, list[str]]:
        """Entry id -> the places where it is mentioned, in any language, in reading order."""
        found: dict[str, list[str]] = {entry: [] for entry in self.course.entries}
        for place in self.article.texts():
            named = {m.entry for texts in self.course.mentions.values() for m in texts.get(place, ())}
            for entry in sorted(named):
                found[entry].append(place)
        return found

    def in_paragraphs(self, entry: Entry) -> list[Paragraph]:
        """The paragraphs that mention an entry."""
        return [self.paragraphs[p] for p in self.occurrences[entry.id] if p in self.paragraphs]

    def in_notes(self, entry: Entry) -> list[Note]:
        """The notes that mention an entry."""
        return [self.notes[place] for place in self.occurrences[entry.id] if place in self.notes]

    def by_section(self, entry: Entry) -> list[tuple[Section, list[Paragraph]]]:
        """The paragraphs that mention an entry, grouped by section."""
        wanted = {paragraph.id for paragraph in self.in_paragraphs(entry)}
        groups = [
            (section, [p for p in section.paragraphs if p.id in wanted]) for section in self.article.sections
        ]
        return [(section, paragraphs) for section, paragraphs in groups if paragraphs]

    def together(self, entry: Entry, most: int = 8) -> list[tuple[Entry, int]]:
        """The entries that share the most paragraphs with this one, and how many; at least two."""
        shared: Counter[str] = Counter()
        for paragraph in self.in_paragraphs(entry):
            shared.update({e.id for e in self.entries_in(paragraph.id) if e.linked} - {entry.id})
        ranked = sorted(shared.items(), key=lambda item: (-item[1], item[0]))
        return [(self.course.entries[name], count) for name, count in ranked[:most] if count > 1]

    def relations(self, entry: Entry) -> list[tuple[str, list[Entry]]]:
        """An entry's relations as readers see them, also those that other entries state: label, entries."""
        types = self.course.vocabulary.relations
        found: dict[str, list[Entry]] = {}
        for relation in entry.relations:
            label = types[relation.type].label[self.code]
            found.setdefault(label, []).append(self.course.entries[relation.target])
        for other in self.course.entries.values():
            for relation in other.relations:
                if relation.target == entry.id:
                    label = types[relation.type].inverse_label[self.code]
                    found.setdefault(label, []).append(other)
        return [(label, sorted(set_of(entries), key=self.sort_key)) for label, entries in found.items()]

    def kind_counts(self, entries: Sequence[Entry]) -> list[tuple[Kind, int]]:
        """How many of these entries are of each kind, in the order of the vocabulary."""
        counts = Counter(entry.kind for entry in entries)
        return [(kind, counts[kind.id]) for kind in self.course.vocabulary.kinds.values() if counts[kind.id]]

    def is_after(self, fact: Fact) -> bool:
        """Whether a fact is later than the article."""
        published = self.course.settings.published
        return fact.date[: len(published)] > published[: len(fact.date)]

    def ledger(self, items: Mapping[str, Sequence[Any]]) -> list[tuple[str, Sequence[Any]]]:
        """What the editors noted on the text of each language, under its language tag."""
        tags = {language.code: language.tag for language in self.course.languages}
        return [(tags[code], noted) for code, noted in items.items()]

    def entries_with_card(self, section: Section) -> list[Entry]:
        """The linked entries that a section's paragraphs and notes name, in whichever language."""
        places = [p.id for p in section.paragraphs] + [note.key for note in self.notes_of(section)]
        mentions = self.course.mentions.values()
        named = {m.entry for texts in mentions for place in places for m in texts.get(place, ())}
        return [entry for entry in self.course.entries.values() if entry.id in named and entry.linked]

    def citable(self, entry: Entry | None = None) -> dict[str, Work]:
        """What may be cited: the entry, or the article and this edition."""
        if entry:
            return {"entry": citable.entry(self.course, self.code, entry, self.entry_url(entry.id))}
        edition = citable.edition(self.course, self.code, f"{self.code}/index.html")
        return {"article": self.course.settings.cite, "edition": edition}

    def paragraph_citations(self) -> tuple[citation.Styled, ...]:
        """The article's citations with blanks for the number of a paragraph and its page."""
        is_paged = "pages" in self.article.imprint
        return citation.pinpointed(self.course.settings.cite, self.code, paged=is_paged)


# ---------------------------------------------------------------- small parts


def _is_spaceless(text: str) -> bool:
    """Whether a text is written, at least in part, in a script without spaces between words."""
    return any(is_unspaced(character) for character in text)


def set_of(entries: Sequence[Entry]) -> list[Entry]:
    """Entries without repetitions."""
    return list({entry.id: entry for entry in entries}.values())
