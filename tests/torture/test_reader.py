"""A reader asks all the time while sites are published: no 404, and never an older page after a newer one."""

from __future__ import annotations

import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path
from threading import Event, Thread

import pytest

from generator.pipeline.publication import publish_release
from tests.conftest import Serve
from tests.torture.conftest import Versions, times

ASKED = (
    "index.html",
    "protocols/index.html",
    "organizations/index.html",
    "assets/glasno/glasno.css",
    "about/index.html",
)
_NGINX = """
daemon off; worker_processes 1; pid {place}/nginx.pid; error_log {place}/error.log; user root;
events {{ worker_connections 64; }}
http {{
  access_log off; client_body_temp_path {place}/t; proxy_temp_path {place}/t; fastcgi_temp_path {place}/t;
  uwsgi_temp_path {place}/t; scgi_temp_path {place}/t;
  server {{ listen 127.0.0.1:{port}; root {root}; }}
}}
"""


@pytest.fixture
def static(tmp_path: Path, serve: Serve) -> Iterator[Callable[[Path], tuple[str, int]]]:
    """Serve a folder by nginx where it is installed, else by Python; returns its name and port."""
    running: list[subprocess.Popen[bytes]] = []
    nginx = shutil.which("nginx") or shutil.which("/usr/sbin/nginx")

    def start(folder: Path) -> tuple[str, int]:
        if nginx is None:
            return "Python", int(serve(folder, "/").rstrip("/").rpartition(":")[2])
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        (tmp_path / "nginx").mkdir()
        config = tmp_path / "nginx/nginx.conf"
        config.write_text(_NGINX.format(place=tmp_path / "nginx", port=port, root=folder), encoding="utf-8")
        running.append(subprocess.Popen([nginx, "-c", str(config)], stderr=subprocess.DEVNULL))
        until = time.monotonic() + 20
        while time.monotonic() < until:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return "nginx", port
            time.sleep(0.05)
        pytest.fail("nginx does not answer")

    yield start
    for process in running:
        process.terminate()
        process.wait(timeout=20)


class Reader(Thread):
    """Asks for one file after another, and notes what is wrong."""

    def __init__(self, port: int) -> None:
        super().__init__()
        self.port, self.enough = port, Event()
        self.asked, self.seen, self.faults = 0, 0, list[str]()

    def run(self) -> None:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=20)
        while not self.enough.is_set():
            name = ASKED[self.asked % len(ASKED)]
            connection.request("GET", f"/{name}")
            answer = connection.getresponse()
            body = answer.read()
            self.asked += 1
            marks = {int(mark) for mark in re.findall(rb"/\* release (\d+) \*/", body)}
            if answer.status != 200 or len(marks) != 1:
                self.faults.append(f"{name}: {answer.status}, {marks}")
            elif min(marks) < self.seen:
                self.faults.append(f"{name}: {marks} after {self.seen}")
            else:
                self.seen = min(marks)
        connection.close()


def test_a_reader_during_publications(
    versions: Versions,
    tmp_path: Path,
    static: Callable[[Path], tuple[str, int]],
    figure: Callable[[str, str], None],
) -> None:
    site, prepared = tmp_path / "web/site", versions.portals[0] / "site"

    def publish(number: int) -> None:
        def build(folder: Path, _: frozenset[str]) -> None:
            shutil.copytree(prepared, folder)
            for name in ASKED:
                data = (folder / name).read_bytes()
                mark = f"/* release {number} */".encode()
                (folder / name).write_bytes(mark + data + mark)

        publish_release(site, build, keep=2)

    publish(1)
    server, port = static(site)
    reader = Reader(port)
    reader.start()
    publications = times(5, 50)
    for number in range(2, publications + 2):
        publish(number)
        before = reader.asked
        while reader.is_alive() and reader.asked < before + 3 * len(ASKED):
            time.sleep(0.01)
    reader.enough.set()
    reader.join()
    assert reader.faults == []
    assert reader.seen == publications + 1
    figure(
        "test_reader.py",
        f"{publications} publications under {server}, {reader.asked} requests: 0 answers but 200, 0 mixes",
    )
