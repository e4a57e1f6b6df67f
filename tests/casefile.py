"""Reads the cases in tests/cases: a heading, and named blocks between fences below it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

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
