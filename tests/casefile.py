"""Reads the cases in tests/cases: a heading, and named blocks between fences below it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from concordance.model import Entry, Form, Place, Term
from concordance.reading.glossary import form as glossary_form
from concordance.reading.yaml_document import Document

HERE = Place("case")
FOLDER = Path(__file__).parent / "cases"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def cases(name: str) -> list[object]:
    """Every case of a file as a pytest parameter: block name -> text."""
    text = (FOLDER / f"{name}.md").read_text("utf-8")
    found: list[object] = []
    for section in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        title, _, body = section.partition("\n")
        found.append(
            pytest.param({block: words.removesuffix("\n") for block, words in FENCE.findall(body)}, id=title)
        )
    return found


def form(text: str) -> Form:
    """A form as a glossary has it; `!` at the end asks for equal capitals."""
    if text.endswith("!"):
        return Form(text=text[:-1], exact=True, place=HERE)
    return glossary_form(Document("case", {}), (), text)


def entry(identifier: str, *forms: Form) -> Entry:
    term = Term(preferred=forms[0], also=tuple(forms[1:]))
    return Entry(id=identifier, kind="kind", terms={"en": term}, definition={}, place=HERE)


def glossary(block: str) -> list[Entry]:
    """The entries of a `glossary` block: `id: form | form` on each line."""
    lines = [line.partition(": ") for line in block.splitlines() if line]
    return [entry(name, *(form(words.strip()) for words in forms.split(" | "))) for name, _, forms in lines]
