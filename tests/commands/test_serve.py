"""`make serve`: pages as they are written, problems in their place, and a port of one's own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest

from commands.conftest import Project


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Visitor:
    """A browser that asks for a page, and waits with it for a newer one."""

    def __init__(self, process: subprocess.Popen[str], port: int) -> None:
        self.process, self.port = process, port

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=300) as response:
                return response.status, response.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as error:
            return error.code, error.read().decode("utf-8")

    def after(self, page: str) -> None:
        """Wait as the script in a page does, until there is something newer."""
        epoch = int(re.findall(r"livereload\((\d+), \d+\)", page)[-1])
        while int(self.get(f"livereload/{epoch}/1")[1]) <= epoch:
            pass

    def read_until(self, words: str) -> str:
        assert self.process.stdout
        said = ""
        while words not in said:
            line = self.process.stdout.readline()
            assert line, said
            said += line
        return said


@pytest.fixture
def visitor(project: Project) -> Iterator[Visitor]:
    port = free_port()
    process = project.start("serve", "--port", str(port))
    found = Visitor(process, port)
    found.read_until("Ctrl+C ends it")
    yield found


def test_an_edit_a_mistake_and_its_mending(project: Project, visitor: Visitor) -> None:
    status, page = visitor.get("en/index.html")
    assert (status, "A short course." in page) == (200, True)
    assert visitor.get("en/nowhere.html")[0] == 404
    assert visitor.get("assets/site.css")[0] == 200

    project.edit("en/index.md", "A short course.", "A very short course.")
    visitor.after(page)
    status, page = visitor.get("en/index.html")
    assert (status, "A very short course." in page) == (200, True)

    project.edit("glossary/writers.yml", "wrote_on: [green-tea]", "wrote_on: [<grean>-tea]")
    visitor.after(page)
    for address in ("", "en/index.html", "zh/about.html"):
        status, page = visitor.get(address)
        assert status == 500
        assert "content/glossary/writers.yml:18:16: " in page
        assert "&lt;grean&gt;" in page
        assert "→" in page

    project.edit("glossary/writers.yml", "<grean>-tea", "green-tea")
    visitor.after(page)
    status, page = visitor.get("en/index.html")
    assert (status, "A very short course." in page) == (200, True)


@pytest.mark.thorough
def test_every_page_is_that_of_the_site(project: Project, visitor: Visitor) -> None:
    """But for the addresses of the public site, its archive, and the script that reloads."""
    assert project.run("site")[0] == 0
    for path in (project.root / "site").rglob("*.html"):
        if path.name != "404.html":
            _, page = visitor.get(path.relative_to(project.root / "site").as_posix())
            assert without_addresses(page) == without_addresses(path.read_text("utf-8"))


def without_addresses(page: str) -> list[str]:
    page = re.sub(r"<script>\s*var livereload.*?</script>", "", page, flags=re.DOTALL)
    page = re.sub(r"[\d.]+\u00a0[kM]?B|[0-9a-f]{64}", "…", page)
    page = re.sub(r'<data value="[^"]*">[^<]*', "<data>", page)  # sizes of files that a preview does not make
    return [
        line for line in page.split("\n") if not re.search(r'rel="(canonical|alternate)"|property="og', line)
    ]


def test_ctrl_c_ends_it_quietly(project: Project, visitor: Visitor) -> None:
    os.killpg(visitor.process.pid, signal.SIGINT)
    said, _ = visitor.process.communicate(timeout=60)
    assert (visitor.process.returncode, said.strip()) == (0, "Ended.")
    assert not list((project.root / "build").glob("serve-*"))


def test_a_busy_port_is_told_before_anything_is_built(project: Project) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        code, said = project.run("serve", PORT=str(port))
    assert code == 1
    assert said.strip() == (
        f"Port {port} of 127.0.0.1 is in use. Choose another one, for example: make serve PORT={port + 1}"
    )


@pytest.mark.parametrize("port", ["http", "80000", "-1"])
def test_a_port_that_is_none_is_told_with_an_example(project: Project, port: str) -> None:
    code, said = project.run("serve", PORT=port)
    assert (code, "for example 8001" in said, "例如 8001" in said, "_port" in said) == (2, True, True, False)


def test_another_course_that_is_broken_from_the_start_is_shown_too(project: Project) -> None:
    (project.root / "content").rename(project.root / "mine")
    (project.root / "mine/zh/index.md").unlink()
    port = free_port()
    process = project.start("serve", COURSE="mine", PORT=str(port), MESSAGES="zh")
    visitor = Visitor(process, port)
    visitor.read_until("Ctrl+C")
    status, page = visitor.get("zh/index.html")
    assert (status, "mine/zh/index.md:1:1: 缺少这个文件" in page) == (500, True)
