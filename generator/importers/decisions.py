"""What was decided: clauses with their labels exactly as printed, deadlines on lines of their own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator.importers.columns import Column, read_header
from generator.importers.entries import Entry
from generator.importers.inline import split_labels
from generator.importers.lines import DraftLine, Meaning
from generator.importers.numbering import is_number, join_number
from generator.load.lines import UNNUMBERED
from generator.text.deadlines import is_deadline_line
from generator.text.labels import find_label
from generator.text.names import read_person
from generator.text.responsible import is_responsible_line

_BULLET = re.compile(r"[-–—•·*▪◦●]\s*(?=\S)")
_CLOSED = (".", ";", ":", "!", "?")
_MEMBERS = re.compile(
    r"(?:состав\w*|комисси\w*|групп\w*|член\w*|представител\w*|делегат\w*|лиц\w*)[^:]{0,80}:$", re.IGNORECASE
)
_VOTE = re.compile(
    r"(?:проголосова|голосова|результаты голосования|решение принято"
    r"|принято (?:единогласно|большинством)|единогласно"
    r"|[«\"]?(?:за|против|воздержал\w+)[»\"]?\s?[-–—:])",
    re.IGNORECASE,
)
_NO_NUMBER = "Пункт напечатан без номера: проверьте, что он стоит на своём месте."


def write_decisions(entries: Sequence[Entry], *, spaced: bool) -> list[DraftLine]:
    """Return the lines of a section of decisions in the order of the print."""
    writer = _Decisions(spaced, any(_label(entry) for entry in entries))
    for entry in entries:
        if entry.is_row:
            writer.row(entry)
        else:
            for index, line in enumerate(entry.lines):
                if index == 0 and entry.indented and not writer.pending and writer.goes_on(line):
                    writer.join(line)
                else:
                    writer.line(line, after_blank=entry.after_blank and index == 0)
    return _share(writer.finish())


def _label(entry: Entry) -> bool:
    first = next((cell for cell in entry.cells if cell), ("",))
    return find_label(first[0]) is not None or (entry.is_row and first[0].isdigit())


class _Decisions:
    """Writes the lines of one section."""

    def __init__(self, spaced: bool, labelled: bool) -> None:
        self._spaced = spaced
        self._labelled = labelled
        self._columns: tuple[Column, ...] | None = None
        self._members = False
        self.pending = ""
        """A label that stands alone, and waits for its words."""
        self.lines: list[DraftLine] = []

    def row(self, entry: Entry) -> None:
        """Write a row: number and words, then deadline and responsible where columns hold them."""
        self.finish()
        columns = read_header(entry)
        if columns is not None:
            self._columns = columns
            self.lines.append(DraftLine(entry.text, Meaning.PLAIN, after_blank=True))
            return
        cells = [list(cell) for cell in entry.cells]
        roles = self._roles(len(cells))
        head = " ".join(cells[0])
        if is_number(head):
            self._clause(head, cells[1:], roles[1:])
        elif not cells[0] and roles[0] in (Column.NUMBER, Column.OTHER, Column.TEXT):
            self._without_number(cells[1:], roles[1:])
        else:
            self._cells(cells, roles, after_blank=True)

    def _roles(self, size: int) -> tuple[Column, ...]:
        if self._columns is not None and len(self._columns) == size:
            return self._columns
        return (Column.OTHER,) * size

    def _clause(self, number: str, cells: list[list[str]], roles: Sequence[Column]) -> None:
        """Write a clause whose number stands in a cell of its own."""
        first = next((cell for cell in cells if cell), None)
        if first is None:
            self.lines.append(DraftLine(number, after_blank=True))
            return
        if find_label(first[0]) is not None and find_label(number) is not None:
            self.line(number, after_blank=True, alone=True)  # «1.2.8» above «1.2.8.1. …» in the next cell
            self._cells(cells, roles, after_blank=False)
            return
        first[0] = join_number(number, first[0])
        self._cells(cells, roles, after_blank=True)

    def _without_number(self, cells: list[list[str]], roles: Sequence[Column]) -> None:
        """Write a row whose cell of the number is empty: a clause goes on, or has no number."""
        first = next((cell for cell in cells if cell), None)
        if first is None:
            return
        line = first[0]
        if self.goes_on(line):
            self.join(line)
            del first[0]
        elif (
            self.lines
            and not _stands_for_itself(line)
            and any(find_label(above.text) for above in self.lines)
        ):
            first[0] = f"{UNNUMBERED} {line}"
            self.lines.append(DraftLine(first.pop(0), after_blank=True, note=_NO_NUMBER, advice="2.5. …"))
        self._cells(cells, roles, after_blank=False)

    def join(self, line: str) -> None:
        """Write the rest of a sentence behind its beginning."""
        last = self.lines.pop()
        self.lines.append(replace(last, text=f"{last.text} {line}"))

    def goes_on(self, line: str) -> bool:
        """Whether a line ends the sentence above it, which a page break tore."""
        if not self.lines or _stands_for_itself(line):
            return False
        above = self.lines[-1].text.rstrip()
        torn = above.endswith(",") or line[:1].islower() or line[:1].isdigit()
        return torn and not above.endswith(_CLOSED)

    def _cells(self, cells: list[list[str]], roles: Sequence[Column], *, after_blank: bool) -> None:
        for cell, role in zip(cells, roles, strict=True):
            words = " ".join(cell)
            if words and role in (Column.DEADLINE, Column.RESPONSIBLE):
                self.finish()
            if role is Column.DEADLINE and words and not is_deadline_line(words):
                self.lines.append(DraftLine(f"Срок: {words}"))
            elif role is Column.RESPONSIBLE and words and not is_responsible_line(words):
                self.lines.append(DraftLine(f"Отв.: {words}"))
            else:
                for line in cell:
                    self.line(line, after_blank=after_blank)
                    after_blank = False

    def line(self, line: str, *, after_blank: bool, alone: bool = False) -> None:
        """Write a line; labels inside it begin lines of their own."""
        if self.pending and find_label(line) is None:
            line, self.pending = join_number(self.pending, line), ""
        elif self.pending:
            self.lines.append(DraftLine(self.pending, after_blank=after_blank))
            self.pending = ""
        if self._is_member(line):
            self.lines.append(DraftLine(line, Meaning.PLAIN))
            return
        if not alone and is_number(line):
            self.pending = line
            return
        for index, part in enumerate(split_labels(line)):
            self.lines.append(DraftLine(part, after_blank=index == 0 and self._apart(part, after_blank)))
        self._members = _MEMBERS.search(line) is not None

    def _is_member(self, line: str) -> bool:
        """«… в составе: 1. Соколова Н.Б., заведующий …»: a numbered list of people is no list of clauses."""
        label = find_label(line)
        member = label is not None and read_person(line[label.rest_start :]) is not None
        self._members = self._members and member
        return self._members

    def _apart(self, line: str, after_blank: bool) -> bool:
        """Whether a blank line goes above: in a list without labels it tells a paragraph from a line."""
        if self._labelled:
            return after_blank
        if _VOTE.match(line):
            return False
        above = self.lines[-1].text.rstrip() if self.lines else ""
        begins = above.endswith((".", ";")) and line[:1].isupper() and not _stands_for_itself(line)
        return after_blank or begins or not (self._spaced or _stands_for_itself(line))

    def finish(self) -> list[DraftLine]:
        """Return the lines, a label that waited in vain among them."""
        if self.pending:
            self.lines.append(DraftLine(self.pending))
            self.pending = ""
        return self.lines


def _stands_for_itself(line: str) -> bool:
    return (
        _BULLET.match(line) is not None
        or find_label(line) is not None
        or is_deadline_line(line)
        or is_responsible_line(line)
    )


def _share(lines: list[DraftLine]) -> list[DraftLine]:
    """Part a deadline behind a list from its last bullet where no bullet has one: it is for all of them."""
    shared: list[DraftLine] = []
    bullets = 0
    for line in lines:
        if _BULLET.match(line.text):
            bullets += 1
        elif is_deadline_line(line.text) or is_responsible_line(line.text):
            if bullets > 1 and not line.after_blank:
                line = replace(line, after_blank=True)
            bullets = 0
        else:
            bullets = 0 if line.after_blank or find_label(line.text) else bullets
        shared.append(line)
    return shared
