"""The built site -> what a web server serves: a policy, versioned addresses, compressed copies.

- Each page names the scripts and styles of this version (`site.css?v=…`), so that browsers may keep them for
  good; those that a script loads later have no version, and a browser asks whether they have changed.
- Nothing in a page runs but what the policy names: Content Security Policy Level 3 (W3C), by the hashes of
  the few scripts and styles that stand in pages.
- Beside each text file lies a compressed one, which servers send as it is.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

OWN = re.compile(
    rb'(?P<before>\b(?:href|src)="(?:\.\./|/)*[^":?#]*?)(?P<name>assets/[\w-]+\.(?:css|js|svg|png))"'
)
"""An address of a file of ours in a page. The theme's have a hash in their names."""
SCRIPT = re.compile(rb"<script(?P<attributes>[^>]*)>(?P<code>.*?)</script>", re.DOTALL)
STYLE = re.compile(rb"<style[^>]*>(?P<code>.*?)</style>", re.DOTALL)
HEAD = b'<meta charset="utf-8">'
COMPRESSED = ("html", "css", "js", "json", "svg", "xml", "txt", "webmanifest", "bib", "ris", "csv")
BASE = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'self'",
}
"""The policy but for the hashes. The theme's icons are `data:` pictures in its styles. Of the scripts
only that of the page for a wrong address asks for anything: where the site begins. Tools in the browser that
judge a page ask, in its name, for `robots.txt`."""
FRAMES = "frame-ancestors 'self'"
"""What only a header can say: who may show the site inside another page."""


@dataclass(frozen=True, slots=True)
class Served:
    """The files (path -> bytes), and the policy for the header of every answer."""

    files: Mapping[str, bytes]
    policy: str


def served(site: Mapping[str, bytes]) -> Served:
    """What a web server serves of a site (path -> bytes)."""
    versions = {path: _version(data) for path, data in site.items() if path.startswith("assets/")}
    pages = {path: data for path, data in site.items() if path.endswith(".html")}
    policy = _policy(pages.values())
    meta = f'\n<meta http-equiv="Content-Security-Policy" content="{policy}">'.encode()
    pages = {path: _versioned(data, versions).replace(HEAD, HEAD + meta, 1) for path, data in pages.items()}
    files = {**site, **pages}
    return Served({**files, **_compressed(files)}, f"{policy}; {FRAMES}")


def _version(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:10]


def _versioned(page: bytes, versions: Mapping[str, str]) -> bytes:
    def address(found: re.Match[bytes]) -> bytes:
        version = versions.get(found["name"].decode())
        return found[0] if version is None else f'{found[0][:-1].decode()}?v={version}"'.encode()

    return OWN.sub(address, page)


def _policy(pages: Iterable[bytes]) -> str:
    """The policy as text: what stands in the pages is named by its hash, in the order of the hashes."""
    scripts: set[str] = set()
    styles: set[str] = set()
    for page in pages:
        scripts |= {_hash(each["code"]) for each in SCRIPT.finditer(page) if _runs(each["attributes"])}
        styles |= {_hash(each["code"]) for each in STYLE.finditer(page)}
    said = {
        **BASE,
        "script-src": _with(BASE["script-src"], scripts),
        "style-src": _with(BASE["style-src"], styles),
    }
    return "; ".join(f"{name} {value}" for name, value in said.items())


def _with(value: str, hashes: set[str]) -> str:
    return " ".join([value, *sorted(hashes)])


def _runs(attributes: bytes) -> bool:
    """Whether a script stands in the page and is no data."""
    return b"src=" not in attributes and b"type=" not in attributes


def _hash(code: bytes) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(code).digest()).decode()}'"


def _compressed(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Compressed copies of texts, where they are smaller; without a time, for the same bytes each time."""
    texts = {path: data for path, data in files.items() if path.rpartition(".")[2] in COMPRESSED}
    small = {f"{path}.gz": gzip.compress(data, 9, mtime=0) for path, data in texts.items()}
    return {path: data for path, data in small.items() if len(data) < len(files[path.removesuffix(".gz")])}
