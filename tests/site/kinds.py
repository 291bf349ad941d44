"""One page of every kind there is, found in the portals themselves: a new kind of page is tested unasked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from generator.model.settings import Settings
from generator.pages import pages
from generator.pages.render import render
from generator.pipeline import read_and_check
from tests.site.portal import DAY, PRIMERSK, ROOT

HELP = sorted(f"{path.stem}/" for path in (ROOT / "generator" / "help").glob("*.md"))
RULES = ("rules/", "rules/label-gap/")
EXTREMES = {
    "a-name-of-300-letters": "organizations/primersk-long-name/",
    "a-word-of-80-letters": "protocols/primersk-council/2023-03-16-2/2.3/",
    "reports-and-relations": "protocols/primersk-council/2023-03-16-2/1.2.1/",
    "votes-and-attachments": "protocols/primersk-council/2023-03-16-2/",
}
PORTALS = {"demo": ROOT, "primersk": PRIMERSK}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page, and the page of it that says most: the portal it is of, and its address."""

    name: str
    portal: str
    address: str

    def __str__(self) -> str:
        return self.name

    @property
    def file(self) -> str:
        """The file of the page under the site."""
        path = self.address.partition("?")[0]
        return path if path.endswith(".html") else f"{path}index.html"


@cache
def kinds() -> tuple[Kind, ...]:
    """Return every kind of page, by view, section, depth and emptiness; then what is written by hand."""
    longest: dict[str, tuple[int, Kind]] = {}
    for portal, root in PORTALS.items():
        for name, address, length in _made(root):
            if length > longest.get(name, (0, None))[0]:
                longest[name] = (length, Kind(name, portal, address))
    return (
        *(kind for _, kind in longest.values()),
        Kind("search-results", "demo", "search/?q=мониторинг"),
        *(Kind(name, "primersk", address) for name, address in EXTREMES.items()),
        Kind("about", "primersk", "about/"),
        *(Kind(address.strip("/").replace("/", "-"), "demo", address) for address in (*HELP, *RULES)),
        Kind("not-found", "primersk", "404.html"),
    )


def _made(root: Path) -> Iterator[tuple[str, str, int]]:
    """Yield the kind of every page of a portal, its address, and how long it is."""
    checked = read_and_check(root / "content")
    today = datetime.fromtimestamp(int(DAY), UTC).date()
    settings = Settings(site_name="Портал", site_url="https://primersk.example/portal/")
    for page in pages(checked.portal, today, checked.glossary, settings):
        view = type(page.view).__name__.removesuffix("View").lower()
        section = page.section.strip("/").replace("/", "-")
        empty = "empty" if getattr(page.view, "empty", "") else ""
        depth = str(page.address.count("/"))
        yield "-".join(filter(None, (view, section, depth, empty))), page.address, len(render(page))
