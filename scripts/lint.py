"""Checks the site's own scripts and styles: `python scripts/lint.py`.

TypeScript reads the types in their comments, Biome looks for mistakes in them and in the styles. Both come
through npm, pinned in scripts/javascript; where Node is missing this says so, and with `--required` it fails.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / "scripts" / "javascript"
STAMP = TOOLS / "node_modules" / ".lock.sha256"
CHECKS = (
    ("tsc", "-p", "scripts/javascript"),
    # reader.js is checked less strictly: it asks the page for many things that only its template knows.
    ("tsc", "-p", "scripts/javascript/tsconfig.reader.json"),
    ("biome", "lint", "--error-on-warnings", "--config-path", "scripts/javascript", "docs/assets", "tests"),
)


def main() -> int:
    """Install the tools if they are not here yet, and run every check; 0 if all are content."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--required", action="store_true", help="fail where Node is missing")
    required = parser.parse_args().required
    npm = shutil.which("npm")
    if npm is None:
        print("没有Node，脚本和样式未检查。There is no Node: scripts and styles are not checked.", flush=True)
        return int(required)
    _install(npm)
    results = [_run(npm, "exec", "--offline", "--prefix", str(TOOLS), "--", *check) for check in CHECKS]
    return max(results)


def _install(npm: str) -> None:
    """Make node_modules hold what the lock file names; a stamp remembers what it holds."""
    wanted = hashlib.sha256((TOOLS / "package-lock.json").read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text("utf-8") == wanted:
        return
    code = _run(npm, "ci", "--prefix", str(TOOLS), "--loglevel", "error")
    if code:
        sys.exit(code)
    STAMP.write_text(wanted, "utf-8")


def _run(*command: str) -> int:
    return subprocess.run(command, cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
