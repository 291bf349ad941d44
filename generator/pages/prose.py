"""Printed lines as HTML: every character as printed, and links where a line has them.

Protocol text is not Markdown: lists would be renumbered and asterisks eaten. The only markup is
``[words](address)``, found by an expression that is linear in the length of the line. An abbreviation
that the page can explain is a link to the glossary; its words stay the words of the print.
"""

from __future__ import annotations

from collections.abc import Iterable

from generator.pages.abbreviations import NOTHING, Finder
from generator.pages.html import Html, escaped
from generator.pages.places import BESIDE, ROOT
from generator.text.links import LINK, resolve, scheme

_BULLETS = "-–—•·"


def render_lines(lines: Iterable[str], finder: Finder = NOTHING) -> Html:
    """Return printed lines as paragraphs, one under the other; of an abbreviation the first is explained."""
    paragraphs = []
    told: set[str] = set()
    for line in lines:
        first = line.lstrip()[:1]
        if first:
            begin = '<p class="g-bullet">' if first in _BULLETS else "<p>"
            paragraphs.append(f"{begin}{_render(line, finder, told)}</p>")
    return Html("\n".join(paragraphs))


def render_line(line: str, finder: Finder = NOTHING) -> Html:
    """Return a printed line as HTML; its links to the site begin with a mark that ``places`` tells of."""
    return Html(_render(line, finder, set()))


def _render(line: str, finder: Finder, told: set[str]) -> str:
    if "](" not in line:
        return _explain(line, finder, told)
    out = []
    position = 0
    for match in LINK.finditer(line):
        target = resolve(match[2], BESIDE)
        if target is None:
            continue
        href = target if scheme(target) or target.startswith(BESIDE) else ROOT + target
        out.append(_explain(line[position : match.start()], finder, told))
        out.append(f'<a href="{escaped(href)}">{escaped(match[1])}</a>')
        position = match.end()
    return "".join((*out, _explain(line[position:], finder, told)))


def _explain(text: str, finder: Finder, told: set[str]) -> str:
    out = []
    position = 0
    for start, end, abbreviation in finder.find(text):
        if abbreviation.term not in told:
            told.add(abbreviation.term)
            href, means = escaped(ROOT + abbreviation.address), escaped(abbreviation.means)
            out.append(escaped(text[position:start]))
            out.append(f'<a class="g-abbr" href="{href}" title="{means}">{escaped(abbreviation.term)}</a>')
            position = end
    return "".join((*out, escaped(text[position:]))) if out else escaped(text)
