"""What every test may ask for: the real course, and the sites of this and of other courses."""

from __future__ import annotations

import functools
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import tiers
from concordance import course as courses
from concordance.model import Course
from concordance.reading import content
from filelock import FileLock
from hypothesis import settings
from support import ADDRESS, CONTENT, ROOT, build

pytest_plugins = ["pytester"]  # test_tiers.py runs pytest itself

# The same examples on every machine, and no clock: a slow machine is no fault of the program.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


@pytest.fixture(scope="session", autouse=True)
def own_words_looked_at_once() -> Iterator[None]:
    """The generator's own words stay the same; to look at them takes longer than to read a small course."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(content, "own_words_are_sound", functools.cache(content.own_words_are_sound))
        yield


@pytest.fixture(scope="session")
def course() -> Course:
    found, problems = courses.read(CONTENT, "content")
    assert found is not None, problems
    return found


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Callable[..., Path]:
    """Gives the site of a course. Whoever asks first builds it, for all workers of this run.

    With an address, it is the site as published there. SITES names a folder that keeps them for more runs.
    """
    own = tmp_path_factory.getbasetemp()
    shared = Path(os.environ.get("SITES") or (own if worker_id == "master" else own.parent) / "sites")
    shared.mkdir(exist_ok=True)

    def site_of(content: Path, site_url: str = "") -> Path:
        name = content.name + ("-published" if site_url else "")
        folder, unfinished = shared / name, shared / f"{name}.unfinished"
        with FileLock(shared / f"{name}.lock"):
            if not folder.exists():
                result = build(unfinished, content, site_url)
                assert result.returncode == 0, result.stdout + result.stderr
                unfinished.rename(folder)
        return folder

    return site_of


@pytest.fixture(scope="session")
def site(built: Callable[[Path], Path]) -> Path:
    """The built site. SITE names one that is built already, which is quicker while working on a page."""
    return Path(os.environ["SITE"]).resolve() if os.environ.get("SITE") else built(CONTENT)


@pytest.fixture(scope="session")
def published(built: Callable[..., Path]) -> Path:
    """A small course as it stands below a path of a server."""
    return built(ROOT / "tests" / "course-fixture", ADDRESS)


@pytest.fixture(scope="session")
def unzipped(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as a classroom has it: in a folder whose name makes trouble in addresses."""
    folder = tmp_path_factory.mktemp("U 盘") / "课程 100% #1 it's"
    shutil.copytree(site, folder)
    return folder


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--all", action="store_true", help="every combination: see tests/tiers.py")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Quick tests first: those that need a browser come last, and as many as represent them all."""
    if not config.getoption("--all") and (left := tiers.keep_sample(items)):
        config.hook.pytest_deselected(items=left)
    items.sort(key=lambda item: "browser" in item.path.parts)
