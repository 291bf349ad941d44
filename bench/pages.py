"""What Lighthouse says of every kind of page on a throttled phone, and what a page weighs.

The host compresses as nginx with twins would. The score of performance depends on the machine: the median of
several rounds is shown.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

import brotli  # noqa: E402 - the checkout comes first

from tests.npm import installed  # noqa: E402
from tests.site.chromium import command  # noqa: E402
from tests.site.kinds import PORTALS, kinds  # noqa: E402
from tests.site.portal import glasno  # noqa: E402

LIGHTHOUSE = "lighthouse@13.5.0"
LEAST = {"performance": 0.95, "accessibility": 1.0, "best-practices": 1.0}
_TEXTS = (".html", ".css", ".js", ".svg", ".json")


class _Compressing(SimpleHTTPRequestHandler):
    """Serves a folder with brotli, and lets what never changes be kept."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Answer with a file, compressed where that pays."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(path))
        if path.suffix in _TEXTS:
            data = brotli.compress(data, quality=9)
            self.send_header("Content-Encoding", "br")
        self.send_header("Cache-Control", "max-age=31536000")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a folder, and yield the address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Compressing, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def audit(program: Path, url: str) -> dict[str, Any]:
    """Return what Lighthouse reports of a page on its throttled phone."""
    flags = "--headless=new --no-sandbox --disable-gpu"
    options = ["--output=json", "--quiet", f"--only-categories={','.join(LEAST)}", f"--chrome-flags={flags}"]
    environment = os.environ | {"CHROME_PATH": command() or ""}
    done = subprocess.run(
        [shutil.which("node") or "node", str(program), url, *options],
        capture_output=True,
        text=True,
        timeout=180,
        env=environment,
    )
    if done.returncode:
        sys.exit(done.stderr)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def main() -> None:
    """Print a row for each kind of page; fail where a median is under what we promise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", default="", help="a part of the names of kinds")
    asked = parser.parse_args()
    program = installed(LIGHTHOUSE) / "lighthouse" / "cli" / "index.js"
    low = False
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        servers = {}
        for name, root in PORTALS.items():
            done = glasno("build", "--root", root, "--output", f"{folder}/{name}", cwd=ROOT)
            if done.returncode:
                sys.exit(done.stderr)
            servers[name] = stack.enter_context(serving(Path(folder, name)))
        print(f"{'kind':32}{'performance':>12}{'accessible':>12}{'practice':>12}{'KB, brotli':>12}")
        for kind in kinds():
            if asked.only in kind.name and kind.name != "not-found":
                reports = [audit(program, servers[kind.portal] + kind.address) for _ in range(asked.rounds)]
                scores = {
                    name: statistics.median(report["categories"][name]["score"] for report in reports)
                    for name in LEAST
                }
                size = len(brotli.compress(Path(folder, kind.portal, kind.file).read_bytes()))
                print(
                    f"{kind.name:32}" + "".join(f"{100 * score:12.0f}" for score in scores.values()), end=""
                )
                print(f"{size / 1024:12.1f}")
                for name, score in scores.items():
                    if score < LEAST[name]:
                        low = True
                        failed = [
                            audit["title"]
                            for audit in reports[-1]["audits"].values()
                            if audit.get("score") is not None and audit["score"] < 0.9
                        ]
                        print(f"  {name}: {'; '.join(failed)}")
    sys.exit(low)


if __name__ == "__main__":
    main()
