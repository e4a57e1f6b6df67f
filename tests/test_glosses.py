"""What the editors say of words in a paragraph stands below it, in every language, and is no part of it."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from concordance import course as courses
from concordance import exports
from concordance.model import Course, Position
from concordance.site import pages
from mistakes import FIXTURE

GLOSSES = """
- id: book
  at: road-2
  attach: {en: wrote a book, zh: 写了一本书}
  gloss: {en: "It has three parts & more on green tea.", zh: 讲绿茶，共三卷。}
  source: {title: {en: The Classic, zh: 《茶经》}, url: "https://tea.example/", checked: "1999-01-02"}
- {id: sage, same_as: book, at: road-2, attach: {en: the sage, zh: 茶圣}}
- {id: late, same_as: book, at: home-1, attach: {en: came later, zh: 出现得晚}}
"""


@pytest.fixture
def plain() -> Course:
    course, problems = courses.read(FIXTURE, "tea")
    assert course is not None, problems
    return course


@pytest.fixture
def glossed(tmp_path: Path) -> Course:
    """The small course with glosses on two paragraphs."""
    folder = shutil.copytree(FIXTURE, tmp_path / "course")
    (folder / "glosses.yml").write_text(GLOSSES, "utf-8")
    course, problems = courses.read(folder, "tea")
    assert course is not None, problems
    return course


def page(course: Course, address: str) -> str:
    return next(each for each in pages.render(course) if each.address == address).write()


def test_glosses_stand_below_their_paragraph_in_every_language(glossed: Course) -> None:
    html = page(glossed, "en/article/road.html")
    assert html.count('<aside class="gloss') == 2  # one for each language, with both of its glosses
    assert '<q class="gloss-words">wrote a book</q> It has three parts &amp; more on green tea.' in html
    assert '<q class="gloss-words">写了一本书</q> 讲绿茶，共三卷。' in html
    assert "https://tea.example/" in html
    assert "2 January 1999" in html
    assert html.index('<p id="road-2"') < html.index('id="gloss-book-en"') < html.index('id="gloss-book-zh"')


def test_the_words_are_marked_and_lead_to_their_gloss(glossed: Course) -> None:
    html = page(glossed, "en/article/road.html")
    assert '<span class="glossed" aria-details="gloss-book-en">wrote a book</span>' in html
    assert 'id="gloss-book-en"' in html


def test_one_that_is_the_same_says_what_the_other_says(glossed: Course) -> None:
    html = page(glossed, "en/article/cup.html")
    assert '<q class="gloss-words">came later</q> It has three parts &amp; more on green tea.' in html


def test_the_card_of_an_entry_says_what_is_said_of_its_name(glossed: Course) -> None:
    html = page(glossed, "en/article/road.html")
    card = html.partition('data-card="lu-yu"')[2].partition("</template>")[0]
    assert card.count("It has three parts &amp; more") == 1  # "the sage" names Lu Yu here


def test_the_words_of_a_gloss_are_no_words_of_the_text(glossed: Course, plain: Course) -> None:
    assert glossed.mentions == plain.mentions
    assert glossed.alignments == plain.alignments
    with_glosses, without = exports.files(glossed), exports.files(plain)
    changed = {name for name in without if with_glosses[name] != without[name]}
    assert changed == {"data/paragraphs.json"}  # and so no list that search, lookup or citations read


def test_the_data_say_where_a_gloss_stands(glossed: Course) -> None:
    data = json.loads(exports.files(glossed)["data/paragraphs.json"])
    paragraph = next(each for each in data["paragraphs"] if each["id"] == "road-2")
    found = [
        {code: paragraph["text"][code][span["start"] : span["end"]] for code, span in gloss["on"].items()}
        for gloss in paragraph["glosses"]
    ]
    assert found == [{"en": "wrote a book", "zh": "写了一本书"}, {"en": "the sage", "zh": "茶圣"}]
    assert [gloss["same_as"] for gloss in paragraph["glosses"]] == [None, "book"]
    assert paragraph["glosses"][1]["text"]["zh"] == "讲绿茶，共三卷。"


def test_glosses_stand_in_the_order_of_their_words(glossed: Course) -> None:
    assert [gloss.id for gloss in glossed.glosses[Position("article", "road-2")]] == ["book", "sage"]
