"""The tables that a page is in the middle of."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.importers.sources.blocks import Block, Cell, Table, filled

_COLUMNS = 1_000


@dataclass(slots=True)
class OpenTable:
    """Collects rows; a cell over several rows leaves an empty one in each row below."""

    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    row: list[Cell] = field(default_factory=list)
    blocks: list[Block] | None = None
    _column: int = 0
    _columns: int = 1
    _tall: dict[int, tuple[int, int]] = field(default_factory=dict)  # begun in this row: column → rows, span
    _below: dict[int, tuple[int, int]] = field(default_factory=dict)  # begun above it

    def open_cell(self, columns: int, rows: int) -> None:
        """Begin a cell that spans columns and rows."""
        self.close_cell()
        self._skip()
        self._columns = min(max(columns, 1), _COLUMNS)
        if rows > 1:
            self._tall[self._column] = (rows, self._columns)
        self.blocks = []

    def close_cell(self) -> None:
        """End the open cell, if there is one."""
        if self.blocks is not None:
            self.row.append(Cell(filled(tuple(self.blocks)), self._columns))
            self._column += self._columns
            self.blocks = None

    def close_row(self) -> None:
        """End the open row, if there is one."""
        self.close_cell()
        if not self.row:
            return
        self._skip()
        self.rows.append(tuple(self.row))
        self.row = []
        self._column = 0
        reaching = self._below | self._tall
        self._below = {column: (rows - 1, span) for column, (rows, span) in reaching.items() if rows > 1}
        self._tall = {}

    def close(self) -> Table:
        """Return the table."""
        self.close_row()
        return Table(tuple(self.rows))

    def _skip(self) -> None:
        """Fill the columns that a cell of an earlier row reaches down to."""
        while self._column in self._below:
            span = self._below[self._column][1]
            self.row.append(Cell((), span))
            self._column += span
