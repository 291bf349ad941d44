"""What the columns of a table hold, by the words of its first row: «№ / Вопрос повестки / Выступающий»."""

from __future__ import annotations

import re
from enum import Enum, auto

from generator.importers.entries import Entry
from generator.text.labels import find_label
from generator.text.names import read_person


class Column(Enum):
    """What a column holds."""

    NUMBER = auto()
    TEXT = auto()
    NAME = auto()
    POST = auto()
    SPEAKER = auto()
    DEADLINE = auto()
    RESPONSIBLE = auto()
    OTHER = auto()


_WORDS = (
    (Column.NUMBER, r"№|n|номер|п/п|№\s*п/п|пункт|no\.?"),
    (Column.DEADLINE, r"срок\w*.{0,40}|дата исполнения|deadline"),
    (Column.RESPONSIBLE, r"ответственн\w+.{0,40}|исполнител\w.{0,40}|кто исполняет"),
    (Column.SPEAKER, r"(?:со)?докладчик\w{0,2}|выступающ\w{2}|кто докладывает|докладывает|доповідач\w?"),
    (Column.NAME, r"ф\.?\s?и\.?\s?о\.?.{0,40}|фамилия.{0,60}|имя|участник\w?|член\w? \w+|name"),
    (Column.POST, r"должност\w+.{0,60}|место работы.{0,60}|организация.{0,60}|статус|роль"),
    (Column.TEXT, r"(?:содержание |формулировка |пункт )?решени[ея].{0,40}"
                  r"|(?:вопрос|пункт)\w{0,2}(?: повестки.{0,20})?"
                  r"|наименование.{0,60}|мероприяти[ея].{0,40}|поручени[ея].{0,40}|тема.{0,40}|содержание.{0,40}"
                  r"|повестка.{0,20}"),
    (Column.OTHER, r"подпись|примечани[ея]|отметка.{0,60}|результат.{0,40}|форма.{0,40}|время|регламент"),
)  # fmt: skip
_COLUMNS = [(column, re.compile(pattern, re.IGNORECASE)) for column, pattern in _WORDS]


def read_header(entry: Entry) -> tuple[Column, ...] | None:
    """Return what the columns hold where a row heads a table, else None; an unknown word is a text."""
    if not entry.is_row or len(entry.cells) > 12:
        return None
    columns: list[Column] = []
    known = 0
    for cell in entry.cells:
        words = " ".join(cell)
        column = _column(words)
        if column is None and (len(words) > 60 or _is_content(words)):
            return None
        known += column is not None
        columns.append(column or Column.OTHER)
    filled = sum(bool(cell) for cell in entry.cells)
    return tuple(columns) if known >= 2 and known * 2 >= filled else None


def _column(words: str) -> Column | None:
    bare = words.strip(" .:")
    if not bare:
        return None
    return next((column for column, pattern in _COLUMNS if pattern.fullmatch(bare)), None)


def _is_content(words: str) -> bool:
    """Whether the words of a cell are a number of a clause or a person, so that the row is no head."""
    label = find_label(words)
    return label is not None or read_person(words) is not None
