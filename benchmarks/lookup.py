"""How long a reader waits for the lookup: until it is ready, and from keystroke to painted results.

`python benchmarks/lookup.py` recombines the names and definitions of the course into glossaries of several
sizes, types into the lookup page in Chromium, and prints percentiles. SITE names a built site.
"""

from __future__ import annotations

import itertools
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import yardstick
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "hooks"), str(ROOT / "scripts")]

from concordance import course as courses  # noqa: E402
from concordance.exports import lookup  # noqa: E402
from concordance.model import Course, Entry, Form, Term  # noqa: E402
from tasks import browsers  # noqa: E402

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


# Takes in the data once more, and makes a finder of it: what a page does before the first key.
SET_UP = """
() => new Promise((resolve) => {
  const script = document.createElement("script");
  const began = performance.now();
  script.src = document.querySelector("script[src*='lookup-data']").src + "?again";
  script.onload = () => {
    course.finding(window.courseLookup, course.folding(window.courseFold)).find("un");
    resolve(performance.now() - began);
  };
  document.head.append(script);
})
"""

# A page that shows what is typed, and no more: what the browser takes for that is not the lookup's doing.
BARE = """
<input id="lookup-box"><p></p>
<script>
  const [box, shown] = [document.querySelector("input"), document.querySelector("p")];
  box.addEventListener("input", () => { shown.textContent = box.value; });
</script>
"""


@dataclass(frozen=True)
class Limits:
    """Milliseconds, of a key beyond those of a bare page; None where nothing was promised."""

    ninety_fifth: float
    set_up: float | None = None


SIZES = {150: Limits(16), 1_000: Limits(16, set_up=100), 10_000: Limits(50)}


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


def keystrokes(page: Page) -> Iterator[float]:
    """Milliseconds for each keystroke of each query."""
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
            page.wait_for_timeout(50)  # twenty letters a second is faster than anybody types


def percentile(times: list[float], share: float) -> float:
    """The value that a share of the times does not exceed."""
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def main() -> int:
    """Build, measure, print; 1 when a figure is beyond its limit."""
    course, _ = courses.read(Path(os.environ.get("COURSE", ROOT / "content")), "content")
    assert course is not None, "the course has problems: run `make check`"
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        if os.environ.get("SITE"):
            shutil.copytree(os.environ["SITE"], site)
        else:
            command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)]
            subprocess.run(command, cwd=ROOT, check=True, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"})
        within = []
        for count, limits in SIZES.items():
            data = lookup.script("courseLookup", lookup.data(recombined(course, count)))
            (site / lookup.PATH).write_text(data, "utf-8")
            print(f"{count:,} entries, {len(data.encode()) / 1e6:.1f} MB; {len(QUERIES)} queries")
            within += measure(site, limits)
    return int(not all(within))


def measure(site: Path, limits: Limits) -> list[bool]:
    """Type every query on the lookup page, and print how long it took; whether each figure is within."""
    with sync_playwright() as playwright:
        # Without the display's beat, or every time would be rounded up to the next sixtieth of a second.
        chromium = playwright.chromium.launch(
            executable_path=browsers.chromium(),
            args=["--no-sandbox", "--disable-gpu", "--disable-gpu-vsync", "--disable-frame-rate-limit"],
        )
        page = chromium.new_page(viewport={"width": 1280, "height": 900})
        page.set_content(BARE)
        bare = list(keystrokes(page))
        page.goto((site / "en/lookup.html").as_uri())
        page.wait_for_selector("[data-lookup]:not([hidden])")
        set_up = percentile([page.evaluate(SET_UP) for _ in range(5)], 0.5)
        times = list(keystrokes(page))
        held = page.evaluate("performance.memory.usedJSHeapSize / 1e6")
        chromium.close()
    print(
        f"  median {percentile(times, 0.5):.1f} ms of {len(times)} keys; bare {percentile(bare, 0.5):.1f} ms"
    )
    high, floor = percentile(times, 0.95), percentile(bare, 0.95)
    note = f"{high:.1f} ms; a bare page {floor:.1f} ms; {held:.0f} MB"
    what = f"  95th percentile / {limits.ninety_fifth:.0f} ms"
    within = [yardstick.ratio(what, (high - floor) / limits.ninety_fifth, 1.0, note)]
    if limits.set_up:
        what = f"  set-up / {limits.set_up:.0f} ms"
        within.append(yardstick.ratio(what, set_up / limits.set_up, 1.0, f"{set_up:.1f} ms"))
    else:
        print(f"  set-up {set_up:.1f} ms")
    return within


if __name__ == "__main__":
    sys.exit(main())
