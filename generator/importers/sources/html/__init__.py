"""Web pages and Word's «web page, filtered»: read from the file alone, nothing is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from lxml import etree

from generator.importers.sources import limits
from generator.importers.sources.blocks import SourceDocument
from generator.importers.sources.html.builder import PageBuilder
from generator.importers.sources.refusal import SourceRefused

if TYPE_CHECKING:
    from lxml.etree import ParserTarget  # of the stubs alone

_CHUNK = 1 << 16


def read_html(name: str, text: str) -> SourceDocument:
    """Read a page; scripts and styles are dropped, its title and hidden parts are residue.

    libxml2 reads broken HTML in linear time, and its events need no tree.

    Raises:
        SourceRefused: docx-bomb where tags are beyond number.
    """
    if text.count("<") > limits.HTML_TAGS:
        raise SourceRefused(
            "docx-bomb",
            "На странице больше миллиона тегов.",
            "Скопируйте текст в новый документ и сохраните его как .docx.",
        )
    builder = PageBuilder()
    parser = etree.HTMLParser(target=cast("ParserTarget[None]", builder), encoding="utf-8", huge_tree=True)
    data = text.encode("utf-8", errors="replace")
    for start in range(0, len(data), _CHUNK):
        parser.feed(data[start : start + _CHUNK])
    parser.close()
    return SourceDocument(name, builder.blocks, tuple(builder.residue))
