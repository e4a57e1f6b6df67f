"""The bundle in a classroom without internet: no page asks anybody for anything."""

from __future__ import annotations

import re
import zipfile
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, Request, expect


@pytest.fixture(scope="module")
def classroom(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundle, unzipped into a folder whose name makes trouble in addresses."""
    folder = tmp_path_factory.mktemp("U 盘") / "课程 100% #1 it's"
    with zipfile.ZipFile(next((site / "download").glob("*.zip"))) as zipped:
        zipped.extractall(folder)
    (inside,) = folder.iterdir()
    return inside


def _file(url: str) -> Path:
    return Path(unquote(urlsplit(url).path))


@pytest.mark.parametrize("part", ["", "zh", "en"])
def test_pages_open_with_the_network_cut_and_asks_for_nothing(
    browser: Browser, classroom: Path, part: str
) -> None:
    context = browser.new_context(offline=True)
    window = context.new_page()
    requests: list[Request] = []
    errors: list[str] = []
    window.on("request", lambda request: requests.append(request))  # noqa: PLW0108 (it wants a Python function)
    window.on("pageerror", lambda error: errors.append(f"{window.url}: {error}"))
    pages = sorted((classroom / part).rglob("*.html") if part else classroom.glob("*.html"))
    assert len(pages) > 100 if part else pages
    alike: Counter[Path] = Counter()
    for path in pages:
        alike[path.parent] += 1
        if part and path.parent != classroom / part and alike[path.parent] % 5 != 1:
            continue  # pages of entries have one template and the same scripts
        window.goto(path.as_uri(), wait_until="load")
    context.close()
    asked = [r.url for r in requests if not r.url.startswith(("file://", "data:"))]
    missing = [r.url for r in requests if r.url.startswith("file://") and not _file(r.url).is_file()]
    assert not asked
    assert not missing
    assert not errors


def test_index_opens_the_choice_of_language_and_leads_into_the_course(
    browser: Browser, classroom: Path
) -> None:
    context = browser.new_context(offline=True)
    window = context.new_page()
    window.goto((classroom / "index.html").as_uri())
    window.get_by_role("link", name="English", exact=True).last.click()
    expect(window).to_have_url(re.compile(r"/en/index\.html$"))
    window.get_by_role("link", name=re.compile("Start reading")).click()
    expect(window.locator("#abstract-1")).to_be_visible()
    context.close()
