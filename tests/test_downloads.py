"""The page of downloads: it lists all that can be taken along, says what each is, and tells the true size."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import crawl
import pytest
from concordance import exports, routes
from concordance.exports.moment import moment_of
from concordance.exports.taken import Offer
from concordance.model import Course
from concordance.site import downloads, pages
from exported import FOLDERS, at, by_code, read
from support import ROOT

COURSES = ["content", "course-fixture", "bridge", "well", "seven"]


def page(course: Course, code: str) -> str:
    """The page of downloads, sizes still being signs."""
    (found,) = [each for each in pages.render(course) if each.address == f"{code}/downloads.html"]
    return found.write()


def offers(course: Course) -> list[Offer]:
    return exports.offers(by_code(course))


@pytest.mark.parametrize("name", COURSES)
def test_all_that_is_published_for_others_is_offered_and_nothing_else(name: str) -> None:
    """Records of single works, in `data/cite/`, are offered where the work is cited."""
    course = read(name)
    published = {*exports.taken_along(course), *exports.public_data(course)}
    offered = [file.path for offer in offers(course) for file in offer.files]
    assert sorted(offered) == sorted(path for path in published if not path.startswith("data/cite/"))


@pytest.mark.parametrize("name", COURSES)
def test_the_page_of_each_language_offers_every_file_and_says_how_to_open_it(name: str) -> None:
    course = read(name)
    for code, view in by_code(course).items():
        written = page(course, code)
        for offer in offers(course):
            assert str(view.label(f"take_{offer.name}_use")) in written
            for file in offer.files:
                assert f'href="{routes.relative(file.path, f"{code}/downloads.html")}" download' in written


def test_the_page_says_whose_the_words_in_a_file_are(course: Course) -> None:
    sections = re.findall(r'<section class="offer".*?</section>', page(course, "en"), re.DOTALL)
    holding = {re.search(r'id="(\w+)"', each)[1] for each in sections if "Holds passages of the text" in each}  # type: ignore[index]
    assert holding == {offer.name for offer in offers(course) if offer.holds_text}
    assert holding == {"workbook", "csv_occurrences", "handouts", "parallel", "data_paragraphs"}
    assert course.settings.rights["en"] in page(course, "en")


def test_a_text_with_rights_of_its_own_is_named() -> None:
    assert "The Keeper" in page(read("well"), "en").rpartition('id="rights"')[2]


def test_a_course_in_one_language_offers_its_text_and_no_parallel_one() -> None:
    bridge = read("bridge")
    alone = at(bridge, languages=bridge.languages[:1])
    names = {offer.name for offer in offers(alone)}
    assert "text" in names
    assert "parallel" not in names


def test_a_size_is_that_of_the_file() -> None:
    written = downloads.with_sizes(
        "<data value='[bytes: a.csv]'>[size: a.csv]</data> [size: b.csv] [size: c]",
        {"a.csv": bytes(1499), "b.csv": bytes(1_250_000), "c": b"."},
    )
    assert written == "<data value='1499'>1\u00a0kB</data> 1.2\u00a0MB 1\u00a0kB"


def test_the_built_page_tells_the_size_of_each_file(site: Path, course: Course) -> None:
    for code in ("zh", "en"):
        written = (site / code / "downloads.html").read_text("utf-8")
        for offer in offers(course):
            for file in offer.files:
                row = written.partition(f"/{file.path}")[2]
                assert row.partition('<data value="')[2].partition('"')[0] == str(
                    (site / file.path).stat().st_size
                )


def test_the_archive_holds_the_files_and_no_page_loads_one(site: Path, course: Course) -> None:
    (archive,) = (site / "download").glob("*.zip")
    inside = {name.partition("/")[2] for name in zipfile.ZipFile(archive).namelist()}
    assert set(exports.taken_along(course)) <= inside
    naming = {each for each in crawl.pages(site) if "exports/" in each.read_text("utf-8")}
    assert {site / code / "downloads.html" for code in ("zh", "en")} <= naming
    for each in naming:
        assert not [address for address in crawl.read(each).resources if "exports/" in address]


MAKE = """
import hashlib, sys
from pathlib import Path
from concordance import course, exports
for name in sys.argv[1:]:
    found, _ = course.read(Path(name), Path(name).name)
    for path, data in sorted(exports.taken_along(found).items()):
        print(hashlib.sha256(data).hexdigest(), path)
"""


@pytest.mark.thorough
def test_the_same_course_gives_the_same_bytes_everywhere() -> None:
    """Another time zone, locale and order of hashes, and another moment."""
    names = ("content", "well")
    own = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7", "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, "-X", "utf8", "-c", MAKE, *(str(FOLDERS[name]) for name in names)]
    done = subprocess.run(command, env={**os.environ, **own}, check=True, capture_output=True, text=True)
    here = [exports.taken_along(read(name)) for name in names]
    assert done.stdout.splitlines() == [
        f"{hashlib.sha256(data).hexdigest()} {path}" for files in here for path, data in sorted(files.items())
    ]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (("1.0", "2026-01-02"), ("1.1", "2026-01-02")),
        (("1.9", "2026-01-02"), ("1.10", "2026-01-02")),
        (("3.0", "2026-01-02"), ("3.0.1", "2026-01-03")),
        (("0.1", ""), ("0.2", "")),
        (("0.9", ""), ("1.0", "2026")),
    ],
)
def test_a_later_version_has_a_later_moment(earlier: tuple[str, str], later: tuple[str, str]) -> None:
    moments = [
        moment_of(at(read("bridge"), version=version, released=day).settings)
        for version, day in (earlier, later)
    ]
    assert moments[0] < moments[1]
