"""Which form renders which: for each entry, its forms in one language and what stands for them in another."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from ..language.folding import fold
from ..language.writings import writing_of
from ..model import Course, Mention, Position
from .pairs import Pair, Stretch, pairs_of

IN_BRACKETS = re.compile(r"\s*[(（\[【]\s*")
"""What stands between a name and another one that explains it: 国际电信联盟（ITU）."""
HYPHENS = re.compile(r"[-‐‑]")


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where a form stands: its position, and the offset at which it begins in the text of its language."""

    position: Position
    start: int


@dataclass(frozen=True, slots=True)
class Rendering:
    """A form, what renders it, and where.

    `rendered` is empty where nothing does: the other side names the entry fewer times (`again`), or never.
    """

    form: str
    rendered: str
    at: tuple[Occurrence, ...]
    again: bool = False

    @property
    def is_kept(self) -> bool:
        """Whether the other language has the same words: a title or an abbreviation that is left as it is."""
        return _folded(self.form) == _folded(self.rendered)


@dataclass(frozen=True, slots=True)
class RenderedForm:
    """A form and all that stands for it, the most frequent first."""

    form: str
    ways: tuple[tuple[Rendering, ...], ...]
    """Each way of rendering it, in its spellings: capitals, hyphens and the plural make no other way."""
    kept: tuple[Rendering, ...]
    """Where it is left as it is."""
    missing: tuple[Rendering, ...]
    """Where nothing renders it."""

    @property
    def count(self) -> int:
        """How often the form occurs."""
        return sum(len(each.at) for each in self.all)

    @property
    def all(self) -> tuple[Rendering, ...]:
        """All its renderings, those that it is left as it is by, and those that are none."""
        return (*(each for way in self.ways for each in way), *self.kept, *self.missing)


Renderings = Mapping[str, Mapping[tuple[str, str], Sequence[Rendering]]]
"""Entry -> (language, other language) -> its renderings, the most frequent form and rendering first."""


def renderings(course: Course) -> Renderings:
    """How each form that the texts use is rendered, from the first language into each other one and back.

    What renders a mention is looked for in the sentence, note or heading that renders its own. Where both
    sides name an entry once, the one renders the other. Where they name it several times, the same words
    belong together first, then the forms that most often render each other where there is no choice, then
    those that come in the same order. Where one side names it more often, a mention in brackets behind
    another one, and one that quotes the other side, are the first to go without. Spellings that fold to the
    same count as one form, shown as it is most often written. Every mention counts once in each direction.
    """
    found: dict[str, dict[tuple[str, str], list[_Use]]] = defaultdict(lambda: defaultdict(list))
    for use in _in_reading_order(course, list(_all_uses(course))):
        found[use.entry][use.languages].append(use)
    return {
        entry: {languages: _counted(uses) for languages, uses in by_language.items()}
        for entry, by_language in found.items()
    }


def by_form(found: Sequence[Rendering], other: str) -> tuple[RenderedForm, ...]:
    """The renderings of an entry into the language `other`, gathered form by form."""
    forms = groupby(found, key=lambda each: each.form)
    return tuple(_rendered_form(form, list(each), other) for form, each in forms)


def variety(forms: Sequence[RenderedForm]) -> int:
    """In how many ways the form that is rendered in the most ways is rendered."""
    return max((len(form.ways) for form in forms), default=0)


# ---------------------------------------------------------------- what renders what


@dataclass(frozen=True, slots=True)
class _Use:
    entry: str
    languages: tuple[str, str]
    form: str
    rendered: str
    at: Occurrence
    again: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    """A mention as a side of a pair has it."""

    mention: Mention
    words: str
    folded: str
    is_in_brackets: bool
    is_foreign: bool
    """Whether the words are no name that the entry has in their language."""


_Sides = tuple[Pair, str, list[_Named], list[_Named]]
"""A pair, an entry, and where each side names it."""


@lru_cache(maxsize=1 << 16)
def _folded(words: str) -> str:
    """Words folded: there are far fewer of them than mentions."""
    return fold(words).text


def _all_uses(course: Course) -> Iterator[_Use]:
    sides = list(_sides(course))
    known = _without_choice(sides)
    for pair, entry, ours, theirs in sides:
        partners = _partners(ours, theirs, known[entry])
        yield from _uses(entry, pair.position, (pair.ours, ours), (pair.theirs, theirs), partners)
        back = {there: here for here, there in partners.items()}
        yield from _uses(entry, pair.position, (pair.theirs, theirs), (pair.ours, ours), back)
    yield from _without_pair(course, sides)


def _sides(course: Course) -> Iterator[_Sides]:
    """Each pair with each entry that a side of it names."""
    own = {
        (entry.id, code): {_folded(form.text) for form in (*term.forms, *entry.symbols)}
        for entry in course.entries.values()
        for code, term in entry.terms.items()
    }
    for text in course.texts.values():
        for pair in pairs_of(list(text.versions.values()), course.alignments):
            here, there = pair.mentions(course.mentions)
            ours, theirs = _named(pair.ours, here, own), _named(pair.theirs, there, own)
            for entry in {**ours, **theirs}:
                yield pair, entry, ours.get(entry, []), theirs.get(entry, [])


def _named(
    stretch: Stretch, mentions: Sequence[Mention], own: Mapping[tuple[str, str], Set[str]]
) -> dict[str, list[_Named]]:
    """Entry -> its mentions on one side of a pair."""
    found: dict[str, list[_Named]] = defaultdict(list)
    for mention in mentions:
        same = found[mention.entry]
        words = stretch.text.plain[mention.start : mention.end]
        before = stretch.text.plain[same[-1].mention.end : mention.start] if same else ""
        folded = _folded(words)
        is_foreign = folded not in own[mention.entry, stretch.language]
        same.append(_Named(mention, words, folded, bool(IN_BRACKETS.fullmatch(before)), is_foreign))
    return found


def _without_choice(sides: Sequence[_Sides]) -> dict[str, Counter[tuple[str, str]]]:
    """Entry -> how often a form renders another one where each side names it once."""
    known: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
    for _, entry, ours, theirs in sides:
        if len(ours) == len(theirs) == 1:
            known[entry][ours[0].folded, theirs[0].folded] += 1
    return known


def _partners(
    ours: Sequence[_Named], theirs: Sequence[_Named], known: Mapping[tuple[str, str], int]
) -> dict[int, int]:
    """Number of a mention on our side -> number of the one on theirs that renders it."""
    size = min(len(ours), len(theirs))
    here, there = _without_extras(ours, theirs, size), _without_extras(theirs, ours, size)

    def order(pair: tuple[int, int]) -> tuple[bool, int]:  # what is equal stays in reading order
        one, other = ours[pair[0]].folded, theirs[pair[1]].folded
        return one != other, -known.get((one, other), 0)

    partners: dict[int, int] = {}
    for one, other in sorted(((one, other) for one in here for other in there), key=order):
        if one not in partners and other not in partners.values():
            partners[one] = other
    return partners


def _without_extras(side: Sequence[_Named], others: Sequence[_Named], size: int) -> list[int]:
    """The mentions of a side without those that are the first to go without a partner, while it has more."""
    numbers = list(range(len(side)))
    quoted = {other.folded for other in others}
    in_brackets = [number for number in numbers if side[number].is_in_brackets]
    quotes = [number for number in numbers if side[number].is_foreign and side[number].folded in quoted]
    for number in (*reversed(in_brackets), *reversed(quotes)):
        if len(numbers) > size and number in numbers:
            numbers.remove(number)
    return numbers


def _uses(
    entry: str,
    position: Position,
    here: tuple[Stretch, Sequence[_Named]],
    there: tuple[Stretch, Sequence[_Named]],
    partners: Mapping[int, int],
) -> Iterator[_Use]:
    (stretch, side), (other, others) = here, there
    languages = stretch.language, other.language
    for number, named in enumerate(side):
        at = Occurrence(position, named.mention.start)
        if number in partners:
            rendered = others[partners[number]].words
        else:  # words that stand in the other language as they are need no words of their own
            rendered = next((each.words for each in others if each.folded == named.folded), "")
        yield _Use(entry, languages, named.words, rendered, at, again=bool(others) and not rendered)


def _without_pair(course: Course, sides: Sequence[_Sides]) -> Iterator[_Use]:
    """The mentions in what has no counterpart at all."""
    first, *others = (language.code for language in course.languages)
    paired = {
        (stretch.language, other.language, pair.position, named.mention.start)
        for pair, _, ours, theirs in sides
        for stretch, other, side in ((pair.ours, pair.theirs, ours), (pair.theirs, pair.ours, theirs))
        for named in side
    }
    for code in others:
        for languages in ((first, code), (code, first)):
            for text in course.texts.values():
                for position, passage in text.versions[languages[0]].passages.items():
                    for mention in course.mentions[languages[0]].get(position, ()):
                        if (*languages, position, mention.start) not in paired:
                            words = passage.plain[mention.start : mention.end]
                            at = Occurrence(position, mention.start)
                            yield _Use(mention.entry, languages, words, "", at)


def _in_reading_order(course: Course, uses: list[_Use]) -> list[_Use]:
    passages = [p for text in course.texts.values() for p in next(iter(text.versions.values())).passages]
    order = {position: number for number, position in enumerate(passages)}
    return sorted(uses, key=lambda use: (order[use.at.position], use.at.start))


# ---------------------------------------------------------------- counting


def _counted(uses: Sequence[_Use]) -> list[Rendering]:
    spellings: dict[str, list[str]] = defaultdict(list)
    for word in (word for use in uses for word in (use.form, use.rendered)):
        spellings[_folded(word)].append(word)
    shown = {folded: Counter(words).most_common()[0][0] for folded, words in spellings.items()}
    grouped: dict[tuple[str, str, bool], list[Occurrence]] = defaultdict(list)
    for use in uses:
        grouped[_folded(use.form), _folded(use.rendered), use.again].append(use.at)
    frequency = Counter(_folded(use.form) for use in uses)
    ordered = sorted(grouped.items(), key=lambda item: (-frequency[item[0][0]], item[0][0], -len(item[1])))
    return [
        Rendering(shown[form], shown[rendered], tuple(at), again) for (form, rendered, again), at in ordered
    ]


def _rendered_form(form: str, found: Sequence[Rendering], other: str) -> RenderedForm:
    ways: dict[tuple[str, ...], list[Rendering]] = defaultdict(list)
    for each in found:
        if each.rendered and not each.is_kept:
            ways[_way(each.rendered, other)].append(each)
    ordered = sorted(ways.values(), key=lambda way: -sum(len(each.at) for each in way))
    return RenderedForm(
        form,
        tuple(map(tuple, ordered)),
        tuple(each for each in found if each.rendered and each.is_kept),
        tuple(each for each in found if not each.rendered),
    )


def _way(words: str, language: str) -> tuple[str, ...]:
    """What spellings of the same rendering have in common."""
    words_apart = HYPHENS.sub(" ", _folded(words)).split()
    return tuple(_singular(word, writing_of(language).plurals) for word in words_apart)


def _singular(word: str, rules: Sequence[tuple[str, str]]) -> str:
    fitting = ((pattern, ending) for pattern, ending in rules if re.search(pattern, word))
    return next((re.sub(pattern, ending, word) for pattern, ending in fitting), word)
