"""How words change: spellings with and without an ending, by the rules of `Writing`."""

from __future__ import annotations

import re

from .writing import Writing
from .writings import KNOWN


def vary(word: str) -> str:
    """A word in one of the spellings that any language has for it."""
    for pattern, letter in VARIANTS:
        word = re.sub(pattern, letter, word)
    return word


VARIANTS = tuple(pair for writing in KNOWN.values() for pair in writing.variants)
"""The letters with two spellings of all languages together."""


def irregular(writing: Writing) -> dict[str, str]:
    """Irregular form -> the form its rules begin from."""
    groups = [group.split() for group in writing.irregular.split(",")]
    return {form: forms[0] for forms in groups for form in forms[1:]}
