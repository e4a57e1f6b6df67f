"""The forms of entries as learners write them: which are accepted, and which name more than one entry."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from ..language.folding import fold
from ..model import Course, Entry, Mention, Position, Span


class Forms:
    """The forms of all entries of a course."""

    def __init__(self, course: Course) -> None:
        self.course = course

    def rivals(self, entry: Entry) -> set[str]:
        """The other entries that share a form with this one: what is true of one name is true of both."""
        return {other for form in entry.forms for other in self._entries_of[spelt(form.text)]} - {entry.id}

    def alike(self, entry: Entry, codes: Iterable[str]) -> bool:
        """Whether the names of an entry in these languages tell one another: ChatGPT, or a number."""
        names = [spelt(entry.terms[code].preferred.text) for code in codes]
        same = any(one in two for one in names for two in names if one is not two)
        return same or any(c.isdigit() for name in names for c in name)

    def named(self, position: Position, code: str, entry: str, stretch: Span) -> list[Mention]:
        """Where a stretch of a text names an entry."""
        found = self.course.mentions[code].get(position, ())
        return [m for m in found if m.entry == entry and stretch[0] <= m.start < stretch[1]]

    def leaves_a_gap(self, position: Position, code: str, stretch: Span, named: Sequence[Mention]) -> bool:
        """Whether a stretch names an entry once, by one of its forms, and holds that name only there."""
        if len(named) != 1:
            return False
        words = self.course.texts[position.text].versions[code].passages[position].plain
        start, end, entry = named[0]
        name = spelt(words[start:end])
        # Words that an author made a mention of need not be a form of the entry, which nobody could guess.
        is_form = entry in self._entries_of.get(name, ())
        return is_form and name not in spelt(words[stretch[0] : start] + words[end : stretch[1]])

    @cached_property
    def _entries_of(self) -> dict[str, set[str]]:
        """A form as it is spelt -> the entries that have it."""
        found: dict[str, set[str]] = {}
        for entry in self.course.entries.values():
            for form in entry.forms:
                found.setdefault(spelt(form.text), set()).add(entry.id)
        return found


def accepted(entry: Entry, code: str, name: str) -> tuple[str, ...]:
    """What may be written where a text in the language of a code has this name of an entry: that, first."""
    forms = (*entry.terms[code].forms, *entry.symbols)
    return tuple(dict.fromkeys((name, *(form.text for form in forms))))


@cache
def spelt(text: str) -> str:
    """Letters and digits only, folded."""
    return "".join(c for c in fold(text, typed=True).text if c.isalnum())
