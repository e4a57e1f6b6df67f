"""Questions of the self-check as a page shows them, those written by hand and those that are computed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from ..analysis.sounds import ruled
from ..language.pinyin import written
from ..language.scripts import is_unspaced
from ..language.writings import writing_of
from ..model import Course, Entry, Lesson, Position, Question, Sound, Words
from .course_view import CourseView
from .drills import Arrangement, Choice, Drills, Gap, defined, drawn
from .forms import accepted
from .rendering import Renderer

COMPUTED = {"translate": 1, "define": 2, "gap": 2, "relation": 2, "arrange": 3}
"""Kind of drill -> how difficult it is; the hardest are those to which no answer is offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words of a page, in the language of a code."""

    words: Markup
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An answer that can be chosen. `because` says why it is right or wrong; `entry` is what it names."""

    said: Said
    right: bool
    because: Markup | None = None
    entry: Entry | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """Something to be put in its place, counted from 1; with its date, if that is what places it."""

    words: Markup
    place: int
    date: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A question on a page. `about` says whether it was written or how it was computed.

    `kind` says which of the parts in the middle it has. A match is `placed` (the left sides, each with the
    place of its right one) and `sides` (the right sides as shown); an order is `placed` as shown.
    """

    id: str
    kind: str
    about: str
    difficulty: int
    ask: Markup | None = None
    """What is asked, in words of the author; else the page's own words ask."""
    given: tuple[Said, ...] = ()
    """The name, definition or sentence that the question is about."""
    options: tuple[Option, ...] = ()
    placed: tuple[Placed, ...] = ()
    sides: tuple[Markup, ...] = ()
    accept: tuple[str, ...] = ()
    written_in: str = ""
    """The language of a short answer."""
    articles: str = ""
    """The articles of that language, which may stand before it."""
    hint: str = ""
    gist: Markup | None = None
    """The definition of what a computed question is about, unless that is given."""
    right: Markup | None = None
    wrong: Markup | None = None
    at: tuple[Position, ...] = ()
    entries: tuple[Entry, ...] = ()

    @property
    def answers(self) -> list[Option]:
        """The right options."""
        return [option for option in self.options if option.right]

    @property
    def in_order(self) -> list[Placed]:
        """What is to be put in order, in the right one."""
        return sorted(self.placed, key=lambda each: each.place)


CARDS = 500
"""How many term cards there are at most, at about 600 bytes each."""


def terms(view: CourseView, drills: Drills) -> list[Entry]:
    """The entries of the term cards: first the key terms of the lessons, then the others by name.

    Of a long glossary these are the ones that are named most often, the same in each language.
    """
    of_lessons = [entry for lesson in view.course.lessons for entry in drills.view.terms_of(lesson)]
    linked = [entry for entry in view.course.entries.values() if entry.linked]
    if len(linked) > CARDS:
        linked.sort(key=lambda each: (-len(drills.view.in_paragraphs(each)), each.id))
    chosen = {e.id: e for e in (*of_lessons, *view.sorted(linked[:CARDS])) if e.linked}
    return list(chosen.values())


def of_lesson(view: CourseView, drills: Drills, lesson: Lesson, renderer: Renderer) -> list[Item]:
    """The questions on a lesson, those written for it first."""
    written = written_for(view, renderer, lesson)
    return [*written, *_computed(view, renderer, drills.of_lessons[lesson.id])]


def of_course(view: CourseView, renderer: Renderer) -> list[Item]:
    """All questions that were written, lesson by lesson."""
    order = [lesson.id for lesson in view.course.lessons]
    return list(_written(view, renderer, sorted(view.course.questions, key=lambda q: order.index(q.lesson))))


def of_glossary(view: CourseView, drills: Drills, renderer: Renderer) -> list[Item]:
    """The questions that are computed from all entries."""
    return list(_computed(view, renderer, drills.of_glossary))


def ids(course: Course, drills: Drills) -> dict[str, list[str]]:
    """Page of the self-check, or id of a lesson -> the ids of its questions."""
    written = {
        lesson.id: [question.id for question in course.questions if question.lesson == lesson.id]
        for lesson in course.lessons
    }
    computed = {key: [drill.id for drill in found] for key, found in drills.of_lessons.items()}
    return {
        **{key: [*written[key], *computed[key]] for key in written},
        "questions": [question.id for question in course.questions],
        "glossary": [drill.id for drill in drills.of_glossary],
    }


# ---------------------------------------------------------------- questions written by hand


def written_for(view: CourseView, renderer: Renderer, lesson: Lesson) -> list[Item]:
    """The questions that were written for a lesson."""
    return list(_written(view, renderer, (q for q in view.course.questions if q.lesson == lesson.id)))


def _written(view: CourseView, renderer: Renderer, questions: Iterable[Question]) -> Iterator[Item]:
    bare = partial(renderer.words, linked=False)
    for question in questions:
        sides = drawn_words((pair.right for pair in question.pairs), question.id, view.code)
        placed = [Placed(words=bare(p.left), place=sides.index(p.right) + 1) for p in question.pairs]
        order = {_plain(item, view): place for place, item in enumerate(question.items, 1)}
        placed += [
            Placed(words=bare(item), place=order[_plain(item, view)])
            for item in disordered(question.items, question.id, view)
        ]
        yield Item(
            id=question.id,
            kind=question.kind,
            about="written",
            difficulty=question.difficulty,
            ask=bare(question.ask),
            options=tuple(
                Option(
                    said=Said(words=bare(option.text), code=view.code),
                    right=option.right,
                    because=renderer.words(option.because) if option.because else None,
                )
                for option in question.options
            ),
            placed=tuple(placed),
            sides=tuple(bare(side) for side in sides),
            accept=question.accept.get(view.code, ()),
            written_in=view.code,
            articles=writing_of(view.code).articles,
            right=renderer.words(question.right),
            wrong=renderer.words(question.wrong),
            at=question.at,
            entries=tuple(view.course.entries[entry] for entry in question.entries),
        )


def _plain(words: Words, view: CourseView) -> str:
    return words[view.code].plain


def disordered(items: Sequence[Words], name: str, view: CourseView) -> list[Words]:
    """Items in an order that is not the right one."""
    shown = drawn_words(items, name, view.code)
    return shown[::-1] if shown == list(items) else shown


def drawn_words(items: Iterable[Words], name: str, code: str) -> list[Words]:
    """Words in an order that looks drawn by lot."""
    by_text = {words[code].plain: words for words in items}
    return [by_text[text] for text in drawn(by_text, name)]


# ---------------------------------------------------------------- questions that are computed


def _computed(
    view: CourseView, renderer: Renderer, drills: Iterable[Choice | Gap | Arrangement]
) -> Iterator[Item]:
    for drill in drills:
        match drill:
            case Choice():
                yield _choice(view, renderer, drill)
            case Gap():
                yield _gap(view, renderer, drill)
            case Arrangement():
                yield _arrangement(view, drill)


def _choice(view: CourseView, renderer: Renderer, drill: Choice) -> Item:
    course = view.course
    entry = course.entries[drill.entry]
    asked, offered = view, view
    ask = None
    given: tuple[Said, ...] = ()
    if drill.kind == "translate":
        asked, offered = (view.others[0], view) if drill.back else (view, view.others[0])
        given = (_name(renderer, asked, entry),)
    elif drill.kind == "define":
        text, own = defined(course, entry, view.code)
        given = (Said(words=renderer.with_gaps(text, own, view.code, view.label("gap")), code=view.code),)
    else:
        words = (course.vocabulary.relations[drill.relation].ask or {})[view.code]
        ask = renderer.plain(words.replace("{name}", view.name(entry)), view.code)
    options = (course.entries[option] for option in drill.options)
    return Item(
        id=drill.id,
        kind="choose-one",
        about=drill.kind,
        difficulty=COMPUTED[drill.kind],
        ask=ask,
        given=given,
        options=tuple(
            Option(said=_name(renderer, offered, option), right=option.id == drill.right, entry=option)
            for option in options
        ),
        written_in=offered.code,
        gist=None if drill.kind == "define" else _gist(renderer, view, entry),
        entries=tuple({drill.entry: entry, drill.right: course.entries[drill.right]}.values()),
    )


def _name(renderer: Renderer, view: CourseView, entry: Entry) -> Said:
    return Said(words=renderer.plain(view.name(entry), view.code), code=view.code)


def _gist(renderer: Renderer, view: CourseView, entry: Entry) -> Markup:
    return renderer.plain(defined(view.course, entry, view.code)[0], view.code)


def _gap(view: CourseView, renderer: Renderer, drill: Gap) -> Item:
    """The sentence with the gap, and in the other language the whole one with the name marked."""
    entry = view.course.entries[drill.entry]
    asked = view.others[0] if drill.back else view
    other = view if drill.back else view.others[0]
    start, end = drill.stretches[asked.code]
    passage = view.course.texts[drill.position.text].versions[asked.code].passages[drill.position].plain
    begin, close = drill.names[asked.code]
    gaps = [(begin - start, close - start)]
    whole = renderer.quotation(drill.position, other.code, entry, drill.stretches[other.code])
    term = entry.terms[asked.code]
    name = passage[begin:close]
    return Item(
        id=drill.id,
        kind="short",
        about="gap",
        difficulty=COMPUTED["gap"],
        given=(
            Said(
                words=renderer.with_gaps(passage[start:end], gaps, asked.code, view.label("gap")),
                code=asked.code,
            ),
            Said(words=whole, code=other.code),
        ),
        accept=accepted(entry, asked.code, name),
        written_in=asked.code,
        articles=writing_of(asked.code).articles,
        gist=_gist(renderer, view, entry),
        hint=hint_of(
            name,
            asked.code,
            term.reading if name == term.preferred.text else "",
            view.course.sounds.get(asked.code, ()),
        ),
        at=(drill.position,),
        entries=(entry,),
    )


def hint_of(words: str, code: str, reading: str = "", rulings: Iterable[Sound] = ()) -> str:
    """How Chinese words sound, with their tones; of others, the first letter of each word."""
    if writing_of(code).by_sound:
        return written(words, reading, ruled(words, rulings))
    if any(map(is_unspaced, words)):
        return f"{words[0]}…"
    return " ".join(f"{word[0]}…" for word in words.split())


def _arrangement(view: CourseView, drill: Arrangement) -> Item:
    group = next(group for group in view.course.vocabulary.groups if group.id == drill.group)
    entries = {entry: view.course.entries[entry] for entry in drill.entries}
    return Item(
        id=drill.id,
        kind="order",
        about="arrange",
        difficulty=COMPUTED["arrange"],
        ask=Markup.escape((group.ask or {})[view.code]),
        placed=tuple(
            Placed(
                words=Markup.escape(view.name(entries[entry])),
                place=drill.entries.index(entry) + 1,
                date=view.day(entries[entry].date),
            )
            for entry in drill.shown
        ),
        entries=tuple(entries.values()),
    )
