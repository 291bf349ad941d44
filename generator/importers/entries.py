"""A document as a row of entries: a printed line, or a row of a table with its cells.

Text extraction flattens tables in two ways: a cell a line, led by a tab, rows apart by blank lines (Yaroslavl
2022), or a row a line, cells apart by tabs (Yaroslavl 2023). Both become rows again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.importers.dates import find_day
from generator.importers.markers import find_marker
from generator.importers.markup import clean
from generator.importers.numbering import is_number
from generator.importers.sources.blocks import Block, Cell, Paragraph, SourceDocument, Table
from generator.text.deadlines import is_deadline_line
from generator.text.labels import find_label
from generator.text.names import read_person
from generator.text.responsible import is_responsible_line
from generator.text.spelling import BULLETS


@dataclass(frozen=True, slots=True)
class Entry:
    """One printed line, or one row of a table.

    ``cells`` hold the lines of each cell, none blank; a cell may be empty. ``after_blank`` says that a blank
    line, or the border of another row, stands above; ``heading`` is 1 to 6 where the source marks a heading;
    ``indented`` tells a line led by a tab: a paragraph, or a cell whose row begins on the page before.
    """

    cells: tuple[tuple[str, ...], ...]
    after_blank: bool = False
    heading: int = 0
    bold: bool = False
    indented: bool = False

    @property
    def is_row(self) -> bool:
        """Whether the entry is a row of a table."""
        return len(self.cells) > 1

    @property
    def lines(self) -> tuple[str, ...]:
        """All lines of all cells in their order."""
        return tuple(line for cell in self.cells for line in cell)

    @property
    def text(self) -> str:
        """All words on one line."""
        return " ".join(self.lines)


@dataclass(frozen=True, slots=True)
class Stream:
    """The entries of a document, and what was taken out of it.

    ``spaced`` tells that the source parts paragraphs by blank lines, so that their absence means something.
    """

    entries: tuple[Entry, ...]
    residue: tuple[str, ...]
    spaced: bool


@dataclass(frozen=True, slots=True)
class _Raw:
    """A line with its blanks, as the source has it."""

    text: str
    heading: int = 0
    bold: bool = False


_WIDE = re.compile(r"[ \u00a0]{3,}")


def read_entries(source: SourceDocument) -> Stream:
    """Return the lines and rows of a document in their order."""
    residue: list[str] = []
    entries: list[Entry] = []
    run: list[_Raw] = []
    blanks = 0
    width = _wrap_width(source)
    for block in source.blocks:
        if isinstance(block, Paragraph):
            raws = list(_raw_lines(block, residue))
            blanks += sum(not raw.text.strip() for raw in raws)
            run += raws
            continue
        entries += _unwrapped(_lines(run), width)
        run.clear()
        entries += _rows(block, residue)
    entries += _unwrapped(_lines(run), width)
    return Stream(tuple(entries), tuple(residue), blanks > 0)


def source_text(source: SourceDocument) -> Iterator[str]:
    """Yield every text of the source in its order, automatic numbers included, foreign marks taken out."""
    for block in source.blocks:
        yield from _texts(block)


def _texts(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield "\n".join(clean(f"{block.number} {block.text}" if block.number else block.text).lines)
    else:
        for row in block.rows:
            for cell in row:
                for inner in cell.blocks:
                    yield from _texts(inner)


def _raw_lines(paragraph: Paragraph, residue: list[str]) -> Iterator[_Raw]:
    number = paragraph.number.strip()
    text = f"{number} {paragraph.text}" if number else paragraph.text
    if number and find_label(text) is None and find_label(f"{number}\tА") is not None:
        text = f"{number}\t{paragraph.text}"
    cleaned = clean(text)
    residue += cleaned.residue
    heading = paragraph.heading or cleaned.heading
    for index, line in enumerate(cleaned.lines):
        yield _Raw(line, heading if index == 0 else 0, paragraph.bold)


def _rows(table: Table, residue: list[str]) -> Iterator[Entry]:
    """Yield the rows of a table; a row with one cell is lines, a table in a cell is lines of the cell."""
    for row in table.rows:
        cells = tuple(tuple(_cell_lines(cell, residue)) for cell in row)
        if len(cells) == 1 or not any(cells[1:]):
            yield from (Entry(((line,),), index == 0) for index, line in enumerate(cells[0] if cells else ()))
        elif any(cells):
            yield Entry(cells, after_blank=True)


def _cell_lines(cell: Cell, residue: list[str]) -> Iterator[str]:
    for block in cell.blocks:
        if isinstance(block, Paragraph):
            for raw in _raw_lines(block, residue):
                if words := _tidy(raw.text):
                    yield words
        else:
            for entry in _rows(block, residue):
                yield entry.text


def _tidy(line: str) -> str:
    """Drop outer blanks, and the rows of blanks that only place words on a page."""
    return _WIDE.sub(" ", line.replace("\t", " ")).strip()


def _lines(raws: list[_Raw]) -> Iterator[Entry]:
    """Yield the entries of lines outside tables, flattened rows as rows."""
    position, blank = 0, False
    while position < len(raws):
        raw = raws[position]
        flattened = _flattened(raws, position) if raw.text.startswith("\t") else None
        if flattened is not None:
            entry, position = flattened
            yield replace(entry, after_blank=blank or position == 0)
            blank = False
            continue
        position += 1
        if not raw.text.strip():
            blank = True
            continue
        cells = _tabbed(raw.text)
        yield Entry(cells, blank or len(cells) > 1, raw.heading, raw.bold, raw.text.startswith("\t"))
        blank = False


_NARROW = 100
_OWN_LINE = re.compile(r"(?:г|гор|с|п|пос|пгт|рп|д|ст)\.\s?[А-ЯЁ]|от\s+[«\"]?\d|№")
"""What keeps a line of its own in a head: a town, a date, a number."""
_FULL = 0.7


def _wrap_width(source: SourceDocument) -> int:
    """Return how wide the lines of a text are where it was saved with a break at the end of each, else 0."""
    lengths = sorted(
        len(b.text.rstrip()) for b in source.blocks if isinstance(b, Paragraph) and b.text.strip()
    )
    if len(lengths) < 12:
        return 0
    width = lengths[len(lengths) * 9 // 10]
    full = sum(length >= _FULL * width for length in lengths)
    return width if width <= _NARROW and full * 4 >= len(lengths) else 0


def _unwrapped(entries: Iterator[Entry], width: int) -> Iterator[Entry]:
    """Join the lines of a paragraph that a narrow page broke; words and their order stay."""
    last: Entry | None = None
    size = 0
    for entry in entries:
        if last is not None and width and _goes_on(last, entry, size, width):
            last = replace(last, cells=((f"{last.text} {entry.text}",),))
        else:
            if last is not None:
                yield last
            last = entry
        size = len(entry.text)
    if last is not None:
        yield last


def _goes_on(above: Entry, entry: Entry, size: int, width: int) -> bool:
    if above.is_row or entry.is_row or entry.after_blank or entry.heading or size < _FULL * width:
        return False
    upper, lower = above.text, entry.text
    if lower[0] in BULLETS or find_label(lower) is not None or read_person(upper) is not None:
        return False
    if _OWN_LINE.match(lower) or is_deadline_line(lower) or is_responsible_line(lower):
        return False
    if find_marker(lower) is not None or (find_day(lower) is not None and len(lower) < _SHORT):
        return False
    within = lower[0].islower() or lower[0].isdigit() or lower[0] in "«("
    return within and (not upper.endswith((".", ";", "!", "?")) or lower[0].islower())


def _tabbed(line: str) -> tuple[tuple[str, ...], ...]:
    """Split a line at its inner tabs; a tab that only indents makes no cell unless cells follow it."""
    words = line.rstrip()
    parts = words.split("\t")
    if sum(bool(part.strip()) for part in parts) < 2:
        return ((_tidy(words),),)
    return tuple((_tidy(part),) if part.strip() else () for part in parts)


_MOST_CELLS = 8
_SHORT = 60


def _flattened(raws: list[_Raw], start: int) -> tuple[Entry, int] | None:
    """Read a row whose cells stand on lines of their own, each led by a tab; None where that is an indent."""
    cells: list[list[str]] = []
    position = start
    while position < len(raws) and raws[position].text != "" and not raws[position].heading:
        text = raws[position].text
        if text.startswith("\t"):
            if len(cells) == _MOST_CELLS:
                return None
            cells.append([])
        elif not text.strip():
            break
        if words := _tidy(text):
            cells[-1].append(words)
        position += 1
    if len(cells) < 2 or not _leads_row(cells[0]):
        return None
    if not any(cells[1:]):
        return None
    return Entry(tuple(tuple(cell) for cell in cells), after_blank=True), position


def _leads_row(cell: list[str]) -> bool:
    """Whether a cell is what a row begins with: nothing, a number, a name, or a few words without an end."""
    if not cell:
        return True
    words = " ".join(cell)
    if words.startswith("№"):
        return True
    if is_number(words):
        return True
    if find_label(words) is not None:
        return False
    person = read_person(words)
    if person is not None:
        return not person.post
    return len(words) <= _SHORT and words[-1] not in ".;,!?" and words[0].isalpha()
