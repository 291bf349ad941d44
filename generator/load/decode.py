"""A tree decoded by a schema: the record, or every fault of it at once, each at its place."""

from __future__ import annotations

import difflib
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic, error
from generator.load.schema import PARTS
from generator.load.tree import Mapping, Node, Scalar, Sequence, find, plain
from generator.text.dates import read_date

MAX_FAULTS = 100
"""Faults named in one record: a file of another kind has one in every line."""

R = TypeVar("R", bound=BaseModel)


def decode(schema: type[R], tree: Node) -> tuple[R | None, tuple[Diagnostic, ...]]:
    """Return the record that a tree spells, or None and what is wrong with it."""
    if not isinstance(tree, Mapping):
        return None, (
            error("type", tree.span, "Запись должна состоять из строк «ключ: значение».", "body: id-органа"),
        )
    try:
        return schema.model_validate(plain(tree)), ()
    except ValidationError as problem:
        faults = problem.errors(include_url=False, include_input=False)[:MAX_FAULTS]
        return None, tuple(_diagnostic(fault, tree, schema) for fault in faults)


def _diagnostic(fault: ErrorDetails, tree: Node, schema: type[BaseModel]) -> Diagnostic:
    path = fault["loc"]
    node = find(tree, path)
    name = str(path[-1]) if path else ""
    tagged = node.get("kind") if fault["type"] == "union_tag_invalid" and isinstance(node, Mapping) else node
    value = str(tagged.text) if isinstance(tagged, Scalar) else ""
    context = fault.get("ctx", {})
    match fault["type"]:
        case "missing" | "union_tag_not_found":
            key = name if fault["type"] == "missing" else "kind"
            return error(
                "missing-field",
                node.span,
                f"Нет обязательного поля «{key}».",
                f"{key}: {_example(key, path)}",
            )
        case "extra_forbidden":
            return _unknown_key(name, find(tree, path[:-1]), schema, path[:-1])
        case "enum" | "text" if isinstance(node, Scalar) and not value:
            return error(
                "missing-field", node.span, f"Поле «{name}» пустое.", f"{name}: {_EXAMPLES.get(name, '…')}"
            )
        case "enum" | "literal_error" | "union_tag_invalid":
            allowed = _terms(str(context.get("expected") or context.get("expected_tags")))
            near = difflib.get_close_matches(value, allowed, 1)
            example = near[0] if near else allowed[0]
            where = name if fault["type"] != "union_tag_invalid" else "kind"
            return error(
                "value",
                (tagged or node).span,
                f"Такого значения у поля «{where}» нет. Можно: {', '.join(allowed)}.",
                f"{where}: {example}",
            )
        case "date":
            return error(
                "date",
                node.span,
                f"«{value}» — не дата вида ГГГГ-ММ-ДД или такого дня нет.",
                f"{name}: {read_date(value) or '2023-03-16'}",
            )
        case "too_long":
            return error(
                "too-long",
                node.span,
                f"В поле «{name}» {context['length']} знаков, а можно {context['limit']}.",
                "Похоже, сюда попал абзац: перенесите его в текст.",
            )
        case "id":
            return error(
                "id",
                node.span,
                f"«{value[:60]}» — не id: в нём только латинские буквы, цифры и дефисы.",
                "yar-ks",
            )
        case "address":
            return error(
                "bad-address",
                node.span,
                f"«{value[:60]}» — не адрес портала: без имени сайта и без «..».",
                f"{name}: protocols/yar-ks/2023-03-16-2/",
            )
        case "tuple_type":
            return error(
                "type", node.span, f"В поле «{name}» должен быть список.", f"{name}:\n  - первое значение"
            )
        case "text":
            return error(
                "type",
                node.span,
                f"В поле «{name}» должна быть строка, а здесь {_shape(node)}.",
                f"{name}: значение",
            )
        case _:
            return error(
                "type", node.span, f"Значение поля «{name}» не того вида.", "Сверьтесь со справкой о полях."
            )


def _unknown_key(name: str, parent: Node, schema: type[BaseModel], path: tuple[str | int, ...]) -> Diagnostic:
    key = parent.key(name) if isinstance(parent, Mapping) else None
    known = _KEYS if path else list(schema.model_fields)
    near = difflib.get_close_matches(name[:60], known, 1, cutoff=0.7)
    fields = f" Здесь могут быть: {', '.join(known)}." if not path else ""
    advice = f"{near[0]}: …" if near else f"Уберите строку: такого поля нет.{fields}"
    return error(
        "unknown-key",
        (parent if key is None else key).span,
        f"Поле «{name[:60]}» неизвестно.",
        advice,
    )


def _example(key: str, path: tuple[str | int, ...]) -> str:
    """Return a value that fits a field; «kind» is another thing in a record, a section and a relation."""
    if key == "kind" and "sections" in path:
        return "implements" if "relations" in path else "decided"
    return _EXAMPLES.get(key, "…")


def _terms(expected: str) -> list[str]:
    """Split pydantic's list of allowed values, «'a', 'b' or 'c'»."""
    return [term.strip(" '") for term in expected.replace(" or ", ", ").split(",")]


def _shape(node: Node) -> str:
    return "список" if isinstance(node, Sequence) else "вложенные поля"


_KEYS = sorted({field.alias or key for part in PARTS for key, field in part.model_fields.items()})

_EXAMPLES = {
    "body": "yar-ks",
    "kind": "protocol",
    "date": "2023-03-16",
    "fidelity": "full",
    "name": "Департамент образования Ярославской области",
    "classification": "regional-authority",
    "text": "О результатах мониторинга",
    "address": "protocols/yar-ks/2023-03-16-2/",
    "reason": "По решению совета от 12 марта 2024 года.",
    "from": "protocols/yar-ks/2023-03-16/",
    "to": "protocols/yar-ks/2023-03-16-2/",
}
