"""What the editors say of their own edition: corrections, remarks, sentence pairs set by hand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ..model import Correction, Forms, Gloss, Place, Position, Remark, Sound, Source
from .positions import Positions
from .yaml_document import Document


@dataclass(frozen=True, slots=True)
class CuratedPairs:
    """Sentences that render each other: for each pair, language code -> numbers from 0."""

    pairs: tuple[Mapping[str, tuple[int, ...]], ...]
    place: Place


def corrections(document: Document, positions: Positions) -> tuple[Correction, ...]:
    """The changes to the text that a checked `corrections.yml` lists."""
    return tuple(
        Correction(
            position=positions.read(item["where"]),
            before=item["from"],
            after=item["to"],
            why=item["why"],
            place=document.place("corrections", number),
        )
        for number, item in enumerate(document.data.get("corrections", ()))
    )


def remarks(document: Document, positions: Positions) -> tuple[Remark, ...]:
    """The oddities that stay, as a checked `corrections.yml` lists them."""
    return tuple(
        Remark(
            position=positions.read(item["where"]),
            words=item["text"],
            remark=item["remark"],
            place=document.place("remarks", number),
        )
        for number, item in enumerate(document.data.get("remarks", ()))
    )


def sounds(document: Document) -> tuple[Sound, ...]:
    """The rulings of a checked `readings.yml` on how words sound."""
    return tuple(
        Sound(
            words=item["text"],
            syllables=tuple(item["sound"].split()),
            reason=item["reason"],
            place=document.place(number),
        )
        for number, item in enumerate(document.data)
    )


def glosses(document: Document, positions: Positions) -> tuple[Gloss, ...]:
    """The glosses that a checked `glosses.yml` lists, each that repeats another one with its words."""
    said = {item["id"]: item for item in document.data if "gloss" in item}
    return tuple(_gloss(document, number, positions, said) for number in range(len(document.data)))


def sources(data: Mapping[str, Any]) -> tuple[Source, ...]:
    """What is written under `source`: one, or a list of them."""
    source = data.get("source", [])
    return tuple(
        Source(
            title=each["title"],
            url=each["url"],
            checked=each["checked"],
            secondary=each.get("secondary") == "true",
        )
        for each in (source if isinstance(source, list) else [source])
    )


def names(document: Document) -> tuple[Forms, ...]:
    """The names in a checked `names.yml`; where a language has one form, it need not be a list."""
    return tuple(
        {code: (forms,) if isinstance(forms, str) else tuple(forms) for code, forms in item.items()}
        for item in document.data
    )


def _gloss(
    document: Document, number: int, positions: Positions, said: Mapping[str, Mapping[str, Any]]
) -> Gloss:
    item = document.data[number]
    words = said.get(item.get("same_as", item["id"]), {})
    return Gloss(
        id=item["id"],
        position=positions.read(item["at"]),
        words=item["attach"],
        gloss=words.get("gloss", {}),  # empty where `same_as` leads nowhere, which is a problem of its own
        sources=sources(words),
        place=document.place(number),
        same_as=item.get("same_as", ""),
    )


def pairs(document: Document, positions: Positions) -> dict[Position, CuratedPairs]:
    """Sentence pairs set by hand, by the position of their paragraph.

    An author counts sentences from 1 and separates them by spaces; the model counts from 0.
    """
    return {
        positions.read(item["paragraph"]): CuratedPairs(
            tuple(
                {code: tuple(int(n) - 1 for n in numbers.split()) for code, numbers in pair.items()}
                for pair in item["pairs"]
            ),
            document.place(number),
        )
        for number, item in enumerate(document.data)
    }
