"""A second engine: the bundle in Firefox, opened from a folder, driven over WebDriver BiDi (W3C)."""

from __future__ import annotations

import itertools
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
pytestmark = [
    pytest.mark.skipif(FIREFOX is None, reason="no Firefox on this machine"),
    pytest.mark.thorough,  # the engine takes seconds to start
]

ESCAPE = "\ue00c"
QUIET = {
    "app.normandy.enabled": False,
    "app.update.auto": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
}


class Firefox:
    """A running Firefox: sends commands, waits for their answers, and hears what scripts complain of."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.numbers = itertools.count(1)
        self.errors: list[str] = []
        self.call("session.new", capabilities={})
        self.call("session.subscribe", events=["log.entryAdded"])

    def call(self, method: str, **params: Any) -> Any:
        answer = self.answer(method, **params)
        assert answer["type"] == "success", answer
        return answer["result"]

    def answer(self, method: str, **params: Any) -> Any:
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            heard = json.loads(self.socket.recv(timeout=300))
            if heard.get("method") == "log.entryAdded" and heard["params"]["level"] == "error":
                self.errors.append(heard["params"]["text"])
            if heard.get("id") == number:
                return heard


class Tab:
    """One tab of it."""

    def __init__(self, firefox: Firefox) -> None:
        self.firefox = firefox
        self.context = firefox.call("browsingContext.create", type="tab")["context"]

    def open(self, url: str) -> None:
        """Go to a page. Asked for the page's end, Firefox at times never answers: we look for ourselves."""
        self.firefox.call("browsingContext.navigate", context=self.context, url=url, wait="none")
        self.wait(f"location.href === new URL({json.dumps(url)}).href && document.readyState === 'complete'")

    def ask(self, expression: str) -> Any:
        """The value of an expression in the page: a string, a number or a truth."""
        answer = self._evaluate(expression)
        assert answer["type"] == "success" and answer["result"]["type"] == "success", answer
        return answer["result"]["result"].get("value")

    def wait(self, expression: str) -> Any:
        """Ask until the answer is true; while one page gives way to the next there is none."""
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            answer = self._evaluate(expression)
            evaluated = answer["type"] == "success" and answer["result"]["type"] == "success"
            if evaluated and (value := answer["result"]["result"].get("value")):
                return value
            time.sleep(0.05)
        raise AssertionError(expression, answer)

    def type(self, keys: str) -> None:
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        source = {"type": "key", "id": "keyboard", "actions": actions}
        self.firefox.call("input.performActions", context=self.context, actions=[source])

    def _evaluate(self, expression: str) -> Any:
        target = {"context": self.context}
        return self.firefox.answer("script.evaluate", expression=expression, target=target, awaitPromise=True)


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    profile = tmp_path_factory.mktemp("firefox")
    wishes = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in QUIET.items())
    (profile / "user.js").write_text("".join(wishes), "utf-8")
    said = profile / "said"
    command = [str(FIREFOX), "--headless", "--no-remote", "--remote-debugging-port=0"]
    home = {**os.environ, "HOME": str(profile)}  # it refuses to run in a home of somebody else's
    with (
        said.open("w") as heard,
        subprocess.Popen(
            [*command, "--profile", str(profile)], stderr=heard, stdout=heard, env=home
        ) as process,
    ):
        try:
            with connect(f"{_address(said)}/session", max_size=None) as socket:
                yield Firefox(socket)
        finally:
            process.terminate()


def _address(said: Path) -> str:
    """Where Firefox listens, which it says when it is ready."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if found := re.search(r"ws://\S+", said.read_text("utf-8", errors="replace")):
            return found[0]
        time.sleep(0.1)
    raise AssertionError(said.read_text("utf-8", errors="replace"))


@pytest.fixture
def tab(firefox: Firefox) -> Iterator[Tab]:
    """A new tab. A script error fails the test."""
    firefox.errors.clear()
    tab = Tab(firefox)
    yield tab
    firefox.call("browsingContext.close", context=tab.context)
    assert not firefox.errors


def test_reading_modes_and_cards(tab: Tab, file_url: str) -> None:
    tab.open(f"{file_url}en/article/practice.html")
    tab.wait("document.documentElement.dataset.reader === 'ready'")
    assert tab.ask("document.documentElement.dataset.mode") == "side"
    texts = "[...document.getElementById('agenda-3').parentElement.querySelectorAll('.text')]"
    one, other = json.loads(tab.ask(f"JSON.stringify({texts}.map((text) => text.getBoundingClientRect()))"))
    assert abs(one["top"] - other["top"]) < 10
    assert one["right"] < other["left"]
    tab.ask(
        "document.querySelector('.passage-texts a.term').dispatchEvent("
        "new PointerEvent('pointerover', {bubbles: true, pointerType: 'mouse'}))"
    )
    assert tab.wait("document.querySelector('.card:not([hidden]) .card-name')?.textContent")
    tab.type(ESCAPE)
    tab.wait("document.querySelector('.card').hidden")


def test_lookup_and_search_from_any_page(tab: Tab, file_url: str) -> None:
    tab.open(f"{file_url}zh/bodies/unesco.html")
    tab.type("l")
    tab.type("ruanfa")
    tab.wait("document.querySelector('dialog.finder [data-entry]')?.dataset.entry === 'soft-law'")
    tab.type(ESCAPE)
    tab.type("/")
    tab.type("AI")
    tab.wait("document.querySelector('[data-list=passages] [data-place] mark')")
    tab.ask("document.querySelector('[data-list=passages] [data-place] a').click()")
    assert tab.wait(
        "location.pathname.includes('/article/') && document.querySelector('article mark')?.textContent"
    )


def test_lookup_page(tab: Tab, file_url: str) -> None:
    tab.open(f"{file_url}en/lookup.html?q=jkwzz")
    tab.wait("document.querySelector('.lookup [data-entry]')?.dataset.entry === 'unesco'")
    assert tab.ask("document.querySelector('.lookup-all').getBoundingClientRect().height") == 0


def test_language_switch_keeps_the_paragraph(tab: Tab, file_url: str) -> None:
    tab.open(f"{file_url}zh/article/practice.html#agenda-3")
    tab.wait("document.querySelector('a[data-switch]').hash === '#agenda-3'")
    tab.ask("document.querySelector('a[data-switch]').click()")
    tab.wait("location.pathname.endsWith('/en/article/practice.html') && location.hash === '#agenda-3'")
