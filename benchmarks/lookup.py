"""How long a reader waits for the lookup: from keystroke to painted results, with 10,000 entries.

`python benchmarks/lookup.py` recombines the names and definitions of the course into as many entries as
asked for, types into the lookup page in Chromium, and prints percentiles. SITE names a built site.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import yardstick
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "hooks"))

from concordance import course as courses  # noqa: E402
from concordance.exports import lookup  # noqa: E402
from concordance.model import Course, Entry, Form, Term  # noqa: E402

# What readers type: names and their parts, pinyin, initials, mixtures, symbols, slips, words of definitions.
QUERIES = (
    "联合国教科文组织 人工智能鸿沟 聯合國 《联合国宪章》 国际电信 治理 人工制能治理 软法 主权平等 咨询机构 "
    "lianheguo jiaokewen rengongzhineng jkwzz lhg gjdxlm guoji电信 jiào kē zhili4 "
    "unesco high-level|advisory governance charter|united digital|divide interoperability A/78/L.49 78/265 "
    "G7 recomendation govenance interoperabilty comittee untied|nations soverign multilatral "
    "binding universal appropriate zzxqy"
).split()

# The clock starts with the key; an input method sends none, then it starts with its text. The next frame is
# drawn before the message arrives: by then the results are on the screen.
CLOCK = """
() => {
  const box = document.getElementById("lookup-box");
  let began;
  box.addEventListener("keydown", (event) => { began = event.timeStamp; });
  box.addEventListener("beforeinput", (event) => { if (event.data) began ??= event.timeStamp; });
  box.addEventListener("input", () => {
    const start = began;
    began = undefined;
    window.painted = new Promise((resolve) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => resolve(performance.now() - start);
      requestAnimationFrame(() => channel.port2.postMessage(0));
    });
  });
}
"""


# A fixed piece of work, by which a slow or busy machine is told from a slow lookup.
UNIT = """
() => {
  const began = performance.now();
  let total = 0;
  for (let number = 0; number < 4e6; number += 1) total += number & 7;
  return total && performance.now() - began;
}
"""
LIMITS = {"median": 3.0, "95th percentile": 4.0}  # keystroke to unit, each at its own percentile


def recombined(course: Course, count: int, seed: int = 78265) -> Course:
    """A course with `count` entries, each with two entries' names joined and a third's definition."""
    chance = random.Random(seed)
    known = [course.entries[key] for key in sorted(course.entries)]
    entries = {f"entry-{i:05}": _joined(chance, f"entry-{i:05}", known) for i in range(count)}
    return replace(course, entries=entries)


def _joined(chance: random.Random, name: str, known: list[Entry]) -> Entry:
    first, second, third = chance.sample(known, 3)
    terms = {}
    for code, term in first.terms.items():
        other = second.terms[code]
        forms = [
            _both(a, b, code)
            for a, b in itertools.zip_longest(term.forms, other.forms, fillvalue=other.preferred)
        ]
        terms[code] = Term(preferred=forms[0], also=tuple(forms[1:4]), abbreviations=term.abbreviations)
    return replace(first, id=name, terms=terms, definition=third.definition)


def _both(first: Form, second: Form, code: str) -> Form:
    words = first.text.split(), second.text.split()
    joined = " ".join(words[0] + words[1]) if code == "en" else first.text + second.text
    return replace(first, text=joined)


def keystrokes(page: Page, units: list[float]) -> Iterator[float]:
    """Milliseconds for each keystroke of each query; after each, those of a unit of work."""
    page.evaluate(CLOCK)
    box = page.locator("#lookup-box")
    for query in QUERIES:
        box.fill("")
        page.wait_for_timeout(50)
        for letter in query.replace("|", " "):
            if letter.isascii():
                page.keyboard.press("Space" if letter == " " else letter)
            else:
                page.keyboard.insert_text(letter)
            yield page.evaluate("window.painted")
            units.append(page.evaluate(UNIT))
            page.wait_for_timeout(50)  # twenty letters a second is faster than anybody types


def percentile(times: list[float], share: float) -> float:
    """The value that a share of the times does not exceed."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def main() -> None:
    """Build, measure, print; fail when a figure is beyond its limit."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--entries", type=int, default=10_000)
    asked = parser.parse_args()
    course, _ = courses.read(Path(os.environ.get("COURSE", ROOT / "content")), "content")
    assert course is not None, "the course has problems: run `make check`"
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        if os.environ.get("SITE"):
            shutil.copytree(os.environ["SITE"], site)
        else:
            command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
            subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
        (site / lookup.PATH).write_text(
            lookup.script("courseLookup", lookup.data(recombined(course, asked.entries))), "utf-8"
        )
        print(f"{asked.entries} entries, {(site / lookup.PATH).stat().st_size / 1e6:.1f} MB")
        sys.exit(measure(site))


def measure(site: Path) -> int:
    """Type every query on the lookup page, and print how long it took; 1 when that is too long."""
    units: list[float] = []
    with sync_playwright() as playwright:
        # Without the display's beat, or every time would be rounded up to the next sixtieth of a second.
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"),
            args=["--no-sandbox", "--disable-gpu", "--disable-gpu-vsync", "--disable-frame-rate-limit"],
        )
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        page.goto((site / "en/lookup.html").as_uri())
        page.wait_for_selector("[data-lookup]:not([hidden])")
        first = page.evaluate("performance.now()")
        times = list(keystrokes(page, units))
        held = page.evaluate("performance.memory.usedJSHeapSize / 1e6")
        chromium.close()
    unit = percentile(units, 0.5)
    print(
        f"ready after {first:.0f} ms; {len(times)} keystrokes of {len(QUERIES)} queries; unit {unit:.1f} ms"
    )
    within = []
    for name, share in (("median", 0.5), ("95th percentile", 0.95)):
        took, unit = percentile(times, share), percentile(units, share)
        within.append(yardstick.line(name, took / unit, LIMITS[name], f"{took:.1f} ms, {held:.0f} MB"))
    return int(not all(within))


if __name__ == "__main__":
    main()
