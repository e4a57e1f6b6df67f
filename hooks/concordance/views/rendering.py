"""Texts of the course -> HTML for one page, with what lies over them: sentences, mentions, notes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from markupsafe import Markup, escape

from ..model import Entry, Figure, Mention, Note, Paragraph, Position, RichText, Section, Span, Words
from .course_view import CourseView, TextView
from .html import Layers, Manner, Rank, Ranked, gap, quoted, render
from .sentence_pairs import pairs_of, stretches_of

Ranks = Mapping[tuple[str, Mention], Rank]


class Renderer:
    """Writes the texts of a course for one page; `here` makes addresses relative to it."""

    def __init__(self, view: CourseView, here: Callable[[str], str]) -> None:
        self.view = view
        self.here = here
        self._ranks: dict[tuple[str, str, str], Ranks] = {}

    def title(self, text: TextView) -> Markup:
        """The title of a text with its note."""
        return render(text.version.title, Layers(), self._manner(text, note_prefix="ref-"))

    def paragraph(self, paragraph: Paragraph, section: Section, text: TextView) -> Markup:
        """A whole paragraph, its sentences numbered by pair; `text` says in which language."""
        own = text.code == self.view.code
        position = text.position(paragraph.id)
        ranks = self._ranks_in(text, section)
        layers = Layers(
            sentences=self.view.course.alignments[position].sentences[text.code],
            pairs=pairs_of(self.view.course.alignments[position], text.code),
            mentions=[Ranked(m, ranks[paragraph.id, m]) for m in text.mentions(position)],
            glosses=[
                (gloss.span(text.code, text.version.paragraph[paragraph.id].text.plain), text.gloss_id(gloss))
                for gloss in text.glosses(paragraph.id)
            ],
        )
        manner = self._manner(text, note_prefix="ref-" if own else "", page_prefix="page-" if own else "")
        return render(text.version.paragraph[paragraph.id].text, layers, manner)

    def note(self, note: Note, text: TextView) -> Markup:
        """A whole note; `text` says in which language."""
        seen: set[str] = set()
        ranked = []
        for mention in text.mentions(text.position(note.key)):
            ranked.append(Ranked(mention, self._rank(mention, seen, first="paragraph")))
            seen.add(mention.entry)
        return render(text.version.note[note.key].text, Layers(mentions=ranked), self._manner(text))

    def caption(self, figure: Figure, text: TextView) -> Markup:
        """The caption of a figure; `text` says in which language."""
        return render(text.version.figure[figure.id].caption, Layers(), self._manner(text))

    def passages(self, paragraph: Paragraph, entry: Entry, text: TextView) -> list[dict[str, Markup]]:
        """The sentences around an entry, language code -> HTML, one row for each group of sentences."""
        position = text.position(paragraph.id)
        alignment = self.view.course.alignments[position]
        rows = []
        for row in self.view.rows(position):
            stretches = stretches_of(alignment, row)
            if any(self._named(position, code, entry, stretch) for code, stretch in stretches.items()):
                rows.append(
                    {
                        code: self.quotation(position, code, entry, stretches[code])
                        if code in stretches
                        else Markup("")
                        for code in row
                    }
                )
        return rows

    def quotation(self, position: Position, code: str, entry: Entry, stretch: Span | None = None) -> Markup:
        """A text, or a stretch of it, with the mentions of one entry marked and nothing else linked."""
        found = self.view.course.mentions[code].get(position, ())
        ranked = [Ranked(m, "again") for m in found if m.entry == entry.id]
        manner = Manner(
            entry_url=str, note_url=str, marked=frozenset({entry.id}), han=self.view.translations[code].han
        )
        return render(self._bare(position, code), Layers(mentions=ranked), manner, stretch)

    def with_blanks(
        self, position: Position, code: str, gaps: Sequence[tuple[Span, int]], label: str
    ) -> Markup:
        """A text without notes and links, and without some stretches, each with its room in letters."""
        text = self._bare(position, code)
        manner = Manner(entry_url=str, note_url=str, han=self.view.translations[code].han)
        pieces, at = [], 0
        for (start, end), width in gaps:
            pieces += [render(text, Layers(), manner, (at, start)), gap(label, width)]
            at = end
        return Markup("").join([*pieces, render(text, Layers(), manner, (at, len(text.plain)))])

    def prose(self, words: str, but: Entry | None = None) -> Markup:
        """Words of the glossary with a link at the first mention of each entry (but for the page's own)."""
        return self._linked(RichText(words), {but.id} if but else set())

    def words(self, words: Words, *, linked: bool = True) -> Markup:
        """Words of a lesson with their emphases and, if `linked`, a link at each entry's first mention."""
        text = words[self.view.code]
        manner = self._manner(next(iter(self.view.texts)))
        return self._linked(text, set()) if linked else render(text, Layers(), manner)

    def plain(self, words: str, code: str) -> Markup:
        """Words in the language of a code, without marks of their own."""
        return quoted(escape(words), self.view.translations[code].han)

    def with_gaps(self, words: str, gaps: Sequence[Span], code: str, label: str) -> Markup:
        """Words from which stretches are left out; a listener hears `label` for each."""
        pieces, at = [], 0
        for start, end in gaps:
            pieces += [self.plain(words[at:start], code), gap(label)]
            at = end
        return Markup("").join([*pieces, self.plain(words[at:], code)])

    def _linked(self, words: RichText, seen: set[str]) -> Markup:
        ranked = []
        for mention in self.view.course.glossary_mentions[self.view.code][words.plain]:
            linked = mention.entry not in seen and self.view.course.entries[mention.entry].linked
            ranked.append(Ranked(mention, "paragraph" if linked else "again"))
            seen.add(mention.entry)
        text = next(iter(self.view.texts))
        return render(words, Layers(mentions=ranked), self._manner(text))

    # ------------------------------------------------------------ parts

    def _bare(self, position: Position, code: str) -> RichText:
        """A passage with its emphases, without links and notes."""
        text = self.view.course.texts[position.text].versions[code].passages[position]
        return RichText(text.plain, tuple(s for s in text.styles if s.kind != "link"))

    def _named(self, position: Position, code: str, entry: Entry, stretch: Span) -> bool:
        found = self.view.course.mentions[code].get(position, ())
        return any(m.entry == entry.id and stretch[0] <= m.start < stretch[1] for m in found)

    def _ranks_in(self, text: TextView, section: Section) -> Ranks:
        """How early each mention of a section is, counted once for the page."""
        key = (text.version.text, text.code, section.id)
        if key not in self._ranks:
            self._ranks[key] = dict(self._count_ranks(text, section))
        return self._ranks[key]

    def _count_ranks(self, text: TextView, section: Section) -> Iterator[tuple[tuple[str, Mention], Rank]]:
        in_section: set[str] = set()
        for paragraph in section.paragraphs:
            in_paragraph: set[str] = set()
            for mention in text.mentions(text.position(paragraph.id)):
                first: Rank = "paragraph" if mention.entry in in_section else "section"
                yield (paragraph.id, mention), self._rank(mention, in_paragraph, first)
                in_section.add(mention.entry)
                in_paragraph.add(mention.entry)

    def _rank(self, mention: Mention, seen: set[str], first: Rank) -> Rank:
        if not self.view.course.entries[mention.entry].linked:
            return "never"
        return "again" if mention.entry in seen else first

    def _manner(self, text: TextView, *, note_prefix: str = "", page_prefix: str = "") -> Manner:
        """Entries are linked in the language of the words, notes on the page that is being written."""
        own = self.view.text(text.version.text)
        words = self.view.label.words
        return Manner(
            entry_url=lambda entry: self.here(text.course.entry_url(entry)),
            note_url=lambda note: self.here(own.url("note-" + ("star" if note == "*" else note))),
            note_prefix=note_prefix,
            page_prefix=page_prefix,
            page_label=words["printed_page"],
            note_label=words["note"],
            han=text.course.han,
        )
