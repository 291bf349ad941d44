"""The ledger: every address that was ever published, a line each, in order. It only grows."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.pages.addresses import PERSONS
from generator.publish.amendment import Unsealed
from generator.publish.filesystem import walk
from generator.publish.lines import amend
from generator.publish.write import write_file
from generator.text.addresses import is_address

LEDGER = "addresses.txt"
"""Its name, in the content folder of a portal and in the root of a site."""

MAX_LEDGER = 64 * 1024 * 1024
"""Bytes that are read; a million addresses are 50 MB."""


def read_ledger(folder: Path) -> frozenset[str]:
    """Return the addresses of a folder's ledger; a folder without one has none.

    Lines that are no addresses are passed over: the file may have been edited by hand, and nothing outside
    of the site may ever be written for what it says.
    """
    try:
        with (folder / LEDGER).open("rb") as file:
            return parse_ledger(file.read(MAX_LEDGER))
    except FileNotFoundError:
        return frozenset()


def parse_ledger(data: bytes) -> frozenset[str]:
    """Return the addresses of a ledger by its bytes."""
    return frozenset(filter(is_address, data.decode("utf-8", "replace").splitlines()))


def write_ledger(folder: Path, addresses: Iterable[str]) -> None:
    """Write a ledger beside the old one and put it in its place."""
    beside = folder / f".{LEDGER}.new"
    try:
        beside.write_text("".join(f"{address}\n" for address in sorted(addresses)), encoding="utf-8")
        beside.replace(folder / LEDGER)
    finally:
        beside.unlink(missing_ok=True)


def amend_ledger(site: Path, stage: Path, added: Iterable[str]) -> None:
    """Write the ledger of a standing site into ``stage``, with the addresses that were ``added``.

    Raises:
        Unsealed: where the site has none, or one that was cut.
    """
    lines = {address.encode(): address.encode() for address in added if not address.startswith(PERSONS)}
    try:
        text = amend((site / LEDGER).read_bytes(), lines, bytes)
    except (FileNotFoundError, ValueError):
        raise Unsealed from None
    write_file(f"{stage}/{LEDGER}", text)


def page_addresses(site: Path) -> frozenset[str]:
    """Return the address of every page under a folder, but for the home page and the pages of people.

    A ledger is published and only grows; a name that is withdrawn must not stay in it.
    """
    found = (path.removesuffix("index.html") for path in walk(site) if path.endswith("/index.html"))
    return frozenset(address for address in found if not address.startswith(PERSONS))
