"""What the lookup box needs: every entry's names and the keys that find them, as a script.

A script, not JSON: a page opened from a folder may load the one, but not the other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from typing import Any

from ..language.scripts import is_unspaced
from ..model import Course, Entry
from . import keys

PATH = "assets/lookup-data.js"


def files(course: Course) -> dict[str, str]:
    """The lookup data of all languages together: a reader may type any of them on any page."""
    return {PATH: script("courseLookup", data(course))}


def script(name: str, value: Any) -> str:
    """A script that gives a global name a value."""
    return f"window.{name}={json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n"


def data(course: Course) -> dict[str, Any]:
    """The folding table, the shelves and kinds, the entries in the order of their ids, and in which of them
    each word of a definition stands.
    """
    entries = [course.entries[key] for key in sorted(course.entries)]
    vocabulary = course.vocabulary
    texts = [text for entry in entries for text in _texts(entry)]
    texts += [
        passage.plain
        for text in course.texts.values()
        for version in text.versions.values()
        for passage in version.passages.values()
    ]
    defined = [[word for text in entry.definition.values() for word in keys.words(text)] for entry in entries]
    return {
        "table": keys.folding_table(texts),
        "groups": {group.id: group.path for group in vocabulary.groups},
        "kinds": {kind.id: [kind.group, kind.label] for kind in vocabulary.kinds.values()},
        "entries": [_entry(course, *each) for each in zip(entries, defined, strict=True)],
        "words": _places(defined),
    }


def _texts(entry: Entry) -> Iterable[str]:
    yield from (form.text for form in entry.forms)
    yield from entry.definition.values()


def _entry(course: Course, entry: Entry, defined: Iterable[str]) -> list[Any]:
    """An entry as a row: what a result shows, then what finds it."""
    terms = [entry.terms[language.code] for language in course.languages]
    preferred = [term.preferred.text for term in terms]
    other = [form.text for form in entry.forms if form.text not in preferred]
    short = [", ".join(form.text for form in term.abbreviations) for term in terms]
    return [
        entry.id,
        entry.kind,
        entry.date,
        preferred,
        short,
        _lines(map(keys.spelling, preferred), map(keys.spelling, other)),
        _lines(_sounds(preferred), _sounds(other)),
        # Chinese is not cut into words: any part of it may be looked for.
        " ".join(word for word in defined if is_unspaced(word[0])),
    ]


def _places(defined: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """Each word between spaces, and the numbers of the entries in whose definition it stands."""
    found: dict[str, list[int]] = {}
    for number, words in enumerate(defined):
        for word in sorted(set(words)):
            if not is_unspaced(word[0]):
                found.setdefault(word, []).append(number)
    return dict(sorted(found.items()))


def _sounds(names: Iterable[str]) -> list[str]:
    return [key for name in names for key in (keys.pinyin(name), keys.initials(name))]


def _lines(preferred: Iterable[str], other: Iterable[str]) -> str:
    """Keys, a line each, shorter ones first; an empty line parts those of preferred names from the others."""

    def block(found: Iterable[str]) -> str:
        return "\n".join(sorted(set(found) - {""}, key=lambda key: (len(key), key)))

    return f"{block(preferred)}\n\n{block(other)}"
