"""Reads tests/cases/spellings.yml: pairs of spellings that mean the same, and pairs that do not."""

from __future__ import annotations

from pathlib import Path

import yaml

CASES = yaml.safe_load((Path(__file__).parent / "cases" / "spellings.yml").read_text("utf-8"))


def pairs(name: str) -> list[tuple[str, str]]:
    """All pairs of one part of the file."""
    part = CASES[name]
    rows = part.values() if isinstance(part, dict) else [part]
    return [(one, two) for row in rows for one, two in row]
