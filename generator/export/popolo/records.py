"""A meeting is an event of Popolo, a decision is a motion of it.

A person is whoever has a page: a name in a document alone is nobody.
"""

from __future__ import annotations

from generator.export.records import Json
from generator.model.portal import Decision, Meeting
from generator.model.settings import Persons, Settings
from generator.pages import addresses, words
from generator.pages.parts import Link
from generator.pages.persons import person_links


def event(meeting: Meeting, settings: Settings) -> Json:
    """Return a meeting with who attended it."""
    document = meeting.document
    people = person_links(meeting) if settings.persons is Persons.PAGES else ()
    number = words.printed_number(document)
    return {
        "id": str(meeting.id),
        "name": words.document_title(document),
        "start_date": document.date.isoformat(),
        "location": str(document.place) if document.place else None,
        "classification": document.kind.value,
        "organization_id": str(document.body),
        "identifiers": [{"identifier": number}] if number else [],
        "attendees": [_person(link, settings) for link in people],
        "sources": links(addresses.document(meeting.id), settings),
    }


def _person(link: Link, settings: Settings) -> Json:
    address = link.address or ""
    return {
        "id": address.removeprefix(addresses.PERSONS).strip("/"),
        "name": link.text,
        "links": links(address, settings),
    }


def motion(decision: Decision, meeting: Meeting, settings: Settings) -> Json:
    """Return a decision of a meeting."""
    clause = decision.clause
    return {
        "id": str(decision.ref),
        "organization_id": str(meeting.document.body),
        "legislative_session_id": str(meeting.id),
        "text": "\n".join((*clause.lines, *clause.closing)),
        "identifier": str(clause.label) if clause.label else None,
        "date": f"{meeting.document.date}T00:00:00+00:00",
        "result": "принято",
        "sources": links(addresses.decision(decision.ref), settings),
    }


def links(address: str, settings: Settings) -> list[Json]:
    """Return the page of a thing; Popolo knows whole addresses only."""
    return [{"url": settings.site_url + address}] if settings.site_url else []
