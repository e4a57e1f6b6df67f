"""The edition is complete: what the printed article has, it has."""

from __future__ import annotations

import re
from collections.abc import Mapping

from concordance.model import Course, Version
from support import CONTENT

FIRST, LAST = 120, 137
HAN = "\u4e00-\u9fff"


def versions(course: Course) -> Mapping[str, Version]:
    return course.texts["article"].versions


def test_fifty_one_paragraphs_in_each_language(course: Course) -> None:
    assert {code: len(article.paragraphs) for code, article in versions(course).items()} == {
        "zh": 51,
        "en": 51,
    }


def test_fifty_five_numbered_notes_and_the_authors_own(course: Course) -> None:
    expected = ["*", *(str(number) for number in range(1, 56))]
    for article in versions(course).values():
        assert [note.id for note in article.notes] == expected


def test_five_sections_with_fourteen_subsections(course: Course) -> None:
    for article in versions(course).values():
        numbered = [section for section in article.sections if section.number]
        assert [section.number for section in numbered] == [1, 2, 3, 4, 5]
        assert sum(1 for section in numbered for part in section.parts if part.title) == 14


def test_every_printed_page_begins_once(course: Course) -> None:
    for article in versions(course).values():
        marks = [int(page) for paragraph in article.paragraphs for page in paragraph.text.values("page")]
        assert marks == list(range(FIRST + 1, LAST + 1))


def test_notes_stand_on_their_printed_pages(course: Course) -> None:
    pages = [note.page for note in versions(course)["zh"].notes]
    counts = {page: pages.count(page) for page in range(FIRST, LAST + 1)}
    assert list(counts.values()) == [1, 2, 4, 2, 3, 4, 4, 4, 2, 5, 2, 4, 4, 3, 3, 4, 4, 1]


def test_chinese_text_has_no_stray_spaces_or_half_width_punctuation() -> None:
    text = (CONTENT / "zh" / "article.md").read_text("utf-8").split("---", 2)[2]
    assert not re.findall(
        rf"[{HAN}] +[{HAN}A-Za-z0-9]|[A-Za-z0-9] +[{HAN}]", re.sub(r"^#+ .*$", "", text, flags=re.M)
    )
    assert not re.findall(rf"[{HAN}][,;:?!()\"']|[,;:?!(\"'][{HAN}]", text)


def test_english_text_uses_curly_quotation_marks() -> None:
    text = (CONTENT / "en" / "article.md").read_text("utf-8").split("---", 2)[2]
    assert not re.findall(r"[\"']", re.sub(r"https?://\S+", "", text))


def test_no_sentence_is_identical_in_both_languages(course: Course) -> None:
    english = {p.id: p.text.plain for p in versions(course)["en"].paragraphs}
    assert not [p.id for p in versions(course)["zh"].paragraphs if p.text.plain == english[p.id]]
