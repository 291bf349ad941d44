"""The shape of every file that editors write: keys, which of them are required, and what they hold.

Descriptions are in Russian: editors see them in the reference and as hints of their text editor.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from generator.source import Text
from generator.text.addresses import is_address
from generator.text.slugs import is_slug
from generator.vocabulary import (
    Classification,
    DocumentKind,
    ExecutionStatus,
    Fidelity,
    MeetingForm,
    RelationKind,
    Role,
)

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


def _listed(value: object) -> object:
    """Read a single value where several are expected as a row of one."""
    return (value,) if isinstance(value, Text) else value


def _as_line(value: object) -> object:
    """Read a bare line where a mapping is expected as its text."""
    return {"text": value} if isinstance(value, Text) else value


def _string(pattern: str | None = None) -> WithJsonSchema:
    return WithJsonSchema({"type": "string"} | ({"pattern": pattern} if pattern else {}))


Words = Annotated[Text, PlainValidator(_words), _string()]
Title = Annotated[Text, PlainValidator(_title), WithJsonSchema({"type": "string", "maxLength": MAX_TITLE})]
Id = Annotated[Text, PlainValidator(_id), _string(r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Address = Annotated[Text, PlainValidator(_address), _string(r"^/?[^/].*$")]
Day = Annotated[date, PlainValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]


class _Record(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True, defer_build=True)


class ExemptionFile(_Record):
    """Words that a rule would refuse, and why they may stand."""

    rule: Literal["personal-data"] = Field(description="Правило: personal-data")
    text: Title = Field(description="Слова, как они напечатаны: «(4852) 12-34-56»")
    reason: Title = Field(description="Почему их можно публиковать: «официальный телефон школы»")


Exemptions = Annotated[
    tuple[ExemptionFile, ...],
    Field(description="Исключения: что из похожего на персональные данные можно публиковать и почему"),
]


class PersonFile(_Record):
    """A line of a list of people."""

    text: Words = Field(description="Строка, как напечатана: «Секретарь: Иванова А. И., методист»")
    role: Role | None = Field(None, description="Роль, если по строке её не понять")
    organization: Id | None = Field(None, description="Организация, если по строке её не понять")


PersonLine = Annotated[PersonFile, BeforeValidator(_as_line)]


class AgendaItemFile(_Record):
    """A question of the agenda."""

    label: Words | None = Field(None, description="Номер, как напечатан, с точкой или без")
    text: Words | None = Field(None, description="Вопрос; каждая строка — абзац")
    lines: Annotated[tuple[Words, ...], BeforeValidator(_listed)] = Field(
        (), description="Вопрос по строкам, вместо text"
    )
    speakers: Annotated[tuple[PersonLine, ...], BeforeValidator(_listed)] = Field(
        (), description="Докладчики"
    )
    items: tuple[Annotated[AgendaItemFile, BeforeValidator(_as_line)], ...] = Field(
        (), description="Подвопросы"
    )


class RelationFile(_Record):
    """How a clause bears on an earlier decision."""

    kind: RelationKind = Field(description="Вид связи")
    decision: Words = Field(description="Адрес прежнего решения: protocols/<орган>/<дата>/<пункт>")


class ClauseFile(_Record):
    """A clause of what was decided."""

    label: Words | None = Field(None, description="Номер, как напечатан; нет — у пункта без номера")
    text: Words | None = Field(None, description="Текст; каждая строка — абзац")
    lines: Annotated[tuple[Words, ...], BeforeValidator(_listed)] = Field(
        (), description="Текст по строкам, вместо text"
    )
    deadline: Words | None = Field(None, description="Срок, как напечатан, без слова «Срок»")
    responsible: Words | None = Field(None, description="Ответственные, как напечатаны, без «Отв.»")
    to: Annotated[tuple[Id, ...], BeforeValidator(_listed)] = Field(
        (), description="Адресаты: id организаций"
    )
    relations: tuple[RelationFile, ...] = Field((), description="Связи с прежними решениями")
    topics: Annotated[tuple[Id, ...], BeforeValidator(_listed)] = Field(
        (), description="Темы: id из topics.yml"
    )
    clauses: tuple[Annotated[ClauseFile, BeforeValidator(_as_line)], ...] = Field(
        (), description="Пункты внутри этого"
    )
    closing: Annotated[tuple[Words, ...], BeforeValidator(_listed)] = Field(
        (), description="Строки после пунктов внутри"
    )


class AttachmentFile(_Record):
    """A line about an attachment."""

    text: Words = Field(description="Строка, как напечатана")
    file: Words | None = Field(None, description="Имя файла рядом с протоколом")


_Lines = Annotated[tuple[Words, ...], BeforeValidator(_listed)]


class _SectionFile(_Record):
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
    people: Annotated[tuple[PersonLine, ...], BeforeValidator(_listed)] = Field(
        (), description="Присутствовавшие"
    )


class AgendaFile(_SectionFile):
    """What was on the agenda."""

    kind: Literal["agenda"]
    items: tuple[Annotated[AgendaItemFile, BeforeValidator(_as_line)], ...] = Field((), description="Вопросы")


class CourseFile(_ItemSectionFile):
    """What was heard, or who spoke."""

    kind: Literal["heard", "spoke"]
    lines: _Lines = Field((), description="Строки; имя в начале строки начинает новое выступление")


class DecidedFile(_ItemSectionFile):
    """What was decided."""

    kind: Literal["decided"]
    preamble: _Lines = Field((), description="Строки перед пунктами")
    clauses: tuple[Annotated[ClauseFile, BeforeValidator(_as_line)], ...] = Field((), description="Пункты")


class AttachmentsFile(_SectionFile):
    """What is attached."""

    kind: Literal["attachments"]
    attachments: tuple[Annotated[AttachmentFile, BeforeValidator(_as_line)], ...] = Field(
        (), description="Приложения"
    )


class SignaturesFile(_SectionFile):
    """Who signed."""

    kind: Literal["signatures"]
    people: Annotated[tuple[PersonLine, ...], BeforeValidator(_listed)] = Field((), description="Подписавшие")


SectionFile = Annotated[
    TextFile | AttendanceFile | AgendaFile | CourseFile | DecidedFile | AttachmentsFile | SignaturesFile,
    Field(discriminator="kind"),
]


class DocumentFile(_Record):
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
    topics: Annotated[tuple[Id, ...], BeforeValidator(_listed)] = Field(
        (), description="Темы всех решений документа: id из topics.yml"
    )
    allow: Exemptions = ()
    sections: tuple[SectionFile, ...] = Field((), description="Разделы документа по порядку")


class AliasFile(_Record):
    """Another name of an organization."""

    name: Title = Field(description="Имя, как встречается в документах, в именительном падеже")
    misspelling: Literal["true", "false"] = Field("false", description="true — имя напечатано с ошибкой")
    since: Words | None = Field(None, description="С какого года или дня имя в ходу")
    until: Words | None = Field(None, description="По какой год или день")


class OrganizationFile(_Record):
    """An organization of the registry."""

    name: Title = Field(description="Полное имя, в именительном падеже")
    classification: Classification = Field(description="Вид организации")
    short_name: Title | None = Field(None, description="Короткое имя для списков")
    region: Title | None = Field(None, description="Регион: «Ярославская область»")
    parent: Id | None = Field(None, description="Кому подчиняется: id")
    groups: Annotated[tuple[Id, ...], BeforeValidator(_listed)] = Field(
        (), description="Группы, поручения которым её касаются"
    )
    aliases: tuple[
        Annotated[AliasFile, BeforeValidator(lambda v: {"name": v} if isinstance(v, Text) else v)], ...
    ] = Field((), description="Другие имена")
    predecessors: Annotated[tuple[Id, ...], BeforeValidator(_listed)] = Field(
        (), description="Чьё дело продолжает: id"
    )
    allow: Exemptions = ()


class PageFile(_Record):
    """The head of a hand-written page."""

    title: Title | None = Field(None, description="Заголовок в окне браузера и в меню")
    description: Title | None = Field(None, description="О чём страница: для поисковых машин")
    allow: Exemptions = ()


class TermFile(_Record):
    """A term of the glossary."""

    term: Title = Field(description="Слово или сокращение, как в документах: ШНОР")
    means: Annotated[tuple[Title, ...], BeforeValidator(_listed)] = Field((), description="Расшифровка")
    also: Annotated[tuple[Title, ...], BeforeValidator(_listed)] = Field(
        (), description="Другие названия того же самого, опечатки тоже"
    )
    near: Annotated[tuple[Title, ...], BeforeValidator(_listed)] = Field(
        (), description="Близкие слова: их тоже могут искать"
    )


class GlossaryFile(_Record):
    """The glossary of a portal."""

    terms: tuple[TermFile, ...] = Field((), description="Слова и сокращения")


class WithdrawalFile(_Record):
    """What was withdrawn."""

    address: Address = Field(
        description="Адрес на портале: protocols/yar-ks/2023-03-16-2/ — документ со всеми решениями"
    )
    date: Day = Field(description="Когда отозвано: ГГГГ-ММ-ДД")
    reason: Title = Field(description="Почему: эти слова увидят читатели")


class MoveFile(_Record):
    """What has another address now."""

    source: Address = Field(alias="from", description="Прежний адрес")
    target: Address = Field(alias="to", description="Новый адрес")


class WithdrawnPersonFile(_Record):
    """A person whose name was withdrawn."""

    name: Title = Field(description="Полное имя в именительном падеже: «Примерова Анна Ивановна»")
    forms: Annotated[tuple[Title, ...], BeforeValidator(_listed)] = Field(
        (),
        description="Как ещё имя напечатано; падежи и инициалы программа узнает сама, "
        "а фамилию без имени — только отсюда",
    )
    date: Day = Field(description="Когда изъято: ГГГГ-ММ-ДД")
    reason: Title = Field(description="Почему: эти слова увидят читатели")


class WithdrawnFile(_Record):
    """What is no longer where it was published."""

    withdrawn: tuple[WithdrawalFile, ...] = Field((), description="Отозвано")
    moved: tuple[MoveFile, ...] = Field((), description="Переехало")
    persons: tuple[WithdrawnPersonFile, ...] = Field((), description="Чьи имена изъяты")


class TopicFile(_Record):
    """A topic."""

    id: Id = Field(description="Адрес темы: латинские буквы, цифры, дефисы")
    title: Title = Field(description="Название темы для читателя")
    words: Annotated[tuple[Title, ...], BeforeValidator(_listed)] = Field(
        (), description="Слова и сочетания: решение, в котором они есть в любой форме, относится к теме"
    )


class TopicsFile(_Record):
    """The topics of a portal."""

    topics: tuple[TopicFile, ...] = Field((), description="Темы по порядку")


class EvidenceFile(_Record):
    """What a report rests on."""

    text: Words = Field(description="Что это: «Приказ от 30.03.2023 № 15»")
    url: Words | None = Field(None, description="Адрес страницы: https://…")
    file: Words | None = Field(None, description="Имя файла рядом с отчётом")


class ReportFile(_Record):
    """A report on the execution of a decision."""

    status: ExecutionStatus = Field(description="Что с поручением")
    date: Day = Field(description="День отчёта: ГГГГ-ММ-ДД")
    text: Words | None = Field(None, description="Что сделано; каждая строка — абзац")
    by: Words | None = Field(None, description="Кто отчитался: id организации или слова")
    done_on: Day | None = Field(None, description="День исполнения, если это не день отчёта: ГГГГ-ММ-ДД")
    due: Day | None = Field(None, description="Новый срок, если он продлён: ГГГГ-ММ-ДД")
    evidence: tuple[Annotated[EvidenceFile, BeforeValidator(_as_line)], ...] = Field(
        (), description="Подтверждения"
    )
    allow: Exemptions = ()


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
    AliasFile,
    TermFile,
    WithdrawalFile,
    MoveFile,
    WithdrawnPersonFile,
    TopicFile,
    EvidenceFile,
)
"""The shapes below the head of a record."""
