"""The markup of hand-written pages, as far as rules look at it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from generator.model.page import WrittenPage
from generator.source import Text

_FENCE = re.compile(r"(`{3,}|~{3,})")
_CODE = re.compile(r"(?<!`)(`{1,4})(?!`)([^`\n]{1,400})\1(?!`)|<!--.{0,2000}?-->")
_TARGET = re.compile(r"(?P<image>!?)\[(?P<words>[^\[\]\n]{0,500})\]\(\s*<?(?P<target>[^\s()<>]{1,2000})")
_REFERENCE = re.compile(r"\s{0,3}\[(?P<words>[^\[\]\n]{1,200})\]:\s*<?(?P<target>[^\s<>]{1,2000})")
_ATTRIBUTE = re.compile(
    r"<(?P<tag>[a-z][a-z0-9]{0,20})\b[^<>]{0,2000}?\s(?:src|href|srcset|poster|data)\s{0,4}=\s{0,4}['\"]?"
    r"(?P<target>[^\s'\"<>]{1,2000})",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"[\x00-\x20\u00ad\u200b-\u200d\u2060\ufeff]+")


def prose(page: WrittenPage) -> Iterator[Text]:
    """Yield the lines outside of fenced code; code inside a line and comments are blanked, places stay."""
    closing = {}
    for number, line in enumerate(page.lines):
        closing[line.rstrip()] = number
    behind = 0
    for number, line in enumerate(page.lines):
        fence = _FENCE.match(line)
        if number >= behind and fence is not None and closing.get(fence[1], 0) > number:
            behind = (
                next(n for n in range(number + 1, len(page.lines)) if page.lines[n].rstrip() == fence[1]) + 1
            )
        if number >= behind:
            yield Text(_CODE.sub(lambda found: " " * len(found[0]), line), line.span)


def page_targets(page: WrittenPage) -> Iterator[tuple[Text, bool]]:
    """Yield the address of every link and picture, and whether it is a picture's.

    What a reference («[1]: address») is for is not known; it counts as a link, and for a picture where one
    on the page uses it.
    """
    lines = list(prose(page))
    pictured = {
        words.casefold() for line in lines for words in re.findall(r"!\[[^\[\]\n]*\]\[([^\[\]\n]*)\]", line)
    }
    for line in lines:
        for match in _TARGET.finditer(line):
            yield line.part(*match.span("target")), bool(match["image"])
        for match in _ATTRIBUTE.finditer(line):
            yield line.part(*match.span("target")), match["tag"].lower() == "img"
        if found := _REFERENCE.match(line):
            yield line.part(*found.span("target")), found["words"].casefold() in pictured


def as_browser_reads(target: str) -> str:
    """Return an address as a browser takes it: entities decoded, blanks and hidden characters gone."""
    return _HIDDEN.sub("", unescape(target))
