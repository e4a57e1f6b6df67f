"""Checked documents -> what the editors say of their own edition: corrections, remarks, prose, pairs."""

from __future__ import annotations

from collections.abc import Mapping

from ..model import Correction, Pair, Place, Prose, Remark
from .article import split_front_matter
from .yaml_document import Document, parse


def corrections(document: Document) -> tuple[Correction, ...]:
    """The changes to the text that a checked `corrections.yml` lists."""
    return tuple(
        Correction(
            where=item["where"],
            before=item["from"],
            after=item["to"],
            why=item["why"],
            place=document.place("corrections", number),
        )
        for number, item in enumerate(document.data.get("corrections", ()))
    )


def remarks(document: Document) -> tuple[Remark, ...]:
    """The oddities that stay, as a checked `corrections.yml` lists them."""
    return tuple(
        Remark(
            where=item["where"],
            text=item["text"],
            remark=item["remark"],
            place=document.place("remarks", number),
        )
        for number, item in enumerate(document.data.get("remarks", ()))
    )


def prose(path: str, text: str) -> Prose:
    """A page of Markdown whose front matter has been checked."""
    yaml_text, first_line = split_front_matter(text)
    document, _ = parse(path, yaml_text or "", first_line=2)
    data: Mapping[str, str] = document.data if document else {}
    body = "\n".join(text.split("\n")[first_line - 1 :]).strip()
    return Prose(title=data["title"], lede=data.get("lede", ""), body=body, place=Place(path, first_line))


def curated_pairs(document: Document) -> dict[str, tuple[tuple[Pair, ...], Place]]:
    """Sentence pairs set by hand: paragraph id -> pairs, and where they are written.

    An author counts sentences from 1 and separates them by spaces; the model counts from 0.
    """
    return {
        item["paragraph"]: (
            tuple(
                Pair({code: tuple(int(n) - 1 for n in numbers.split()) for code, numbers in pair.items()})
                for pair in item["pairs"]
            ),
            document.place(number),
        )
        for number, item in enumerate(document.data)
    }
