"""Handouts and parallel texts as documents for word processors: teachers change handouts.

A handout has the parts of its page but for the text, and its key at the end on a new page. A parallel text
has the languages side by side, paragraph by paragraph, and its notes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import chain

from .. import routes
from ..model import Note, Position, Question, RichText, Section, Words
from ..views import citation, practice, sheets
from ..views.course_view import CourseView, TextView
from ..views.drills import Drills, defined
from ..views.forms import accepted
from ..views.handouts import SENTENCES, Blank, Handout, Handouts, Sentence, bank, lines_for, pairs
from .moment import moment_of
from .taken import By, Offer, TakenFile
from .word import Run, Word, rich

COLUMNS = 3
"""So many languages stand side by side on a sheet."""


def offers(by_code: By) -> Iterator[Offer]:
    """The handout of each section, and each text, in every language."""
    first = next(iter(by_code.values()))
    handouts = cache(lambda: Handouts(Drills(first)))  # computed when a document is wanted
    texts = [(view, text) for view in by_code.values() for text in view.texts]
    yield Offer(
        name="handouts",
        topic="documents",
        format="DOCX",
        files=tuple(
            TakenFile(
                path=sheets.document(view, text, section),
                languages=(view.code,),
                make=partial(_handout, handouts, view, text, section),
            )
            for view, text in texts
            for section in text.version.sections
        ),
        holds_text=True,
    )
    yield Offer(
        name="parallel" if first.others else "text",
        topic="documents",
        format="DOCX",
        files=tuple(
            TakenFile(
                path=sheets.text_document(view, text),
                languages=(view.code,),
                make=partial(parallel, view, text),
            )
            for view, text in texts
        ),
        holds_text=True,
    )


def _handout(handouts: Callable[[], Handouts], view: CourseView, text: TextView, section: Section) -> bytes:
    handout = handouts().of(text.version.text, section.id)
    return _Sheet(view, text, section, handout).made()


# ---------------------------------------------------------------- the whole text


def parallel(view: CourseView, text: TextView) -> bytes:
    """A text in several languages side by side, with its notes."""
    columns = text.all[:COLUMNS]
    word = _document(view, text, text.title)
    word.heading(text.title, 0)
    for other in columns[1:]:
        word.paragraph([Run(other.title, other.code)])
    names = [author.name for author in text.version.authors]
    word.paragraph([Run(" · ".join(names), view.code)])
    _say_source(word, view, text)
    for section in text.version.sections:
        _add_section(word, columns, section)
    if text.version.notes:
        word.heading(view.label("notes"), 1)
        for note in text.version.notes:
            _add_note(word, columns, note)
    _say_rights(word, view, text, routes.text(view.code, text.version.text))
    return word.saved()


def _add_section(word: Word, columns: Sequence[TextView], section: Section) -> None:
    own = columns[0]
    word.heading(section.title, 1)
    if len(columns) > 1:
        word.paragraph(
            [Run(" · ".join(each.section(section.id).title for each in columns[1:]), columns[1].code)]
        )
    for part in section.parts:
        if part.title:
            word.heading(part.title, 2)
            for other in columns[1:]:
                word.paragraph([Run(other.part(section.id, part.id).title, other.code)], tight=True)
        rows = [
            [
                [Run(paragraph.number, own.code, small=True)],
                *(_noted(each.version.paragraph[paragraph.id].text, each.code) for each in columns),
            ]
            for paragraph in part.paragraphs
        ]
        if rows:
            word.table(rows, [1.1, *[8 / len(columns)] * len(columns)])


def _add_note(word: Word, columns: Sequence[TextView], note: Note) -> None:
    own = columns[0]
    shared = own.is_shared(note)
    code = own.language_of(note).code if shared else own.code
    word.paragraph(
        [Run(f"[{note.id}] ", own.code, small=True), *rich(note.text.plain, note.text.styles, code)],
        tight=True,
    )
    for other in () if shared else columns[1:]:
        told = other.version.note[note.key].text
        word.paragraph(rich(told.plain, told.styles, other.code))


def _noted(text: RichText, code: str) -> list[Run]:
    """A paragraph with the numbers of its notes."""
    runs, at = [], 0
    for anchor in text.anchors:
        if anchor.kind == "note":
            runs += rich(text.plain, text.styles, code, at, anchor.offset)
            runs.append(Run(f"[{anchor.value}]", code, raised=True))
            at = anchor.offset
    return [*runs, *rich(text.plain, text.styles, code, at)]


# ---------------------------------------------------------------- handouts


class _Sheet:
    """A handout while it is written: the sheet, and behind it the key, part by part."""

    def __init__(self, view: CourseView, text: TextView, section: Section, handout: Handout) -> None:
        self.view, self.text, self.section, self.handout = view, text, section, handout
        self.title = sheets.title_of(view, handout, section)
        self.word = _document(view, text, self.title)
        self.names = {each.code: view.name_of(each.language) for each in view.all}

    def made(self) -> bytes:
        """The document."""
        view, word, say = self.view, self.word, self.view.label
        word.heading(self.title, 0)
        for other in view.others:
            lesson = self.handout.lesson
            words = (
                lesson.title[other.code].plain
                if lesson
                else other.text(self.text.version.text).section(self.section.id).title
            )
            word.paragraph([Run(words, other.code)], tight=True)
        _say_source(word, view, self.text)
        blanks = ("handout_name", 26), ("handout_class", 14), ("handout_date", 14)
        word.paragraph(
            chain.from_iterable(
                (self._own(f"{say(key)} "), Run("", view.code, gap=width), self._own("  "))
                for key, width in blanks
            )
        )
        for is_key in (False, True):
            if is_key:
                word.heading(say("handout_key"), 1, on_new_page=True)
            self._gaps(is_key=is_key)
            self._matches(is_key=is_key)
            for pair in pairs(view, self.handout):
                self._sentences(pair, is_key=is_key)
            self._questions(is_key=is_key)
            self._discussion(is_key=is_key)
        _say_rights(word, view, self.text, routes.handout(view.code, self.text.version.text, self.section.id))
        return word.saved()

    def _own(self, words: str, *, small: bool = False, bold: bool = False) -> Run:
        return Run(words, self.view.code, small=small, bold=bold)

    def _head(self, kind: str, which: str, do: str, *, is_key: bool) -> None:
        say = self.view.label
        part = say(kind)
        self.word.heading(say("handout_part", part=part, which=which) if which else part, 2 if is_key else 1)
        if do and not is_key:
            self.word.paragraph([self._own(do, small=True)])

    def _place(self, *positions: Position) -> Run:
        return self._own("  " + " ".join(map(self.view.position_label, positions)), small=True)

    # ------------------------------------------------------------ parts

    def _gaps(self, *, is_key: bool) -> None:
        for text in self.text.all:
            blanks = self.handout.blanks[text.code]
            if blanks:
                which = self.names[text.code] if self.view.others else ""
                self._head("handout_gaps", which, self.view.label("handout_gaps_do"), is_key=is_key)
                if is_key:
                    self._key_of_gaps(text.code, blanks)
                else:
                    words = [each.words for each in bank(self.view.course, blanks, text.code)]
                    self.word.table([[[Run("   ".join(words), text.code)]]], [1])
                    for paragraph in self.section.paragraphs:
                        self._with_gaps(text, paragraph.id, paragraph.number)

    def _with_gaps(self, text: TextView, local: str, number: str) -> None:
        passage = text.version.paragraph[local].text
        blanks = self.handout.blanks[text.code]
        runs, at = [self._own(f"{number}  ", small=True)], 0
        for count, blank in enumerate(blanks, 1):
            if blank.position.local == local:
                start, end = blank.span
                runs += rich(passage.plain, passage.styles, text.code, at, start)
                runs += [self._own(f"({count})", small=True), Run("", text.code, gap=blank.width)]
                at = end
        self.word.paragraph([*runs, *rich(passage.plain, passage.styles, text.code, at)], wide=True)

    def _key_of_gaps(self, code: str, blanks: Sequence[Blank]) -> None:
        numbered = self.word.new_list()
        for blank in blanks:
            forms = accepted(self.view.course.entries[blank.entry], code, blank.words)[1:]
            runs = [Run(blank.words, code, bold=True), self._place(blank.position)]
            if forms:
                runs += [
                    self._own(f" · {self.view.label('handout_also', forms='')}", small=True),
                    Run("; ".join(forms), code, small=True),
                ]
            self.word.paragraph(runs, numbered=numbered, tight=True)

    def _matches(self, *, is_key: bool) -> None:
        view, course = self.view, self.view.course
        for other in (view.others or (view,)) if self.handout.matched else ():
            which = self.names[other.code] if len(view.others) > 1 else ""
            self._head("handout_match", which, view.label("handout_match_do"), is_key=is_key)
            sides = [self._side(entry, other) for entry in self.handout.shown]
            letters = [chr(ord("A") + number) for number in range(len(sides))]
            terms = [self._own(view.name(course.entries[entry])) for entry in self.handout.matched]
            if is_key:
                numbered = self.word.new_list()
                for entry, term in zip(self.handout.matched, terms, strict=True):
                    place = self.handout.shown.index(entry)
                    more = [self._own(" – "), sides[place]] if view.others else []
                    self.word.paragraph(
                        [self._own(f"{letters[place]}  ", bold=True), term, *more],
                        numbered=numbered,
                        tight=True,
                    )
            else:
                rows = [
                    [
                        [self._own(f"{number}. "), Run("", view.code, gap=4), self._own("  "), term],
                        [self._own(f"{letter}. "), side],
                    ]
                    for number, (term, letter, side) in enumerate(zip(terms, letters, sides, strict=True), 1)
                ]
                self.word.table(rows, [1, 1], ruled=False)

    def _side(self, entry: str, other: CourseView) -> Run:
        """What belongs to a term: its name in another language, or its definition without it."""
        found = self.view.course.entries[entry]
        if self.view.others:
            return Run(other.name(found), other.code)
        words, own = defined(self.view.course, found, self.view.code)
        for start, end in reversed(own):
            words = words[:start] + "____" + words[end:]
        return self._own(words)

    def _sentences(self, pair: tuple[str, str], *, is_key: bool) -> None:
        say, (one, two) = self.view.label, pair
        names = {"one": self.names[one], "other": self.names[two]}
        self._head(
            "handout_translate",
            say("handout_from_into", **names),
            say("handout_translate_do", **names),
            is_key=is_key,
        )
        numbered = self.word.new_list()
        for each in self.handout.sentences[pair]:
            if each.rank < SENTENCES:
                shown = self._stretch(each, two if is_key else one)
                self.word.paragraph([*shown, self._place(each.position)], numbered=numbered)
                if not is_key:
                    self.word.lines(lines_for("".join(run.words for run in self._stretch(each, two))))

    def _stretch(self, sentence: Sentence, code: str) -> list[Run]:
        passage = self.text.translations[code].version.passages[sentence.position]
        return rich(passage.plain, passage.styles, code, *sentence.stretches[code])

    def _questions(self, *, is_key: bool) -> None:
        lesson = self.handout.lesson
        found = [each for each in self.view.course.questions if lesson and each.lesson == lesson.id]
        if found:
            self._head("handout_questions_do", "", "", is_key=is_key)
            numbered = self.word.new_list()
            for question in found:
                if is_key:
                    self.word.paragraph(
                        [*self._answer(question), self._place(*question.at)], numbered=numbered, tight=True
                    )
                else:
                    self._ask(question, numbered)

    def _ask(self, question: Question, numbered: int) -> None:
        several = (
            [self._own(f"  {self.view.label('choose_several')}", small=True)]
            if question.kind == "choose-several"
            else []
        )
        self.word.paragraph([*self._words(question.ask), *several], numbered=numbered, tight=True)
        if question.options:
            letters = self.word.new_list(letters=True)
            for option in question.options:
                self.word.paragraph(self._words(option.text), numbered=letters, tight=True)
        elif question.pairs:
            sides = practice.drawn_words((pair.right for pair in question.pairs), question.id, self.view.code)
            rows = [
                [
                    [Run("", self.view.code, gap=4), self._own("  "), *self._words(pair.left)],
                    [self._own(f"{letter}. "), *self._words(side)],
                ]
                for letter, pair, side in zip("ABCDEFGHIJ", question.pairs, sides, strict=False)
            ]
            self.word.table(rows, [1, 1], ruled=False)
        elif question.items:
            for item in practice.disordered(question.items, question.id, self.view):
                self.word.paragraph(
                    [Run("", self.view.code, gap=4), self._own("  "), *self._words(item)], tight=True
                )
        else:
            self.word.lines(1)

    def _answer(self, question: Question) -> Iterator[Run]:
        """What is right, in one line."""
        if question.options:
            for letter, option in zip("ABCDEFGHIJ", question.options, strict=False):
                if option.right:
                    yield from (
                        self._own(f"{letter} ", bold=True),
                        *self._words(option.text),
                        self._own("  "),
                    )
        elif question.pairs:
            sides = practice.drawn_words((pair.right for pair in question.pairs), question.id, self.view.code)
            for pair in question.pairs:
                letter = "ABCDEFGHIJ"[sides.index(pair.right)]
                yield from (*self._words(pair.left), self._own(f" – {letter}", bold=True), self._own("  "))
        elif question.items:
            for item in practice.disordered(question.items, question.id, self.view):
                yield from (
                    self._own(f"{question.items.index(item) + 1} ", bold=True),
                    *self._words(item),
                    self._own("  "),
                )
        else:
            yield self._own("; ".join(question.accept[self.view.code]))

    def _discussion(self, *, is_key: bool) -> None:
        if self.handout.lesson:
            self._head("lesson_questions", "", "", is_key=is_key)
            numbered = self.word.new_list()
            for each in self.handout.lesson.questions:
                words = self._words(each.answer if is_key else each.ask)
                self.word.paragraph([*words, self._place(*each.at)], numbered=numbered)
                if not is_key:
                    self.word.lines(4)

    def _words(self, words: Words) -> list[Run]:
        told = words[self.view.code]
        return rich(told.plain, told.styles, self.view.code)


# ---------------------------------------------------------------- what all documents say


def _document(view: CourseView, text: TextView, title: str) -> Word:
    course = view.course
    return Word(
        language=view.language,
        languages=course.languages,
        title=title,
        author=", ".join(author.name for author in text.version.authors),
        moment=moment_of(course.settings),
        running_head=view.running_head(text),
    )


def _say_source(word: Word, view: CourseView, text: TextView) -> None:
    work = text.text.settings.cite
    runs = citation.cite(work, view.code, citation.style_of_lists(view.code))
    code = citation.told_in(work, view.code)
    word.paragraph([Run(run.text, code, italic=run.italic, small=True) for run in runs])


def _say_rights(word: Word, view: CourseView, text: TextView, address: str) -> None:
    """Whose edition this is, with its rights and its address, as below printed pages."""
    say, settings = view.label, view.course.settings
    made = say("made_by_translated" if view.others else "made_by")
    site = settings.site_url.rstrip("/") + "/" if settings.site_url else ""
    lines = [
        (made, view.makers or say("editors_unnamed")),
        (say("version"), f"{settings.title[view.code]}, {settings.version}"),
        (say("rights"), text.text.settings.rights[view.code]),
        (say("address"), site + address),
    ]
    for key, words in lines:
        word.paragraph([Run(f"{key}  {words}", view.code, small=True)], tight=True)
