"""A portal without what it must not say of people: names withdrawn, or full names reduced to initials.

A transformation of what is linked: a meeting comes out of a meeting, so that pages, search and exports need
no rule of their own. The signed text is then abridged, and every document that is says so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from generator.model.document import DocumentId, Ref
from generator.model.portal import Meeting
from generator.model.settings import Persons
from generator.model.withdrawn import WithdrawnPerson
from generator.source import Span, Text
from generator.text.dates import format_date
from generator.text.full_names import shorten_names
from generator.text.withdrawn_names import WithdrawnNames

Change = Callable[[str], str]
T = TypeVar("T")

SHORTENED = "Имена людей на портале сокращены до инициалов; в подписанном документе они полные."


class Privacy:
    """What a portal leaves out of its texts."""

    def __init__(self, withdrawn: Iterable[WithdrawnPerson], persons: Persons) -> None:
        self._withdrawn = tuple(withdrawn)
        self._names = [WithdrawnNames([person.names]) for person in self._withdrawn]
        self._all = WithdrawnNames(person.names for person in self._withdrawn)
        self._shortens = persons is Persons.INITIALS

    @property
    def changes_nothing(self) -> bool:
        """Whether every text stays as it is printed."""
        return not self._withdrawn and not self._shortens

    def protect_meeting(self, meeting: Meeting) -> Meeting:
        """Return a meeting with every text changed; the same one where none is."""
        changed = rewrite(meeting, self.change)
        return meeting if changed is meeting else self._tell(meeting, changed)

    def change(self, line: str) -> str:
        """Return a line as the portal shows it."""
        hidden = self._all.hide(line) if self._withdrawn else line
        return shorten_names(hidden) if self._shortens else hidden

    def _tell(self, printed: Meeting, shown: Meeting) -> Meeting:
        """Return a meeting with what is to be said of its names."""
        told = [
            f"{format_date(person.date)} из документа изъято имя. "
            f"Причина: {_sentence(self._all.hide(person.reason))}"
            for person, names in zip(self._withdrawn, self._names, strict=True)
            if rewrite(printed.document, names.hide) is not printed.document
        ]
        if self._shortens and rewrite(printed.document, shorten_names) is not printed.document:
            told.append(SHORTENED)
        return replace(shown, abridged=tuple(told))


def rewrite(value: T, change: Change) -> T:
    """Return a value of the model with every text in it changed; the same value where no text was.

    What stood in two places before stands in two places after.
    """
    rewritten: T = _Rewriting(change).walk(value)
    return rewritten


class _Rewriting:
    """One pass over values, each of which is rewritten once."""

    def __init__(self, change: Change) -> None:
        self._change = change
        self._done: dict[int, tuple[Any, Any]] = {}
        """Values before and after, by the identity of the first, which is kept so that it stays unique."""

    def walk(self, value: Any) -> Any:
        match value:
            case None | Enum() | Span() | DocumentId() | Ref() | date() | int():
                return value
            case str():
                return self._text(value)
        known = self._done.get(id(value))
        if known is None:
            known = self._done[id(value)] = (value, self._parts(value))
        return known[1]

    def _text(self, value: str) -> str:
        changed = self._change(value)
        if changed == value:
            return value
        return Text(changed, value.span) if isinstance(value, Text) else changed

    def _parts(self, value: Any) -> Any:
        match value:
            case tuple():
                items = tuple(self.walk(item) for item in value)
                return items if any(a is not b for a, b in zip(items, value, strict=True)) else value
            case Mapping():
                entries = {key: self.walk(item) for key, item in value.items()}
                return entries if any(entries[key] is not value[key] for key in entries) else value
            case _ if is_dataclass(value) and not isinstance(value, type):
                named = {
                    field.name: getattr(value, field.name) for field in fields(value) if field.name != "spans"
                }
                changed = {name: new for name, old in named.items() if (new := self.walk(old)) is not old}
                return replace(value, **changed) if changed else value
        return value


def _sentence(text: str) -> str:
    return text.strip() if text.strip().endswith((".", "!", "?", "…")) else f"{text.strip()}."
