"""What was checked by reading stays so: the places of every entry, and every pair of sentences."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from concordance.model import Course, Position

HERE = Path(__file__).parent
PLACES = {
    entry: places
    for path in sorted(HERE.glob("*.yml"))
    if path.name != "pairs.yml"
    for entry, places in yaml.safe_load(path.read_text("utf-8")).items()
}
PAIRS = yaml.safe_load((HERE / "pairs.yml").read_text("utf-8"))


def test_every_entry_has_been_reviewed(course: Course) -> None:
    mentioned = {entry.id for entry in course.entries.values() if not entry.background}
    assert mentioned == {entry for entry, places in PLACES.items() if any(places.values())}


@pytest.mark.parametrize("entry", sorted(PLACES))
def test_entry_occurs_where_the_reviewer_found_it(course: Course, entry: str) -> None:
    found = {
        language: [
            position.local for position, mentions in texts.items() if any(m.entry == entry for m in mentions)
        ]
        for language, texts in course.mentions.items()
    }
    order = {
        place: number
        for number, place in enumerate(p.local for p in course.texts["article"].versions["zh"].passages)
    }
    expected = {language: sorted(places, key=order.__getitem__) for language, places in PLACES[entry].items()}
    assert {language: sorted(places, key=order.__getitem__) for language, places in found.items()} == expected


@pytest.mark.parametrize("paragraph", sorted(PAIRS))
def test_sentences_are_paired_as_the_reviewer_paired_them(course: Course, paragraph: str) -> None:
    found = [
        "=".join("+".join(str(number + 1) for number in numbers) for numbers in group)
        for group in course.alignments[Position("article", paragraph)].pairings["en"].groups
    ]
    assert found == PAIRS[paragraph]


def test_every_paragraph_has_reviewed_pairs(course: Course) -> None:
    assert set(PAIRS) == {position.local for position in course.alignments}
