"""The deck of cards, as the engine of Anki itself imports it."""

from __future__ import annotations

import dataclasses
import io
import sqlite3
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from concordance.model import Course
from exported import at, made, read, redefined


class Anki:
    """A collection of somebody who learns."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.collection = Collection(str(folder / "collection.anki2"))

    def add(self, deck: bytes) -> None:
        """Import a deck the way the program does unless told otherwise."""
        path = self.folder / "deck.apkg"
        path.write_bytes(deck)
        options = ImportAnkiPackageOptions(
            with_scheduling=False, with_deck_configs=False, merge_notetypes=False
        )
        self.collection.import_anki_package(ImportAnkiPackageRequest(package_path=str(path), options=options))

    def notes(self) -> dict[str, dict[str, str]]:
        """Guid -> name of a field -> what it holds."""
        notes = (self.collection.get_note(note) for note in self.collection.find_notes(""))
        return {note.guid: dict(note.items()) for note in notes}

    def cards(self) -> list[tuple[str, str]]:
        """Question and answer of each card, as HTML, in the order in which they are learned."""
        cards = [
            self.collection.get_card(card) for card in self.collection.find_cards("", order="c.due, c.ord")
        ]
        return [(card.question(), card.answer()) for card in cards]


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Anki]:
    found = Anki(tmp_path)
    yield found
    found.collection.close()


def deck(course: Course) -> bytes:
    """The only deck of a course of two languages."""
    (data,) = made(course, "anki").values()
    return data


def test_every_linked_entry_is_asked_in_both_directions(anki: Anki, course: Course) -> None:
    anki.add(deck(course))
    linked = [entry for entry in course.entries.values() if entry.linked]
    assert set(anki.notes()) == {f"{course.settings.id}/zh-en/{entry.id}" for entry in linked}
    assert len(anki.cards()) == 2 * len(linked)


def test_a_card_asks_for_a_name_and_answers_with_name_sound_and_definition(
    anki: Anki, course: Course
) -> None:
    anki.add(deck(at(course, site_url="https://course.example")))
    unesco = course.entries["unesco"]
    chinese, english = (unesco.terms[code].preferred.text for code in ("zh", "en"))
    asked = [
        (question, answer) for question, answer in anki.cards() if chinese in answer and english in answer
    ]
    (in_chinese,) = [each for each in asked if f'<p class="name">{chinese}</p>' in each[0]]
    (in_english,) = [each for each in asked if f'<p class="name">{english}</p>' in each[0]]
    for question, answer in (in_chinese, in_english):
        assert unesco.definition["en"] not in question
        assert "lián" in answer and "lián" not in question
        assert unesco.definition["en"] in answer
        assert unesco.definition["zh"] in answer
        assert '<a href="https://course.example/en/bodies/unesco.html">' in answer
        assert '<section lang="zh-Hans" dir="ltr">' in answer


def test_without_an_address_of_the_site_no_card_has_a_link(anki: Anki) -> None:
    anki.add(deck(at(read("bridge"), site_url="")))
    assert anki.cards()
    assert not [answer for _, answer in anki.cards() if "<a " in answer]


def test_a_later_version_updates_the_cards_and_doubles_none(anki: Anki) -> None:
    bridge = read("bridge")
    entry = next(iter(bridge.entries))
    anki.add(deck(at(bridge, version="1.0", released="2026-01-02")))
    before, cards = anki.notes(), len(anki.cards())
    later = redefined(bridge, entry, "en", "Said in <new> words.")
    anki.add(deck(at(later, version="1.1", released="2026-01-02")))
    after = anki.notes()
    assert set(after) == set(before)
    assert len(anki.cards()) == cards
    changed = f"bridge/zh-en/{entry}"
    assert after[changed]["Definition en"] == "Said in &lt;new&gt; words."
    assert before[changed]["Definition en"] != after[changed]["Definition en"]
    kinds = [kind.name for kind in anki.collection.models.all_names_and_ids()]
    assert sorted(kinds) == sorted(set(kinds))


def test_an_earlier_version_changes_nothing(anki: Anki) -> None:
    bridge = read("bridge")
    entry = next(iter(bridge.entries))
    anki.add(deck(at(bridge, version="1.10", released="2026-01-02")))
    anki.add(deck(at(redefined(bridge, entry, "en", "Older."), version="1.9", released="2026-01-02")))
    assert "Older." not in {note["Definition en"] for note in anki.notes().values()}


def test_what_one_has_learned_stays(anki: Anki) -> None:
    bridge = read("bridge")
    anki.add(deck(at(bridge, version="1.0")))
    anki.collection.decks.select(anki.collection.decks.id("石桥 / The Stone Bridge"))
    card = anki.collection.sched.getCard()
    assert card is not None
    anki.collection.sched.answerCard(card, 4)
    learned = anki.collection.get_card(card.id)
    anki.add(deck(at(bridge, version="2.0")))
    again = anki.collection.get_card(card.id)
    assert (again.ivl, again.reps, again.type) == (learned.ivl, learned.reps, learned.type)
    assert again.reps == 1


def test_the_key_terms_of_the_lessons_come_first_and_have_their_tag(anki: Anki, course: Course) -> None:
    anki.add(deck(course))
    first = anki.collection.find_cards("", order="c.due, c.ord")[0]
    note = anki.collection.get_card(first).note()
    lesson = course.lessons[0]
    assert f"{course.settings.id}::lesson::{lesson.id}" in note.tags


def test_a_course_of_several_languages_has_a_deck_for_each_pair_with_the_first(anki: Anki) -> None:
    decks = made(read("well"), "anki")
    assert list(decks) == ["en-zh.apkg", "en-ar.apkg"]
    for data in decks.values():
        anki.add(data)
    entries = [entry for entry in read("well").entries.values() if entry.linked]
    assert len(anki.cards()) == 2 * 2 * len(entries)
    assert [question for question, _ in anki.cards() if 'lang="ar" dir="rtl"' in question]


def test_a_course_in_one_language_asks_what_a_name_means(anki: Anki) -> None:
    well = read("well")
    alone = at(well, languages=well.languages[:1])
    (name, data), *_ = made(alone, "anki").items()
    anki.add(data)
    entries = [entry for entry in well.entries.values() if entry.linked]
    assert name == "en.apkg"
    assert len(anki.cards()) == len(entries)
    assert all(entry.definition["en"] in "".join(a for _, a in anki.cards()) for entry in entries)


def test_names_are_words_and_no_markup(anki: Anki) -> None:
    bridge = read("bridge")
    entry = next(iter(bridge.entries.values()))
    form = dataclasses.replace(entry.terms["en"].preferred, text="a <b>&amp; {{c}}")
    term = dataclasses.replace(entry.terms["en"], preferred=form)
    odd = dataclasses.replace(entry, terms={**entry.terms, "en": term})
    anki.add(deck(dataclasses.replace(bridge, entries={**bridge.entries, entry.id: odd})))
    assert [question for question, _ in anki.cards() if "a &lt;b&gt;&amp;amp; {{c}}" in question]


def test_a_deck_does_not_show_which_release_of_sqlite_wrote_it(course: Course) -> None:
    """Written once more, only the header tells of it: what a release leaves in free space is not there."""
    with zipfile.ZipFile(io.BytesIO(deck(course))) as archive:
        written = archive.read("collection.anki2")
    database = sqlite3.connect(":memory:")
    database.deserialize(written)
    database.execute("VACUUM")
    assert database.serialize()[100:] == written[100:]
    assert written[92:100] == bytes(8)
