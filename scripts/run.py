"""The targets of the Makefile, for every machine: `python scripts/run.py site`.

Standard library only, because this is what sets the other libraries up. Everything goes into `.venv`.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
SITE = ROOT / "site"
DIST = ROOT / "dist"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")


def site() -> None:
    """构建网站到site/。Build the site into site/."""
    started = time.monotonic()
    _install("requirements.txt")
    beside = ROOT / "site.next"
    _mkdocs("build", "--strict", "--site-dir", str(beside))
    _swap(beside, SITE)
    pages = sum(1 for _ in SITE.rglob("*.html"))
    _say(
        f"site/：{pages}页，用时{time.monotonic() - started:.1f}秒。打开 {SITE / 'index.html'}",
        f"site/: {pages} pages in {time.monotonic() - started:.1f} s. Open {SITE / 'index.html'}",
    )


def serve() -> None:
    """边写边看，content/一改就刷新。Show the site and reload it when content changes."""
    _install("requirements.txt")
    _say("打开 http://127.0.0.1:8000/ ，按Ctrl+C结束。", "Open http://127.0.0.1:8000/; Ctrl+C ends it.")
    _mkdocs("serve", "--strict")


def check() -> None:
    """检查内容，列出全部问题。Check the content and list every problem."""
    _install("requirements.txt")
    _python("scripts/build_glossary.py")


def test() -> None:
    """安装测试工具并运行全部测试。Set up the test tools and run all tests."""
    started = time.monotonic()
    _install("requirements-dev.txt")
    _find_browser()
    _python("-m", "ruff", "check", ".")
    _python("-m", "ruff", "format", "--check", ".")
    _python("-m", "mypy")
    _python("-m", "pytest", "--numprocesses", "auto", "--dist", "worksteal")
    seconds = time.monotonic() - started
    _say(f"测试全部通过，用时{seconds:.0f}秒。", f"All tests pass, in {seconds:.0f} s.")


def bundle() -> None:
    """生成离线压缩包到dist/。Write the offline bundle into dist/."""
    site()
    DIST.mkdir(exist_ok=True)
    for path in sorted((SITE / "download").iterdir()):
        shutil.copy2(path, DIST / path.name)
        size = path.stat().st_size / 1_000_000
        _say(f"{DIST / path.name}（{size:.2f} MB）", f"{DIST / path.name} ({size:.2f} MB)")


def bench() -> None:
    """测量速度和内存。Measure speed and memory."""
    _install("requirements-dev.txt")
    _find_browser()
    for path in sorted((ROOT / "benchmarks").glob("*.py")):
        _python(str(path.relative_to(ROOT)))


TARGETS: dict[str, Callable[[], None]] = {
    action.__name__: action for action in (site, serve, check, test, bundle, bench)
}


# ---------------------------------------------------------------- small parts


def _install(requirements: str) -> None:
    """Make `.venv` hold what the lock file names; a stamp remembers what it holds."""
    wanted = hashlib.sha256((ROOT / requirements).read_bytes()).hexdigest()
    stamp = VENV / f".{requirements}.sha256"
    if stamp.exists() and stamp.read_text("utf-8") == wanted:
        return
    _say(f"安装 {requirements} ……", f"Installing {requirements} …")
    if not PYTHON.exists():
        venv.create(VENV, with_pip=True)
    _python("-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", requirements)
    stamp.write_text(wanted, "utf-8")


def _find_browser() -> None:
    """Browsers for the tests: those that are here, else Debian's packages, else Playwright's own Chromium.

    Firefox, the second engine, is welcome where a package has it; its tests are left out where it is missing.
    """
    chromium = bool(os.environ.get("CHROMIUM")) or any(shutil.which(name) for name in BROWSERS)
    firefox = any(shutil.which(name) for name in ("firefox-esr", "firefox"))
    debian = shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0
    if debian and not (chromium and firefox):
        _say("安装浏览器 ……", "Installing browsers …")
        _run(["apt-get", "update", "-qq"])
        if not chromium:
            _run(["apt-get", "install", "-y", "-qq", "chromium", "fonts-noto-cjk"])
        if not firefox:
            subprocess.run(["apt-get", "install", "-y", "-qq", "firefox-esr"], check=False)
    elif not chromium:
        _python("-m", "playwright", "install", "chromium")


def _swap(fresh: Path, current: Path) -> None:
    """Put a finished folder in the place of the last one, which is there until the very end."""
    last = current.with_name(current.name + ".old")
    shutil.rmtree(last, ignore_errors=True)
    if current.exists():
        current.rename(last)
    fresh.rename(current)
    shutil.rmtree(last, ignore_errors=True)


def _mkdocs(*arguments: str) -> None:
    _python("-m", "mkdocs", *arguments)


def _python(*arguments: str) -> None:
    _run([str(PYTHON), *arguments])


def _run(command: list[str]) -> None:
    """Run a command at the root; when it fails, end with its exit code. It has said why."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}
    result = subprocess.run(command, cwd=ROOT, env=environment, check=False)
    if result.returncode:
        raise SystemExit(result.returncode)


def _say(*lines: str) -> None:
    """Say the same in every language of this program."""
    print("\n".join(lines), flush=True)


def main() -> None:
    """Run the target that the command line names."""
    summary = "\n".join(f"  {name:8} {action.__doc__}" for name, action in TARGETS.items())
    parser = argparse.ArgumentParser(
        usage="python scripts/run.py TARGET",
        description=f"COURSE=folder 另选课程 / chooses another course\n\n{summary}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("target", choices=TARGETS, metavar="TARGET")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    target = parser.parse_args().target
    course = os.environ.get("COURSE", "")
    if course and not (ROOT / course).is_dir():
        _say(f"COURSE：没有“{course}”这个文件夹。", f"COURSE: there is no folder “{course}”.")
        raise SystemExit(2)
    if not course:
        os.environ.pop("COURSE", None)
    TARGETS[target]()


if __name__ == "__main__":
    main()
