"""The built site as a whole."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path

import crawl
from concordance.model import Course
from concordance.reading.article import RESERVED


def test_pages_are_small(site: Path) -> None:
    """Our own styles and scripts: under 60 KB a page, its HTML with what every page shows under 500 KB.

    All that a section loads: under 150 KB compressed.
    """
    for page in crawl.pages(site):
        loaded = {crawl.target(page, address)[0] for address in crawl.read(page).resources}
        own = [path for path in loaded if path.parent == site / "assets" and path.suffix in (".css", ".js")]
        words = [path for path in own if path.stem.startswith("frame-")]  # HTML in the shape of a script
        code = [path for path in own if path not in words and not path.stem.endswith("-data")]
        assert sum(path.stat().st_size for path in code) < 60_000, page
        assert sum(path.stat().st_size for path in (page, *words)) < 500_000, page
        if page.parent.name == "article":
            assert sum(len(gzip.compress(path.read_bytes())) for path in {page, *loaded}) < 150_000, page


def test_pages_run_no_script_but_our_own(site: Path) -> None:
    """The theme's script keeps a slow phone busy for half a second, and no page has anything for it to do."""
    for page in crawl.pages(site):
        loaded = {crawl.target(page, address)[0] for address in crawl.read(page).resources}
        assert {path.parent for path in loaded if path.suffix == ".js"} <= {site / "assets"}, page
    assert not (site / "assets" / "javascripts").exists()


def test_every_entry_has_a_page_in_each_language(site: Path, course: Course) -> None:
    glossary = json.loads((site / "data" / "glossary.json").read_text("utf-8"))
    assert {entry["id"] for entry in glossary["entries"]} == set(course.entries)
    for entry in glossary["entries"]:
        for code, url in entry["url"].items():
            text = (site / url).read_text("utf-8")
            assert entry["terms"][code]["preferred"].split("“")[0] in text


def test_section_page_headings_hold_no_term_links(site: Path) -> None:
    for code in ("zh", "en"):
        for page in (site / code / "article").glob("*.html"):
            for heading in re.findall(r"<h[1-6].*?</h[1-6]>", page.read_text("utf-8"), re.DOTALL):
                assert "data-entry" not in heading


def test_pages_name_no_path_of_this_machine(site: Path) -> None:
    here = str(Path(__file__).resolve().parent.parent)
    for page in crawl.pages(site):
        assert here not in page.read_text("utf-8")


def test_no_page_shows_markdown_that_was_not_rendered(site: Path) -> None:
    for page in crawl.pages(site):
        assert not re.findall(r"^#{1,6} .*|\{: ?#[\w-]+ ?\}", page.read_text("utf-8"), re.MULTILINE), page


def test_words_that_name_nothing_hold_no_link(site: Path, course: Course) -> None:
    """加强人工智能 means “strengthen AI”: no page links 强人工智能 in it, nor 秘书长 in 副秘书长."""
    phrases = [phrase.form.text for phrase in course.overrides.stop_list]
    linked = re.compile("|".join("\x01?".join(re.escape(c) for c in text) for text in phrases), re.IGNORECASE)
    seen = set()
    for page in crawl.pages(site):
        marked = re.sub(r'<a class="term[^>]*>', "\x01", page.read_text("utf-8"))
        for found in linked.findall(re.sub(r"<[^>]*>", "", marked)):
            assert "\x01" not in found[1:], (page, found)
            seen.add(found.casefold())
    assert seen == {text.casefold() for text in phrases}


def test_ids_that_a_page_uses_itself_are_reserved(site: Path, course: Course) -> None:
    """Else a heading of that name would take the place of what a script looks for."""
    article = course.texts["article"].versions["en"]
    own = {part.id for section in article.sections for part in section.parts}
    own |= {paragraph.id for paragraph in article.paragraphs} | {section.id for section in article.sections}
    for section in article.sections:
        ids = crawl.read(site / "en" / "article" / f"{section.id}.html").ids
        used = {name for name in ids if name not in own and not name.startswith("__")}
        assert not {name for name in used if not RESERVED.fullmatch(name)}


def test_a_source_that_only_reports_is_marked(site: Path, course: Course) -> None:
    marks = {"zh": "二手来源", "en": "secondary source"}
    for entry in course.entries.values():
        secondary = sum(source.secondary for fact in entry.facts for source in fact.sources)
        for code, mark in marks.items():
            (page,) = site.glob(f"{code}/*/{entry.id}.html")
            assert page.read_text("utf-8").count(f"· {mark}<") == secondary, page
