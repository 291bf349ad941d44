"""What only the YAML form can say: the reading that the author states outright."""

from __future__ import annotations

import pytest

from generator.model.document import (
    AttachmentsSection,
    AttendanceSection,
    DecidedSection,
    Document,
    Section,
)
from generator.model.printed import printed_lines, rosters
from tests.load.records import HEAD, clauses, document, read


def of_one_section(lines: str) -> Document:
    """Return the document whose one section some lines of YAML spell."""
    record, diagnostics = read(f"{HEAD}sections:\n  - {lines}", "protocols/sovet/2023-03-16.yml")
    assert isinstance(record, Document), diagnostics
    return record


def section(lines: str) -> Section:
    """Return the one section that some lines of YAML spell."""
    (found,) = of_one_section(lines).sections
    return found


@pytest.mark.parametrize(
    ("person", "expected"),
    (
        ("'Образцов П. И., директор'", ("member", None)),
        ("{text: 'Образцов П. И., директор', role: chair}", ("chair", None)),
        ("{text: 'Секретарь: Образцов П. И.', role: chair}", ("chair", None)),
        ("{text: 'Образцов П. И., директор', organization: shkola-1}", ("member", "shkola-1")),
    ),
)
def test_a_stated_role_and_organization(person: str, expected: tuple[str, str | None]) -> None:
    found = section(f"kind: attendance\n    people: [{person}]")
    assert isinstance(found, AttendanceSection)
    assert [(str(p.role), p.organization) for line in found.lines for p in line.people] == [expected]


@pytest.mark.parametrize(
    ("line", "roles"),
    (
        ("Приглашённые: Образцов П. И.; Тестов Т. Т.", ["invited", "invited"]),
        ("Отсутствовали: Образцов П. И.; Тестов Т. Т.", ["absent", "absent"]),
        ("Председатель: Образцов П. И.", ["chair"]),
        ("Директора: Образцов П. И.; Тестов Т. Т.", ["member", "member"]),
    ),
)
def test_the_role_in_the_caption_of_a_line(line: str, roles: list[str]) -> None:
    (found,) = document(f"## Присутствовали\n{line}\nВымыслова В. П.").sections
    assert isinstance(found, AttendanceSection)
    assert [str(person.role) for line in found.lines for person in line.people] == [*roles, "member"]


@pytest.mark.parametrize(
    ("attachment", "file"),
    (
        ("{text: План, file: plan.pdf}", "plan.pdf"),
        ("{text: '[План](plan.pdf)', file: drugoy.pdf}", "drugoy.pdf"),
        ("'[План](plan.pdf)'", "plan.pdf"),
        ("'[План](papka/plan.pdf)'", None),
        ("План", None),
    ),
)
def test_a_stated_file(attachment: str, file: str | None) -> None:
    found = section(f"kind: attachments\n    attachments: [{attachment}]")
    assert isinstance(found, AttachmentsSection)
    assert [line.file for line in found.attachments] == [file]


def test_an_agenda_of_three_levels() -> None:
    found = of_one_section(
        "kind: agenda\n    items: [{label: 1., text: А, items: [{label: 1.1., text: Б, items: ["
        "{label: 1.1.1., text: В, speakers: [Образцов П. И.]}]}]}]"
    )
    assert [item.label for item in found.agenda] == ["1.", "1.1.", "1.1.1."]
    assert list(printed_lines(found)) == ["А", "Б", "В", "Образцов П. И."]
    assert [line.text for line in rosters(found)] == ["Образцов П. И."]


@pytest.mark.parametrize(
    ("lines", "printed", "closing"),
    (
        ("{text: Сдать., deadline: май 2023 г.}", ["Сдать.", "Срок: май 2023 г."], []),
        (
            "{text: Сдать., deadline: май 2023 г., responsible: отдел}",
            ["Сдать.", "Срок: май 2023 г.", "Отв.: отдел"],
            [],
        ),
        ("{text: 'Школам:', deadline: май 2023 г., clauses: [- сдать]}", ["Школам:"], ["Срок: май 2023 г."]),
        ("{text: А, lines: [Б, В]}", ["А", "Б", "В"], []),
        ("'Сдать. Срок: май 2023 г.'", ["Сдать. Срок: май 2023 г."], []),
    ),
)
def test_a_stated_deadline_is_printed(lines: str, printed: list[str], closing: list[str]) -> None:
    found = section(f"kind: decided\n    clauses: [{lines}]".replace("[- сдать]", "['- сдать']"))
    assert isinstance(found, DecidedSection)
    (clause,) = found.clauses
    assert (list(clause.lines), list(clause.closing)) == (printed, closing)
    dated = any("Срок" in line for line in (*printed, *closing))
    assert [str(deadline.text) for deadline in clause.deadlines] == ["май 2023 г."] * dated


@pytest.mark.parametrize(
    ("line", "deadlines"),
    (
        ("Проверить списки до 16 марта 2023 года.", ["до 16 марта 2023 года"]),
        ("Проверить списки до 15 марта 2023 года.", []),
        ("Проверить списки. Срок: до 15 марта 2023 года.", ["до 15 марта 2023 года"]),
    ),
)
def test_no_order_is_due_before_its_meeting_unless_it_says_so(line: str, deadlines: list[str]) -> None:
    (clause,) = clauses(f"## Решили\n1. {line}\n")
    assert [str(deadline.text) for deadline in clause.deadlines] == deadlines
