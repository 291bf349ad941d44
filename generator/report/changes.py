"""What a change of the content means: two portals as values, and the differences an editor would name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.model.document import Document, DocumentId
from generator.model.organization import Organization
from generator.model.portal import Meeting, Portal
from generator.pages import addresses
from generator.pages.words import document_genitive, printed_number
from generator.report.change import Change, Kind, Subject
from generator.report.document_changes import compare_documents, outside
from generator.report.report_changes import report_changes
from generator.text.dates import format_date
from generator.text.plural import count, grouped
from generator.text.spelling import NBSP


def changes(before: Portal, after: Portal) -> tuple[Change, ...]:
    """Return what is different: documents in the order of the later portal, those gone, and the rest."""
    moved = moved_documents(before, after)
    origins = {new: old for old, new in moved.items()}
    found: list[Change] = []
    for id, meeting in after.meetings.items():
        origin = id if id in before.meetings else origins.get(id)
        if origin is None:
            found.append(_added(meeting, after))
            continue
        if origin != id:
            found.append(_moved(before.meetings[origin], meeting))
        found += compare_documents(before.meetings[origin], meeting, before, after)
    for id, meeting in before.meetings.items():
        if id not in after.meetings and id not in moved:
            found.append(_removed(meeting))
    found += report_changes(before, after, moved)
    found += _organizations(before, after)
    return tuple(found)


def moved_documents(before: Portal, after: Portal) -> dict[DocumentId, DocumentId]:
    """Return documents whose address changed: the same words, or the same body, day and number, elsewhere."""
    gone = [meeting.document for id, meeting in before.meetings.items() if id not in after.meetings]
    come = [meeting.document for id, meeting in after.meetings.items() if id not in before.meetings]
    moved: dict[DocumentId, DocumentId] = {}
    for same in (_printed, _heading):
        taken = set(moved.values())
        places = {same(document): document.id for document in come if document.id not in taken}
        for document in gone:
            if document.id not in moved and same(document) in places:
                moved[document.id] = places.pop(same(document))
    return moved


def _added(meeting: Meeting, portal: Portal) -> Change:
    document = meeting.document
    decisions = meeting.pages
    dated = sum(bool(decision.deadlines) for decision in decisions)
    words = count(len(decisions), "решение", "решения", "решений")
    if dated:
        words += f", {grouped(dated)}{NBSP}со сроком"
    body = portal.organizations.get(document.body)
    name = f"{_numbered(document)}{f' ({body.title})' if body else ''}"
    address = addresses.document(document.id)
    return Change(Kind.ADDED, Subject.DOCUMENT, name, words, address, document=document_genitive(document))


def _removed(meeting: Meeting) -> Change:
    document = meeting.document
    address = addresses.document(document.id)
    words = "опубликованный документ исчезнет с сайта"
    return Change(
        Kind.REMOVED, Subject.DOCUMENT, _numbered(document), words, address, signed=True,
        document=document_genitive(document),
    )  # fmt: skip


def _moved(before: Meeting, after: Meeting) -> Change:
    old, new = addresses.document(before.id), addresses.document(after.id)
    name = _numbered(after.document)
    return Change(
        Kind.MOVED, Subject.DOCUMENT, name, "адрес изменён", new, f"/{old}", f"/{new}",
        document=document_genitive(after.document),
    )  # fmt: skip


def _numbered(document: Document) -> str:
    """Return «протокол № 3 от 16 марта 2023 года»."""
    number = printed_number(document)
    return f"{document.kind.label}{f' № {number}' if number else ''} от {format_date(document.date)}"


def _printed(document: Document) -> tuple[object, ...]:
    """Return every word of a document; a document without any is like no other."""
    clauses = [(clause.label, clause.lines, clause.closing) for clause in document.clauses]
    return (*outside(document), *clauses) or (document.id,)


def _heading(document: Document) -> tuple[object, ...]:
    return (document.body, document.date, document.number or document.id)


def _organizations(before: Portal, after: Portal) -> Iterator[Change]:
    for id, organization in after.organizations.items():
        address = addresses.organization(id)
        known = before.organizations.get(id)
        name = f"организация «{organization.title}»"
        if known is None:
            yield Change(Kind.ADDED, Subject.ORGANIZATION, name, organization.classification.label, address)
            continue
        for label, value in _REGISTRY:
            was, now = value(known), value(organization)
            if was != now:
                what = f"изменено поле «{label}»"
                yield Change(Kind.CHANGED, Subject.ORGANIZATION, name, what, address, was, now)
    for id, organization in before.organizations.items():
        if id not in after.organizations:
            name = f"организация «{organization.title}»"
            address = addresses.organization(id)
            yield Change(Kind.REMOVED, Subject.ORGANIZATION, name, "удалена из списка", address)


_REGISTRY: tuple[tuple[str, Callable[[Organization], str]], ...] = (
    ("имя", lambda organization: str(organization.name)),
    ("короткое имя", lambda organization: str(organization.short_name or "")),
    ("вид", lambda organization: organization.classification.label),
    ("регион", lambda organization: str(organization.region or "")),
    ("кому подчиняется", lambda organization: str(organization.parent or "")),
    ("группы", lambda organization: _joined(organization.groups)),
    ("другие имена", lambda organization: _joined(alias.name for alias in organization.aliases)),
    ("чьё дело продолжает", lambda organization: _joined(organization.predecessors)),
)


def _joined(values: Iterable[str]) -> str:
    return "; ".join(str(value) for value in values)
