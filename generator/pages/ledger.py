"""The decisions of a portal as its lists need them: by addressee, by topic, by month, each row made once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property, lru_cache
from typing import TypeVar

from msgspec.structs import replace

from generator.model.document import DocumentId, Ref
from generator.model.portal import Portal
from generator.pages import addresses, states
from generator.pages.entries import Entries, Entry, Mark, Month, PortalEntries, Undated
from generator.pages.parts import Link

_OPEN = 2048
"""Entries that stay open, and so are the same objects on every page."""
_GROUPS = 8
"""Lists of groups of organizations that stay together: the members of one follow each other."""

STATES_OF = "states of assigned"
"""What is looked up by who counts or orders decisions of an organization: states, last days, newest days."""

K = TypeVar("K")


class Ledger:
    """The decisions of a portal on one day, as lists of them need them."""

    def __init__(self, portal: Portal, today: date, entries: Entries | None = None) -> None:
        self.portal = portal
        self.today = today
        self._entries = PortalEntries(portal, today) if entries is None else entries
        self._entry = lru_cache(maxsize=_OPEN)(self._entries.__getitem__)
        self._newest: dict[str, date | None] = {}
        self._through = lru_cache(maxsize=_GROUPS)(self._gather)
        self._via = lru_cache(maxsize=_OPEN)(self._marked)

    @cached_property
    def marks(self) -> Mapping[DocumentId, Sequence[Mark]]:
        """The marks of the decisions of every document that have a page."""
        return self.portal.watch("marks", self._entries.marks)

    @cached_property
    def months(self) -> Mapping[Month, Sequence[Ref]]:
        """Decisions by the year and month of their last day, in the order of the portal."""
        return self.portal.watch("months", self._entries.months)

    @cached_property
    def beside(self) -> Mapping[Month, tuple[Month | None, Month | None]]:
        """The months before and after each that has decisions."""
        ordered = sorted(self.months)
        between = zip([None, *ordered], ordered, [*ordered[1:], None], strict=False)
        return self.portal.watch("beside", {month: (before, after) for before, month, after in between})

    @cached_property
    def undated(self) -> Mapping[Undated, Sequence[Ref]]:
        """Decisions whose deadline names no day, in the order of the portal."""
        return self.portal.watch("undated", self._entries.undated)

    def all_marks(self) -> Iterator[Mark]:
        """Yield the mark of every decision that has a page, in the order of the portal."""
        for marks in self.marks.values():
            yield from marks

    def entries(self, marks: Iterable[Mark]) -> list[Entry]:
        """Return the entries of some marks."""
        return self.alone(mark.ref for mark in marks)

    def alone(self, refs: Iterable[Ref]) -> list[Entry]:
        """Return the entries of decisions one by one, not of all that an index lists."""
        found = list(map(self._entry, refs))
        for entry in found:
            self._told("entries", entry.ref)
        return found

    def assigned(self, organization: str) -> list[Entry]:
        """Return the decisions addressed to an organization by name."""
        return self._listed("assigned", organization, self.portal.assigned)

    def responsible(self, organization: str) -> list[Entry]:
        """Return the decisions that an organization answers for."""
        return self._listed("responsible", organization, self.portal.responsible)

    def newest(self, organization: str) -> date | None:
        """Return the newest day on which anything was said of a decision addressed to an organization."""
        self._told(STATES_OF, organization)
        refs = self.portal.assigned.get(organization, ())
        if organization not in self._newest:
            self._newest[organization] = max((self._entry(ref).day for ref in refs), default=None)
        return self._newest[organization]

    def on_topic(self, topic: str) -> list[Entry]:
        """Return the decisions on a topic."""
        return self._listed("on_topic", topic, self.portal.on_topic)

    def in_month(self, month: Month) -> list[Entry]:
        """Return the decisions whose last day is in a month."""
        return self._listed("months", month, self.months)

    def _listed(self, index: str, key: K, listed: Mapping[K, Sequence[Ref]]) -> list[Entry]:
        """Return the entries of a key of an index; whoever counts them only is not told of their words."""
        self._told(f"entries of {index}", key)
        return list(map(self._entry, listed.get(key, ())))

    def _told(self, name: str, key: object) -> None:
        if self.portal.reads is not None:
            self.portal.reads.of(name).add(key)

    def through(self, groups: tuple[str, ...]) -> Mapping[Ref, str]:
        """Return the decisions that come through groups, each with the nearest one, the pressing first."""
        asked = tuple((group, self.portal.assigned.get(group, ())) for group in groups)
        for group in groups:
            self._told(STATES_OF, group)
        return self._through(asked)

    def via(self, found: Iterable[tuple[Ref, str]]) -> list[Entry]:
        """Return the entries of decisions that come through groups, one by one."""
        entries = [self._via(ref, group) for ref, group in found]
        for entry in entries:
            self._told("entries", entry.ref)
        return entries

    def through_one(self, group: str) -> list[Entry]:
        """Return the entries of all decisions that come through a group, the pressing first."""
        self._told("entries of assigned", group)
        return [self._via(ref, group) for ref in self.through((group,))]

    def counted(self, organization: str) -> Sequence[Mark]:
        """Return the decisions addressed to an organization, for who counts them and shows no words."""
        self._told(STATES_OF, organization)
        return list(map(self._entry, self.portal.assigned.get(organization, ())))

    def _gather(self, asked: Iterable[tuple[str, Sequence[Ref]]]) -> Mapping[Ref, str]:
        nearest: dict[Ref, str] = {}
        for group, refs in asked:
            for ref in refs:
                nearest.setdefault(ref, group)
        return dict(sorted(nearest.items(), key=lambda item: _pressing(self._entry(item[0]))))

    def _marked(self, ref: Ref, group: str) -> Entry:
        entry = self._entry(ref)
        return replace(entry, row=replace(entry.row, via=self.link(group)))

    def link(self, group: str) -> Link:
        """Return the link to a group."""
        return Link(self.portal.organizations[group].title, addresses.organization(group))


def _pressing(entry: Entry) -> tuple[bool, int]:
    """Order entries by what a reader must not miss: what is not finished, the latest deadline first."""
    return entry.state in states.FINISHED, -(entry.due or date.min).toordinal()
