"""Pictures: what is read of them, and a course with two figures through to its pages, data and search."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import jsonschema_rs
import pytest
from concordance import course as courses
from concordance import exports
from concordance.model import Course, Place
from concordance.reading import pictures, svg
from concordance.site import pages
from hypothesis import given
from hypothesis import strategies as st
from mistakes import COURSES

BRIDGE = COURSES / "bridge"
NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
IMAGE = re.compile(r"<img ([^>]*)>")


@pytest.fixture(scope="module")
def bridge() -> Course:
    found, problems = courses.read(BRIDGE, "bridge")
    assert found is not None, problems
    return found


@pytest.fixture(scope="module")
def written(bridge: Course) -> dict[str, str]:
    """Address -> page."""
    return {page.address: page.write() for page in pages.render(bridge)}


def images(html: str) -> list[dict[str, str]]:
    return [dict(re.findall(r'([a-z]+)="([^"]*)"', image)) for image in IMAGE.findall(html)]


# ---------------------------------------------------------------- in a text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_figure_stands_between_the_same_paragraphs_in_every_language(
    written: dict[str, str], language: str
) -> None:
    html = written[f"{language}/article/bridge-itself.html"]
    order = re.findall(r'id="(bridge-itself-\d|figure-\w+)"', html)
    assert order == ["bridge-itself-1", "figure-bridge", "bridge-itself-2", "figure-height"]
    assert re.findall(r'data-number="([^"]+)"', html) == ["1.1", "1.2"]  # figures have no numbers


def test_a_shared_picture_is_shown_once_with_its_caption_in_every_language(written: dict[str, str]) -> None:
    (figure,) = re.findall(
        r'<figure[^>]*id="figure-bridge".*?</figure>', written["en/article/bridge-itself.html"], re.DOTALL
    )
    assert images(figure) == [
        {
            "src": "../../pictures/bridge.svg",
            "alt": "A stone bridge with three arches and a level deck.",
            "width": "600",
            "height": "240",
            "loading": "lazy",
        }
    ]
    captions = re.findall(r'<p class="[^"]*" lang="([^"]+)"[^>]*>(.*?)</p>', figure)
    assert captions == [
        (
            "en",
            "The stone bridge, seen from upstream. Painted by <em>Richard Roe</em> "
            '(<span lang="zh-Hans">某乙</span>)',
        ),
        ("zh-Hans", "从上游看石桥。画：<em>某乙</em>"),
    ]


def test_a_picture_of_a_language_takes_the_place_of_the_shared_one(written: dict[str, str]) -> None:
    (figure,) = re.findall(
        r'<figure[^>]*id="figure-height".*?</figure>', written["zh/article/bridge-itself.html"], re.DOTALL
    )
    shown = [(image["src"], image["alt"]) for image in images(figure)]
    assert shown == [
        ("../pictures/height.svg", "从桥面到河面的一条竖线。"),
        ("../../en/pictures/height.svg", "A line from the deck down to the river."),
    ]


def test_nothing_is_looked_for_in_a_caption(bridge: Course) -> None:
    """“stone bridge” is an entry; its passages are those of the text, not those that editors add."""
    assert "stone bridge" in bridge.texts["article"].versions["en"].figure["figure-bridge"].caption.plain
    assert {position.local for position in bridge.mentions["en"]} <= set(
        bridge.texts["article"].versions["en"].paragraph
    ) | {"note-1"}


def test_a_lesson_may_point_to_a_figure(written: dict[str, str]) -> None:
    html = written["en/course/bridge.html"]
    assert '<a class="place" href="../article/bridge-itself.html#figure-height">Figure</a>' in html


# ---------------------------------------------------------------- on a page of prose


def test_a_picture_with_a_title_that_stands_alone_becomes_a_figure(written: dict[str, str]) -> None:
    html = written["en/index.html"]
    (image,) = images(html)
    assert image == {
        "src": "../pictures/bridge.svg",
        "alt": "The stone bridge (石桥) over the river",
        "width": "600",
        "height": "240",
        "loading": "lazy",
    }
    assert '<figcaption>The stone bridge, <span lang="zh-Hans">石桥</span></figcaption>' in html


# ---------------------------------------------------------------- files


def test_data_and_search_hold_the_figures(bridge: Course) -> None:
    files = exports.files(bridge)
    data = json.loads(files["data/paragraphs.json"])
    assert jsonschema_rs.is_valid(json.loads(files["data/paragraphs.schema.json"]), data)
    assert [(each["id"], each["picture"]["en"], each["url"]["zh"]) for each in data["figures"]] == [
        ("figure-bridge", "pictures/bridge.svg", "zh/article/bridge-itself.html#figure-bridge"),
        ("figure-height", "en/pictures/height.svg", "zh/article/bridge-itself.html#figure-height"),
    ]
    assert (
        '["Figure","en/article/bridge-itself.html#figure-height","How high the bridge is"]'
        in (files["assets/search-en.js"])
    )


def test_the_pictures_that_are_shown_are_published_and_packed(built: Callable[[Path], Path]) -> None:
    site = built(BRIDGE)
    names = ("pictures/bridge.svg", "zh/pictures/height.svg", "en/pictures/height.svg")
    for name in names:
        assert (site / name).read_bytes() == (BRIDGE / name).read_bytes()


def test_a_picture_that_no_page_shows_brings_a_notice_and_is_not_published(tmp_path: Path) -> None:
    folder = shutil.copytree(BRIDGE, tmp_path / "bridge")
    (folder / "pictures/old.png").write_bytes(b"")
    (folder / "pictures/.DS_Store").write_bytes(b"")
    course, problems = courses.read(folder, "bridge")
    assert course is not None, problems
    assert [(each.place, each.code) for each in course.notices] == [
        (Place("bridge/pictures/old.png"), "unused-picture")
    ]
    found = {picture.address for named in course.pictures.values() for picture in named.values()}
    assert "pictures/old.png" not in found


# ---------------------------------------------------------------- the size of an SVG picture


@pytest.mark.parametrize(
    ("attributes", "size"),
    [
        ('viewBox="0 0 60 40"', (60, 40)),
        ('viewBox="-1,-1 , 60.4,40"', (60, 40)),
        ('viewBox="0 0 60 40" width="120px" height="80"', (120, 80)),
        ('viewBox="0 0 210 297" width="210mm" height="29.7cm"', (794, 1123)),
        ('viewBox="0 0 60 40" width="100%" height="auto"', (60, 40)),
        ('viewBox="0 0 60 1e999"', (60, 1_000_000)),
        ('viewBox="0 0 0 40"', None),
        ('viewBox="0 0 60"', None),
        ('width="60" height="40"', None),
    ],
)
def test_the_size_of_an_svg_picture(attributes: str, size: tuple[int, int] | None) -> None:
    assert svg.read("x.svg", f"<svg {NAMESPACE} {attributes}/>".encode())[0] == size


def test_entities_that_grow_without_end_are_not_read() -> None:
    bomb = f'<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><svg {NAMESPACE}>&b;</svg>'
    assert [each.code for each in svg.read("x.svg", bomb.encode())[1]] == ["svg-unsafe"]


@given(
    st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBP", b"<svg ", b"<?xml ", b""]),
    st.binary(max_size=200),
    st.sampled_from(["png", "jpg", "webp", "svg"]),
)
def test_no_file_whatever_stops_the_program(start: bytes, rest: bytes, ending: str) -> None:
    size, problems = pictures.look(Place(f"x.{ending}"), start + rest)
    assert problems if size is None else min(size) > 0
