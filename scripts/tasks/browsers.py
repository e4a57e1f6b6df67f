"""Browsers for the tests: those that are here, else Debian's packages, else Playwright's own Chromium.

What is to be installed is said first, and can be refused. Firefox, the second engine, is welcome where a
package has it; its tests are left out where it is missing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from .words import say

# The same engine without a window comes first: it opens a page in half the time.
CHROMIUM = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "chrome")
FIREFOX = ("firefox-esr", "firefox")


def chromium() -> str | None:
    """The Chromium to use: that of CHROMIUM, else the first that is installed; None for Playwright's own."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)), None)


def ensure(language: str, *, may_install: bool) -> bool:
    """Look for browsers, and install what is missing if that is allowed; whether there is a Chromium."""
    found = bool(chromium()) or _playwright_has_one()
    wanted: list[tuple[str, ...]] = [] if found else [CHROMIUM[:2], ("fonts-noto-cjk",)]
    wanted += [] if any(map(shutil.which, FIREFOX)) else [FIREFOX[:1]]
    if not wanted or not may_install:
        return found
    if _is_debian_root():
        say("browsers-first", language, packages=" ".join(packages[0] for packages in wanted))
        _run("apt-get", "update", "-qq")
        for packages in wanted:  # one by one, and the next best: not every system has each
            any(_run("apt-get", "install", "-y", "-qq", package) for package in packages)
        found = found or bool(chromium())
    if not found:
        say("chromium-first", language)
        found = _run(sys.executable, "-m", "playwright", "install", "chromium")
    return found


def _playwright_has_one() -> bool:
    ask = (
        "from pathlib import Path; from playwright.sync_api import sync_playwright as start\n"
        "with start() as p: raise SystemExit(not Path(p.chromium.executable_path).exists())"
    )
    return subprocess.run([sys.executable, "-c", ask], capture_output=True, check=False).returncode == 0


def _is_debian_root() -> bool:
    return bool(shutil.which("apt-get")) and hasattr(os, "geteuid") and os.geteuid() == 0


def _run(*command: str) -> bool:
    return subprocess.run(command, check=False, stdin=subprocess.DEVNULL).returncode == 0
