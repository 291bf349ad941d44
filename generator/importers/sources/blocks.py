"""What every format is read into: paragraphs and tables, in the order of the print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""One paragraph, as a person sees it.

    ``text`` leaves the automatic number out; a line break inside is ``\n``, a tab ``\t``.
    ``number`` is the automatic number or bullet as the word processor shows it: «1.», «1.2.», «а)», «•», «-».
    ``level`` counts list levels from 0; ``heading`` is 1 to 6, or 0; ``page`` counts from 1, and is 0 where
    the source does not say.
    """

    text: str
    number: str = ""
    level: int = 0
    heading: int = 0
    bold: bool = False
    page: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and how many columns of the grid it covers."""

    blocks: tuple[Block, ...]
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; a vertically merged cell stands in its first row, and below it an empty one."""

    rows: tuple[tuple[Cell, ...], ...]


Block = Paragraph | Table


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A document that was read.

    ``residue`` is what is listed and left out: page-number lines, «[bookmark: …]», headers and footers.
    """

    name: str
    blocks: tuple[Block, ...]
    residue: tuple[str, ...] = ()


def filled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return the blocks of a cell, or nothing where they hold no text and no number."""
    blank = all(isinstance(block, Paragraph) and not (block.text.strip() or block.number) for block in blocks)
    return () if blank else blocks


def lines(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the text of blocks, with their numbers, one line each; blank ones are left out."""
    for block in blocks:
        if isinstance(block, Paragraph):
            if line := f"{block.number} {block.text}".strip():
                yield line
        else:
            for row in block.rows:
                for cell in row:
                    yield from lines(cell.blocks)
