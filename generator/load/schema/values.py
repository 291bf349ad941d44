"""What a field may hold: words, a title, an id, an address, a day; and what all shapes have in common."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.source import Text
from generator.text.addresses import is_address
from generator.text.slugs import is_slug

MAX_TITLE = 500
"""Characters in a title or a name: longer ones are a paragraph that slipped into the wrong field."""


def _words(value: object) -> Text:
    if isinstance(value, Text):
        return value
    raise PydanticCustomError("text", "text is expected")


def _title(value: object) -> Text:
    text = _words(value)
    if len(text) > MAX_TITLE:
        raise PydanticCustomError("too_long", "too long", {"length": len(text), "limit": MAX_TITLE})
    return text


def _id(value: object) -> Text:
    text = _words(value)
    if not is_slug(text):
        raise PydanticCustomError("id", "not an id")
    return text


def _address(value: object) -> Text:
    text = _words(value)
    text = text.part(1, len(text)) if text.startswith("/") else text
    if not is_address(text):
        raise PydanticCustomError("address", "not an address")
    return text


def _day(value: object) -> date:
    text = _words(value)
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise PydanticCustomError("date", "not a date")


def listed(value: object) -> object:
    """Read a single value where several are expected as a row of one."""
    return (value,) if isinstance(value, Text) else value


def as_line(value: object) -> object:
    """Read a bare line where a mapping is expected as its text."""
    return {"text": value} if isinstance(value, Text) else value


def _string(pattern: str | None = None) -> WithJsonSchema:
    return WithJsonSchema({"type": "string"} | ({"pattern": pattern} if pattern else {}))


Words = Annotated[Text, PlainValidator(_words), _string()]
Title = Annotated[Text, PlainValidator(_title), WithJsonSchema({"type": "string", "maxLength": MAX_TITLE})]
Id = Annotated[Text, PlainValidator(_id), _string(r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Address = Annotated[Text, PlainValidator(_address), _string(r"^/?[^/].*$")]
Day = Annotated[date, PlainValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]


class Shape(BaseModel):
    """A mapping with these keys and no others; nothing of it changes."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)


class ExemptionFile(Shape):
    """Words that a rule would refuse, and why they may stand."""

    rule: Literal["personal-data"] = Field(description="Правило: personal-data")
    text: Title = Field(description="Слова, как они напечатаны: «(4852) 12-34-56»")
    reason: Title = Field(description="Почему их можно публиковать: «официальный телефон школы»")


Exemptions = Annotated[
    tuple[ExemptionFile, ...],
    Field(description="Исключения: что из похожего на персональные данные можно публиковать и почему"),
]
