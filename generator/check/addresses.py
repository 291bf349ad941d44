"""Addresses of the site: whether something is there, and what was probably meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.check.content import Published, folder_of
from generator.check.nearest import nearest
from generator.model.document import DocumentId, Ref
from generator.model.portal import Meeting, Portal

_LISTS = ("protocols/", "organizations/")
"""Pages that every portal has, beside its records."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """The addresses of a portal, which is asked by its keys: to walk through it would open every meeting."""

    portal: Portal
    published: Published

    def has(self, address: str) -> bool:
        """Whether a page or a file of a document is there."""
        return self.has_page(address) or self._has_file(address)

    def has_page(self, address: str) -> bool:
        """Whether a page is there: of a record, of a decision, of a list, or written by hand."""
        if address in ("", *_LISTS) or address in self.published.pages:
            return True
        match address.split("/"):
            case ["organizations", id, ""]:
                return id in self.portal.organizations
            case [collection, body, ""]:
                return any(id.collection == collection for id in self.portal.convened.get(body, ()))
            case [collection, body, name, ""]:
                return DocumentId(collection, body, name) in self.portal.meetings
            case [collection, body, name, clause, ""]:
                decision = self.portal.decisions.get(Ref(DocumentId(collection, body, name), clause))
                return decision is not None and not decision.heading
        return False

    def anchors(self, page: str) -> tuple[str, ...]:
        """Return the places on the page of a document: «p-1.2.3» is clause 1.2.3; no other page has any."""
        meeting = self._meeting(page)
        return tuple(f"p-{decision.clause.id}" for decision in meeting.decisions) if meeting else ()

    def above_decisions(self) -> Iterator[str]:
        """Yield the address of every page that is no decision's."""
        yield from ("", *_LISTS, *self.published.pages)
        yield from dict.fromkeys(f"{id.collection}/{id.body}/" for id in self.portal.meetings)
        yield from (f"{id}/" for id in self.portal.meetings)
        yield from (f"organizations/{id}/" for id in self.portal.organizations)

    def nearest(self, address: str) -> str | None:
        """Return the page whose address is most alike, below a known document one of its decisions first."""
        meeting = self._meeting("/".join((*address.split("/")[:3], "")))
        beside = (f"{decision.ref}/" for decision in meeting.pages) if meeting else ()
        return nearest(address, beside) or nearest(address, self.above_decisions())

    def _has_file(self, address: str) -> bool:
        """Whether a file that a document names is there, beside the document's page."""
        page, _, name = address.rpartition("/")
        meeting = self._meeting(f"{page}/")
        return (
            meeting is not None
            and name in meeting.document.files
            and folder_of(meeting.id) + name in self.published.files
        )

    def _meeting(self, page: str) -> Meeting | None:
        match page.split("/"):
            case [collection, body, name, ""]:
                return self.portal.meetings.get(DocumentId(collection, body, name))
        return None
