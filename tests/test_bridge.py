"""A course by three authors whose sentences do not go one to one, through to its pages."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from concordance import course as courses
from concordance.model import Place
from mistakes import COURSES
from support import ROOT

BRIDGE = COURSES / "bridge"
PASSAGE = re.compile(
    r'<div class="passage"[^>]* data-paragraph="([^"]+)".*?(?=<div class="passage"|<figure|<h2|$)', re.DOTALL
)
TEXT = re.compile(r'<p [^>]*class="text[^>]* data-language="([a-z]+)">(.*?)</p>', re.DOTALL)
PAIRS = {
    # Chinese is the first language: each English sentence says which Chinese ones it renders.
    "bridge-itself-1": {"zh": ["0", "1"], "en": ["0", "0", "0", "1"]},
    "bridge-itself-2": {"zh": ["0", "1", "2", "3"], "en": ["0 1 2", "3"]},
    "people-1": {"zh": ["0", "1"], "en": ["0", "0", "1"]},
    "people-2": {"zh": ["0", "1", "2"], "en": ["0", "2"]},
}


@pytest.fixture(scope="module")
def bridge(built: Callable[[Path], Path]) -> Path:
    return built(BRIDGE)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_sentence_knows_the_sentences_that_it_renders(bridge: Path, language: str) -> None:
    found = {}
    for section in ("bridge-itself", "people"):
        html = (bridge / language / "article" / f"{section}.html").read_text("utf-8")
        for passage in PASSAGE.finditer(html):
            found[passage[1]] = {
                code: re.findall(r'class="sentence" data-pair="([^"]+)"', words)
                for code, words in TEXT.findall(passage[0])
            }
    assert found == PAIRS


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_entry_is_quoted_with_all_sentences_that_render_each_other(bridge: Path, language: str) -> None:
    html = (bridge / language / "things" / "bridge.html").read_text("utf-8")
    (row,) = re.findall(r'<div class="concordance-row">(.*?)</div>', html, re.DOTALL)
    quoted = dict(re.findall(r'data-language="([a-z]+)">(.*?)</p>', re.sub("</?mark[^>]*>", "", row)))
    assert quoted == {
        "zh": "石桥建于1902年，长120米，由村民用山里的石头一块一块地砌成，今天仍然有人每天从上面走过。",
        "en": "The stone bridge was built in 1902 and is 120 metres long. Villagers laid it, stone by stone, "
        "from what the hills gave. Today people still walk across it every day.",
    }


def test_pairs_that_are_sure_or_set_by_hand_are_not_among_the_doubtful_ones() -> None:
    command = [sys.executable, "scripts/build_glossary.py", "--course", str(BRIDGE), "--list-alignments"]
    result = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True)
    listed = [line.split() for line in result.stdout.splitlines() if line and not line.startswith(" ")]
    assert not {"people-2", "bridge-itself-2"} & set(dict(listed))


def test_a_sentence_that_is_left_out_is_a_problem_until_its_pairs_are_set_by_hand(tmp_path: Path) -> None:
    folder = shutil.copytree(BRIDGE, tmp_path / "bridge")
    (folder / "alignment.yml").unlink()
    course, problems = courses.read(folder, "bridge")
    assert course is None
    (told,) = problems
    assert (told.code, told.place) == ("sentence-alone", Place("bridge/zh/article.md", 25, 13))


@pytest.mark.parametrize(
    ("language", "names", "cited"),
    [
        ("zh", ["某甲", "某乙", "某丙"], ["某甲", "某乙", "某丙"]),
        ("en", ["Jane Doe", "Richard Roe", "Ann Poe"], ["Doe, Jane", "Roe, Richard", "Poe, Ann"]),
    ],
)
def test_all_authors_are_named_in_their_order(
    bridge: Path, language: str, names: list[str], cited: list[str]
) -> None:
    html = (bridge / language / "article" / "index.html").read_text("utf-8")
    byline = re.search(r'<p class="byline">([^<]*)', html)
    assert byline
    assert byline[1].strip() == " · ".join(names)
    assert re.findall(r'<meta name="citation_author" content="([^"]*)"', html) == cited
    assert language == "zh" or "Jane Doe: a builder of bridges" in html
