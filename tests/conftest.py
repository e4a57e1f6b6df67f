"""What every test may ask for: the real course, and the real site built from it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from concordance import course as courses
from concordance.model import Course
from hypothesis import settings
from support import CONTENT, build

# The same examples on every machine, and no clock: a slow machine is no fault of the program.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(scope="session")
def course() -> Course:
    found, problems = courses.read(CONTENT, "content")
    assert found is not None, problems
    return found


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site. SITE names one that is built already, which is quicker while working on a page."""
    if os.environ.get("SITE"):
        return Path(os.environ["SITE"]).resolve()
    folder = tmp_path_factory.mktemp("public") / "site"
    result = build(folder)
    assert result.returncode == 0, result.stdout + result.stderr
    return folder


@pytest.fixture(scope="session")
def unzipped(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as a classroom has it: in a folder whose name makes trouble in addresses."""
    folder = tmp_path_factory.mktemp("U 盘") / "课程 100% #1 it's"
    shutil.copytree(site, folder)
    return folder
