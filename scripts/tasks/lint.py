"""`make lint`: checks the site's own scripts and styles.

TypeScript reads the types in their comments, Biome looks for mistakes in them and in the styles. Both come
through npm, pinned in scripts/javascript; where Node is missing this says so, and with `--required` it fails.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess

from .paths import ROOT
from .words import complain, say

TOOLS = ROOT / "scripts" / "javascript"
STAMP = TOOLS / "node_modules" / ".lock.sha256"
CHECKS = (
    ("tsc", "-p", "scripts/javascript"),
    ("biome", "lint", "--error-on-warnings", "--config-path", "scripts/javascript", "docs/assets", "tests"),
)


def run(options: argparse.Namespace) -> int:
    """Install the tools if they are not here yet, and run every check; 0 if all are content."""
    npm = shutil.which("npm")
    if npm is None:
        (complain if options.required else say)("no-node", options.language)
        return int(options.required)
    if code := _install(npm):
        return code
    return max(_run(npm, "exec", "--offline", "--prefix", str(TOOLS), "--", *check) for check in CHECKS)


def _install(npm: str) -> int:
    """Make node_modules hold what the lock file names; a stamp remembers what it holds."""
    wanted = hashlib.sha256((TOOLS / "package-lock.json").read_bytes()).hexdigest()
    if STAMP.exists() and STAMP.read_text("utf-8") == wanted:
        return 0
    code = _run(npm, "ci", "--prefix", str(TOOLS), "--loglevel", "error")
    if not code:
        STAMP.write_text(wanted, "utf-8")
    return code


def _run(*command: str) -> int:
    return subprocess.run(command, cwd=ROOT, check=False).returncode
