"""The tables that a portal publishes: their columns, with the words that explain them in two languages."""

from __future__ import annotations

from generator.export.tables import rows
from generator.export.tables.columns import Column, Table

_DECISION = Column(
    "decision",
    "Решение",
    "Identifier of the decision",
    "Идентификатор решения: адрес без косых черт по краям",
)
_URL = Column("url", "Адрес", "Address of the page", "Адрес страницы на портале", "anyURI")
_DOCUMENT = Column(
    "document", "Документ", "Identifier of the document", "Идентификатор документа: адрес без косых черт"
)
_BODY = Column("body", "Орган", "Name of the body that decided", "Полное имя органа, который решил")
_BODY_ID = Column(
    "body_id",
    "Код органа",
    "Identifier of the body in the registry",
    "Идентификатор органа в реестре портала",
)
_DATE = Column("date", "Дата", "Date of the document", "Дата документа", "date")
_ADDRESSEES = (
    Column("addressees", "Адресаты", "Names of addressees, separated by «; »", "Имена адресатов через «; »"),
    Column(
        "addressee_ids",
        "Коды адресатов",
        "Identifiers of addressees, separated by «; »",
        "Идентификаторы адресатов через «; »",
    ),
)
_RESPONSIBLE = Column(
    "responsible", "Ответственные", "Names of those responsible", "Имена ответственных через «; »"
)
_STATE = Column(
    "state",
    "Состояние",
    "State on the day of the build",
    "Состояние на день сборки портала",
)

TABLES = (
    Table(
        "decisions",
        "Решения",
        "текст, адресаты, сроки, состояние исполнения",
        "решения, протоколы, поручения, сроки, исполнение",
        (
            _DECISION,
            _URL,
            _DOCUMENT,
            _BODY,
            _BODY_ID,
            _DATE,
            Column("number", "Номер документа", "Number of the document", "Номер документа, без знака «№»"),
            Column("clause", "Пункт", "How the clause is cited", "Как ссылаются на пункт"),
            Column("text", "Текст", "Text as printed", "Текст, как он напечатан в документе"),
            *_ADDRESSEES,
            _RESPONSIBLE,
            Column("deadline", "Срок", "Deadline as printed", "Срок, как он напечатан"),
            Column(
                "due",
                "Исполнить до",
                "Last day that counts now, extensions included",
                "Последний день, который считается сейчас, с учётом продления",
                "date",
            ),
            _STATE,
            Column("execution", "Исполнение", "What the last report says", "Что сказано в последнем отчёте"),
            Column("done_on", "Исполнено", "Day of execution", "День исполнения", "date"),
            Column(
                "relations",
                "Связи",
                "Earlier decisions that it bears on",
                "Прежние решения, с которыми решение связано",
            ),
            Column(
                "repealed_by", "Отменено решением", "Decision that repeals it", "Решение, которое отменило"
            ),
            Column("topics", "Темы", "Topics", "Темы портала"),
        ),
        rows.decisions,
    ),
    Table(
        "deadlines",
        "Сроки",
        "как напечатано в решении и как прочитано",
        "сроки, поручения, решения, исполнение",
        (
            _DECISION,
            _URL,
            _BODY,
            _BODY_ID,
            _DATE,
            Column("deadline", "Срок", "Deadline as printed", "Срок, как он напечатан"),
            Column(
                "kind", "Вид срока", "What the words fix", "Что слова закрепляют: дата, период, постоянно"
            ),
            Column("start", "Начало", "First day", "Первый день, если он назван", "date"),
            Column("due", "Конец", "Last day", "Последний день, если он назван", "date"),
            Column("extended", "Продлён до", "Extended deadline", "Продлённый срок, по отчёту", "date"),
            *_ADDRESSEES,
            _RESPONSIBLE,
            _STATE,
        ),
        rows.deadlines,
    ),
    Table(
        "organizations",
        "Организации",
        "органы, учреждения и группы, которым адресованы решения",
        "организации, органы власти, учреждения, адресаты",
        (
            Column("id", "Код", "Identifier in the registry", "Идентификатор в реестре портала"),
            _URL,
            Column("name", "Имя", "Full name", "Полное имя"),
            Column("short_name", "Короткое имя", "Short name", "Короткое имя"),
            Column("kind", "Вид", "Kind of the organization", "Вид организации"),
            Column("region", "Регион", "Region", "Регион"),
            Column("parent", "Подчиняется", "Identifier of the parent", "Идентификатор вышестоящей"),
            Column("groups", "Группы", "Identifiers of its groups", "Идентификаторы групп"),
            Column("other_names", "Другие имена", "Other names", "Другие имена"),
            Column(
                "assigned", "Поручений", "Decisions addressed to it", "Решений, ей адресованных", "integer"
            ),
            Column(
                "responsible",
                "Отвечает",
                "Decisions it answers for",
                "Решений, за которые отвечает",
                "integer",
            ),
            Column(
                "documents", "Документов", "Documents it issued", "Документов, которые приняла", "integer"
            ),
        ),
        rows.organizations,
        yearly=False,
    ),
    Table(
        "attendance",
        "Участники заседаний",
        "имя, должность, организация, роль",
        "заседания, участники, протоколы",
        (
            _DOCUMENT,
            _URL,
            _BODY,
            _BODY_ID,
            _DATE,
            Column("name", "Имя", "Name as printed", "Имя, как напечатано; пусто, где людей только сочли"),
            Column("post", "Должность", "Post", "Должность"),
            Column("organization", "Организация", "Organization or group", "Организация или группа"),
            Column(
                "organization_id",
                "Код организации",
                "Identifier of the organization",
                "Идентификатор организации",
            ),
            Column("role", "Роль", "Part in the meeting", "Роль на заседании"),
            Column(
                "count", "Человек", "How many people the row is for", "Сколько человек в строке", "integer"
            ),
        ),
        rows.attendance,
    ),
    Table(
        "reports",
        "Отчёты об исполнении",
        "что сообщено, кем и когда",
        "отчёты, исполнение, решения, сроки",
        (
            _DECISION,
            _URL,
            Column("date", "Дата отчёта", "Date of the report", "Дата отчёта", "date"),
            Column("status", "Состояние", "What is reported", "Что сообщено"),
            Column("by", "Кто сообщил", "Who reported", "Кто сообщил"),
            Column("text", "Текст", "Text of the report", "Текст отчёта"),
            Column("done_on", "Исполнено", "Day of execution", "День исполнения", "date"),
            Column("due", "Продлён до", "New deadline", "Новый срок", "date"),
            Column("evidence", "Подтверждения", "Evidence", "Подтверждения"),
        ),
        rows.reports,
    ),
)
