"""What axe finds on a page: WCAG 2.2 AA and good practice, on a phone and a desktop, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

COLOURS = "color-contrast"
"""The slowest rule: the only one to which the dark is another matter, and to which a width is none."""


def violations(page: Page, use: Callable[[], Any] = lambda: None) -> list[str]:
    """Each violation in each window and scheme; `use` brings the page into its state, anew in each window."""
    found = []
    for window, width in (("desktop", 1280), ("phone", 320)):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        use()
        rules = {} if window == "desktop" else {"rules": {COLOURS: {"enabled": False}}}
        found += [f"{window}: {what}" for what in _found(page, rules)]
        if window == "desktop":
            page.emulate_media(color_scheme="dark")
            found += [f"dark: {what}" for what in _found(page, {"runOnly": [COLOURS]})]
    return found


def _found(page: Page, options: dict[str, Any]) -> list[str]:
    result = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {node['html'][:150]}" for each in result for node in each["nodes"]]
