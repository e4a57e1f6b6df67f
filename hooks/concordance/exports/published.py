"""What is published anyway, among what can be taken along: the data, and works for reference managers."""

from __future__ import annotations

from collections.abc import Iterator

from .. import routes
from .taken import By, Offer, TakenFile


def offers(by_code: By) -> Iterator[Offer]:
    """The works that the texts cite, if any, in three formats; the data, each with its schema."""
    if next(iter(by_code.values())).course.references:
        for ending, form in (("bib", "BibTeX"), ("ris", "RIS"), ("json", "CSL-JSON")):
            file = TakenFile(path=routes.references(ending))
            yield Offer(name=f"references_{ending}", topic="references", format=form, files=(file,))
    for name in ("paragraphs", "glossary"):
        paths = (f"data/{name}.json", f"data/{name}.schema.json")
        files = tuple(TakenFile(path=path) for path in paths)
        holds_text = name == "paragraphs"
        yield Offer(name=f"data_{name}", topic="data", format="JSON", files=files, holds_text=holds_text)
