"""Every mistake gives its problem, at its place, and nothing else; and the words for it exist."""

from __future__ import annotations

import string
from pathlib import Path
from typing import Any, get_args

import pytest
import told
from concordance import course as courses
from concordance import locales
from concordance.codes import Code
from concordance.model import Place, Problem
from concordance.problems import explain, report
from mistakes import FIXTURE, cases, spoil
from support import build

CASES = cases()
TOLD = told.expected()
NOTICES = {"labels-missing", "unused-picture"}
"""What is told although it is no mistake; test_course.py shows it."""
INTERFACES = locales.load()


def expected(case: dict[str, Any]) -> list[str]:
    return case["expect"] if isinstance(case["expect"], list) else [case["expect"]]


def test_the_course_without_mistakes_has_no_problem() -> None:
    course, problems = courses.read(FIXTURE, "tea")
    assert (course is not None, problems) == (True, [])


@pytest.mark.parametrize("case", [pytest.param(case, id=case["title"]) for case in CASES])
def test_mistake(case: dict[str, Any], tmp_path: Path) -> None:
    try:
        folder = spoil(case, tmp_path)
    except OSError:
        pytest.skip("Windows lets not everybody make a symbolic link")
    course, problems = courses.read(folder, "tea")
    assert (course is None) is bool(expected(case))
    found = [
        f"{p.place.path.removeprefix('tea/')}:{p.place.line}:{p.place.column} {p.code}" for p in problems
    ]
    assert found == expected(case)
    assert told.told(problems) == TOLD.get(case["title"]), "if this is meant, run tests/told.py"
    for problem in problems:
        for interface in INTERFACES.values():
            assert blanks(interface.problems[problem.code]) <= set(problem.values), "a blank stays empty"
            message = explain(problem, interface.problems)
            assert message.text
            assert message.hint
            assert not message.hint.endswith((": ", "：")), "an example is missing"


def test_every_problem_has_a_mistake() -> None:
    shown = {line.split()[1] for case in CASES for line in expected(case)}
    for interface in INTERFACES.values():
        assert set(interface.problems) - NOTICES == shown


def test_every_language_has_the_same_words_and_blanks() -> None:
    first, *others = INTERFACES.values()
    for other in others:
        assert list(other.problems) == list(first.problems)
        for code, words in first.problems.items():
            assert set(words) == set(other.problems[code]) == {"message", "hint"}
            assert blanks(words) == blanks(other.problems[code]), code
        assert list(other.labels) == list(first.labels)


def test_every_code_has_its_words() -> None:
    """The type checker sees to it that the program uses no other code."""
    for interface in INTERFACES.values():
        assert list(interface.problems) == list(get_args(Code))


def blanks(words: Any) -> set[str]:
    texts = words.values()
    return {name for text in texts for _, name, _, _ in string.Formatter().parse(text) if name}


def test_a_report_has_the_place_first_then_the_other_languages_and_the_hints() -> None:
    problem = Problem(place=Place("a.yml", 3, 5), code="unknown-target", values={"target": "x"})
    lines = report(problem, {"en": INTERFACES["en"].problems, "zh": INTERFACES["zh"].problems}).split("\n")
    assert lines[0] == "a.yml:3:5: there is no entry “x”"
    assert lines[1] == "    没有id为“x”的词条"
    assert [line[:6] for line in lines[2:]] == ["    → ", "    → "]


def test_values_cannot_break_a_message() -> None:
    problem = Problem(place=Place("a.yml"), code="unknown-target", values={"target": "{x} {0}"})
    assert "{x} {0}" in explain(problem, INTERFACES["en"].problems).text


def test_a_bad_course_leaves_the_last_site_alone(tmp_path: Path) -> None:
    case = next(case for case in CASES if "several faults" in case["title"])
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("the last good site")
    result = build(site, spoil(case, tmp_path))
    assert result.returncode != 0
    printed = result.stdout + result.stderr
    assert "Traceback" not in printed
    for line in expected(case):
        assert line.split()[0] in printed
    assert [path.name for path in site.iterdir()] == ["index.html"]
    assert (site / "index.html").read_text() == "the last good site"
