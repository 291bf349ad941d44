"""Links of a printed line: ``[words](address)``, the only markup that protocol text has."""

from __future__ import annotations

import re
from urllib.parse import unquote

LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\(([^()\s\[\]]{1,300})\)")
"""Linear in the length of a line: neither part may hold a bracket."""

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def scheme(target: str) -> str:
    """Return the scheme of an address in lower case; nothing where it is an address of the site."""
    match = _SCHEME.match(target)
    return match[1].lower() if match else ""


def resolve(target: str, beside: str) -> str | None:
    """Return where a link leads: an address of the site or a web address; None for any other.

    ``/protocols/…`` is an address of the site, a bare name is a file beside the record, whose folder is
    ``beside``; of all schemes only https and http are followed.
    """
    if known := scheme(target):
        return target if known in ("https", "http") and "://" in target else None
    plain = unquote(target)
    if target.startswith("//") or "&" in target or ".." in plain or "\\" in plain:
        return None
    return target[1:] if target.startswith("/") else beside + target


def written(address: str) -> str:
    """Return an address of the site as pages and feeds write it: a file may have spaces in its name."""
    return address.replace(" ", "%20")
