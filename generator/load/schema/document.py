"""The shape of a protocol, an extract or a decision act, down to its clauses and lines."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field

from generator.load.schema.values import (
    Day,
    ExemptionFile,
    Exemptions,
    Id,
    Shape,
    Title,
    Words,
    as_line,
    listed,
)
from generator.vocabulary import DocumentKind, Fidelity, MeetingForm, RelationKind, Role


class PersonFile(Shape):
    """A line of a list of people."""

    text: Words = Field(description="Строка, как напечатана: «Секретарь: Иванова А. И., методист»")
    role: Role | None = Field(None, description="Роль, если по строке её не понять")
    organization: Id | None = Field(None, description="Организация, если по строке её не понять")


PersonLine = Annotated[PersonFile, BeforeValidator(as_line)]


class AgendaItemFile(Shape):
    """A question of the agenda."""

    label: Words | None = Field(None, description="Номер, как напечатан, с точкой или без")
    text: Words | None = Field(None, description="Вопрос; каждая строка — абзац")
    lines: Annotated[tuple[Words, ...], BeforeValidator(listed)] = Field(
        (), description="Вопрос по строкам, вместо text"
    )
    speakers: Annotated[tuple[PersonLine, ...], BeforeValidator(listed)] = Field((), description="Докладчики")
    items: tuple[Annotated[AgendaItemFile, BeforeValidator(as_line)], ...] = Field(
        (), description="Подвопросы"
    )


class RelationFile(Shape):
    """How a clause bears on an earlier decision."""

    kind: RelationKind = Field(description="Вид связи")
    decision: Words = Field(description="Адрес прежнего решения: protocols/<орган>/<дата>/<пункт>")


class ClauseFile(Shape):
    """A clause of what was decided."""

    label: Words | None = Field(None, description="Номер, как напечатан; нет — у пункта без номера")
    text: Words | None = Field(None, description="Текст; каждая строка — абзац")
    lines: Annotated[tuple[Words, ...], BeforeValidator(listed)] = Field(
        (), description="Текст по строкам, вместо text"
    )
    deadline: Words | None = Field(None, description="Срок, как напечатан, без слова «Срок»")
    responsible: Words | None = Field(None, description="Ответственные, как напечатаны, без «Отв.»")
    to: Annotated[tuple[Id, ...], BeforeValidator(listed)] = Field((), description="Адресаты: id организаций")
    relations: tuple[RelationFile, ...] = Field((), description="Связи с прежними решениями")
    topics: Annotated[tuple[Id, ...], BeforeValidator(listed)] = Field(
        (), description="Темы: id из topics.yml"
    )
    clauses: tuple[Annotated[ClauseFile, BeforeValidator(as_line)], ...] = Field(
        (), description="Пункты внутри этого"
    )
    closing: Annotated[tuple[Words, ...], BeforeValidator(listed)] = Field(
        (), description="Строки после пунктов внутри"
    )


class AttachmentFile(Shape):
    """A line about an attachment."""

    text: Words = Field(description="Строка, как напечатана")
    file: Words | None = Field(None, description="Имя файла рядом с протоколом")


_Lines = Annotated[tuple[Words, ...], BeforeValidator(listed)]


class _SectionFile(Shape):
    heading: Words | None = Field(None, description="Заголовок, как напечатан")


class _ItemSectionFile(_SectionFile):
    item: Words | None = Field(None, description="Номер вопроса повестки, к которому относится раздел")


class TextFile(_ItemSectionFile):
    """A section of plain text."""

    kind: Literal["text"]
    lines: _Lines = Field((), description="Строки")


class AttendanceFile(_SectionFile):
    """Who met."""

    kind: Literal["attendance"]
    people: Annotated[tuple[PersonLine, ...], BeforeValidator(listed)] = Field(
        (), description="Присутствовавшие"
    )


class AgendaFile(_SectionFile):
    """What was on the agenda."""

    kind: Literal["agenda"]
    items: tuple[Annotated[AgendaItemFile, BeforeValidator(as_line)], ...] = Field((), description="Вопросы")


class CourseFile(_ItemSectionFile):
    """What was heard, or who spoke."""

    kind: Literal["heard", "spoke"]
    lines: _Lines = Field((), description="Строки; имя в начале строки начинает новое выступление")


class DecidedFile(_ItemSectionFile):
    """What was decided."""

    kind: Literal["decided"]
    preamble: _Lines = Field((), description="Строки перед пунктами")
    clauses: tuple[Annotated[ClauseFile, BeforeValidator(as_line)], ...] = Field((), description="Пункты")


class AttachmentsFile(_SectionFile):
    """What is attached."""

    kind: Literal["attachments"]
    attachments: tuple[Annotated[AttachmentFile, BeforeValidator(as_line)], ...] = Field(
        (), description="Приложения"
    )


class SignaturesFile(_SectionFile):
    """Who signed."""

    kind: Literal["signatures"]
    people: Annotated[tuple[PersonLine, ...], BeforeValidator(listed)] = Field((), description="Подписавшие")


SectionFile = Annotated[
    TextFile | AttendanceFile | AgendaFile | CourseFile | DecidedFile | AttachmentsFile | SignaturesFile,
    Field(discriminator="kind"),
]


class DocumentFile(Shape):
    """A protocol, an extract or a decision act."""

    body: Id = Field(description="Орган, который заседал: id из content/organizations")
    kind: DocumentKind = Field(description="Вид документа")
    date: Day = Field(description="Дата заседания: ГГГГ-ММ-ДД")
    fidelity: Fidelity = Field(description="Полнота: полный текст, выписка или изложение")
    number: Title | None = Field(None, description="Номер, как напечатан, без знака «№»")
    time: Title | None = Field(None, description="Время, как напечатано")
    place: Title | None = Field(None, description="Место, как напечатано")
    form: MeetingForm | None = Field(None, description="Форма заседания")
    title: Title | None = Field(None, description="Заголовок, если он говорит больше, чем орган и дата")
    subject: Words | None = Field(None, description="О чём заседание")
    source: Words | None = Field(None, description="Файл подписанного подлинника рядом с записью")
    region: Title | None = Field(None, description="Регион, если у органа он не указан")
    topics: Annotated[tuple[Id, ...], BeforeValidator(listed)] = Field(
        (), description="Темы всех решений документа: id из topics.yml"
    )
    allow: Exemptions = ()
    sections: tuple[SectionFile, ...] = Field((), description="Разделы документа по порядку")


PARTS: tuple[type[BaseModel], ...] = (
    ExemptionFile,
    PersonFile,
    AgendaItemFile,
    RelationFile,
    ClauseFile,
    AttachmentFile,
    TextFile,
    AttendanceFile,
    AgendaFile,
    CourseFile,
    DecidedFile,
    AttachmentsFile,
    SignaturesFile,
)
"""The shapes below the head of a document."""
