"""Where the links of a page begin: marks in rendered HTML that are replaced once the page is whole.

What a page shows is often shown by a hundred others: a row of a table, a printed line, a link. Rendered with
a mark before every address of the site, it is the same HTML wherever it stands, and is rendered once. The
marks are control characters, which no text of a page can hold: a record with one is refused.
"""

from __future__ import annotations

from html import unescape
from urllib.parse import unquote

ROOT = "\x02"
"""Stands before an address of the site: ``\x02organizations/yar-iro/``."""
BESIDE = "\x03"
"""Stands before the name of a file beside the record of the page's document."""


def prefix(address: str) -> str:
    """Return the way from a page to the root of the site: ``../../``."""
    return "../" * address.count("/") or "./"


def settle(html: str, address: str, beside: str = "") -> str:
    """Return the HTML of a page with its links relative to its address, or to the root for ``BESIDE``."""
    root = prefix(address)
    return html.replace(BESIDE, root + beside).replace(ROOT, root)


def wanted(html: str, address: str, beside: str = "") -> set[str]:
    """Return every place of the site that a page leads to: ``about/``, ``about/#top``, ``a/plan.pdf``."""
    # Splitting a text is many times faster than searching it by an expression.
    found = {_plain(link) for link in _values(html, ROOT)}
    found |= {_plain(beside + link) for link in _values(html, BESIDE)}
    found |= {f"{address}#{unescape(inside)}" for inside in _values(html, ' href="#')}
    return found


def offered(html: str, address: str) -> set[str]:
    """Return the places that the HTML of a page makes: its address, and every id on it."""
    return {address, *(f"{address}#{unescape(id)}" for id in _values(html, ' id="'))}


def _values(html: str, begin: str) -> set[str]:
    """Return what stands between each ``begin`` and the next quotation mark, as it is written."""
    return {text[: text.index('"')] for text in html.split(begin)[1:]}


def _plain(link: str) -> str:
    """Return a place without the query, and without what HTML and addresses escape."""
    path, hash, fragment = link.partition("#")
    if "?" in path:
        path = path.partition("?")[0]
    place = path + (hash + fragment if fragment else "")
    if "&" in place:
        place = unescape(place)
    return unquote(place) if "%" in place else place
