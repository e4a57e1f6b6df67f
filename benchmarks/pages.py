"""What a reader of the published site waits for, and what a web server can take.

`python benchmarks/pages.py` serves the site with nginx, as `make web` configures it, and opens a page of each
kind in Chromium as a slow phone has it: a processor four times as slow, and the "slow 4G" of Lighthouse.
SITE names a built site. Without nginx or wrk it says so, and leaves out what needs them.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import yardstick
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "scripts"), str(ROOT / "tests")]

import servers  # noqa: E402
from tasks import browsers  # noqa: E402

KINDS = {
    "home": "index.html",
    "title page": "article/index.html",
    "section": "article/practice.html",
    "entry": "bodies/unesco.html",
    "lookup": "lookup.html",
    "index": "concepts/index.html",
    "course": "course.html",
    "timeline": "timeline.html",
    "map": "map.html",
}
ROUNDS = 3
SLOW_4G = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_638_400 / 8,
    "uploadThroughput": 768_000 / 8,
}
"""Lighthouse's "slow 4G": 150 ms there and back, 1.6 Mbit/s (its `lib/` constants, mobileSlow4G)."""
PHONE = {"width": 412, "height": 823}
# Limits. LCP: what web.dev calls good, 2.5 s; the others are our own.
LCP, INTERACTIVE, SHIFT, PAGE, TRANSFERRED, BUNDLE = 2.5, 1.5, 0.05, 500, 250, 6.0
"""Seconds, seconds, score, KB of HTML, KB of all that is transferred for a first page, MB of the bundle."""
SLOWER_THAN_SMALL = 2.0
"""How many times longer than a plain small file the largest section may keep the server, at most."""

WATCH = """
window.seen = { paint: 0, shift: 0, long: [] };
const watch = (type, take) =>
  new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({ type, buffered: true });
watch("largest-contentful-paint", (entry) => { seen.paint = entry.startTime; });
watch("layout-shift", (entry) => { if (!entry.hadRecentInput) seen.shift += entry.value; });
watch("longtask", (entry) => seen.long.push(entry.startTime + entry.duration));
"""
TOLD = """([visit] = performance.getEntriesByType("navigation")) => ({
  paint: seen.paint / 1000, shift: seen.shift,
  interactive: Math.max(visit.domContentLoadedEventEnd, ...seen.long) / 1000,
  bytes: ["navigation", "resource"].flatMap((type) => performance.getEntriesByType(type))
    .reduce((sum, { transferSize }) => sum + transferSize, 0),
})"""


@dataclass(frozen=True)
class Opened:
    """A page on a slow phone: seconds to the largest paint and to the end of long tasks; shift; bytes."""

    paint: float
    interactive: float
    shift: float
    bytes: float


def main() -> int:
    """Print each figure beside its limit; 1 when one is beyond it."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(os.environ.get("SITE", "")) if os.environ.get("SITE") else _built(Path(folder) / "site")
        within = [weights(site), bundle()]
        if servers.program("nginx") is None:
            print("nginx is not installed: the pages were not opened.")
            return int(not all(within))
        with servers.serving("nginx", site, Path(folder)) as address:
            within += opened(address)
            within += throughput(address)
    return int(not all(within))


def weights(site: Path) -> bool:
    """The largest page of the site."""
    largest = max(site.rglob("*.html"), key=lambda page: page.stat().st_size)
    size = largest.stat().st_size / 1000
    note = f"{size:.0f} KB: {largest.relative_to(site)}"
    return yardstick.ratio(f"largest page / {PAGE} KB", size / PAGE, 1.0, note)


def bundle() -> bool:
    """The offline bundle, if `make bundle` has made one."""
    found = sorted((ROOT / "dist").glob("*.zip"))
    if not found:
        print("There is no offline bundle: `make bundle` makes one.")
        return True
    size = found[0].stat().st_size / 1e6
    return yardstick.ratio(f"offline bundle / {BUNDLE:.0f} MB", size / BUNDLE, 1.0, f"{size:.1f} MB")


def opened(address: str) -> list[bool]:
    """A page of each kind, in both languages; medians. Times are goals: they depend on the machine."""
    within = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browsers.chromium(), args=["--no-sandbox"])
        for kind, path in KINDS.items():
            for language in ("zh", "en"):
                rounds = [visit(browser, f"{address}{language}/{path}") for _ in range(ROUNDS)]
                paint, ready, shift, size = (
                    median(getattr(each, name) for each in rounds) for name in Opened.__dataclass_fields__
                )
                what = f"{kind}, {language}"
                yardstick.goal(f"{what}: LCP / 2.5 s", paint / LCP, 1.0, f"{paint:.2f} s")
                within.append(yardstick.ratio(f"{what}: shift / 0.05", shift / SHIFT, 1.0, f"{shift:.3f}"))
                kilobytes = size / 1000
                weight = f"{what}: sent / {TRANSFERRED} KB"
                within.append(yardstick.ratio(weight, kilobytes / TRANSFERRED, 1.0, f"{kilobytes:.0f} KB"))
                yardstick.goal(f"{what}: interactive / 1.5 s", ready / INTERACTIVE, 1.0, f"{ready:.2f} s")
        browser.close()
    return within


def visit(browser: Browser, address: str) -> Opened:
    """Open a page for the first time, on a slow phone."""
    context = browser.new_context(viewport={**PHONE}, is_mobile=True, has_touch=True)
    page = context.new_page()
    devtools = context.new_cdp_session(page)
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", SLOW_4G)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    page.add_init_script(WATCH)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(1500)
    told = page.evaluate(f"({TOLD})()")
    context.close()
    return Opened(**told)


def throughput(address: str) -> list[bool]:
    """The largest section beside the smallest file, by wrk: requests in a second."""
    if shutil.which("wrk") is None:
        print("wrk is not installed: the server was not measured.")
        return []
    small, page = (_requests(address + path) for path in ("robots.txt", "en/article/practice.html"))
    note = f"{page:,.0f} requests a second; robots.txt {small:,.0f}"
    return [yardstick.ratio("small file / section", small / page, SLOWER_THAN_SMALL, note)]


def _requests(address: str) -> float:
    command = ["wrk", "-t1", "-c16", "-d5s", "-H", "Accept-Encoding: gzip", address]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "Non-2xx" not in told, told
    found = re.search(r"Requests/sec:\s*([\d.]+)", told)
    assert found, told
    return float(found[1])


def _built(site: Path) -> Path:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
    subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
    return site


if __name__ == "__main__":
    sys.exit(main())
