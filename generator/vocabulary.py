"""Every enumeration of the field, with the words that readers and editors see.

The values are what editors write in files and what open data carries; they never change.
"""

from __future__ import annotations

from enum import StrEnum


class Term(StrEnum):
    """A value of a vocabulary with its Russian label."""

    label: str

    def __new__(cls, value: str, label: str) -> Term:
        """Join a value to its label."""
        term = str.__new__(cls, value)
        term._value_ = value
        term.label = label
        return term


class DocumentKind(Term):
    """What a document is."""

    PROTOCOL = "protocol", "протокол"
    EXTRACT = "extract", "выписка из протокола"
    DECISION_ACT = "decision-act", "решение"


class Fidelity(Term):
    """How much of the signed document is published."""

    FULL = "full", "полный"
    EXTRACT = "extract", "выписка"
    SUMMARY = "summary", "изложение"


class MeetingForm(Term):
    """How the members met."""

    IN_PERSON = "in-person", "очно"
    IN_ABSENTIA = "in-absentia", "заочно"
    MIXED = "mixed", "очно-заочно"


class Role(Term):
    """A person's part in a meeting."""

    CHAIR = "chair", "председатель"
    SECRETARY = "secretary", "секретарь"
    MEMBER = "member", "участник"
    INVITED = "invited", "приглашённый"
    ABSENT = "absent", "отсутствовал"
    SPEAKER = "speaker", "докладчик"


class DeadlineKind(Term):
    """What a deadline as printed fixes."""

    DATE = "date", "дата"
    MONTH = "month", "месяц"
    PERIOD = "period", "период"
    RECURRING = "recurring", "повторяется"
    PERMANENT = "permanent", "постоянно"
    ON_REQUEST = "on-request", "по запросу"
    RELATIVE = "relative", "после события"
    SCHEDULE = "schedule", "по графику"
    UNKNOWN = "unknown", "не распознан"


class RelationKind(Term):
    """How a decision bears on an earlier one."""

    IMPLEMENTS = "implements", "во исполнение"
    AMENDS = "amends", "изменяет"
    REPEALS = "repeals", "отменяет"
    REPEATS = "repeats", "повторяет"


class ExecutionStatus(Term):
    """How far a decision is carried out, as a report says."""

    DONE = "done", "исполнено"
    PARTLY = "partly", "исполнено частично"
    IN_PROGRESS = "in-progress", "исполняется"
    EXTENDED = "extended", "срок продлён"
    LIFTED = "lifted", "снято с контроля"

    @property
    def is_final(self) -> bool:
        """Whether nothing more is expected."""
        return self in (ExecutionStatus.DONE, ExecutionStatus.LIFTED)


class Classification(Term):
    """What an organization is."""

    FEDERAL_AUTHORITY = "federal-authority", "федеральный орган власти"
    REGIONAL_AUTHORITY = "regional-authority", "региональный орган власти"
    MUNICIPAL_AUTHORITY = "municipal-authority", "муниципальный орган"
    COUNCIL = "council", "совет"
    COLLEGIUM = "collegium", "коллегия"
    WORKING_GROUP = "working-group", "рабочая группа"
    FEDERAL_INSTITUTION = "federal-institution", "федеральное учреждение"
    REGIONAL_INSTITUTION = "regional-institution", "региональное учреждение"
    MUNICIPAL_INSTITUTION = "municipal-institution", "муниципальное учреждение"
    SCHOOL = "school", "школа"
    KINDERGARTEN = "kindergarten", "детский сад"
    UNIT = "unit", "подразделение"
    POST = "post", "должность"
    AUTHORITIES = "authorities", "группа органов"
    INSTITUTIONS = "institutions", "группа организаций"
    PEOPLE = "people", "группа лиц"

    @property
    def is_group(self) -> bool:
        """Whether the name stands for many: an addressee, never a member of a meeting."""
        return self in (Classification.AUTHORITIES, Classification.INSTITUTIONS, Classification.PEOPLE)

    @property
    def is_federal(self) -> bool:
        """Whether the organization is known by its name in every region."""
        return self in (Classification.FEDERAL_AUTHORITY, Classification.FEDERAL_INSTITUTION)


class PersonalData(Term):
    """What of a person's data a protocol could hold by mistake."""

    PHONE = "phone", "телефон"
    EMAIL = "email", "адрес электронной почты"
    SNILS = "snils", "СНИЛС"
    INN = "inn", "ИНН человека"
    PASSPORT = "passport", "номер личного документа"
    BIRTH = "birth", "дата рождения"
    ADDRESS = "address", "домашний адрес"
