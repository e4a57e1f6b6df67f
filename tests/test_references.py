"""What reference managers are given: CSL-JSON, BibTeX and RIS say what the citation says."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pypandoc
import pytest
import yaml
from casefile import FOLDER
from concordance import course as courses
from concordance import exports
from concordance.exports import references
from concordance.model import Course, Work
from concordance.reading import works
from concordance.site import bibliography, pages
from concordance.views import citation
from concordance.views.course_view import views
from concordance.views.patterns import text
from mistakes import FIXTURE

FILE = yaml.load((FOLDER / "citations.yml").read_text("utf-8"), yaml.BaseLoader)
TAGS = {"en": "en", "zh": "zh-Hans"}


def work(**data: Any) -> Work:
    return works.work({"title": {"en": "Tea"}, "journal": "Leaves", "year": "1999", **data}, "en")


def bibtex(cited: Work) -> str:
    return references.bibtex(references.csl(cited, "en", "tea", TAGS), citation.template_of(cited))


def ris(cited: Work) -> str:
    return references.ris(references.csl(cited, "en", "tea", TAGS), citation.template_of(cited))


def test_an_article_in_bibtex() -> None:
    cited = work(
        authors=["King, Martin Luther, Jr.", {"en": "UN, Department & Co.", "kind": "organization"}],
        title={"en": "50 % of {Tea}_1"},
        volume="3",
        issue="2",
        pages="10-12",
        doi="10.1000/a_b",
    )
    assert bibtex(cited) == (
        "@article{tea,\n"
        "  author = {King, Jr., Martin Luther and {UN, Department \\& Co.}},\n"
        "  title = {{50 \\% of \\{Tea\\}\\_1}},\n"
        "  journal = {{Leaves}},\n"
        "  volume = {3},\n"
        "  number = {2},\n"
        "  doi = {10.1000/a_b},\n"
        "  language = {en},\n"
        "  pages = {10--12},\n"
        "  year = {1999}\n"
        "}\n"
    )


def test_a_foreign_article_in_ris_names_its_own_title_and_language() -> None:
    cited = works.work(
        {
            "authors": [{"zh": "阎德学", "en": "Yan, Dexue"}],
            "title": {"zh": "角色", "en": "The Role"},
            "journal": {"zh": "国际问题研究", "en": "International Studies"},
            "year": "2024",
            "issue": "4",
            "pages": "120-137",
        },
        "zh",
    )
    assert ris(cited) == (
        "TY  - JOUR\nID  - tea\nAU  - Yan, Dexue\nTI  - The Role\nT2  - International Studies\n"
        "IS  - 4\nLA  - zh-Hans\nOP  - 角色\nSP  - 120\nEP  - 137\nPY  - 2024\nDA  - 2024//\nER  - \n"
    )


@pytest.mark.parametrize(
    ("kind", "entry", "record"),
    [
        ("article", "@article", "JOUR"),
        ("chapter", "@incollection", "CHAP"),
        ("book", "@book", "BOOK"),
        ("report", "@techreport", "RPRT"),
        ("resolution", "@techreport", "RPRT"),
        ("speech", "@misc", "CPAPER"),
        ("web", "@misc", "ELEC"),
    ],
)
def test_every_type_has_its_record(kind: str, entry: str, record: str) -> None:
    assert bibtex(work(type=kind)).startswith(f"{entry}{{tea,")
    assert ris(work(type=kind)).startswith(f"TY  - {record}\n")


def test_a_newspaper_keeps_its_day() -> None:
    paper = work(date="1999-05-03", pages="3")
    assert "PY  - 1999\nDA  - 1999/05/03\n" in ris(paper)
    assert references.csl(paper, "en", "tea", TAGS)["type"] == "article-newspaper"


def test_each_language_has_records_of_the_text_and_of_the_edition() -> None:
    course, _ = courses.read(FIXTURE, "tea")
    assert course is not None
    files = {path: text for path, text in exports.files(course).items() if path.startswith("data/cite/")}
    assert sorted(files) == sorted(
        f"data/cite/{name}-{code}.{ending}"
        for name in ("article", "article-edition")
        for code in ("en", "zh")
        for ending in ("bib", "json", "ris")
    )
    (edition,) = json.loads(files["data/cite/article-edition-zh.json"])
    assert (edition["title"], edition["original-title"]) == ("茶的旅行", "How Tea Travelled")
    assert "translator" not in edition  # nobody is invented where no editor gives a name
    assert edition["note"] == "网站编者编译"
    assert edition["version"] == "0.1"


# ---------------------------------------------------------------- the works that a text cites


@pytest.fixture
def cited(tmp_path: Path) -> Course:
    """The small course, with two works that it cites."""
    folder = shutil.copytree(FIXTURE, tmp_path / "course")
    (folder / "references.yml").write_text(
        """
- id: leaf-1999
  entry: white-tea
  cited: {note-1: "12-13"}
  work:
    {type: book, language: en, authors: ["Moe, Tim", others], title: Leaf, publisher: Leaf Press, year: 1999}
- id: ye-2001
  cited: {note-1: ""}
  work:
    type: article
    language: zh
    authors: [{zh: 叶某, en: "Ye, Mou"}]
    title: {zh: 叶, en: Leaf}
    journal: {zh: 茶学, en: Tea Studies}
    year: 2001
""",
        "utf-8",
    )
    course, problems = courses.read(folder, "tea")
    assert course is not None, problems
    return course


def test_works_are_listed_by_kind_as_each_language_cites_them(cited: Course) -> None:
    found = {
        code: {kind: [text(each.runs) for each in works] for kind, works in bibliography.listed(view)}
        for code, view in views(cited).items()
    }
    assert found == {
        "en": {
            "articles": ["Ye, Mou. “Leaf” [in Chinese]. Tea Studies (2001)."],
            "books": ["Moe, Tim, et al. Leaf. Leaf Press, 1999."],
        },
        "zh": {
            "articles": ["叶某. 叶[J]. 茶学, 2001."],
            "books": ["MOE T, et al. Leaf[M]. [S.l.]: Leaf Press, 1999."],
        },
    }


def test_the_page_says_where_a_work_is_cited_and_which_entry_it_has(cited: Course) -> None:
    (page,) = (page for page in pages.render(cited) if page.address == "en/references.html")
    written = page.write()
    assert '<a href="article/road.html#note-1">Note 1</a> (pp. 12–13)' in written
    assert 'href="plants/white-tea.html"' in written
    assert "<i>Leaf</i>" in written


def test_all_works_are_published_in_three_formats(cited: Course) -> None:
    files = exports.files(cited)
    assert [item["id"] for item in json.loads(files["data/references.json"])] == ["leaf-1999", "ye-2001"]
    assert "author = {Moe, Tim and others}" in files["data/references.bib"]
    assert files["data/references.ris"].count("TY  - ") == 2


def test_a_course_that_cites_nothing_has_no_such_page() -> None:
    course, _ = courses.read(FIXTURE, "tea")
    assert course is not None
    assert not [page.address for page in pages.render(course) if page.kind == "references"]
    assert "data/references.json" not in exports.files(course)


# ---------------------------------------------------------------- through a real program


def source(case: dict[str, Any]) -> Work:
    data = dict(case["work"])
    if isinstance(data.get("authors"), str):
        data["authors"] = FILE["people"][case["language"]][: int(data["authors"])]
    return works.work(data, case["language"])


UNLIKE = {
    "csljson": {"author", "title"},  # pandoc parts “von der”, and curls quotation marks
    # BibTeX has no newspaper, no speech and no language; pandoc spaces J.R.R.
    "bibtex": {"author", "language", "type", "event-title", "event-place"},
}


@pytest.mark.parametrize("form", UNLIKE)
def test_pandoc_reads_every_case(form: str, tmp_path: Path) -> None:
    pandoc = pypandoc.get_pandoc_path()
    cases = {f"w{number}": case for number, case in enumerate(FILE["cases"])}
    items = {key: references.csl(source(case), case["readers"], key, TAGS) for key, case in cases.items()}
    path = tmp_path / "works"
    if form == "csljson":
        path.write_text(json.dumps(list(items.values())), "utf-8")
    else:
        kinds = {key: citation.template_of(source(case)) for key, case in cases.items()}
        path.write_text("".join(references.bibtex(item, kinds[key]) for key, item in items.items()), "utf-8")
    told = subprocess.run(
        [pandoc, "-f", form, "-t", "csljson", str(path)], capture_output=True, check=True, encoding="utf-8"
    )
    found = {item["id"]: item for item in json.loads(told.stdout)}
    for key, item in items.items():
        # BibTeX has no type for a page of a website, and pandoc no place for how it was published.
        unlike = UNLIKE[form] | (
            {"container-title"} if item["type"] == "webpage" and form == "bibtex" else set()
        )
        for name in item.keys() - unlike:
            assert found[key].get(name) == item[name], (cases[key]["title"], name)
