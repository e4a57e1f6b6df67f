"""Works -> what reference managers read: CSL-JSON, and from it BibTeX and RIS.

CSL 1.0.2 (https://docs.citationstyles.org/), BibTeX with fields of biblatex, and RIS.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from .. import routes
from ..model import Course, Name, Work
from ..views import citation
from ..views.course_view import views

Item = Mapping[str, Any]
"""A work in CSL-JSON."""

TYPES = {  # CSL, BibTeX, RIS
    "article": ("article-journal", "article", "JOUR"),
    "newspaper": ("article-newspaper", "article", "NEWS"),
    "chapter": ("chapter", "incollection", "CHAP"),
    "book": ("book", "book", "BOOK"),
    "report": ("report", "techreport", "RPRT"),
    # CSL has no type for a resolution that styles print as one is cited: they take it for a law.
    "resolution": ("report", "techreport", "RPRT"),
    "speech": ("speech", "misc", "CPAPER"),
    "web": ("webpage", "misc", "ELEC"),
    "edition": ("book", "book", "EBOOK"),
    "entry": ("entry-encyclopedia", "incollection", "ENCYC"),
}
PEOPLE = {"author": "AU", "editor": "A2", "translator": "A4"}  # CSL and BibTeX: RIS
TEXTS = {  # CSL: BibTeX, RIS
    "title": ("title", "TI"),
    "container-title": ("journal", "T2"),
    "event-title": ("howpublished", "T2"),
    "volume": ("volume", "VL"),
    "issue": ("number", "IS"),
    "number": ("number", "M1"),
    "version": ("version", "ET"),  # RIS has one place for both; a version says more
    "edition": ("edition", "ET"),
    "publisher": ("publisher", "PB"),
    "publisher-place": ("address", "CY"),
    "event-place": ("address", "CY"),
    "DOI": ("doi", "DO"),
    "ISSN": ("issn", "SN"),
    "ISBN": ("isbn", "SN"),
    "URL": ("url", "UR"),
    "language": ("language", "LA"),
    "original-title": ("origtitle", "OP"),
    "note": ("note", "N1"),
}
BIBTEX_NAMES = {
    "incollection": {"journal": "booktitle"},
    "misc": {"journal": "howpublished"},
    "techreport": {"publisher": "institution"},
}
TEX = {sign: f"\\{sign}" for sign in "&%$#_{}"} | {
    "~": "\\textasciitilde{}",
    "^": "\\textasciicircum{}",
    "\\": "\\textbackslash{}",
}


NAMES = ("cite", "references.json", "references.bib", "references.ris")
"""What stands directly below `data/`."""


def files(course: Course) -> dict[str, str]:
    """Each text, and this edition of it, as each language cites them: `data/cite/article-en.bib`."""
    of_texts = {
        routes.record(name, code, ending): record
        for code, view in views(course).items()
        for text in view.texts
        for name, work in text.citable().items()
        for ending, _, record in records(work, code, course, name)
    }
    return of_texts | _of_references(course)


def _of_references(course: Course) -> dict[str, str]:
    """All works that the texts cite, each in its own language."""
    tags = {each.code: each.tag for each in course.languages}
    works = [reference.work for reference in course.references]
    items = [csl(each.work, each.work.language, each.id, tags) for each in course.references]
    if not items:
        return {}
    kinds = list(map(citation.template_of, works))
    return {
        routes.references("json"): json.dumps(items, ensure_ascii=False, indent=1) + "\n",
        routes.references("bib"): "\n".join(map(bibtex, items, kinds)),
        routes.references("ris"): "\n".join(map(ris, items, kinds)),
    }


def records(work: Work, language: str, course: Course, name: str) -> tuple[tuple[str, str, str], ...]:
    """A work in every format: the ending of a file's name, the name of the format, the record."""
    tags = {each.code: each.tag for each in course.languages}
    item = csl(work, language, f"{course.settings.id}-{name}", tags)
    kind = citation.template_of(work)
    return (
        ("bib", "BibTeX", bibtex(item, kind)),
        ("ris", "RIS", ris(item, kind)),
        ("json", "CSL-JSON", json.dumps([item], ensure_ascii=False, indent=1) + "\n"),
    )


# ---------------------------------------------------------------- CSL-JSON


def csl(work: Work, language: str, identifier: str, tags: Mapping[str, str]) -> Item:
    """A work as readers of a language cite it; `tags` gives the tag of a language by its code."""
    told = citation.told_in(work, language)
    title, own = work.said(work.title, told), (work.original or work).title
    original = own.get((work.original or work).language, title)
    found = {
        "id": identifier,
        "type": TYPES[citation.template_of(work)][0],
        "title": title,
        "original-title": original if original != title else "",
        "author": [_name(name, told) for name in work.authors],
        "editor": [_name(name, told) for name in work.editors],
        "translator": [_name(name, told) for name in work.translators],
        "issued": _date(work.date),
        "accessed": _date(work.accessed),
        "original-date": _date(work.original.date if work.original else ""),
        "container-title": work.said(work.container, told),
        "event-title": work.said(work.event, told),
        "event-place" if work.event else "publisher-place": work.said(work.place, told),
        "publisher": work.said(work.publisher, told),
        "page": work.pages,
        **{key: getattr(work, key) for key in ("volume", "issue", "number", "edition", "version")},
        "DOI": work.doi,
        "ISSN": work.issn,
        "ISBN": work.isbn,
        "URL": work.url,
        "language": tags.get(work.language, work.language),
        "note": citation.made_by_unnamed(work, citation.voice_of(work, language)),
    }
    return {key: value for key, value in found.items() if value}


def _name(name: Name, told: str) -> dict[str, str]:
    written = name.said(told)
    parts = [written] if name.is_organization else written.split(", ", 2)
    if len(parts) == 1:
        return {"literal": written}
    return dict(zip(("family", "given", "suffix"), parts, strict=False))


def _date(date: str) -> dict[str, list[list[int]]]:
    return {"date-parts": [[int(part) for part in date.split("-")]]} if date else {}


# ---------------------------------------------------------------- BibTeX and RIS


def bibtex(item: Item, kind: str) -> str:
    """An item as a BibTeX entry. `kind` is one of `TYPES`."""
    entry = TYPES[kind][1]
    lines = [f"  {name} = {{{value}}}" for name, value in _bibtex_fields(item, entry)]
    return f"@{entry}{{{item['id']},\n" + ",\n".join(lines) + "\n}\n"


def _bibtex_fields(item: Item, entry: str) -> Iterator[tuple[str, str]]:
    for role in PEOPLE:
        if role in item:
            yield role, " and ".join(map(_bibtex_name, item[role]))
    for key, (name, _) in TEXTS.items():
        if key in item:
            value = item[key] if key in ("URL", "DOI") else _tex(item[key])
            # The braces keep the capitals of a title.
            value = f"{{{value}}}" if key in ("title", "container-title") else value
            yield BIBTEX_NAMES.get(entry, {}).get(name, name), value
    if "page" in item:
        yield "pages", item["page"].replace("-", "--")
    if "issued" in item:
        yield from zip(("year", "month", "day"), map(str, item["issued"]["date-parts"][0]), strict=False)
    if "accessed" in item:
        yield "urldate", "-".join(f"{part:02}" for part in item["accessed"]["date-parts"][0])


def _bibtex_name(name: Mapping[str, str]) -> str:
    if name == {"literal": citation.OTHERS}:
        return citation.OTHERS
    if "literal" in name:
        return f"{{{_tex(name['literal'])}}}"
    # BibTeX writes the suffix in the middle: King, Jr., Martin Luther.
    return _tex(", ".join(name[part] for part in ("family", "suffix", "given") if part in name))


def _tex(words: str) -> str:
    return "".join(TEX.get(sign, sign) for sign in words)


def ris(item: Item, kind: str) -> str:
    """An item as a RIS record. `kind` is one of `TYPES`."""
    lines = [f"{tag}  - {value}\n" for tag, value in _ris_fields(item)]
    return "".join([f"TY  - {TYPES[kind][2]}\n", *lines, "ER  - \n"])


def _ris_fields(item: Item) -> Iterator[tuple[str, str]]:
    yield "ID", item["id"]
    for role, tag in PEOPLE.items():
        for name in item.get(role, ()):
            yield tag, name.get("literal") or ", ".join(name.values())
    texts: dict[str, str] = {}
    for key, (_, tag) in TEXTS.items():
        if key in item:
            texts.setdefault(tag, item[key])
    yield from texts.items()
    if "page" in item:
        first, _, last = item["page"].partition("-")
        yield "SP", first
        if last:
            yield "EP", last
    if "issued" in item:
        parts = item["issued"]["date-parts"][0]
        yield "PY", str(parts[0])
        yield "DA", "/".join([*(f"{part:02}" for part in parts), "", ""][:3])
    if "accessed" in item:
        yield "Y2", "/".join(f"{part:02}" for part in item["accessed"]["date-parts"][0])
