"""A compressed portal, and real servers that keep the rules written for it, on this machine only."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from generator.publish.redirects import GONE, Redirect, read_redirects, write_redirects
from tests.site.portal import PRIMERSK, ROOT, glasno

UNDER = "/portal/protocols/"
MOVED_FROM, MOVED_TO = "protocols/primersk-council/2022-09-15/", "protocols/primersk-council/2022-09-15-1/"
WITHDRAWN = "protocols/primersk-council/2020-01-15-1/"
_DEPARTED = f"""\
withdrawn:
  - address: {WITHDRAWN}
    date: 2024-03-12
    reason: ошибка в составе участников
moved:
  - from: {MOVED_FROM}
    to: {MOVED_TO}
"""
_PATH = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin"))
_SAMPLES = {
    "data/decisions.jsonl": '{"number": "1.10"}\n' * 200,
    "data/dump.jsonl.gz": "a dump that a reader saves, packed as it is",
    "data/plan.ics": "BEGIN:VCALENDAR\n" * 200,
    "data/table.csv": "Номер;Срок\n" * 200,
    "app.webmanifest": "{}",
    "assets/scan.pdf": "%PDF-1.4",
}
"""Files of kinds that a portal may have or get."""


def free_port() -> int:
    """Return a port of this machine that nothing listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass(frozen=True, slots=True)
class Built:
    """A built portal under two addresses; each searches the other one too."""

    root: Path
    site: Path
    ports: tuple[int, int]
    """Of the host at whose root the site stands, and of the host that has it ``UNDER`` a path."""


@pytest.fixture(scope="session")
def built() -> Iterator[Built]:
    """Build the portal of Примерск, compressed, with an address that moved and one that was withdrawn."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)  # Apache reads it as another user
        ports = free_port(), free_port()
        shutil.copytree(PRIMERSK / "content", folder / "content")
        settings = (PRIMERSK / "mkdocs.yml").read_text(encoding="utf-8")
        here, there = (f"http://127.0.0.1:{port}" for port in ports)
        (folder / "mkdocs.yml").write_text(
            settings.replace("/portal/\n", f"{UNDER}\n")
            .replace("  - glasno\n", "  - glasno: {compress: true}\n")
            .replace(
                "extra:\n",
                "extra:\n  search:\n    federation:\n"
                f"      - {{name: У корня, url: {here}/}}\n      - {{name: В папке, url: {there}{UNDER}}}\n",
            ),
            encoding="utf-8",
        )
        with (folder / "content/withdrawn.yml").open("a", encoding="utf-8") as departed:
            departed.write(_DEPARTED)
        site = folder / "site"
        done = glasno("publish", "--root", folder, site, cwd=ROOT)
        assert done.returncode == 0, done.stdout + done.stderr
        for path, text in _SAMPLES.items():
            (site / path).parent.mkdir(exist_ok=True)
            (site / path).write_text(text, encoding="utf-8")
        file = Redirect(f"{WITHDRAWN}скан.pdf", WITHDRAWN, GONE)  # as if the document had had one
        write_redirects(site, [*read_redirects(site), file])
        yield Built(folder, site, ports)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said; names of headers are in small letters."""

    status: int
    headers: dict[str, str]
    body: bytes


def ask(url: str, method: str = "GET", **headers: str) -> Answer:
    """Ask for an address as it is written, and follow nothing."""
    host, _, path = url.removeprefix("http://").partition("/")
    connection = HTTPConnection(host, timeout=10)
    try:
        connection.request(
            method, f"/{path}", headers={name.replace("_", "-"): value for name, value in headers.items()}
        )
        answer: HTTPResponse = connection.getresponse()
        return Answer(
            answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
        )
    finally:
        connection.close()


_NGINX = """\
{modules}
user {user};
daemon off;
worker_processes 1;
pid {folder}/nginx.pid;
error_log stderr;
events {{ worker_connections 64; }}
http {{
    access_log off;
    {temporary}
    server {{ listen 127.0.0.1:{ports[0]}; include {rules[0]}; }}
    server {{
        listen 127.0.0.1:{ports[1]};
        location ~ \\.css$ {{ return 403; }}
        location / {{ return 200 "the host around the site"; }}
        include {rules[1]};
    }}
}}
"""
_APACHE = """\
ServerRoot {folder}
ServerName 127.0.0.1
PidFile {folder}/apache.pid
ErrorLog {folder}/apache.log
Mutex sem
User www-data
Group www-data
{modules}
TypesConfig /dev/null
AddType application/x-gzip .gz .tgz
Listen 127.0.0.1:{ports[0]}
Listen 127.0.0.1:{ports[1]}
DirectoryIndex index.html
<VirtualHost 127.0.0.1:{ports[0]}>
    DocumentRoot "{folder}/hosting"
    <Directory "{folder}/hosting">
        Require all granted
        Options FollowSymLinks
        AllowOverride FileInfo
    </Directory>
</VirtualHost>
<VirtualHost 127.0.0.1:{ports[1]}>
    {guide}
</VirtualHost>
"""
_CADDY = """\
{{
    admin off
    auto_https off
    storage file_system {folder}
}}
{guide}
http://127.0.0.1:{ports[1]} {{
    import {rules[1]}
    respond "the host around the site"
}}
"""


@contextmanager
def running(
    command: list[str], ports: tuple[int, ...], folder: Path, user: int | None = None
) -> Iterator[None]:
    """Start a server, wait until it listens at its ports, and stop it at the end."""
    log = folder / "server.log"
    with (
        log.open("wb") as said,
        subprocess.Popen(command, stdout=said, stderr=said, user=user, group=user) as process,
    ):
        try:
            for port in ports:
                _wait(port, process, log)
            yield
        finally:
            process.terminate()
            process.wait(10)


def _wait(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        assert process.poll() is None, log.read_text(encoding="utf-8", errors="replace")
        time.sleep(0.05)
    raise AssertionError(log.read_text(encoding="utf-8", errors="replace"))


def guide(start: str) -> str:
    """Return the lines that a webmaster is told to write, from where they start to the end of their block."""
    text = (ROOT / "generator/help/hosting.md").read_text(encoding="utf-8")
    blocks = [dedent(block) for block in re.findall(r"(?:^ {8}.*\n|^\n(?= {8}))+", text, re.MULTILINE)]
    return next(block.strip() for block in blocks if block.strip().startswith(start))


def program(name: str) -> str:
    """Return where a program is, or skip the test."""
    found = shutil.which(name, path=_PATH)
    if found is None:
        pytest.skip(f"there is no {name} here; tools/ensure-servers installs it where apt-get may")
    return found


def _nginx(values: dict[str, Any]) -> tuple[str, list[str]]:
    brotli = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
    values["modules"] = f"load_module {brotli};" if brotli.is_file() else ""
    values["user"] = "root" if os.geteuid() == 0 else "nobody"
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    values["temporary"] = " ".join(f"{kind}_temp_path {values['folder']}/{kind};" for kind in kinds)
    return _NGINX.format(**values), [program("nginx"), "-c", f"{values['folder']}/server.conf"]


def _apache(values: dict[str, Any]) -> tuple[str, list[str]]:
    names = ("mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "alias")
    modules = Path("/usr/lib/apache2/modules")
    values["modules"] = "\n".join(f"LoadModule {name}_module {modules}/mod_{name}.so" for name in names)
    hosting = values["folder"] / "hosting"
    shutil.copytree(values["site"], hosting, copy_function=os.link)
    shutil.copyfile(values["rules"][0], hosting / ".htaccess")
    rules, site = str(values["rules"][1]), str(values["site"])
    values["guide"] = (
        guide("Alias ").replace("/etc/apache2/glasno-apache.conf", rules).replace("/srv/protocols", site)
    )
    return _APACHE.format(**values), [
        program("apache2"),
        "-DFOREGROUND",
        "-f",
        f"{values['folder']}/server.conf",
    ]


def _caddy(values: dict[str, Any]) -> tuple[str, list[str]]:
    config = f"{values['folder']}/server.conf"
    host = guide("protocols.example.org {").replace("/etc/caddy/glasno.caddy", str(values["rules"][0]))
    values["guide"] = host.replace("protocols.example.org", f"http://127.0.0.1:{values['ports'][0]}")
    return _CADDY.format(**values), [program("caddy"), "run", "--adapter", "caddyfile", "--config", config]


_SERVERS: dict[str, Callable[[dict[str, Any]], tuple[str, list[str]]]] = {
    "nginx": _nginx,
    "apache": _apache,
    "caddy": _caddy,
}


@pytest.fixture(scope="session", params=tuple(_SERVERS))
def addresses(request: pytest.FixtureRequest, built: Built) -> Iterator[tuple[str, str]]:
    """Start a server with the rules that ``glasno deploy`` writes; return the site's two addresses."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        rules = folder / "root.conf", folder / "under.conf"
        for path, file in zip(("/", UNDER), rules, strict=True):
            done = glasno(
                "deploy",
                request.param,
                "--root",
                built.root,
                "--path",
                path,
                "--brotli",
                "--output",
                file,
                cwd=ROOT,
            )
            assert done.returncode == 0, done.stderr
        config, command = _SERVERS[request.param](
            {"folder": folder, "site": built.site, "ports": built.ports, "rules": rules}
        )
        (folder / "server.conf").write_text(config, encoding="utf-8")
        with running(command, built.ports, folder):
            here, there = built.ports
            yield f"http://127.0.0.1:{here}/", f"http://127.0.0.1:{there}{UNDER}"


@pytest.fixture(params=(0, 1), ids=("root", "under"))
def base(request: pytest.FixtureRequest, addresses: tuple[str, str]) -> str:
    """One of the two addresses of the site, with a slash at its end."""
    return addresses[request.param]
