"""What languages are called in each other and elsewhere, after Unicode CLDR (through Babel)."""

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


def locale_name(tag: str) -> str:
    """A language with the territory where most of its readers are: zh-Hans is zh_CN; the tag if unknown."""
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415 - no check of a course needs it
    from babel.core import get_global  # noqa: PLC0415

    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return tag
    likely = get_global("likely_subtags")
    full = likely.get(str(locale)) or likely.get(locale.language) or ""
    territory = locale.territory or full.rpartition("_")[2]
    return f"{locale.language}_{territory}" if territory else locale.language
