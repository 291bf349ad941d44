"""The state of a decision as the portal can tell it: from reports, its deadline, and the day of the build."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from generator.model.document import Deadline
from generator.model.portal import Decision
from generator.model.report import Execution
from generator.pages.parts import Chip
from generator.text.dates import format_date, format_month
from generator.text.orders import is_noted
from generator.text.plural import count, plural
from generator.text.typography import bind
from generator.vocabulary import DeadlineKind, ExecutionStatus

SOON = 31
"""Days before a deadline from which it is near."""

LATE, AHEAD, OPEN, PERMANENT, NOTED = "late", "ahead", "open", "permanent", "noted"
DONE, LIFTED, REPEALED = "done", "lifted", "repealed"
FINISHED = (DONE, LIFTED, REPEALED)
"""States in which nothing more is expected."""

NAMES = {
    DONE: "исполнено",
    LATE: "срок прошёл",
    AHEAD: "срок впереди",
    OPEN: "без точной даты",
    PERMANENT: "постоянно",
    NOTED: "принято к сведению",
    LIFTED: "снято с контроля",
    REPEALED: "отменено",
    "": "без срока",
}
"""What lists and search call a state."""

LOOKS = {
    DONE: ("disc", "done"),
    LATE: ("triangle", "late"),
    AHEAD: ("clock", "ink"),
    OPEN: ("dashed", "quiet"),
    PERMANENT: ("arrows", "quiet"),
    NOTED: ("dash", "quiet"),
    LIFTED: ("dash", "quiet"),
    REPEALED: ("dash", "quiet"),
    "": ("dash", "quiet"),
}
"""The shape and the tone of a state."""

_LASTING = (DeadlineKind.PERMANENT, DeadlineKind.RECURRING)


def state(decision: Decision, today: date) -> str:
    """Return the state's name of the vocabulary above; nothing where there is neither deadline nor report.

    LATE says that the last day has passed and no final report came; OPEN, that no exact day is fixed, though
    the end of a period may be; PERMANENT, that the work goes on or comes again.
    """
    if decision.repealed_by is not None:
        return REPEALED
    execution = decision.execution
    if execution is not None and execution.status.is_final:
        return DONE if execution.status is ExecutionStatus.DONE else LIFTED
    if execution is not None and execution.due is not None:
        return LATE if execution.due < today else AHEAD
    deadline = principal(decision.deadlines)
    if deadline is not None:
        if deadline.kind in _LASTING:
            return PERMANENT
        if deadline.due is None:
            return OPEN
        return LATE if deadline.due < today else AHEAD if _is_exact(deadline) else OPEN
    return NOTED if _is_noted(decision) else ""


def due(decision: Decision) -> date | None:
    """Return the last day that counts now: of the extension, else of the deadline that ends first."""
    execution = decision.execution
    if execution is not None and execution.due is not None:
        return execution.due
    deadline = principal(decision.deadlines)
    return deadline.due if deadline is not None else None


def last_day(decision: Decision) -> date | None:
    """Return the day after which nothing is expected any more, or is late; None where the work goes on."""
    deadline = principal(decision.deadlines)
    extended = decision.execution is not None and decision.execution.due is not None
    lasting = deadline is not None and deadline.kind in _LASTING and not extended
    return None if lasting else due(decision)


def principal(deadlines: tuple[Deadline, ...]) -> Deadline | None:
    """Return the deadline that ends first; one that fixes no day only where no other does."""
    if len(deadlines) < 2:
        return deadlines[0] if deadlines else None
    dated = [deadline for deadline in deadlines if deadline.due is not None]
    return min(dated, key=lambda deadline: deadline.due or date.max) if dated else deadlines[0]


def short_chip(decision: Decision, today: date) -> Chip | None:
    """Return the chip of a row in a table: of a passed deadline «прошло 96 дней»."""
    shown = chip(decision, today)
    if shown is None or shown.due is None:
        return shown
    if shown.due >= today:
        return replace(shown, after="")
    days = (today - shown.due).days
    passed = plural(days, "прошёл", "прошло", "прошло")
    return replace(shown, text=f"{passed} {count(days, 'день', 'дня', 'дней')}", after="")


def chip(decision: Decision, today: date) -> Chip | None:
    """Return what to show beside a clause."""
    if decision.repealed_by is not None:
        return Chip("dash", "quiet", NAMES[REPEALED])
    execution = decision.execution
    if execution is not None and execution.status.is_final:
        return _final(execution, decision)
    deadline = principal(decision.deadlines)
    shown = _of_deadline(deadline, today) if deadline is not None else None
    if execution is not None and execution.due is not None:
        shown = _of_day(execution.due, today)
    if shown is not None and shown.due is not None:
        working = execution is not None and execution.status is not ExecutionStatus.EXTENDED
        said = execution.status.label if execution is not None and working else "отчёта нет"
        text = f"{shown.text}, {said}" if shown.due < today else shown.text
        return replace(shown, text=text, after=said)
    if execution is not None and shown is None:
        return Chip("clock", "ink", execution.status.label)
    if shown is None and _is_noted(decision):
        return Chip("dash", "quiet", NAMES[NOTED])
    return shown


def _final(execution: Execution, decision: Decision) -> Chip:
    if execution.done_on is None:
        return Chip("dash", "quiet", bind(f"{execution.status.label} {format_date(execution.reported)}"))
    last = due(decision)
    in_time = "" if last is None else ", в срок" if execution.done_on <= last else ", позже срока"
    return Chip("disc", "done", bind(f"исполнено {format_date(execution.done_on)}{in_time}"))


def _of_deadline(deadline: Deadline, today: date) -> Chip:
    if deadline.kind is DeadlineKind.UNKNOWN:
        return Chip("dashed", "quiet", "срок не распознан")
    if deadline.kind in _LASTING:
        return Chip("arrows", "quiet", bind(str(deadline.text).strip().lower()))
    if deadline.due is None:
        shape = "arrows" if deadline.kind is DeadlineKind.PERIOD and deadline.start is None else "dashed"
        words = f"{deadline.text}, год не назван" if _names_no_year(deadline) else str(deadline.text)
        return Chip(shape, "quiet", bind(words))
    if deadline.due >= today and not _is_exact(deadline):
        return Chip("dashed", "quiet", bind(f"по {format_date(deadline.due)}"), deadline.due)
    return _of_day(deadline.due, today)


def _of_day(last: date, today: date) -> Chip:
    if last < today:
        return Chip("triangle", "late", bind(f"срок прошёл {format_date(last)}"), last)
    days = (last - today).days
    left = plural(days, "остался", "осталось", "осталось")
    words = "срок сегодня" if days == 0 else f"{left} {count(days, 'день', 'дня', 'дней')}"
    shape, tone = ("half", "soon") if days <= SOON else ("clock", "ink")
    return Chip(shape, tone, words, last)


def reading(deadline: Deadline) -> str:
    """Return a deadline as the portal reads it: «по 31 марта 2023 года», «март 2023 года», «постоянно»."""
    match deadline.kind:
        case DeadlineKind.UNKNOWN:
            return "Срок не распознан; читайте текст пункта."
        case DeadlineKind.MONTH if deadline.due is not None:
            return bind(format_month(deadline.due.year, deadline.due.month))
        case DeadlineKind.DATE if deadline.due is not None:
            return bind(f"до {format_date(deadline.due)}")
        case DeadlineKind.RECURRING if deadline.due is not None:
            return bind(f"{format_month(deadline.due.year, deadline.due.month)}, затем повторяется")
        case _ if deadline.start is not None and deadline.due is not None:
            return bind(f"с {format_date(deadline.start)} по {format_date(deadline.due)}")
        case _ if deadline.due is not None:
            return bind(f"до {format_date(deadline.due)}")
        case _ if deadline.start is not None:
            return bind(f"с {format_date(deadline.start)}")
        case DeadlineKind.PERIOD:
            return "период, год в тексте не назван"
        case _:
            return deadline.kind.label


def _is_exact(deadline: Deadline) -> bool:
    return deadline.kind in (DeadlineKind.DATE, DeadlineKind.MONTH)


def _names_no_year(deadline: Deadline) -> bool:
    return (
        deadline.kind is DeadlineKind.PERIOD
        and deadline.start is None
        and not re.search(r"\d{4}", deadline.text)
    )


def _is_noted(decision: Decision) -> bool:
    return any(map(is_noted, decision.clause.lines))
