"""Course -> pages: finished HTML, the layout being in `templates/`.

Addresses inside the pages are relative to the page that holds them, so that the site works in any folder,
with or without a server. Nothing here knows the renderer that puts its frame around the pages.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from .. import routes
from ..exports import references
from ..language import sentences
from ..language.writings import writing_of
from ..model import Course, Entry, Group, Language, Section
from ..views import citable, citation, patterns, practice, sheets
from ..views.course_view import HAN, CourseView, TextView, views
from ..views.drills import OF_GLOSSARY, Drills
from ..views.handouts import Handouts
from ..views.html import quoted, right_to_left
from ..views.labels import say_language
from ..views.rendering import Renderer
from . import (
    bibliography,
    bundle,
    compared,
    downloads,
    indexes,
    metadata,
    reading_time,
    relation_map,
    timeline,
    where,
)
from .lens import Lens, kinds, name_order, places
from .passages import line_id, line_url, parts_of, strip_of
from .prose import to_html

HEADING = re.compile(r'<h(?P<level>[23]) id="(?P<id>[^"]+)">(?P<words>.*?)</h')
"""A heading for the table of contents. One that does not belong there, such as a list's, has a class."""
OWN_WORDS = re.compile(r'<span class="heading"[^>]*>(.*?)</span>')
"""Of a heading in several languages, the one of the page."""
TAG = re.compile(r"<[^>]+>")
WITH_PROSE = ("home", "about", "course")
OF_ONE_LANGUAGE = ("index-part", "lookup-part")
"""Kinds of pages that no other language has, its letters being others."""
DESCRIPTION = 150  # characters that a search engine shows


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page, for its table of contents: level 2 or 3, its anchor, and its words."""

    level: int
    id: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the site: its address, what it says, and where the other languages say the same."""

    address: str
    title: str
    language: Language | None
    """None is the page on which a language is chosen, which is written in every language."""
    write: Callable[[], str]
    """Gives the page as HTML: thousands of pages need not be in memory at once."""
    counterparts: Mapping[str, str]
    description: str
    kind: str
    text: str = ""
    """The text to which the page belongs, if any."""
    tags: tuple[citable.Tag, ...] = ()
    """What a reference manager is told of the work on the page."""
    running_head: str = ""
    """What stands at the head of each sheet when the page is printed."""
    names_each_other: bool = True
    """Whether the counterparts say the same, each being the other's; else they only lead to what is near."""
    graph: Callable[[], Mapping[str, Any]] = dict
    """Gives what other programs are told of the page, as JSON-LD; {} where there is nothing to tell."""


def render(course: Course) -> list[Page]:
    """Every page of the site, in reading order: first the choice of language, then language by language."""
    by_code = views(course)
    drills = Drills(by_code[course.languages[0].code])
    terms = Lens(course)
    handouts = Handouts(drills)
    pages = (page for view in by_code.values() for page in _of_language(view, drills, terms, handouts))
    return [_choice(course, by_code), *pages]


def readme(course: Course) -> str:
    """The text that lies in the offline bundle, in every language."""
    by_code = views(course)
    first = next(iter(by_code.values()))
    return _fill(first, "README.txt", "README.txt", views=list(by_code.values()))


def scripts(course: Course) -> dict[str, str]:
    """What scripts put into a page, in each language: dialogs and buttons, and the frame of the projector."""
    found = {}
    for code, view in views(course).items():
        every, projector = routes.frame(code), routes.projector(code)
        words = _as_script(_fill(view, "frame.html", every))
        found[every] = f'document.body.insertAdjacentHTML("beforeend",{words});\n'
        found[projector] = f"course.projectorFrame={_as_script(_fill(view, 'projector.html', projector))};\n"
    return found


def _as_script(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)


def _choice(course: Course, by_code: Mapping[str, CourseView]) -> Page:
    """The first page of all, in every language at once."""
    first = course.languages[0]
    return Page(
        address=routes.FIRST,
        title=" · ".join(course.settings.title[language.code] for language in course.languages),
        language=None,
        write=partial(
            _fill, by_code[first.code], "language_choice.html", routes.FIRST, views=list(by_code.values())
        ),
        counterparts={code: routes.home(code) for code in by_code},
        description=course.settings.description[first.code],
        kind="language-choice",
    )


def _of_language(view: CourseView, drills: Drills, terms: Lens, handouts: Handouts) -> Iterator[Page]:
    """Home, lessons, self-check, texts, handouts, entries, lookup, terms, downloads, edition, in order."""
    page, label = partial(_page, view), view.label.marking()
    about = view.course.settings.description[view.code]
    prose = view.course.prose[view.code]
    home = prose["index"]
    pictures = [(each.address, each.title, each.description) for each in _of_pictures(view)]
    yield page("home", routes.home, home.title, about, prose=home, pictures=pictures)
    if view.course.lessons:
        yield from _of_lessons(view)
    if view.course.questions:
        yield from _of_practice(view, drills)
    for text in view.texts:
        yield from _of_text(view, text)
        yield from _handouts(view, text, handouts)
    if view.course.references:
        # The works of a single text belong to it.
        values = {"text": view.texts[0]} if len(view.texts) == 1 else {}
        title, lede = label("references"), view.label("references_lede")
        yield page("references", _named("references"), title, lede, **values)
    for group in view.course.vocabulary.groups:
        yield from _index(view, group)
        for entry in view.entries_of(group):
            yield from _entry(view, entry, group, terms)
    yield from _lookup(view)
    yield from _of_pictures(view)
    yield from _of_terms(view, terms)
    topics = downloads.topics(view)
    title, lede = label("downloads"), view.label("downloads_lede")
    yield page("downloads", _named("downloads"), title, lede, topics=topics)
    yield page("offline", _named("offline"), label("offline_title"), view.label("bundle_lede"))
    edition = prose["about"]
    yield page("about", _named("about"), edition.title, edition.title, prose=edition)


def _index(view: CourseView, group: Group) -> Iterator[Page]:
    """The index of a group, and the further pages of one that is too long for one page."""
    entries, name, about = view.entries_of(group), group.label[view.code], group.about[view.code]
    split = indexes.split(view, entries, indexes.DEFINED)
    address = partial(routes.group, path=group.path)
    further = partial(routes.group_part, path=group.path)
    values = {"group": group, "split": split, "part_url": partial(_numbered, further, view.code)}
    yield _page(view, "index", address, name, about, entries=entries, **values)
    for part in split.parts if split else ():
        title = view.label("index_part", name=name, letters=part.letters)
        at = partial(_part_here, view, part.number, address, further)
        yield _page(view, "index-part", at, title, about, part=part, **values)


def _lookup(view: CourseView) -> Iterator[Page]:
    """The lookup page, and the further pages of its list where it is too long for one page."""
    split = indexes.split(view, view.sorted(view.course.entries.values()), indexes.NAMED)
    address, about = _named("lookup"), view.label("lookup_lede")
    values = {"split": split, "part_url": partial(_numbered, routes.lookup_part, view.code)}
    yield _page(view, "lookup", address, view.label.marking()("lookup_page"), about, **values)
    for part in split.parts if split else ():
        title = view.label("index_part", name=view.label("lookup_all"), letters=part.letters)
        at = partial(_part_here, view, part.number, address, routes.lookup_part)
        yield _page(view, "lookup-part", at, title, about, part=part, **values)


def _part_here(view: CourseView, number: int, first: Any, further: Any, code: str) -> str:
    """The address of a page of a list; in another language, whose letters are others, the list's first."""
    address: str = _numbered(further, code, number) if code == view.code else first(code)
    return address


def _numbered(further: Any, code: str, number: int) -> str:
    """The address of a further page of a list."""
    address: str = further(code, number=number)
    return address


def _of_pictures(view: CourseView) -> Iterator[Page]:
    """The timeline and the map of relations, if there is something on them."""
    label = view.label.marking()
    if timeline.exists(view):
        lede = view.label("timeline_lede" if len(view.texts) == 1 else "timeline_lede_texts")
        drawn = partial(timeline.of_course, view)
        yield _page(view, "timeline", _named("timeline"), label("timeline"), lede, drawn=drawn)
    if relation_map.exists(view):
        values = {"drawn": partial(relation_map.of_course, view), "rows": partial(relation_map.rows, view)}
        lede = view.label("relation_map_lede")
        yield _page(view, "relation-map", _named("map"), label("relation_map"), lede, **values)


def _of_terms(view: CourseView, terms: Lens) -> Iterator[Page]:
    """The tables of terms: where they live, and how they are rendered."""
    page, label = partial(_page, view), view.label.marking()
    if terms.is_spread:
        table = partial(where.table, view, terms)
        yield page(
            "where", routes.where, label("where_title"), view.label("where_lede"), lens=terms, table=table
        )
    if terms.is_rendered:
        about, ranked = view.label("renderings_lede"), partial(compared.ranked, view, terms)
        yield page("renderings", routes.renderings, label("renderings"), about, lens=terms, ranked=ranked)


def _of_lessons(view: CourseView) -> Iterator[Page]:
    """The page of the course, the lessons, and the teacher's page of each."""
    prose = view.course.prose[view.code]["course"]
    about = prose.lede or view.course.settings.description[view.code]
    yield _page(view, "course", routes.course, prose.title, about, prose=prose)
    for kind, address in (("lesson", routes.lesson), ("teacher", routes.teacher)):
        for lesson in view.course.lessons:
            title = lesson.title[view.code].plain
            if kind == "teacher":
                title = view.label("teacher_title", title=title)
            at = partial(address, lesson_id=lesson.id)
            yield _page(view, kind, at, title, _shortened(lesson.why[view.code].plain), lesson=lesson)


def _of_practice(view: CourseView, drills: Drills) -> Iterator[Page]:
    """The pages of the self-check: where one begins, each lesson, all questions, the glossary, the terms."""
    label = view.label.marking()
    page = partial(_page, view, drills=drills)
    at = {name: partial(routes.practice, name=name) for name in ("index", "questions", "glossary", "terms")}
    ids = practice.ids(view.course, drills)
    yield page("practice-home", at["index"], label("practice"), view.label("practice_lede"), ids=ids)
    for lesson in view.course.lessons:
        items = partial(practice.of_lesson, view, drills, lesson)
        address = partial(routes.self_check, lesson_id=lesson.id)
        title = view.label("practice_of_lesson", title=lesson.title[view.code].plain)
        values = {"lesson": lesson, "items": items, "drawn_from": 0}
        yield page("practice", address, title, view.label("practice_lede"), **values)
    whole = {"questions": partial(practice.of_course, view)}
    if drills.of_glossary:
        whole["glossary"] = partial(practice.of_glossary, view, drills)
    for name, items in whole.items():
        heading, lede = label(f"practice_{name}"), view.label(f"practice_{name}_lede")
        is_cut = name == "glossary" and len(drills.of_glossary) == OF_GLOSSARY
        drawn_from = len(view.course.entries) if is_cut else 0
        values = {"items": items, "heading": heading, "drawn_from": drawn_from}
        yield page("practice", at[name], heading, lede, **values)
    entries = practice.terms(view, drills)
    linked = sum(entry.linked for entry in view.course.entries.values())
    yield page(
        "terms",
        at["terms"],
        label("practice_terms"),
        view.label("practice_terms_lede" if view.others else "practice_terms_lede_alone"),
        entries=entries,
        linked=linked,
    )


def _of_text(view: CourseView, text: TextView) -> Iterator[Page]:
    text_id = text.version.text
    about = view.course.settings.description[view.code]
    yield _page(view, "title", partial(routes.text, text_id=text_id), text.title, about, text=text)
    for section in text.version.sections:
        yield _section(view, text, section)


def _handouts(view: CourseView, text: TextView, handouts: Handouts) -> Iterator[Page]:
    """The handout of each section of a text."""
    text_id = text.version.text
    for section in text.version.sections:
        handout = handouts.of(text_id, section.id)
        address = partial(routes.handout, text_id=text_id, section_id=section.id)
        title = view.label("handout_of", title=sheets.title_of(view, handout, section))
        about = view.label("handout_about")
        values = {"text": text, "section": section, "handout": handout}
        yield _page(view, "handout", address, title, about, **values)


def _section(view: CourseView, text: TextView, section: Section) -> Page:
    address = partial(routes.section, text_id=text.version.text, section_id=section.id)
    about = _shortened(section.paragraphs[0].text.plain)
    return _page(view, "section", address, section.title, about, text=text, section=section)


def _entry(view: CourseView, entry: Entry, group: Group, terms: Lens) -> Iterator[Page]:
    parts = parts_of(view, entry)
    for number in range(1, len(parts) + 1):
        kind, title = "entry", view.name(entry)
        about = _shortened(entry.definition[view.code])
        if number > 1:
            kind, title = "passages", view.label("part_of", name=title, number=number, count=len(parts))
        address = partial(routes.part, path=group.path, entry_id=entry.id, number=number)
        values = {"entry": entry, "group": group, "parts": parts, "number": number, "lens": terms}
        yield _page(view, kind, address, title, about, **values)


def _named(name: str) -> Any:
    return partial(routes.page, name=name)


def _page(view: CourseView, kind: str, address: Any, title: str, description: str, **values: Any) -> Page:
    """A page from the template of its kind; `address` gives its address in the language of a code."""
    text = values.get("text")
    at = address(view.code)
    described = metadata.Described(
        view=view, kind=kind, address=at, title=title, description=description, values=values
    )
    return Page(
        address=at,
        title=title,
        language=view.language,
        write=partial(_written, view, kind, at, title, values),
        counterparts={code: address(code) for code in view.translations},
        description=description,
        kind=kind,
        text=text.version.text if isinstance(text, TextView) else "",
        tags=_tags(view, kind, values),
        running_head=view.running_head(text if isinstance(text, TextView) else None),
        names_each_other=kind not in OF_ONE_LANGUAGE,
        graph=partial(metadata.graph, described),
    )


def _written(view: CourseView, kind: str, address: str, title: str, values: Mapping[str, Any]) -> str:
    """A page, and below it what only its print shows: from where it is, and whose."""
    source = {"text": values.get("text"), "title": title, "address": address}
    if kind == "handout":
        values = sheets.values(view, **values)
    return _fill(view, f"{kind}.html", address, **values) + _fill(view, "printed.html", address, **source)


def _tags(view: CourseView, kind: str, values: Mapping[str, Any]) -> tuple[citable.Tag, ...]:
    if kind in ("title", "section"):
        return citable.tags(values["text"].text.settings.cite, view.code, view.course)
    if kind == "entry":
        (work,) = view.citable(values["entry"]).values()
        return citable.tags(work, view.code, view.course)
    return ()


def _fill(view: CourseView, name: str, page: str, /, **values: Any) -> str:
    """A filled template; `here` in it turns a site address into one relative to this page."""
    here = partial(_here, page)
    label = view.label.marking()
    written = (
        _environment()
        .get_template(name)
        .render(
            view=view,
            course=view.course,
            code=view.code,
            here=here,
            lang=partial(_lang, view.language),
            renderer=Renderer(view, here),
            label=label,
            routes=routes,
            sounding=[each.code for each in view.all if writing_of(each.code).by_sound],
            strip_of=strip_of,
            line_id=line_id,
            line_url=line_url,
            places_of=places,
            name_order=name_order,
            kinds_in=lambda found: kinds(view, (each.entry for one in found for each in one.ranked)),
            level=where.level,
            said=where.said,
            works_by_kind=bibliography.listed,
            further=partial(bibliography.further, view),
            neighbours=partial(relation_map.around, view),
            archive={"name": bundle.name(view.course), "size": bundle.SIZE, "sum": bundle.SUM},
            told=lambda work: _lang_of(view, citation.told_in(work, view.code)),
            told_in=lambda work: citation.told_in(work, view.code),
            names_of_languages=_names_of_languages(view),
            cited=lambda work: citation.cite(work, view.code, citation.style_of_lists(view.code)),
            styled=lambda work: citation.styled(work, view.code),
            records=lambda work, name: references.records(work, view.code, view.course, name),
            semicolon="；" if view.code in HAN else "; ",
            **values,
        )
    )
    tag = view.language.tag
    return say_language(
        written, tag if view.language.direction == "rtl" else "", tag if view.code in HAN else ""
    )


def _here(address: str, target: str) -> str:
    return routes.relative(target, address)


@cache
def _lang(page: Language, language: Language, around: Language | None = None) -> Markup:
    """The attributes of words in a language: its tag, and its direction if it differs.

    The words stand among those of the page, or among those of `around`.
    """
    tag = Markup(' lang="{}"').format(language.tag)
    differs = language.direction != (around or page).direction
    return tag + (Markup(' dir="{}"').format(language.direction) if differs else "")


def _names_of_languages(view: CourseView) -> Markup:
    """The languages of the course, each by its own name."""
    name = Markup("<span{}>{}</span>")
    names = (name.format(_lang(view.language, each), each.name) for each in view.course.languages)
    return Markup(" · ").join(names)


def _lang_of(view: CourseView, code: str) -> Markup:
    """The attributes of words in the language of a code, if it is one of the course's others."""
    language = next((each.language for each in view.others if each.code == code), None)
    return _lang(view.language, language) if language else Markup()


def headings(written: str, page: Page) -> Iterator[Heading]:
    """The headings of a written page that belong into its table of contents."""
    deepest = 3 if page.kind in WITH_PROSE else 2
    for found in HEADING.finditer(written):
        if int(found["level"]) <= deepest:
            own = OWN_WORDS.match(found["words"])
            words = html.unescape(TAG.sub("", own[1] if own else found["words"]))
            yield Heading(int(found["level"]), found["id"], words)


def _shortened(text: str) -> str:
    return text if len(text) <= DESCRIPTION else text[: DESCRIPTION - 1] + "…"


# ---------------------------------------------------------------- small tools for templates


def first_sentence(text: str) -> str:
    """The first sentence of a definition, for a card or a list."""
    start, end = sentences.first(text)
    return text[start:end]


def lead(words: str) -> str:
    """Words that lead to what follows, with the space between: none stands after a full-width sign."""
    return words if words.endswith("：") else words + " "


def in_brackets(words: object, view: CourseView) -> str:
    """What stands in brackets behind other words, with the brackets of the language."""
    return f"（{words}）" if view.code in HAN else f" ({words})"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("concordance.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,  # a build reads each template once
    )
    environment.filters["quoted"] = lambda words, han: quoted(Markup(words), han)
    environment.filters["rtl"] = lambda words, tag: right_to_left(Markup(words), tag) if tag else words
    environment.filters["prose"] = lambda body, view, here: to_html(
        str(quoted(Markup(body), view.han)), view.course.pictures.get(view.code, {}), here
    )
    environment.filters["citation"] = patterns.html
    environment.filters["lead"] = lead
    environment.filters["in_brackets"] = in_brackets
    environment.filters["linked_citation"] = partial(patterns.html, linked=True)
    environment.filters["first_sentence"] = first_sentence
    environment.filters["by_characters"] = lambda view, section: reading_time.is_by_characters(
        view.section_of(section).paragraphs[0].text.plain
    )
    environment.filters["reading_minutes"] = lambda each, view: reading_time.of_section(view.section_of(each))
    return environment
