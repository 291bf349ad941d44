"""Meetings and deadlines as components of iCalendar (RFC 5545), each encoded once.

Days are whole days: a protocol prints an hour, if any, without its zone, and the hour stands in the words.
Nothing depends on the day of the build: stamps are those of the meeting or of the newest report.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import lru_cache

from icalendar import Component, Event, Todo

from generator.export.outlines import Due, last_days
from generator.export.places import place, uuid
from generator.model.document import Document, DocumentId, Ref
from generator.model.portal import Decision, Meeting, Portal
from generator.model.report import Execution
from generator.model.settings import Settings
from generator.pages import addresses, words
from generator.text.dates import format_date
from generator.text.plural import count
from generator.vocabulary import ExecutionStatus

WORDS = 200
"""Characters of a decision in a calendar; the whole of it is at its address."""


KEPT = 4096
"""Decisions whose components are kept: those of a group stand in the calendars of all its members."""


@dataclass(frozen=True, slots=True)
class Task:
    """The encodings of a deadline as a day and as a task."""

    event: bytes
    todo: bytes


class Components:
    """Encodes meetings and deadlines; each is encoded once while its readers stand near each other."""

    def __init__(self, portal: Portal, settings: Settings) -> None:
        self._portal = portal
        self._settings = settings
        self._kept = lru_cache(maxsize=KEPT)(self._tasks)

    def held(self, id: DocumentId) -> bytes:
        """Return a meeting as a day."""
        settings = self._settings
        meeting = self._portal.meetings[id]
        document = meeting.document
        body = self._title(str(document.body))
        address = addresses.document(id)
        number = words.printed_number(document)
        event = Event()
        event.add("uid", uuid(address, settings))
        event.add("dtstamp", _moment(document.date))
        event.add("dtstart", document.date)
        event.add("sequence", 0)
        event.add("status", "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        kind = f"{document.kind.label}{f' № {number}' if number else ''}"
        event.add("summary", f"{body}: {kind}")
        event.add("description", _lines(_about(meeting, body), place(address, settings), settings))
        if document.place:
            event.add("location", str(document.place))
        _address(event, address, settings)
        return _encoded(event)

    def task(self, due: Due) -> Task:
        """Return a deadline; all that it shows is looked up again, only the encoding is kept."""
        organizations = self._portal.organizations
        decision = self._portal.decisions[due.ref]
        known = ((mention, organizations.get(mention.organization or "")) for mention in decision.addressees)
        names = dict.fromkeys(found.title if found else str(mention.text) for mention, found in known)
        return self._kept(due.ref, self._title(due.ref.document.body), tuple(names))[due.number - 1]

    def _tasks(self, ref: Ref, body: str, addressees: tuple[str, ...]) -> tuple[Task, ...]:
        """Return the deadlines of a decision; the first has the name of the decision, others are counted."""
        settings = self._settings
        decision = self._portal.decisions[ref]
        document = self._portal.meetings[ref.document].document
        shared = _inside(_shared(decision, document, body, addressees, settings))
        found = []
        for number, day in enumerate(last_days(decision), 1):
            name = addresses.decision(ref) + (f"#{number}" if number > 1 else "")
            event = Event()
            event.add("uid", uuid(name, settings))
            event.add("dtstart", day)
            event.add("status", "CANCELLED" if _is_off(decision) else "CONFIRMED")
            event.add("transp", "TRANSPARENT")
            todo = _todo(decision, name, day, settings)
            found.append(Task(_joined(event, shared), _joined(todo, shared)))
        return tuple(found)

    def _title(self, id: str) -> str:
        organization = self._portal.organizations.get(id)
        return organization.title if organization else id


def _todo(decision: Decision, name: str, day: date, settings: Settings) -> Todo:
    todo = Todo()
    todo.add("uid", uuid(f"{name}#task", settings))
    todo.add("due", day)
    execution = decision.execution
    if _is_off(decision):
        todo.add("status", "CANCELLED")
    elif execution is not None and execution.done_on is not None:
        todo.add("status", "COMPLETED")
        todo.add("completed", _moment(execution.done_on))
        todo.add("percent-complete", 100)
    else:
        todo.add("status", "IN-PROCESS" if execution is not None else "NEEDS-ACTION")
    return todo


def _shared(
    decision: Decision, document: Document, body: str, addressees: tuple[str, ...], settings: Settings
) -> Component:
    """Return what a deadline says both as a day and as a task."""
    address = addresses.decision(decision.ref)
    execution = decision.execution
    changed = max(document.date, execution.reported) if execution else document.date
    shared = Component()
    shared.add("dtstamp", _moment(changed))
    shared.add("last-modified", _moment(changed))
    shared.add("sequence", len(decision.reports) + (decision.repealed_by is not None))
    shared.add("summary", f"{_state(decision)}: {words.first_words(decision, 100)}")
    about = [words.first_words(decision, WORDS)]
    about += [f"Срок в документе: {deadline.text}" for deadline in decision.deadlines]
    if addressees:
        about.append(f"Адресат: {', '.join(addressees)}")
    if execution is not None:
        about.append(f"Состояние: {_executed(execution)}")
    about.append(f"{words.decision_of(decision, document)}, {body}")
    shared.add("description", _lines(about, place(address, settings), settings))
    shared.add("categories", [body])
    _address(shared, address, settings)
    return shared


def _about(meeting: Meeting, body: str) -> list[str]:
    document = meeting.document
    orders = sum(not decision.heading for decision in meeting.decisions)
    about = [f"{words.document_title(document)}, {body}"]
    about += [f"Время: {document.time}"] if document.time else []
    about += [f"Форма: {document.form.label}"] if document.form else []
    about.append(count(orders, "решение", "решения", "решений"))
    about += [f"{item.label or '—'} {' '.join(item.lines)}" for item in document.agenda]
    return about


def _state(decision: Decision) -> str:
    if decision.repealed_by is not None:
        return "Отменено"
    execution = decision.execution
    if execution is None or not (execution.status.is_final or execution.due):
        return "Срок"
    label = (execution.status if execution.status.is_final else ExecutionStatus.EXTENDED).label
    return f"{label[0].upper()}{label[1:]}"


def _executed(execution: Execution) -> str:
    if execution.done_on is not None:
        return f"{execution.status.label} {format_date(execution.done_on)}"
    return f"{execution.status.label}, отчёт {format_date(execution.reported)}"


def _is_off(decision: Decision) -> bool:
    """Whether nobody waits for a decision any more, though it is not done."""
    execution = decision.execution
    return decision.repealed_by is not None or (
        execution is not None and execution.status is ExecutionStatus.LIFTED
    )


def _address(component: Component, address: str, settings: Settings) -> None:
    """Name the page; a calendar that does not know where its portal stands can name none."""
    if settings.site_url:
        component.add("url", place(address, settings))


def _lines(about: list[str], address: str, settings: Settings) -> str:
    return "\n".join([*about, address] if settings.site_url else about)


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _inside(component: Component) -> bytes:
    """Return the encoded properties of a component without its first and last line."""
    return _encoded(component).partition(b"\r\n")[2].rpartition(b"END:")[0]


def _joined(component: Component, shared: bytes) -> bytes:
    """Return an encoded component with properties that were encoded for another one as well."""
    start, end, name = _encoded(component).rpartition(b"END:")
    return start + shared + end + name


def _encoded(component: Component) -> bytes:
    encoded = component.to_ical()
    assert isinstance(encoded, bytes)
    return encoded
