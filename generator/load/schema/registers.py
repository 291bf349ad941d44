"""The shapes of what stands beside documents: organizations, reports, terms, topics, what was withdrawn."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, Field

from generator.load.schema.values import Address, Day, Exemptions, Id, Shape, Title, Words, as_line, listed
from generator.source import Text
from generator.vocabulary import Classification, ExecutionStatus


class AliasFile(Shape):
    """Another name of an organization."""

    name: Title = Field(description="Имя, как встречается в документах, в именительном падеже")
    misspelling: Literal["true", "false"] = Field("false", description="true — имя напечатано с ошибкой")
    since: Words | None = Field(None, description="С какого года или дня имя в ходу")
    until: Words | None = Field(None, description="По какой год или день")


class OrganizationFile(Shape):
    """An organization of the registry."""

    name: Title = Field(description="Полное имя, в именительном падеже")
    classification: Classification = Field(description="Вид организации")
    short_name: Title | None = Field(None, description="Короткое имя для списков")
    region: Title | None = Field(None, description="Регион: «Ярославская область»")
    parent: Id | None = Field(None, description="Кому подчиняется: id")
    groups: Annotated[tuple[Id, ...], BeforeValidator(listed)] = Field(
        (), description="Группы, поручения которым её касаются"
    )
    aliases: tuple[
        Annotated[AliasFile, BeforeValidator(lambda v: {"name": v} if isinstance(v, Text) else v)], ...
    ] = Field((), description="Другие имена")
    predecessors: Annotated[tuple[Id, ...], BeforeValidator(listed)] = Field(
        (), description="Чьё дело продолжает: id"
    )
    allow: Exemptions = ()


class PageFile(Shape):
    """The head of a hand-written page."""

    title: Title | None = Field(None, description="Заголовок в окне браузера и в меню")
    description: Title | None = Field(None, description="О чём страница: для поисковых машин")
    allow: Exemptions = ()


class TermFile(Shape):
    """A term of the glossary."""

    term: Title = Field(description="Слово или сокращение, как в документах: ШНОР")
    means: Annotated[tuple[Title, ...], BeforeValidator(listed)] = Field((), description="Расшифровка")
    also: Annotated[tuple[Title, ...], BeforeValidator(listed)] = Field(
        (), description="Другие названия того же самого, опечатки тоже"
    )
    near: Annotated[tuple[Title, ...], BeforeValidator(listed)] = Field(
        (), description="Близкие слова: их тоже могут искать"
    )


class GlossaryFile(Shape):
    """The glossary of a portal."""

    terms: tuple[TermFile, ...] = Field((), description="Слова и сокращения")


class WithdrawalFile(Shape):
    """What was withdrawn."""

    address: Address = Field(
        description="Адрес на портале: protocols/yar-ks/2023-03-16-2/ — документ со всеми решениями"
    )
    date: Day = Field(description="Когда отозвано: ГГГГ-ММ-ДД")
    reason: Title = Field(description="Почему: эти слова увидят читатели")


class MoveFile(Shape):
    """What has another address now."""

    source: Address = Field(alias="from", description="Прежний адрес")
    target: Address = Field(alias="to", description="Новый адрес")


class WithdrawnPersonFile(Shape):
    """A person whose name was withdrawn."""

    name: Title = Field(description="Полное имя в именительном падеже: «Примерова Анна Ивановна»")
    forms: Annotated[tuple[Title, ...], BeforeValidator(listed)] = Field(
        (),
        description="Как ещё имя напечатано; падежи и инициалы программа узнает сама, "
        "а фамилию без имени — только отсюда",
    )
    date: Day = Field(description="Когда изъято: ГГГГ-ММ-ДД")
    reason: Title = Field(description="Почему: эти слова увидят читатели")


class WithdrawnFile(Shape):
    """What is no longer where it was published."""

    withdrawn: tuple[WithdrawalFile, ...] = Field((), description="Отозвано")
    moved: tuple[MoveFile, ...] = Field((), description="Переехало")
    persons: tuple[WithdrawnPersonFile, ...] = Field((), description="Чьи имена изъяты")


class TopicFile(Shape):
    """A topic."""

    id: Id = Field(description="Адрес темы: латинские буквы, цифры, дефисы")
    title: Title = Field(description="Название темы для читателя")
    words: Annotated[tuple[Title, ...], BeforeValidator(listed)] = Field(
        (), description="Слова и сочетания: решение, в котором они есть в любой форме, относится к теме"
    )


class TopicsFile(Shape):
    """The topics of a portal."""

    topics: tuple[TopicFile, ...] = Field((), description="Темы по порядку")


class EvidenceFile(Shape):
    """What a report rests on."""

    text: Words = Field(description="Что это: «Приказ от 30.03.2023 № 15»")
    url: Words | None = Field(None, description="Адрес страницы: https://…")
    file: Words | None = Field(None, description="Имя файла рядом с отчётом")


class ReportFile(Shape):
    """A report on the execution of a decision."""

    status: ExecutionStatus = Field(description="Что с поручением")
    date: Day = Field(description="День отчёта: ГГГГ-ММ-ДД")
    text: Words | None = Field(None, description="Что сделано; каждая строка — абзац")
    by: Words | None = Field(None, description="Кто отчитался: id организации или слова")
    done_on: Day | None = Field(None, description="День исполнения, если это не день отчёта: ГГГГ-ММ-ДД")
    due: Day | None = Field(None, description="Новый срок, если он продлён: ГГГГ-ММ-ДД")
    evidence: tuple[Annotated[EvidenceFile, BeforeValidator(as_line)], ...] = Field(
        (), description="Подтверждения"
    )
    allow: Exemptions = ()


PARTS: tuple[type[BaseModel], ...] = (
    AliasFile,
    TermFile,
    WithdrawalFile,
    MoveFile,
    WithdrawnPersonFile,
    TopicFile,
    EvidenceFile,
)
"""The shapes below the heads of these files."""
