"""The reference of every field, as a page of help: made from the model, so that it is never out of date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.load.json_schema import KINDS, schema

_HEAD = """\
---
title: Поля и правила
---

# Поля и правила

Все поля записей и их значения. Страница сделана программой по её собственной схеме: того, чего здесь нет,
в записи быть не может. Что проверяется, кроме полей, — на странице «[Правила проверки](rules/index.md)».

Любое значение — текст: `012`, `1.10`, `12:30`, `нет` останутся, как написаны. Пустое значение — то же, что
его отсутствие. Где нужен список, можно написать одно значение; где нужны поля человека, вопроса, пункта
или приложения — одну строку.
"""
_INTRODUCTIONS = {
    "document": (
        "Файл `content/protocols/<орган>/<дата>-<номер>.md` или `.yml`; решение без протокола — "
        "в `content/decisions`. В Markdown эти поля стоят в шапке между строками `---`, "
        "а разделы — под заголовками."
    ),
    "organization": "Файл `content/organizations/<id>.yml`.",
    "withdrawn": "Файл `content/withdrawn.yml`: что убрано с портала и почему, что теперь по другому адресу.",
    "report": (
        "Файл `content/reports/<документ>/<пункт>/<дата>.yml`, например "
        "`content/reports/protocols/yar-ks/2023-03-16-2/1.2.3/2023-04-03.yml`. Отчёт добавляют, "
        "а прежние не меняют; второй отчёт того же дня — `2023-04-03-2.yml`."
    ),
    "glossary": "Файл `content/glossary.yml`: чтобы поиск знал сокращения и близкие слова.",
    "topics": "Файл `content/topics.yml`: темы, по которым читатель выбирает решения.",
}
_SHAPES = {
    "AgendaFile": ("AgendaItemFile",),
    "AttendanceFile": ("PersonFile",),
    "DecidedFile": ("ClauseFile", "RelationFile"),
    "AttachmentsFile": ("AttachmentFile",),
}
_ORDER = (
    "TextFile",
    "AttendanceFile",
    "AgendaFile",
    "CourseFile",
    "DecidedFile",
    "AttachmentsFile",
    "SignaturesFile",
    "AliasFile",
)


def reference() -> str:
    """Return the page in Markdown."""
    parts = [_HEAD]
    for kind in KINDS:
        made = schema(kind)
        parts += [f"## {made['title']}\n", f"{_INTRODUCTIONS[kind]}\n", _table(made)]
        for name in _inner(made["$defs"]):
            shape = made["$defs"][name]
            parts += [f"### {shape['title']}\n", _table(shape)]
    return "\n".join(parts)


def _inner(shapes: dict[str, Any]) -> Iterator[str]:
    """Yield the shapes in the order in which an editor meets them, each once, none left out."""
    order = [part for name in _ORDER for part in (name, *_SHAPES.get(name, ()))]
    yield from (name for name in order if name in shapes)
    yield from (name for name in shapes if name not in order)


def _table(shape: dict[str, Any]) -> str:
    rows = ["| поле | нужно | что писать |", "|---|---|---|"]
    for name, field in shape["properties"].items():
        needed = "да" if name in shape.get("required", ()) else ""
        words = [field["description"], *_values(field)]
        rows.append(f"| `{name}` | {needed} | {'; '.join(words).replace('|', chr(92) + '|')} |")
    return "\n".join(rows) + "\n"


def _values(field: dict[str, Any]) -> Iterator[str]:
    """Yield the terms that a field takes: «`full` — полный, `extract` — выписка»."""
    choices = next((part for part in (field, *field.get("anyOf", ())) if "enumDescriptions" in part), None)
    if choices is not None:
        pairs = zip(choices["enum"], choices["enumDescriptions"], strict=True)
        yield ", ".join(f"`{value}` — {words}" for value, words in pairs)
