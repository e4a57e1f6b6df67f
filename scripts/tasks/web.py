"""`make web`: the site as a web server serves it, with configurations for Caddy and nginx, in dist/web/."""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from concordance.site.served import Served, served
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .bundle import DIST
from .guard import guarded
from .paths import ROOT
from .publishing import replacing
from .reading import read
from .site import make, replaced_site
from .words import say

WEB = DIST / "web"
SERVERS = ("Caddyfile", "nginx.conf")
PERMISSIONS = ", ".join(f"{name}=()" for name in ("camera", "geolocation", "microphone", "payment", "usb"))


def run(options: argparse.Namespace) -> int:
    """Build the site, and write what a web server needs; returns the exit code."""
    with guarded("site/", options.language), replaced_site(options.language) as place:
        if code := make(place, options):
            return code
        built = {p.relative_to(place.current).as_posix(): p for p in place.current.rglob("*") if p.is_file()}
        site = served({path: file.read_bytes() for path, file in sorted(built.items())})
        waiting = partial(say, "waiting", options.language, what="dist/web/")
        with guarded("dist/web/", options.language), replacing(WEB, _foreign_file, waiting) as web:
            _write(site, web.next, _path(options))
            web.publish()
    say("web", options.language, web=WEB, files=len(site.files))
    return 0


def _path(options: argparse.Namespace) -> str:
    """The path below which the site is published; "" is the root."""
    course = read(options.course, options.language).course
    address = options.site_url or (course.settings.site_url if course else "")
    return urlsplit(address).path.rstrip("/")


def _foreign_file(folder: Path) -> str | None:
    """A file that shows that a folder is none of ours: any, where there are no configurations."""
    if (folder / SERVERS[0]).is_file():
        return None
    return next((path.name for path in sorted(folder.iterdir())), None)


def _write(site: Served, folder: Path, base: str) -> None:
    for path, data in site.files.items():
        file = folder / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    for name in SERVERS:
        (folder / name).write_text(configuration(name, site.policy, base), "utf-8", newline="\n")


def configuration(name: str, policy: str, base: str) -> str:
    """The configuration of a server for a site below a path; "" is the root."""
    templates = Environment(
        loader=FileSystemLoader(Path(ROOT / "deploy")),
        autoescape=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    return templates.get_template(name).render(policy=policy, permissions=PERMISSIONS, base=base)
