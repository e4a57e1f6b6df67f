"""Readers who leave and return."""

from __future__ import annotations

from playwright.sync_api import Page


def come_back(page: Page, base: str) -> None:
    """Go to another page of the site, and return."""
    here = page.url
    page.goto(base + "zh/index.html")
    page.goto(here)
