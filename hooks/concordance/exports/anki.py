"""The glossary as cards for Anki: one deck for each pair of the first language with another.

Written here with sqlite3: genanki, the library for it, takes ids and times from the clock. The database has
the schema 11 that every Anki since 2.0 imports. A note is known by its `guid`, made of the entry's id, and
is updated by one whose `mod` is later: `moment_of` makes it later with each version.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from markupsafe import escape

from .. import routes
from ..model import Entry
from ..views.course_view import CourseView
from .moment import moment_of
from .taken import By, Offer, TakenFile, absolute, file_name
from .templating import filled
from .zipped import zipped

STYLE = Path(__file__).parent / "templates" / "anki.css"
FIELDS = ("Name", "Reading", "Also", "Kind", "Definition", "Page")
"""What a note says of an entry in one language. They must stay: Anki knows a type of note by its fields."""
SEPARATOR = "\x1f"
SCHEMA = """
CREATE TABLE col (id integer primary key, crt integer not null, mod integer not null, scm integer not null,
  ver integer not null, dty integer not null, usn integer not null, ls integer not null, conf text not null,
  models text not null, decks text not null, dconf text not null, tags text not null);
CREATE TABLE notes (id integer primary key, guid text not null, mid integer not null, mod integer not null,
  usn integer not null, tags text not null, flds text not null, sfld integer not null, csum integer not null,
  flags integer not null, data text not null);
CREATE TABLE cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
  mod integer not null, usn integer not null, type integer not null, queue integer not null,
  due integer not null, ivl integer not null, factor integer not null, reps integer not null,
  lapses integer not null, left integer not null, odue integer not null, odid integer not null,
  flags integer not null, data text not null);
CREATE TABLE revlog (id integer primary key, cid integer not null, usn integer not null,
  ease integer not null, ivl integer not null, lastIvl integer not null, factor integer not null,
  time integer not null, type integer not null);
CREATE TABLE graves (usn integer not null, oid integer not null, type integer not null);
"""
VERSIONS = slice(92, 100)
"""Where a database says which release of SQLite wrote it (https://www.sqlite.org/fileformat2.html)."""


def offers(by_code: By) -> Iterator[Offer]:
    """A deck for each pair with the first language; of a course in one language, one with definitions."""
    first, *others = by_code.values()
    pairs: list[tuple[CourseView, ...]] = [(first, other) for other in others] or [(first,)]
    yield Offer(
        name="anki",
        topic="cards",
        format="Anki (.apkg)",
        files=tuple(
            TakenFile(
                path=routes.export(file_name(by_code, f"{'-'.join(view.code for view in pair)}.apkg")),
                languages=tuple(view.code for view in pair),
                make=partial(deck, pair),
            )
            for pair in pairs
        ),
    )


def deck(pair: Sequence[CourseView]) -> bytes:
    """The deck of one or two languages as Anki imports it: the same bytes each time."""
    return zipped([("collection.anki2", _collection(pair)), ("media", b"{}")])


def _collection(pair: Sequence[CourseView]) -> bytes:
    settings = pair[0].course.settings
    seconds = int(moment_of(settings).timestamp())
    about = f"{settings.id}/{'-'.join(view.code for view in pair)}"
    deck_id, model_id = _number("deck", about), _number("notetype", about)
    model = _model(pair, model_id, seconds)
    database = sqlite3.connect(":memory:")
    database.executescript(SCHEMA)
    configuration = {"nextPos": 1, "curDeck": deck_id, "activeDecks": [deck_id], "curModel": str(model_id)}
    decks = {"1": _deck(1, "Default", 0), str(deck_id): _deck(deck_id, _title(pair), seconds)}
    parts: tuple[Any, ...] = (configuration, {str(model_id): model}, decks, {"1": DECK_OPTIONS}, {})
    written = [json.dumps(part, ensure_ascii=False) for part in parts]
    moments = (seconds, seconds * 1000, seconds * 1000)
    database.execute("INSERT INTO col VALUES (1, ?, ?, ?, 11, 0, 0, 0, ?, ?, ?, ?, ?)", (*moments, *written))
    terms = _terms(pair[0])
    for place, (entry, tags) in enumerate(terms, 1):
        guid = f"{about}/{entry.id}"
        note = _number("note", guid)
        fields = [field for view in pair for field in _fields(view, entry)]
        row = (note, guid, model_id, seconds, f" {' '.join(tags)} ", SEPARATOR.join(fields))
        sort_field, checksum = _bare(fields[0]), _checksum(fields[0])
        database.execute("INSERT INTO notes VALUES (?,?,?,?,-1,?,?,?,?,0,'')", (*row, sort_field, checksum))
        for number in range(len(model["tmpls"])):
            card = (_number("card", f"{guid}/{number}"), note, deck_id, number, seconds, place)
            columns = "(?,?,?,?,?,-1,0,0,?,0,0,0,0,0,0,0,0,'')"
            database.execute(f"INSERT INTO cards VALUES {columns}", card)
    database.commit()
    database.execute("VACUUM")  # else what one release moves leaves other bytes in free space than another
    data = bytearray(database.serialize())
    database.close()
    data[VERSIONS] = bytes(8)
    return bytes(data)


def _number(*names: str) -> int:
    """A number that stays with a name, of the size of the milliseconds that Anki itself takes for ids."""
    digest = hashlib.sha256("/".join(names).encode()).digest()
    return 10**12 + int.from_bytes(digest[:8]) % 10**12


def _terms(view: CourseView) -> list[tuple[Entry, list[str]]]:
    """The entries that are linked, first the key terms of the lessons, then the others by name; their tags.

    A tag names the group of an entry, or a lesson of which it is a key term, below the id of the course.
    """
    course = view.course
    of_lessons = {lesson.id: view.terms_of(lesson) for lesson in course.lessons}
    tags: dict[str, list[str]] = {
        entry.id: [course.vocabulary.group_of(entry).id] for entry in course.entries.values()
    }
    for lesson, entries in of_lessons.items():
        for entry in entries:
            tags[entry.id].append(f"lesson::{lesson}")
    every = [
        *(entry for entries in of_lessons.values() for entry in entries),
        *view.sorted(course.entries.values()),
    ]
    ordered = {entry.id: entry for entry in every if entry.linked}
    return [
        (entry, sorted(f"{course.settings.id}::{tag}" for tag in tags[entry.id]))
        for entry in ordered.values()
    ]


# ---------------------------------------------------------------- notes


def _fields(view: CourseView, entry: Entry) -> list[str]:
    term = entry.terms[view.code]
    others = [form.text for form in (*term.also, *term.abbreviations)]
    kind = view.course.vocabulary.kinds[entry.kind].label[view.code]
    address = absolute(view, view.entry_url(entry.id))
    said = (view.name(entry), view.pinyin(entry), " · ".join(others), kind)
    return [str(escape(each)) for each in (*said, entry.definition[view.code], address)]


def _bare(field: str) -> str:
    return re.sub(r"<[^>]*>", "", field)


def _checksum(field: str) -> int:
    """By which Anki finds notes whose first fields are the same."""
    return int(hashlib.sha1(_bare(field).encode(), usedforsecurity=False).hexdigest()[:8], 16)


# ---------------------------------------------------------------- the type of note, and the deck


def _title(pair: Sequence[CourseView]) -> str:
    """The deck is called as the course is in each of its languages; `::` would begin a deck below."""
    titles = (view.course.settings.title[view.code] for view in pair)
    return " / ".join(titles).replace("::", ":")


def _model(pair: Sequence[CourseView], model_id: int, seconds: int) -> dict[str, Any]:
    names = [(f"{field} {view.code}", view) for view in pair for field in FIELDS]
    cards = [(pair[0], pair[-1])] if len(pair) == 1 else [(pair[0], pair[1]), (pair[1], pair[0])]
    return {
        "id": model_id,
        "name": _title(pair),
        "type": 0,
        "mod": seconds,
        "usn": -1,
        "sortf": 0,
        "did": None,
        "tmpls": [_card(number, asked, answer) for number, (asked, answer) in enumerate(cards)],
        "flds": [
            {"name": name, "ord": number, "rtl": view.language.direction == "rtl", **FIELD}
            for number, (name, view) in enumerate(names)
        ],
        "css": STYLE.read_text("utf-8"),
        "latexPre": "",
        "latexPost": "",
        # The name that a card asks for must not be empty.
        "req": [[number, "all", [index * len(FIELDS)]] for number, index in enumerate(range(len(cards)))],
        "tags": [],
        "vers": [],
    }


def _card(number: int, asked: CourseView, answer: CourseView) -> dict[str, Any]:
    name = asked.language.name if asked is answer else f"{asked.language.name} → {answer.language.name}"
    values = {"asked": asked, "answer": answer}
    return {
        "name": name,
        "ord": number,
        "qfmt": filled("anki-front.html", **values),
        "afmt": filled("anki-back.html", **values),
        "bqfmt": "",
        "bafmt": "",
        "did": None,
    }


FIELD = {"sticky": False, "font": "Arial", "size": 20, "media": []}
DECK_OPTIONS = {
    "id": 1,
    "name": "Default",
    "mod": 0,
    "usn": 0,
    "maxTaken": 60,
    "autoplay": True,
    "timer": 0,
    "replayq": True,
    "new": {
        "bury": False, "delays": [1.0, 10.0], "initialFactor": 2500, "ints": [1, 4, 0], "order": 1,
        "perDay": 20,
    },
    "rev": {"bury": False, "ease4": 1.3, "ivlFct": 1.0, "maxIvl": 36500, "perDay": 200, "hardFactor": 1.2},
    "lapse": {"delays": [10.0], "leechAction": 1, "leechFails": 8, "minInt": 1, "mult": 0.0},
    "dyn": False,
}  # fmt: skip


def _deck(deck_id: int, name: str, seconds: int) -> dict[str, Any]:
    never = {key: [0, 0] for key in ("newToday", "revToday", "lrnToday", "timeToday")}
    folded = {"collapsed": False, "browserCollapsed": False}
    about = {"id": deck_id, "name": name, "mod": seconds, "usn": -1, "desc": "", "dyn": 0, "conf": 1}
    return {**about, **never, **folded, "extendNew": 0, "extendRev": 0}
