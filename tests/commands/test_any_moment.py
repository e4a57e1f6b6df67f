"""Whatever happens, and whenever: the last good site and archive are whole, and the next run is as ever."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from mistakes import FIXTURE

from commands.conftest import Project, tree

PAGE = "en/index.html"
FULL = "The disk is full. Make room and run this again."


@pytest.fixture
def built(project: Project, first_project: Project) -> Project:
    """A project with a good site, after which somebody changes the content."""
    shutil.copytree(first_project.root / "site", project.root / "site")
    project.edit("en/index.md", "A short course.", "A very short course.")
    return project


def is_new(site: Path) -> bool:
    return "A very short course." in (site / PAGE).read_text("utf-8")


def leftovers(root: Path) -> list[str]:
    return sorted(path.name for path in root.iterdir() if path.suffix in (".next", ".old"))


def wait_for(path: Path) -> None:
    while not path.exists():
        time.sleep(0.01)


@pytest.mark.parametrize(
    ("target", "folder", "fault"),
    [("check", "build/data", ""), ("check", "build/data", ",slow:"), ("site", "site", ",slow:")],
    ids=["data in one step", "data in two steps", "site in two steps"],
)
def test_killed_at_any_change_the_last_is_whole_and_the_next_run_mends(
    built: Project, target: str, folder: str, fault: str, tmp_path: Path
) -> None:
    found = built.root / folder
    count = tmp_path / "count"
    assert built.run(target, COURSE=str(FIXTURE))[0] == 0
    before = tree(found)
    good = shutil.copytree(found, tmp_path / "good")
    built.edit("en/article.md", "wrote a book", "wrote one book")
    cache = built.root / ".cache"  # without it, each run makes the same changes
    shutil.rmtree(cache)
    assert built.run(target, FAULT=f"count:{count}{fault}")[0] == 0
    after = tree(found)
    assert before != after
    changes = int(count.read_text())
    assert 3 < changes < 400
    for change in range(changes - 4, changes + 1):  # until then, what stands there is not touched
        shutil.rmtree(found)
        shutil.copytree(good, found)
        shutil.rmtree(cache)
        code, said = built.run(target, FAULT=f"kill:{change}{fault}")
        assert code == -signal.SIGKILL, said
        if not found.exists():  # between two renamings
            assert fault
            assert tree(found.with_name(found.name + ".old")) == before
        else:
            assert tree(found) in (before, after)
        assert built.run(target, COURSE="nowhere")[0] == 1, "what is faulty is not published"
        assert tree(found) in (before, after)
        assert not leftovers(found.parent)
    assert built.run(target)[0] == 0
    assert tree(found) == after


@pytest.mark.thorough
def test_two_builds_at_once_wait_for_each_other(project: Project) -> None:
    first = [project.start("bundle") for _ in range(3)]
    results = [(process.communicate()[0], process.returncode) for process in first]
    assert [code for _, code in results] == [0, 0, 0], results
    assert sum("waiting for it" in said for said, _ in results) == 2
    archive, checksum = sorted((project.root / "dist").iterdir())
    assert archive.read_bytes() == (project.root / "site/download" / archive.name).read_bytes()
    assert checksum.read_bytes() == (project.root / "site/download" / checksum.name).read_bytes()


@pytest.mark.parametrize("target", ["site", "check"])
def test_ctrl_c_is_quiet(built: Project, target: str) -> None:
    process = built.start(target)
    wait_for(built.root / ("site.next" if target == "site" else "site"))
    os.killpg(process.pid, signal.SIGINT)
    said, _ = process.communicate()
    assert "Traceback" not in said
    assert process.returncode in (130, -signal.SIGINT)
    assert not is_new(built.root / "site")
    assert not leftovers(built.root)


@pytest.mark.thorough
def test_a_full_disk_leaves_the_last_site(built: Project) -> None:
    code, said = built.run("site", FAULT="full:site.next")
    assert (code, said.strip()) == (1, f"{FULL} site/ is as it was.")
    assert not is_new(built.root / "site")
    assert not leftovers(built.root)
    assert built.run("site")[0] == 0


@pytest.mark.thorough
def test_a_full_disk_leaves_the_last_data(project: Project) -> None:
    assert project.run("check")[0] == 0
    before = tree(project.root / "build/data")
    project.edit("en/article.md", "wrote a book", "wrote one book")
    code, said = project.run("check", FAULT="full:glossary.json")
    assert (code, said.strip()) == (
        1,
        "The disk is full. Make room and run this again. build/data is as it was.",
    )
    assert tree(project.root / "build/data") == before
    assert project.run("check")[0] == 0
    assert tree(project.root / "build/data") != before


@pytest.mark.thorough
def test_a_full_disk_leaves_the_last_archive(built: Project) -> None:
    assert built.run("bundle")[0] == 0
    before = tree(built.root / "dist")
    code, said = built.run("bundle", FAULT="full:dist/")
    assert (code, "The disk is full." in said, "dist/ is as it was" in said) == (1, True, True)
    assert set(tree(built.root / "dist").items()) <= set(before.items())


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_folders_that_cannot_be_written(built: Project) -> None:
    built.root.chmod(0o555)
    try:
        code, said = built.run("site")  # the folder site/ itself can be written
        assert "Traceback" not in said
        assert (code, is_new(built.root / "site")) in ((0, True), (1, False))
        (built.root / "site").chmod(0o555)
        code, said = built.run("site")
        assert (code, "Traceback" in said) == (1, False)
        assert "cannot be written" in said
    finally:
        built.root.chmod(0o755)
        (built.root / "site").chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_site_that_was_made_read_only_is_replaced_and_nothing_of_it_stays(built: Project) -> None:
    for path in (built.root / "site", built.root / "site" / "en"):
        path.chmod(0o555)
    for _ in range(2):
        code, said = built.run("site")
        assert (code, is_new(built.root / "site")) == (0, True), said
        assert not leftovers(built.root)


@pytest.mark.thorough
def test_a_link_in_the_place_of_the_site_stays_a_link(built: Project, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (built.root / "site").rename(elsewhere)
    (built.root / "site").symlink_to(elsewhere)
    assert built.run("site")[0] == 0
    assert (built.root / "site").is_symlink()
    assert is_new(elsewhere)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(
        ["elsewhere", "elsewhere.lock", built.root.name]
    )


def test_what_the_program_did_not_write_is_not_replaced(project: Project, tmp_path: Path) -> None:
    photos = tmp_path / "photos"
    photos.mkdir()
    (photos / "one.jpg").write_bytes(b"")
    (project.root / "site").symlink_to(photos)
    code, said = project.run("site")
    assert (code, "one.jpg" in said) == (1, True)
    assert [path.name for path in photos.iterdir()] == ["one.jpg"]
    code, said = project.run("check", "--out", str(photos))
    assert (code, "one.jpg" in said) == (1, True)
    assert [path.name for path in photos.iterdir()] == ["one.jpg"]
    (project.root / "dist").mkdir()
    (project.root / "dist" / "pages").symlink_to(photos)
    code, said = project.run("pages")
    assert (code, "one.jpg" in said) == (1, True)
    assert [path.name for path in photos.iterdir()] == ["one.jpg"]


@pytest.mark.thorough
def test_pages_for_other_renderers_are_written_anew(project: Project) -> None:
    pages = project.root / "dist" / "pages"
    code, said = project.run("pages")
    assert (code, "mkdocs.yml" in said) == (0, True)
    (pages / "docs" / "old.md").write_bytes(b"")
    before = tree(pages)
    code, said = project.run("pages")
    assert (code, tree(pages)) == (0, {path: data for path, data in before.items() if path != "docs/old.md"})


def can_mount() -> bool:
    command = ["unshare", "--mount", "true"]
    return (
        sys.platform == "linux" and os.geteuid() == 0 and subprocess.run(command, check=False).returncode == 0
    )


@pytest.mark.thorough
@pytest.mark.parametrize("kill", ["", "-9"])
@pytest.mark.skipif(not can_mount(), reason="only root may mount")
def test_a_mount_point_in_the_place_of_the_site_is_filled(built: Project, tmp_path: Path, kill: str) -> None:
    """Also after a run that was killed while it filled it."""
    mounted = tmp_path / "mounted"
    (built.root / "site").rename(mounted)
    (built.root / "site").mkdir()
    (mounted / "stale.html").write_text("from a build of last year")
    site = f"{sys.executable} scripts/run.py site"
    killed = f"for n in 30 32 34 36 38 40 42; do FAULT=kill:$n {site}; done" if kill else ""
    script = f"mount --bind ../mounted site || exit 9\n{killed}\n{site}"
    command = ["unshare", "--mount", "sh", "-c", script]
    result = subprocess.run(
        command, cwd=built.root, env=built.environment(), capture_output=True, text=True, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr
    assert is_new(mounted)
    assert not (mounted / "stale.html").exists()
    assert not [path for path in mounted.iterdir() if path.name.startswith(".")]


@pytest.mark.thorough
def test_content_that_changes_during_a_build_is_built_again(built: Project) -> None:
    process = built.start("site")
    wait_for(built.root / "site.next" / "assets")
    built.edit("en/index.md", "A very short course.", "The shortest course.")
    said, _ = process.communicate()
    assert process.returncode == 0, said
    assert "building again" in said
    assert "The shortest course." in (built.root / "site" / PAGE).read_text("utf-8")
