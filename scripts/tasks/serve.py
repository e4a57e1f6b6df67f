"""`make serve`: shows the site while it is written. MkDocs' server watches, waits and reloads; what is ours:

the port is opened before anything is built; pages are written when they are asked for; problems are shown in
place of the pages until they are mended.
"""

from __future__ import annotations

import argparse
import logging
import shutil
import socket
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from mkdocs.livereload import LiveReloadServer

from .guard import guarded
from .mkdocs_build import BuildError, Preview
from .paths import HOOKS, ROOT
from .reading import read
from .words import complain, say, words

Respond = Callable[..., Any]
WATCHED = ("docs", "overrides", "mkdocs.yml")
LOOK = 0.2  # seconds between two looks at the watched files


def run(options: argparse.Namespace) -> int:
    """Serve the site until Ctrl-C; returns the exit code."""
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    folder = ROOT / "build" / f"serve-{options.port}"
    with guarded(str(folder.relative_to(ROOT)), options.language):
        server = Server(options, folder)
        if not server.open():
            return 1
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        try:
            server.run()
        except KeyboardInterrupt:
            print()
            say("serve-ended", options.language)
        finally:
            server.shutdown()
            shutil.rmtree(folder, ignore_errors=True)
    return 0


class Server(LiveReloadServer):
    """MkDocs' server with our pages."""

    def __init__(self, options: argparse.Namespace, folder: Path) -> None:
        super().__init__(self._rebuild, options.host, options.port, str(folder), polling_interval=LOOK)
        self.options = options
        self.folder = folder
        self.error_handler = self._error_page
        self._preview: Preview | None = None
        self._reports: tuple[str, ...] = ()

    def open(self) -> bool:
        """Open the port; False, after a message, when that cannot be."""
        host, port, language = self.options.host, self.options.port, self.options.language
        try:
            if _answers(host, port):
                raise OSError
            self.server_bind()
            self.server_activate()
        except OSError as error:
            self.server_close()
            busy = not error.strerror or "in use" in error.strerror or getattr(error, "winerror", 0) == 10048
            key = "port-busy" if busy else "no-host"
            complain(key, language, host=host, port=port, other=port + 1, why=error.strerror)
            return False
        self.url = f"http://{f'[{host}]' if ':' in host else host}:{self.server_address[1]}/"
        return True

    def run(self) -> None:
        """Build, and serve until Ctrl-C."""
        say("building", self.options.language)
        self._rebuild()
        watched = [ROOT / self.options.course, HOOKS, *(ROOT / name for name in WATCHED)]
        for path in watched:
            if path.exists():
                self.watch(str(path))
        self.observer.start()
        self.serve_thread.start()
        say("open", self.options.language, url=self.url)
        self._build_loop()  # type: ignore[no-untyped-call]

    # ------------------------------------------------------------ building

    def _rebuild(self) -> None:
        """Read the course anew, and have everything ready but the pages. Never raises."""
        began = time.monotonic()
        self._preview, self._reports = None, ()
        try:
            reading = read(self.options.course, self.options.language)
            self._reports = reading.reports if reading.course is None else ()
            if reading.course is not None:
                self._preview = Preview(reading.course, self.options.course, self.folder)
        except (BuildError, OSError) as error:
            self._reports = (str(error),)
        except Exception:  # a fault of ours must not end the preview either
            self._reports = (traceback.format_exc(),)
        self._tell(time.monotonic() - began)

    def _tell(self, seconds: float) -> None:
        for report in self._reports:
            print(report, file=sys.stderr, flush=True)
        clock = time.strftime("%H:%M:%S")
        if self._reports:
            complain("rebuilt-faulty", self.options.language, time=clock, count=len(self._reports))
        else:
            say("rebuilt", self.options.language, time=clock, seconds=seconds)

    # ------------------------------------------------------------ serving

    def _serve_request(
        self, environ: dict[str, Any], start_response: Callable[..., Any]
    ) -> Iterable[bytes] | None:
        address = environ["PATH_INFO"].lstrip("/")
        address += "index.html" if not address or address.endswith("/") else ""
        if address.endswith(".html"):
            with self._epoch_cond:  # while a build goes on, its pages are on their way
                self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
                epoch = self._visible_epoch
            if self._preview is None:
                return self._show_problems(epoch, start_response)
            if not self._preview.write(address):
                return None
        return super()._serve_request(environ, start_response)

    def _show_problems(self, epoch: int, start_response: Respond) -> Iterable[bytes]:
        language = self.options.language
        page = _template().render(
            language=language,
            title=words("problems", language, count=len(self._reports)),
            lede=words("problems-lede", language),
            reports=self._reports,
        )
        content: bytes = self._inject_js_into_html(page.encode(), epoch)  # type: ignore[no-untyped-call]
        headers = [("Content-Type", "text/html; charset=utf-8"), ("Content-Length", str(len(content)))]
        start_response("500 Internal Server Error", headers)
        return [content]

    def _error_page(self, code: int) -> bytes | None:
        path = self.folder / f"{code}.html"
        return path.read_bytes() if path.is_file() else None


def _answers(host: str, port: int) -> bool:
    """Whether somebody serves there already: on Windows, a second one could open the same port."""
    try:
        with socket.create_connection((host, port), timeout=0.2):
            return bool(port)
    except OSError:
        return False


def _template() -> Any:
    loader = FileSystemLoader(Path(__file__).parent)
    return Environment(loader=loader, autoescape=True, trim_blocks=True).get_template("problems.html")
