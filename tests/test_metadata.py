"""What pages tell search engines and other programs: schema.org, counterparts, feed, sitemap, picture."""

from __future__ import annotations

import json
import re
import shutil
import struct
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree as Xml

import pytest
from concordance import course as courses
from concordance import routes
from concordance.exports import feed
from concordance.model import Course
from concordance.site import cover, pages
from concordance.views.course_view import views
from support import ADDRESS, ROOT, build

TOOLS = ROOT / "scripts" / "javascript"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LINK = "{http://www.w3.org/1999/xhtml}link"


def _published(course: Course) -> Course:
    return replace(course, settings=replace(course.settings, site_url=ADDRESS))


@pytest.fixture(scope="module")
def graphs(course: Course) -> dict[str, dict]:
    """Address of a page -> what it tells."""
    return {page.address: dict(page.graph()) for page in pages.render(_published(course))}


def _nodes(value: object) -> Iterator[dict]:
    if isinstance(value, dict):
        yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _nodes(each)


# ---------------------------------------------------------------- schema.org


def _courses(course: Course) -> Iterator[Course]:
    yield course
    for folder in sorted((ROOT / "tests" / "courses").iterdir()):
        if (folder / "course.yml").exists():
            other, problems = courses.read(folder, folder.name)
            assert other is not None, problems
            yield other


@pytest.mark.thorough
def test_every_kind_of_page_says_only_what_schema_org_knows(course: Course, tmp_path: Path) -> None:
    """The compiler of TypeScript holds each page against the published types of schema.org."""
    tsc = TOOLS / "node_modules" / ".bin" / "tsc"
    types = TOOLS / "node_modules" / "schema-dts" / "dist" / "schema.d.ts"
    if not (shutil.which("node") and tsc.exists() and types.exists()):
        pytest.skip("no Node, or `make lint` has not installed its tools")
    lines = ['import type { Graph } from "schema-dts";']
    for each in _courses(course):
        kinds = {page.kind: page for page in pages.render(_published(each))}  # the compiler is slow on many
        for page in kinds.values():
            if graph := page.graph():
                lines.append(f"export const page{len(lines)}: Graph = {json.dumps(graph)};")
    # A property that does not exist has to be found, or this test tells nothing.
    wrong = {"@context": "https://schema.org", "@graph": [{"@type": "Course", "colour": "red"}]}
    lines += ["// @ts-expect-error", f"export const wrong: Graph = {json.dumps(wrong)};"]
    (tmp_path / "pages.ts").write_text("\n".join(lines), "utf-8")
    options = {"noEmit": True, "strict": True, "types": [], "lib": ["es2022"], "skipLibCheck": True}
    modules = {"module": "esnext", "moduleResolution": "bundler", "paths": {"schema-dts": [str(types)]}}
    settings = {"compilerOptions": {**options, **modules}}
    (tmp_path / "tsconfig.json").write_text(json.dumps({**settings, "files": ["pages.ts"]}), "utf-8")
    result = subprocess.run([tsc, "-p", tmp_path], capture_output=True, text=True, check=False)
    assert result.stdout[:2000] == "" and result.returncode == 0


def test_what_a_page_names_is_described_on_some_page(graphs: dict[str, dict]) -> None:
    nodes = [node for graph in graphs.values() for node in _nodes(graph)]
    described = {node["@id"] for node in nodes if "@id" in node and len(node) > 2}
    named = {node["@id"] for node in nodes if "@id" in node}
    assert named - described == set()


def test_a_term_has_its_names_and_its_set(graphs: dict[str, dict]) -> None:
    (term,) = [n for n in _nodes(graphs["zh/bodies/unesco.html"]) if n.get("@type") == "DefinedTerm"]
    assert term["name"] == "联合国教育、科学及文化组织"
    assert "UNESCO" in term["alternateName"]
    assert term["inDefinedTermSet"] == {"@id": f"{ADDRESS}zh/bodies/index.html#set"}


def test_the_translation_names_the_article_that_appeared(graphs: dict[str, dict]) -> None:
    (article, *_) = graphs["en/article/index.html"]["@graph"]
    original = article["translationOfWork"]
    assert (article["inLanguage"], original["inLanguage"]) == ("en", "zh-Hans")
    assert original["headline"] == "全球人工智能治理：联合国的角色"
    assert original["isPartOf"]["isPartOf"]["issn"] == "0452-8832"
    assert "isPartOf" not in article  # the journal printed no translation


def test_the_way_to_a_page_begins_at_home_and_ends_with_it(graphs: dict[str, dict]) -> None:
    for address, graph in graphs.items():
        for way in (node for node in _nodes(graph) if node.get("@type") == "BreadcrumbList"):
            steps = [step["item"] for step in way["itemListElement"]]
            assert steps[0] == f"{ADDRESS}{address.split('/', maxsplit=1)[0]}/index.html"
            assert steps[-1] == f"{ADDRESS}{address}"
            assert len(set(steps)) == len(steps)


def test_a_site_without_an_address_tells_nothing(course: Course) -> None:
    silent = replace(course, settings=replace(course.settings, site_url=""))
    assert not any(page.graph() for page in pages.render(silent))
    assert feed.files(silent) == {}


# ---------------------------------------------------------------- the built site

HEAD = re.compile(
    r'<link rel="(?P<rel>canonical|alternate)"(?: hreflang="(?P<tag>[^"]+)")? href="(?P<to>[^"]+)">'
)


def test_counterparts_name_each_other(published: Path) -> None:
    found: dict[str, dict[str, str]] = {}
    canonical: dict[str, str] = {}
    for path in published.rglob("*.html"):
        address = ADDRESS + path.relative_to(published).as_posix()
        for link in HEAD.finditer(path.read_text("utf-8")):
            if link["rel"] == "canonical":
                canonical[address] = link["to"]
            elif link["tag"]:
                found.setdefault(address, {})[link["tag"]] = link["to"]
    pages_named = {to for links in found.values() for to in links.values()}
    assert pages_named <= set(found)
    for address, links in found.items():
        assert canonical[address] == address
        assert set(links) == {"zh-Hans", "en", "x-default"}
        for to in links.values():
            assert found[to] == links or to.endswith("/ai/index.html"), (address, to)
    assert f"{ADDRESS}404.html" not in canonical


def test_the_sitemap_has_every_page_and_the_date_of_the_version(published: Path) -> None:
    urls = Xml.parse(published / "sitemap.xml").getroot().findall(f"{SITEMAP}url")
    listed = {url.findtext(f"{SITEMAP}loc"): url for url in urls}
    pages_there = {path.relative_to(published).as_posix() for path in published.rglob("*.html")} - {
        "404.html"
    }
    assert set(listed) == {ADDRESS + page for page in pages_there}
    assert {len(url.findall(LINK)) for url in urls} == {3}


def test_robots_and_manifest_lead_to_files_of_the_site(published: Path) -> None:
    assert f"Sitemap: {ADDRESS}sitemap.xml" in (published / "robots.txt").read_text("utf-8")
    manifest = json.loads((published / routes.MANIFEST).read_text("utf-8"))
    for name in (manifest["start_url"], *(icon["src"] for icon in manifest["icons"])):
        assert (published / name).is_file()
    for icon in manifest["icons"][1:]:
        size = struct.unpack(">II", (published / icon["src"]).read_bytes()[16:24])
        assert icon["sizes"] == f"{size[0]}x{size[1]}"


def test_a_page_names_a_picture_that_is_there(published: Path) -> None:
    home = (published / "en" / "index.html").read_text("utf-8")
    assert f'<meta property="og:image" content="{ADDRESS}{routes.COVER}">' in home
    assert (published / routes.COVER).is_file()


def test_data_in_a_page_cannot_end_its_element(published: Path) -> None:
    for path in published.rglob("*.html"):
        for data in re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', path.read_text("utf-8")
        ):
            assert not set("<>&") & set(data)
            assert json.loads(data)["@context"] == "https://schema.org"


def test_an_address_that_is_none_is_told(tmp_path: Path) -> None:
    result = build(tmp_path / "site", ROOT / "tests" / "course-fixture", "javascript:alert(1)")
    assert result.returncode != 0
    assert "SITE_URL:1:1" in result.stdout + result.stderr
    assert "Traceback" not in result.stdout + result.stderr


# ---------------------------------------------------------------- feed and picture


def test_the_feed_tells_each_version_with_its_day(course: Course) -> None:
    for code in ("zh", "en"):
        root = Xml.fromstring(feed.files(_published(course))[routes.feed(code)])
        versions = [release.version for release in course.settings.history]
        entries = root.findall(f"{ATOM}entry")
        assert [entry.findtext(f"{ATOM}title", "").split()[-1] for entry in entries] == versions
        assert entries[0].findtext(f"{ATOM}updated") == f"{course.settings.history[0].date}T00:00:00Z"
        assert root.findtext(f"{ATOM}updated") == entries[0].findtext(f"{ATOM}updated")


def test_the_picture_has_a_bar_for_every_entry_and_paragraph_that_meet(course: Course) -> None:
    view = views(course)["en"]
    bars = list(cover.bars(view))
    meetings = {
        (entry, at)
        for entry, found in view.occurrences.items()
        for at in found
        if any(at.local in text.version.paragraph for text in view.texts)
    }
    assert len(bars) == len(meetings)
    assert all(left >= cover.MARGIN and left + width <= cover.WIDTH for left, _, width, _, _ in bars)
    assert all(top >= cover.MARGIN and top + height <= cover.HEIGHT for _, top, _, height, _ in bars)


def test_the_picture_is_a_png_of_the_size_that_is_told(course: Course) -> None:
    data = cover.png(views(course)["zh"])
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", data[16:24]) == (cover.WIDTH, cover.HEIGHT)
    assert data == cover.png(views(course)["en"])  # there are no words in it
