"""`make tour`: pictures of the built site for the READMEs, in docs/guide/tour/: they show what there is."""

from __future__ import annotations

import argparse
import base64
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from concordance.site.cover import with_palette
from playwright.sync_api import Browser, Page, sync_playwright

from . import browsers
from .guard import guarded
from .paths import ROOT
from .site import make, replaced_site
from .words import complain, say

TOUR = ROOT / "docs" / "guide" / "tour"
LANGUAGES = ("zh", "en")
WINDOW = (1000, 620)

# Text is drawn in hundreds of greys; with the 64 colours that are used most, a picture is a third as large.
# The canvas decodes the picture, since nothing else here does.
FEWER_COLOURS = """async (png) => {
  const picture = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [picture.width, picture.height];
  const drawing = canvas.getContext("2d");
  drawing.drawImage(picture, 0, 0);
  const { data } = drawing.getImageData(0, 0, canvas.width, canvas.height);
  const colours = new Uint32Array(data.buffer), count = new Map();
  for (const each of colours) count.set(each, (count.get(each) ?? 0) + 1);
  const parts = (each) => [each & 255, (each >> 8) & 255, (each >> 16) & 255];
  const often = [...count].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
  const kept = often.slice(0, 64).map(([each]) => parts(each));
  const far = (a, b) => a.reduce((sum, part, at) => sum + (part - b[at]) ** 2, 0);
  const nearest = new Map([...count.keys()].map((each) => {
    const distances = kept.map((one) => far(one, parts(each)));
    return [each, distances.indexOf(Math.min(...distances))];
  }));
  const found = Array.from(colours, (each) => String.fromCharCode(nearest.get(each)));
  return [kept, btoa(found.join("")), canvas.width];
}"""


@dataclass(frozen=True, slots=True)
class Picture:
    """A page of the course in `content/`, and what is done on it before its picture is taken."""

    name: str
    address: str
    does: Callable[[Page], None] | None = None


def _side(page: Page) -> None:
    page.locator('.reader-modes [value="side"]').click()
    page.locator('[data-paragraph="mandate-2"]').evaluate("each => each.scrollIntoView()")


def _card(page: Page) -> None:
    page.locator('[data-paragraph="mandate-3"] .text:visible a.term').first.hover()
    page.locator(".card:visible").wait_for()


def _look_up(page: Page) -> None:
    page.locator(".md-content input:visible").first.fill("zhuquan")
    page.locator('.md-content a[href$="sovereign-equality.html"]:visible').first.wait_for()


def _project(page: Page) -> None:
    page.locator(".projector").wait_for()
    page.keyboard.press("s")
    page.keyboard.press("t")


SECTION = "{language}/article/responsibility.html"
PICTURES = (
    Picture("home", "{language}/index.html"),
    Picture("side", SECTION, _side),
    Picture("card", SECTION + "#mandate-3", _card),
    Picture("entry", "{language}/concepts/sovereign-equality.html"),
    Picture("lookup", "{language}/lookup.html", _look_up),
    Picture("timeline", "{language}/timeline.html"),
    Picture("projector", SECTION + "#projector=1.1.1", _project),
    Picture("handout", "{language}/article/responsibility/handout.html"),
)


def files() -> list[str]:
    """The names of all pictures."""
    return [f"{picture.name}-{language}.png" for language in LANGUAGES for picture in PICTURES]


def run(options: argparse.Namespace) -> int:
    """Build the site and take its pictures; returns the exit code."""
    with guarded("docs/guide/tour/", options.language):
        if not browsers.ensure(options.language, may_install=not options.no_install):
            complain("tour-no-chromium", options.language)
            return 1
        with replaced_site(options.language) as place:
            if code := make(place, options):
                return code
            taken = dict(take(place.current))
        TOUR.mkdir(parents=True, exist_ok=True)
        for name, data in taken.items():
            (TOUR / name).write_bytes(data)
    say("tour", options.language, folder=TOUR, files=len(taken))
    return 0


def take(site: Path) -> Iterator[tuple[str, bytes]]:
    """Open the built site from its folder, and yield the name and the bytes of each picture."""
    # Only root needs --no-sandbox.
    arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browsers.chromium(), args=arguments)
        for language in LANGUAGES:
            for picture in PICTURES:
                context = chromium.new_context(
                    viewport={"width": WINDOW[0], "height": WINDOW[1]}, reduced_motion="reduce", offline=True
                )
                page = context.new_page()
                page.goto(f"{site.resolve().as_uri()}/{picture.address.format(language=language)}")
                if picture.does:
                    picture.does(page)
                shot = page.screenshot(animations="disabled", caret="hide")
                yield f"{picture.name}-{language}.png", _smaller(chromium, shot)
                context.close()
        chromium.close()


def _smaller(chromium: Browser, png: bytes) -> bytes:
    """The same picture with a palette."""
    page = chromium.new_page()
    palette, pixels, width = page.evaluate(FEWER_COLOURS, base64.b64encode(png).decode())
    page.close()
    row = base64.b64decode(pixels)
    return with_palette([row[at : at + width] for at in range(0, len(row), width)], palette)
