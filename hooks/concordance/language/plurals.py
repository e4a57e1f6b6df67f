"""Which form of a word goes with a number, after the plural rules of Unicode CLDR (through Babel)."""

from __future__ import annotations

from collections.abc import Callable

from babel import Locale, UnknownLocaleError

CATEGORIES = ("zero", "one", "two", "few", "many", "other")


def plural_rule(tag: str) -> Callable[[int], str]:
    """Number -> plural category in a language, by its BCP 47 tag; `other` in one that CLDR does not know."""
    try:
        rule = Locale.parse(tag, sep="-").plural_form
    except (ValueError, UnknownLocaleError):
        return lambda _count: "other"
    return lambda count: str(rule(count))
