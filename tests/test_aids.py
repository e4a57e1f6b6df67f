"""Which voice reads a language, and how a paragraph is spread over screens: scripts without a browser."""

from __future__ import annotations

from typing import Any

import pytest

from scripts import needs_node, run

pytestmark = needs_node


def voices(*names: str) -> list[dict[str, Any]]:
    """Voices by their languages; a star stands for one elsewhere, a plus for the default."""
    return [
        {
            "name": name,
            "lang": name.strip("*+"),
            "localService": "*" not in name,
            "default": "+" in name,
        }
        for name in names
    ]


@pytest.mark.parametrize(
    ("there", "tag", "taken"),
    [
        (["en-US", "zh-TW", "zh-CN"], "zh-Hans", "zh-CN"),
        (["zh-HK", "zh-TW"], "zh-Hans", "zh-TW"),
        (["zh-HK"], "zh-Hans", None),  # it would be Cantonese
        (["cmn-Hans-CN"], "zh-Hans", "cmn-Hans-CN"),
        (["zh_CN"], "zh", "zh_CN"),  # as Android writes it
        (["zh-CN", "zh-TW"], "zh-Hant", "zh-TW"),
        (["en-US+", "en-GB"], "en", "en-GB"),
        (["en-AU", "en-US+"], "en", "en-US+"),
        (["en-GB", "en-US"], "en-US", "en-US"),
        (["en-GB*", "zh-CN*"], "en", None),  # elsewhere: the words would leave the device
        (["de-DE"], "en", None),
        ([], "en", None),
    ],
)
def test_a_voice_of_the_device_reads_a_language(there: list[str], tag: str, taken: str | None) -> None:
    assert run({"fold": FOLD}, [["voice", voices(*there), tag]]) == [taken]


@pytest.mark.parametrize(
    ("pairs", "rows"),
    [
        ([["0"], ["1"], ["0"], ["1"]], [[0, 2], [1, 3]]),
        ([["0"], ["1"], ["2"], ["0", "1"], ["2"]], [[0, 1, 3], [2, 4]]),
        ([["0"], ["en-1"], ["0"]], [[0, 2], [1]]),
        ([["0"]], [[0]]),
    ],
)
def test_sentences_that_render_one_another_are_a_row(pairs: list[list[str]], rows: list[list[int]]) -> None:
    assert run({"fold": FOLD}, [["rows", pairs]]) == [rows]


@pytest.mark.parametrize(
    ("heights", "screens"),
    [
        ([60, 60, 60, 60], [[0, 2], [2, 4]]),
        ([40, 40, 40, 40, 40], [[0, 3], [3, 5]]),
        ([80, 80, 40], [[0, 1], [1, 3]]),
        ([300, 20], [[0, 1], [1, 2]]),  # what fits nowhere has a screen of its own
        ([10, 10], [[0, 2]]),
    ],
)
def test_a_long_paragraph_is_spread_evenly_over_screens(heights: list[int], screens: list[list[int]]) -> None:
    assert run({"fold": FOLD}, [["screens", heights, 120]]) == [screens]


FOLD: dict[str, Any] = {"pairs": "", "cases": {}, "silent": "", "accents": "", "unspaced": ""}
