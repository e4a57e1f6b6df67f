"""Course -> pages: {path: Markdown}, the layout being in `templates/`.

Paths are relative to the site and end in `.md`; addresses inside the pages end in `.html`, relative to
the page that holds them, so that the site works in any folder, with or without a server.
"""

from __future__ import annotations

import html
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from . import bundle, citation, sentences
from .characters import is_unspaced
from .collation import sortable
from .course import Interface
from .markup import Layers, Rank, Ranked, Weave, weave
from .matching import Matcher, resolve
from .model import (
    Article,
    Course,
    Entry,
    Fact,
    Group,
    Kind,
    Language,
    Mention,
    Note,
    Paragraph,
    Part,
    RichText,
    Section,
)

MARKDOWN_SIGNS = re.compile(r"([\\`*_{}\[\]#+\-.!|])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the site: where it is, what it says, and its twin in every language."""

    path: str
    title: str
    language: Language | None
    markdown: str
    twins: Mapping[str, str]
    description: str = ""
    kind: str = "prose"


def render(course: Course, interfaces: Mapping[str, Interface]) -> list[Page]:
    """Every page of the site, in reading order: first the choice of language, then language by language."""
    books = [Book(course, language, interfaces[language.code].labels) for language in course.languages]
    return [_gate(course, books), *(page for book in books for page in book.pages())]


def readme(course: Course, interfaces: Mapping[str, Interface]) -> str:
    """The text that lies in the offline bundle, in every language."""
    books = [Book(course, language, interfaces[language.code].labels) for language in course.languages]
    return books[0].template("README.txt", "README.txt", books=books)


def _gate(course: Course, books: Sequence[Book]) -> Page:
    """The first page of all, in every language at once."""
    markdown = books[0].template("gate.md", "index.html", books=books)
    twins = {book.language.code: f"{book.language.code}/index.html" for book in books}
    first = course.languages[0]
    title = " · ".join(course.settings.title[language.code] for language in course.languages)
    return Page(
        path="index.md",
        title=title,
        language=None,
        markdown=markdown,
        twins=twins,
        description=course.settings.description[first.code],
        kind="gate",
    )


class Book:
    """The course in one language: it knows the address of everything and fills the templates."""

    def __init__(self, course: Course, language: Language, labels: Mapping[str, Any]) -> None:
        self.course = course
        self.language = language
        self.labels = labels
        self.code = language.code
        self.article: Article = course.articles[language.code]
        self.others = tuple(other for other in course.languages if other.code != language.code)

    # ------------------------------------------------------------ pages

    def pages(self) -> Iterator[Page]:
        """Home, article, entries, lookup and edition note, in this order."""
        settings = self.course.settings
        prose = self.course.prose[self.code]
        home = prose["index"]
        about = settings.description[self.code]
        yield self._page("index", home.title, "home.md", kind="home", description=about, prose=home)
        yield self._page(
            "article/index", self.title, "article.md", kind="title", description=about, article=self.article
        )
        for section in self.article.sections:
            yield self._section(section)
        for group in self.course.vocabulary.groups:
            entries = self.entries_of(group)
            yield self._page(
                f"{group.path}/index",
                group.label[self.code],
                "group.md",
                kind="index",
                description=group.about[self.code],
                group=group,
                entries=entries,
            )
            for entry in entries:
                yield self._entry(entry, group)
        yield self._page(
            "lookup",
            self.label("lookup_page"),
            "lookup.md",
            kind="lookup",
            description=self.label("lookup_lede"),
        )
        yield self._page(
            "offline",
            self.label("offline_title"),
            "offline.md",
            kind="offline",
            description=self.label("bundle_lede"),
        )
        edition = prose["about"]
        yield self._page(
            "about", edition.title, "about.md", kind="about", description=edition.title, prose=edition
        )

    def _section(self, section: Section) -> Page:
        first = section.paragraphs[0].text.plain
        return self._page(
            f"article/{section.id}",
            section.title,
            "section.md",
            kind="section",
            description=_shortened(first, 150),
            section=section,
            notes=self.notes_of(section),
        )

    def _entry(self, entry: Entry, group: Group) -> Page:
        return self._page(
            f"{group.path}/{entry.id}",
            self.name(entry),
            "entry.md",
            kind="entry",
            description=_shortened(entry.definition[self.code], 150),
            entry=entry,
            group=group,
        )

    def _page(
        self, path: str, title: str, template: str, *, kind: str, description: str, **values: Any
    ) -> Page:
        address = f"{self.code}/{path}.html"
        return Page(
            path=f"{self.code}/{path}.md",
            title=title,
            language=self.language,
            markdown=self.template(template, address, **values),
            twins={language.code: f"{language.code}/{path}.html" for language in self.course.languages},
            description=description,
            kind=kind,
        )

    def template(self, name: str, address: str, **values: Any) -> str:
        """A filled template; `here` in it turns a site address into one relative to this page."""

        def here(target: str) -> str:
            path, hash_sign, anchor = target.partition("#")
            if path == address and hash_sign:
                return hash_sign + anchor
            return posixpath.relpath(path, posixpath.dirname(address) or ".") + hash_sign + anchor

        environment = _environment()
        return environment.get_template(name).render(
            book=self,
            course=self.course,
            code=self.code,
            here=here,
            address=address,
            weaver=_Weaver(self, here),
            label=self.label,
            bundle=bundle.name(self.course),
            **values,
        )

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

    def citations(self, *, one_paragraph: bool) -> tuple[citation.Styled, ...]:
        """The article's citations, or those of one paragraph with blanks for its page and number."""
        cite = self.course.settings.cite
        return (citation.paragraph if one_paragraph else citation.whole)(cite, self.code)


class _Weaver:
    """Turns the texts of a course into HTML for one page."""

    def __init__(self, book: Book, here: Callable[[str], str]) -> None:
        self.book = book
        self.here = here

    def title(self) -> Markup:
        """The article's title with its note."""
        return weave(self.book.article.title, Layers(), self._how(self.book, note_prefix="ref-"))

    def paragraph(self, paragraph: Paragraph, section: Section, language: str) -> Markup:
        """A whole paragraph in one language, its sentences numbered by pair."""
        book = self._book(language)
        own = language == self.book.code
        text = book.paragraphs[paragraph.id].text
        how = self._how(book, note_prefix="ref-" if own else "", page_prefix="page-" if own else "")
        return weave(text, self._layers(book, paragraph.id, self._ranks(book, section)), how)

    def note(self, note: Note, language: str) -> Markup:
        """A whole note in one language."""
        book = self._book(language)
        mentions = [
            Ranked(m, self._rank_once(book, m, index, found))
            for found in [self.book.course.mentions[language].get(note.key, ())]
            for index, m in enumerate(found)
        ]
        return weave(book.notes[note.key].text, Layers(mentions=mentions), self._how(book))

    def passages(self, paragraph: Paragraph, entry: Entry) -> list[dict[str, Markup]]:
        """The sentences around an entry, language code -> HTML, one row for each sentence pair."""
        alignment = self.book.course.alignments[paragraph.id]
        rows = []
        for pair in alignment.pairs:
            row = {}
            hit = False
            for code, numbers in pair.sentences.items():
                spans = [alignment.spans[code][number] for number in numbers]
                if not spans:
                    row[code] = Markup("")
                    continue
                stretch = (spans[0][0], spans[-1][1])
                found = [m for m in self._mentions(code, paragraph.id) if m.entry == entry.id]
                hit = hit or any(stretch[0] <= m.start < stretch[1] for m in found)
                row[code] = self.quotation(paragraph.id, code, entry, stretch)
            if hit:
                rows.append(row)
        return rows

    def quotation(
        self, place: str, code: str, entry: Entry, stretch: tuple[int, int] | None = None
    ) -> Markup:
        """A text, or a stretch of it, with the mentions of one entry marked and nothing else linked."""
        text = self.book.course.articles[code].texts()[place]
        bare = RichText(text.plain, tuple(s for s in text.styles if s.kind != "link"))
        found = [Ranked(m, "again") for m in self._mentions(code, place) if m.entry == entry.id]
        how = Weave(entry_url=str, note_url=str, marked=frozenset({entry.id}))
        return weave(bare, Layers(mentions=found), how, stretch)

    def prose(self, words: str, but: Entry | None = None) -> Markup:
        """Running words with a link at the first mention of each entry (but for one entry's own page)."""
        text = RichText(words)
        found = resolve(self.book.matcher.find(text))
        seen = {but.id} if but else set()
        ranked = []
        for mention in found:
            linked = mention.entry not in seen and self.book.course.entries[mention.entry].linked
            ranked.append(Ranked(mention, "paragraph" if linked else "again"))
            seen.add(mention.entry)
        return weave(text, Layers(mentions=ranked), self._how(self.book))

    # ------------------------------------------------------------ layers

    def _book(self, language: str) -> Book:
        return self.book.translations[language]

    def _mentions(self, language: str, place: str) -> Sequence[Mention]:
        return self.book.course.mentions[language].get(place, ())

    def _layers(self, book: Book, paragraph: str, ranks: Mapping[tuple[str, Mention], Rank]) -> Layers:
        alignment = book.course.alignments[paragraph]
        pair_of = {
            sentence: number
            for number, pair in enumerate(alignment.pairs)
            for sentence in pair.sentences.get(book.code, ())
        }
        mentions = [Ranked(m, ranks[paragraph, m]) for m in self._mentions(book.code, paragraph)]
        return Layers(sentences=alignment.spans[book.code], pair_of=pair_of, mentions=mentions)

    @staticmethod
    def _ranks(book: Book, section: Section) -> dict[tuple[str, Mention], Rank]:
        """How early each mention of a section is."""
        ranks: dict[tuple[str, Mention], Rank] = {}
        in_section: set[str] = set()
        for paragraph in section.paragraphs:
            in_paragraph: set[str] = set()
            for mention in book.course.mentions[book.code].get(paragraph.id, ()):
                rank: Rank = "again"
                if not book.course.entries[mention.entry].linked:
                    rank = "never"
                elif mention.entry not in in_section:
                    rank = "section"
                elif mention.entry not in in_paragraph:
                    rank = "paragraph"
                in_section.add(mention.entry)
                in_paragraph.add(mention.entry)
                ranks[paragraph.id, mention] = rank
        return ranks

    @staticmethod
    def _rank_once(book: Book, mention: Mention, index: int, found: Sequence[Mention]) -> Rank:
        if not book.course.entries[mention.entry].linked:
            return "never"
        return "again" if any(m.entry == mention.entry for m in found[:index]) else "paragraph"

    def _how(self, book: Book, *, note_prefix: str = "", page_prefix: str = "") -> Weave:
        label = self.book.labels
        return Weave(
            entry_url=lambda entry: self.here(book.entry_url(entry)),
            note_url=lambda note: self.here(self.book.place_url("note-" + ("star" if note == "*" else note))),
            note_prefix=note_prefix,
            page_prefix=page_prefix,
            page_label=label["printed_page"],
            note_label=label["note"],
        )


# ---------------------------------------------------------------- small tools for templates


def _is_spaceless(text: str) -> bool:
    """Whether a text is written, at least in part, in a script without spaces between words."""
    return any(is_unspaced(character) for character in text)


def set_of(entries: Sequence[Entry]) -> list[Entry]:
    """Entries without repetitions."""
    return list({entry.id: entry for entry in entries}.values())


def escape_markdown(text: str) -> str:
    """Words that Markdown must take as they are, for a heading."""
    return MARKDOWN_SIGNS.sub(r"\\\1", html.escape(text, quote=False))


def first_sentence(text: str) -> str:
    """The first sentence of a definition, for a card or a list."""
    start, end = sentences.split(text)[0]
    return text[start:end]


def _shortened(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("concordance"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["heading"] = lambda text: Markup(escape_markdown(text))
    environment.filters["first_sentence"] = first_sentence
    environment.filters["sort_by"] = lambda items, key: sorted(items, key=key)
    return environment
