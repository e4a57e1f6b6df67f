"""A course grown from the real one: its article several times, its glossary with more entries.

Each further entry has a name that occurs nowhere else, a definition of a real entry, and one passage: in the
paragraph that each copy of the article gets for every ten of them, ten such paragraphs to a section.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

SYLLABLES = "ba ce di fo gu ha je ki lo mu".split()
LETTERS = "夔魃鼐蠹罄麴黻龠鼙鬯"  # which no real text has
AT_ONCE = 10  # entries that one added paragraph names
SIGNS = set("、；｜")
IN_SECTION = 100  # entries that one added section names, about as many as the longest section of the course


class _Plain(yaml.CSafeDumper):
    """Writes what stands in several places out in each."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML's name for it
        return True

    def quoted(self, words: str) -> Any:
        """A text, in quotation marks where it holds a sign that an author may have meant to part a list."""
        return self.represent_scalar("tag:yaml.org,2002:str", words, '"' if SIGNS & set(words) else None)


_Plain.add_representer(str, _Plain.quoted)


def grow(content: Path, into: Path, *, copies: int, entries: int) -> Path:
    """Write a course of so many copies of the article of `content`, and so many entries; return its folder.

    Lessons, questions and glosses are left out; there is one of each, however much a course grows.
    """
    left_out = shutil.ignore_patterns("lessons", "questions", "glosses.yml", "course.md")
    shutil.copytree(content, into, ignore=left_out)
    names = [f"copy-{number:02}" for number in range(copies)]
    settings = _read(into / "course.yml")
    known = []
    for path in sorted((into / "glossary").glob("*.yml")):
        entries_here = [_in_text(entry, names[0]) for entry in _read(path)]
        _write_yaml(path, entries_here)
        known += entries_here
    further = list(range(max(0, entries - len(known))))
    for language in ("zh", "en"):
        text = (into / language / "article.md").read_text("utf-8")
        (into / language / "article.md").unlink()
        for number, name in enumerate(names):
            added = "".join(_paragraphs(further[number::copies], language))
            _write(into / language / f"{name}.md", f"{text.rstrip()}\n{added}")
    _write_yaml(into / "course.yml", _with_texts(settings, names))
    _write_yaml(into / "glossary" / "grown.yml", [_entry(number, known) for number in further])
    _write_yaml(into / "matching.yml", _rulings(_read(into / "matching.yml"), names))
    for path in (into / "references.yml", *into.glob("*/corrections.yml")):
        path.unlink()
    return into


def _with_texts(settings: dict[str, Any], names: list[str]) -> dict[str, Any]:
    own = {key: settings.pop(key) for key in ("published", "cite")}
    return {**settings, "texts": [{"id": name, **own} for name in names]}


def _rulings(matching: dict[str, Any], names: list[str]) -> dict[str, Any]:
    """The rulings, once for each copy of the paragraph that they speak of."""
    return {
        key: [
            {**ruling, "at": _places(ruling["at"], name)} if "at" in ruling else ruling
            for ruling in rulings
            for name in (names if "at" in ruling else names[:1])
        ]
        for key, rulings in matching.items()
    }


def _places(at: str | list[str], name: str) -> list[str]:
    return [f"{name}/{place}" for place in ([at] if isinstance(at, str) else at)]


def _in_text(entry: dict[str, Any], name: str) -> dict[str, Any]:
    """An entry whose facts point to the passages of one copy."""
    facts = [
        {**fact, "article": _places(fact["article"], name)} if "article" in fact else fact
        for fact in entry.get("facts", [])
    ]
    return {**entry, **({"facts": facts} if facts else {})}


def _name(number: int, language: str) -> str:
    digits = [int(digit) for digit in f"{number:05}"]
    if language == "zh":
        return "".join(LETTERS[digit] for digit in digits)
    return "".join(SYLLABLES[digit] for digit in digits).capitalize() + " Charter"


def _paragraphs(numbers: list[int], language: str) -> Iterator[str]:
    for first in range(0, len(numbers), AT_ONCE):
        if first % IN_SECTION == 0:
            annex = first // IN_SECTION + 1
            yield f"\n## {'附录' if language == 'zh' else 'Annex '}{annex} {{#annex-{annex}}}\n"
        names = [_name(number, language) for number in numbers[first : first + AT_ONCE]]
        yield f"\n{'、'.join(names)}。\n" if language == "zh" else f"\n{', '.join(names)}.\n"


def _entry(number: int, known: list[dict[str, Any]]) -> dict[str, Any]:
    like = known[number % len(known)]
    return {
        "id": f"grown-{number:05}",
        "kind": like["kind"],
        "terms": {language: {"preferred": _name(number, language)} for language in ("zh", "en")},
        "definition": like["definition"],
    }


def _read(path: Path) -> Any:
    return yaml.load(path.read_text("utf-8"), yaml.CBaseLoader)  # every value stays a string


def _write_yaml(path: Path, data: Any) -> None:
    _write(path, yaml.dump(data, Dumper=_Plain, allow_unicode=True, sort_keys=False))


def _write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8", newline="\n")
