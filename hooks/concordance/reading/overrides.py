"""`matching.yml` -> what the author decided about single words."""

from __future__ import annotations

from typing import Literal, cast

from ..model import Override, Overrides, StopPhrase
from .glossary import form
from .positions import Positions
from .yaml_document import Document


def overrides(document: Document, positions: Positions) -> Overrides:
    """The overrides in a checked `matching.yml`, one for each position that is named."""
    found = []
    for action in sorted(document.data.keys() - {"never"}):
        for number, data in enumerate(document.data[action]):
            many = isinstance(data["at"], list)
            written = {key: document.place(action, number, key) for key in ("language", "entry")}
            found += [
                Override(
                    action=cast(Literal["force", "forbid", "block", "waive", "unmatched"], action),
                    position=positions.read(at, headings=action == "unmatched"),
                    language=data["language"],
                    entry=data.get("entry", ""),
                    words=data.get("text", ""),
                    within=data.get("within", ""),
                    reason=data["reason"],
                    place=document.place(action, number),
                    places={
                        **written,
                        "at": document.place(action, number, "at", *([index] if many else [])),
                    },
                )
                for index, at in enumerate(data["at"] if many else [data["at"]])
            ]
    stop_list = tuple(
        StopPhrase(
            form(document, ("never", number, "text"), data["text"]),
            data["reason"],
            within=data.get("within", ""),
            entry=data.get("entry", ""),
        )
        for number, data in enumerate(document.data.get("never", ()))
    )
    return Overrides(tuple(found), stop_list)
