"""What authors are told, mistake by mistake: tests/bad/told.txt. Run this file to write it anew."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path += [str(Path(__file__).parent), str(Path(__file__).parent.parent / "hooks")]

from concordance import course as courses
from concordance import locales
from concordance.model import Problem
from concordance.problems import report
from mistakes import cases, spoil

FILE = Path(__file__).parent / "bad" / "told.txt"


def told(problems: list[Problem]) -> str:
    """The report of a course in English."""
    catalogue = {"en": locales.load()["en"].problems}
    return "\n".join(report(problem, catalogue) for problem in problems)


def expected() -> dict[str, str]:
    """What the file says: title of the case -> report."""
    sections = ("\n" + FILE.read_text("utf-8")).split("\n## ")[1:]
    return {title: text.strip("\n") for title, _, text in (section.partition("\n") for section in sections)}


def main() -> None:
    sections = []
    for case in cases():
        with tempfile.TemporaryDirectory() as folder:
            _, problems = courses.read(spoil(case, Path(folder)), "tea")
        sections.append(f"## {case['title']}\n{told(problems)}\n")
    FILE.write_text("\n".join(sections), "utf-8", newline="\n")


if __name__ == "__main__":
    main()
