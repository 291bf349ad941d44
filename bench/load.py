"""How many requests one worker of nginx answers with the rules and twins of Glasno, beside gzip on the fly.

Both sites hold the same pages and both servers keep the rules that `glasno deploy nginx` writes; the peer has
no `.gz` and `.br` beside its pages, so that nginx packs each answer anew. One run, in turns, medians, on the
loopback only. nginx and wrk are each bound to a core; the last columns count the seconds that the worker
itself computed, so that they hold on a busy machine too. Needs nginx (with brotli_static) and
wrk, from Debian.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import Request, urlopen

ROOT = Path(__file__).resolve().parents[1]
BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
CONFIG = """\
{module}
daemon off;
user {user};
worker_processes 1;
worker_cpu_affinity 01;
pid {folder}/nginx.pid;
error_log stderr error;
events {{ worker_connections 512; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000;
    server {{ listen 127.0.0.1:{port}; include {folder}/glasno.conf; }}
}}
"""
FIGURES = re.compile(r"99%\s+([\d.]+)(us|ms|s)\s+(\d+) requests in .*Requests/sec:\s+([\d.]+)", re.DOTALL)
MILLISECONDS = {"us": 0.001, "ms": 1.0, "s": 1000.0}


def build(folder: Path) -> Path:
    """Build the demo portal with twins, and return the site."""
    for name in ("content", "theme_overrides"):
        shutil.copytree(ROOT / name, folder / name)
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("- glasno\n", "- glasno: {compress: true}\n")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    glasno("build", "--root", folder)
    return folder / "site"


def glasno(*words: object) -> None:
    """Run a command of this source tree."""
    command = [sys.executable, "-m", "generator", *map(str, words)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)


@contextmanager
def serving(portal: Path, site: Path, port: int) -> Iterator[tuple[str, int]]:
    """Serve a site with one worker; yield the address and the worker's process."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        rules = ["deploy", "nginx", "--root", portal, "--site", site, "--output", folder / "glasno.conf"]
        glasno(*rules, *(["--brotli"] if BROTLI.is_file() else []))
        module = f"load_module {BROTLI};" if BROTLI.is_file() else ""
        user = "root" if os.geteuid() == 0 else "nobody"
        values = {"module": module, "user": user, "folder": folder, "port": port}
        (folder / "nginx.conf").write_text(CONFIG.format(**values), encoding="utf-8")
        with subprocess.Popen(
            [shutil.which("nginx") or "/usr/sbin/nginx", "-c", f"{folder}/nginx.conf"]
        ) as nginx:
            time.sleep(0.5)
            try:
                children = Path(f"/proc/{nginx.pid}/task/{nginx.pid}/children").read_text(encoding="ascii")
                yield f"http://127.0.0.1:{port}/", int(children)
            finally:
                nginx.terminate()


def sent(url: str, encoding: str) -> int:
    """Return the bytes of an answer, and make sure that it is packed as asked."""
    with urlopen(Request(url, headers={"Accept-Encoding": encoding})) as answer:  # noqa: S310
        assert answer.headers["Content-Encoding"] == encoding, answer.headers
        return len(answer.read())


def computed(process: int) -> float:
    """Return the seconds that a process has computed so far."""
    fields = Path(f"/proc/{process}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def load(url: str, encoding: str, seconds: int, worker: int) -> tuple[float, float, float]:
    """Ask for a page as fast as one core can.

    Returns:
        requests a second, the 99th percentile in ms, and requests in a second that the worker computed.
    """
    command = ["wrk", "-t1", "-c16", f"-d{seconds}s", "--latency", "-H", f"Accept-Encoding: {encoding}", url]
    pinned = ["taskset", "2", *command] if (os.cpu_count() or 1) > 1 else command
    before = computed(worker)
    said = subprocess.run(pinned, check=True, capture_output=True, text=True).stdout
    busy = computed(worker) - before
    found = FIGURES.search(said)
    assert found is not None, said
    assert "Non-2xx" not in said, said
    return float(found[4]), float(found[1]) * MILLISECONDS[found[2]], int(found[3]) / busy


def main() -> None:
    """Measure the longest page and a short one, and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=3, help="of each measurement")
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        portal = Path(name)
        site = build(portal)
        plain = portal / "plain"
        shutil.copytree(site, plain, ignore=shutil.ignore_patterns("*.gz", "*.br"))
        pages = sorted(site.rglob("index.html"), key=lambda page: page.stat().st_size)
        encodings = ["gzip", *(["br"] if BROTLI.is_file() else [])]
        heads = ("page, KB", "sent as", "bytes", "requests/s", "p99, ms", "requests/CPU s", "× on the fly")
        print(f"| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
        with serving(portal, site, 8471) as ours, serving(portal, plain, 8472) as peer:
            for page in (pages[-1], pages[len(pages) // 2]):
                path = page.parent.relative_to(site).as_posix() + "/"
                ways = [
                    ("gzip on the fly", peer, "gzip"),
                    *((f".{code} twin", ours, code) for code in encodings),
                ]
                figures: dict[str, list[tuple[float, float, float]]] = {way: [] for way, _, _ in ways}
                for _ in range(arguments.rounds):
                    for way, (base, worker), encoding in ways:
                        figures[way].append(load(base + path, encoding, arguments.seconds, worker))
                slow = statistics.median(work for *_, work in figures["gzip on the fly"])
                for way, (base, _), encoding in ways:
                    rate, late, work = (
                        statistics.median(values) for values in zip(*figures[way], strict=True)
                    )
                    size, bytes_sent = page.stat().st_size / 1000, sent(base + path, encoding)
                    print(
                        f"| {size:.1f} | {way} | {bytes_sent} | {rate:,.0f} | {late:.2f} | {work:,.0f}"
                        f" | {work / slow:.1f} |"
                    )


if __name__ == "__main__":
    main()
