"""The generator's own words: labels of the pages, and messages to authors, one file for each language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from yaml import YAMLError

from .own_files import parse

FOLDER = Path(__file__).parent / "locales"
FALLBACK = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Locale:
    """The generator's words in one language: label or problem code -> words."""

    labels: Mapping[str, Any]
    problems: Mapping[str, Mapping[str, str]]


def codes(folder: Path = FOLDER) -> list[str]:
    """The languages in which the generator has words."""
    return sorted(path.stem for path in folder.glob("*.yml"))


def written(folder: Path = FOLDER) -> str:
    """All files with their names, as they are written."""
    texts = [(code, (folder / f"{code}.yml").read_bytes()) for code in codes(folder)]
    return repr(texts)


@cache
def load(folder: Path = FOLDER) -> Mapping[str, Locale]:
    """Language code -> locale, for every language that the generator has.

    Of a file with faults, which `reading/own_words.py` finds, there is what can be used; a message that a
    language lacks is that of another, so that the faults can be told.
    """
    found = {code: _read(folder / f"{code}.yml") for code in codes(folder)}
    others: dict[str, Mapping[str, str]] = {}
    for locale in (*found.values(), found[FALLBACK]):
        others |= locale.problems
    return {
        code: Locale(labels=locale.labels, problems=others | dict(locale.problems))
        for code, locale in found.items()
    }


def _read(path: Path) -> Locale:
    try:
        data = parse(path.read_text("utf-8"))
    except (YAMLError, ValueError, OSError):
        data = None
    labels, problems = (_mapping(_mapping(data).get(key)) for key in ("labels", "problems"))
    whole = {code: words for code, words in problems.items() if {"message", "hint"} <= set(_mapping(words))}
    return Locale(labels=labels, problems=whole)


def _mapping(data: Any) -> Mapping[str, Any]:
    return data if isinstance(data, dict) else {}
