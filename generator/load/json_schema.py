"""JSON Schemas of the records, for text editors: made from the model, described in Russian.

A schema accepts what ``decode`` accepts: a bare line where a mapping may stand, one value where a list may,
and a number or a yes where YAML would make one of what is text to us.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from generator.load.schema.document import (
    AgendaFile,
    AgendaItemFile,
    AttachmentFile,
    AttachmentsFile,
    AttendanceFile,
    ClauseFile,
    CourseFile,
    DecidedFile,
    DocumentFile,
    PersonFile,
    RelationFile,
    SignaturesFile,
    TextFile,
)
from generator.load.schema.registers import (
    AliasFile,
    EvidenceFile,
    GlossaryFile,
    MoveFile,
    OrganizationFile,
    ReportFile,
    TermFile,
    TopicFile,
    TopicsFile,
    WithdrawalFile,
    WithdrawnFile,
    WithdrawnPersonFile,
)
from generator.load.schema.values import ExemptionFile
from generator.vocabulary import (
    Classification,
    DocumentKind,
    ExecutionStatus,
    Fidelity,
    MeetingForm,
    RelationKind,
    Role,
    Term,
)

Json = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"

KINDS: dict[str, type[BaseModel]] = {
    "document": DocumentFile,
    "organization": OrganizationFile,
    "report": ReportFile,
    "glossary": GlossaryFile,
    "withdrawn": WithdrawnFile,
    "topics": TopicsFile,
}
"""Every kind of record, by the name of its schema."""

TITLES: dict[type[BaseModel], str] = {
    DocumentFile: "Протокол, выписка или решение",
    OrganizationFile: "Организация",
    ExemptionFile: "Исключение",
    PersonFile: "Человек",
    AgendaItemFile: "Вопрос повестки",
    RelationFile: "Связь с прежним решением",
    ClauseFile: "Пункт решения",
    AttachmentFile: "Приложение",
    TextFile: "Раздел: текст",
    AttendanceFile: "Раздел: кто присутствовал",
    AgendaFile: "Раздел: повестка",
    CourseFile: "Раздел: слушали или выступили",
    DecidedFile: "Раздел: что решили",
    AttachmentsFile: "Раздел: приложения",
    SignaturesFile: "Раздел: подписи",
    AliasFile: "Другое имя",
    GlossaryFile: "Словарь портала",
    TermFile: "Слово или сокращение",
    WithdrawnFile: "Отозвано и переехало",
    WithdrawalFile: "Отозванное",
    MoveFile: "Новый адрес",
    WithdrawnPersonFile: "Изъятое имя",
    ReportFile: "Отчёт об исполнении",
    EvidenceFile: "Подтверждение",
    TopicsFile: "Темы портала",
    TopicFile: "Тема",
}
"""What an editor calls each shape."""

SECTION_KINDS = {
    "text": "простой текст",
    "attendance": "кто присутствовал",
    "agenda": "повестка",
    "heard": "слушали",
    "spoke": "выступили",
    "decided": "решили",
    "attachments": "приложения",
    "signatures": "подписи",
}
"""Kinds of sections with the words an editor knows them by."""

_TERMS: tuple[type[Term], ...] = (
    DocumentKind,
    Fidelity,
    MeetingForm,
    Role,
    RelationKind,
    ExecutionStatus,
    Classification,
)
_LABELS = {term.__name__: {str(value): value.label for value in term} for term in _TERMS}
_TEXT = ["string", "number", "boolean"]
"""Every scalar is text to us, whatever YAML makes of it: «number: 2», «title: нет»."""


def file_name(kind: str) -> str:
    """Return the name of the file that holds the schema of a kind of record."""
    return f"{kind}.schema.json"


def schemas() -> Iterator[tuple[str, str]]:
    """Yield the name and the text of every schema file."""
    for kind in KINDS:
        yield file_name(kind), json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n"


def schema(kind: str) -> Json:
    """Return the JSON Schema of a kind of record."""
    model = KINDS[kind]
    made = model.model_json_schema(schema_generator=_Generator)
    parts: Json = made.pop("$defs", {})
    terms = {name: part for name, part in parts.items() if name in _LABELS}
    titles = {part.__name__: title for part, title in TITLES.items()}
    kept = {
        name: _polish(part, terms) | {"title": titles[name]}
        for name, part in sorted(parts.items())
        if name not in terms
    }
    return {"$schema": DIALECT, "title": TITLES[model], **_polish(made, terms), "$defs": kept}


def _polish(node: Any, terms: Json) -> Any:
    """Put vocabularies in their places and leave out what no editor should see: English, defaults."""
    if isinstance(node, list):
        return [_polish(item, terms) for item in node]
    if not isinstance(node, dict):
        return node
    name = str(node.get("$ref", "")).rpartition("/")[2]
    if name in terms:
        labels = _LABELS[name]
        rest = {key: value for key, value in node.items() if key not in ("$ref", "default")}
        return {**rest, "type": "string", **_enumerated(labels)}
    result: Json = {}
    for key, value in node.items():
        if key == "properties":
            result[key] = {field: _polish(child, terms) for field, child in value.items()}
        elif key in ("title", "default", "discriminator") or (key == "description" and "properties" in node):
            continue
        else:
            result[key] = _polish(value, terms)
    if result.get("format") != "date" and "enum" not in result:
        result |= _widened(result)
    tags = [result["const"]] if "const" in result else result.get("enum", [])
    if tags and set(tags) <= SECTION_KINDS.keys():
        result.pop("const", None)
        result |= _enumerated({tag: SECTION_KINDS[tag] for tag in tags})
        result.setdefault("description", "Вид раздела")
    return result


def _widened(node: Json) -> Json:
    """Let a text be written without quotes, where YAML reads a number or a yes."""
    match node.get("type"):
        case "string":
            return {"type": _TEXT}
        case ["string", "null"]:
            return {"type": [*_TEXT, "null"]}
        case _:
            return {}


def _enumerated(labels: dict[str, str]) -> Json:
    return {"enum": list(labels), "enumDescriptions": list(labels.values())}


class _Generator(GenerateJsonSchema):
    """Spells out what the validators before a field accept."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> JsonSchemaValue:
        inner = self.generate_inner(schema["schema"])
        if inner.get("type") == "array":
            items = inner.get("items", {})
            one = items if "pattern" in items else {"type": _TEXT}
            return {"anyOf": [inner, one]}
        return {"anyOf": [inner, {"type": _TEXT}]}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """An empty value is a value that is absent."""
        inner = self.generate_inner(schema["schema"])
        if "type" in inner:
            types = inner["type"] if isinstance(inner["type"], list) else [inner["type"]]
            return {**inner, "type": [*types, "null"]}
        return {"anyOf": [inner, {"type": "null"}]}

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        if schema["expected"] == ["true", "false"]:
            return {"enum": [True, False, "true", "false"]}
        return super().literal_schema(schema)
