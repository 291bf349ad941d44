"""What was on the agenda: lists, tables of number, question and speaker, speakers in brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.importers.columns import Column, read_header
from generator.importers.entries import Entry
from generator.importers.inline import split_labels
from generator.importers.lines import DraftLine
from generator.importers.numbering import is_number, join_number
from generator.load.lines import BULLET
from generator.load.markdown_tree import SPEAKER
from generator.text.labels import find_label
from generator.text.names import read_person
from generator.text.surnames import match_name

_IN_BRACKETS = re.compile(
    r"\((?P<caption>(?:(?:со)?докладчик\w?|докл\.|докладыва\w+|выступа\w+|информация|сообщение|отв\.|ответственн\w+)"
    r"\s?[:.–—-]?\s*)?(?P<name>[^()]{3,300}(?:\([^()]{0,100}\)[^()]{0,100})?)\)?\s*[.;]?$",
    re.IGNORECASE,
)
_INFORMS = re.compile(
    r"(?:докладыва\w+|информиру\w+|информация|сообщение|доповіда\w+|speaker|присп\w+)\s*[:–—-]\s*",
    re.IGNORECASE,
)
_WORD = re.compile(
    r"(?:вступительн|приветственн|заключительн|открыти|закрыти)\w+ \w+\s+(?=[А-ЯЁ])", re.IGNORECASE
)


def write_agenda(entries: Sequence[Entry], *, spaced: bool) -> tuple[list[DraftLine], str]:
    """Return the lines of an agenda, and the words that head its columns where it is a table."""
    writer = _Agenda(spaced or any(find_label(entry.text) for entry in entries))
    header: tuple[Column, ...] | None = None
    head_words = ""
    for entry in entries:
        columns = read_header(entry)
        if columns is not None and header is None and not writer.lines:
            header, head_words = columns, " | ".join(" ".join(cell) for cell in entry.cells if cell)
            writer.speaker_word = next(
                (w for cell in entry.cells if SPEAKER.match(f"{(w := ' '.join(cell))}:")), "Докладчик"
            )
        elif entry.is_row:
            writer.row(entry, header)
        else:
            for index, line in enumerate(entry.lines):
                writer.line(line, after_blank=entry.after_blank and index == 0)
    return writer.lines, head_words


class _Agenda:
    """Writes the lines of one agenda."""

    def __init__(self, spaced: bool) -> None:
        self._spaced = spaced
        self.lines: list[DraftLine] = []
        self.speaker_word = "Докладчик"

    def row(self, entry: Entry, header: tuple[Column, ...] | None) -> None:
        """Write a row: the number and the question, then who speaks."""
        cells = list(entry.cells)
        number = ""
        if cells and (not cells[0] or is_number(" ".join(cells[0]))):
            number = " ".join(cells.pop(0))
        filled = [list(cell) for cell in cells if cell]
        if not filled:
            if number:
                self.lines.append(DraftLine(number))
            return
        first, rest = filled[0], filled[1:]
        if not number and self._is_speaker(" ".join(first)) and not rest:
            self._speaker(" ".join(first))
            return
        self.line(join_number(number, first[0]) if number else first[0], after_blank=True)
        for line in first[1:]:
            self.line(line, after_blank=False)
        for index, cell in enumerate(rest):
            self._cell(cell, _column(header, len(entry.cells) - len(filled) + 1 + index))

    def _cell(self, cell: list[str], column: Column) -> None:
        """Write a further cell of a row: a speaker, or more words of the question."""
        words = " ".join(cell)
        if column is Column.SPEAKER or self._is_speaker(words):
            people = [line for line in cell if self._is_speaker(line)]
            for line in cell if len(people) == len(cell) else [words]:
                self._speaker(line)
        else:
            self.lines += [DraftLine(line) for line in cell]

    def line(self, line: str, *, after_blank: bool) -> None:
        """Write a line: a question, a sub-question, who speaks, or the next line of a question."""
        for part in split_labels(line):
            self._part(part, after_blank=after_blank)

    def _part(self, line: str, *, after_blank: bool) -> None:
        labelled = find_label(line) is not None
        if SPEAKER.match(line):
            self.lines.append(DraftLine(line))
        elif self.lines and not labelled and not BULLET.match(line) and self._is_speaker(line):
            self._speaker(line)
        else:
            text, speaker = _in_brackets(line)
            if not speaker and not labelled and (word := _WORD.match(text)) and match_name(text, word.end()):
                text, speaker = text[: word.end()].rstrip(), text[word.end() :]
            self.lines.append(DraftLine(text, after_blank=after_blank or not self._spaced))
            if speaker:
                self._speaker(speaker)

    def _is_speaker(self, words: str) -> bool:
        """Whether a line after a question names one person with a post, and nothing more."""
        start = informs.end() if (informs := _INFORMS.match(words)) else 0
        person = read_person(words[start:])
        return (
            bool(self.lines)
            and person is not None
            and person.caption == ""
            and match_name(words, start) is not None
        )

    def _speaker(self, words: str) -> None:
        if SPEAKER.match(words):
            self.lines.append(DraftLine(words))
        else:
            self.lines.append(DraftLine(f"{self.speaker_word}: {words}"))


def _column(header: tuple[Column, ...] | None, index: int) -> Column:
    return header[index] if header is not None and 0 <= index < len(header) else Column.TEXT


def _in_brackets(line: str) -> tuple[str, str]:
    """Split a question from the speaker in brackets at its end: «… (Полищук С. М., руководитель центра)»."""
    position = line.rfind("(")
    while position > 0:
        found = _IN_BRACKETS.match(line, position)
        apart = line[position - 1].isspace()
        if apart and found is not None and match_name(line, found.start("name")) is not None:
            return line[:position].rstrip(), line[position:]
        position = line.rfind("(", max(0, position - 300), position)
    return line, ""
