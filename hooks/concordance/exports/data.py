"""The public data: paragraphs with their mentions, and the glossary, as JSON with its schemas."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ..analysis.review import name_of
from ..model import Course, Entry, Figure, Gloss, Mention, Source
from ..views.course_view import CourseView, TextView, views

FOLDER = Path(__file__).parent
SCHEMAS = ("paragraphs.schema.json", "glossary.schema.json")
NAMES = ("paragraphs.json", "glossary.json", *SCHEMAS)
"""What stands directly below `data/`."""


def files(course: Course) -> dict[str, str]:
    """`data/*.json` and the JSON Schemas beside them."""
    by_code = views(course)
    return {
        "data/paragraphs.json": _dump(paragraphs(by_code)),
        "data/glossary.json": _dump(glossary(course, by_code)),
        **{f"data/{name}": (FOLDER / name).read_text("utf-8") for name in SCHEMAS},
    }


def paragraphs(by_code: Mapping[str, CourseView]) -> dict[str, Any]:
    """Every paragraph and note with its text and mentions in each language.

    Offsets are code points of the plain text, without note and page marks, half open.
    """
    texts = next(iter(by_code.values())).texts
    found = [_figure(text, figure) for text in texts for figure in text.version.figure.values()]
    return {
        "languages": list(by_code),
        "rights": {text.version.text: dict(text.text.settings.rights) for text in texts},
        "paragraphs": [
            {
                "text_id": text.version.text,
                "id": paragraph.id,
                "number": paragraph.number,
                "section": section.id,
                "pages": list(paragraph.pages),
                **_in_each_language(text, paragraph.id),
                "notes": list(paragraph.text.values("note")),
                "glosses": [_gloss(text, gloss) for gloss in text.glosses(paragraph.id)],
            }
            for text in texts
            for section in text.version.sections
            for paragraph in section.paragraphs
        ],
        "notes": [
            {
                "text_id": text.version.text,
                "id": note.id,
                "page": note.page,
                **_in_each_language(text, note.key),
            }
            for text in texts
            for note in text.version.notes
        ],
        **({"figures": found} if found else {}),
    }


def _in_each_language(text: TextView, local: str) -> dict[str, Any]:
    position = text.position(local)
    versions = text.translations
    return {
        "text": {code: each.version.passages[position].plain for code, each in versions.items()},
        "url": {code: each.url(local) for code, each in versions.items()},
        "mentions": {code: _mentions(each.mentions(position)) for code, each in versions.items()},
    }


def _figure(text: TextView, figure: Figure) -> dict[str, Any]:
    pictures = text.course.course.pictures
    versions = {code: each.version.figure[figure.id] for code, each in text.translations.items()}
    return {
        "text_id": text.version.text,
        "id": figure.id,
        "section": text.section_with(figure.id).id,
        "caption": {code: each.caption.plain for code, each in versions.items()},
        "alt": {code: each.alt for code, each in versions.items()},
        "picture": {code: pictures[code][each.picture.name].address for code, each in versions.items()},
        "url": {code: each.url(figure.id) for code, each in text.translations.items()},
    }


def _gloss(text: TextView, gloss: Gloss) -> dict[str, Any]:
    local = gloss.position.local
    spans = {
        code: gloss.span(code, each.version.paragraph[local].text.plain)
        for code, each in text.translations.items()
    }
    return {
        "id": gloss.id,
        "same_as": gloss.same_as or None,
        "on": {code: {"start": start, "end": end} for code, (start, end) in spans.items()},
        "text": dict(gloss.gloss),
        "sources": _sources(gloss.sources),
    }


def _sources(sources: Sequence[Source]) -> list[dict[str, Any]]:
    return [
        {"title": dict(s.title), "url": s.url, "checked": s.checked, "secondary": s.secondary}
        for s in sources
    ]


def glossary(course: Course, by_code: Mapping[str, CourseView]) -> dict[str, Any]:
    """Every entry, in the order of its id, below the rights in them."""
    return {
        "rights": dict(course.settings.rights),
        "entries": [_entry(course, by_code, course.entries[key]) for key in sorted(course.entries)],
    }


def _mentions(found: Sequence[Mention]) -> list[dict[str, Any]]:
    return [{"entry": m.entry, "start": m.start, "end": m.end} for m in found]


def _entry(course: Course, by_code: Mapping[str, CourseView], entry: Entry) -> dict[str, Any]:
    first = next(iter(by_code.values()))
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
                "planned": fact.planned,
                "article": [name_of(course, position) for position in fact.positions],
                "sources": _sources(fact.sources),
                "after": [text.version.text for text in first.after(fact)],
            }
            for fact in entry.facts
        ],
        "relations": [{"type": r.type, "target": r.target} for r in entry.relations],
        "links": [{"label": dict(link.label), "url": link.url} for link in entry.links],
        "url": {code: view.entry_url(entry.id) for code, view in by_code.items()},
    }


def _dump(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"
