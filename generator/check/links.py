"""Links of a document: ``[words](address)``, the only markup of a printed line."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.check.printed import printed_lines
from generator.model.document import Document
from generator.source import Text

# The same expression renders links in pages/prose.py; a test holds the two together.
LINK = re.compile(r"\[([^\[\]\n]{1,300})\]\(([^()\s\[\]]{1,300})\)")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def targets(document: Document) -> Iterator[Text]:
    """Yield the address of every link in the printed lines."""
    for line in printed_lines(document):
        for match in LINK.finditer(line):
            yield line.part(match.start(2), match.end(2))


def scheme(target: str) -> str:
    """Return the scheme of an address in lower case; nothing where it is an address of the site."""
    match = _SCHEME.match(target)
    return match[1].lower() if match else ""
