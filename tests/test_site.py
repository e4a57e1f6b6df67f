"""The built site as a whole: every link, anchor, language and twin."""

from __future__ import annotations

import gzip
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import crawl
from concordance.model import Course
from concordance.reading.article import RESERVED

LANGUAGE_TAGS = {"zh": "zh-Hans", "en": "en"}


def test_every_link_leads_somewhere(site: Path) -> None:
    broken = []
    for page in crawl.pages(site):
        for link in crawl.read(page).links + crawl.read(page).resources:
            if crawl.is_outside(link):
                continue
            path, anchor = crawl.target(page, link)
            if not path.is_file():
                broken.append(f"{page.relative_to(site)}: {link}")
            elif anchor and path.suffix == ".html" and anchor not in crawl.read(path).ids:
                broken.append(f"{page.relative_to(site)}: {link} (no such anchor)")
    assert not broken


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    for page in crawl.pages(site):
        outside = [address for address in crawl.read(page).resources if crawl.is_outside(address)]
        assert not outside, page


def test_pages_are_small(site: Path) -> None:
    """Our own styles and scripts: under 40 KB a page. All that a section loads: under 150 KB compressed."""
    for page in crawl.pages(site):
        loaded = {crawl.target(page, address)[0] for address in crawl.read(page).resources}
        own = [path for path in loaded if path.parent == site / "assets" and path.suffix in (".css", ".js")]
        assert sum(path.stat().st_size for path in own if not path.stem.endswith("-data")) < 40_000, page
        if page.parent.name == "article":
            assert sum(len(gzip.compress(path.read_bytes())) for path in {page, *loaded}) < 150_000, page


def test_ids_are_unique_on_each_page(site: Path) -> None:
    for page in crawl.pages(site):
        ids = crawl.read(page).ids
        assert len(ids) == len(set(ids)), (page, sorted({i for i in ids if ids.count(i) > 1}))


def test_every_page_says_its_language(site: Path) -> None:
    for code, tag in LANGUAGE_TAGS.items():
        for page in crawl.pages(site / code):
            assert crawl.read(page).language == tag, page


def test_every_page_has_its_twin_one_click_away(site: Path) -> None:
    for code, other in (("zh", "en"), ("en", "zh")):
        for page in crawl.pages(site / code):
            twin = site / other / page.relative_to(site / code)
            assert twin.is_file(), page
            switch = re.findall(r'<a href="([^"]+)"[^>]*data-switch', page.read_text("utf-8"))
            assert [crawl.target(page, link)[0] for link in switch] == [twin.resolve()], page


def test_every_entry_has_a_page_in_each_language(site: Path, course: Course) -> None:
    glossary = json.loads((site / "data" / "glossary.json").read_text("utf-8"))
    assert {entry["id"] for entry in glossary["entries"]} == set(course.entries)
    for entry in glossary["entries"]:
        for code, url in entry["url"].items():
            text = (site / url).read_text("utf-8")
            assert entry["terms"][code]["preferred"].split("“")[0] in text


def test_article_links_are_the_first_mention_of_each_entry_in_each_paragraph(site: Path) -> None:
    """What students click is what the data say: same entries, same order, and none of them twice."""
    data = json.loads((site / "data" / "paragraphs.json").read_text("utf-8"))
    never = {"united-nations"}
    for code in data["languages"]:
        for paragraph in data["paragraphs"]:
            path, _, anchor = paragraph["url"][code].partition("#")
            html = (site / path).read_text("utf-8")
            body = re.search(rf'<p id="{anchor}".*?</p>', html, re.DOTALL)
            assert body, anchor
            linked = re.findall(r'data-entry="([^"]+)"', body[0])
            expected = list(dict.fromkeys(m["entry"] for m in paragraph["mentions"][code]))
            unlinked = {e for e in expected if e not in linked}
            assert linked == [entry for entry in expected if entry in linked]
            assert unlinked <= never | _unlinked(site), (code, anchor, unlinked)


def _unlinked(site: Path) -> set[str]:
    """Entries that the course chooses not to link: they are shown as spans that say `never`."""
    text = "".join(p.read_text("utf-8") for p in (site / "zh" / "article").glob("*.html"))
    return set(re.findall(r'class="term-never" data-term="([^"]+)"', text))


def test_section_page_headings_hold_no_term_links(site: Path) -> None:
    for code in LANGUAGE_TAGS:
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


class _Languages(HTMLParser):
    """Collects the Chinese and Korean words that stand in a text of another language."""

    VOID = frozenset({"meta", "link", "br", "hr", "img", "input", "wbr", "col"})

    def __init__(self) -> None:
        super().__init__()
        self.languages: list[str] = []
        self.strangers: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in self.VOID:
            self.languages.append(dict(attrs).get("lang") or (self.languages or [""])[-1])

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.VOID:
            self.languages.pop()

    def handle_data(self, data: str) -> None:
        for script, language in (("[\u4e00-\u9fff]+", "zh"), ("[가-힣]+", "ko")):
            if not (self.languages or [""])[-1].startswith(language):
                self.strangers += re.findall(script, data)


def test_words_of_another_script_say_their_language(site: Path) -> None:
    """WCAG 2.2, 3.1.2: else a listener hears them in the wrong voice, and the font is the wrong one."""
    found = {}
    for page in [*crawl.pages(site / "en"), *crawl.pages(site / "zh")]:
        text = re.sub(
            r"<(script|style|title|svg)\b.*?</\1>|<path[^>]*>", "", page.read_text("utf-8"), flags=re.DOTALL
        )
        reader = _Languages()
        reader.feed(text)
        if reader.strangers:
            found[page.relative_to(site).as_posix()] = reader.strangers
    assert not found


def test_ids_that_a_page_uses_itself_are_reserved(site: Path, course: Course) -> None:
    """Else a heading of that name would take the place of what a script looks for."""
    article = course.texts["article"].versions["en"]
    own = {part.id for section in article.sections for part in section.parts}
    own |= {paragraph.id for paragraph in article.paragraphs} | {section.id for section in article.sections}
    for section in article.sections:
        ids = crawl.read(site / "en" / "article" / f"{section.id}.html").ids
        used = {name for name in ids if name not in own and not name.startswith("__")}
        assert not {name for name in used if not RESERVED.fullmatch(name)}
