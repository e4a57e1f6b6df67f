"""Readers who leave and return."""

from __future__ import annotations

from playwright.sync_api import Page


def come_back(page: Page, base: str) -> None:
    """Go to another page of the site, and return.

    On file:// what is remembered may reach a page too late that comes at once, or after a page of elsewhere.
    """
    here = page.url
    page.goto(base + "zh/index.html")
    page.goto(here)
