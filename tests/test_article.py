"""The Markdown of an article."""

from __future__ import annotations

from typing import Any

from concordance.model import Place, Problem, Version
from concordance.reading import article, schemas
from hypothesis import example, given, settings
from hypothesis import strategies as st

SCHEMA = schemas.load(["en"])["article"]
HEAD = "---\ntitle: T[^*]\nauthors: [{name: A}]\npages: 5-9\n---\n"
BODY = """
## Opening {#opening .front}

### Abstract {#abstract}

Zero.

### Introduction {#introduction}

One[[6]] two.[^1]

## I. First {#first}

Lead.

### (1) Sub {#sub}

A.

B.[^2][[7]]

## II. Second {#second}

[[8]]Alone.

Again.

[^*]: Star.
[^1]: One,
  continued.

[^2]: Two.
"""


def parse(text: str) -> tuple[Version | None, list[Problem]]:
    return article.parse("a.md", text, "en", SCHEMA)


def read(text: str) -> Version:
    found, problems = parse(text)
    assert not problems
    assert found is not None
    return found


def test_ids_numbers_and_pages() -> None:
    found = [(p.id, p.number, p.pages) for p in read(HEAD + BODY).paragraphs]
    assert found == [
        ("abstract-1", "0.1", (5,)),
        ("introduction-1", "0.2", (5, 6)),
        ("first-1", "1.0.1", (6,)),
        ("sub-1", "1.1.1", (6,)),
        ("sub-2", "1.1.2", (6, 7)),
        ("second-1", "2.1", (8,)),
        ("second-2", "2.2", (8,)),
    ]


def test_notes_stand_on_the_page_of_their_reference() -> None:
    found = read(HEAD + BODY)
    assert [(n.key, n.page, n.text.plain) for n in found.notes] == [
        ("note-star", 5, "Star."),
        ("note-1", 6, "One, continued."),
        ("note-2", 6, "Two."),
    ]
    assert found.title.plain == "T"
    assert [position.local for position in found.passages][-3:] == ["note-star", "note-1", "note-2"]


def test_places() -> None:
    found = read(HEAD + BODY)
    assert found.paragraphs[0].place == Place("a.md", 11, 1)
    assert found.sections[1].place == Place("a.md", 17, 1)


def test_an_article_without_printed_pages() -> None:
    head = HEAD.replace("pages: 5-9\n", "").replace("[^*]", "")
    found = read(head + "\n## A {#a}\n\nWords.[^1]\n\n[^1]: Note.\n")
    assert found.paragraphs[0].pages == ()
    assert found.notes[0].page is None


@given(st.text(alphabet="#{}[]^*:-. ab1²１\n|>`_\\<&;中", max_size=80))
@example("中\n*")
@settings(deadline=None)
def test_any_body_can_be_read(body: str) -> None:
    for text in (HEAD + body, HEAD + BODY + body, body, "---\n" + body):
        found, problems = parse(text)
        assert found is not None or problems
        assert all(problem.place.line >= 1 for problem in problems)


@given(st.text())
@settings(deadline=None)
def test_any_page_of_prose_can_be_read(text: str) -> None:
    schema: dict[str, Any] = schemas.load(["en"])["prose"]
    article.check_prose("p.md", text, schema)
    article.check_prose("p.md", "---\ntitle: T\n---\n" + text, schema)


def test_numbered_paragraphs_of_a_legal_text_keep_their_numbers() -> None:
    head = HEAD.replace("pages: 5-9\n", "").replace("[^*]", "")
    body = "\n## One {#one}\n\n1. Everyone has rights.\n\n2) No one\nhas none. In 1948.\n\n3. Art. 3 holds.\n"
    assert [paragraph.text.plain for paragraph in read(head + body).paragraphs] == [
        "1. Everyone has rights.",
        "2) No one has none. In 1948.",
        "3. Art. 3 holds.",
    ]
