"""Faults of records: each at its place, in Russian, and all of them in one run."""

from __future__ import annotations

import pytest

from generator.load import load
from generator.source import SourceFile
from tests.load.records import HEAD, read

PROTOCOL = "protocols/sovet/2023-03-16.yml"
ORGANIZATION = "organizations/sovet.yml"

FAULTS: dict[str, tuple[str, str, tuple[str, int, int, int], str, str]] = {
    "no field": (
        "body: sovet\nkind: protocol\ndate: 2023-03-16\n",
        PROTOCOL,
        ("missing-field", 1, 1, 1),
        "Нет обязательного поля «fidelity».",
        "fidelity: full",
    ),
    "an empty field": (
        HEAD.replace("sovet", ""),
        PROTOCOL,
        ("missing-field", 1, 6, 1),
        "Поле «body» пустое.",
        "body: yar-ks",
    ),
    "an empty term": (
        HEAD.replace("full", ""),
        PROTOCOL,
        ("missing-field", 4, 10, 1),
        "Поле «fidelity» пустое.",
        "fidelity: full",
    ),
    "an unknown key": (
        HEAD + "plase: г. Примерск\n",
        PROTOCOL,
        ("unknown-key", 5, 1, 5),
        "Поле «plase» неизвестно.",
        "place: …",
    ),
    "an unknown key like none": (
        HEAD + "template: x.html\n",
        PROTOCOL,
        ("unknown-key", 5, 1, 8),
        "Поле «template» неизвестно.",
        "Уберите строку: такого поля нет. Здесь могут быть: body, kind, date, fidelity, number, time, place, "
        "form, title, subject, source, region, topics, allow, sections.",
    ),
    "an unknown key inside": (
        HEAD + "sections:\n  - kind: decided\n    clauses:\n      - {text: А, deadlin: май}\n",
        PROTOCOL,
        ("unknown-key", 8, 19, 7),
        "Поле «deadlin» неизвестно.",
        "deadline: …",
    ),
    "a term that is none": (
        HEAD.replace("protocol", "protokol"),
        PROTOCOL,
        ("value", 2, 7, 8),
        "Такого значения у поля «kind» нет. Можно: protocol, extract, decision-act.",
        "kind: protocol",
    ),
    "a section of no kind": (
        HEAD + "sections:\n  - heading: Решили\n",
        PROTOCOL,
        ("missing-field", 6, 5, 1),
        "Нет обязательного поля «kind».",
        "kind: decided",
    ),
    "a relation of no kind": (
        HEAD + "sections:\n  - kind: decided\n    clauses:\n      - relations: [{decision: x}]\n",
        PROTOCOL,
        ("missing-field", 8, 21, 1),
        "Нет обязательного поля «kind».",
        "kind: implements",
    ),
    "a relation to nothing": (
        HEAD + "sections:\n  - kind: decided\n    clauses:\n      - relations: [{kind: amends}]\n",
        PROTOCOL,
        ("missing-field", 8, 21, 1),
        "Нет обязательного поля «decision».",
        "decision: …",
    ),
    "a section of an unknown kind": (
        HEAD + "sections:\n  - kind: decide\n",
        PROTOCOL,
        ("value", 6, 11, 6),
        "Такого значения у поля «kind» нет. "
        "Можно: text, attendance, agenda, heard, spoke, decided, attachments, signatures.",
        "kind: decided",
    ),
    "a day that does not exist": (
        HEAD.replace("2023-03-16", "2022-02-30"),
        PROTOCOL,
        ("date", 3, 7, 10),
        "«2022-02-30» — не дата вида ГГГГ-ММ-ДД или такого дня нет.",
        "date: 2023-03-16",
    ),
    "a day in another form": (
        HEAD.replace("2023-03-16", "12.07.2022"),
        PROTOCOL,
        ("date", 3, 7, 10),
        "«12.07.2022» — не дата вида ГГГГ-ММ-ДД или такого дня нет.",
        "date: 2022-07-12",
    ),
    "a title of 2,000 characters": (
        HEAD + f"title: {'а' * 2000}\n",
        PROTOCOL,
        ("too-long", 5, 8, 2000),
        "В поле «title» 2000 знаков, а можно 500.",
        "Похоже, сюда попал абзац: перенесите его в текст.",
    ),
    "an id that is none": (
        HEAD.replace("sovet", "Совет"),
        PROTOCOL,
        ("id", 1, 7, 5),
        "«Совет» — не id: в нём только латинские буквы, цифры и дефисы.",
        "yar-ks",
    ),
    "a list where a value belongs": (
        HEAD + "place: [а, б]\n",
        PROTOCOL,
        ("type", 5, 8, 1),
        "В поле «place» должна быть строка, а здесь список.",
        "place: значение",
    ),
    "keys where a value belongs": (
        HEAD + "place: {а: б}\n",
        PROTOCOL,
        ("type", 5, 8, 1),
        "В поле «place» должна быть строка, а здесь вложенные поля.",
        "place: значение",
    ),
    "a value where a list belongs": (
        HEAD + "sections: Решили\n",
        PROTOCOL,
        ("type", 5, 11, 6),
        "В поле «sections» должен быть список.",
        "sections:\n  - первое значение",
    ),
    "a list where a record belongs": (
        "- body: sovet\n",
        PROTOCOL,
        ("type", 1, 1, 1),
        "Запись должна состоять из строк «ключ: значение».",
        "body: id-органа",
    ),
    "a kind of organization": (
        "name: Совет\nclassification: Council\n",
        ORGANIZATION,
        ("value", 2, 17, 7),
        "Такого значения у поля «classification» нет. Можно: federal-authority, regional-authority, "
        "municipal-authority, council, collegium, working-group, federal-institution, regional-institution, "
        "municipal-institution, school, kindergarten, unit, post, authorities, institutions, people.",
        "classification: council",
    ),
    "an alias of an organization": (
        "name: Совет\nclassification: council\naliases:\n  - {name: КС, misspelling: yes}\n",
        ORGANIZATION,
        ("value", 4, 29, 3),
        "Такого значения у поля «misspelling» нет. Можно: true, false.",
        "misspelling: true",
    ),
    "an empty file": (
        " \n",
        PROTOCOL,
        ("empty", 1, 1, 1),
        "Файл пуст.",
        "Скопируйте соседнюю запись и замените в ней текст.",
    ),
    "remarks alone": (
        "# примечание\n",
        PROTOCOL,
        ("empty", 1, 1, 1),
        "Файл пуст.",
        "Скопируйте соседнюю запись и замените в ней текст.",
    ),
    "a protocol out of its place": (
        HEAD,
        "protocols/2023-03-16.yml",
        ("name", 1, 1, 1),
        "Файл лежит не на своём месте: нужно protocols/<орган>/<дата>[-<номер>].yml.",
        "protocols/yar-ks/2023-03-16-2.yml",
    ),
    "a protocol by no date": (
        HEAD,
        "decisions/sovet/march.md",
        ("front-matter", 1, 1, 1),
        "Запись должна начинаться со строки «---» и строк «ключ: значение».",
        "---",
    ),
    "an organization in Russian letters": (
        "name: Совет\nclassification: council\n",
        "organizations/совет.yml",
        ("name", 1, 1, 1),
        "Файл организации называют её id — латинскими буквами, цифрами и дефисами.",
        "organizations/yar-iro.yml",
    ),
    "a control character": (
        HEAD + "place: а\x07б\n",
        PROTOCOL,
        ("control", 5, 9, 1),
        "Невидимый служебный символ с кодом 0007.",
        "Удалите его: он остался от другой программы.",
    ),
}


@pytest.mark.parametrize(("text", "path", "place", "message", "advice"), FAULTS.values(), ids=FAULTS)
def test_a_fault(text: str, path: str, place: tuple[str, int, int, int], message: str, advice: str) -> None:
    record, (fault,) = read(text, path)
    assert record is None
    assert (fault.code, fault.span.line, fault.span.column, fault.span.width) == place
    assert (fault.message, fault.advice) == (message, advice)
    assert (fault.severity, fault.span.path) == ("error", path)


@pytest.mark.parametrize(
    ("data", "message"),
    (
        (
            f"{HEAD}place: Примерск".encode("cp1251"),
            "Файл не в кодировке UTF-8 (байт 66; похоже, Windows-1251).",
        ),
        (HEAD.encode("utf-16"), "Файл не в кодировке UTF-8 (байт 0; похоже, UTF-16)."),
        (HEAD.encode("utf-16-le"), "Файл не в кодировке UTF-8 (байт 0; похоже, UTF-16)."),
        (HEAD.encode("utf-16-be"), "Файл не в кодировке UTF-8 (байт 0; похоже, UTF-16)."),
    ),
)
def test_another_encoding(data: bytes, message: str) -> None:
    (fault,) = load([SourceFile(PROTOCOL, data)]).diagnostics
    assert (fault.code, fault.message, fault.advice) == ("encoding", message, "Сохраните файл как «UTF-8».")


@pytest.mark.parametrize(
    ("start", "what", "named"),
    (
        (b"PK\x03\x04", "документ Word (.docx) или другой архив", "protokol.docx"),
        (b"\xd0\xcf\x11\xe0", "документ старого Word (.doc)", "protokol.docx"),
        (b"{\\rtf1\\ansi", "документ RTF", "protokol.docx"),
        (b"%PDF-1.4\n", "документ PDF", "protokol.pdf"),
    ),
)
def test_a_document_renamed_to_be_a_record(start: bytes, what: str, named: str) -> None:
    (fault,) = load([SourceFile(PROTOCOL, start + bytes(2 * 1024 * 1024))]).diagnostics
    assert (fault.code, fault.span.line, fault.message) == ("encoding", 1, f"Это не текст, а {what}.")
    assert fault.advice.endswith(f"glasno import {named}")


def test_a_record_too_big() -> None:
    (fault,) = load([SourceFile(PROTOCOL, b"#" * (1024 * 1024 + 1))]).diagnostics
    assert (fault.code, fault.message) == ("too-big", "Файл больше 1 МБ: это не протокол.")


def test_marks_and_line_ends_of_other_systems() -> None:
    text = HEAD + "sections:\n  - {kind: text, lines: а}\n"
    foreign = b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()
    found = load([SourceFile(PROTOCOL, foreign)])
    assert found == load([SourceFile(PROTOCOL, text.encode())])
    assert (len(found.documents), found.diagnostics) == (1, ())


@pytest.mark.parametrize(
    ("word", "code", "column", "width", "severity", "advice"),
    (
        ("Приме\u202eрск", "bidi", 13, 1, "error", "Удалите его: напечатанное и прочитанное разойдутся."),
        ("Приме\u200bрск", "zero-width", 13, 1, "warning", "Удалите его: иначе слово не найдётся."),
        ("Примеpск", "mixed-script", 8, 8, "warning", "Примерск"),
    ),
)
def test_characters_that_deceive(
    word: str, code: str, column: int, width: int, severity: str, advice: str
) -> None:
    _, (fault,) = read(f"{HEAD}place: {word}\n", PROTOCOL)
    assert (fault.code, fault.span.line, fault.span.column, fault.span.width) == (code, 5, column, width)
    assert (fault.severity, fault.advice) == (severity, advice)


def test_every_fault_of_a_record() -> None:
    text = "body: Совет\nkind: protocol\ndate: 2022-02-30\nfidelity: full\ncolour: red\n"
    _, faults = read(text, PROTOCOL)
    assert [(fault.code, fault.span.line) for fault in faults] == [("id", 1), ("date", 3), ("unknown-key", 5)]


def test_every_fault_of_every_file() -> None:
    files = {
        "protocols/sovet/2023-03-16.yml": HEAD + "colour: red\n",
        "protocols/sovet/2023-03-17.md": "---\nbody: sovet\n",
        "protocols/sovet/2023-03-18.yml": HEAD,
        "organizations/sovet.yml": "name: Совет\n",
        "organizations/centr.yml": "name: Центр\nclassification: council\nname: Дом\n",
    }
    loaded = load(SourceFile(path, text.encode()) for path, text in files.items())
    assert [(fault.span.path, fault.code) for fault in loaded.diagnostics] == [
        ("organizations/centr.yml", "yaml-dup"),
        ("organizations/sovet.yml", "missing-field"),
        ("protocols/sovet/2023-03-16.yml", "unknown-key"),
        ("protocols/sovet/2023-03-17.md", "front-matter"),
    ]
    assert [str(document.id) for document in loaded.documents] == ["protocols/sovet/2023-03-18"]
    assert [organization.name for organization in loaded.organizations] == ["Центр"]


def test_places_in_front_matter_and_body_are_those_of_the_file() -> None:
    _, faults = read("---\nbody: sovet\nkind: x\n---\n## Повестка\n1. Примеp\n")
    assert [(fault.code, fault.span.line, fault.span.column) for fault in faults] == [
        ("mixed-script", 6, 4),
        ("value", 3, 7),
        ("missing-field", 1, 1),
        ("missing-field", 1, 1),
    ]
