"""What a page tells search engines and other programs about itself, in the words of schema.org.

Vocabulary: https://schema.org/version/29.0, checked by its published types (tests/test_metadata.py). Needs
an address of the site: identifiers are whole addresses, the same on every page that names a thing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from .. import routes
from ..model import Entry, Group, Lesson, Name, Section, Work
from ..views import citation
from ..views.course_view import CourseView, TextView
from . import reading_time

Node = dict[str, Any]
"""A thing in JSON-LD."""

CONTEXT = "https://schema.org"
QUESTION_TYPES = {
    "choose-one": "Multiple choice",
    "choose-several": "Checkbox",
    "match": "Matching",
    "order": "Ordering",
    "short": "Short answer",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A page to be described: its kind and address, what it says, and what it was made from."""

    view: CourseView
    kind: str
    address: str
    title: str
    description: str
    values: Mapping[str, Any]


def graph(page: Described) -> Node:
    """What a page and the path to it are, as one JSON-LD document; {} where the site has no address."""
    if not page.view.course.settings.site_url:
        return {}
    make = MAKERS.get(page.kind)
    things = [*(make(page) if make else ()), *_breadcrumbs(page)]
    return {"@context": CONTEXT, "@graph": things} if things else {}


# ---------------------------------------------------------------- the course


def _course(page: Described) -> Iterator[Node]:
    """The course with its syllabus: one section for each lesson."""
    view, settings = page.view, page.view.course.settings
    lessons = view.course.lessons
    yield {
        "@type": "Course",
        "@id": _id(view, routes.home(view.code), "course"),
        "name": settings.title[view.code],
        "description": settings.description[view.code],
        "url": _address(view, routes.home(view.code)),
        "inLanguage": [each.tag for each in view.course.languages],
        "isAccessibleForFree": True,
        "version": settings.version,
        **_dated("dateModified", settings.released),
        **_makers(view, "creator"),
        "isBasedOn": [_article(text) for text in view.texts],
        **({"syllabusSections": [_syllabus(view, lesson) for lesson in lessons]} if lessons else {}),
        "hasCourseInstance": {
            "@type": "CourseInstance",
            "courseMode": ["Online", "Onsite"],
            "inLanguage": view.language.tag,
            **({"courseWorkload": _minutes(sum(lesson.minutes for lesson in lessons))} if lessons else {}),
        },
    }


def _syllabus(view: CourseView, lesson: Lesson) -> Node:
    return {
        "@type": "Syllabus",
        "name": lesson.title[view.code].plain,
        "description": lesson.why[view.code].plain,
        "timeRequired": _minutes(lesson.minutes),
        "url": _address(view, routes.lesson(view.code, lesson.id)),
    }


def _lesson(page: Described) -> Iterator[Node]:
    view: CourseView = page.view
    lesson: Lesson = page.values["lesson"]
    reads = view.text(lesson.section.text)
    is_teachers = page.kind == "teacher"
    yield {
        **_resource(page, "LearningResource"),
        "learningResourceType": "lesson plan" if is_teachers else "lesson",
        "audience": {
            "@type": "EducationalAudience",
            "educationalRole": "teacher" if is_teachers else "student",
        },
        "teaches": [goal[view.code].plain for goal in lesson.goals],
        "timeRequired": _minutes(lesson.minutes),
        "about": {"@id": _id(view, reads.section_url(view.section_of(lesson)), "section")},
    }


def _quiz(page: Described) -> Iterator[Node]:
    """A page of the self-check, with the questions that were written for it."""
    view: CourseView = page.view
    lesson: Lesson | None = page.values.get("lesson")
    asked = [each for each in view.course.questions if lesson is None or each.lesson == lesson.id]
    if page.address == routes.practice(view.code, "glossary"):
        asked = []
    yield {
        **_resource(page, "Quiz"),
        "learningResourceType": "quiz",
        **({"about": {"@id": _id(view, routes.lesson(view.code, lesson.id), "lesson")}} if lesson else {}),
        "hasPart": [
            {
                "@type": "Question",
                "eduQuestionType": QUESTION_TYPES[each.kind],
                "text": each.ask[view.code].plain,
                "inLanguage": view.language.tag,
            }
            for each in asked
        ],
    }


# ---------------------------------------------------------------- the texts


def _text(page: Described) -> Iterator[Node]:
    text: TextView = page.values["text"]
    yield {
        **_article(text),
        "hasPart": [
            {"@type": "Article", "@id": _id(page.view, text.section_url(section), "section")}
            for section in text.version.sections
        ],
    }


def _section(page: Described) -> Iterator[Node]:
    text: TextView = page.values["text"]
    section: Section = page.values["section"]
    pages = [number for paragraph in section.paragraphs for number in paragraph.pages]
    yield {
        "@type": "Article",
        "@id": _id(page.view, page.address, "section"),
        "headline": page.title,
        "description": page.description,
        "url": _address(page.view, page.address),
        "inLanguage": page.view.language.tag,
        "timeRequired": _minutes(reading_time.of_section(section)),
        **({"pageStart": pages[0], "pageEnd": pages[-1]} if pages else {}),
        "isPartOf": {"@id": _id(page.view, text.title_url, "article")},
    }


def _article(text: TextView) -> Node:
    """A text in one language: the one in which it appeared, or our translation of that."""
    work = text.text.settings.cite
    told = text.code if work.said(work.title, text.code) else work.language
    original = next((each for each in text.all if each.code == work.language), text)
    if original is text:
        others = [_named_article(other) for other in text.others]
        return {**_appeared(text, told), **({"workTranslation": others} if others else {})}
    return {
        **_named_article(text),
        "headline": text.title,
        "url": _address(text.course, text.title_url),
        "inLanguage": text.course.language.tag,
        "author": [_agent(name, told) for name in work.authors],
        **_makers(text.course, "translator"),
        **_dated("datePublished", text.course.course.settings.released),
        "translationOfWork": _appeared(original, work.language),
    }


def _appeared(text: TextView, told: str) -> Node:
    """The text as it appeared; `told` is the language of names and titles."""
    work = text.text.settings.cite
    holder = _holder(work, told)
    return {
        **_named_article(text),
        "headline": text.title,
        "url": _address(text.course, text.title_url),
        "inLanguage": text.course.language.tag,
        "author": [_agent(name, told) for name in work.authors],
        **_dated("datePublished", text.text.settings.published),
        **_issue(work, told),
        **({"isPartOf": holder} if holder else {}),
    }


def _named_article(text: TextView) -> Node:
    return {"@type": "ScholarlyArticle", "@id": _id(text.course, text.title_url, "article")}


def _issue(work: Work, told: str) -> Node:
    first, _, last = work.pages.partition("-")
    publisher = work.said(work.publisher, told)
    return {
        **({"pageStart": first, "pageEnd": last or first} if first else {}),
        **({"publisher": {"@type": "Organization", "name": publisher}} if publisher else {}),
        **({"sameAs": f"https://doi.org/{work.doi}"} if work.doi else {}),
    }


def _holder(work: Work, told: str) -> Node:
    """The issue of a journal, or the book, that holds a text."""
    name = work.said(work.container, told)
    if not name:
        return {}
    if work.type != "article":
        return {"@type": "CreativeWork", "name": name}
    journal: Node = {"@type": "Periodical", "name": name, **({"issn": work.issn} if work.issn else {})}
    if work.volume:
        journal = {"@type": "PublicationVolume", "volumeNumber": work.volume, "isPartOf": journal}
    if work.issue:
        journal = {"@type": "PublicationIssue", "issueNumber": work.issue, "isPartOf": journal}
    return journal


# ---------------------------------------------------------------- the glossary


def _set(page: Described) -> Iterator[Node]:
    """A group of entries, as the set that their pages name; one that has several pages does not name them."""
    view: CourseView = page.view
    entries: Sequence[Entry] = page.values["entries"]
    terms = [
        {"@type": "DefinedTerm", "@id": _id(view, view.entry_url(entry.id), "term")} for entry in entries
    ]
    named = {} if page.values["split"] else {"hasDefinedTerm": terms}
    yield {**_resource(page, "DefinedTermSet"), **named}


def _whole_set(page: Described) -> Iterator[Node]:
    view: CourseView = page.view
    groups = view.course.vocabulary.groups
    yield {
        **_resource(page, "DefinedTermSet"),
        "hasPart": [
            {"@type": "DefinedTermSet", "@id": _id(view, view.group_url(group), "set")} for group in groups
        ],
    }


def _term(page: Described) -> Iterator[Node]:
    view: CourseView = page.view
    entry: Entry = page.values["entry"]
    group: Group = page.values["group"]
    name = view.name(entry)
    names = [form.text for term in entry.terms.values() for form in (term.preferred, *term.abbreviations)]
    symbols = [form.text for form in entry.symbols]
    outside = [link.url for link in entry.links]
    yield {
        "@type": "DefinedTerm",
        "@id": _id(view, view.entry_url(entry.id), "term"),
        "name": name,
        "alternateName": [each for each in dict.fromkeys(names) if each != name],
        "description": entry.definition[view.code],
        "url": _address(view, view.entry_url(entry.id)),
        **({"termCode": symbols[0]} if symbols else {}),
        **({"subjectOf": [{"@type": "WebPage", "url": url} for url in outside]} if outside else {}),
        "inDefinedTermSet": {"@id": _id(view, view.group_url(group), "set")},
    }


# ---------------------------------------------------------------- the way to a page


def _breadcrumbs(page: Described) -> Iterator[Node]:
    """The pages above a page, from the home page down to it."""
    view = page.view
    home = (view.course.settings.title[view.code], routes.home(view.code))
    if page.address == home[1]:
        return
    path = [home, *_above(page), (page.title, page.address)]
    yield {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": number, "name": _plain(title), "item": _address(view, address)}
            for number, (title, address) in enumerate(path, 1)
        ],
    }


def _above(page: Described) -> Iterator[tuple[str, str]]:
    """Title and address of the pages between the home page and a page."""
    view, values = page.view, page.values
    code = view.code
    if page.kind in ("lesson", "teacher") or (page.kind == "practice" and values.get("lesson")):
        yield view.course.prose[code]["course"].title, routes.course(code)
        if page.kind != "lesson":
            lesson = values["lesson"]
            yield lesson.title[code].plain, routes.lesson(code, lesson.id)
    elif page.kind in ("practice", "terms"):
        yield view.label("practice"), routes.practice(code)
    elif page.kind == "section":
        yield values["text"].title, values["text"].title_url
    elif page.kind == "lookup-part":
        yield view.label("lookup_page"), routes.page(code, "lookup")
    elif page.kind == "index-part":
        yield values["group"].label[code], view.group_url(values["group"])
    elif page.kind in ("entry", "passages"):
        yield values["group"].label[code], view.group_url(values["group"])
        if page.kind == "passages":
            yield view.name(values["entry"]), view.entry_url(values["entry"].id)


# ---------------------------------------------------------------- small parts

NAMES = {"index": "set", "lookup": "glossary", "practice": "quiz"}
"""What a thing is called behind the address of its page, by kind of page; else as the kind."""


def _resource(page: Described, type_: str) -> Node:
    view = page.view
    return {
        "@type": type_,
        "@id": _id(view, page.address, NAMES.get(page.kind, page.kind)),
        "name": _plain(page.title),
        "description": _plain(page.description),
        "url": _address(view, page.address),
        "inLanguage": view.language.tag,
        "isPartOf": {"@id": _id(view, routes.home(view.code), "course")},
    }


def _address(view: CourseView, path: str) -> str:
    return routes.absolute(view.course.settings.site_url, path)


def _id(view: CourseView, path: str, name: str) -> str:
    return f"{_address(view, path)}#{name}"


def _makers(view: CourseView, role: str) -> Node:
    makers = [_agent(name, view.code) for name in view.course.settings.editors]
    return {role: makers} if makers else {}


def _agent(name: Name, told: str) -> Node:
    kind = "Organization" if name.is_organization else "Person"
    return {"@type": kind, "name": citation.name_in_prose(name, told)}


def _dated(property_: str, date: str) -> Node:
    return {property_: date} if date else {}


def _plain(words: str) -> str:
    """Words without what makes HTML of them."""
    return words.striptags() if isinstance(words, Markup) else words


def _minutes(count: int) -> str:
    """A duration as ISO 8601 writes it."""
    return f"PT{count}M"


MAKERS = {
    "home": _course,
    "course": _course,
    "lesson": _lesson,
    "teacher": _lesson,
    "practice": _quiz,
    "title": _text,
    "section": _section,
    "index": _set,
    "lookup": _whole_set,
    "entry": _term,
}
"""Kind of page -> what makes the things that it is about."""
