"""Which form renders which: for each entry, its forms in one language and what stands for them in another."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..language.folding import fold
from ..model import Course, Mention, Position
from .pairs import Pair, Stretch, pairs_of


@dataclass(frozen=True, slots=True)
class Occurrence:
    """Where a form stands: its position, and the offset at which it begins in the text of its language."""

    position: Position
    start: int


@dataclass(frozen=True, slots=True)
class Rendering:
    """A form, what renders it, and where. `rendered` is empty where the pair does not name it as often."""

    form: str
    rendered: str
    at: tuple[Occurrence, ...]


Renderings = Mapping[str, Mapping[tuple[str, str], Sequence[Rendering]]]
"""Entry -> (language, other language) -> its renderings, the most frequent form and rendering first."""


def renderings(course: Course) -> Renderings:
    """How each form that the texts use is rendered, from the first language into each other one and back.

    In a sentence pair the first mention of an entry renders the first one, the second the second; a mention
    without such a partner is rendered by nothing. Spellings that fold to the same count as one form, shown
    as it is most often written.
    """
    found: dict[str, dict[tuple[str, str], list[_Use]]] = defaultdict(lambda: defaultdict(list))
    for text in course.texts.values():
        for pair in pairs_of(list(text.versions.values()), course.alignments):
            for use in _uses(pair, *pair.mentions(course.mentions)):
                found[use.entry][use.languages].append(use)
    return {
        entry: {languages: _counted(uses) for languages, uses in by_language.items()}
        for entry, by_language in found.items()
    }


@dataclass(frozen=True, slots=True)
class _Use:
    entry: str
    languages: tuple[str, str]
    form: str
    rendered: str
    at: Occurrence


def _uses(pair: Pair, ours: Sequence[Mention], theirs: Sequence[Mention]) -> Iterator[_Use]:
    for here, there, mentions, others in (
        (pair.ours, pair.theirs, ours, theirs),
        (pair.theirs, pair.ours, theirs, ours),
    ):
        waiting: dict[str, list[str]] = defaultdict(list)
        for other in others:
            waiting[other.entry].append(_words(there, other))
        for mention in mentions:
            rendered = waiting[mention.entry].pop(0) if waiting[mention.entry] else ""
            at = Occurrence(pair.position, mention.start)
            languages = here.language, there.language
            yield _Use(mention.entry, languages, _words(here, mention), rendered, at)


def _words(stretch: Stretch, mention: Mention) -> str:
    return stretch.text.plain[mention.start : mention.end]


def _counted(uses: Sequence[_Use]) -> list[Rendering]:
    spellings: dict[str, Counter[str]] = defaultdict(Counter)
    for word in (word for use in uses for word in (use.form, use.rendered)):
        spellings[fold(word).text][word] += 1
    shown = {folded: counter.most_common(1)[0][0] for folded, counter in spellings.items()}
    grouped: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
    frequency: Counter[str] = Counter()
    for use in uses:
        form, rendered = fold(use.form).text, fold(use.rendered).text
        grouped[form, rendered].append(use.at)
        frequency[form] += 1
    ordered = sorted(grouped.items(), key=lambda item: (-frequency[item[0][0]], item[0][0], -len(item[1])))
    return [Rendering(shown[form], shown[rendered], tuple(at)) for (form, rendered), at in ordered]
