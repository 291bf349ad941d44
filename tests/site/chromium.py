"""A browser and a server of files, for tests and for screenshots."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, Playwright

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def command() -> str | None:
    """Return the browser of GLASNO_BROWSER, or of this machine; None leaves it to Playwright."""
    return os.environ.get("GLASNO_BROWSER") or next(filter(None, map(shutil.which, _BROWSERS)), None)


def launched(playwright: Playwright) -> Browser:
    """Start the browser."""
    return playwright.chromium.launch(executable_path=command(), args=_ARGUMENTS)


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder under a path, without a word."""

    def __init__(self, *arguments: Any, under: str, **named: Any) -> None:
        self.under = under
        super().__init__(*arguments, **named)

    def translate_path(self, path: str) -> str:
        inside = path.startswith(self.under)
        return super().translate_path(f"/{path.removeprefix(self.under)}" if inside else "/nowhere/")

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


@contextmanager
def serving(folder: Path, under: str) -> Iterator[str]:
    """Serve a folder at a path of this machine, and yield the address."""
    handler = partial(_Handler, under=under, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{under}"
        finally:
            server.shutdown()
            thread.join()
