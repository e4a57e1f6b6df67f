"""Texts of the course -> HTML for one page, with what lies upon them: sentences, mentions, notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from markupsafe import Markup

from ..analysis.matching import resolve
from ..model import Entry, Mention, Note, Paragraph, RichText, Section
from .html import Layers, Rank, Ranked, Weave, weave
from .views import Book


class Weaver:
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
        how = Weave(entry_url=str, note_url=str, marked=frozenset({entry.id}), han=self._book(code).han)
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
            han=book.han,
        )
