"""What languages are called in each other, after Unicode CLDR (through Babel)."""

from __future__ import annotations


def language_name(tag: str, in_tag: str) -> str:
    """The name of a language in another one, both by BCP 47 tag: 英语; empty where CLDR knows none."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - no check of a course needs it

    try:
        names = Locale.parse(in_tag, sep="-").languages
    except (ValueError, UnknownLocaleError):
        return ""
    name = str(names.get(tag.split("-", maxsplit=1)[0], ""))
    return name[:1].upper() + name[1:]
