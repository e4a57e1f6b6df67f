"""The folder `.venv`: made, found out to be unfit and made anew, brought up to date.

A mark, written last, says what it holds and for which Python. What has no such mark was not finished.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
import sysconfig
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from .lock import held
from .paths import ROOT
from .words import complain, say, words

VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
MARK = VENV / ".complete.json"
SITE, DEV = "requirements.txt", "requirements-dev.txt"
HOLDS = {SITE: (SITE,), DEV: (DEV, SITE)}
"""What else is there when a lock file is installed: each holds those before it."""


class UnfitError(Exception):
    """The libraries cannot be installed; it has been said why."""


def this_python() -> str:
    """The kind of Python that runs this: what libraries are chosen by."""
    version = f"{sys.version_info[0]}.{sys.version_info[1]}"
    return f"{platform.python_implementation()} {version} {sysconfig.get_platform()}"


def is_inside() -> bool:
    """Whether the Python that runs this is that of `.venv`."""
    return Path(sys.prefix) == VENV


def ensure(requirements: str, language: str) -> None:
    """Make `.venv` hold what a lock file names. Raises UnfitError when that cannot be."""
    if not _why_unfit() and not _is_outdated(requirements):
        return
    with held(ROOT / ".venv.lock", lambda: say("waiting", language, what=".venv")):
        if why := _why_unfit():
            if VENV.is_symlink() or VENV.exists():
                say("anew", language, venv=".venv", why=_reason(why, language))
            _remove_folder()
        if why or _is_outdated(requirements):
            _install(requirements, language)


# ---------------------------------------------------------------- is it fit?


def _mark() -> dict[str, Any]:
    try:
        found = json.loads(MARK.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _why_unfit() -> tuple[str, dict[str, str]] | None:
    """The message that tells why `.venv` cannot be used; None when it can."""
    found = str(_mark().get("python", ""))
    if not found:
        return "unfinished", {}
    if found != this_python():
        return "other-python", {"found": found, "wanted": this_python()}
    if not is_inside() and _version_inside() != f"{sys.version_info[0]}.{sys.version_info[1]}":
        return "no-interpreter", {}
    return None


def _version_inside() -> str:
    """The version of the Python in `.venv`, which may be another one since it was upgraded, or gone."""
    ask = "import sys; print('%d.%d' % sys.version_info[:2])"
    try:
        command = [str(PYTHON), "-I", "-S", "-c", ask]
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()
    except OSError:
        return ""


def _reason(why: tuple[str, dict[str, str]], language: str) -> str:
    return words(why[0], language, **why[1])


def _is_outdated(requirements: str) -> bool:
    return bool(_mark().get("holds", {}).get(requirements) != _hash(requirements))


def _hash(requirements: str) -> str:
    return hashlib.sha256((ROOT / requirements).read_bytes().replace(b"\r\n", b"\n")).hexdigest()


# ---------------------------------------------------------------- making it


def _remove_folder() -> None:
    """Remove `.venv`; of a link, the link alone."""
    if VENV.is_symlink() or VENV.is_file():
        VENV.unlink()
    elif VENV.exists():
        MARK.unlink(missing_ok=True)
        shutil.rmtree(VENV)


def _install(requirements: str, language: str) -> None:
    holds = _mark().get("holds", {})
    MARK.unlink(missing_ok=True)
    uv = shutil.which("uv")
    tool = "uv" if uv else "pip"
    say("installing", language, file=requirements, venv=".venv", tool=tool)
    done = bool(uv) and _with_uv(str(uv), requirements)
    if uv and not done:
        say("uv-failed", language)
        _remove_folder()
    if not done and not _with_pip(requirements, language):
        complain(_advice(), language, name=platform.python_implementation())
        raise UnfitError
    holds |= {name: _hash(name) for name in HOLDS[requirements]}
    fresh = MARK.with_suffix(".new")
    fresh.write_text(json.dumps({"python": this_python(), "holds": holds}, indent=1), "utf-8")
    fresh.replace(MARK)


def _with_uv(uv: str, requirements: str) -> bool:
    if not PYTHON.exists() and not _run(uv, "venv", "--quiet", "--python", _base(), str(VENV)):
        return False
    into = ("--python", str(PYTHON), "--require-hashes", "--requirement", requirements)
    return _run(uv, "pip", "install", "--quiet", *into)


def _with_pip(requirements: str, language: str) -> bool:
    if PYTHON.exists() and not _run(str(PYTHON), "-m", "pip", "--version", quiet=True):  # uv made it
        _remove_folder()
    if not PYTHON.exists():
        try:
            if find_spec("ensurepip") is None:  # which Debian has in a package of its own
                raise OSError("ensurepip")
            _make_with_pip()
        except (OSError, subprocess.CalledProcessError, SystemExit) as error:
            why = str(error.strerror or error) if isinstance(error, OSError) else "ensurepip"
            complain("no-venv", language, venv=".venv", why=why)
            raise UnfitError from error
    into = ("--require-hashes", "--requirement", requirements)
    return _run(str(PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *into)


def _make_with_pip() -> None:
    if is_inside():  # our own folder was just deleted; the Python that it was made from can make it
        subprocess.run([_base(), "-m", "venv", str(VENV)], check=True)
    else:
        import venv  # noqa: PLC0415 - seldom needed, and slow to load

        venv.create(VENV, with_pip=True, symlinks=os.name != "nt")


def _base() -> str:
    return str(getattr(sys, "_base_executable", sys.executable))


def _run(*command: str, quiet: bool = False) -> bool:
    output = subprocess.DEVNULL if quiet else None
    return subprocess.run(command, cwd=ROOT, stdout=output, stderr=output, check=False).returncode == 0


def _advice() -> str:
    """The message for this machine: the usual reason why a library does not install here."""
    if platform.python_implementation() != "CPython":
        return "no-cpython"
    if sysconfig.get_platform() == "win-arm64":
        return "no-wheel-arm"
    if "musl" in str(
        sysconfig.get_config_var("HOST_GNU_TYPE") or sysconfig.get_config_var("MULTIARCH") or ""
    ):
        return "no-wheel-musl"
    return "not-installed"
