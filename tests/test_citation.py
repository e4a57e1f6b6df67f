"""How the article is cited, and in which order names stand."""

from __future__ import annotations

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


def test_one_paragraph() -> None:
    for styled in citation.paragraph(CITE, "en"):
        filled = styled.text.format(page="125", number="1.2.3")
        assert "125" in filled
        assert "1.2.3" in filled


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
