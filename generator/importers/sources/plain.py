"""Text and Markdown: one paragraph a line, as it stands; only marks that nobody reads are taken off."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from generator.importers.sources.blocks import Block, Cell, Paragraph, SourceDocument, Table

_BOOKMARK = re.compile(r"\[bookmark:[^\[\]\n]*\]")
_HEADING = re.compile(r"(#{1,6})[ \t]+")
_STRONG = re.compile(r"(\*\*|__)(?=\S)((?:(?!\1).)+)(?<=\S)\1")
_BLOCKS = "p|div|ul|ol|li|table|tbody|thead|tr|td|th|h[1-6]|blockquote"
_TAG = re.compile(
    rf"<(?P<end>/?)(?P<name>{_BLOCKS}|br|hr|span|font|b|strong|i|em|u|s|sup|sub|a)(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_BLOCK_NAME = re.compile(rf"(?:{_BLOCKS})$", re.IGNORECASE)
_MARKUP_ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>|])")
_RULER = re.compile(r"\|[-:| \t]*-[-:| \t]*")


def read_text(name: str, text: str) -> SourceDocument:
    """Read a text file; «[bookmark: …]» is residue, a form feed begins a page."""
    blocks: list[Block] = []
    residue: list[str] = []
    for page, line in _lines(text):
        blocks += _paragraphs(line, page, residue)
    return SourceDocument(name, tuple(blocks), tuple(residue))


def read_markdown(name: str, text: str) -> SourceDocument:
    r"""Read Markdown as text, with its tables as tables; ``1\.`` loses its backslash."""
    blocks: list[Block] = []
    residue: list[str] = []
    rows: list[tuple[Cell, ...]] = []
    table = [line.strip().startswith("|") for _, line in _lines(text)]
    for place, (page, line) in enumerate(_lines(text)):
        if table[place]:
            if not _RULER.fullmatch(line.strip()):
                rows.append(tuple(_cells(line, page, residue)))
            if rows and not any(table[place + 1 : place + 2]):
                blocks.append(Table(tuple(rows)))
                rows = []
            continue
        blocks += _paragraphs(_MARKUP_ESCAPE.sub(r"\1", line), page, residue)
    return SourceDocument(name, tuple(blocks), tuple(residue))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield lines with their pages: 0 where the file has no form feed. Word writes a line break as VT."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n").replace("\v", "\n")
    pages = text.split("\f")
    for place, page in enumerate(pages, 1):
        for line in page.split("\n"):
            yield place if len(pages) > 1 else 0, line


def _paragraphs(line: str, page: int, residue: list[str]) -> Iterator[Paragraph]:
    residue += _BOOKMARK.findall(line)
    line = _BOOKMARK.sub("", line)
    for text in _fragments(line):
        heading = _HEADING.match(text)
        if heading:
            text = _title(text[heading.end() :])
        yield Paragraph(
            _STRONG.sub(r"\2", text),
            heading=len(heading[1]) if heading else 0,
            bold=_STRONG.fullmatch(text.strip()) is not None,
            page=page,
        )


def _title(text: str) -> str:
    """Take the closing hashes off: «## Повестка ##»."""
    text = text.rstrip()
    bare = text.rstrip("#")
    return bare.rstrip() if bare != bare.rstrip() or not bare else text


def _fragments(line: str) -> list[str]:
    """Cut a line at its HTML tags: an element of block kind is a paragraph, the rest is dropped.

    Only tags of HTML count, so that «<директор>» stays. What ends in a tab before the first tag is a cell
    of the same row, and stays with it: «1.1.⇥<p>Принять …</p>».
    """
    if not _TAG.search(line):
        return [line]
    parts = [""]
    end = 0
    for tag in _TAG.finditer(line):
        parts[-1] += line[end : tag.start()]
        end = tag.end()
        if tag["name"].lower() == "br" or (_BLOCK_NAME.match(tag["name"]) and not parts[-1].endswith("\t")):
            parts.append("")
    parts[-1] += line[end:]
    texts = [html.unescape(part) for part in parts]
    kept = [text.strip(" ") for text in texts if text.strip()]
    return kept or [""]


def _cells(line: str, page: int, residue: list[str]) -> Iterator[Cell]:
    inner = line.strip().removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    for cell in re.split(r"(?<!\\)\|", inner):
        text = _MARKUP_ESCAPE.sub(r"\1", cell).strip()
        yield Cell(tuple(_paragraphs(text, page, residue)) if text else ())
