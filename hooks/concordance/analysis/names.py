"""Finds the names in a sentence that its pair lacks: known ones, and words in letters of another script.

Known are the people and works of the references and the names in `names.yml`. Words in foreign letters are
quoted (Pew Research Center in a Chinese sentence, 《国际研究》 in an English note), and stand in both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from ..codes import Code
from ..language.numerals import SYMBOL
from ..language.scripts import LETTERS, scripts_of
from ..model import Forms, Name, Position, Reference, Span
from .counterparts import Kept
from .figures import without_addresses
from .pairs import Stretch

WORD = {script: re.compile(rf"[{letters}]+") for script, letters in LETTERS.items()}
OTHERS = "others"  # ends a list of names that goes on
SHORTEST = 2  # letters of a name
QUOTES = str.maketrans("“”‘’«»„〈〉", '"' * 7 + "《》")
EDGE = re.compile("(?<![a-z0-9])|(?![a-z0-9])")
"""A place that is not inside a word of a script that has words."""
UNSPACED = ("Han", "Kana", "Hangul", "Thai")


def cited_names(references: Iterable[Reference], languages: Sequence[str]) -> dict[Position, list[Forms]]:
    """The people and the titles of the works that each note cites."""
    found: dict[Position, list[Forms]] = defaultdict(list)
    for reference in references:
        work = reference.work
        people = (*work.authors, *work.editors, *work.translators)
        names = [
            {code: _spellings(name, code) for code in languages}
            for name in people
            if OTHERS not in name.written.values()
        ]
        for words in filter(None, (work.title, work.container)):
            names.append({code: (work.said(words, code),) for code in languages})
        for position in reference.cited:
            found[position] += names
    return found


def _spellings(name: Name, language: str) -> tuple[str, ...]:
    """A name as running text has it: Xue Lan or Lan Xue for `Xue, Lan`. A Jr. may be left out."""
    said = name.said(language)
    family, *rest = [said] if name.is_organization else said.split(", ")
    return (f"{family} {rest[0]}", f"{rest[0]} {family}") if rest else (said,)


def known_names(names: Iterable[Forms], cited: Mapping[Position, Sequence[Forms]]) -> KnownNames:
    """A finder of names: those of all texts, and those of the works that each note cites."""
    found = {position: [_plain_forms(name) for name in each] for position, each in cited.items()}
    return KnownNames([_plain_forms(name) for name in names], found)


def _plain_forms(name: Forms) -> Forms:
    return {code: tuple(map(_plain, forms)) for code, forms in name.items()}


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Finds names that are known in each language, their forms made plain.

    A name inside a longer one is none: China in East China Normal University.
    """

    everywhere: Sequence[Forms]
    cited: Mapping[Position, Sequence[Forms]]
    code: Code = "names-differ"

    def wanting(self, position: Position, here: Stretch, there: Stretch) -> list[Kept]:
        """The names here that have no counterpart there."""
        cited = self.cited.get(position, ())
        names = [*self.everywhere, *cited]
        ours = _plain(here.words)
        hits = [
            (at, end, number)
            for number, name in enumerate(names)
            for form in name[here.language]
            if form in ours
            for at, end in _find(form, ours)
        ]
        if not hits:
            return []
        theirs = _plain(there.words)
        # A note gives a title in its own language beside the original; elsewhere a name may be quoted.
        spoken = {
            number: (there.language, here.language) if number < len(self.everywhere) else (there.language,)
            for _, _, number in hits
        }
        start = here.span[0]
        return [
            Kept(str(number), at + start, end + start)
            for at, end, number in hits
            if not any(first <= at and end <= last and last - first > end - at for first, last, _ in hits)
            and not _is_named(names[number], theirs, *spoken[number])
        ]


def _is_named(name: Forms, text: str, *languages: str) -> bool:
    """Whether a text has a name as one of the languages writes it."""
    return any(_find(form, text) for language in languages for form in name[language])


def _plain(words: str) -> str:
    """Words without what makes no difference, character for character."""
    plain = words.casefold()
    if len(plain) != len(words):  # as where ß would become ss
        plain = "".join(low if len(low := each.casefold()) == 1 else each for each in words)
    return plain.translate(QUOTES)


def _find(form: str, text: str) -> list[Span]:
    """Where a form stands, as whole words in scripts that have them."""
    found: list[Span] = []
    start = text.find(form)
    while start >= 0:
        end = start + len(form)
        if EDGE.match(text, start) and EDGE.match(text, end):
            found.append((start, end))
            start = text.find(form, end)
        else:
            start = text.find(form, start + 1)
    return found


@dataclass(slots=True)
class Quotations:
    """Finds words in letters that are not their language's own."""

    code: Code = "names-differ"
    known: dict[tuple[str, Position], str] = field(default_factory=dict)

    def wanting(self, position: Position, here: Stretch, there: Stretch) -> list[Kept]:
        """The words here, quoted or rendering what is quoted there, that do not stand there."""
        own = scripts_of(here.language)
        if own == scripts_of(there.language):
            return []
        ours, theirs = self._words(position, here), self._words(position, there)
        quotes_all = _quotes_all(theirs, scripts_of(there.language), own)
        if not quotes_all and not _foreign(own).search(ours):
            return []
        found = []
        for script, pattern in WORD.items():
            if script in own and not quotes_all:
                continue
            words = None if script in UNSPACED else set(pattern.findall(theirs.casefold()))
            for match in pattern.finditer(ours):
                if _is_name(match[0]) and not _stands(match[0], theirs, words):
                    start = here.span[0]
                    found.append(Kept(match[0], match.start() + start, match.end() + start))
        return found

    def _words(self, position: Position, stretch: Stretch) -> str:
        key = stretch.language, position
        if key not in self.known:
            self.known[key] = SYMBOL.sub(lambda m: " " * len(m[0]), without_addresses(stretch.text))
        return self.known[key][slice(*stretch.span)]


@cache
def _foreign(own: tuple[str, ...]) -> re.Pattern[str]:
    """The letters of all scripts but a language's own."""
    return re.compile("[" + "".join(letters for name, letters in LETTERS.items() if name not in own) + "]")


def _quotes_all(text: str, own: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether a text has no letters of its own language, and none but another language's."""
    if any(WORD[script].search(text) for script in own):
        return False
    return {script for script, pattern in WORD.items() if pattern.search(text)} == set(other)


def _is_name(word: str) -> bool:
    """Whether a word may be a name: of a script with capitals, it begins with one."""
    return len(word) >= SHORTEST and word[0].upper() == word[0]


def _stands(word: str, text: str, words: set[str] | None) -> bool:
    return word in text if words is None else word.casefold() in words
