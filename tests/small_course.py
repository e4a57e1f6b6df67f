"""A course made of pairs of sentences, each pair a paragraph, in Chinese and English."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from casefile import HERE, form
from concordance.analysis import matching
from concordance.model import (
    Alignment,
    Course,
    Entry,
    Mention,
    Pairing,
    Paragraph,
    Part,
    Position,
    RichText,
    Section,
    Term,
    Text,
    TextSettings,
    Version,
    Work,
)

CODES = ("zh", "en")
Glossary = Mapping[str, Mapping[str, Sequence[str]]]


def course_of(like: Course, glossary: Glossary, text: Mapping[str, Sequence[Sequence[str]]]) -> Course:
    """A course in the languages of another one; `text` has pairs of sentences, section by section."""
    entries = {key: _entry(key, forms, next(iter(like.vocabulary.kinds))) for key, forms in glossary.items()}
    versions = {code: _version(code, number, text) for number, code in enumerate(CODES)}
    matcher = matching.Matcher(entries.values())
    mentions = {
        code: {
            position: _mentions(words, matcher) for position, words in version.passages.items() if words.plain
        }
        for code, version in versions.items()
    }
    settings = TextSettings(id="article", published="2024", rights={}, cite=_WORK)
    languages = tuple(sorted(like.languages, key=lambda each: CODES.index(each.code)))
    return dataclasses.replace(
        like,
        settings=dataclasses.replace(like.settings, languages=languages),
        texts={"article": Text(settings=settings, versions=versions)},
        entries=entries,
        mentions=mentions,
        alignments={
            Position("article", paragraph.id): _alignment(paragraph.id, versions)
            for paragraph in versions["zh"].paragraphs
        },
    )


_WORK = Work(type="article", title={"zh": "一", "en": "One"}, language="zh")


def _entry(key: str, forms: Mapping[str, Sequence[str]], kind: str) -> Entry:
    terms = {
        code: Term(preferred=form(first), also=tuple(map(form, rest)))
        for code, (first, *rest) in forms.items()
    }
    words = dict.fromkeys(CODES, "")
    return Entry(id=key, kind=kind, terms=terms, definition=words, place=HERE)


def _version(code: str, number: int, text: Mapping[str, Sequence[Sequence[str]]]) -> Version:
    sections = []
    for at, (section, pairs) in enumerate(text.items(), start=1):
        paragraphs = tuple(
            Paragraph(
                id=f"{section}-{n}", number=f"{at}.{n}", text=RichText(pair[number]), pages=(), place=HERE
            )
            for n, pair in enumerate(pairs, start=1)
        )
        part = Part(id=section, number=str(at), title="", place=HERE, paragraphs=paragraphs)
        sections.append(Section(id=section, number=at, title=section, place=HERE, parts=(part,)))
    return Version(
        text="article",
        language=code,
        path="case",
        title=RichText(""),
        authors=(),
        imprint={},
        keywords=(),
        sections=tuple(sections),
        notes=(),
    )


def _mentions(text: RichText, matcher: matching.Matcher) -> tuple[Mention, ...]:
    found, _ = matching.mentions_in(text, matcher.find(text))
    return tuple(found)


def _alignment(local: str, versions: Mapping[str, Version]) -> Alignment:
    sentences = {
        code: ((0, len(version.paragraph[local].text.plain)),) if version.paragraph[local].text.plain else ()
        for code, version in versions.items()
    }
    group = tuple(tuple(range(len(sentences[code]))) for code in CODES)
    pairing = Pairing(groups=((group[0], group[1]),), confidence=1.0)
    return Alignment(position=Position("article", local), sentences=sentences, pairings={"en": pairing})
