"""A record whose folder and name disagree with what it says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.check.content import Content, path_of
from generator.diagnostics import Diagnostic, error
from generator.load import COLLECTIONS
from generator.model.document import Document
from generator.model.portal import Portal
from generator.text.slugs import slug
from generator.vocabulary import DocumentKind

CODE = "address-mismatch"


def check_address_mismatch(content: Content) -> Iterator[Diagnostic]:
    """Refuse a record whose address, which holds for ever, is not made of its body, date and number."""
    for document in content.documents:
        yield from _collection(document)
        yield from _body(document)
        yield from _date(document)
        yield from _number(document, content.portal)


def _collection(document: Document) -> Iterator[Diagnostic]:
    protocols, decisions = COLLECTIONS
    right = decisions if document.kind is DocumentKind.DECISION_ACT else protocols
    if document.id.collection != right:
        yield error(
            CODE,
            document.span("kind"),
            f"Вид «{document.kind}» не подходит к папке {document.id.collection}/.",
            f"Перенесите файл в {right}/{document.body}/ или исправьте kind.",
        )


def _body(document: Document) -> Iterator[Diagnostic]:
    if document.id.body != document.body:
        yield error(
            CODE,
            document.span("body"),
            f"Файл лежит в папке «{document.id.body}», а орган в нём — «{document.body}».",
            f"body: {document.id.body} — или перенесите файл в {document.id.collection}/{document.body}/",
        )


def _date(document: Document) -> Iterator[Diagnostic]:
    named = document.id.name[:10]
    if named != document.date.isoformat():
        rename = f"ереименуйте файл в {_name(document)}"
        advice = f"date: {named} — или п{rename}" if _is_date(named) else f"П{rename}"
        message = f"В имени файла дата {named}, а в записи {document.date.isoformat()}."
        yield error(CODE, document.span("date"), message, advice)


def _number(document: Document, portal: Portal) -> Iterator[Diagnostic]:
    """A suffix without a number is right only where it tells two meetings of one day apart."""
    named, number = document.id.name[11:], slug(document.number or "")
    if named == number or (not number and _shares_its_day(document, portal)):
        return
    if number and named:
        message = f"Номер в записи — «{document.number}», а в имени файла — «{named}»."
        advice = f'number: "{named}" — или переименуйте файл в {_name(document)}'
    elif number:
        message = f"Номера «{document.number}» нет в имени файла."
        advice = f"Переименуйте файл в {_name(document)}"
    else:
        message = f"В имени файла есть номер «{named}», а в записи его нет."
        advice = f'number: "{named}" — или переименуйте файл в {_name(document)}'
    yield error(CODE, document.span("number"), message, advice)


def _shares_its_day(document: Document, portal: Portal) -> bool:
    """Whether the body met again on that day, as the names of its records tell."""
    day = document.id.name[:10]
    return any(id.name[:10] == day and id != document.id for id in portal.convened.get(document.body, ()))


def _name(document: Document) -> str:
    number = slug(document.number or "")
    suffix = path_of(document).rpartition(".")[2]
    return f"{document.date.isoformat()}{f'-{number}' if number else ''}.{suffix}"


def _is_date(named: str) -> bool:
    try:
        date.fromisoformat(named)
    except ValueError:
        return False
    return True
