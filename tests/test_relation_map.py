"""The map of relations: every relation once, no line through words, and the neighbours of an entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

import pytest
from concordance.model import Course
from concordance.site import map_layout as layout
from concordance.site import measure, relation_map
from concordance.site.map_layout import Branch, Node, Note, Picture, Words
from concordance.views.course_view import CourseView, views

Area = tuple[float, float, float, float]


@pytest.fixture(scope="module", params=["zh", "en"])
def view(request: pytest.FixtureRequest, course: Course) -> CourseView:
    return views(course)[request.param]


def pictures(view: CourseView) -> Iterator[Picture]:
    for part in relation_map.of_course(view):
        yield part.wide
        yield part.narrow
    found = (relation_map.around(view, entry) for entry in view.course.entries.values())
    yield from (picture for picture in found if picture)


def area(words: Words) -> Area:
    """What words may cover: left, top, right, bottom."""
    return words.x, words.y - words.size * 0.85, words.x + words.width, words.y + words.size * 0.2


def areas(picture: Picture) -> Iterator[Area]:
    yield from map(area, picture.labels)
    for box in picture.boxes:
        yield from map(area, box.name)
        for label, links in box.notes:
            yield area(label)
            yield from (area(line) for link in links for line in link.lines)


def overlap(one: Area, other: Area) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def test_no_words_lie_on_others_or_reach_out_of_their_box(view: CourseView) -> None:
    for picture in pictures(view):
        for one, other in combinations(areas(picture), 2):
            assert not overlap(one, other)
        for box in picture.boxes:
            for line in box.name:
                assert line.x + line.width <= box.x + box.width
                assert line.y <= box.y + box.height
        assert all(
            right <= picture.width and bottom <= picture.height for _, _, right, bottom in areas(picture)
        )


def test_no_line_crosses_words_or_a_box(view: CourseView) -> None:
    for picture in pictures(view):
        inside = [(b.x + 0.1, b.y + 0.1, b.x + b.width - 0.1, b.y + b.height - 0.1) for b in picture.boxes]
        for wire in picture.wires:
            left, right = sorted((wire.x1, wire.x2))
            top, bottom = sorted((wire.y1, wire.y2))
            line = (left, top, right + 0.01, bottom + 0.01)
            assert not any(overlap(line, other) for other in (*areas(picture), *inside))


def test_each_relation_is_on_the_map_once(course: Course) -> None:
    """As a line with its name, as a note, or as a line to something higher up, such as the United Nations."""
    view = views(course)["en"]
    shown: list[tuple[str, str, str]] = []
    above: dict[str, list[str]] = {}

    def walk(node: Node) -> None:
        for note in node.notes:
            shown.extend((node.id, note.label.removesuffix(": "), target) for target, _ in note.targets)
        for branch in node.branches:
            for child in branch.nodes:
                above[child.id] = [node.id, *above[node.id]]
                shown.append((node.id, branch.label, child.id))
                walk(child)

    for part in relation_map.of_course(view):
        for box in part.narrow.boxes:
            if box.x == 0:
                above[box.node.id] = []
                walk(box.node)
    types = course.vocabulary.relations
    assert len(shown) == len(set(shown))
    missing = set(shown)
    listed = {(row.entry.id, row.target.id) for row in relation_map.rows(view)}
    for entry in course.entries.values():
        for relation in entry.relations:
            kind = types[relation.type]
            there = (entry.id, kind.label["en"], relation.target)
            back = (relation.target, kind.inverse_label["en"], entry.id)
            if there in missing or back in missing:
                missing -= {there, back}
            elif (entry.id, relation.target) in listed:
                in_sight = relation.target in above.get(entry.id, ())
                assert in_sight or {there, back} & set(shown), (entry.id, relation)
    assert not missing, "the map shows what the glossary does not state"


def test_the_table_says_what_the_glossary_states(course: Course) -> None:
    drawn = course.vocabulary.map
    assert drawn
    stated = {
        (entry.id, relation.target)
        for entry in course.entries.values()
        for relation in entry.relations
        if relation.type in (*drawn.lines, *drawn.notes)
        and {course.vocabulary.group_of(e).id for e in (entry, course.entries[relation.target])}
        <= set(drawn.shapes)
    }
    assert {(row.entry.id, row.target.id) for row in relation_map.rows(views(course)["en"])} == stated


def test_bodies_hang_from_those_that_set_them_up(course: Course) -> None:
    first = relation_map.of_course(views(course)["en"])[0]
    assert first.heading == "United Nations"
    nodes = {box.node.id: box.node for box in first.narrow.boxes}
    assert [(b.label, [n.id for n in b.nodes]) for b in nodes["hlcp"].branches] == [
        ("set up", ["iawg-ai"]),
        ("adopted", ["un-white-paper"]),
    ]
    (led, _) = nodes["iawg-ai"].notes
    assert led == Note("led by: ", (("unesco", "UNESCO"), ("itu", "ITU")))


def test_neighbours_stand_above_and_below_an_entry(course: Course) -> None:
    picture = relation_map.around(views(course)["en"], course.entries["hlcp"])
    assert picture
    order = sorted(picture.boxes, key=lambda box: box.y)
    assert [box.node.id for box in order] == ["ceb", "hlcp", "iawg-ai", "un-white-paper"]
    assert [words.words for words in picture.labels] == [
        "part of · set up by · reports to",
        "includes · set up · receives reports from",
        "adopted",
    ]


def test_an_entry_without_relations_of_the_map_has_no_small_one(course: Course) -> None:
    assert relation_map.around(views(course)["en"], course.entries["soft-law"]) is None


def test_the_same_course_gives_the_same_map(view: CourseView) -> None:
    assert relation_map.of_course(view) == relation_map.of_course(view)


def chain(length: int) -> Node:
    node = Node("leaf", "leaf", "sheet")
    for number in range(length):
        node = Node(str(number), f"number {number}", "box", (), (Branch("made", (node,)),))
    return node


def test_columns_are_as_even_as_their_order_allows() -> None:
    picture = layout.outline([chain(4), chain(1), chain(1)], 1000, 2)
    left = [box for box in picture.boxes if box.x < 400]
    assert len(left) == 5, "the high one alone"


@pytest.mark.parametrize("draw", [layout.spread, layout.outline])
def test_a_root_alone_is_a_picture(draw: Callable[..., Picture]) -> None:
    root = Node("one", "One", "round")
    picture = draw(root if draw is layout.spread else [root], 300, 3)
    assert [box.node for box in picture.boxes] == [root]
    assert picture.wires == []


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("one two three", ["one two", "three"]),
        ("中文的字可以分行", ["中文的字", "可以分行"]),
        ("《中文》，的字", ["《中", "文》，的", "字"]),
        ("abcdefghijklmnop", ["abcdefg", "hijklmn", "op"]),
    ],
)
def test_words_are_broken_where_their_script_allows(words: str, lines: list[str]) -> None:
    found = measure.lines(words, 10, 45)
    assert found == lines
    assert all(measure.width(line, 10) <= 45 for line in found)
