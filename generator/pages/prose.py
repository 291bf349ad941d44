"""Printed lines as HTML: every character as printed, and links where a line has them.

Protocol text is not Markdown: lists would be renumbered and asterisks eaten. The only markup is
``[words](address)``, found by an expression that is linear in the length of the line.
"""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

from generator.pages.places import BESIDE, ROOT
from generator.text.links import LINK, resolve, scheme

_BULLETS = "-–—•·"


def render_lines(lines: Iterable[str]) -> Markup:
    """Return printed lines as paragraphs, one under the other."""
    paragraphs = []
    for line in lines:
        first = line.lstrip()[:1]
        if first:
            begin = '<p class="g-bullet">' if first in _BULLETS else "<p>"
            paragraphs.append(f"{begin}{render_line(line)}</p>")
    return Markup("\n".join(paragraphs))  # noqa: S704 - every line is escaped


def render_line(line: str) -> Markup:
    """Return a printed line as HTML; its links to the site begin with a mark that ``places`` tells of."""
    if "](" not in line:
        return escape(str(line))
    out = Markup("")
    position = 0
    for match in LINK.finditer(line):
        target = resolve(match[2], BESIDE)
        if target is None:
            continue
        href = target if scheme(target) or target.startswith(BESIDE) else ROOT + target
        out += escape(line[position : match.start()])
        out += Markup('<a href="{}">{}</a>').format(href, match[1])
        position = match.end()
    return out + escape(line[position:])
