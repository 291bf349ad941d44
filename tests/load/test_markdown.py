"""The grammar of docs/reference/format.md, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.document import (
    AgendaSection,
    AttachmentsSection,
    AttendanceSection,
    Clause,
    CourseSection,
    DecidedSection,
    Document,
    Section,
    SignaturesSection,
    TextSection,
)
from generator.vocabulary import Role
from tests.load.records import clauses, document, read

Outline = tuple[Any, ...]


def outline(clause: Clause) -> Outline:
    """Return (label, lines, clauses), and the closing lines where there are some."""
    below = [outline(child) for child in clause.clauses]
    found = (clause.label, list(clause.lines), below)
    return (*found, list(clause.closing)) if clause.closing else found


def decided(body: str) -> list[Outline]:
    return [outline(clause) for clause in clauses(f"## Решили\n{body}")]


@pytest.mark.parametrize(
    ("line", "label", "rest"),
    (
        ("1. Принять", "1.", ["Принять"]),
        ("1.2.8.1. Организовать", "1.2.8.1.", ["Организовать"]),
        ("1.2.1 Продолжить", "1.2.1", ["Продолжить"]),
        ("1.1.Текст без пробела", "1.1.", ["Текст без пробела"]),
        ("1) Принять", "1)", ["Принять"]),
        ("а) Принять", "а)", ["Принять"]),
        ("7. Слушали", "7.", ["Слушали"]),
        ("1.2.8 1.2.8.1. Организовать", "1.2.8", ["1.2.8.1. Организовать"]),
        ("    1.2. С отступом", "1.2.", ["С отступом"]),
        ("\t1. С табуляцией", "1.", ["С табуляцией"]),
        ("1.", "1.", []),
        ("{б/н} Без номера", None, ["Без номера"]),
    ),
)
def test_a_line_that_opens_a_clause(line: str, label: str | None, rest: list[str]) -> None:
    assert decided(line) == [(label, rest, [])]


@pytest.mark.parametrize(
    "line",
    (
        "1986. Великое лето",
        "5*3=15 и 2*2=4",
        "№1*2*3",
        "<Иванов И.И.>",
        "{{ config }}",
        "{% include 'secret' %}",
        '--8<-- "/etc/passwd"',
        "**не жирное** и _не курсив_",
        "`не код`",
        "> не цитата",
        "| не | таблица |",
        "![не картинка](x.png)",
        "<script>alert(1)</script>",
        "[слова](protocols/sovet/2022-01-01/)",
        "16. марта 2023 года",
        "2.5 млн рублей",
        "Кому: учителям и директорам",
        "Во исполнение: поручения министра",
        "#хэштег",
        "##",
        "---",
    ),
)
def test_a_line_that_stays_as_printed(line: str) -> None:
    assert decided(f"1. Пункт\n    {line}") == [("1.", ["Пункт", line], [])]
    assert document(f"## Разное\n{line}").sections == (TextSection("Разное", None, (line,)),)  # type: ignore[arg-type]


CLAUSES: dict[str, tuple[str, list[Outline]]] = {
    "parents by labels": (
        "1. Первый\n1.1. Внутри\n1.1.1. Глубже\n1.2. Рядом\n2. Второй\n2.1.1. Через уровень",
        [
            ("1.", ["Первый"], [("1.1.", ["Внутри"], [("1.1.1.", ["Глубже"], [])]), ("1.2.", ["Рядом"], [])]),
            ("2.", ["Второй"], [("2.1.1.", ["Через уровень"], [])]),
        ],
    ),
    "no number is filled in": (
        "1. А\n3. В\n2. Б\n2. Б",
        [(f"{n}.", [t], []) for n, t in ((1, "А"), (3, "В"), (2, "Б"), (2, "Б"))],
    ),
    "lines belong to the clause above": (
        "1. Пункт\nвторая строка\n\nтретья строка\nСрок: май 2023 г.\nОтв.: отдел",
        [("1.", ["Пункт", "вторая строка", "третья строка", "Срок: май 2023 г.", "Отв.: отдел"], [])],
    ),
    "bullets without deadlines are lines": (
        "1. Школам:\n- провести;\n– составить;\n— сдать;\n• доложить;\n* вывесить.",
        [("1.", ["Школам:", "- провести;", "– составить;", "— сдать;", "• доложить;", "* вывесить."], [])],
    ),
    "one deadline makes every bullet a clause": (
        "1. Школам:\n- провести;\nСрок: май 2023 г.\n- составить;\nи сдать.",
        [
            (
                "1.",
                ["Школам:"],
                [
                    (None, ["- провести;", "Срок: май 2023 г."], []),
                    (None, ["- составить;", "и сдать."], []),
                ],
            )
        ],
    ),
    "a deadline inside a bullet counts": (
        "1. Школам:\n- провести (май 2023 г.);\n- составить.",
        [("1.", ["Школам:"], [(None, ["- провести (май 2023 г.);"], []), (None, ["- составить."], [])])],
    ),
    "a line after the deadline of a bullet keeps its place": (
        "1. Школам:\n- провести;\nСрок: май 2023 г.\nс учителями\n- составить.",
        [
            (
                "1.",
                ["Школам:"],
                [
                    (None, ["- провести;", "Срок: май 2023 г.", "с учителями"], []),
                    (None, ["- составить."], []),
                ],
            )
        ],
    ),
    "a deadline under the last bullet of an order is that of the order": (
        "1. Внести изменения в:\n- Положение;\n- Карту.\nСрок: май 2023 г.",
        [("1.", ["Внести изменения в:", "- Положение;", "- Карту.", "Срок: май 2023 г."], [])],
    ),
    "a deadline under the last bullet of an addressee is that of the bullet": (
        "1. Школам:\n- провести;\n- составить.\nСрок: май 2023 г.",
        [
            (
                "1.",
                ["Школам:"],
                [(None, ["- провести;"], []), (None, ["- составить.", "Срок: май 2023 г."], [])],
            )
        ],
    ),
    "after a blank line it is that of the clause": (
        "1. Школам:\n- провести;\n- составить.\n\nСрок: май 2023 г.",
        [("1.", ["Школам:", "- провести;", "- составить.", "Срок: май 2023 г."], [])],
    ),
    "but where bullets have deadlines it is that of the last": (
        "1. Школам:\n- провести;\nСрок: май 2023 г.\n- составить.\n\nСрок: июнь 2023 г.",
        [
            (
                "1.",
                ["Школам:"],
                [
                    (None, ["- провести;", "Срок: май 2023 г."], []),
                    (None, ["- составить.", "Срок: июнь 2023 г."], []),
                ],
            )
        ],
    ),
    "words after a list close the clause": (
        "1. Школам:\n- провести;\nСрок: май 2023 г.\n- составить.\n\nКонтроль за советом.",
        [
            (
                "1.",
                ["Школам:"],
                [(None, ["- провести;", "Срок: май 2023 г."], []), (None, ["- составить."], [])],
                ["Контроль за советом."],
            )
        ],
    ),
    "a list that goes on takes the words back": (
        "1. Школам:\n- провести;\nСрок: май 2023 г.\n\nИ ещё:\n- составить.",
        [
            (
                "1.",
                ["Школам:"],
                [(None, ["- провести;", "Срок: май 2023 г.", "И ещё:"], []), (None, ["- составить."], [])],
            )
        ],
    ),
    "closing words stay before the clauses after them": (
        "1. Школам:\n- провести;\nСрок: май 2023 г.\n\nКонтроль за советом.\n1.1. Доложить.",
        [
            (
                "1.",
                ["Школам:"],
                [
                    (None, ["- провести;", "Срок: май 2023 г.", "Контроль за советом."], []),
                    ("1.1.", ["Доложить."], []),
                ],
            )
        ],
    ),
    "a clause without a number at the second level": (
        "2. Пункт\n2.4. Первый\n2.4.1. Глубже\n{б/н} Центру\n2.5. Третий",
        [
            (
                "2.",
                ["Пункт"],
                [
                    ("2.4.", ["Первый"], [("2.4.1.", ["Глубже"], [])]),
                    (None, ["Центру"], []),
                    ("2.5.", ["Третий"], []),
                ],
            )
        ],
    ),
    "a clause without a number of its own": (
        "{б/н} Центру\n1. Пункт",
        [(None, ["Центру"], []), ("1.", ["Пункт"], [])],
    ),
    "a section without labels": (
        "Одобрить план\nи отчёт.\n\nОпубликовать.\nСрок: май 2023 г.\n\nСрок: июнь 2023 г.",
        [
            (None, ["Одобрить план", "и отчёт."], []),
            (None, ["Опубликовать.", "Срок: май 2023 г.", "Срок: июнь 2023 г."], []),
        ],
    ),
    "a preamble with bullets": (
        "Директорам:\n- издать приказ;\n- доложить.\n1. Принять.",
        [
            (None, ["Директорам:"], [(None, ["- издать приказ;"], []), (None, ["- доложить."], [])]),
            ("1.", ["Принять."], []),
        ],
    ),
    "bullets alone": (
        "- издать приказ;\n- доложить.",
        [(None, [], [(None, ["- издать приказ;"], []), (None, ["- доложить."], [])])],
    ),
    "who voted how": (
        "1. Принять.\nГолосовали:\n1. Образцов П. И. – «за»\n2. Примерова А. И. – «против»\n2. Доложить",
        [
            (
                "1.",
                ["Принять.", "Голосовали:", "1. Образцов П. И. – «за»", "2. Примерова А. И. – «против»"],
                [],
            ),
            ("2.", ["Доложить"], []),
        ],
    ),
    "a numbered list of people": (
        "1. Группа в составе:\n1. Образцов П. И., директор\n2. Примерова А. И., методист\n2. Доложить",
        [
            (
                "1.",
                [
                    "Группа в составе:",
                    "1. Образцов П. И., директор",
                    "2. Примерова А. И., методист",
                ],
                [],
            ),
            ("2.", ["Доложить"], []),
        ],
    ),
    "backslashes": (
        "1. Пункт\n\\2. Не пункт\n\\- не маркер\n\\Решили: нет\n\\# не заголовок\n\\\\ черта\n2. Второй",
        [
            (
                "1.",
                ["Пункт", "2. Не пункт", "- не маркер", "Решили: нет", "# не заголовок", "\\ черта"],
                [],
            ),
            ("2.", ["Второй"], []),
        ],
    ),
}


@pytest.mark.parametrize(("body", "expected"), CLAUSES.values(), ids=CLAUSES)
def test_clauses(body: str, expected: list[Outline]) -> None:
    assert decided(body) == expected


def test_a_preamble_stands_before_the_clauses() -> None:
    (section,) = document("## Решили\nПо итогам\n\nмониторинга:\n1. Принять").sections
    assert isinstance(section, DecidedSection)
    assert section.preamble == ("По итогам", "мониторинга:")


def test_instructions_are_not_printed() -> None:
    (clause,) = clauses(
        "## Решили\n1. Школам:\nКому: shkola-1,shkola-2\nВо исполнение: protocols/sovet/2022-07-12/1.2\n"
        "Изменяет: decisions/sovet/2021-11-26-7/2.1-2\nОтменяет: /protocols/sovet/2022-07-12/1.3/\n"
        "Повторяет: protocols/sovet/2022-07-12/1.2-abz-1"
    )
    assert outline(clause) == ("1.", ["Школам:"], [])
    assert clause.to == ("shkola-1", "shkola-2")
    assert [(str(relation.kind), str(relation.target)) for relation in clause.relations] == [
        ("implements", "protocols/sovet/2022-07-12/1.2"),
        ("amends", "decisions/sovet/2021-11-26-7/2.1-2"),
        ("repeals", "/protocols/sovet/2022-07-12/1.3/"),
        ("repeats", "protocols/sovet/2022-07-12/1.2-abz-1"),
    ]


def test_an_instruction_belongs_to_the_bullet_above_it() -> None:
    (clause,) = clauses(
        "## Решили\n1. Школам:\n- провести (май 2023 г.);\nКому: shkola-1\n- сдать.\n\nКому: sovet"
    )
    assert (clause.to, [child.to for child in clause.clauses]) == (("sovet",), [("shkola-1",), ()])


def test_places_of_what_was_read() -> None:
    (clause,) = clauses("## Решили\n  1.1. Провести опрос. Срок: май 2023 г.\n\\Кому: shkola-1")
    places = (clause.label, *clause.lines, clause.deadlines[0].text)
    assert [(text, text.span.line, text.span.column, text.span.width) for text in places if text] == [
        ("1.1.", 8, 3, 4),
        ("Провести опрос. Срок: май 2023 г.", 8, 8, 33),
        ("Кому: shkola-1", 9, 2, 14),
        ("май 2023 г.", 8, 30, 11),
    ]


def shape(section: Section) -> tuple[str, str | None, str | None]:
    kinds = {
        TextSection: "text",
        AttendanceSection: "attendance",
        AgendaSection: "agenda",
        DecidedSection: "decided",
        AttachmentsSection: "attachments",
        SignaturesSection: "signatures",
    }
    kind = section.kind if isinstance(section, CourseSection) else kinds[type(section)]
    return kind, section.heading, getattr(section, "item", None)


@pytest.mark.parametrize(
    ("heading", "kind"),
    (
        *(
            (heading, "attendance")
            for heading in (
                "Присутствовали",
                "ПРИСУТСТВОВАВШИЕ:",
                "Присутствующие",
                "Участники заседания",
                "Приглашённые",
                "Приглашенные лица",
                "Отсутствовали",
            )
        ),
        *(
            (heading, "agenda")
            for heading in ("Повестка", "ПОВЕСТКА ДНЯ:", "Повестка заседания", "I. Повестка")
        ),
        *((heading, "heard") for heading in ("Слушали", "СЛУШАЛИ:", "Слушали Образцова П. И.", "Слушал:")),
        *((heading, "spoke") for heading in ("Выступили", "ВЫСТУПИЛИ:", "Выступила")),
        *(
            (heading, "decided")
            for heading in (
                "Решили",
                "РЕШИЛ:",
                "Решила",
                "Решение",
                "Решения",
                "Постановили",
                "ПОСТАНОВИЛ",
                "Постановление",
                "Коллегия РЕШИЛА:",
                "II. РЕШИЛИ",
                "ПРИКАЗЫВАЮ:",
                "Ухвалили:",
                "RESOLVED:",
            )
        ),
        *((heading, "attachments") for heading in ("Приложение", "Приложения:", "Приложение 1")),
        *((heading, "signatures") for heading in ("Подписи", "ПОДПИСИ:")),
        *(
            (heading, "text")
            for heading in ("Общая информация", "III. Разное", "Решили разойтись", "Решительно")
        ),
    ),
)
def test_a_heading_opens_a_section(heading: str, kind: str) -> None:
    assert [shape(section) for section in document(f"## {heading} ##").sections] == [(kind, heading, None)]


@pytest.mark.parametrize(
    ("line", "expected", "rest"),
    (
        ("Слушали: Образцова П. И.", ("heard", "Слушали:", None), "Образцова П. И."),
        ("СЛУШАЛИ :", ("heard", "СЛУШАЛИ :", None), None),
        ("3.СЛУШАЛИ:", ("heard", "3.СЛУШАЛИ:", "3."), None),
        ("2.1. Выступили: Примерова А. И.", ("spoke", "2.1. Выступили:", "2.1."), "Примерова А. И."),
        ("Решила: одобрить", ("decided", "Решила:", None), "одобрить"),
        ("3.РЕШЕНИЕ:", ("decided", "3.РЕШЕНИЕ:", "3."), None),
        (
            "Рассмотрев вопрос, комиссия решила:",
            ("decided", "Рассмотрев вопрос, комиссия решила:", None),
            None,
        ),
    ),
)
def test_a_plain_line_opens_a_section(
    line: str, expected: tuple[str, str, str | None], rest: str | None
) -> None:
    (section,) = document(line).sections
    assert shape(section) == expected
    assert list(printed(section))[1:] == ([rest] if rest else [])


def test_a_clause_on_the_line_of_its_marker() -> None:
    assert [outline(clause) for clause in clauses("РЕШИЛИ: 1. Принять.\n2. Доложить.")] == [
        ("1.", ["Принять."], []),
        ("2.", ["Доложить."], []),
    ]


@pytest.mark.parametrize(
    "line",
    ("Слушали Образцова П. И.", "- Решили:", "Комиссия решила: одобрить", "Решение принято: да", "\\Решили:"),
)
def test_a_line_that_opens_no_section(line: str) -> None:
    assert [shape(section) for section in document(line).sections] == [("text", None, None)]


@pytest.mark.parametrize(
    ("heading", "item"),
    (
        ("2.1. СЛУШАЛИ:", "2.1."),
        ("По 1 вопросу «О планах»", "1"),
        ("По 2-му вопросу", "2"),
        ("По вопросу № 3", "3"),
        ("По первому вопросу", "1"),
        ("По двадцать второму вопросу «О планах»", "22"),
        ("По основному вопросу", None),
        ("Вопрос 2.3", "2.3"),
        ("По вопросу о планах", None),
        ("Разное", None),
    ),
)
def test_a_heading_that_names_an_item_holds_until_the_next(heading: str, item: str | None) -> None:
    sections = document(
        f"## {heading}\n## Решили\n1. А\nСлушали:\n## По 9 вопросу\n## Решили\n## Подписи"
    ).sections
    assert [shape(section)[2] for section in sections] == [item, item, item, "9", "9", None]


@pytest.mark.parametrize("heading", ("Присутствовали", "Повестка", "Приложения", "Подписи"))
def test_a_section_of_the_whole_document_ends_an_item(heading: str) -> None:
    sections = document(f"## По 1 вопросу\n## {heading}\n## Решили").sections
    assert [shape(section)[2] for section in sections] == ["1", None, None]


@pytest.mark.parametrize(
    ("line", "heading"),
    (
        ("## Язык C#", "Язык C#"),
        ("# Итог # #", "Итог #"),
        ("###### Итог #", "Итог"),
        ("## ##", "##"),
        ("#\u00a0Итог", "Итог"),
    ),
)
def test_the_words_of_a_heading(line: str, heading: str) -> None:
    assert [shape(section)[1] for section in document(line).sections] == [heading]


def test_attendance() -> None:
    (section,) = document(
        "## Присутствовали\nПредседательствующий: Примерова А. И., директор\nСекретарь: Чернильницын О. П.\n"
        "Члены совета:\n- Образцов П. И., учитель\n– Тестов Т. Т.\nПриглашённые:\nВымыслова В. П.\n"
        "Управление: 5 чел.\nОтсутствующих нет.\nПустяков П. П.; Небылицын Н. Н., эксперт"
    ).sections
    assert isinstance(section, AttendanceSection)
    people = [(person.name, person.post, person.role) for line in section.lines for person in line.people]
    assert people == [
        ("Примерова А. И.", "директор", Role.CHAIR),
        ("Чернильницын О. П.", "", Role.SECRETARY),
        ("Образцов П. И.", "учитель", Role.MEMBER),
        ("Тестов Т. Т.", "", Role.MEMBER),
        ("Вымыслова В. П.", "", Role.INVITED),
        ("Пустяков П. П.", "", Role.INVITED),
        ("Небылицын Н. Н.", "эксперт", Role.INVITED),
    ]
    counted = [(line.headcount.group, line.headcount.count) for line in section.lines if line.headcount]
    assert counted == [("Управление", 5)]
    captions = [str(line.text) for line in section.lines if not line.people and not line.headcount]
    assert captions == ["Члены совета:", "Приглашённые:", "Отсутствующих нет."]


def test_agenda() -> None:
    (section,) = document(
        "## Повестка\n1. О планах\nи мерах\nДокладчик: Образцов П. И.,\nдиректор школы\n2. Группы:\n"
        "2.1. Первая\n2.2. Вторая\nСодокладчик: Тестов Т. Т.\n- приложение\n"
        "3.\nДокладывает: Зимин З. З.\n\nРазное"
    ).sections
    assert isinstance(section, AgendaSection)
    found = [
        (item.label, list(item.lines), [str(line.text) for line in item.speakers], len(item.items))
        for top in section.items
        for item in (top, *top.items)
    ]
    assert found == [
        ("1.", ["О планах", "и мерах"], ["Докладчик: Образцов П. И.,", "директор школы"], 0),
        ("2.", ["Группы:"], [], 3),
        ("2.1.", ["Первая"], [], 0),
        ("2.2.", ["Вторая"], ["Содокладчик: Тестов Т. Т."], 0),
        (None, ["- приложение"], [], 0),
        ("3.", [], ["Докладывает: Зимин З. З."], 0),
        (None, ["Разное"], [], 0),
    ]


def test_speeches() -> None:
    (section,) = document(
        "## Слушали\nДоклад начат.\nОбразцов П. И., директор, рассказал.\n- Показатели выросли.\n"
        "– Примерова А. И. дополнила."
    ).sections
    assert isinstance(section, CourseSection)
    assert [(speech.speaker, list(speech.lines)) for speech in section.speeches] == [
        ("", ["Доклад начат."]),
        ("Образцов П. И.", ["Образцов П. И., директор, рассказал.", "- Показатели выросли."]),
        ("Примерова А. И.", ["– Примерова А. И. дополнила."]),
    ]


def test_attachments() -> None:
    (section,) = document(
        "## Приложения\n1. [План](plan.pdf)\n[Сайт](https://example.org/x.pdf)\nНа 3 л."
    ).sections
    assert isinstance(section, AttachmentsSection)
    assert [(str(line.text), line.file) for line in section.attachments] == [
        ("1. [План](plan.pdf)", "plan.pdf"),
        ("[Сайт](https://example.org/x.pdf)", None),
        ("На 3 л.", None),
    ]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    (
        ("# Протокол\n", 1, "Запись должна начинаться со строки «---» и строк «ключ: значение»."),
        ("---\nbody: sovet\n", 1, "Шапка между строками «---» не закрыта."),
        ("---\n---\n## Решили\n", 2, "Шапка пуста."),
        ("---\n- body\n---\n", 2, "Шапка пуста."),
    ),
)
def test_faults_of_front_matter(text: str, line: int, message: str) -> None:
    record, (fault,) = read(text)
    assert record is None
    assert (fault.code, fault.span.line, fault.message) == ("front-matter", line, message)


def test_a_head_too_big() -> None:
    _, (fault,) = read(f"---\nbody: [{'x, ' * 30_000}]\n---\n")
    assert (fault.code, fault.span.line) == ("too-big", 2)


def printed(section: Section) -> Iterator[str]:
    """Yield the printed lines of what may stand under «Решили» and «Слушали», in their order."""
    if section.heading:
        yield section.heading
    match section:
        case TextSection(lines=lines):
            yield from lines
        case CourseSection(speeches=speeches):
            yield from (line for speech in speeches for line in speech.lines)
        case DecidedSection(preamble=preamble, clauses=outermost):
            yield from preamble
            for clause in outermost:
                yield from printed_clause(clause)
        case _:
            raise AssertionError(section)


def printed_clause(clause: Clause) -> Iterator[str]:
    if clause.label:
        yield clause.label
    yield from clause.lines
    for child in clause.clauses:
        yield from printed_clause(child)
    yield from clause.closing


def words(document: Document) -> str:
    """Return every character of the printed lines but the spaces: «1.1.Текст» has none after its label."""
    return "".join("".join("".join(line.split()) for line in printed(s)) for s in document.sections)


PIECES = (
    *(
        "1.",
        "1.1.",
        "1.1.1",
        "2.",
        "1.2 ",
        "а)",
        "1)",
        "- ",
        "– ",
        "* ",
        "\\",
        "{б/н} ",
        "\\\\",
        "  ",
        "\t",
        "\u00a0",
    ),
    *(
        "Срок: май 2023 г.",
        "Срок ",
        "Отв.: отдел",
        "(май 2023 г.)",
        "(",
        ")",
        "[",
        "](",
        "«",
        "»",
        ":",
        ";",
        ".",
        ",",
    ),
    *(
        "Решили:",
        "Слушали: ",
        "3.РЕШЕНИЕ:",
        "## Решили",
        "## По 1 вопросу",
        "# ",
        "##",
        "Кому: школам",
        "в составе:",
    ),
    *(
        "Образцов П. И.",
        "Школам:",
        "Внести изменения в:",
        "провести",
        "16 марта 2023 года",
        "<b>",
        "{{ x }}",
        "5*3",
    ),
)
LINES = st.lists(st.sampled_from(PIECES), max_size=4).map(" ".join) | st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=12
)


@given(st.sampled_from(("Решили", "Слушали")), st.lists(LINES, max_size=12))
@settings(max_examples=300, deadline=None)
def test_words_in_are_words_out(heading: str, lines: list[str]) -> None:
    kept = []
    for line in (line.strip() for line in lines):
        if line.startswith("\\"):
            line = line[1:]  # the sign that keeps a line from being read
        elif line.lstrip("#").lstrip() and line.startswith("#") and line.lstrip("#")[:1].isspace():
            line = _heading_words(line)
        kept.append("".join(line.split()))
    body = "\n".join((f"## {heading}", *lines))
    unmarked = words(document(body)).replace("{б/н}", "")
    assert unmarked == heading + "".join(kept).replace("{б/н}", "")


def _heading_words(line: str) -> str:
    """Return the words of a Markdown heading, without its opening and closing signs."""
    signs = len(line) - len(line.lstrip("#"))
    if signs > 6:
        return line
    inner = line[signs:].strip()
    bare = inner.rstrip("#")
    return bare if bare[-1:].isspace() else inner


@pytest.mark.parametrize("heading", ("Решили", "Слушали", "Повестка", "Присутствовали"))
def test_long_lines_take_linear_time(heading: str) -> None:
    signs = (
        "[",
        "(",
        "«",
        "1.",
        "1.1.",
        "- ",
        "а) ",
        "\\",
        "{б/н}",
        "[а](",
        "Срок: ",
        "Отв.: ",
        "А. ",
        "решил ",
    )
    for sign in (*signs, " "):
        line = sign * (200_000 // len(sign)) + "x"
        start = process_time()
        record = document(f"## {heading}\n1. {line}\n## {line}")
        assert (record.date.year, process_time() - start < 5) == (2023, True), sign
