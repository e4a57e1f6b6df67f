"""The glossary of one language as Moodle imports it into an activity of that name.

The format is that of Moodle's own export (mod/glossary): an entry is a concept with a definition in HTML,
aliases, which are found in pages as the concept is, and categories.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..language.scripts import is_unspaced
from ..model import Entry
from ..views.course_view import CourseView
from .taken import By, Offer, absolute, for_each_language
from .templating import filled
from .xml import Element, document, element, listed

HTML = 1
"""Moodle's number for words in HTML."""


def offers(by_code: By) -> Iterator[Offer]:
    """A file for each language: a glossary in Moodle has one concept in an entry."""
    yield Offer(
        name="moodle_glossary",
        topic="moodle",
        format="Moodle XML",
        files=for_each_language(by_code, "moodle-glossary-{code}.xml", glossary),
    )


def glossary(view: CourseView) -> bytes:
    """The glossary of a language."""
    course = view.course
    entries = view.sorted(course.entries.values())
    names = [view.name(entry).casefold() for entry in entries]
    information = listed(
        "INFO",
        NAME=course.settings.title[view.code],
        INTRO=filled("moodle-intro.html", view=view),
        INTROFORMAT=HTML,
        # So that a second import leaves out what is there already.
        ALLOWDUPLICATEDENTRIES=int(len(set(names)) < len(names)),
        DISPLAYFORMAT="dictionary",
        SHOWSPECIAL=1,
        SHOWALPHABET=1,
        SHOWALL=1,
        ALLOWCOMMENTS=0,
        USEDYNALINK=1,
        DEFAULTAPPROVAL=1,
        GLOBALGLOSSARY=0,
        ENTBYPAGE=20,
    )
    information.append(element("ENTRIES", *(_entry(view, entry) for entry in entries)))
    return document(element("GLOSSARY", information))


def _entry(view: CourseView, entry: Entry) -> Element:
    term = entry.terms[view.code]
    name = view.name(entry)
    made = listed(
        "ENTRY",
        CONCEPT=name,
        DEFINITION=_definition(view, entry),
        FORMAT=HTML,
        USEDYNALINK=int(entry.linked),
        CASESENSITIVE=int(term.preferred.exact),
        # A whole word ends where a letter does: never inside a line of Chinese.
        FULLMATCH=int(not any(map(is_unspaced, name))),
        TEACHERENTRY=1,
    )
    aliases = dict.fromkeys(form.text for form in (*term.also, *term.abbreviations, *entry.symbols))
    if found := [listed("ALIAS", NAME=alias) for alias in aliases if alias.casefold() != name.casefold()]:
        made.append(element("ALIASES", *found))
    category = view.course.vocabulary.group_of(entry).label[view.code]
    made.append(element("CATEGORIES", listed("CATEGORY", NAME=category, USEDYNALINK=0)))
    return made


def _definition(view: CourseView, entry: Entry) -> str:
    return filled(
        "moodle-definition.html", view=view, entry=entry, address=absolute(view, view.entry_url(entry.id))
    )
