"""How the article is cited, and in which order names stand."""

from __future__ import annotations

from dataclasses import replace

import pytest
from concordance.language import collation
from concordance.model import Citation
from concordance.site import citation

CITE = Citation(
    authors=({"en": "Yan, Dexue", "zh": "阎德学"},),
    title={"en": "The Role", "zh": "角色"},
    journal={"en": "International Studies", "zh": "国际问题研究"},
    year="2024",
    issue="4",
    pages="120-137",
    issn="0452-8832",
)


def test_the_whole_article() -> None:
    assert [(s.style, s.text) for s in citation.whole(CITE, "en")] == [
        ("GB/T 7714", "YAN D. The Role[J]. International Studies, 2024(4): 120-137."),
        ("APA", "Yan, D. (2024). The Role. International Studies, (4), 120–137."),
        ("Chicago", "Yan, Dexue. “The Role.” International Studies, no. 4 (2024): 120–137."),
    ]
    assert citation.whole(CITE, "zh")[0].text == "阎德学. 角色[J]. 国际问题研究, 2024(4): 120-137."


def test_one_paragraph_on_one_printed_page_or_on_several() -> None:
    texts = {
        s.style: (s.text.format(page="125", number="1.2.3"), s.pages_text.format(page="125–126", number="9"))
        for s in citation.paragraph(CITE, "en")
    }
    assert texts == {
        "GB/T 7714": (
            "YAN D. The Role[J]. International Studies, 2024(4): 125 [¶1.2.3].",
            "YAN D. The Role[J]. International Studies, 2024(4): 125–126 [¶9].",
        ),
        "APA": (
            "Yan, D. (2024). The Role. International Studies, (4), 120–137 (p. 125, para. 1.2.3).",
            "Yan, D. (2024). The Role. International Studies, (4), 120–137 (pp. 125–126, para. 9).",
        ),
        "Chicago": (
            "Yan, Dexue. “The Role.” International Studies, no. 4 (2024): 125, para. 1.2.3.",
            "Yan, Dexue. “The Role.” International Studies, no. 4 (2024): 125–126, para. 9.",
        ),
    }


@pytest.mark.parametrize(
    ("count", "begin"),
    [
        (2, ["DOE J, ROE R. ", "Doe, J., & Roe, R. ", "Doe, Jane, and Richard Roe. "]),
        (
            3,
            [
                "DOE J, ROE R, POE A. ",
                "Doe, J., Roe, R., & Poe, A. ",
                "Doe, Jane, Richard Roe, and Ann Poe. ",
            ],
        ),
        (4, ["DOE J, ROE R, POE A, et al. ", "Doe, J., Roe, R., Poe, A., & Low, E. "]),
    ],
)
def test_several_authors(count: int, begin: list[str]) -> None:
    names = ["Doe, Jane", "Roe, Richard", "Poe, Ann", "Low, Eve"]
    authors = tuple({"en": name} for name in names[:count])
    found = [styled.text for styled in citation.whole(replace(CITE, authors=authors), "en")]
    for text, expected in zip(found, begin, strict=False):
        assert text.startswith(expected)


def test_several_chinese_authors() -> None:
    authors = tuple({"zh": name} for name in ("某甲", "某乙", "某丙", "某丁"))
    three, four = replace(CITE, authors=authors[:3]), replace(CITE, authors=authors)
    assert citation.whole(three, "zh")[0].text.startswith("某甲, 某乙, 某丙. 角色[J].")
    assert citation.whole(four, "zh")[0].text.startswith("某甲, 某乙, 某丙, 等. 角色[J].")


def test_a_paragraph_of_an_article_without_printed_pages() -> None:
    texts = {s.style: s.text.format(number="1.2.3") for s in citation.paragraph(CITE, "en", paged=False)}
    assert texts == {
        "GB/T 7714": "YAN D. The Role[J]. International Studies, 2024(4): 120-137 [¶1.2.3].",
        "APA": "Yan, D. (2024). The Role. International Studies, (4), 120–137 (para. 1.2.3).",
        "Chicago": "Yan, Dexue. “The Role.” International Studies, no. 4 (2024): 120–137, para. 1.2.3.",
    }


def test_chinese_names_stand_in_the_order_of_their_pinyin() -> None:
    names = ["政治", "WHO", "安全", "Éa", "布鲁塞尔", "ea"]
    assert sorted(names, key=collation.sortable) == ["安全", "布鲁塞尔", "Éa", "ea", "WHO", "政治"]
