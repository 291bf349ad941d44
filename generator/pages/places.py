"""Where the links of a page begin: marks in rendered HTML that are replaced once the page is whole.

What a page shows is often shown by a hundred others: a row of a table, a printed line, a link. Rendered with
a mark before every address of the site, it is the same HTML wherever it stands, and is rendered once. The
marks are control characters, which no text of a page can hold: a record with one is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import unescape
from urllib.parse import unquote

ROOT = "\x02"
"""Stands before an address of the site: ``\x02organizations/yar-iro/``."""
BESIDE = "\x03"
"""Stands before the name of a file beside the record of the page's document."""


def prefix(address: str) -> str:
    """Return the way from a page to the root of the site: ``../../``."""
    return "../" * address.count("/") or "./"


@dataclass(frozen=True, slots=True)
class Settled:
    """HTML with its links relative to a page, in bytes, and what it leads to and makes.

    ``wanted`` are places of the site, ``about/#top``; ``inside`` are places of the page itself, by their ids;
    ``ids`` are all that it makes.
    """

    html: bytes
    wanted: frozenset[str]
    inside: frozenset[str]
    ids: frozenset[str]


def settle(html: str, root: str, beside: str = "") -> Settled:
    """Return HTML for a page from which ``root`` is the way to the root of the site (see ``prefix``).

    ``beside`` is the address of the folder where the files of the page's document lie.
    """
    # Splitting a text is many times faster than searching it by an expression.
    first, *parts = html.replace(BESIDE, ROOT + beside).split(ROOT)
    return Settled(
        root.join((first, *parts)).encode(),
        _plain({part.partition('"')[0] for part in parts}),
        frozenset(map(unescape, _values(html, ' href="#'))),
        frozenset(map(unescape, _values(html, ' id="'))),
    )


def _values(html: str, begin: str) -> set[str]:
    """Return what stands between each ``begin`` and the next quotation mark, as it is written."""
    return {text.partition('"')[0] for text in html.split(begin)[1:]}


def _plain(links: set[str]) -> frozenset[str]:
    """Return places without their queries, and without what HTML and addresses escape."""
    odd = {link for link in links if "?" in link or "&" in link or "%" in link or link.endswith("#")}
    return frozenset(links - odd | set(map(_place, odd)) if odd else links)


def _place(link: str) -> str:
    path, hash, fragment = link.partition("#")
    return unquote(unescape(path.partition("?")[0] + (hash + fragment if fragment else "")))
