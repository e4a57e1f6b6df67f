"""The timeline: every dated fact once, in its place in time, and nothing on top of anything else."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest
from concordance import course as courses
from concordance.model import Course
from concordance.site import pages, timeline
from concordance.site import timeline_layout as layout
from concordance.site.timeline_layout import Item, Moment
from concordance.views.course_view import views
from mistakes import COURSES, FIXTURE

PUBLISHED = ["2024-07"]
NAMES = ("timeline", "map")


def item(name: str, *dates: str, own: int = 0) -> Item:
    return Item(name, name, tuple(Moment(date, number == own) for number, date in enumerate(dates)))


@pytest.fixture(scope="module", params=["zh", "en"])
def drawn(request: pytest.FixtureRequest, course: Course) -> timeline.Timeline:
    return timeline.of_course(views(course)[request.param])


def boxes(lane: timeline.Lane) -> Iterator[tuple[float, float, float, float]]:
    """The labels of a lane: left, top, right, bottom."""
    for level in lane.drawing.levels:
        for placed in level.placed:
            bottom = level.mark_y - layout.OWN - 2
            top = bottom - len(placed.lines) * layout.LINE
            yield placed.x, top, placed.x + placed.width, bottom


def test_every_dated_fact_of_the_lanes_is_there_exactly_once(course: Course) -> None:
    groups = {lane.group for lane in course.vocabulary.timeline}
    wanted = Counter(
        (entry.id, fact.date, fact.text["en"])
        for entry in course.entries.values()
        if course.vocabulary.group_of(entry).id in groups
        for fact in entry.facts
    )
    drawn = timeline.of_course(views(course)["en"])
    shown = [event for lane in drawn.lanes for event in lane.events if event.fact]
    assert Counter((e.entry.id, e.date, e.fact.text["en"]) for e in shown if e.fact) == wanted
    rows = [event for lane, event in drawn.rows if lane]
    assert Counter(e.id for e in rows if isinstance(e, timeline.Event)) == Counter(
        event.id for lane in drawn.lanes for event in lane.events
    )


def test_the_marks_of_an_entry_stand_in_the_order_of_time_and_do_not_touch(drawn: timeline.Timeline) -> None:
    for lane in drawn.lanes:
        for level in lane.drawing.levels:
            for placed in level.placed:
                dates = [layout.order(moment.date) for moment in placed.item.moments]
                assert dates == sorted(dates)
                marks = zip(placed.marks, placed.item.moments, strict=True)
                for (x, one), (further, other) in pairwise(marks):
                    assert further - x >= one.half + other.half + layout.APART - 0.01, placed.item.id


def test_what_came_after_the_article_stands_behind_its_line(drawn: timeline.Timeline) -> None:
    (line,) = drawn.scale.lines
    for lane in drawn.lanes:
        for level in lane.drawing.levels:
            for placed in level.placed:
                for x, moment in zip(placed.marks, placed.item.moments, strict=True):
                    if layout.is_after(moment.date, "2024-07"):
                        assert x - moment.half > line, (placed.item.id, moment)
                    else:
                        assert x + moment.half < line, (placed.item.id, moment)


def test_no_label_lies_on_another_and_all_are_inside(drawn: timeline.Timeline) -> None:
    for lane in drawn.lanes:
        for left, top, right, bottom in boxes(lane):
            assert left >= 0
            assert right <= drawn.scale.width
            assert top >= layout.HEAD - layout.LINE
            assert bottom <= lane.drawing.height
        for one, other in combinations(boxes(lane), 2):
            beside = one[2] <= other[0] or other[2] <= one[0]
            above = one[3] <= other[1] or other[3] <= one[1]
            assert beside or above, (lane.label, one, other)


def test_no_line_crosses_a_label_or_the_number_of_a_year(drawn: timeline.Timeline) -> None:
    for x in drawn.scale.lines:
        for year, _, _, middle in drawn.scale.years:
            assert abs(middle - x) > 14, year
        for lane in drawn.lanes:
            pieces = [piece for level in lane.drawing.levels for piece in level.line_pieces(x)]
            for left, top, right, bottom in boxes(lane):
                crossed = [p for p in pieces if left < x < right and p[0] < bottom and top < p[1]]
                assert not crossed, lane.label


def test_the_same_course_gives_the_same_picture(course: Course) -> None:
    first, second = (timeline.of_course(views(course)["en"]) for _ in range(2))
    assert [lane.drawing for lane in first.lanes] == [lane.drawing for lane in second.lanes]
    assert first.scale == second.scale


def test_years_without_events_are_left_out_and_crowded_ones_are_wider() -> None:
    busy = item("busy", *(f"2023-{month:02}" for month in range(1, 13)))
    scale = layout.scale([item("old", "1945-06-26"), busy], ["2024-07"])
    assert [cell.year for cell in scale.cells] == [1945, 0, 2023, 2024, 2024]
    widths = {year: width for year, _, width, _ in scale.years}
    assert widths[2023] > widths[1945] >= layout.YEAR


def test_a_scale_that_needs_more_room_becomes_wider() -> None:
    items = [item(str(year), f"{year}-01-01") for year in range(1900, 2000)]
    scale = layout.scale(items, [])
    assert scale.width > layout.WIDTH
    assert scale.lines == ()


@pytest.mark.parametrize(
    ("date", "is_after"),
    [("2024-06-30", False), ("2024-07-31", False), ("2024", False), ("2024-08", True), ("2025", True)],
)
def test_a_date_without_days_is_later_only_if_all_of_it_is(date: str, is_after: bool) -> None:
    scale = layout.scale([item("one", date)], PUBLISHED)
    ((placed,),) = (level.placed for level in layout.draw([item("one", date)], scale, PUBLISHED).levels)
    assert (placed.marks[0] > scale.lines[0]) == is_after == layout.is_after(date, "2024-07")


def test_texts_of_one_year_have_a_line_each() -> None:
    published = ["2024-07", "2024", "2024-03-01", "2024-07"]
    scale = layout.scale([item("one", "2024-05", "2024-09")], published)
    assert scale.lines[2] < scale.lines[0] == scale.lines[3] < scale.lines[1]


def test_a_fact_of_the_day_that_an_entry_is_dated_by_shares_its_mark(course: Course) -> None:
    drawn = timeline.of_course(views(course)["en"])
    marks = next(lane.marks["beijing-consensus"] for lane in drawn.lanes if "beijing-consensus" in lane.marks)
    own = next(mark for mark in marks if mark[0].is_own)
    assert [event.date for event in own] == ["2019-05", "2019-05-18"]


def test_a_lane_parted_by_a_trait_is_named_after_each_value(course: Course) -> None:
    drawn = timeline.of_course(views(course)["en"])
    assert [lane.label for lane in drawn.lanes] == [
        "Bodies",
        "Forums and meetings",
        "Norm instruments: Hard law",
        "Norm instruments: Soft law",
        "Norm instruments: Policy document",
        "Norm instruments: Domestic",
    ]
    assert len({lane.shape for lane in drawn.lanes}) == 6


def test_a_course_that_asks_for_no_pictures_has_none() -> None:
    course, _ = courses.read(FIXTURE, "tea")
    assert course
    assert not {"timeline", "relation-map"} & {page.kind for page in pages.render(course)}


def test_a_course_of_two_texts_has_two_lines_and_runs_from_right_to_left_in_arabic() -> None:
    course, _ = courses.read(COURSES / "well", "well")
    assert course
    drawn = timeline.of_course(views(course)["ar"])
    assert len(drawn.scale.lines) == 2
    assert len(drawn.scale.years) > 1
    both = [page for page in pages.render(course) if page.kind in ("timeline", "relation-map")]
    written = {page.address: page.write() for page in both}
    year, _, _, middle = drawn.scale.years[0]
    assert f'<text x="{round(middle, 1)}" y="38">{year}</text>' in written["en/timeline.html"]
    mirrored = round(drawn.scale.width - middle, 1)
    assert f'<text x="{mirrored}" y="38">{year}</text>' in written["ar/timeline.html"]
    assert set(written) == {f"{code}/{name}.html" for code in ("en", "zh", "ar") for name in NAMES}
