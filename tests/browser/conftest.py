"""A real browser, on http and on file://."""

from __future__ import annotations

import functools
import os
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from tasks import browsers

QUIET = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium: the machine's if it has one, else Playwright's own. Only root needs --no-sandbox."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=browsers.chromium(), args=[*QUIET, *(["--no-sandbox"] if root else [])]
        )
        yield chromium
        chromium.close()


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """A test run has no use for a line per request."""


@pytest.fixture(scope="session")
def http_url(site: Path) -> Iterator[str]:
    """The site served on this machine, as a public website would be; ends in a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Silent, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()


@pytest.fixture(scope="session")
def file_url(unzipped: Path) -> str:
    """The site opened from a folder by double click; ends in a slash."""
    return unzipped.as_uri() + "/"


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest) -> str:
    """Both ways to open the site: a test that asks for `base` runs on each."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture(params=["phone", "desktop"])
def window(request: pytest.FixtureRequest) -> str:
    """Both windows in which a page is looked at for what hinders readers: see accessibility.py."""
    return str(request.param)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A desktop window of a reader who has chosen to read one language. A script error fails the test."""
    yield from _window(browser, width=1280, height=900, memory=ONE_LANGUAGE)


@pytest.fixture
def new_window(browser: Browser) -> Iterator[Page]:
    """A desktop window of a reader who comes for the first time."""
    yield from _window(browser, width=1280, height=900)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A small phone with a touch screen."""
    yield from _window(browser, width=320, height=640, touch=True)


# Answers for the memory while it has no mode, and does not touch it: a script that runs before the page's own
# may ask for it too early, and Chromium then gives a page on file:// an empty one that nobody else ever sees.
ONE_LANGUAGE = """{
  const getItem = Storage.prototype.getItem;
  Storage.prototype.getItem = function (name) {
    return getItem.call(this, name) ?? (name.endsWith("/mode") ? "own" : null);
  };
}"""


def _window(
    browser: Browser, *, width: int, height: int, touch: bool = False, memory: str = ""
) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": height}, has_touch=touch, is_mobile=touch
    )
    if memory:
        context.add_init_script(memory)
    window = context.new_page()
    errors: list[str] = []
    window.on("pageerror", lambda error: errors.append(str(error)))
    yield window
    context.close()
    assert not errors, errors
