"""The offline bundle: small, portable, the same bytes every time, and nothing of the web in it."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import crawl
import pytest
from mistakes import FIXTURE
from support import CONTENT, ROOT

MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def archive(site: Path) -> Path:
    (found,) = (site / "download").glob("*.zip")
    return found


@pytest.fixture(scope="module")
def opened(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("classroom")
    with zipfile.ZipFile(archive) as zipped:
        zipped.extractall(folder)
    (inside,) = folder.iterdir()
    return inside


def test_bundle_is_small(archive: Path, opened: Path) -> None:
    assert archive.stat().st_size <= 6 * MEGABYTE
    assert max(path.stat().st_size for path in opened.rglob("*") if path.is_file()) <= 5 * MEGABYTE


def test_names_are_short_and_ascii(archive: Path) -> None:
    names = zipfile.ZipFile(archive).namelist()
    assert all(name.isascii() and len(name) < 180 for name in names)
    assert len({name.lower() for name in names}) == len(names)


def test_checksum_beside_it_is_right(archive: Path) -> None:
    line = archive.with_name(archive.name + ".sha256").read_text("utf-8")
    assert line == f"{hashlib.sha256(archive.read_bytes()).hexdigest()}  {archive.name}\n"


def test_readme_speaks_every_language(opened: Path) -> None:
    text = (opened / "README.txt").read_text("utf-8-sig")
    assert "双击index.html" in text
    assert "double-click index.html" in text
    assert text.count("SHA256") == 2


def test_bundle_does_not_hold_itself_nor_offer_itself(opened: Path) -> None:
    assert not list(opened.rglob("*.zip"))
    assert not (opened / "sitemap.xml").exists()
    for page in crawl.pages(opened):
        assert not [link for link in crawl.read(page).links if link.endswith((".zip", ".sha256"))]


@pytest.mark.parametrize(
    ("page", "words"),
    [
        ("index.html", ["请先解压整个压缩包", "Unpack the whole archive first"]),
        ("zh/article/practice.html", ["请先解压整个压缩包"]),
        ("en/lookup.html", ["Unpack the whole archive first"]),
    ],
)
def test_a_page_opened_inside_the_archive_says_that_it_must_be_unpacked(
    opened: Path, site: Path, page: str, words: list[str]
) -> None:
    """Whoever opens it inside the archive has it without the style sheet that hides these words."""
    alone = (opened / page).read_text("utf-8")
    assert all(0 < alone.find(each) < alone.index("<header") for each in words)
    assert "assets/site.css" in alone
    assert ".unpack-first { display: none; }" in (opened / "assets/site.css").read_text("utf-8")
    public = (site / page).read_text("utf-8")
    assert "unpack-first" not in re.sub(r"<!--.*?-->", "", public, flags=re.DOTALL)


def test_the_page_that_offers_it_says_its_size_and_its_checksum(archive: Path, site: Path) -> None:
    page = (site / "en/offline.html").read_text("utf-8")
    assert f"Download the archive ({archive.stat().st_size / 1e6:.1f}\u00a0MB)" in page
    assert hashlib.sha256(archive.read_bytes()).hexdigest() in page


def test_every_link_inside_leads_somewhere(opened: Path) -> None:
    assert not crawl.broken_links(opened)


def test_nothing_names_a_host_but_links_a_reader_may_click(opened: Path) -> None:
    for page in crawl.pages(opened):
        assert not [address for address in crawl.read(page).resources if crawl.is_outside(address)]


@pytest.mark.parametrize(
    "content", [FIXTURE, pytest.param(CONTENT, marks=pytest.mark.thorough)], ids=lambda content: content.name
)
def test_same_content_gives_the_same_bytes(
    content: Path, built: Callable[[Path], Path], tmp_path: Path
) -> None:
    """Another folder, another time zone, another locale, another day."""
    elsewhere = {**os.environ, "TZ": "Pacific/Auckland", "LC_ALL": "C", "COURSE": str(content)}
    elsewhere |= {"SOURCE_DATE_EPOCH": "1234567890", "PYTHONHASHSEED": "7", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-X", "utf8", "-m", "mkdocs", "build", "--strict"]
    folder = tmp_path / "另一处 elsewhere"
    subprocess.run([*command, "--site-dir", str(folder)], cwd=ROOT, env=elsewhere, check=True)
    (first,), (again,) = ((each / "download").glob("*.zip") for each in (built(content), folder))
    assert again.read_bytes() == first.read_bytes()
