"""How long the whole build takes and how much memory, beside plain MkDocs with Material and Zensical.

`python benchmarks/building.py` builds the course, the same pages without anything of ours, and courses grown
from it. Times are processor time of the whole build, as ratios within one run; what is compared is built in
turn, so that a busy machine slows both.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import grown
import plain
import yardstick

ROOT = Path(__file__).parent.parent
CONTENT = ROOT / "content"
ROUNDS = 5
MATERIAL = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
ZENSICAL = [str(Path(sys.executable).parent / "zensical"), "build", "--clean"]
LARGEST_PAGE = 500  # KB


def main() -> int:
    """Print each figure beside its limit; 1 when one is beyond it."""
    with tempfile.TemporaryDirectory() as folder:
        within = [*beside_others(Path(folder)), serving(Path(folder)), *growth(Path(folder))]
    return int(not all(within))


def beside_others(folder: Path) -> Iterator[bool]:
    """The whole build of this course beside others' builds of the same pages."""
    pages = plain.write(CONTENT, folder)
    ours, material, zensical = [], [], []
    for _ in range(ROUNDS):
        ours.append(build(CONTENT, folder / "site"))
        material.append(_run(MATERIAL, folder))
        zensical.append(_run(ZENSICAL, folder))
    print(f"{pages} pages; medians of {ROUNDS} builds in turn")
    took = _seconds(ours)
    note = f"{took:.1f} s, {max(each.memory for each in ours):.0f} MB"
    plainly, rusty = _seconds(material), _seconds(zensical)
    yield yardstick.ratio("build / plain Material", took / plainly, 1.15, f"{note}; {plainly:.1f} s")
    yardstick.goal("build / Zensical, cold", took / rusty, 1.0, f"{rusty:.1f} s")
    yield _largest("largest page / 500 KB", folder / "site")


def serving(folder: Path) -> bool:
    """How soon a changed paragraph is on the screen, beside a whole build; by the clock."""
    content = shutil.copytree(CONTENT, folder / "served")
    article = content / "en" / "article.md"
    words = article.read_text("utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    page = f"http://127.0.0.1:{port}/en/article/opening.html"
    command = [sys.executable, str(ROOT / "scripts" / "run.py"), "serve", "--port", str(port)]
    environment = {**os.environ, "COURSE": str(content), "NO_MKDOCS_2_WARNING": "1"}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, cwd=ROOT, env=environment, **quiet)
    try:
        _wait_for(page, "In recent years")
        times = []
        for word in ("these", "the more", "such", "our own", "all these"):
            began = time.monotonic()
            article.write_text(words.replace("In recent years", f"In {word} recent years", 1), "utf-8")
            _wait_for(page, f"In {word} recent years")
            times.append(time.monotonic() - began)
    finally:
        server.send_signal(signal.SIGINT)
        server.wait()
    edit, cold = median(times), build(CONTENT, folder / "site").clock
    return yardstick.ratio("an edit, served / a build", edit / cold, 0.5, f"{edit:.1f} s; {cold:.1f} s")


def _wait_for(page: str, words: str) -> None:
    """Load a page until it has these words. Raises TimeoutError after two minutes."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        with contextlib.suppress(OSError), urllib.request.urlopen(page, timeout=30) as answer:
            if words in answer.read().decode():
                return
        time.sleep(0.05)
    raise TimeoutError(page)


def growth(folder: Path) -> Iterator[bool]:
    """Whether five times as much takes five times as long, and what the largest course holds in memory."""
    sizes = [(1, 163), (10, 163), (50, 163), (1, 1_000), (1, 5_000), (50, 1_000)]
    builds = {}
    for copies, entries in sizes:
        each = builds[copies, entries] = _grown(folder, copies, entries)
        print(f"{copies:3} × {entries:5,} entries: {each.seconds:6.1f} s, {each.memory:5.0f} MB", flush=True)
        if copies * entries >= 5_000 and entries > 163:
            yield _largest("its largest page / 500 KB", folder / "grown-site")
    for what, some, many in (
        ("10 to 50 copies", (10, 163), (50, 163)),
        ("163 to 5,000 entries", (1, 163), (1, 5_000)),
        ("1,000 to 5,000 entries", (1, 1_000), (1, 5_000)),
    ):
        times = many[0] * many[1] / (some[0] * some[1])
        grew = builds[many].seconds / builds[some].seconds / times
        yield yardstick.ratio(f"{what}, by {times:.0f}", grew, 1.2, f"{builds[many].seconds:.0f} s")
    most = builds[50, 1_000].memory
    yield yardstick.ratio("memory, 50 × 1,000 / 1 GB", most / 1000, 1.0, f"{most:.0f} MB")


def build(content: Path, site: Path) -> yardstick.Run:
    """Build a course with the hooks, and nothing before or after them."""
    shutil.rmtree(site, ignore_errors=True)
    return _run([*MATERIAL, "--site-dir", str(site)], ROOT, COURSE=str(content))


def _grown(folder: Path, copies: int, entries: int) -> yardstick.Run:
    content = grown.grow(CONTENT, folder / "grown", copies=copies, entries=entries)
    built = build(content, folder / "grown-site")
    shutil.rmtree(content)
    return built


def _largest(what: str, site: Path) -> bool:
    largest = max(path.stat().st_size for path in site.rglob("*.html")) / 1000
    return yardstick.ratio(what, largest / LARGEST_PAGE, 1.0, f"{largest:.0f} KB")


def _seconds(builds: list[yardstick.Run]) -> float:
    return median(each.seconds for each in builds)


def _run(command: list[str], folder: Path, **more: str) -> yardstick.Run:
    shutil.rmtree(folder / ".cache", ignore_errors=True)  # Zensical's: each of its builds is a cold one
    return yardstick.run(command, folder, **more)


if __name__ == "__main__":
    sys.exit(main())
