"""How a language writes a date, by CLDR (through Babel)."""

from __future__ import annotations

import datetime

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton


def written_day(date: str, tag: str) -> str:
    """A day, month or year as the language with this tag writes it: 24 November 2026, 2026年11月.

    In English as in Britain, but for en-US; as it stands where CLDR does not know the language.
    """
    numbers = [int(number) for number in date.split("-")]
    try:
        locale = Locale.parse("en-GB" if tag == "en" else tag, sep="-")
        day = datetime.date(*[*numbers, 1, 1][:3])
    except (ValueError, UnknownLocaleError):
        return date
    match len(numbers):
        case 1:
            return format_skeleton("y", day, locale=locale)
        case 2:
            return format_skeleton("yMMMM", day, locale=locale)
        case _:
            return format_date(day, "long", locale)
