"""The site behind real web servers, as `make web` configures them: headers, policy, caching, compression."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
import servers
from playwright.sync_api import ConsoleMessage, Page, expect
from test_pages import KINDS


@pytest.fixture(scope="module", params=servers.NAMES)
def served(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The address of the site behind a server, at the root."""
    if not servers.program(request.param):
        pytest.skip(f"no {request.param}")
    with servers.serving(request.param, site, tmp_path_factory.mktemp(request.param)) as address:
        yield address


def _ask(address: str, **headers: str) -> tuple[dict[str, str], bytes]:
    with urlopen(Request(address, headers=headers)) as answer:
        return {name.lower(): value for name, value in answer.headers.items()}, answer.read()


def test_every_answer_has_the_headers_that_protect_a_reader(served: str) -> None:
    for path in ("index.html", "assets/site.css", "data/glossary.json"):
        headers, _ = _ask(served + path)
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'self'" in policy
        assert "unsafe" not in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "SAMEORIGIN"
        assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
        assert "camera=()" in headers["permissions-policy"]


def test_a_wrong_address_is_answered_by_the_page_for_it(served: str) -> None:
    with pytest.raises(HTTPError) as refused:
        _ask(f"{served}zh/nowhere.html")
    assert refused.value.code == 404
    assert "content-security-policy" in {name.lower() for name in refused.value.headers}
    assert 'class="not-found"' in refused.value.read().decode()


def test_what_has_a_version_is_kept_and_the_rest_asked_for(served: str) -> None:
    assert "immutable" in _ask(f"{served}assets/site.css?v=0123456789")[0]["cache-control"]
    for path in ("zh/index.html", "assets/lookup.js", "zh/index.html?h=v"):
        assert _ask(served + path)[0]["cache-control"] == "no-cache"


def test_text_comes_compressed(served: str) -> None:
    headers, data = _ask(f"{served}zh/index.html", **{"Accept-Encoding": "gzip"})
    assert headers["content-encoding"] == "gzip"
    assert gzip.decompress(data) == _ask(f"{served}zh/index.html")[1]
    assert headers["content-type"].startswith("text/html")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_page_does_what_the_policy_forbids(page: Page, served: str, language: str) -> None:
    told: list[str] = []
    page.on(
        "console", lambda message: told.append(f"{page.url}: {message.text}") if _is_bad(message) else None
    )
    for path in KINDS.values():
        page.goto(served + path.format(language=language))
    assert told == []


def _is_bad(message: ConsoleMessage) -> bool:
    return message.type in ("error", "warning")


def test_reader_lookup_and_theme_work_under_the_policy(page: Page, served: str) -> None:
    told: list[str] = []
    page.on("console", lambda message: told.append(message.text) if _is_bad(message) else None)
    page.goto(f"{served}en/article/practice.html")
    page.locator(".theme").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.locator('.text[data-language="zh"]').first).to_be_hidden()
    page.keyboard.press("/")
    page.keyboard.type("UNESCO")
    expect(page.locator("dialog [role=option]").first).to_contain_text("United Nations Educational")
    assert told == []


def test_scripts_are_asked_for_once(page: Page, served: str) -> None:
    """A script that the page names with its version is not loaded a second time without."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.split("?")[0]))
    page.goto(f"{served}en/lookup.html")
    page.keyboard.press("Escape")
    page.locator("h1").click()
    page.keyboard.press("/")
    page.wait_for_timeout(300)
    scripts = [url for url in asked if url.endswith(".js")]
    assert sorted(scripts) == sorted(set(scripts))


@pytest.mark.parametrize("name", servers.NAMES)
def test_a_site_below_a_path_works(page: Page, published: Path, tmp_path: Path, name: str) -> None:
    if not servers.program(name):
        pytest.skip(f"no {name}")
    with ExitStack() as stack:
        address = stack.enter_context(servers.serving(name, published, tmp_path, "/ai"))
        assert address.endswith("/ai/")
        for path in ("", "zh/index.html", "assets/site.css"):
            assert _ask(address + path)[1]
        answer = page.goto(f"{address}zh/nowhere.html")
        assert answer is not None and answer.status == 404
