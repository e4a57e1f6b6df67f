"""What of a course can be cited, and the tags that tell a reference manager of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .. import routes
from ..model import Course, Entry, TextSettings, Work
from . import citation

HOLDER = {
    "article": "citation_journal_title",
    "chapter": "citation_inbook_title",
    "entry": "citation_inbook_title",
    "speech": "citation_conference_title",
}
"""What Highwire calls the container, by type of work; and the same of publisher and number."""
PUBLISHER = dict.fromkeys(("report", "resolution"), "citation_technical_report_institution")
NUMBER = dict.fromkeys(("report", "resolution"), "citation_technical_report_number")


def edition(course: Course, text: TextSettings, language: str, path: str) -> Work:
    """This edition of a text, with its translations, at a path of the site."""
    settings = course.settings
    makers = settings.editors
    is_translated = len(course.languages) > 1
    return Work(
        type="edition",
        title={language: text.cite.said(text.cite.title, language)},
        language=language,
        authors=text.cite.authors,
        editors=makers,
        translators=makers if is_translated else (),
        date=settings.released,
        edition=citation.word(_many(course), language) if is_translated else "",
        version=settings.version,
        url=routes.absolute(course.settings.site_url, path),
        original=text.cite,
    )


def entry(course: Course, language: str, described: Entry, path: str) -> Work:
    """An entry of the glossary, at a path of the site."""
    settings = course.settings
    return Work(
        type="entry",
        title={language: described.terms[language].preferred.text},
        language=language,
        authors=settings.editors,
        editors=settings.editors,
        container={language: settings.title[language]},
        date=settings.released,
        version=settings.version,
        url=routes.absolute(course.settings.site_url, path),
    )


def _many(course: Course) -> str:
    return "bilingual" if len(course.languages) == 2 else "multilingual"


# ---------------------------------------------------------------- tags


@dataclass(frozen=True, slots=True)
class Tag:
    """A `<meta>` element; `language` is that of its words, where they are words."""

    name: str
    content: str
    language: str = ""


def tags(work: Work, language: str, course: Course) -> tuple[Tag, ...]:
    """Highwire and Dublin Core: what the citation for readers of a language says."""
    codes = {each.code: each.tag for each in course.languages}
    told = citation.told_in(work, language)
    found = (*_highwire(work, told, codes), *_dublin_core(work, told, codes))
    return tuple(tag for tag in found if tag.name and tag.content)


def _highwire(work: Work, told: str, codes: Mapping[str, str]) -> Iterator[Tag]:
    first, _, last = work.pages.partition("-")
    yield Tag("citation_title", work.said(work.title, told))
    yield from (Tag("citation_author", name.said(told)) for name in work.authors)
    yield from (
        Tag("citation_publication_date", work.date.replace("-", "/")),
        Tag(HOLDER.get(work.type, ""), work.said(work.event or work.container, told)),
        Tag("citation_volume", work.volume),
        Tag("citation_issue", work.issue),
        Tag("citation_firstpage", first),
        Tag("citation_lastpage", last or first),
        Tag(PUBLISHER.get(work.type, "citation_publisher"), work.said(work.publisher, told)),
        Tag(NUMBER.get(work.type, ""), work.number),
        Tag("citation_issn", work.issn),
        Tag("citation_isbn", work.isbn),
        Tag("citation_doi", work.doi),
        Tag("citation_language", codes.get(work.language, work.language)),
    )


def _dublin_core(work: Work, told: str, codes: Mapping[str, str]) -> Iterator[Tag]:
    spoken = codes.get(told, told)
    title = work.said(work.title, told)
    yield Tag("DC.title", title, spoken)
    for other, words in work.title.items():
        if words != title:
            yield Tag("DCTERMS.alternative", words, codes.get(other, other))
    yield from (Tag("DC.creator", name.said(told), spoken) for name in work.authors)
    yield from (Tag("DC.contributor", name.said(told), spoken) for name in (*work.editors, *work.translators))
    yield Tag("DC.date", work.date)
    yield Tag("DC.language", codes.get(work.language, work.language))
    yield Tag("DCTERMS.isPartOf", work.said(work.event or work.container, told), spoken)
    yield Tag("DC.publisher", work.said(work.publisher, told), spoken)
    for scheme, value in (("doi", work.doi), ("ISSN", work.issn), ("ISBN", work.isbn), ("", work.number)):
        yield Tag("DC.identifier", f"{scheme}:{value}" if scheme and value else value)
    yield Tag("DC.type", "Text")
