"""A tag of HTML that will not be on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from generator.check.content import MOST, Content
from generator.check.written import prose
from generator.diagnostics import Diagnostic, error
from generator.model.page import WrittenPage

CODE = "raw-html"
SHOWN = {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "col", "colgroup", "dd", "del",
    "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5",
    "h6", "hr", "i", "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "samp", "section",
    "small", "span", "strong", "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead",
    "time", "tr", "u", "ul", "var", "wbr",
}  # fmt: skip
"""Tags that a hand-written page may use; all others are taken out when it is rendered."""

_TAG = re.compile(r"</?(?P<name>[a-z][a-z0-9-]{0,60})(?=[\s/>]|$)", re.IGNORECASE)


def check_raw_html(content: Content) -> Iterator[Diagnostic]:
    """Refuse tags that would vanish from a page, with a program in them or with words of its author."""
    for page in content.pages:
        yield from islice(_of(page), MOST)


def _of(page: WrittenPage) -> Iterator[Diagnostic]:
    for line in prose(page):
        for match in _TAG.finditer(line):
            if match["name"].lower() not in SHOWN:
                yield error(
                    CODE,
                    line.part(*match.span()).span,
                    f"Тега «{match['name']}» на странице не будет.",
                    "Пишите словами или разметкой Markdown. Чтобы показать сам тег, возьмите его в обратные "
                    f"апострофы: `<{match['name']}>`",
                )
