"""Real web servers, as the project configures them, on ports of this machine and without root."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from concordance.site.served import served
from tasks.web import configuration

NAMES = ("nginx", "caddy")
NGINX = """{user} daemon off; pid {folder}/pid; error_log stderr warn;
events {{ }}
http {{
    include /etc/nginx/mime.types; access_log off;
    client_body_temp_path {folder}; proxy_temp_path {folder}; fastcgi_temp_path {folder};
    uwsgi_temp_path {folder}; scgi_temp_path {folder};
    include {folder}/site.conf;
}}
"""


def program(name: str) -> str | None:
    """The program of a server, if this machine has it."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin")


@contextmanager
def serving(name: str, site: Path, folder: Path, base: str = "") -> Iterator[str]:
    """Serve a built site below a path, and give the address, with a slash at its end."""
    port, secure = _free_port(), _free_port()
    site_files = {p.relative_to(site).as_posix(): p.read_bytes() for p in site.rglob("*") if p.is_file()}
    result = served(site_files)
    for path, data in result.files.items():
        file = folder / "site" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    settings = configuration("Caddyfile" if name == "caddy" else "nginx.conf", result.policy, base)
    command = (_caddy if name == "caddy" else _nginx)(settings, folder, port, secure)
    environment = {**os.environ, "ADDRESS": f"http://127.0.0.1:{port}", "ROOT": str(folder / "site")}
    environment |= {"XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with (folder / "log").open("w") as log:
        process = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
        try:
            _wait(port, process, folder / "log")
            yield f"http://127.0.0.1:{port}{base}/"
        finally:
            process.terminate()
            process.wait()


def _caddy(settings: str, folder: Path, _port: int, _secure: int) -> list[str]:
    (folder / "Caddyfile").write_text(settings, "utf-8")
    return [str(program("caddy")), "run", "--config", str(folder / "Caddyfile")]


def _nginx(settings: str, folder: Path, port: int, secure: int) -> list[str]:
    key, certificate = folder / "privkey.pem", folder / "fullchain.pem"
    request = "openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=localhost -days 2".split()
    files = ["-keyout", str(key), "-out", str(certificate)]
    subprocess.run([*request, *files], check=True, capture_output=True)
    for ours, here in (("8080", f"127.0.0.1:{port}"), ("8443", f"127.0.0.1:{secure}")):
        settings = settings.replace(f"listen {ours}", f"listen {here}")
    settings = settings.replace("/srv/site", str(folder / "site")).replace("/etc/ssl/site", str(folder))
    (folder / "site.conf").write_text(settings, "utf-8")
    user = "user root;" if os.geteuid() == 0 else ""  # else its workers could not read the test's folder
    (folder / "nginx.conf").write_text(NGINX.format(folder=folder, user=user), "utf-8")
    return [str(program("nginx")), "-c", str(folder / "nginx.conf"), "-p", str(folder)]


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(600):
        with socket.socket() as knock:
            if knock.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, log.read_text("utf-8")
        time.sleep(0.05)
    raise AssertionError(log.read_text("utf-8"))
