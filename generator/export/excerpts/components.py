"""Meetings and deadlines as components of iCalendar (RFC 5545).

Days are whole days: a protocol prints an hour, if any, without its zone, and the hour stands in the words.
Nothing depends on the day of the build: stamps are those of the meeting or of the newest report.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from generator.export.excerpts import lines
from generator.export.outlines import last_days
from generator.export.places import place, uuid
from generator.model.portal import Decision, Head, Meeting, Portal
from generator.model.report import Execution
from generator.model.settings import Settings
from generator.pages import addresses, words
from generator.pages.follow import is_dated
from generator.text.dates import format_date
from generator.vocabulary import ExecutionStatus

WORDS = 200
"""Characters of a decision in a calendar; the whole of it is at its address."""


class Task(Struct, frozen=True, array_like=True):
    """The encodings of a deadline as a day and as a task."""

    event: bytes
    todo: bytes


class Components:
    """Encodes meetings and deadlines."""

    def __init__(self, portal: Portal, settings: Settings) -> None:
        self._portal = portal
        self._settings = settings

    def of_meeting(self, meeting: Meeting) -> bytes:
        """Return a meeting as a day."""
        settings = self._settings
        document = meeting.document
        body = self._portal.title_of(str(document.body))
        address = addresses.document(document.id)
        number = words.printed_number(document)
        kind = f"{document.kind.label}{f' № {number}' if number else ''}"
        return lines.component(
            "VEVENT",
            lines.text("SUMMARY", f"{body}: {kind}"),
            lines.day("DTSTART", document.date),
            lines.moment("DTSTAMP", document.date),
            lines.line("UID", uuid(address, settings)),
            lines.line("SEQUENCE", "0"),
            lines.text("DESCRIPTION", _about_meeting(meeting, body, address, settings)),
            lines.text("LOCATION", document.place) if document.place else b"",
            lines.line("STATUS", "CONFIRMED"),
            lines.line("TRANSP", "TRANSPARENT"),
            _url(address, settings),
        )

    def of_deadlines(self, decision: Decision) -> tuple[Task, ...]:
        """Return the deadlines of a decision; the first has the name of the decision, others are counted."""
        if not is_dated(decision):
            return ()
        ref = decision.ref
        names = dict.fromkeys(map(self._portal.name_of, decision.addressees))
        head, body = self._portal.heads[ref.document], self._portal.title_of(ref.document.body)
        shared = _shared(decision, head, body, tuple(names), self._settings)
        found = []
        for number, day in enumerate(last_days(decision), 1):
            name = addresses.decision(ref) + (f"#{number}" if number > 1 else "")
            event = lines.component(
                "VEVENT",
                lines.day("DTSTART", day),
                lines.line("UID", uuid(name, self._settings)),
                lines.line("STATUS", "CANCELLED" if _is_off(decision) else "CONFIRMED"),
                lines.line("TRANSP", "TRANSPARENT"),
                shared,
            )
            found.append(Task(event, _todo(decision, name, day, shared, self._settings)))
        return tuple(found)


def _todo(decision: Decision, name: str, day: date, shared: bytes, settings: Settings) -> bytes:
    execution = decision.execution
    done = None if execution is None or _is_off(decision) else execution.done_on
    if _is_off(decision):
        status = "CANCELLED"
    elif done is not None:
        status = "COMPLETED"
    else:
        status = "IN-PROCESS" if execution is not None else "NEEDS-ACTION"
    return lines.component(
        "VTODO",
        lines.moment("COMPLETED", done) if done else b"",
        lines.day("DUE", day),
        lines.line("PERCENT-COMPLETE", "100") if done else b"",
        lines.line("STATUS", status),
        lines.line("UID", uuid(f"{name}#task", settings)),
        shared,
    )


def _shared(
    decision: Decision, head: Head, body: str, addressees: tuple[str, ...], settings: Settings
) -> bytes:
    """Return what a deadline says both as a day and as a task."""
    address = addresses.decision(decision.ref)
    execution = decision.execution
    changed = max(head.date, execution.reported) if execution else head.date
    about = [words.first_words(decision, WORDS)]
    about += [f"Срок в документе: {deadline.text}" for deadline in decision.deadlines]
    if addressees:
        about.append(f"Адресат: {', '.join(addressees)}")
    if execution is not None:
        about.append(f"Состояние: {_executed(execution)}")
    about.append(f"{words.decision_of(decision, head)}, {body}")
    return b"".join(
        (
            lines.text("CATEGORIES", body),
            lines.text("DESCRIPTION", _joined(about, address, settings)),
            lines.moment("DTSTAMP", changed),
            lines.moment("LAST-MODIFIED", changed),
            lines.line("SEQUENCE", str(len(decision.reports) + (decision.repealed_by is not None))),
            lines.text("SUMMARY", f"{_state(decision)}: {words.first_words(decision, 100)}"),
            _url(address, settings),
        )
    )


def _about_meeting(meeting: Meeting, body: str, address: str, settings: Settings) -> str:
    document = meeting.document
    about = [f"{words.document_title(document)}, {body}"]
    about += [f"Время: {document.time}"] if document.time else []
    about += [f"Форма: {document.form.label}"] if document.form else []
    about.append(words.decisions_count(len(meeting.pages)))
    about += [f"{item.label or '—'} {' '.join(item.lines)}" for item in document.agenda]
    return _joined(about, address, settings)


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


def _url(address: str, settings: Settings) -> bytes:
    """Name the page; a calendar that does not know where its portal stands can name none."""
    return lines.line("URL", place(address, settings)) if settings.site_url else b""


def _joined(about: list[str], address: str, settings: Settings) -> str:
    """Return some lines as one text, with the page at its end where the portal knows its place."""
    return "\n".join([*about, place(address, settings)] if settings.site_url else about)
