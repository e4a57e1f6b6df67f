"""Which form of a word goes with a number, after the plural rules of Unicode CLDR (through Babel)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

CATEGORIES = ("zero", "one", "two", "few", "many", "other")


def plural_category(tag: str, count: int) -> str:
    """The plural category of a number in a language (a BCP 47 tag); `other` where CLDR knows none."""
    return _rule(tag)(count)


@cache
def _rule(tag: str) -> Callable[[int], str]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - no check of a course needs it

    try:
        rule = Locale.parse(tag, sep="-").plural_form
    except (ValueError, UnknownLocaleError):
        return lambda _count: "other"
    return lambda count: str(rule(count))
