"""What the YAML files of a course said when they were last read, so that those unchanged are not read again.

Each is a file of its own, named by a hash of all on which it depends, but for the program, which names the
folder. They may be deleted at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import pickle
import shutil
from pathlib import Path

from concordance.reading.yaml_document import Document

from .paths import ROOT

FOLDER = ROOT / ".cache" / "documents"
MOST = 200
"""So many may be kept that the last run did not use."""
LENGTH = hashlib.sha256().digest_size


class KeptDocuments:
    """The documents that one program has read."""

    def __init__(self, program: str, folder: Path = FOLDER) -> None:
        self.folder = folder / program
        self.used: set[str] = set()

    def get(self, key: str, /) -> Document | None:
        """A document that was kept, or None; also where its file is not as it was written."""
        try:
            written = (self.folder / key).read_bytes()
        except OSError:
            return None
        if written[:LENGTH] != hashlib.sha256(written[LENGTH:]).digest():
            return None
        self.used.add(key)
        document = pickle.loads(written[LENGTH:])
        return document if isinstance(document, Document) else None

    def __setitem__(self, key: str, document: Document, /) -> None:
        """Keep a document. Where that fails, it is read again the next time."""
        data = pickle.dumps(document, pickle.HIGHEST_PROTOCOL)
        fresh = self.folder / f"{key}.{os.getpid()}"
        self.used.add(key)
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            fresh.write_bytes(hashlib.sha256(data).digest() + data)
            fresh.replace(self.folder / key)

    def tidy(self) -> None:
        """Remove what other programs kept and, where it is much, what was not used."""
        with contextlib.suppress(OSError):
            for other in self.folder.parent.iterdir():
                if other != self.folder:
                    shutil.rmtree(other, ignore_errors=True)
            unused = [path for path in self.folder.iterdir() if path.name not in self.used]
            for path in unused if len(unused) > MOST else ():
                path.unlink(missing_ok=True)
