"""Lists of all entries that are too long for one page: they go on from letter to letter, nothing is lost."""

from __future__ import annotations

import dataclasses
import posixpath
import re
from collections import Counter
from collections.abc import Mapping

import pytest
from concordance import course as courses
from concordance import routes
from concordance.model import Course
from concordance.site import indexes, pages
from concordance.site.pages import Page
from concordance.views.course_view import views
from mistakes import COURSES
from support import ADDRESS

PARTS = ("index-part", "lookup-part")
LISTS = ("index", "lookup", *PARTS)


@pytest.fixture(scope="module")
def seven() -> Course:
    """A course in seven languages, of which one is written from right to left."""
    course, problems = courses.read(COURSES / "seven", "seven")
    assert course is not None, problems
    return course


def few(monkeypatch: pytest.MonkeyPatch, entries: int, line: int = indexes.DEFINED) -> None:
    """Let a page hold no more than a few lines of a kind."""
    monkeypatch.setattr(indexes, "NAME", 0)
    monkeypatch.setattr(indexes, "PAGE", entries * line)


def lists(course: Course) -> dict[str, Page]:
    return {page.address: page for page in pages.render(course) if page.kind in LISTS}


def entries_on(written: str) -> list[str]:
    """The entries that have a line on a page, in its order."""
    return re.findall(r'<li [^>]*data-entry="([^"]+)"', written)


def broken(found: Mapping[str, Page]) -> list[str]:
    """Links of these pages among themselves that lead to a page or an anchor that is not there."""
    written = {address: page.write() for address, page in found.items()}
    ids = {address: set(re.findall(r'\bid="([^"]+)"', text)) for address, text in written.items()}
    wrong = []
    for address, text in written.items():
        for link in re.findall(r'<a [^>]*href="([^"]+)"', text):
            path, _, anchor = link.partition("#")
            to = posixpath.normpath(posixpath.join(posixpath.dirname(address), path)) if path else address
            is_list = to in found or "/index/" in to or "/lookup/" in to
            if is_list and (to not in found or (anchor and anchor not in ids[to])):
                wrong.append(f"{address}: {link}")
    return wrong


def test_a_list_that_one_page_holds_has_one(course: Course) -> None:
    assert {page.kind for page in lists(course).values()} == {"index", "lookup"}


def test_how_many_entries_a_page_holds_depends_on_the_languages(course: Course, seven: Course) -> None:
    two, more = views(course)["en"], views(seven)["en"]
    assert (indexes.most(two, indexes.DEFINED), indexes.most(two, indexes.NAMED)) == (400, 800)
    assert (indexes.most(more, indexes.DEFINED), indexes.most(more, indexes.NAMED)) == (246, 355)


@pytest.mark.parametrize("code", ["zh", "en"])
def test_each_entry_stands_on_one_page_in_the_order_of_names(
    monkeypatch: pytest.MonkeyPatch, course: Course, code: str
) -> None:
    few(monkeypatch, 20)
    view = views(course)[code]
    found = lists(course).values()
    for group in course.vocabulary.groups:
        folder = routes.group(code, group.path).removesuffix(".html")
        parts = [page for page in found if page.address.startswith(f"{folder}/")]
        listed = [entry for page in parts for entry in entries_on(page.write())]
        expected = [entry.id for entry in view.entries_of(group)]
        assert listed == (expected if len(expected) > 20 else [])
        assert all(len(entries_on(page.write())) <= 10 for page in parts)
    of_all = [page for page in found if page.address.startswith(f"{code}/lookup/")]
    listed = [entry for page in of_all for entry in entries_on(page.write())]
    assert listed == [entry.id for entry in view.sorted(course.entries.values())]
    assert len({page.title for page in found}) == len(found)


def test_the_first_page_leads_to_the_others_and_old_addresses_of_letters_hold(
    monkeypatch: pytest.MonkeyPatch, course: Course
) -> None:
    few(monkeypatch, 20)
    found = lists(course)
    assert broken(found) == []
    before = {"en": views(course)["en"].by_letter(course.entries.values())}
    first = found["en/lookup.html"].write()
    for letter, entries in before["en"]:
        assert re.search(
            rf'id="letter-{letter}" href="lookup/\d+\.html#letter-{letter}">{letter} '
            rf'<span class="count">{len(entries)}<',
            first,
        )
    assert entries_on(first) == []  # only names, and where they are


def test_a_letter_that_is_too_long_for_a_page_has_several(
    monkeypatch: pytest.MonkeyPatch, course: Course
) -> None:
    few(monkeypatch, 6)
    view = views(course)["en"]
    group = max(course.vocabulary.groups, key=lambda each: len(view.entries_of(each)))
    split = indexes.split(view, view.entries_of(group), indexes.DEFINED)
    assert split is not None
    sizes = Counter({letter: count for letter, count, _ in split.letters})
    letter, count = sizes.most_common(1)[0]
    assert count > 3
    several = [part for part in split.parts if part.letters.startswith(f"{letter} ")]
    assert [part.letters for part in several] == [
        f"{letter} {n}/{len(several)}" for n in range(1, len(several) + 1)
    ]
    assert sum(len(part.entries) for part in several) == count
    lengths = {len(part.entries) for part in several}
    assert max(lengths) <= 3
    assert max(lengths) - min(lengths) <= 1


def test_where_names_have_no_room_the_first_page_has_the_most_frequent(
    monkeypatch: pytest.MonkeyPatch, course: Course
) -> None:
    few(monkeypatch, 20)
    monkeypatch.setattr(indexes, "NAMES", 2000)
    view = views(course)["en"]
    entries = view.sorted(course.entries.values())
    split = indexes.split(view, entries, indexes.NAMED)
    assert split is not None
    named = {entry.id for _, found in split.names for entry in found}
    least = min(len(view.in_paragraphs(entry)) for entry in entries if entry.id in named)
    assert all(len(view.in_paragraphs(entry)) <= least for entry in entries if entry.id not in named)
    assert 5 < split.shown < split.all
    written = lists(course)["en/lookup.html"].write()
    assert f"The {split.shown} entries that are named most often, of {split.all}" in written


def test_a_page_of_a_list_has_no_equal_in_a_language_of_other_letters(
    monkeypatch: pytest.MonkeyPatch, course: Course
) -> None:
    few(monkeypatch, 20)
    for address, page in lists(course).items():
        code = page.language.code if page.language else ""
        assert page.counterparts[code] == address
        if page.kind in PARTS:
            other = {"zh": "en", "en": "zh"}[code]
            first = address.rsplit("/", 1)[0]
            first = (
                f"{first}.html"
                if page.kind == "lookup-part"
                else f"{first.removesuffix('/index')}/index.html"
            )
            assert page.counterparts[other] == first.replace(f"{code}/", f"{other}/", 1)
            assert not page.names_each_other


def test_the_set_of_a_long_list_is_named_by_its_entries_alone(
    monkeypatch: pytest.MonkeyPatch, course: Course
) -> None:
    def sets() -> dict[str, bool]:
        settings = dataclasses.replace(course.settings, site_url=ADDRESS)
        found = lists(dataclasses.replace(course, settings=settings)).values()
        graphs = {page.address: page.graph()["@graph"] for page in found if page.kind == "index"}
        return {at: any("hasDefinedTerm" in node for node in graph) for at, graph in graphs.items()}

    assert set(sets().values()) == {True}
    few(monkeypatch, 20)
    assert set(sets().values()) == {True, False}


def test_every_language_has_its_letters(monkeypatch: pytest.MonkeyPatch, seven: Course) -> None:
    """Also Arabic, from right to left, and Russian, Japanese and Chinese."""
    few(monkeypatch, 1, indexes.NAMED)
    found = lists(seven)
    assert broken(found) == []
    for code, view in views(seven).items():
        parts = [page for at, page in found.items() if at.startswith(f"{code}/lookup/")]
        listed = [entry for page in parts for entry in entries_on(page.write())]
        assert listed == [entry.id for entry in view.sorted(seven.entries.values())]
