"""The built site -> the offline bundle: one zip that opens by double click, the same bytes every time.

The bundle is the public site but for what is listed here, and only here:

- passages between `<!-- public -->` and `<!-- /public -->` are left out (downloads, absolute addresses);
- what only serves the visitors of a web server is left out: the sitemap, the page for a wrong address,
  the downloads, the feeds of versions, what search engines and browsers that keep the site are told;
- `README.txt` is added, and what stands in `<!-- offline … -->` on a page.

The page that offers it says how big it is and what its checksum is: `offered` fills that in.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator

from .. import routes
from ..exports.zipped import zipped
from ..model import Course

PUBLIC_ONLY = re.compile(rb"\s*<!-- public -->.*?<!-- /public -->", re.DOTALL)
OFFLINE_ONLY = re.compile(rb"<!-- offline (.*?)-->", re.DOTALL)
README = "README.txt"
SIZE, SUM = "[size of the archive]", "[checksum of the archive]"
"""What stands on a page where the size and the checksum are to stand."""
LEFT_OUT = (
    "sitemap.xml",
    "robots.txt",
    "404.html",
    f"{routes.DOWNLOADS}/",
    routes.MANIFEST,
    routes.COVER,
    *routes.PROGRAM_ICONS,
)


def name(course: Course) -> str:
    """The bundle's name without an ending; also the folder inside it."""
    return f"{course.settings.id}-{course.settings.version}-offline"


def contents(paths: Iterable[str], read: Callable[[str], bytes], readme: str) -> Iterator[tuple[str, bytes]]:
    """The files of the bundle, path and bytes, in the order of their paths.

    `paths` are those of the public site, and `read` gives the bytes of one: not all are held at once.
    """
    kept = {path for path in paths if not _is_for_visitors(path)}
    for path in sorted({*kept, README}):
        if path == README:
            # Old Windows editors know UTF-8 by its mark, and a line's end by CR and LF.
            yield path, readme.replace("\n", "\r\n").encode("utf-8-sig")
        else:
            data = read(path)
            yield path, _offline(data) if path.endswith(".html") else data


def _is_for_visitors(path: str) -> bool:
    """Whether only visitors of a web server have a use for a file."""
    return path.startswith(LEFT_OUT) or path.endswith(f"/{routes.FEED}")


def offered(page: bytes, archive: bytes) -> bytes:
    """A page that offers an archive, with the size and the checksum of it."""
    page = page.replace(SIZE.encode(), written_size(len(archive)).encode())
    return page.replace(SUM.encode(), hashlib.sha256(archive).hexdigest().encode())


def written_size(count: int) -> str:
    """A number of bytes as readers want it: 124 kB, 4.4 MB."""
    return f"{count / 1e6:.1f}\u00a0MB" if count >= 1e6 else f"{max(1, round(count / 1e3))}\u00a0kB"


def without_downloads(page: bytes) -> bytes:
    """A page without the passages that offer the archive."""
    # Few pages have any, and the pattern looks at each space of all.
    return PUBLIC_ONLY.sub(b"", page) if b"<!-- public -->" in page else page


def _offline(page: bytes) -> bytes:
    return OFFLINE_ONLY.sub(rb"\1", without_downloads(page))


def pack(files: Iterable[tuple[str, bytes]], folder: str) -> bytes:
    """A zip of the files, in the order given, without times, owners or anything else of the machine."""
    return zipped((f"{folder}/{path}", data) for path, data in files)


def checksum(data: bytes, filename: str) -> str:
    """A line that `sha256sum --check` understands."""
    return f"{hashlib.sha256(data).hexdigest()}  {filename}\n"
