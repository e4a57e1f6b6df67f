"""The public data: paragraphs with their mentions, and the glossary, as JSON with its schemas."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib.resources import files as resources
from typing import Any

from ..course import Interface
from ..model import Course, Entry, Mention
from ..site.views import Book

SCHEMAS = ("paragraphs.schema.json", "glossary.schema.json")


def files(course: Course, interfaces: Mapping[str, Interface]) -> dict[str, str]:
    """`data/*.json` and the JSON Schemas beside them."""
    books = [Book(course, language, interfaces[language.code].labels) for language in course.languages]
    folder = resources("concordance.exports")
    return {
        "data/paragraphs.json": _dump(paragraphs(course, books)),
        "data/glossary.json": _dump(glossary(course, books)),
        **{f"data/{name}": (folder / name).read_text("utf-8") for name in SCHEMAS},
    }


def paragraphs(course: Course, books: Sequence[Book]) -> dict[str, Any]:
    """Every paragraph and note with its text and mentions in each language.

    Offsets are code points of the plain text, without note and page marks, half open.
    """
    first = books[0]
    return {
        "languages": [language.code for language in course.languages],
        "paragraphs": [
            {
                "id": paragraph.id,
                "number": paragraph.number,
                "section": section.id,
                "pages": list(paragraph.pages),
                "text": {b.code: b.paragraphs[paragraph.id].text.plain for b in books},
                "url": {b.code: b.place_url(paragraph.id) for b in books},
                "notes": list(paragraph.text.values("note")),
                "mentions": {b.code: _mentions(course.mentions[b.code][paragraph.id]) for b in books},
            }
            for section in first.article.sections
            for paragraph in section.paragraphs
        ],
        "notes": [
            {
                "id": note.id,
                "page": note.page,
                "text": {b.code: b.notes[note.key].text.plain for b in books},
                "url": {b.code: b.place_url(note.key) for b in books},
                "mentions": {b.code: _mentions(course.mentions[b.code][note.key]) for b in books},
            }
            for note in first.article.notes
        ],
    }


def glossary(course: Course, books: Sequence[Book]) -> dict[str, Any]:
    """Every entry, in the order of its id."""
    return {"entries": [_entry(course, books, course.entries[key]) for key in sorted(course.entries)]}


def _mentions(found: Sequence[Mention]) -> list[dict[str, Any]]:
    return [{"entry": m.entry, "start": m.start, "end": m.end} for m in found]


def _entry(course: Course, books: Sequence[Book], entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "group": course.vocabulary.group_of(entry).id,
        "date": entry.date or None,
        "symbols": [form.text for form in entry.symbols],
        "background": entry.background,
        "terms": {
            code: {
                "preferred": term.preferred.text,
                "also": [form.text for form in term.also],
                "abbreviation": term.abbreviations[0].text if term.abbreviations else None,
                "abbreviations": [form.text for form in term.abbreviations],
                "described_as": [form.text for form in term.described_as],
                "avoid": [{"form": a.form.text, "reason": dict(a.reason)} for a in term.avoid],
            }
            for code, term in entry.terms.items()
        },
        "definition": dict(entry.definition),
        "about": dict(entry.about) if entry.about else None,
        "traits": {t.name: {"value": t.value, "on": dict(t.explained)} for t in entry.traits},
        "facts": [
            {
                "date": fact.date,
                "text": dict(fact.text),
                "article": list(fact.article),
                "sources": [
                    {"title": dict(source.title), "url": source.url, "checked": source.checked}
                    for source in fact.sources
                ],
                "after_article": books[0].is_after(fact),
            }
            for fact in entry.facts
        ],
        "relations": [{"type": r.type, "target": r.target} for r in entry.relations],
        "links": [{"label": dict(link.label), "url": link.url} for link in entry.links],
        "url": {b.code: b.entry_url(entry.id) for b in books},
    }


def _dump(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
