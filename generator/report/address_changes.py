"""Which addresses of the site appear, move, vanish or show something else after a change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.model.portal import Portal
from generator.pages import addresses, pages
from generator.report.changes import moved_documents
from generator.report.document_changes import places


@dataclass(frozen=True, slots=True)
class AddressChanges:
    """Addresses from the root of the site, in the order of the site; ``moved`` pairs the old with the new."""

    appeared: tuple[str, ...] = ()
    moved: tuple[tuple[str, str], ...] = ()
    vanished: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


def address_changes(before: Portal, after: Portal, today: date) -> AddressChanges:
    """Compare the pages of two portals as they would be built on one day."""
    old = {page.address: page for page in pages(before, today)}
    new = {page.address: page for page in pages(after, today)}
    moves = {
        was: now for was, now in _moves(before, after).items() if was in old and was not in new and now in new
    }
    arrived = set(moves.values())
    return AddressChanges(
        tuple(address for address in new if address not in old and address not in arrived),
        tuple((was, now) for was, now in moves.items()),
        tuple(address for address in old if address not in new and address not in moves),
        tuple(address for address, page in new.items() if address in old and page != old[address]),
    )


def _moves(before: Portal, after: Portal) -> dict[str, str]:
    """Return where the pages of documents and decisions went, by the old address."""
    moved = moved_documents(before, after)
    found: dict[str, str] = {}
    for id, meeting in before.meetings.items():
        place = moved.get(id, id)
        if place not in after.meetings:
            continue
        found[addresses.document(id)] = addresses.document(place)
        for was, now in places(meeting, after.meetings[place]):
            found[addresses.decision(was)] = addresses.decision(now)
    return found
