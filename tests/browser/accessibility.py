"""What axe finds on a page: WCAG 2.2 AA and good practice, on a phone and a desktop, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

WIDTHS = {"desktop": 1280, "phone": 320}


def violations(page: Page, use: Callable[[], Any] = lambda: None) -> list[str]:
    """Each violation in each window and scheme; `use` brings the page into its state, anew in each window.

    In the dark only the colours are another matter: the rest was asked in the light.
    """
    found = []
    for window, width in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="light", reduced_motion="reduce")
        use()
        found += [f"{window}: {what}" for what in _found(page)]
        page.emulate_media(color_scheme="dark")
        found += [f"{window}, dark: {what}" for what in _found(page, "color-contrast")]
    return found


def _found(page: Page, *rules: str) -> list[str]:
    options = {"runOnly": list(rules)} if rules else {}
    result = Axe().run(page, options=options).response["violations"]
    return [f"{each['id']}: {node['html'][:150]}" for each in result for node in each["nodes"]]
