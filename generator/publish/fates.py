"""What became of an address that was published once and has no page now."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model.document import Ref
from generator.model.portal import Portal
from generator.model.withdrawn import Move, Withdrawal, Withdrawn
from generator.pages import addresses

_RECORD = re.compile(
    r"(?:protocols|decisions)/[^/]+/(?!page-)[^/]+/(?:[^/]+/?|[^/]+/[^/]+)?|organizations/(?!page-)[^/]+/"
)
"""The address of a document, a decision, an attachment of either, or an organization."""


@dataclass(frozen=True, slots=True)
class Fate:
    """Where a reader finds what stood at an address; of what was withdrawn, the page that says so."""

    target: str
    withdrawal: Withdrawal | None = None


class Fates:
    """What ``withdrawn.yml`` says of addresses, and what follows from the pages that still stand."""

    def __init__(self, withdrawn: Withdrawn, portal: Portal, standing: frozenset[str]) -> None:
        """Take what editors wrote, and the addresses of all pages and attachments that there are."""
        self._entries: dict[str, Withdrawal | Move] = {
            **{entry.address.rstrip("/"): entry for entry in withdrawn.withdrawals},
            **{entry.source.rstrip("/"): entry for entry in withdrawn.moves},
        }
        self._portal = portal
        self._standing = standing

    def find(self, address: str) -> Fate | None:
        """Return the fate of an address; None where it is lost."""
        return self._written(address, frozenset()) or self._evident(address)

    def _written(self, address: str, seen: frozenset[str]) -> Fate | None:
        """Follow the entry for an address or for the nearest page above it."""
        above = address.rstrip("/")
        while above and above not in self._entries:
            above = above.rpartition("/")[0]
        if not above or above in seen:
            return None
        entry = self._entries[above]
        if isinstance(entry, Withdrawal):
            return Fate(f"{above}/" if entry.address.endswith("/") else above, entry)
        moved = entry.target.rstrip("/") + address[len(above) :]
        for target in (moved, str(entry.target)):
            if target in self._standing:
                return Fate(target)
        for target in (moved, str(entry.target)):
            if found := self._written(target, seen | {above}):
                return found
        return None

    def _evident(self, address: str) -> Fate | None:
        """Tell what needs no words: a clause that became a heading, a further page of a list that shrank."""
        ref = Ref.parse(address.rstrip("/"))
        if ref is not None and (decision := self._portal.decisions.get(ref)) and decision.heading:
            return Fate(addresses.clause(ref))
        if is_record(address):
            return None
        above = address.rstrip("/")
        while above := above.rpartition("/")[0]:
            if f"{above}/" in self._standing:
                return Fate(f"{above}/")
        return None


def is_record(address: str) -> bool:
    """Whether an address is one that only an editor gives up: of a record, a decision, or an attachment."""
    return _RECORD.fullmatch(address) is not None
