"""Where an address in running text ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from concordance.language.addresses import bare_addresses, end_of_address
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://a.org/b.", ["https://a.org/b"]),
        ("(https://a.org/x_(y)).", ["https://a.org/x_(y)"]),
        ("https://a.org/b(见第3页)", ["https://a.org/b"]),
        ("https://a.org/b[^1] https://a.org/c[[12]]", ["https://a.org/b", "https://a.org/c"]),
        ("https://a.org/b—and", ["https://a.org/b"]),
        ("https://a.org,https://b.org...", ["https://a.org", "https://b.org"]),
        ("访问https://www.un.org/zh查看", ["https://www.un.org/zh"]),
        ("https://münchen.de/straße.", ["https://münchen.de/straße"]),
        ("https://a.org:8080/?q=1&r=[2]#top;", ["https://a.org:8080/?q=1&r=[2]#top"]),
        ("https://a.org’s and https://a.org's", ["https://a.org", "https://a.org"]),
        ("http:// is none", []),
        ("https://[2001:db8::1]:80/x, https://[12] ", ["https://[2001:db8::1]:80/x"]),
        ("https://a.org:8080。", ["https://a.org:8080"]),
        (
            "NATURE.COM, AI.ORG.CN, ai.google, go.dev/un",
            ["NATURE.COM", "AI.ORG.CN", "ai.google", "go.dev/un"],
        ),
        ("www.nature.com/x, doi:10.1126/science.abc1.", ["www.nature.com/x", "10.1126/science.abc1"]),
        ("ai@un.org; un.gov.cn", ["ai@un.org", "un.gov.cn"]),
        ("in modern art.It is, the UN.IT and AI.The", []),
        ("e.g. the U.S.A. in GPT-3.5, A/78/L.49 and the UN.It is", []),
    ],
)
def test_addresses(text: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in bare_addresses(text)] == found


@given(st.text(alphabet="https://a.org/()[]^'_,.;:?&\\ 中é") | st.text())
def test_any_text_can_be_searched(text: str) -> None:
    spans = list(bare_addresses(text))
    assert all(start < end <= len(text) for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert all(at <= end_of_address(text, at) <= len(text) for at in range(len(text) + 1))
