"""What the lookup box needs: every entry's names and the keys that find them, as scripts.

Scripts, not JSON: a page opened from a folder may load the one, but not the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from ..language import sentences
from ..language.dates import written_day
from ..language.folding import for_browser
from ..language.inflection import VARIANTS, vary
from ..language.pinyin import as_a_name
from ..language.scripts import is_unspaced
from ..model import Course, Entry
from . import keys

PATH = "assets/lookup-data.js"
FOLDING_PATH = "assets/fold-data.js"

# What a key costs: names that are not preferred, and sounds, come later among equals; then the longer ones.
OTHER, SOUND, LONGEST = 2000, 1000, 999
LINE = 140
"""The most that a result shows of a definition, in letters; a Chinese character is as wide as two."""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """A line of the index: a key, the entry and the one of its forms that it finds, and what it costs."""

    text: str
    entry: int
    cost: int
    form: int
    sounds: bool


def files(course: Course) -> dict[str, str]:
    """The lookup data of all languages together: a reader may type any of them on any page."""
    return {
        PATH: script("courseLookup", data(course)),
        FOLDING_PATH: script("courseFold", for_browser(_texts(course))),
    }


def script(name: str, value: Any) -> str:
    """A script that gives a global name a value."""
    return f"window.{name}={json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"


def data(course: Course) -> dict[str, Any]:
    """The groups and kinds, the entries in the order of their ids, and the index in which keys.js looks.

    `keys` holds all keys in small letters, a line each: first spellings (`spelt` of them), then sounds.
    `owners`, `forms` and `costs` say of each line whose key it is. `starts` are the offsets in `keys` (in
    UTF-16, as JavaScript counts) at which a word begins, in the order of what stands there. `words` holds the
    words of the definitions and the entries that have them; `texts` a line for each entry, with what has no
    words to cut.
    """
    entries = [course.entries[key] for key in sorted(course.entries)]
    forms = [_forms(course, entry) for entry in entries]
    lines = sorted(
        (
            line
            for number, entry in enumerate(entries)
            for line in _keys(course, number, entry, forms[number])
        ),
        key=lambda line: (line.sounds, line.entry, line.cost, line.text),
    )
    defined = [
        [
            vary(word)
            for text in entry.definition.values()
            for word in (*keys.words(text), *keys.compounds(text))
        ]
        for entry in entries
    ]
    vocabulary = course.vocabulary
    return {
        "groups": {group.id: group.path for group in vocabulary.groups},
        "kinds": {kind.id: [kind.group, kind.label] for kind in vocabulary.kinds.values()},
        "entries": [_entry(course, entry, forms[number]) for number, entry in enumerate(entries)],
        "variants": VARIANTS,
        "keys": "".join(f"{line.text.lower()}\n" for line in lines),
        "spelt": sum(not line.sounds for line in lines),
        "owners": [line.entry for line in lines],
        "forms": [line.form for line in lines],
        "costs": [line.cost for line in lines],
        "starts": _starts(lines),
        "words": _places(defined),
        # Chinese is not cut into words: any part of it may be looked for.
        "texts": "".join(
            " ".join(word for word in words if is_unspaced(word[0])) + "\n" for words in defined
        ),
    }


def _texts(course: Course) -> Iterable[str]:
    """All that readers may look for."""
    for entry in course.entries.values():
        yield from (form.text for form in entry.forms)
        for language in course.languages:
            yield from entry.running_words(language.code)
    for version in (version for text in course.texts.values() for version in text.versions.values()):
        yield version.title.plain
        yield from (passage.plain for passage in version.passages.values())
        for section in version.sections:
            yield from (section.title, *(part.title for part in section.parts))
        yield from (person.name for person in version.authors)


def _forms(course: Course, entry: Entry) -> list[str]:
    """An entry's forms, each once: first the preferred name in each language, then the others."""
    preferred = [entry.terms[language.code].preferred.text for language in course.languages]
    others = dict.fromkeys(form.text for form in entry.forms)
    return preferred + [form for form in others if form not in preferred]


def _entry(course: Course, entry: Entry, forms: Sequence[str]) -> list[Any]:
    """What a result shows of an entry: date, forms, abbreviations and definition in each language."""
    codes = [language.code for language in course.languages]
    short = [", ".join(form.text for form in entry.terms[code].abbreviations) for code in codes]
    days = [written_day(entry.date, language.tag) for language in course.languages] if entry.date else []
    return [entry.id, entry.kind, days, forms, short, [_gist(entry.definition[code]) for code in codes]]


def _gist(definition: str) -> str:
    """The first sentence of a definition, or what a line holds of it: what is hidden is laid out, too."""
    start, end = sentences.first(definition)
    gist = definition[start:end]
    widths = accumulate(2 if is_unspaced(character) else 1 for character in gist)
    fits = sum(width <= LINE for width in widths)
    if fits == len(gist):
        return gist
    cut = gist[:fits] if is_unspaced(gist[fits]) else gist[:fits].rpartition(" ")[0] or gist[:fits]
    return cut.rstrip(" ,;:，、；：") + "…"


def _keys(course: Course, number: int, entry: Entry, forms: Sequence[str]) -> Iterable[Key]:
    """The keys of an entry, each once and as cheap as it can be had."""
    readings = {term.preferred.text: term.reading for term in entry.terms.values()}
    found: dict[str, Key] = {}
    for form, text in enumerate(forms):
        other = OTHER if form >= len(course.languages) else 0
        reading = readings.get(text, "")
        sounds = [reading] if reading else dict.fromkeys(["", " ".join(as_a_name(text))])
        found_by = [(keys.pinyin(text, sound), keys.initials(text, sound)) for sound in sounds]
        for at, key in enumerate([keys.spelling(text), *(key for both in found_by for key in both)]):
            cost = other + (SOUND if at else 0) + min(len(key), LONGEST)
            line = Key(text=key, entry=number, cost=cost, form=form, sounds=bool(at))
            found[key] = min(found.get(key, line), line)
    found.pop("", None)
    return found.values()


def _starts(lines: Iterable[Key]) -> list[int]:
    """Where words begin, sorted by what stands there to the end of the line, as JavaScript compares it."""
    found: list[tuple[bytes, int]] = []
    offset = 0
    for line in lines:
        text = line.text.lower()
        for at in keys.starts(line.text):
            found.append((text[at:].encode("utf-16-be"), offset + len(text[:at].encode("utf-16-be")) // 2))
        offset += len(text.encode("utf-16-be")) // 2 + 1
    return [at for _, at in sorted(found)]


def _places(defined: Sequence[Sequence[str]]) -> list[tuple[str, list[int]]]:
    """Each word between spaces, and the numbers of the entries in whose definition it stands."""
    found: dict[str, list[int]] = {}
    for number, words in enumerate(defined):
        for word in sorted(set(words)):
            if not is_unspaced(word[0]):
                found.setdefault(word, []).append(number)
    return sorted(found.items())
