"""The generator's own words: labels of the pages, and messages to authors, one file for each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from .own_files import parse

FOLDER = Path(__file__).parent / "locales"


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """The generator's words in one language: label or problem code -> words."""

    labels: Mapping[str, Any]
    problems: Mapping[str, Mapping[str, str]]


def codes() -> list[str]:
    """The languages in which the generator has words."""
    return sorted(path.stem for path in FOLDER.glob("*.yml"))


@cache
def load() -> Mapping[str, Locale]:
    """Language code -> locale, for every language that the generator has."""
    found = {}
    for code in codes():
        data = parse((FOLDER / f"{code}.yml").read_text("utf-8"))
        found[code] = Locale(labels=data["labels"], problems=data["problems"])
    return found
