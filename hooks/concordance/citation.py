"""How to cite the article, or one paragraph of it, in three common styles.

GB/T 7714-2015 (national standard of China), APA (7th edition) and Chicago (17th edition, notes and
bibliography). A paragraph is cited by printed page and by the edition's paragraph number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from .model import Citation


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
    return tuple(Styled(style, text) for style, text, _ in _styles(cite, language))


def paragraph(cite: Citation, language: str, *, paged: bool = True) -> tuple[Styled, ...]:
    """Citations of one paragraph, with `{page}` and `{number}` still to be filled in.

    An article whose printed pages are not marked (`paged` is false) is cited by number alone.
    """
    if not paged:
        pages = cite.pages.replace("-", "–")
        without = {"{page} [": f"{cite.pages} [", "(p. {page}, ": "(", "{page}, ": f"{pages}, "}
        texts = [(style, _replaced(text, without)) for style, _, text in _styles(cite, language)]
        return tuple(Styled(style, text, text) for style, text in texts)
    return tuple(
        Styled(style, text, text.replace("(p. ", "(pp. ")) for style, _, text in _styles(cite, language)
    )


def _replaced(text: str, changes: Mapping[str, str]) -> str:
    for before, after in changes.items():
        text = text.replace(before, after)
    return text


def _styles(cite: Citation, language: str) -> list[tuple[str, str, str]]:
    authors = [author[language] for author in cite.authors]
    title, journal = cite.title[language], cite.journal[language]
    pages = cite.pages.replace("-", "–")
    gb = f"{', '.join(_gb_name(a) for a in authors)}. {title}[J]. {journal}, {cite.year}({cite.issue}): "
    apa = f"{', & '.join(_apa_name(a) for a in authors)} ({cite.year}). {title}. {journal}, ({cite.issue}), "
    chicago = f"{', and '.join(authors)}. “{title}.” {journal}, no. {cite.issue} ({cite.year}): "
    return [
        ("GB/T 7714", f"{gb}{cite.pages}.", f"{gb}{{page}} [¶{{number}}]."),
        ("APA", f"{apa}{pages}.", f"{apa}{pages} (p. {{page}}, para. {{number}})."),
        ("Chicago", f"{chicago}{pages}.", f"{chicago}{{page}}, para. {{number}}."),
    ]


def _gb_name(name: str) -> str:
    """GB/T 7714 writes a Latin family name in capitals, then initials: `YAN D` for “Yan, Dexue”."""
    family, _, given = name.partition(", ")
    return f"{family.upper()} {_initials(given, '')}" if given else name


def _apa_name(name: str) -> str:
    family, _, given = name.partition(", ")
    return f"{family}, {_initials(given, '.')}" if given else name


def _initials(given: str, stop: str) -> str:
    return " ".join(part[0].upper() + stop for part in given.replace("-", " ").split())
