"""The page of open data: what there is, how large it is, on which conditions, and how to load it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from generator.export.dumps import LINES, SCHEMA
from generator.export.oparl.objects import SYSTEM
from generator.export.popolo.groups import FOLDER as POPOLO
from generator.export.tables.package import LIST
from generator.export.tables.sets import TABLES
from generator.model.portal import Portal
from generator.model.settings import Export, Settings
from generator.pages import addresses, words
from generator.pages.parts import Heading, Link
from generator.pages.places import ROOT
from generator.pages.views import DataGroup, DataRow, DataView, Example, Page
from generator.text.dates import format_date
from generator.text.typography import bind

TITLE = "Открытые данные"
INDEX = f"{addresses.DATA}index.json"
ARCHIVE = f"{addresses.DATA}archive.zip"
SUM = f"{ARCHIVE}.sha256"
NOWHERE = "https://example.org/"
"""Stands in examples for the address of a portal that was not told its own."""

Sizes = Mapping[str, int]
"""Bytes of every file below /data/ that was published, by its address."""

_MEDIA_TYPES = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".zip": "application/zip",
}


def data_page(portal: Portal, settings: Settings, today: date, sizes: Sizes) -> Page:
    """Return the page; of every format it tells only what was published in this build."""
    publisher = settings.publisher
    view = DataView(
        crumbs=(),
        title=TITLE,
        subtitle=bind(f"Всё опубликованное — в форматах для программ. Состояние на {format_date(today)}."),
        groups=tuple(group for group in _groups(portal, settings, sizes) if group.rows),
        licence=settings.licence.name if settings.licence else "",
        licence_url=settings.licence.url if settings.licence else "",
        contact=tuple(told for told in (publisher.name, publisher.phone, publisher.email) if told),
        examples=tuple(_examples(portal, settings, sizes)),
    )
    return Page(
        addresses.DATA,
        TITLE,
        "Решения, сроки, организации и отчёты в CSV, XLSX, JSON и по открытым стандартам.",
        addresses.SEARCH,
        view,
        structured=(_dataset(settings, today, sizes),),
    )


def _groups(portal: Portal, settings: Settings, sizes: Sizes) -> Iterator[DataGroup]:
    tables = (DataRow(table.title, table.about, tuple(_forms(table.name, sizes))) for table in TABLES)
    yield DataGroup(
        Heading("Таблицы", "tables"),
        "Файл XLSX открывается в Excel и LibreOffice как есть. В CSV — UTF-8, запятая и первая строка "
        "с именами столбцов, по-русски или по-английски; перед текстом, который начинается со знака "
        "=, +, − или @, в CSV стоит апостроф, чтобы таблица не приняла его за формулу.",
        tuple(row for row in tables if row.files),
    )
    yield DataGroup(
        Heading("Таблицы по годам", "years"),
        "Те же строки, по году документа. Программе, которая ждёт нового, хватит файлов последнего года.",
        tuple(_tables_of_years(sizes)),
    )
    yield DataGroup(
        Heading("Записи целиком, JSON", "json"),
        "Каждая строка файла — одна запись: всё, что напечатано, и рядом — как портал это прочёл. "
        "Запись одной страницы лежит рядом с нею: допишите к адресу страницы index.json.",
        tuple(_dumps(sizes)),
    )
    yield DataGroup(Heading("По стандартам", "standards"), "", tuple(_standards(portal, settings, sizes)))
    yield DataGroup(
        Heading("Всё сразу", "archive"),
        "",
        tuple(
            _rows(
                (
                    "Архив",
                    "всё с этой страницы, кроме таблиц по годам, и документы в Akoma Ntoso, с суммами",
                    (ARCHIVE, SUM),
                ),
                ("Перечень файлов", "размеры и контрольные суммы для программ", (INDEX,)),
                sizes=sizes,
            )
        ),
    )


def _forms(table: str, sizes: Sizes) -> Iterator[tuple[Link, str]]:
    for end, name in (
        (".xlsx", "XLSX"),
        (".csv", "CSV"),
        (".en.csv", "CSV, шапка по-английски"),
    ):
        address = f"{addresses.DATA}{table}{end}"
        if address in sizes:
            yield _file(name, address, sizes)


def _tables_of_years(sizes: Sizes) -> Iterator[DataRow]:
    for table in TABLES:
        for end, name in ((".xlsx", "XLSX"), (".csv", "CSV")):
            files = _years(f"{addresses.DATA}{table.name}/", end, sizes)
            if files:
                yield DataRow(table.title, name, files)


def _dumps(sizes: Sizes) -> Iterator[DataRow]:
    names = (("documents", "Документы"), ("decisions", "Решения"), ("reports", "Отчёты об исполнении"))
    for name, title in names:
        files = _years(f"{addresses.DATA}{name}/", LINES, sizes)
        if files:
            yield DataRow(title, "по годам", files)
    yield from _rows(
        ("Организации", "", (f"{addresses.DATA}organizations.jsonl",)),
        ("Отчёты об исполнении", "за все годы", (f"{addresses.DATA}reports.jsonl",)),
        ("Темы", "", (f"{addresses.DATA}topics.jsonl",)),
        ("Схема", "JSON Schema 2020-12: что значит каждое поле", (SCHEMA,)),
        sizes=sizes,
    )


def _standards(portal: Portal, settings: Settings, sizes: Sizes) -> Iterator[DataRow]:
    about = "реестр наборов, паспорта и структуры по методическим рекомендациям версии 4.0"
    yield from _rows(("Пакет открытых данных", about, (LIST,)), sizes=sizes)
    if Export.OPARL in settings.exports and settings.site_url:
        about = "для программ, которые читают системы советов; начните с этого адреса"
        yield DataRow("OParl 1.1", about, ((Link(SYSTEM, SYSTEM), ""),))
    if popolo := _years(POPOLO, ".json", sizes):
        registry = _file("организации", f"{POPOLO}organizations.json", sizes)
        yield DataRow("Popolo", "организации, заседания и решения", (registry, *popolo))
    if portal.meetings and Export.AKOMA_NTOSO in settings.exports:
        example = addresses.akoma_ntoso(next(iter(portal.meetings)))
        about = "каждый документ для правовых систем: допишите к его адресу akn.xml"
        yield DataRow("Akoma Ntoso 3.0", about, ((Link("пример", example), ""),))


def _rows(*rows: tuple[str, str, tuple[str, ...]], sizes: Sizes) -> Iterator[DataRow]:
    """Yield those rows that have a file."""
    for name, about, files in rows:
        found = tuple(_file(file.rpartition("/")[2], file, sizes) for file in files if sizes.get(file))
        if found:
            yield DataRow(name, about, found)


def _file(name: str, address: str, sizes: Sizes) -> tuple[Link, str]:
    return Link(name, address), words.file_size(sizes[address])


def _years(folder: str, end: str, sizes: Sizes) -> tuple[tuple[Link, str], ...]:
    """Return the files of a folder that are named by years, newest first."""
    names = (a[len(folder) :].removesuffix(end) for a in sizes if a.startswith(folder) and a.endswith(end))
    years = sorted((name for name in names if name.isdigit()), reverse=True)
    return tuple(_file(year, f"{folder}{year}{end}", sizes) for year in years)


def _examples(portal: Portal, settings: Settings, sizes: Sizes) -> Iterator[Example]:
    site = settings.site_url or NOWHERE
    table = f"{addresses.DATA}decisions.csv"
    if sizes and not settings.site_url:
        yield Example("Адрес портала", f"Вместо {NOWHERE} поставьте в примерах адрес этого портала.", "", "")
    if table in sizes:
        yield Example(
            "Excel",
            "Скачайте файл XLSX и откройте его. Для CSV: «Данные» → «Из текста/CSV», кодировка "
            "«65001: Юникод (UTF-8)», разделитель «Запятая». "
            "CSV, открытый двойным щелчком, Excel прочтёт неверно.",
            "",
            "",
        )
        yield Example(
            "Python, pandas",
            "Решения, срок которых прошёл:",
            "python",
            "import pandas as pd\n\n"
            f'decisions = pd.read_csv("{site}{table}")\n'
            'late = decisions[decisions["Состояние"] == "срок прошёл"]\n'
            'print(late[["Пункт", "Адресаты", "Исполнить до"]])',
        )
        yield Example("curl", "Таблица решений:", "curl", f"curl --fail -O {site}{table}")
    busiest = max(portal.assigned, key=lambda id: (len(portal.assigned[id]), id), default=None)
    if busiest and Export.JSON in settings.exports:
        record = addresses.record(addresses.organization(busiest))
        about = "Запись одной организации; поле assigned перечисляет решения, которые ей адресованы:"
        yield Example("curl, JSON", about, "curl", f"curl --fail {site}{record}")
    if ARCHIVE in sizes:
        about = "Весь архив с проверкой контрольной суммы:"
        loads = "\n".join(f"curl --fail -O {site}{file}" for file in (ARCHIVE, SUM))
        code = f"{loads}\nsha256sum --check {SUM.rpartition('/')[2]}"
        yield Example("Архив", about, "curl", code)


def _dataset(settings: Settings, today: date, sizes: Sizes) -> Mapping[str, Any]:
    """Return the open data in the words of schema.org."""
    files = (address for address in sizes if "/" not in address[len(addresses.DATA) :])
    licence = settings.licence
    return {
        "@type": "Dataset",
        "@id": ROOT + addresses.DATA,
        "url": ROOT + addresses.DATA,
        "name": f"{TITLE}: {settings.site_name}",
        "description": "Решения протоколов, их сроки, адресаты и исполнение; организации; участники.",
        "inLanguage": "ru",
        "isAccessibleForFree": True,
        "dateModified": today.isoformat(),
        "creator": {"@type": "Organization", "name": settings.owner or settings.site_name},
        **({"license": licence.url or licence.name} if licence else {}),
        "distribution": [
            {
                "@type": "DataDownload",
                "contentUrl": ROOT + address,
                "encodingFormat": _MEDIA_TYPES[suffix],
                "contentSize": f"{sizes[address]} B",
            }
            for address in files
            if (suffix := address[address.rfind(".") :]) in _MEDIA_TYPES
        ],
    }
