"""Addresses: where pages stand, and how one page links to another."""

from __future__ import annotations

import posixpath

import pytest
from concordance import routes
from hypothesis import given
from hypothesis import strategies as st


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("zh/bodies/unesco.html", "zh/article/trends.html", "../bodies/unesco.html"),
        ("zh/article/trends.html", "zh/article/practice.html", "trends.html"),
        ("zh/article/trends.html#trends-1", "zh/article/trends.html", "#trends-1"),
        ("zh/article/trends.html", "zh/article/trends.html", "trends.html"),
        ("en/index.html", "index.html", "en/index.html"),
        ("index.html", "en/index.html", "../index.html"),
        ("zh/bodies/unesco.html", "zh/bodies/unesco/2.html", "../unesco.html"),
        ("zh/bodies/unesco/2.html", "zh/bodies/unesco.html", "unesco/2.html"),
    ],
)
def test_a_link_leads_from_page_to_page(target: str, page: str, link: str) -> None:
    assert routes.relative(target, page) == link


ADDRESSES = st.lists(st.sampled_from(["zh", "en", "a", "b"]), min_size=1, max_size=4).map("/".join)


@given(ADDRESSES, ADDRESSES)
def test_a_link_followed_from_its_page_is_its_target(target: str, page: str) -> None:
    link = routes.relative(target, page)
    assert posixpath.normpath(posixpath.join(posixpath.dirname(page), link)) == target


def test_only_further_parts_have_pages_of_their_own() -> None:
    assert routes.part("zh", "bodies", "unesco", 1) == "zh/bodies/unesco.html"
    assert routes.part("zh", "bodies", "unesco", 2) == "zh/bodies/unesco/2.html"
