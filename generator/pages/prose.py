"""Printed lines as HTML: every character as printed, and links where a line has them.

Protocol text is not Markdown: lists would be renumbered and asterisks eaten. The only markup is
``[words](address)``, found by an expression that is linear in the length of the line.
"""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from generator.pages.addresses import relative

LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\(([^()\s\[\]]{1,300})\)")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)


def render_line(line: str, page: str, beside: str = "") -> Markup:
    """Return a printed line as HTML; ``page`` is the address of the page it stands on.

    ``beside`` is the address of the folder in which attachments of the document lie.
    """
    out = Markup("")
    position = 0
    for match in LINK.finditer(line):
        target = resolve(match[2], beside)
        if target is None:
            continue
        href = target if _SCHEME.match(target) else relative(target, page)
        out += escape(line[position : match.start()])
        out += Markup('<a href="{}">{}</a>').format(href, match[1])
        position = match.end()
    return out + escape(line[position:])


def resolve(target: str, beside: str) -> str | None:
    """Return where a link of a document leads: an address of the site or a web address; None for any other.

    ``/protocols/…`` is an address of the site, a bare name is a file beside the record; of all schemes only
    https and http are followed.
    """
    if _SCHEME.match(target):
        return target if target.lower().startswith(("https://", "http://")) else None
    if target.startswith("//") or ".." in target or "\\" in target or "&" in target:
        return None
    return target[1:] if target.startswith("/") else beside + target
