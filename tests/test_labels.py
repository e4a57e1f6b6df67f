"""The words of the pages: each is used, and counts as its language counts."""

from __future__ import annotations

import re
import shutil
from functools import partial
from pathlib import Path
from typing import get_args

import pytest
from concordance import locales
from concordance.codes import Code
from concordance.language.plurals import plural_category
from concordance.model import Borrowed
from concordance.problems import explain
from concordance.reading.own_words import own_words_are_sound
from concordance.views.labels import Labels, say_language
from support import ROOT

PLACES = [
    *ROOT.glob("hooks/**/*.py"),
    *ROOT.glob("hooks/concordance/site/templates/*"),
    *ROOT.glob("overrides/**/*.html"),
]
USE = re.compile(r"""(?:label|say)\(\s*["']([a-z_]+)["']|words\["([a-z_]+)"\]|else label\('([a-z_]+)'""")
BY_NAME = {
    "level_",
    "difficulty_",
    "ask_",
    "about_",
    "works_",
    "density_",
    "pinyin_",
    "cite_",
    "take_",
    "topic_",
    "handout_",
    "classification",
    "document_code",
    "article_number",
    "editor",
    "pages",
    "language",
}
"""Labels whose names are put together, or come from the front matter of a text."""


def test_every_label_is_used() -> None:
    used = {name for path in PLACES for found in USE.findall(path.read_text("utf-8")) for name in found}
    text = "".join(path.read_text("utf-8") for path in PLACES)
    known = set(locales.load()["en"].labels)
    unused = {name for name in known - used if f'"{name}"' not in text and f"'{name}'" not in text}
    assert {name for name in unused if not any(name.startswith(begin) for begin in BY_NAME)} == set()


@pytest.mark.parametrize("code", locales.codes())
def test_no_word_is_written_twice(code: str) -> None:
    """YAML would take the second one, and a page would say something else."""
    written = re.findall(r"^  ([\w-]+):", (locales.FOLDER / f"{code}.yml").read_text("utf-8"), re.MULTILINE)
    assert sorted({key for key in written if written.count(key) > 1}) == []


@pytest.mark.parametrize(
    ("tag", "count", "words"),
    [
        ("en", 1, "1 entry"),
        ("en", 2, "2 entries"),
        ("zh-Hans", 1, "1 entries"),
        ("ar", 0, "none"),
        ("ar", 2, "two"),
        ("ar", 3, "3 few"),
        ("ar", 100, "100 entries"),
        ("tlh", 1, "1 entries"),
    ],
)
def test_a_label_counts_as_its_language_counts(tag: str, count: int, words: str) -> None:
    forms = {"one": "{count} entry", "other": "{count} entries"}
    if tag == "ar":
        forms |= {"zero": "none", "two": "two", "few": "{count} few"}
    assert Labels({"entries": forms}, partial(plural_category, tag))("entries", count) == words


def test_a_script_fills_the_general_form() -> None:
    label = Labels(
        {"n": {"one": "{count} entry", "other": "{count} entries"}}, partial(plural_category, "en")
    )
    assert label("n", "{count}") == "{count} entries"


# ---------------------------------------------------------------- words that a language lacks


LABEL = Labels(
    {"own": "خاص", "borrowed": Borrowed("Find {what}."), "many": {"other": Borrowed("{count} entries")}},
    partial(plural_category, "ar"),
)


@pytest.mark.parametrize(
    ("template", "right_to_left", "page"),
    [
        ("<p>{borrowed}</p>", "ar", '<p><span lang="en" dir="ltr">Find tea.</span></p>'),
        ("<p>{borrowed}</p>", "", '<p><span lang="en">Find tea.</span></p>'),
        ("<b>{many} · {own}</b>", "", '<b><span lang="en">3 entries</span> · خاص</b>'),
        ('<a title="{borrowed}">x</a>', "ar", '<a title="Find tea.">x</a>'),
        ("<title>{borrowed}</title>", "ar", "<title>Find tea.</title>"),
        ("<option value=a>{borrowed}</option>", "ar", "<option value=a>Find tea.</option>"),
        ("<!-- {borrowed} --><i>{own}</i>", "ar", "<!-- Find tea. --><i>خاص</i>"),
    ],
)
def test_borrowed_words_say_their_language_where_an_element_can_stand(
    template: str, right_to_left: str, page: str
) -> None:
    label = LABEL.marking()
    words = {"own": label("own"), "borrowed": label("borrowed", what="tea"), "many": label("many", count=3)}
    assert say_language(template.format(**words), right_to_left) == page


def test_words_of_the_page_among_borrowed_words_say_their_language() -> None:
    words = LABEL.marking()("borrowed", what="شاي أخضر")
    assert say_language(f"<p>{words}</p>", "ar") == (
        '<p><span lang="en" dir="ltr">Find <span lang="ar" dir="rtl">شاي أخضر</span>.</span></p>'
    )


def test_outside_of_templates_borrowed_words_are_mere_words() -> None:
    assert LABEL("borrowed", what="tea") == "Find tea."


# ---------------------------------------------------------------- a translator's slips


SLIPS = {
    "a line that YAML cannot read": ("zh", "  home: 首页\n", "  home: [首页\n", "yaml-syntax"),
    "a label that is missing": ("zh", "  home: 首页\n", "", "missing-key"),
    "a label whose name is misspelt": ("zh", "  home: 首页\n", "  home: 首页\n  hone: 首页\n", "unknown-key"),
    "a label with another blank": ("zh", "  home: 首页\n", "  home: '{page}首页'\n", "label-blanks"),
    "a label that is empty": ("en", "  home: Home\n", "  home:\n", "empty-value"),
    "a message without a hint": (
        "en",
        '    hint: "check the spelling, or add the entry',
        "    hunt: x #",
        "",
    ),
    "a message with a brace that does not close": (
        "zh",
        "没有id为“{target}”的词条",
        "{target",
        "label-blanks",
    ),
}
"""Language, words, what stands in their place, and the problem; "" for more than one."""


@pytest.mark.parametrize("slip", SLIPS)
def test_a_translators_slip_is_told_with_its_place_and_stops_no_message(slip: str, tmp_path: Path) -> None:
    code, words, instead, expected = SLIPS[slip]
    folder = shutil.copytree(locales.FOLDER, tmp_path / "locales")
    path = folder / f"{code}.yml"
    text = path.read_text("utf-8")
    assert text.count(words) == 1
    path.write_text(text.replace(words, instead), "utf-8")
    problems = own_words_are_sound(folder)
    assert {problem.place.path for problem in problems} == {f"hooks/concordance/locales/{code}.yml"}
    assert all(problem.place.line > 1 for problem in problems)
    codes = {expected} if expected else {"missing-key", "unknown-key"}
    assert {problem.code for problem in problems} == codes
    for locale in locales.load(folder).values():
        assert set(locale.problems) == set(get_args(Code))
        assert all(explain(problem, locale.problems).text for problem in problems)


def test_the_generators_own_words_are_sound() -> None:
    """So every language has every label and every message."""
    assert own_words_are_sound() == []
