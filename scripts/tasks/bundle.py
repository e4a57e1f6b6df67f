"""`make bundle`: the offline archive and its checksum in dist/, each replaced as a whole."""

from __future__ import annotations

import argparse
from pathlib import Path

from .guard import guarded
from .paths import ROOT
from .site import make, replaced_site
from .words import say

DIST = ROOT / "dist"


def run(options: argparse.Namespace) -> int:
    """Build the site and lay its archive into dist/; returns the exit code."""
    with guarded("site/", options.language), replaced_site(options.language) as place:
        if code := make(place, options):
            return code
        with guarded("dist/", options.language):
            archive, checksum = sorted((place.current / "download").iterdir())
            (DIST / checksum.name).unlink(
                missing_ok=True
            )  # else, for a moment, it would not be that of the archive
            for path in (archive, checksum):
                _replace(DIST / path.name, path.read_bytes())
                size = path.stat().st_size
                say("archive", options.language, file=DIST / path.name, size=_readable(size))
    return 0


def _replace(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(path.name + ".new")
    try:
        fresh.write_bytes(data)
        fresh.replace(path)
    finally:
        fresh.unlink(missing_ok=True)


def _readable(size: int) -> str:
    return f"{size / 1_000_000:.2f} MB" if size >= 10_000 else f"{size} B"
