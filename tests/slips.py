"""Slips made at random in the English text of the course, and what the check says of each.

Run this file to see them all: `python tests/slips.py`.
"""

from __future__ import annotations

import itertools
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

sys.path += [str(Path(__file__).parent), str(Path(__file__).parent.parent / "hooks")]

from concordance.analysis.concordance import analyse
from concordance.analysis.structure import check
from concordance.language import sentences
from concordance.model import Problem
from concordance.proven import Proven
from concordance.reading import article, content, schemas
from concordance.reading.folder import Folder

SEED = 14
COURSE = Path(__file__).parent.parent / "content"
PATH = "content/en/article.md"
COUNTS = {
    "figure": 20,
    "date": 20,
    "name": 20,
    "dropped sentence": 20,
    "swapped paragraphs": 10,
    "deprecated term": 10,
}
MONTHS = "January February March April May June July August September October November December".split()
MONTH = re.compile(r"\b(?:" + "|".join(MONTHS) + r")\b(?= \d{4}\b)")
YEAR = re.compile(r"(?<=[a-z] )(?:19|20)\d\d\b(?![\d–/])")
NUMBER = re.compile(r"(?<![\w.,:/–-])\d+(?![\w.,:/–-]*[\w/])|(?<=/)\d+\b")
WORD = re.compile(r"\b(?:two|three|five|twice|second|third|fourth|Second|Third|Fourth|Fifth)\b")
NAME = re.compile(
    r"[A-Z][\w’-]+(?: (?:(?:of|the|on|for|and) )*[A-Z][\w’-]+)+|\b(?:[A-Z][a-z]+[A-Z]\w+|[A-Z]{3,})\b"
)
"""Two words with capitals, or one with several."""
ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Slip:
    """A slip of one kind: where in the file it is made, what stands there, and what comes in its place."""

    kind: str
    line: int
    start: int
    end: int
    before: str
    after: str


class Checked:
    """The course, read once, with any English text in the place of its own."""

    def __init__(self) -> None:
        folder = Folder(COURSE, "content")
        found, _ = content.read(folder, Proven())
        assert found is not None
        self.content = found
        self.schema = schemas.load(found.languages)["article"]
        self.text = (COURSE / "en/article.md").read_text("utf-8")
        self.usual = {self._key(problem) for problem in self._problems(self.text)}

    def told(self, made: Sequence[Slip]) -> dict[Slip, set[str]]:
        """The codes of the problems that each slip makes.

        As many as stand in different paragraphs and notes are made at once: each problem names its place.
        """
        found: dict[Slip, set[str]] = {}
        waiting = list(made)
        while waiting:
            now = {tuple(sorted(self._places(slip))): slip for slip in reversed(waiting)}
            together: list[Slip] = []
            taken: set[str] = set()
            for places, slip in now.items():
                if not taken & set(places):
                    together.append(slip)
                    taken |= set(places)
            text = self.text
            for slip in sorted(together, key=lambda slip: -slip.start):
                text = text[: slip.start] + slip.after + text[slip.end :]
            problems = [p for p in self._problems(text) if self._key(p) not in self.usual]
            for slip in together:
                places, lines = self._places(slip), range(slip.line, slip.line + slip.before.count("\n") + 1)
                found[slip] = {
                    p.code
                    for p in problems
                    if p.values.get("at") in places or (p.place.path == PATH and p.place.line in lines)
                }
            waiting = [slip for slip in waiting if slip not in found]
        return {slip: found[slip] for slip in made}

    def _places(self, slip: Slip) -> set[str]:
        """The paragraphs or the note in which a slip is made."""
        version = self.content.versions["article"]["en"]
        lines = range(slip.line, slip.line + slip.before.count("\n") + 1)
        everything = [(each.place.line, each.id) for each in version.paragraphs]
        everything += [(each.place.line, each.key) for each in version.notes]
        return {local for line, local in everything if line in lines}

    def _problems(self, text: str) -> list[Problem]:
        version, problems = article.parse(PATH, text, "en", self.schema, "article")
        if version is None:
            return problems
        versions = {"article": {**self.content.versions["article"], "en": version}}
        sound, faults = check(replace(self.content, versions=versions), Proven())
        problems = [*problems, *faults]
        if sound is not None:
            # Without the words of the lessons, which no slip in the article changes, it takes half as long.
            quick = replace(sound, words=dict.fromkeys(sound.words, ()))
            problems += analyse(quick)[1]
        return problems

    @staticmethod
    def _key(problem: Problem) -> tuple[object, ...]:
        return problem.code, problem.place.path, tuple(sorted(problem.values.items()))


def slips(checked: Checked, seed: int = SEED) -> Iterator[Slip]:
    """A hundred slips, the same for the same seed and text."""
    chance = random.Random(seed)
    for kind, count in COUNTS.items():
        places = list(getattr(_Places(checked), kind.replace(" ", "_"))(chance))
        chance.shuffle(places)
        for start, end, after in places[:count]:
            line = checked.text.count("\n", 0, start) + 1
            yield Slip(kind, line, start, end, checked.text[start:end], after)


Place = tuple[int, int, str]
"""Where a slip can be made, and what comes there."""


class _Places:
    """Where slips of each kind can be made."""

    def __init__(self, checked: Checked) -> None:
        self.text = checked.text
        self.entries = checked.content.glossary.entries
        self.names = checked.content.names or ()
        self.body = self.text.index("\n## ")
        self.notes = self.text.index("\n[^")
        self.closed = [match.span() for match in ADDRESS.finditer(self.text)]

    def _matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        for match in pattern.finditer(self.text, self.body):
            line = self.text[self.text.rfind("\n", 0, match.start()) + 1 : match.start() + 1]
            marked = re.match(r"\[\^[^\]]*$", line) or re.search(r"\[[\^\[][^\]]*$", line)
            if (
                not marked
                and not line.startswith("#")
                and not any(a <= match.start() < b for a, b in self.closed)
            ):
                yield match

    def figure(self, chance: random.Random) -> Iterator[Place]:
        words = "two three five twice second third fourth Second Third Fourth Fifth".split()
        for match in self._matches(NUMBER):
            yield *match.span(), str(int(match[0]) + chance.choice((1, 2, 10, 100)))
        for match in self._matches(WORD):
            same = [word for word in words if word[0].isupper() == match[0][0].isupper() and word != match[0]]
            yield *match.span(), chance.choice(same)

    def date(self, chance: random.Random) -> Iterator[Place]:
        for match in self._matches(MONTH):
            yield *match.span(), chance.choice([month for month in MONTHS if month != match[0]])
        for match in self._matches(YEAR):
            yield *match.span(), str(int(match[0]) + chance.choice((-2, -1, 1, 2)))

    def name(self, chance: random.Random) -> Iterator[Place]:
        """Names that the course knows or that look like one: another in its place, or a letter changed."""
        known = {name for each in self.names for name in each["en"] if name[0].isupper()}
        found = list(self._matches(re.compile("|".join([*map(re.escape, sorted(known)), NAME.pattern]))))
        names = sorted({match[0] for match in found})
        for match in found:
            at = chance.randrange(1, len(match[0]))
            misspelt = match[0][:at] + chance.choice("aeiou") + match[0][at + 1 :]
            other = chance.choice([name for name in names if name != match[0]])
            yield *match.span(), chance.choice((other, misspelt)) if misspelt != match[0] else other

    def dropped_sentence(self, chance: random.Random) -> Iterator[Place]:
        del chance
        for start, paragraph in self._paragraphs():
            spans = sentences.split(paragraph)
            for begin, end in spans if len(spans) > 1 else ():
                if not re.search(r"\[\^|\[\[", paragraph[begin : end + 8]):  # a lost note is told anyway
                    yield start + begin, start + end, ""

    def swapped_paragraphs(self, chance: random.Random) -> Iterator[Place]:
        """Neighbours under one heading, with their notes and page marks."""
        del chance
        paragraphs = list(self._paragraphs())
        for (one, first), (two, second) in itertools.pairwise(paragraphs):
            if not self.text[one + len(first) : two].strip():
                yield one, two + len(second), f"{second}\n\n{first}"

    def deprecated_term(self, chance: random.Random) -> Iterator[Place]:
        for entry in self.entries.values():
            term = entry.terms["en"]
            accepted = [form.text for form in (term.preferred, *term.also)]
            for form in accepted if term.avoid else ():
                for match in self._matches(re.compile(rf"\b{re.escape(form)}\b")):
                    yield *match.span(), chance.choice(term.avoid).form.text

    def _paragraphs(self) -> Iterator[tuple[int, str]]:
        for match in re.finditer(r"^(?!#|\[\^).+$", self.text[self.body : self.notes], re.MULTILINE):
            yield self.body + match.start(), match[0]


def main() -> None:
    checked = Checked()
    for slip, codes in checked.told(list(slips(checked))).items():
        words = f"{slip.before[:60]!r} -> {slip.after[:40]!r}"
        print(f"{slip.kind} | {slip.line} | {words} | {', '.join(sorted(codes)) or 'nothing'}")


if __name__ == "__main__":
    main()
