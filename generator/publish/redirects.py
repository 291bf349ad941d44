"""What became of addresses that the site no longer has, for the web servers that can say it themselves."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

REDIRECTS = "redirects.json"
"""The file of a site that holds them."""

Status = Literal[301, 410]
MOVED: Status = 301
GONE: Status = 410
"""Statuses of HTTP (RFC 9110, sections 15.4.2 and 15.5.11)."""


@dataclass(frozen=True, slots=True, order=True)
class Redirect:
    """An address that was published once, and what a server answers there.

    Addresses are relative to the root of the site, as in ``pages.addresses``; a page ends with a slash.
    ``target`` is where a reader finds it now, with a fragment perhaps; with ``GONE``, the page that says why
    it was withdrawn, which is ``source`` itself but for a file.
    """

    source: str
    target: str
    status: Status


def write_redirects(site: Path, redirects: Iterable[Redirect]) -> None:
    """Write the list into a site, in the order of addresses."""
    rows = [asdict(redirect) for redirect in sorted(redirects)]
    text = json.dumps({"redirects": rows}, ensure_ascii=False, indent=1)
    (site / REDIRECTS).write_text(f"{text}\n", encoding="utf-8", newline="\n")


def read_redirects(site: Path) -> tuple[Redirect, ...]:
    """Return the list of a built site; a site without one has none."""
    path = site / REDIRECTS
    if not path.is_file():
        return ()
    return tuple(Redirect(**row) for row in json.loads(path.read_text(encoding="utf-8"))["redirects"])
