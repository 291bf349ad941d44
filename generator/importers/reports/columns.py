"""The columns of the table: what a decision is, then what a report on it says."""

from __future__ import annotations

from generator.export.tables.columns import Column
from generator.export.tables.csv_file import FORMULA
from generator.vocabulary import ExecutionStatus

DECISION, STATUS, DATE = "decision", "status", "date"
TEXT, BY, DONE_ON, DUE, EVIDENCE = "text", "by", "done_on", "due", "evidence"

_SHOWN = "Для справки: при загрузке не читается."

COLUMNS = (
    Column(DECISION, "Решение", "Address of the decision", "Адрес решения на портале."),
    Column("place", "Пункт", "How it is cited", _SHOWN),
    Column("words", "Начало текста", "First words", _SHOWN),
    Column("addressees", "Адресат", "Addressees", _SHOWN),
    Column("deadline", "Срок в документе", "Deadline as printed", _SHOWN),
    Column("last", "Последний день", "Last day that counts now", _SHOWN, "date"),
    Column("state", "Состояние", "State", _SHOWN),
    Column(STATUS, "Статус отчёта", "Status", ", ".join(term.label for term in ExecutionStatus)),
    Column(DATE, "День отчёта", "Day of the report", "2023-04-03 или 03.04.2023", "date"),
    Column(TEXT, "Что сделано", "What was done", "Слова отчёта; каждая строка — абзац."),
    Column(BY, "Кто отчитался", "Who reports", "Имя файла из organizations без .yml или слова."),
    Column(DONE_ON, "День исполнения", "Day of execution", "Если это не день отчёта.", "date"),
    Column(DUE, "Новый срок", "New last day", "Только для «срок продлён».", "date"),
    Column(EVIDENCE, "Подтверждения", "Evidence", "На строке: слова, затем <адрес страницы> или <файл>."),
)
"""In the order of the table; an editor may reorder them, and leave out what is not read."""

REPORT = (STATUS, DATE, TEXT, BY, DONE_ON, DUE, EVIDENCE)
"""What makes a report: where all of it is blank, there is none."""

REQUIRED = (DECISION, STATUS, DATE)

TITLES = {column.name: column.title for column in COLUMNS}


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("'", *FORMULA)) else text


def unguarded(text: str) -> str:
    """Return the text that ``guarded`` was given."""
    return text[1:] if text.startswith("'") and text[1:].startswith(("'", *FORMULA)) else text
