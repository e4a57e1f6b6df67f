"""The languages of which the program knows something, each in a module of its own."""

from __future__ import annotations

from collections.abc import Mapping

from ..writing import PLAIN, Writing
from . import de, en, es, fr, hi, it, nl, pt, ru, sv, zh

KNOWN: Mapping[str, Writing] = {
    module.__name__.rpartition(".")[2]: module.WRITING
    for module in (en, zh, fr, es, pt, it, de, nl, ru, hi, sv)
}


def writing_of(code: str) -> Writing:
    """How a language is written, by its code; of others than the known, nothing is special."""
    return KNOWN.get(code, PLAIN)
