"""The generator's own words on the pages, in one language.

A page in a language that lacks some of them has these in English. Its templates write them between two
signs that no text holds; `say_language` then puts them into an element that names their language, or takes
the signs away where no element can stand, as in an attribute.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from markupsafe import Markup, escape

from ..model import Borrowed
from .html import right_to_left as right_to_left_in

BEGIN, END = "\ue0f0", "\ue0f1"
TOKENS = re.compile(r"<!--.*?-->|<(title|option|script|style|textarea)\b.*?</\1>|<[^>]*>|[^<]+", re.DOTALL)


BORROWED = re.compile(f"{BEGIN}[^{END}]*{END}")


UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]+")
"""Words in Chinese characters and kana."""


class Labels:
    """The labels of a locale; called with the key of one, it gives its words."""

    def __init__(
        self, words: Mapping[str, Any], plural: Callable[[int], str], *, is_marking: bool = False
    ) -> None:
        """`plural` gives the plural category of a number. `is_marking` sets signs around borrowed words."""
        self.words = words
        self._plural = plural
        self._is_marking = is_marking

    def marking(self) -> Labels:
        """The same for a template, whose result goes through `say_language`."""
        return Labels(self.words, self._plural, is_marking=True)

    def __call__(self, key: str, /, count: int | str = 0, **values: Any) -> str:
        """The words for something, blanks filled, in the form that `count` asks for.

        A count in words is a blank that a script fills; it gets the general form.
        """
        words = self.words[key]
        if isinstance(words, Mapping):
            category = self._plural(count) if isinstance(count, int) else "other"
            words = words.get(category, words["other"])
        is_marked = self._is_marking and isinstance(words, Borrowed)
        if is_marked:  # a value may be borrowed too, and stands inside the signs of these words
            values = {name: _unmarked(value) for name, value in values.items()}
        said = str(words)
        if "{" in said:
            said = said.format(count=count, **values)
        return f"{BEGIN}{said}{END}" if is_marked else said

    def pages(self, pages: Sequence[int | str]) -> str:
        """The printed pages of a passage, in words; empty when the text has none."""
        if not pages:
            return ""
        if len(pages) == 1:
            return self("page", page=pages[0])
        return self("pages_from_to", first=pages[0], last=pages[-1])


def _unmarked(value: Any) -> Any:
    return value.replace(BEGIN, "").replace(END, "") if isinstance(value, str) else value


def say_language(html: str, right_to_left: str, han: str = "") -> str:
    """A page in which borrowed words say their language, and those of the page among them say theirs.

    `right_to_left` is the tag of the page's language if that is written so, `han` if it is written in
    Chinese characters.
    """
    if BEGIN not in html:
        return html
    begin = '<span lang="en" dir="ltr">' if right_to_left else '<span lang="en">'

    def said(token: re.Match[str]) -> str:
        words = token[0]
        if words.startswith("<"):
            return words.replace(BEGIN, "").replace(END, "")
        if right_to_left and BEGIN in words:
            words = BORROWED.sub(lambda found: right_to_left_in(Markup(found[0]), right_to_left), words)
        if han and BEGIN in words:
            own = f'<span lang="{escape(han)}">'
            words = BORROWED.sub(lambda found: UNSPACED.sub(rf"{own}\g<0></span>", found[0]), words)
        return words.replace(BEGIN, begin).replace(END, "</span>")

    return TOKENS.sub(said, html)
