"""The pictures of the READMEs: each README shows those of its language, and the script takes no others."""

from __future__ import annotations

import re

import pytest
from support import ROOT
from tasks import tour


@pytest.mark.parametrize(("readme", "language"), [("README.md", "en"), ("README.zh.md", "zh")])
def test_a_readme_shows_every_picture_of_its_language(readme: str, language: str) -> None:
    shown = re.findall(r"!\[[^\]]+\]\(docs/guide/tour/([^)]+)\)", (ROOT / readme).read_text("utf-8"))
    assert shown == [name for name in tour.files() if name.endswith(f"-{language}.png")]


def test_each_picture_is_there_and_small() -> None:
    sizes = {path.name: path.stat().st_size for path in tour.TOUR.iterdir()}
    assert sorted(sizes) == sorted(tour.files())
    assert max(sizes.values()) < 150_000
    assert sum(sizes.values()) < 1_500_000
