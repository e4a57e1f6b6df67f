"""Works -> citations in every style. What a style says is in `styles/`; this file fills it in.

A foreign work is cited by its own title, with the translated one behind it, where the title is in Latin
letters; else by the translated title alone, marked “[in Chinese]”. In a language whose writers do neither
(`cites_in_original`) it is cited wholly in its own.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..language.pinyin import syllables
from ..language.scripts import is_unspaced
from ..model import Name, Work
from ..own_files import parse
from . import patterns
from .patterns import Run, Runs

FOLDER = Path(__file__).parent / "styles"
STYLES = ("gb-t-7714", "apa", "chicago", "chicago-note")
FALLBACK = "en"
OTHERS = "others"
"""What an author writes at the end of a list of names that is not complete."""
ARTICLE_NUMBER = re.compile("e[0-9]+")
"""What a journal without printed pages gives in their place."""
HYPHENS = ("-", "‐", "‑")
PLAIN = ("volume", "number", "url", "doi", "version")


@dataclass(frozen=True, slots=True, kw_only=True)
class Styled:
    """A citation in one style. `several` is the same for a paragraph that runs over several pages."""

    id: str
    style: str
    form: str
    runs: Runs
    several: Runs = ()

    @property
    def text(self) -> str:
        """The citation as plain text."""
        return patterns.text(self.runs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinpoint:
    """The paragraph that is meant: its number, and its printed page if it is known. Both may be blanks."""

    paragraph: Run
    page: Run | None = None
    range: Run | None = None


def cite(work: Work, language: str, style: str, at: Pinpoint | None = None) -> Runs:
    """The citation of a work in the words of a language and in one of `STYLES`."""
    rules = _rules(style)
    voice = voice_of(work, language)
    parts = {name: _spoken(pattern, voice) for name, pattern in rules["parts"].items()}
    fields = _fields(work, rules, voice, told_in(work, language)) | _pinpoint(at)
    return patterns.fill(rules["templates"][template_of(work)], fields, parts)


def styled(work: Work, language: str) -> tuple[Styled, ...]:
    """A work in every style, as a bibliography lists it."""
    listed = (style for style in STYLES if _rules(style).get("form") != "note")
    return tuple(_styled(style, cite(work, language, style)) for style in listed)


def pinpointed(work: Work, language: str, *, paged: bool) -> tuple[Styled, ...]:
    """A paragraph of a work in every style, its page and number still blank; without pages by number."""
    number = Run("#", blank="number")
    one = Pinpoint(paragraph=number, page=Run("#", blank="page") if paged else None)
    several = Pinpoint(paragraph=number, range=Run("#", blank="page") if paged else None)
    return tuple(
        _styled(style, cite(work, language, style, one), cite(work, language, style, several))
        for style in STYLES
        if style != "chicago"  # a place is cited in a note
    )


def appeared(work: Work, language: str, pages: str = "") -> Runs:
    """Where and when a work came out, in words; `pages` are its pages in the same words."""
    voice = voice_of(work, language)
    fields = _fields(work, _rules("chicago"), voice, told_in(work, language))
    fields["told_pages"] = (Run(pages),) if pages else ()
    return patterns.fill(_spoken(_words()["appeared"], voice), fields, {})


def name_in_prose(name: Name, language: str) -> str:
    """A name as a sentence has it: Jane Doe, but Yan Dexue."""
    written = next((words for words in name.written.values() if any(map(is_unspaced, words))), "")
    original = next((code for code, words in name.written.items() if words == written), "")
    told = language if language in name.written else next(iter(name.written))
    return _name(name, "natural", {"given": "full"}, told, original)


def voice_of(work: Work, language: str) -> str:
    """The language of what a citation says of itself (“trans.”) to readers of `language`."""
    is_kept = language in _words()["cites_in_original"] or language not in work.title
    return work.language if is_kept else language


def told_in(work: Work, language: str) -> str:
    """The language in which readers of `language` are told title, names and journal of a work."""
    own = work.title.get(work.language, "")
    return work.language if _is_latin(own) else voice_of(work, language)


def word(name: str, language: str) -> str:
    """One of the words that all styles say alike."""
    return _spoken(_words()[name], language)


def made_by_unnamed(work: Work, language: str) -> str:
    """Who made an edition or an entry, in a few words, where nobody gave a name; else ""."""
    makers = {"edition": work.editors, "entry": work.authors}
    if makers.get(work.type) != ():
        return ""
    is_translated = work.type == "edition" and work.edition
    return _spoken(_words()["unnamed"]["translated" if is_translated else "edited"], language)


def style_of_lists(language: str) -> str:
    """The style in which a page lists works to readers of a language."""
    return _spoken(_words()["listed_in"], language)


def _styled(style: str, runs: Runs, several: Runs = ()) -> Styled:
    rules = _rules(style)
    return Styled(id=style, style=rules["name"], form=rules.get("form", ""), runs=runs, several=several)


@cache
def _rules(style: str) -> dict[str, Any]:
    path = FOLDER / f"{style}.yml"
    rules: dict[str, Any] = parse(path.read_text("utf-8"))
    return rules


def _words() -> dict[str, Any]:
    return _rules("words")


def _spoken(words: str | Mapping[str, str], language: str) -> str:
    return words if isinstance(words, str) else words.get(language, words[FALLBACK])


# ---------------------------------------------------------------- what a work says


def template_of(work: Work) -> str:
    """The template of a work: that of its type, but an article known by its day is one of a newspaper."""
    is_dated_issue = work.type == "article" and len(work.date) == 10 and not (work.volume or work.issue)
    return "newspaper" if is_dated_issue else work.type


def _fields(work: Work, rules: Mapping[str, Any], voice: str, told: str) -> dict[str, Runs]:
    """Every field a pattern may name; those that a work lacks are empty."""
    publisher = work.said(work.publisher, told)
    container = work.said(work.container, told)
    held = work.romanized.get("container", container) if voice != work.language else container
    authors = [name.said(told) for name in work.authors]
    dash = rules.get("dash", "–")
    pages = work.pages.replace("-", dash)
    texts = {
        **{name: getattr(work, name) for name in PLAIN},
        **_titles(work, voice, told),
        "container": held,
        "publisher": publisher,
        "place": work.said(work.place, told),
        "event": work.said(work.event, told),
        "issue": work.issue.replace("-", dash),
        "pages": pages,
        "article_number": pages if ARTICLE_NUMBER.fullmatch(pages) else "",
        "one_page": "" if "-" in work.pages else pages,
        "edition": _edition(work.edition, rules, voice),
        "year": work.date[:4],
        "day": work.date if len(work.date) == 10 else "",
        "date": _date(work.date, rules.get("date"), voice),
        "accessed_day": work.accessed,
        "accessed": _date(work.accessed, rules.get("accessed"), voice),
        "original_year": work.original.date[:4] if work.original else "",
        "same_publisher": publisher if publisher in authors else "",
        "same_container": container if container in authors else "",
        "unnamed": made_by_unnamed(work, voice),
    }
    texts["Unnamed"] = texts["unnamed"][:1].upper() + texts["unnamed"][1:]
    fields = _runs(texts)
    if work.type in ("edition", "entry"):  # nobody knows yet when it will be read
        today = word("today", voice)
        fields["accessed"] = (Run(f"[{today}]", blank="today"),)
        fields["accessed_day"] = (Run(today, blank="today-iso"),)
        fields["url"] = fields["url"] or (Run(f"[{word('address', voice)}]", blank="address"),)
    fields["original"] = ()
    if work.original and "origin" in rules["templates"]:
        original = _fields(work.original, rules, *[work.original.language] * 2)
        fields["original"] = patterns.fill(rules["templates"]["origin"], original, {})
    return fields | _people(work, rules, voice, told)


def _runs(texts: Mapping[str, str]) -> dict[str, Runs]:
    return {name: (Run(value),) if value else () for name, value in texts.items()}


def _pinpoint(at: Pinpoint | None) -> dict[str, Runs]:
    runs = {"paragraph": at and at.paragraph, "page": at and at.page, "range": at and at.range}
    return {name: (run,) if run else () for name, run in runs.items()}


def _titles(work: Work, voice: str, told: str) -> dict[str, str]:
    """The title; its translation, where the title is the original one; else the language of the work."""
    title, translated, foreign = work.said(work.title, told), "", ""
    if voice != work.language:
        readable = work.romanized.get("title") or (title if told == work.language else "")
        other = work.said(work.title, voice)
        title, translated = (readable, other) if readable else (title, "")
        foreign = "" if readable else _words()["foreign"].get(work.language, "")
    return {"title": title, "translated": translated if translated != title else "", "foreign": foreign}


def _is_latin(words: str) -> bool:
    return all(ord(letter) < 0x250 or 0x1E00 <= ord(letter) < 0x1F00 for letter in words if letter.isalpha())


def _date(date: str, form: Any, voice: str) -> str:
    """A date as the style writes it: `2024-03-21` may become “March 21, 2024”."""
    year, month, day = (*date.split("-"), "", "")[:3]
    texts = {
        "year": year,
        "mm": month,
        "dd": day,
        "m": month.lstrip("0"),
        "day": day.lstrip("0"),
        "month": _words()["months"][int(month) - 1] if month else "",
    }
    fields = _runs(texts)
    return patterns.text(patterns.fill(_spoken(form or _words()["date"], voice), fields, {}))


def _edition(edition: str, rules: Mapping[str, Any], voice: str) -> str:
    number = int(edition) if edition.isdecimal() else 0
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if number % 100 in (11, 12, 13) else endings.get(number % 10, "th")
    texts = {
        "numeral": edition if number else "",
        "ordinal": f"{number}{ending}" if number else "",
        "other": edition if not number else "",
    }
    fields = _runs(texts)
    form = rules.get("edition", _words()["edition"])
    return patterns.text(patterns.fill(_spoken(form, voice), fields, {}))


# ---------------------------------------------------------------- names


def _people(work: Work, rules: Mapping[str, Any], voice: str, told: str) -> dict[str, Runs]:
    found: dict[str, str] = {}
    original = (work.original or work).language
    heads, others = rules["names"]["authors"], rules["names"]["others"]
    others = heads if others == "authors" else others
    for role, people, spec in (
        ("authors", work.authors, heads),
        ("heads", work.editors, heads),  # editors of a book that has no author stand where authors do
        ("editors", work.editors, others),
        ("translators", work.translators, others),
    ):
        found[role] = _listed(people, spec | spec.get(voice, {}), told, original)
    for role, people in (("editor", work.editors), ("translator", work.translators)):
        is_one = len(people) == 1 and not people[0].is_organization
        found[f"one_{role}"] = found[f"{role}s"] if is_one else ""
    return _runs(found)


def _listed(people: tuple[Name, ...], spec: Mapping[str, Any], told: str, original: str) -> str:
    """Names in a row, as many as the style allows: A, B, and C; or A, B, et al."""
    forms = [spec["first"], *[spec["rest"]] * len(people)]
    names = [_name(name, form, spec, told, original) for name, form in zip(people, forms, strict=False)]
    if names[-1:] == [OTHERS]:
        unnamed: str = spec.get("unnamed", spec["more"])
        return ", ".join(names[:-1][: spec["shown"]]) + unnamed
    if len(names) > spec["most"]:
        more: str = spec["more"].replace("{last_name}", names[-1])
        return ", ".join(names[: spec["shown"]]) + more
    if len(names) < 2:
        return "".join(names)
    is_turned = ", " in names[0] and not people[0].is_organization
    pair: str = spec["two"] if is_turned else spec.get("two_natural", spec["two"])
    return ", ".join(names[:-1]) + (pair if len(names) == 2 else spec["last"]) + names[-1]


def _name(name: Name, form: str, spec: Mapping[str, Any], told: str, original: str) -> str:
    written = name.said(told)
    family, *rest = [written] if name.is_organization else written.split(", ")
    if not rest:
        return written
    given, suffix = rest[0], ", ".join(rest[1:])
    native = name.written.get(original, "")
    if form == "natural" and spec["given"] == "full" and any(map(is_unspaced, native)):
        return f"{family} {given}"  # Chinese, Japanese and Korean names keep their order
    if spec["given"] == "bare":
        bare = _bare_initials(given, family, native)
        return " ".join(filter(None, (family.upper(), bare, suffix.rstrip("."))))
    given = _initials(given) if spec["given"] == "initials" else given
    if form == "inverted":
        return ", ".join(filter(None, (family, given, suffix)))
    return " ".join(filter(None, (given, family, suffix)))


def _initials(given: str) -> str:
    """`Jean-Paul` is J.-P., `Xiao-ming` X.-M., `bell` b., `Martin Luther` M. L., and `Ludwig van` L. van."""
    spaced = re.sub(r"\.(?=\w)", ". ", given)
    particle = r"(?P<particle>(?<!-)(?<!^)\b[^\W\dA-Z][\w'’]*\b(?!\.))"
    return re.sub(
        rf"{particle}|\w[\w'’]*\.?",
        lambda part: part[0] if part["particle"] and part[0].islower() else f"{_initial(part)}.",
        spaced,
    )


def _initial(part: re.Match[str]) -> str:
    """The first letter of a part of a name; behind a hyphen it is a capital, however the part is spelt."""
    behind_hyphen = part.string[part.start() - 1 : part.start()] in HYPHENS
    return part[0][0].upper() if behind_hyphen else part[0][0]


def _bare_initials(given: str, family: str, native: str) -> str:
    """`J P` for Jean-Paul; for 阎德学 `D X`, a letter for each character (GB/T 7714-2015, 8.1.1)."""
    sounds = syllables(native) if native and all(map(is_unspaced, native)) else []
    for length in range(1, len(sounds)):
        if ["".join(sounds[:length]), "".join(sounds[length:])] == [family.lower(), given.lower()]:
            return " ".join(sound[0].upper() for sound in sounds[length:])
    return " ".join(part[0].upper() for part in re.findall(r"\w[\w'’]*", given))
