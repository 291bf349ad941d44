"""A Word file with automatic numbers and tables comes back with the same labels, people and deadlines."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.import_command import import_command
from generator.link import link
from generator.load import load
from generator.model.document import Document
from generator.model.portal import Meeting
from generator.pipeline.content import read_content
from tests.importers.sources.word import LEGAL, Word

PEOPLE = (
    ("Примерова Анна Ивановна", "председатель совета"),
    ("Образцов Пётр Ильич", "директор Центра оценки качества"),
    ("Тестова Мария Сергеевна", "секретарь совета"),
)
DECIDED = (
    (0, "По результатам мониторинга:"),
    (1, "Центру оценки качества:"),
    (2, "Подготовить адресные рекомендации. Срок: до 31 марта 2023 года"),
    (2, "Разослать рекомендации школам. Срок: апрель 2023 г."),
    (1, "Принять отчёт к сведению."),
    (0, "О плане работы:"),
    (1, "Утвердить план. Срок: до 1 сентября 2023 года"),
)
LABELS = ["1.", "1.1.", "1.1.1.", "1.1.2.", "1.2.", "2.", "2.1."]


def written(*, decided_in_a_table: bool) -> bytes:
    word = Word()
    for line in ("ПРОТОКОЛ № 2", "заседания Образцового совета", "от 16 марта 2023 года", "Присутствовали:"):
        word.document.add_paragraph(line)
    table = word.document.add_table(rows=0, cols=3)
    for number, (name, post) in enumerate(PEOPLE, 1):
        for cell, text in zip(table.add_row().cells, (f"{number}.", name, post), strict=True):
            cell.text = text
    word.document.add_paragraph("Повестка дня:")
    agenda = word.list(LEGAL)
    for line in ("О результатах мониторинга", "О плане работы"):
        word.item(line, agenda)
    word.document.add_paragraph("РЕШИЛИ:")
    clauses = word.list(LEGAL)
    items = [word.item(text, clauses, level) for level, text in DECIDED]
    if decided_in_a_table:
        table = word.document.add_table(rows=1, cols=2)
        table.rows[0].cells[0].text = "Что решили"
        table.rows[0].cells[1].text = "Отметка"
        for item in items:
            row = table.add_row().cells
            row[0]._tc.replace(row[0].paragraphs[0]._p, item._p)
            row[1].text = ""
    word.document.add_paragraph("Председатель                А. И. Примерова")
    return word.bytes()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: Портал\ndocs_dir: content\n", encoding="utf-8")
    organizations = tmp_path / "content" / "organizations"
    organizations.mkdir(parents=True)
    for id, name, kind in (
        ("sovet", "Образцовый совет", "council"),
        ("centr", "Центр оценки качества", "regional-institution"),
    ):
        record = f"name: {name}\nclassification: {kind}\nregion: Примерская область\n"
        (organizations / f"{id}.yml").write_text(record, encoding="utf-8")
    return tmp_path


def imported(root: Path, data: bytes, form: str) -> Meeting:
    source = root / "протокол.docx"
    source.write_bytes(data)
    result = CliRunner().invoke(
        import_command, ["--root", str(root), str(source), "--body", "sovet", "--format", form]
    )
    assert result.exit_code == 0, result.output
    assert "Ошибок: 0" in result.output
    loaded = load(read_content(root / "content").records)
    (meeting,) = link(loaded.documents, loaded.organizations).meetings.values()
    return meeting


def labels(document: Document) -> list[str]:
    return [str(clause.label) for clause in document.clauses]


@pytest.mark.parametrize("form", ("md", "yml"))
@pytest.mark.parametrize("decided_in_a_table", (False, True), ids=("list", "table"))
def test_a_word_file_becomes_a_draft_with_all_of_its_structure(
    root: Path, form: str, decided_in_a_table: bool
) -> None:
    meeting = imported(root, written(decided_in_a_table=decided_in_a_table), form)
    document = meeting.document

    assert labels(document) == LABELS
    assert (document.number, document.date) == ("2", date(2023, 3, 16))
    assert [person.name for person in document.people] == [name for name, _ in PEOPLE]
    assert [(str(item.label), str(item.lines[0])) for item in document.agenda] == [
        ("1.", "О результатах мониторинга"),
        ("2.", "О плане работы"),
    ]
    dues = {decision.ref.clause: [d.due for d in decision.deadlines] for decision in meeting.decisions}
    assert dues["1.1.1"] == [date(2023, 3, 31)]
    assert dues["1.1.2"] == [date(2023, 4, 30)]
    assert dues["2.1"] == [date(2023, 9, 1)]
    addressees = {d.ref.clause: [m.organization for m in d.addressees] for d in meeting.decisions}
    assert addressees["1.1.1"] == ["centr"]
