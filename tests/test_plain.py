"""The pages as files that other renderers build without anything of ours."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import crawl
import pytest
from concordance import course as courses
from concordance.model import Course
from concordance.site import pages, plain
from support import ROOT
from tasks.pages import assets

SPACE = re.compile(r"\s+")
TEXTS = re.compile(r'<p class="text".*?</p>|<h\d.*?</h\d>', re.DOTALL)


@pytest.fixture(scope="module")
def course() -> Course:
    """A small course in two languages."""
    course, problems = courses.read(ROOT / "tests" / "course-fixture", "tea")
    assert course is not None, problems
    return course


@pytest.fixture(scope="module")
def written(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its pages as files, with the settings of a renderer beside them."""
    folder = tmp_path_factory.mktemp("pages")
    for path, data in plain.files(course, assets()).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.mark.parametrize("renderer", ["mkdocs", "properdocs", "zensical"])
def test_a_renderer_gives_the_same_pages_at_the_same_addresses(
    renderer: str, course: Course, written: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "pages"
    shutil.copytree(written, folder)
    command = [Path(sys.executable).with_name(renderer), "build", "-f", "mkdocs.yml"]
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    for page in pages.render(course):
        built = SPACE.sub(" ", (folder / "site" / page.address).read_text("utf-8"))
        for text in TEXTS.findall(page.write()):
            assert SPACE.sub(" ", text) in built, page.address
    assert not crawl.broken_links(folder / "site")


def test_each_page_leads_to_its_counterpart(course: Course, written: Path) -> None:
    for page in pages.render(course):
        if page.language is None:  # a page of all languages
            continue
        text = (written / "docs" / plain.source(page)).read_text("utf-8")
        others = [each for each in course.languages if f'hreflang="{each.tag}"' in text]
        assert others == [each for each in course.languages if each != page.language], page.address
