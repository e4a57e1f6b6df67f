"""What axe finds on a page: WCAG 2.2 AA and good practice, on a phone and a desktop, light and dark."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

WIDTHS = {"phone": 320, "desktop": 1280}
COLOURS = ("color-contrast", "link-in-text-block")
"""The slowest rules: the only ones to which the dark is another matter, and to which a width is none."""

# Leaves two of all elements that look the same, which a rule of style colours alike: of fifty lines of a list
# two, with whatever else is in only one of the others.
THIN = """() => {
  const seen = new Map();
  const looks = (each) => ["class", "style", "open", "aria-current", "aria-expanded", "aria-pressed", "type"]
    .map((name) => each.getAttribute(name)).join("|");
  const isNew = (each, path) => {
    const here = `${path} ${each.localName}|${looks(each)}`;
    const times = (seen.get(here) ?? 0) + 1;
    seen.set(here, times);
    const inside = [...each.children].map((child) => isNew(child, here));
    if (times <= 2 || inside.includes(true)) return true;
    each.remove();
    return false;
  };
  isNew(document.body, "");
}"""
RUN = """async (options) => (await axe.run({
  ...options, resultTypes: ["violations"], preload: false, iframes: false,
})).violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${id}: ${html.slice(0, 150)}`))"""


def violations(page: Page, window: str, use: Callable[[], Any] = lambda: None) -> list[str]:
    """Each violation in a window, on a desktop in each scheme; `use` brings the page into its state there.

    The page is not what it was after this.
    """
    page.set_viewport_size({"width": WIDTHS[window], "height": 800})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    use()
    found = _found(page, window, {"rules": {rule: {"enabled": False} for rule in COLOURS}})
    if window == "desktop":
        page.evaluate(THIN)
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]
            found += _found(page, scheme, {"runOnly": COLOURS})
    return found


def _found(page: Page, where: str, options: dict[str, Any]) -> list[str]:
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    return [f"{where}: {what}" for what in page.evaluate(RUN, options)]
