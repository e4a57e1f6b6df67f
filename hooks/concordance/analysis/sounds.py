"""How the Chinese texts sound, character by character: pinyin, and the rulings of the author."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..codes import Code
from ..language.pinyin import HAN, by_character, sounds_of, without_tone
from ..language.writings import writing_of
from ..model import Course, Place, Problem, Sound, Version
from ..problems import problem

AROUND = 6
"""How many characters a list shows on either side of one."""


def syllables(text: str, rulings: Iterable[Sound] = ()) -> list[str]:
    """The pinyin of each Chinese character of a text, in their order. Of rulings that overlap, the longest
    holds.
    """
    found = by_character(text) | ruled(text, rulings)
    return [found[at] for at in sorted(found)]


def ruled(text: str, rulings: Iterable[Sound]) -> dict[int, str]:
    """Offset of each character whose sound was ruled on -> its syllable."""
    found: dict[int, str] = {}
    for offset, ruling in _where(text, rulings):
        found |= _said(ruling, offset)
    return found


def texts_of(version: Version) -> Iterator[tuple[str, str]]:
    """What of a text is given pinyin, by its id: headings, paragraphs, notes and captions."""
    for section in version.sections:
        yield section.id, section.title
        for part in section.parts:
            if part.title:
                yield part.id, part.title
    for position, text in version.passages.items():
        yield position.local, text.plain
    for identifier, figure in version.figure.items():
        yield identifier, figure.caption.plain


def texts_ruled_on(rulings: Sequence[Sound], versions: Iterable[Version]) -> list[str]:
    """What of the texts holds words that were ruled on."""
    texts = (text for version in versions for _, text in texts_of(version))
    return [text for text in texts if any(ruling.words in text for ruling in rulings)]


def rulings_hold(rulings: Sequence[Sound], texts: Iterable[str]) -> Iterator[Problem]:
    """Each ruling has a possible syllable for each character, meets words of the texts, and changes them."""
    faults = [fault for ruling in rulings for fault in _faults(ruling)]
    yield from faults
    if faults or not rulings:
        return
    met: set[Place] = set()
    changing: set[Place] = set()
    for text in texts:
        plain = by_character(text)
        for offset, ruling in _where(text, rulings):
            met.add(ruling.place)
            if any(plain[at] != said for at, said in _said(ruling, offset).items()):
                changing.add(ruling.place)
    for ruling in rulings:
        if ruling.place not in changing:
            code: Code = "sound-idle" if ruling.place in met else "sound-absent"
            yield problem(ruling.place, code, text=ruling.words)


def listed(course: Course) -> Iterator[str]:
    """Each character of the Chinese texts that may sound in several ways, as it is read in each place."""
    for language in course.languages:
        if not writing_of(language.code).by_sound:
            continue
        found: dict[tuple[str, str], dict[str, str]] = {}
        for text in course.texts.values():
            for identifier, words in texts_of(text.versions[language.code]):
                _collect(words, identifier, course.sounds.get(language.code, ()), found)
        for (sign, said), places in sorted(found.items()):
            for around, where in sorted(places.items()):
                yield f"{sign} {said}\t{around}\t{where}"


def _collect(
    words: str, identifier: str, rulings: Sequence[Sound], found: dict[tuple[str, str], dict[str, str]]
) -> None:
    offsets = [match.start() for match in HAN.finditer(words)]
    for at, said in zip(offsets, syllables(words, rulings), strict=True):
        if len(sounds_of(words[at])) > 1:
            around = f"{words[max(0, at - AROUND) : at]}[{words[at]}]{words[at + 1 : at + 1 + AROUND]}"
            found.setdefault((words[at], said), {}).setdefault(around.replace("\n", " "), identifier)


def _where(text: str, rulings: Iterable[Sound]) -> Iterator[tuple[int, Sound]]:
    """Where each ruling holds."""
    taken: set[int] = set()
    for ruling in sorted(rulings, key=lambda each: -len(each.words)):
        at = text.find(ruling.words)
        while at >= 0:
            here = range(at, at + len(ruling.words))
            if taken.isdisjoint(here):
                taken.update(here)
                yield at, ruling
            at = text.find(ruling.words, at + 1)


def _said(ruling: Sound, offset: int) -> Mapping[int, str]:
    signs = (match.start() for match in HAN.finditer(ruling.words))
    return {offset + at: said for at, said in zip(signs, ruling.syllables, strict=True)}


def _faults(ruling: Sound) -> Iterator[Problem]:
    signs = HAN.findall(ruling.words)
    if len(signs) != len(ruling.syllables):
        yield problem(
            ruling.place, "sound-count", text=ruling.words, signs=len(signs), syllables=len(ruling.syllables)
        )
        return
    for sign, said in zip(signs, ruling.syllables, strict=True):
        possible = sounds_of(sign)
        if said not in possible and said not in map(without_tone, possible):
            known = ", ".join(possible)
            yield problem(ruling.place, "sound-unknown", sign=sign, sound=said, known=known)
