"""Builds by MkDocs, inside this process, from a course that has been read: a whole site, or page by page."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from concordance.model import Course
from mkdocs.commands import build as mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from .paths import ROOT


class BuildError(Exception):
    """MkDocs did not build; the message says why, in its words."""


def build(course: Course, folder: str, into: Path) -> None:
    """Build a site. Raises BuildError, or OSError when the system refuses something."""
    with _told():
        config = _config(course, folder, into, strict=True)
        config.plugins.on_startup(command="build", dirty=False)
        mkdocs.build(config)


class Preview:
    """A site whose pages are written when they are asked for: an edit waits for one page, not for all."""

    def __init__(self, course: Course, folder: str, into: Path) -> None:
        """Write everything but the pages. Raises BuildError, or OSError."""
        self._one_at_a_time = threading.Lock()
        self._parts = _Parts()
        with _told():
            self._config = _config(course, folder, into, strict=False)
            self._config.extra["preview"] = True
            self._config.plugins["preview"] = self._parts  # type: ignore[assignment] # as hooks are none
            self._config.plugins.on_startup(command="build", dirty=True)
            mkdocs.build(self._config, dirty=True)
        self._waiting = {file.dest_uri: file for file in self._parts.files.documentation_pages()}
        self._addresses = set(self._waiting)

    def write(self, address: str) -> bool:
        """Write a page unless it is there; whether the site has such a page."""
        with self._one_at_a_time:
            file = self._waiting.get(address)
            if file is not None:
                parts, page = self._parts, file.page
                assert page is not None
                mkdocs._populate_page(page, self._config, parts.files)
                pages = parts.files.documentation_pages()
                mkdocs._build_page(page, self._config, pages, parts.navigation, parts.templates)
                del self._waiting[address]
        return address in self._addresses


class _Parts:
    """What MkDocs makes in the course of a build, kept for the pages that are written later."""

    files: Files
    navigation: Navigation
    templates: Any

    @event_priority(-100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Let the page for a wrong address lead to this server, not to that of the public site."""
        config.site_url = None
        return config

    @event_priority(-100)
    def on_files(self, files: Files, config: MkDocsConfig) -> Files:  # noqa: ARG002 - as MkDocs calls it
        """Let MkDocs leave out the pages."""
        for file in files.documentation_pages():
            setattr(file, "is_modified", _not_yet)  # noqa: B010 - a method for this one file
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Keep the navigation."""
        self.navigation = nav
        return nav

    def on_env(self, env: Any, config: MkDocsConfig, files: Files) -> Any:  # noqa: ARG002
        """Keep the files and the templates."""
        self.files, self.templates = files, env
        return env


def _not_yet() -> bool:
    return False


def _config(course: Course, folder: str, into: Path, *, strict: bool) -> MkDocsConfig:
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(into), strict=strict)
    config.extra["course"] = folder
    config.extra["read"] = course
    return config


@contextmanager
def _told() -> Iterator[None]:
    """Turn what MkDocs tells before it gives up into a BuildError."""
    handler = _Lines()
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    try:
        yield
    except (Abort, MkDocsException) as error:
        raise BuildError("\n".join([*handler.lines, str(error)])) from error
    finally:
        logger.removeHandler(handler)


class _Lines(logging.Handler):
    """Keeps the warnings and errors of MkDocs."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line."""
        self.lines.append(record.getMessage())
