"""Where an entry occurs: all passages, on pages of bounded size, and a strip that shows where they are."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from concordance import course as courses
from concordance.model import Course
from concordance.site import pages
from concordance.site.passages import CELLS, PER_PART, parts_of, strip_of
from concordance.views.course_view import views
from mistakes import FIXTURE

PARAGRAPHS = 2 * PER_PART + 10


@pytest.fixture(scope="module")
def long_course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """The small course with many paragraphs on green tea."""
    folder = shutil.copytree(FIXTURE, tmp_path_factory.mktemp("long") / "course")
    for code, sentence in (("en", "Here green tea is drunk."), ("zh", "这里喝绿茶。")):
        path = folder / code / "article.md"
        more = "\n\n".join([sentence] * PARAGRAPHS)
        text = path.read_text("utf-8").replace("\n[^*]:", f"\n## III. Many {{#many}}\n\n{more}\n\n[^*]:", 1)
        path.write_text(text, "utf-8")
    course, problems = courses.read(folder, "tea")
    assert course is not None, problems
    return course


def test_the_passages_of_a_frequent_entry_stand_in_parts(long_course: Course) -> None:
    written = {page.address: page.write() for page in pages.render(long_course)}
    addresses = [f"en/plants/green-tea{end}" for end in (".html", "/2.html", "/3.html")]
    assert [address for address in written if "en/plants/green-tea" in address] == addresses
    listed = [re.findall(r'data-paragraph="([^"]+)"', written[address]) for address in addresses]
    assert [len(part) for part in listed[:2]] == [PER_PART, PER_PART]
    wanted = [p.id for _, p in views(long_course)["en"].in_paragraphs(long_course.entries["green-tea"])]
    assert [place for part in listed for place in part] == wanted
    assert 'href="../green-tea.html"' in written[addresses[1]]
    assert 'href="green-tea/2.html"' in written[addresses[0]]


def test_the_strip_leads_to_the_part_where_a_section_begins(long_course: Course) -> None:
    view = views(long_course)["en"]
    entry = long_course.entries["green-tea"]
    strip = strip_of(view.texts[0], entry, parts_of(view, entry))
    assert [(stretch.section.id, stretch.count, stretch.part) for stretch in strip] == [
        ("road", 1, 1),
        ("cup", 1, 1),
        ("many", PARAGRAPHS, 1),
    ]
    assert strip[0].cells == (True, False)
    assert strip[2].cells == (True,) * CELLS, "a long section is summed up"


def test_an_entry_that_occurs_nowhere_has_one_empty_part(long_course: Course) -> None:
    assert parts_of(views(long_course)["en"], long_course.entries["white-tea"]) == [[]]


def test_a_note_that_reads_the_same_in_every_language_stands_once(tmp_path: Path) -> None:
    folder = shutil.copytree(FIXTURE, tmp_path / "course")
    path = folder / "zh" / "article.md"
    text = path.read_text("utf-8").replace("陆羽：《茶论》，第1页。", "Lu Yu, “On Tea”, p. 1.")
    path.write_text(text, "utf-8")
    course, problems = courses.read(folder, "tea")
    assert course is not None, problems
    (page,) = (page for page in pages.render(course) if page.address == "en/article/road.html")
    (note,) = re.findall(r'<li id="note-1".*?</li>', page.write(), re.DOTALL)
    assert note.count('<p class="text') == 1
