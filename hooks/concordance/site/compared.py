"""How terms are rendered, as a page shows it: from the most varied to the constant ones."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..analysis.renderings import RenderedForm, variety
from ..model import Entry
from ..views.course_view import CourseView
from .lens import Lens, counterparts, within

RENDERED = 400_000
"""Bytes that the tables of a page may have, of its 500 KB."""
SUGGESTED = 3


@dataclass(frozen=True, slots=True)
class Ranked:
    """An entry with all its renderings from and into another language."""

    entry: Entry
    variety: int
    """In how many ways the form that is rendered in the most ways is."""
    count: int
    is_constant: bool
    """Whether each form has one rendering and is never without."""
    forms: Sequence[RenderedForm]
    """Those of the page's language."""
    back: Sequence[RenderedForm]


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A form that is rendered in many ways: something to begin with."""

    entry: Entry
    form: RenderedForm
    here: CourseView
    there: CourseView


@dataclass(frozen=True, slots=True)
class Comparison:
    """The terms of two languages, from the most varied to the constant ones, as far as they have room."""

    other: CourseView
    ranked: Sequence[Ranked]
    all: int
    suggested: Sequence[Suggestion]


def ranked(view: CourseView, terms: Lens) -> list[Comparison]:
    """The terms of the page's language and of each that is compared with it."""
    others = counterparts(view)
    return [_comparison(view, other, terms, RENDERED // len(others)) for other in others]


def _comparison(view: CourseView, other: CourseView, terms: Lens, budget: int) -> Comparison:
    found = []
    for entry in view.course.entries.values():
        forms = terms.forms(entry.id, view.code, other.code)
        back = terms.forms(entry.id, other.code, view.code)
        if forms or back:
            most = max(variety(forms), variety(back))
            constant = most <= 1 and not any(form.missing for form in (*forms, *back))
            found.append(Ranked(entry, most, sum(form.count for form in forms), constant, forms, back))
    found.sort(key=lambda each: _rank(view, each))
    kept = within(budget, ((each, _size(view, each)) for each in found))
    suggested = [_suggestion(each, view, other) for each in kept[:SUGGESTED] if each.variety > 1]
    return Comparison(other, kept, len(found), suggested)


def _rank(view: CourseView, each: Ranked) -> tuple[int, int, bool, int, tuple[str, str]]:
    """The most ways of one form first, then the most ways of all forms, then the most frequent."""
    ways = sum(max(0, len(form.ways) - 1) for form in (*each.forms, *each.back))
    return -each.variety, -ways, each.is_constant, -each.count, view.sort_key(each.entry)


def _suggestion(each: Ranked, view: CourseView, other: CourseView) -> Suggestion:
    """The form of an entry that is rendered in the most ways; of several the most frequent."""
    forms = [(form, view, other) for form in each.forms] + [(form, other, view) for form in each.back]
    form, here, there = max(forms, key=lambda choice: (len(choice[0].ways), choice[0].count))
    return Suggestion(each.entry, form, here, there)


def _size(view: CourseView, each: Ranked) -> int:
    """About how many bytes a row takes."""
    words = [w for form in (*each.forms, *each.back) for r in form.all for w in (r.form, r.rendered)]
    about = each.entry.about[view.code] if each.entry.about else ""
    link = len(view.entry_url(each.entry.id)) + 160
    return 500 + len(about.encode()) + sum(len(word.encode()) for word in words) + link * len(words) // 2
