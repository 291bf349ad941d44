"""The demo portal, built once in each worker, a server of its pages, and a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, sync_playwright

from tests.site.chromium import command, launched, serving
from tests.site.portal import PRIMERSK, ROOT, glasno

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


@pytest.fixture(scope="session")
def serve() -> Iterator[Serve]:
    """Serve a folder at a path of this machine; returns the address."""
    with ExitStack() as stack:

        def start(folder: Path, under: str) -> str:
            return stack.enter_context(serving(folder, under))

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
def servers(server: str, primersk_server: str) -> dict[str, str]:
    """The addresses of both sites, by the name of the portal."""
    return {"demo": server, "primersk": primersk_server}


@pytest.fixture(scope="session")
def sites(site: Path, primersk: Path) -> dict[str, Path]:
    """Both sites, by the name of the portal."""
    return {"demo": site, "primersk": primersk}


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium: the one of GLASNO_BROWSER, of this machine, or Playwright's own."""
    with sync_playwright() as playwright:
        try:
            started = launched(playwright)
        except Error as problem:
            pytest.fail(
                f"No browser for the tests ({command() or 'none found'}): `make test` finds or installs one;"
                f" or name one, GLASNO_BROWSER=/path/to/chromium. {problem.message.splitlines()[0]}",
                pytrace=False,
            )
        with started:
            yield started
