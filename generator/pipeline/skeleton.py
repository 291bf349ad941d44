"""A new record as an editor begins it: the fields that are known, blanks for the rest, comments."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from generator.load.report import report_paths
from generator.model.document import Ref
from generator.text.slugs import slug
from generator.text.yaml_values import quoted
from generator.vocabulary import ExecutionStatus

_MODELINE = "# yaml-language-server: $schema={up}schemas/{kind}.schema.json\n"


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A file to write: where it lies in the content folder, its text, and what its author fills in."""

    path: str
    text: str
    blanks: tuple[str, ...]


def document(kind: str, body: str, day: str, number: str, form: str) -> Skeleton:
    """Return a protocol or an act without minutes (``decision-act``), as ``md`` or ``yml``."""
    collection = "decisions" if kind == "decision-act" else "protocols"
    name = f"{day}-{slug(number)}" if slug(number) else day
    path = f"{collection}/{body}/{name}.{form}"
    told = quoted(number) if number else ""
    head = _HEAD.format(body=body, kind=kind, day=day, number=told).replace(": \n", ":\n")
    if form == "yml":
        sections = _YAML_ACT if kind == "decision-act" else _YAML_PROTOCOL
        return Skeleton(
            path, f"{_MODELINE.format(up='../../../', kind='document')}{head}{sections}", _BLANKS[kind]
        )
    sections, hints = _MARKDOWN[kind]
    return Skeleton(path, f"---\n{head}{hints}---\n{sections}", _BLANKS[kind])


def organization(id: str, name: str) -> Skeleton:
    """Return a record of the registry; its name may still be blank."""
    told = quoted(name) if name else ""
    text = _MODELINE.format(up="../../", kind="organization") + _ORGANIZATION.format(name=told)
    blanks = ("classification — вид организации",)
    return Skeleton(
        f"organizations/{id}.yml",
        text.replace("name: \n", "name:\n"),
        blanks if name else ("name — полное имя", *blanks),
    )


def report(decision: Ref, day: str, status: ExecutionStatus, taken: Container[str]) -> Skeleton:
    """Return a report on the execution of a decision; ``taken`` are the paths of reports that it has."""
    path = next(path for path in report_paths(decision, day) if path not in taken)
    extended = status is ExecutionStatus.EXTENDED
    text = _MODELINE.format(up="../" * 6, kind="report") + _REPORT.format(
        status=status.value,
        day=day,
        statuses=", ".join(f"{term.value} — {term.label}" for term in ExecutionStatus),
    )
    blanks = ("text — что сделано", "evidence — чем подтверждено, если есть")
    return Skeleton(path, text, (*(("due — новый срок",) if extended else ()), *blanks))


_HEAD = """\
# Шапка: одна строка — одно поле. Строки после «#» — подсказки, на сайт они не попадут.
body: {body}            # орган: имя файла из content/organizations без .yml
kind: {kind}            # protocol — протокол, extract — выписка, decision-act — решение без протокола
date: {day}             # дата заседания: ГГГГ-ММ-ДД
number: {number}
# ↑ номер, как напечатан, без знака «№», в кавычках: "2"; нет номера — оставьте пустым
fidelity: full          # full — полный текст, extract — выписка, summary — изложение
place:                  # место, как напечатано: г. Ярославль
time:                   # время, как напечатано: "14:30"
form:                   # in-person — очно, in-absentia — заочно, mixed — очно-заочно
source:                 # имя файла с подписанным подлинником; сам файл положите рядом
"""

_MARKDOWN = {
    "protocol": (
        """
## Присутствовали

## Повестка

## Слушали

## Решили

## Подписи
""",
        """\
#
# Ниже, под заголовками «##», — сам протокол. Вставьте слова подлинника, ничего не исправляя;
# лишний заголовок удалите.
#   Присутствовали — по человеку на строке: - Иванова Анна Ивановна, директор школы № 1
#     первым: Председатель: Фамилия Имя Отчество, должность
#   Повестка       — 1. О подготовке школ к зиме; под вопросом — Докладчик: Имя, должность
#   Слушали        — что рассказали; имя в начале строки начинает новое выступление
#   Решили         — 1.1. Текст пункта; под ним, если есть, строки «Срок: …» и «Отв.: …»
#   Подписи        — Председатель: А. И. Иванова
""",
    ),
    "decision-act": (
        """
## Решили

## Подписи
""",
        """\
#
# Ниже, под заголовками «##», — само решение. Вставьте слова подлинника, ничего не исправляя.
#   Решили  — 1. Текст пункта; под ним, если есть, строки «Срок: …» и «Отв.: …»
#   Подписи — Председатель: А. И. Иванова
""",
    ),
}

_YAML_DECIDED = """\
  - kind: decided
    heading: Решили
    clauses:
      - label: "1."
        text:           # слова пункта; несколько строк — после «|», каждая с отступом
        deadline:       # срок, как напечатан, без слова «Срок»: до 31 марта 2023 года
        responsible:    # ответственные, как напечатаны, без «Отв.»
  - kind: signatures
    heading: Подписи
    people:
      - text:           # "Председатель: А. И. Иванова"
"""
_YAML_HINT = (
    "# Разделы — в порядке документа. Вставьте слова подлинника, ничего не исправляя; лишнее удалите.\n"
)
_YAML_ACT = f"{_YAML_HINT}sections:\n{_YAML_DECIDED}"
_YAML_PROTOCOL = f"""\
{_YAML_HINT}sections:
  - kind: attendance
    heading: Присутствовали
    people:
      - text:           # "Председатель: Иванова Анна Ивановна, директор школы № 1"
  - kind: agenda
    heading: Повестка
    items:
      - label: "1."
        text:           # О подготовке школ к зиме
        speakers: []    # ["Докладчик: Иванова Анна Ивановна, директор"]
  - kind: heard
    heading: Слушали
    lines: []           # строки; имя в начале строки начинает новое выступление
{_YAML_DECIDED}"""

_BLANKS = {
    "protocol": (
        "разделы: Присутствовали, Повестка, Слушали, Решили, Подписи",
        "место, время, подлинник — если есть",
    ),
    "decision-act": ("разделы: Решили, Подписи", "место, время, подлинник — если есть"),
}

_ORGANIZATION = """\
# Организация: тот, кто заседает, поручает или исполняет. Строки после «#» — подсказки.
name: {name}
# ↑ полное имя, в именительном падеже
classification:         # вид: council — совет, school — школа, … Все: справка «Поля и правила»
short_name:             # короткое имя для списков
region:                 # Ярославская область
parent:                 # кому подчиняется: имя файла из этой папки без .yml
groups: []              # группы, поручения которым её касаются: [schools]
aliases: []             # другие имена, как в документах: [ЦОК, Центр оценки качества]
"""

_REPORT = """\
# Отчёт об исполнении. Строки после «#» — подсказки.
# Отчёты не исправляют и не удаляют: новое пишут новым файлом.
status: {status}
# ↑ {statuses}
date: {day}             # день отчёта: ГГГГ-ММ-ДД; этот же день — в имени файла
text:                   # что сделано; несколько строк — после «|», каждая с отступом
by:                     # кто отчитался: имя файла из content/organizations без .yml или слова
done_on:                # день исполнения, если это не день отчёта; только для done
due:                    # новый срок: ГГГГ-ММ-ДД; только для extended
evidence: []            # чем подтверждено; файл положите рядом с этим:
#   - text: Приказ от 30 марта 2023 года № 15
#     file: prikaz-15.pdf
#   - text: Страница на сайте школы
#     url: https://example.org/otchet
"""
