"""The pictures of a course: each that a page names is found, looked into, and measured.

They lie in `pictures/`; one that a language has in its own `zh/pictures/` takes the place of the shared one
of that name. What is published is what was looked into: the bytes are kept.
"""

from __future__ import annotations

import difflib
import io
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .. import routes
from ..model import Picture, PictureUse, Place, Problem
from ..problems import problem
from . import names, svg
from .folder import Folder

FOLDER = "pictures"
FORMATS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WebP", ".svg": "SVG"}
"""No GIF: a moving one cannot be stopped (WCAG 2.2, 2.2.2), and what stands still is smaller as PNG."""
MOST_BYTES = 500_000
"""One as wide as the text has some 1,400 pixels, which is 100 to 400 kB; the archive is sent by e-mail."""
MOST_PIXELS = 4000
NAME = re.compile(r"[a-z0-9]+(?:[-_.][a-z0-9]+)*")
"""What is the same on every system, in an address and in an archive."""
LONGEST = 64
ADDRESS = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|//|\\\\)", re.IGNORECASE)
DRIVE = re.compile(r"[a-z]:[\\/]", re.IGNORECASE)
SYSTEM = frozenset(("thumbs.db", "desktop.ini"))
"""What Windows leaves beside pictures."""


def read_pictures(
    folder: Folder, languages: Sequence[str], uses: Iterable[PictureUse]
) -> tuple[dict[str, dict[str, Picture]], list[Problem], list[Problem]]:
    """Language code -> name as written -> picture, of those that are sound.

    Also every problem, and as notices the pictures that no page shows.
    """
    folders = [FOLDER, *(f"{code}/{FOLDER}" for code in languages)]
    library = _Library(folder, {parent: folder.names(parent) for parent in folders})
    for use in uses:
        library.take(use)
    unused = [name for name in library.files() if name not in library.read]
    notices = [problem(folder.place(name), "unused-picture", name=name) for name in unused]
    return library.found, library.problems, notices


@dataclass
class _Library:
    folder: Folder
    folders: Mapping[str, Sequence[str]]
    found: dict[str, dict[str, Picture]] = field(default_factory=dict)
    read: dict[str, Picture | None] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def files(self) -> Iterator[str]:
        """Every file of the folders, but for what systems keep there."""
        for parent, files in self.folders.items():
            for name in files:
                if not name.startswith(".") and name.lower() not in SYSTEM:
                    yield f"{parent}/{name}"

    def take(self, use: PictureUse) -> None:
        """Find a picture that a page names, and read its file once."""
        faults = list(_name_faults(use))
        self.problems += faults
        if faults:
            return
        own = f"{use.language}/{use.name}"
        name = next((each for each in (own, use.name) if self._has(each)), None)
        if name is None:
            self.problems.append(self._missing(use))
            return
        if name not in self.read:
            self.read[name], faults = self._picture(name, use.language if name == own else "")
            self.problems += faults
        picture = self.read[name]
        if picture is not None:
            self.found.setdefault(use.language, {})[use.name] = picture

    def _has(self, name: str) -> bool:
        """Whether a file bears exactly this name: Windows would also take another case for it."""
        parent, _, file = name.rpartition("/")
        return file in self.folders[parent]

    def _missing(self, use: PictureUse) -> Problem:
        folders = (FOLDER, f"{use.language}/{FOLDER}")
        known = sorted({f"{FOLDER}/{file}" for parent in folders for file in self.folders[parent]})
        if not known:
            return problem(use.place, "no-pictures", name=use.name, language=use.language)
        near = difflib.get_close_matches(use.name, known, n=1) or known
        return problem(use.place, "picture-missing", name=use.name, language=use.language, guess=near[0])

    def _picture(self, name: str, language: str) -> tuple[Picture | None, list[Problem]]:
        place = self.folder.place(name)
        if self.folder.is_linked(name):
            return None, [problem(place, "picture-link")]
        data, faults = self.folder.data(name)
        if data is None:
            return None, faults
        size, faults = look(place, data)
        if size is None or faults:
            return None, faults
        file = name.rpartition("/")[2]
        address = routes.picture(file, language)
        return Picture(address=address, width=size[0], height=size[1], data=data), []


def _name_faults(use: PictureUse) -> Iterator[Problem]:
    """What is wrong with the name of a picture as a page has it; nothing is asked of any other place."""
    parent, slash, file = use.name.rpartition("/")
    stem, dot, ending = file.rpartition(".")
    if ADDRESS.match(use.name) and not DRIVE.match(use.name):
        yield problem(use.place, "remote-picture", address=use.name[:60])
    elif (parent, slash) != (FOLDER, "/"):
        yield problem(use.place, "picture-outside", name=use.name)
    elif dot + ending.lower() not in FORMATS:
        yield problem(use.place, "picture-format", name=use.name, known=", ".join(FORMATS))
    elif not NAME.fullmatch(file) or len(file) > LONGEST or names.is_device(stem.partition(".")[0]):
        yield problem(use.place, "picture-name", name=file)


def look(place: Place, data: bytes) -> tuple[tuple[int, int] | None, list[Problem]]:
    """The size of a picture in pixels, None when it cannot be told, and what is wrong with its file."""
    expected = FORMATS["." + place.path.rpartition(".")[2]]
    found = _format(data)
    if len(data) > MOST_BYTES:
        size = {"size": f"{math.ceil(len(data) / 1000):,}", "most": f"{MOST_BYTES // 1000}"}
        return None, [problem(place, "picture-heavy", **size)]
    if found not in (expected, ""):
        return None, [problem(place, "picture-mismatch", found=found, expected=expected)]
    if expected == "SVG":
        return svg.read(place.path, data)
    import imagesize  # noqa: PLC0415 - slow to load, for the sake of pictures on the web

    width, height = imagesize.get(io.BytesIO(data))
    if not found or width < 1 or height < 1 or not _is_whole(found, data):
        return None, [problem(place, "picture-broken", format=expected)]
    if max(width, height) > MOST_PIXELS:
        return None, [problem(place, "picture-large", width=width, height=height, most=MOST_PIXELS)]
    return (width, height), []


def _format(data: bytes) -> str:
    """The format that the first bytes tell; "" for none that a page may have, nor GIF."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WebP"
    signs = {b"\x89PNG\r\n\x1a\n": "PNG", b"\xff\xd8\xff": "JPEG", b"GIF8": "GIF"}
    found = next((name for sign, name in signs.items() if data.startswith(sign)), "")
    return found or ("SVG" if re.search(rb"<svg[\s>]", data[:4096]) else "")


def _is_whole(found: str, data: bytes) -> bool:
    """Whether the end of a picture is there: a transfer that broke off leaves one that is half grey."""
    match found:
        case "PNG":
            return b"IEND" in data[-64:]
        case "WebP":
            return int.from_bytes(data[4:8], "little") + 8 <= len(data)
        case _:  # the thumbnail inside a photograph begins and ends before the photograph itself begins
            return data.rfind(b"\xff\xda") < data.rfind(b"\xff\xd9")
