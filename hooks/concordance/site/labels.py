"""The generator's own words on the pages, in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any


class Labels:
    """The labels of a locale; called with the key of one, it gives its words."""

    def __init__(self, words: Mapping[str, Any], plural: Callable[[int], str]) -> None:
        """`plural` gives the plural category of a number."""
        self.words = words
        self._plural = plural

    def __call__(self, key: str, /, count: int | str = 0, **values: Any) -> str:
        """The words for something, blanks filled, in the form that `count` asks for.

        A count in words is a blank that a script fills; it gets the general form.
        """
        words = self.words[key]
        if isinstance(words, Mapping):
            category = self._plural(count) if isinstance(count, int) else "other"
            words = words.get(category, words["other"])
        return str(words).format(count=count, **values)

    def pages(self, pages: Sequence[int | str]) -> str:
        """The printed pages of a passage, in words; empty when the text has none."""
        if not pages:
            return ""
        if len(pages) == 1:
            return self("page", page=pages[0])
        return self("pages_from_to", first=pages[0], last=pages[-1])
