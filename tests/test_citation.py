"""How works are cited: `cases/citations.yml`, which a librarian can add to; and the patterns behind it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import yaml
from casefile import FOLDER
from concordance import course as courses
from concordance.language import collation
from concordance.language.writings import writing_of
from concordance.model import Course, Name, Work
from concordance.reading import works
from concordance.views import citable, citation, patterns
from concordance.views.patterns import Run
from mistakes import FIXTURE

FILE = yaml.load((FOLDER / "citations.yml").read_text("utf-8"), yaml.BaseLoader)
STYLES = dict(zip(("gb", "apa", "chicago", "note"), citation.STYLES, strict=True))
TYPES = ("article", "chapter", "book", "report", "resolution", "speech", "web")


def source(case: dict[str, Any]) -> dict[str, Any]:
    """The work of a case, a number of authors being so many of the people in the file."""
    data = dict(case["work"])
    if isinstance(data.get("authors"), str):
        data["authors"] = FILE["people"][case["language"]][: int(data["authors"])]
    return data


def written(runs: tuple[Run, ...]) -> str:
    """A citation as the cases write it."""
    return "".join(f"*{run.text}*" if run.italic else run.text for run in runs)


def cited(work: Work, language: str = "en", style: str = "apa") -> str:
    return written(citation.cite(work, language, style))


@pytest.mark.parametrize("case", [pytest.param(case, id=case["title"]) for case in FILE["cases"]])
def test_a_work_is_cited(case: dict[str, Any]) -> None:
    work = works.work(source(case), case["language"])
    found = {name: cited(work, case["readers"], style) for name, style in STYLES.items()}
    assert found == {name: case[name] for name in STYLES}


def test_no_case_is_there_twice() -> None:
    titles = [case["title"] for case in FILE["cases"]]
    assert len(titles) == len(set(titles))


@pytest.mark.thorough
@pytest.mark.parametrize("kind", TYPES)
def test_cases_are_works_that_a_course_may_cite(kind: str, tmp_path: Path) -> None:
    of_kind = [case for case in FILE["cases"] if case["work"].get("type", "article") == kind]
    spoken = [case for case in of_kind if set(case["work"]["title"]) == {"en", "zh"}]
    assert spoken
    for number, case in enumerate(spoken):
        folder = shutil.copytree(FIXTURE, tmp_path / str(number))
        settings = yaml.load((folder / "course.yml").read_text("utf-8"), yaml.BaseLoader)
        settings["cite"] = {"language": case["language"], **source(case)}
        (folder / "course.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), "utf-8")
        course, problems = courses.read(folder, "tea")
        assert (course is not None, problems) == (True, []), case["title"]


# ---------------------------------------------------------------- one paragraph, this edition, an entry


TEA = Work(
    type="article",
    title={"en": "The Role", "zh": "角色"},
    language="zh",
    authors=(Name(written={"en": "Yan, Dexue", "zh": "阎德学"}),),
    container={"en": "International Studies", "zh": "国际问题研究"},
    date="2024",
    issue="4",
    pages="120-137",
)


def paragraph(language: str, *, paged: bool) -> dict[str, tuple[str, str]]:
    """The citations of a paragraph on one page, and on several, their blanks showing as #."""
    found = citation.pinpointed(TEA, language, paged=paged)
    return {each.id: (written(each.runs), written(each.several)) for each in found}


def test_a_paragraph_is_cited_by_its_page_and_number() -> None:
    title = "The Role [in Chinese]. *International Studies*, (4)"
    assert paragraph("en", paged=True) == {
        "gb-t-7714": ("YAN D X. The Role[J]. International Studies, 2024(4): # [¶#] [in Chinese].",) * 2,
        "apa": (
            f"Yan, D. (2024). {title}, 120–137 (p. #, para. #).",
            f"Yan, D. (2024). {title}, 120–137 (pp. #, para. #).",
        ),
        "chicago-note": (
            "Yan Dexue, “The Role” [in Chinese], *International Studies*, no. 4 (2024): #, para. #.",
        )
        * 2,
    }


def test_a_paragraph_of_an_article_without_printed_pages_is_cited_by_its_number() -> None:
    assert {style: one for style, (one, _) in paragraph("zh", paged=False).items()} == {
        "gb-t-7714": "阎德学. 角色[J]. 国际问题研究, 2024(4): 120-137 [¶#].",
        "apa": "阎德学. (2024). 角色. *国际问题研究*, (4), 120–137 (para. #).",
        "chicago-note": "阎德学, “角色,” *国际问题研究*, no. 4 (2024): 120–137, para. #.",
    }


@pytest.fixture(scope="module")
def course() -> Course:
    """The small course, which is about an English article."""
    found, _ = courses.read(FIXTURE, "tea")
    assert found is not None
    return replace(found, settings=replace(found.settings, released="2026-11-24"))


def test_this_edition_says_whose_translation_it_is_and_of_what(course: Course) -> None:
    chinese = citable.edition(course, course.settings.texts[0], "zh", "zh/article/index.html")
    assert {name: cited(chinese, "zh", style) for name, style in STYLES.items()} == {
        "gb": "某甲. 茶的旅行[EB/OL]. 网站编者编译. 0.1版. (2026-11-24)[访问日期]. [网址].",
        "apa": "某甲. (2026). *茶的旅行* (网站编者编译; 版本0.1) [双语对照版]. "
        "检索于[访问日期], 取自 [网址] (原作发表于1999年)",
        "chicago": "某甲. *茶的旅行*. 网站编者编译. 双语对照版. 版本0.1. 2026年11月24日. [访问日期]访问. "
        "[网址]. 原载“How Tea Travelled,” *Journal of Tea*, no. 1 (1999): 10–12.",
        "note": "某甲, *茶的旅行*, 网站编者编译, 版本0.1 (2026), [网址].",
    }


def test_an_edition_of_a_foreign_work_names_the_original(course: Course) -> None:
    english = citable.edition(course, course.settings.texts[0], "en", "en/article/index.html")
    chinese_work = replace(english, authors=TEA.authors, original=TEA)
    assert cited(chinese_work, "en", "chicago") == (
        "Yan, Dexue. *How Tea Travelled*. Edited and translated by the site’s editors. Bilingual ed. "
        "Version 0.1. November 24, 2026. Accessed [date of access]. [address]. "
        "Originally published as “角色,” *国际问题研究*, no. 4 (2024): 120–137."
    )


def test_editors_with_names_and_a_public_address_are_told(course: Course) -> None:
    settings = replace(
        course.settings, editors=(Name(written={"en": "Moe, Tim"}),), site_url="https://tea.example/"
    )
    english = citable.edition(
        replace(course, settings=settings), settings.texts[0], "en", "en/article/index.html"
    )
    assert cited(english) == (
        "Doe, J. (2026). *How Tea Travelled* (T. Moe, Ed. & Trans.; Version 0.1) [Bilingual ed.]. "
        "Retrieved [date of access], from https://tea.example/en/article/index.html "
        "(Original work published 1999)"
    )


def test_an_entry_of_editors_with_names_is_theirs(course: Course) -> None:
    settings = replace(course.settings, editors=(Name(written={"en": "Moe, Tim"}),))
    named = replace(course, settings=settings)
    entry = citable.entry(named, "en", course.entries["white-tea"], "en/plants/white-tea.html")
    assert {name: cited(entry, "en", style) for name, style in STYLES.items()} == {
        "gb": "MOE T. white tea[EB/OL]//How Tea Travelled. Version 0.1. (2026-11-24)"
        "[date of access]. [address].",
        "apa": "Moe, T. (2026). white tea. In *How Tea Travelled* (Version 0.1). "
        "Retrieved [date of access], from [address]",
        "chicago": "“white tea.” In *How Tea Travelled*, edited by Tim Moe. Version 0.1. "
        "November 24, 2026. Accessed [date of access]. [address].",
        "note": "“white tea,” in *How Tea Travelled*, ed. Tim Moe, version 0.1 (2026), [address].",
    }


def test_an_entry_is_cited_as_part_of_the_edition(course: Course) -> None:
    entry = citable.entry(course, "en", course.entries["white-tea"], "en/plants/white-tea.html")
    assert {name: cited(entry, "en", style) for name, style in STYLES.items()} == {
        "gb": "white tea[EB/OL]//How Tea Travelled. Edited by the site’s editors. Version 0.1. (2026-11-24)"
        "[date of access]. [address].",
        "apa": "white tea. (2026). In *How Tea Travelled* (edited by the site’s editors; Version 0.1). "
        "Retrieved [date of access], from [address]",
        "chicago": "“white tea.” In *How Tea Travelled*, edited by the site’s editors. Version 0.1. "
        "November 24, 2026. Accessed [date of access]. [address].",
        "note": "“white tea,” in *How Tea Travelled*, edited by the site’s editors, "
        "version 0.1 (2026), [address].",
    }


def test_what_only_the_reader_knows_is_left_blank(course: Course) -> None:
    runs = citation.cite(
        citable.edition(course, course.settings.texts[0], "en", "en/article/index.html"), "en", "apa"
    )
    assert [run.blank for run in runs if run.blank] == ["today", "address"]


# ---------------------------------------------------------------- tags


def tagged(work: Work, language: str, course: Course) -> list[str]:
    tags = citable.tags(work, language, course)
    return [f"{tag.name}{f' ({tag.language})' if tag.language else ''}: {tag.content}" for tag in tags]


def test_tags_say_what_the_citation_says(course: Course) -> None:
    assert tagged(TEA, "en", course) == [
        "citation_title: The Role",
        "citation_author: Yan, Dexue",
        "citation_publication_date: 2024",
        "citation_journal_title: International Studies",
        "citation_issue: 4",
        "citation_firstpage: 120",
        "citation_lastpage: 137",
        "citation_language: zh-Hans",
        "DC.title (en): The Role",
        "DCTERMS.alternative (zh-Hans): 角色",
        "DC.creator (en): Yan, Dexue",
        "DC.date: 2024",
        "DC.language: zh-Hans",
        "DCTERMS.isPartOf (en): International Studies",
        "DC.type: Text",
    ]


@pytest.mark.parametrize(
    ("kind", "wanted"),
    [
        ("chapter", "citation_inbook_title: The Tea Book"),
        ("report", "citation_technical_report_institution: Leaf Institute"),
        ("resolution", "citation_technical_report_number: A/RES/78/265"),
        ("speech", "citation_conference_title: Tea Summit"),
        ("book", "citation_publisher: Leaf Press"),
        ("web", "DCTERMS.isPartOf (en): Tea Online"),
    ],
)
def test_tags_of_every_type(kind: str, wanted: str, course: Course) -> None:
    cases = [case for case in FILE["cases"] if case["work"].get("type") == kind and case["language"] == "en"]
    found = [tagged(works.work(source(case), "en"), "en", course) for case in cases]
    assert any(wanted in tags for tags in found)
    assert all(any(tag.startswith("citation_title") for tag in tags) for tags in found)


# ---------------------------------------------------------------- on the pages


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("article: issue and pages", "*Journal of Tea*, no. 2, 1999"),
        ("article: volume and pages", "*Journal of Tea*, volume 3, 1999"),
        ("article: nothing but the year", "*Journal of Tea*, 1999"),
        ("book: place", "Leaf Press, 2001"),
        ("resolution: the year only", "A/RES/78/265, 2024"),
        ("speech", "Tea Summit, London, May 3, 2001"),
        ("speech: no place, an address", "Tea Summit, May 3, 2001"),
        ("web page", "*Tea Online*, May 3, 2001"),
        ("web page: no date", "*Tea Online*"),
        ("in Chinese, 1 name", "*Tea Studies*, no. 2, 1999 [in Chinese]"),
        ("Chinese, 1 name", "《茶学》1999年第2期"),
        ("speech in Chinese", "茶峰会，伦敦，2001年5月3日"),
    ],
)
def test_a_page_says_where_a_work_came_out(kind: str, said: str) -> None:
    (case,) = (case for case in FILE["cases"] if case["title"] == kind)
    work = works.work(source(case), case["language"])
    assert written(citation.appeared(work, case["readers"])) == said


def test_pages_are_told_behind() -> None:
    assert written(citation.appeared(TEA, "en", "pp. 1–2")) == (
        "*International Studies*, no. 4, 2024, pp. 1–2 [in Chinese]"
    )
    assert written(citation.appeared(TEA, "zh", "第1—2页")) == "《国际问题研究》2024年第4期，第1—2页"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ({"en": "Doe, Jane"}, "Jane Doe"),
        ({"en": "Yan, Dexue", "zh": "阎德学"}, "Yan Dexue"),
        ({"en": "King, Martin Luther, Jr."}, "Martin Luther King Jr."),
        ({"zh": "阎德学"}, "阎德学"),
    ],
)
def test_a_name_in_prose(name: dict[str, str], said: str) -> None:
    assert citation.name_in_prose(Name(written=name), "en") == said


# ---------------------------------------------------------------- styles


def fill(pattern: str, **values: str) -> str:
    fields = {name: (Run(value),) if value else () for name, value in values.items()}
    return written(patterns.fill(pattern, fields, {"both": "{a} and {b}"}))


@pytest.mark.parametrize(
    ("pattern", "values", "wanted"),
    [
        ("{a}<, {b}>.", {"a": "x", "b": "y"}, "x, y."),
        ("{a}<, {b}>.", {"a": "x", "b": ""}, "x."),
        ("<{a}|{b}|none>", {"a": "", "b": ""}, "none"),
        ("<({a}<, {b}>)|{b}>", {"a": "x", "b": ""}, ""),
        ("<({a}<, {b}|>)|{b}>", {"a": "x", "b": ""}, "(x)"),
        ("<one{?a}|two{!a}>", {"a": "x"}, "one"),
        ("<one{?a}|two{!a}>", {"a": ""}, "two"),
        ("<{both}|{a} alone>", {"a": "x", "b": ""}, "x alone"),
        ("*{a}*. {b}", {"a": "Why?", "b": "y"}, "*Why?* y"),
        ("“{a}.”", {"a": "On “x”"}, "“On ‘x.’”"),
    ],
)
def test_pattern(pattern: str, values: dict[str, str], wanted: str) -> None:
    assert fill(pattern, **values) == wanted


@pytest.mark.parametrize("pattern", ["<{a}", "{a}>", "{a", "a}"])
def test_a_pattern_with_a_bracket_too_few_is_an_error(pattern: str) -> None:
    with pytest.raises(ValueError, match=r"\W"):
        fill(pattern, a="x")


def test_a_pattern_that_names_nothing_known_is_an_error() -> None:
    with pytest.raises(KeyError):
        fill("{nobody}")


def test_a_citation_is_escaped() -> None:
    assert patterns.html((Run("<b>", italic=True), Run("&"))) == "<i>&lt;b&gt;</i>&amp;"


@pytest.mark.parametrize("style", citation.STYLES)
@pytest.mark.parametrize("kind", [*TYPES, "newspaper", "edition", "entry"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_style_has_a_pattern_for_every_type(style: str, kind: str, language: str) -> None:
    bare = Work(type=kind, title={language: "Tea"}, language=language, editors=TEA.authors, version="1")
    full = replace(
        replace(TEA, language=language, type=kind),
        editors=TEA.authors,
        translators=TEA.authors,
        doi="10.1000/1",
        url="https://tea.example/",
        accessed="2026-11-24",
        publisher={"en": "Leaf"},
        place={"en": "London"},
        edition="2",
        number="7",
        event={"en": "Summit"},
        version="1",
        original=TEA,
    )
    for work in (bare, full):
        found = cited(work, language, style)
        assert "{" not in found
        assert work.said(work.title, language) in found


# ---------------------------------------------------------------- order of names


def test_chinese_names_stand_in_the_order_of_their_pinyin() -> None:
    names = ["政治", "WHO", "安全", "Éa", "布鲁塞尔", "ea"]
    key = partial(collation.sort_key, writing=writing_of("zh"))
    assert sorted(names, key=key) == ["安全", "布鲁塞尔", "Éa", "ea", "WHO", "政治"]


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("es", "nariz nube ñu ópera oro"),
        ("sv", "zebra ål ärta öl"),
        ("ru", "ива йод кот"),
        ("fr", "eau été évier"),
        ("ja", "一 中 人"),
    ],
)
def test_names_stand_in_the_order_of_their_language(language: str, names: str) -> None:
    key = partial(collation.sort_key, writing=writing_of(language))
    shuffled = names.split()[::-1]
    assert sorted(shuffled, key=key) == names.split()


def test_a_language_of_which_nothing_is_known_sorts_by_letters() -> None:
    key = partial(collation.sort_key, writing=writing_of("xx"))
    assert sorted(["b", "À", "c"], key=key) == ["À", "b", "c"]
