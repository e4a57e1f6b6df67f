"""A second engine: the bundle in Firefox, opened from a folder, driven over WebDriver BiDi."""

from __future__ import annotations

import itertools
import json
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from typing import Any

import pytest
from websockets.sync.client import ClientConnection, connect

PATH = shutil.which("firefox-esr") or shutil.which("firefox")
pytestmark = pytest.mark.skipif(PATH is None, reason="no Firefox on this machine")


class Firefox:
    """One tab. Errors of its scripts are collected in `errors`."""

    def __init__(self, socket: ClientConnection) -> None:
        self.socket = socket
        self.numbers = itertools.count(1)
        self.errors: list[str] = []
        self.call("session.new", capabilities={})
        self.call("session.subscribe", events=["log.entryAdded"])
        self.tab = self.call("browsingContext.getTree")["contexts"][0]["context"]

    def call(self, method: str, **params: Any) -> Any:
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": params}))
        while True:
            answer = json.loads(self.socket.recv(timeout=60))
            if answer.get("method") == "log.entryAdded" and answer["params"]["level"] == "error":
                self.errors.append(answer["params"]["text"])
            if answer.get("id") == number:
                assert answer["type"] == "success", answer
                return answer["result"]

    def open(self, url: str) -> None:
        self.call("browsingContext.navigate", context=self.tab, url=url, wait="complete")

    def ask(self, expression: str) -> Any:
        """The value of an expression in the page, a string, a number or a truth."""
        answer = self.call(
            "script.evaluate", expression=expression, target={"context": self.tab}, awaitPromise=True
        )
        assert answer["type"] == "success", answer
        return answer["result"].get("value")

    def wait(self, expression: str) -> Any:
        """Ask until the answer is true."""
        for _ in range(200):
            if found := self.ask(expression):
                return found
            time.sleep(0.05)
        raise AssertionError(expression)

    def type(self, keys: str) -> None:
        actions = [{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")]
        source = {"type": "key", "id": "keyboard", "actions": actions}
        self.call("input.performActions", context=self.tab, actions=[source])


@pytest.fixture(scope="module")
def firefox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Firefox]:
    folder = tmp_path_factory.mktemp("firefox")
    said = folder / "said"
    command = [str(PATH), "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(folder)]
    with (
        said.open("w") as heard,
        subprocess.Popen(command, stderr=heard, stdout=subprocess.DEVNULL) as process,
    ):
        for _ in range(600):
            if address := re.search(r"ws://\S+", said.read_text("utf-8", errors="replace")):
                break
            time.sleep(0.1)
        else:
            process.terminate()
            raise AssertionError(said.read_text("utf-8", errors="replace"))
        with connect(f"{address[0]}/session", max_size=None) as socket:
            yield Firefox(socket)
        process.terminate()


@pytest.fixture(autouse=True)
def no_script_fails(firefox: Firefox) -> Iterator[None]:
    firefox.errors.clear()
    yield
    assert not firefox.errors


def test_reading_modes_and_cards(firefox: Firefox, file_url: str) -> None:
    firefox.open(f"{file_url}en/article/practice.html")
    firefox.wait("document.documentElement.dataset.reader === 'ready'")
    firefox.type("m")
    assert firefox.ask("document.documentElement.dataset.mode") == "side"
    level = "new Set([...document.querySelectorAll('#agenda-2, #agenda-2-zh, .passage .text')].slice(0, 2)"
    assert firefox.ask(f"{level}.map((text) => Math.round(text.getBoundingClientRect().left))).size") == 2
    firefox.ask(
        "document.querySelector('.passage-texts a.term').dispatchEvent("
        "new PointerEvent('pointerover', {bubbles: true, pointerType: 'mouse'}))"
    )
    assert firefox.wait("document.querySelector('.card:not([hidden]) .card-name')?.textContent")
    firefox.type("\ue00c")  # Escape
    assert firefox.ask("document.querySelector('.card').hidden")
    firefox.ask("document.querySelector('.reader-modes button[value=en]').click()")


def test_lookup_and_search_from_any_page(firefox: Firefox, file_url: str) -> None:
    firefox.open(f"{file_url}zh/bodies/unesco.html")
    firefox.type("l")
    firefox.type("ruanfa")
    first = "document.querySelector('dialog.finder [data-entry]')?.dataset.entry"
    firefox.wait(f"{first} === 'soft-law'")
    firefox.type("\ue00c")
    firefox.type("/")
    firefox.type("AI")
    firefox.wait("document.querySelector('[data-list=passages] [data-place] mark')")
    firefox.ask("document.querySelector('[data-list=passages] [data-place] a').click()")
    assert firefox.wait(
        "document.readyState === 'complete' && document.querySelector('article mark')?.textContent"
    )


def test_lookup_page(firefox: Firefox, file_url: str) -> None:
    firefox.open(f"{file_url}en/lookup.html?q=jkwzz")
    firefox.wait("document.querySelector('.lookup [data-entry]')?.dataset.entry === 'unesco'")
    assert firefox.ask("document.querySelector('.lookup-all').getBoundingClientRect().height") == 0


def test_language_switch_keeps_the_paragraph(firefox: Firefox, file_url: str) -> None:
    firefox.open(f"{file_url}zh/article/practice.html#agenda-3")
    firefox.wait("document.querySelector('a[data-switch]').hash === '#agenda-3'")
    firefox.ask("document.querySelector('a[data-switch]').click()")
    firefox.wait("location.pathname.endsWith('/en/article/practice.html') && location.hash === '#agenda-3'")
