"""How to cite the article, or one paragraph of it, in three common styles.

GB/T 7714-2015 (national standard of China), APA (7th edition) and Chicago (17th edition, notes and
bibliography). A paragraph is cited by printed page and by the edition's paragraph number.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..language.scripts import is_unspaced
from ..model import Citation

MOST_IN_GB = 3


@dataclass(frozen=True, slots=True)
class Styled:
    """A citation in one style; `{page}` and `{number}` wait for a paragraph's printed page and number.

    `pages_text` is the same for a paragraph that runs over several pages.
    """

    style: str
    text: str
    pages_text: str = ""


def whole(cite: Citation, language: str) -> tuple[Styled, ...]:
    """Citations of the whole article in the words of one language."""
    pages = cite.pages.replace("-", "–")
    ends = {"GB/T 7714": f"{cite.pages}.", "APA": f"{pages}.", "Chicago": f"{pages}."}
    return tuple(Styled(style, begin + ends[style]) for style, begin in _beginnings(cite, language).items())


def paragraph(cite: Citation, language: str, *, paged: bool = True) -> tuple[Styled, ...]:
    """Citations of one paragraph, with `{page}` and `{number}` still to be filled in.

    An article whose printed pages are not marked (`paged` is false) is cited by number alone.
    """
    pages = cite.pages.replace("-", "–")
    page, printed = ("{page}", "{page}") if paged else (cite.pages, pages)
    page_label, pages_label = ("p. {page}, ", "pp. {page}, ") if paged else ("", "")
    ends = {
        "GB/T 7714": (f"{page} [¶{{number}}].",) * 2,
        "APA": tuple(f"{pages} ({label}para. {{number}})." for label in (page_label, pages_label)),
        "Chicago": (f"{printed}, para. {{number}}.",) * 2,
    }
    beginnings = _beginnings(cite, language)
    return tuple(Styled(style, *(begin + end for end in ends[style])) for style, begin in beginnings.items())


def _beginnings(cite: Citation, language: str) -> dict[str, str]:
    """Each style's citation up to the pages."""
    authors = [author[language] for author in cite.authors]
    title, journal, issue = cite.title[language], cite.journal[language], f"({cite.issue})"
    gb = f"{_gb_names(authors)}. {title}[J]. {journal}, {cite.year}{issue}: "
    apa = f"{_listed(list(map(_apa_name, authors)), '&')} ({cite.year}). {title}. {journal}, {issue}, "
    chicago = f"{_chicago_names(authors)}. “{title}.” {journal}, no. {cite.issue} ({cite.year}): "
    return {"GB/T 7714": gb, "APA": apa, "Chicago": chicago}


def _gb_names(authors: Sequence[str]) -> str:
    """GB/T 7714 names three authors at most."""
    others = "等" if any(map(is_unspaced, authors[0])) else "et al"
    return ", ".join([*map(_gb_name, authors[:MOST_IN_GB]), *([others] if len(authors) > MOST_IN_GB else [])])


def _chicago_names(authors: Sequence[str]) -> str:
    """Chicago turns the first name only: “Doe, Jane, and Richard Roe”."""
    first, *others = authors
    return _listed([first, *(" ".join(reversed(name.split(", ", 1))) for name in others)], "and")


def _listed(names: Sequence[str], last: str) -> str:
    """A, & B; A, B, & C."""
    *before, end = names
    return ", ".join([*before, f"{last} {end}" if before else end])


def _gb_name(name: str) -> str:
    """GB/T 7714 writes a Latin family name in capitals, then initials: `YAN D` for “Yan, Dexue”."""
    family, _, given = name.partition(", ")
    return f"{family.upper()} {_initials(given, '')}" if given else name


def _apa_name(name: str) -> str:
    family, _, given = name.partition(", ")
    return f"{family}, {_initials(given, '.')}" if given else name


def _initials(given: str, stop: str) -> str:
    return " ".join(part[0].upper() + stop for part in given.replace("-", " ").split())
