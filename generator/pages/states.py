"""The state of a decision as the portal can tell it: from the deadline as read, and the day of the build."""

from __future__ import annotations

import re
from datetime import date

from generator.model.document import Deadline
from generator.model.portal import Decision
from generator.pages.views import Chip
from generator.text.dates import format_date, format_month
from generator.text.plural import count
from generator.text.typography import bind
from generator.vocabulary import DeadlineKind

SOON = 31
"""Days before a deadline from which it is near."""

LATE, AHEAD, OPEN, NOTED = "late", "ahead", "open", "noted"

NAMES = {
    LATE: "срок прошёл",
    AHEAD: "срок впереди",
    OPEN: "без точной даты",
    NOTED: "принято к сведению",
    "": "без срока",
}
"""What search calls a state."""

SHOWN = {
    NAMES[LATE]: ("triangle", "late"),
    NAMES[AHEAD]: ("clock", "ink"),
    NAMES[OPEN]: ("dashed", "quiet"),
    NAMES[NOTED]: ("dash", "quiet"),
}
"""The shape and the tone of a state by its name."""

_NOTED = re.compile(r"(?:принять|принята|приняли)\b.{0,120}?\bк сведению", re.IGNORECASE)


def state(decision: Decision, today: date) -> str:
    """Return LATE, AHEAD, OPEN (no exact day), NOTED, or nothing where there is no deadline."""
    deadline = principal(decision.deadlines)
    if deadline is not None:
        if deadline.due is None or deadline.kind is DeadlineKind.RECURRING:
            return OPEN
        return LATE if deadline.due < today else AHEAD if _is_exact(deadline) else OPEN
    return NOTED if _is_noted(decision) else ""


def principal(deadlines: tuple[Deadline, ...]) -> Deadline | None:
    """Return the deadline that ends first; one that fixes no day only where no other does."""
    dated = [deadline for deadline in deadlines if deadline.due is not None]
    return min(dated, key=lambda deadline: deadline.due or date.max) if dated else next(iter(deadlines), None)


def overdue(decision: Decision, today: date) -> Chip | None:
    """Return the short chip of a table of passed deadlines: «прошло 96 дней»."""
    deadline = principal(decision.deadlines)
    if deadline is None or deadline.due is None:
        return None
    days = (today - deadline.due).days
    passed = "прошёл" if days % 10 == 1 and days % 100 != 11 else "прошло"
    return Chip("triangle", "late", f"{passed} {count(days, 'день', 'дня', 'дней')}")


def chip(decision: Decision, today: date) -> Chip | None:
    """Return what to show beside a clause."""
    deadline = principal(decision.deadlines)
    if deadline is None:
        return Chip("dash", "quiet", "принято к сведению") if _is_noted(decision) else None
    return _of_deadline(deadline, today)


def _of_deadline(deadline: Deadline, today: date) -> Chip:
    if deadline.kind is DeadlineKind.UNKNOWN:
        return Chip("dashed", "quiet", "срок не распознан")
    if deadline.kind in (DeadlineKind.PERMANENT, DeadlineKind.RECURRING):
        return Chip("arrows", "quiet", bind(str(deadline.text).strip().lower()))
    if deadline.due is None:
        shape = "arrows" if deadline.kind is DeadlineKind.PERIOD and deadline.start is None else "dashed"
        words = f"{deadline.text}, год не назван" if _names_no_year(deadline) else str(deadline.text)
        return Chip(shape, "quiet", bind(words))
    if deadline.due < today:
        return Chip("triangle", "late", bind(f"срок прошёл {format_date(deadline.due)}"))
    if not _is_exact(deadline):
        return Chip("dashed", "quiet", bind(f"по {format_date(deadline.due)}"))
    days = (deadline.due - today).days
    left = "остался" if days % 10 == 1 and days % 100 != 11 else "осталось"
    words = "срок сегодня" if days == 0 else f"{left} {count(days, 'день', 'дня', 'дней')}"
    return Chip("half", "soon", words) if days <= SOON else Chip("clock", "ink", words)


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
    return any(_NOTED.search(line) for line in decision.clause.lines)
