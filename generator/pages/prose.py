"""Printed lines as HTML: every character as printed, and links where a line has them.

Protocol text is not Markdown: lists would be renumbered and asterisks eaten. The only markup is
``[words](address)``, found by an expression that is linear in the length of the line.
"""

from __future__ import annotations

from markupsafe import Markup, escape

from generator.pages.addresses import relative
from generator.text.links import LINK, resolve, scheme


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
        href = target if scheme(target) else relative(target, page)
        out += escape(line[position : match.start()])
        out += Markup('<a href="{}">{}</a>').format(href, match[1])
        position = match.end()
    return out + escape(line[position:])
