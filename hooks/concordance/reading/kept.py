"""YAML documents that were read before and need not be read again. Those with problems always are."""

from __future__ import annotations

import hashlib
from typing import Protocol

from ..model import Problem
from . import yaml_document
from .yaml_document import Document


class Kept(Protocol):
    """Where documents are kept, by a hash of their names and texts. A dict is one."""

    def get(self, key: str, /) -> Document | None:
        """The document of a hash, or None."""

    def __setitem__(self, key: str, document: Document, /) -> None:
        """Keep a document."""


class Parser:
    """Reads YAML documents, and keeps those without problems."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept

    def parse(self, path: str, text: str) -> tuple[Document | None, list[Problem]]:
        """What `yaml_document.parse` gives for this text of a file, to whose places the path belongs."""
        key = hashlib.sha256(f"{path}\n{text}".encode("utf-8", "surrogatepass")).hexdigest()
        if known := self.kept.get(key):
            return known, []
        document, problems = yaml_document.parse(path, text)
        if document is not None and not problems:
            self.kept[key] = document
        return document, problems
