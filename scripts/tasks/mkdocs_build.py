"""One build by MkDocs, inside this process, from a course that has been read."""

from __future__ import annotations

import logging
import logging.handlers
from pathlib import Path
from typing import Any

from concordance.model import Course
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort, MkDocsException

from .paths import ROOT


class BuildError(Exception):
    """MkDocs did not build; the message says why, in its words."""


def build(course: Course, folder: str, into: Path, *, extra: dict[str, Any] | None = None) -> None:
    """Build a site. Raises BuildError, or OSError when the system refuses something."""
    told = _Told()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(told)
    try:
        config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(into), strict=True)
        config.extra["course"] = folder
        config.extra["read"] = course
        config.extra.update(extra or {})
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs_build(config)
    except (Abort, MkDocsException) as error:
        raise BuildError("\n".join([*told.lines, str(error)])) from error
    finally:
        logger.removeHandler(told)


class _Told(logging.Handler):
    """Keeps the warnings and errors of MkDocs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(record.getMessage())
