"""Whether two programs made the same site: the words that a reader sees, the links, the elements of a page.

A comparison of speed is worth something only where both did the same work. Bytes may differ a little:
templates leave other spaces between elements, and programs escape other signs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin

SAMPLE = 12
"""Pages of every kind that are read."""
BYTES = 0.05
"""How far the sizes of two sites may lie apart."""
_LINKS = ("href", "src", "action")


@dataclass(frozen=True, slots=True)
class Sight:
    """What there is to see of a site: its pages, their bytes, and what stands on some of them by address."""

    pages: int
    bytes: int
    seen: Mapping[str, tuple[list[str], list[str], list[str]] | None]


def look(site: Path, kinds: Mapping[str, Iterable[str]], sample: int = SAMPLE) -> Sight:
    """Read some pages of every kind; ``kinds`` are addresses by the kind of their pages."""
    chosen = []
    for addresses in kinds.values():
        listed = sorted(addresses)
        chosen += listed[:: max(1, len(listed) // sample)]
    sizes = [path.stat().st_size for path in site.rglob("index.html")]
    return Sight(len(sizes), sum(sizes), {address: _read(site, address) for address in chosen})


def differences(ours: Sight, theirs: Sight) -> list[str]:
    """Return what differs between two sites."""
    found = []
    for address, mine in ours.seen.items():
        other = theirs.seen[address]
        if mine is None or other is None:
            found.append(f"{address} is missing")
        else:
            found += _differences(address, mine, other)
    if ours.pages != theirs.pages:
        found.append(f"{ours.pages} pages against {theirs.pages}")
    if abs(theirs.bytes / ours.bytes - 1) > BYTES:
        found.append(f"all pages together have {ours.bytes} bytes against {theirs.bytes}")
    return found


def _differences(address: str, *pages: tuple[list[str], ...]) -> list[str]:
    found = []
    for name, mine, other in zip(("words", "links", "elements"), *pages, strict=True):
        if mine != other:
            both = zip(mine, other, strict=False)
            shorter = min(len(mine), len(other))
            place = next((place for place, (a, b) in enumerate(both) if a != b), shorter)
            near = slice(max(0, place - 2), place + 3)
            found.append(
                f"{address}: {len(mine)} {name} against {len(other)}, "
                f"first {mine[near]} against {other[near]}"
            )
    return found


class _Reader(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__()
        self._address = f"/{address}"
        self._data = False
        self.text: list[str] = []
        self.links: list[str] = []
        self.elements: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        values = [unquote(value or "") for name, value in attrs if name in _LINKS]
        self.links += [urljoin(self._address, value) for value in values]
        self._data = tag == "script"

    def handle_data(self, data: str) -> None:
        # Structured data are the same in whatever order its names stand.
        self.text.append(json.dumps(json.loads(data), sort_keys=True) if self._data else data)

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - a script holds no elements
        self._data = False


def _read(site: Path, address: str) -> tuple[list[str], list[str], list[str]] | None:
    path = site / address / "index.html"
    if not path.is_file():
        return None
    reader = _Reader(address)
    reader.feed(path.read_text("utf-8"))
    reader.close()
    return "".join(reader.text).split(), reader.links, reader.elements
