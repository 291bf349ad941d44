"""The demo portal, built once in each worker, a server of its pages, and a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

from tests.site.portal import PRIMERSK, ROOT, glasno

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
Serve = Callable[[Path, str], str]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo portal as ``glasno build`` leaves it."""
    output = tmp_path_factory.mktemp("demo") / "site"
    done = glasno("build", "--root", ROOT, "--output", output, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


@pytest.fixture(scope="session")
def primersk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented portal of Примерск as ``glasno build`` leaves it: what the demo has none of."""
    output = tmp_path_factory.mktemp("primersk") / "site"
    done = glasno("build", "--root", PRIMERSK, "--output", output, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    return output


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
def _serving(folder: Path, under: str) -> Iterator[str]:
    handler = partial(_Handler, under=under, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{under}"
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serve a folder at a path of this machine; returns the address."""
    with ExitStack() as stack:

        def start(folder: Path, under: str) -> str:
            return stack.enter_context(_serving(folder, under))

        yield start


@pytest.fixture(scope="session")
def server(serve: Serve, site: Path) -> str:
    """The address of the demo site, at the root of a host."""
    return serve(site, "/")


@pytest.fixture(scope="session")
def primersk_server(serve: Serve, primersk: Path) -> str:
    """The address of the site of Примерск, under the path of its site_url."""
    return serve(primersk, "/portal/")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium: the one of GLASNO_BROWSER, of this machine, or Playwright's own."""
    named = os.environ.get("GLASNO_BROWSER") or next(filter(None, map(shutil.which, _BROWSERS)), None)
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=named, args=_ARGUMENTS)
        except Error as problem:
            pytest.fail(
                f"No browser for the tests ({named or 'none found'}): `make test` finds or installs one;"
                f" or name one, GLASNO_BROWSER=/path/to/chromium. {problem.message.splitlines()[0]}",
                pytrace=False,
            )
        with started:
            yield started
