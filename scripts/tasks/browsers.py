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

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "chrome")
FIREFOX = ("firefox-esr", "firefox")


def ensure(language: str, *, may_install: bool) -> bool:
    """Look for browsers, and install what is missing if that is allowed; whether there is a Chromium."""
    chromium = bool(os.environ.get("CHROMIUM")) or _has(CHROMIUM) or _playwright_has_one()
    missing = [] if chromium else ["chromium", "fonts-noto-cjk"]
    missing += [] if _has(FIREFOX) else ["firefox-esr"]
    if not missing or not may_install:
        return chromium
    if _is_debian_root():
        say("browsers-first", language, packages=" ".join(missing))
        _run("apt-get", "update", "-qq")
        for package in missing:  # one by one: not every system has each
            _run("apt-get", "install", "-y", "-qq", package)
        chromium = chromium or _has(CHROMIUM)
    if not chromium:
        say("chromium-first", language)
        chromium = _run(sys.executable, "-m", "playwright", "install", "chromium")
    return chromium


def _has(names: tuple[str, ...]) -> bool:
    return any(shutil.which(name) for name in names)


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
