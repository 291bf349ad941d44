"""Popolo: organizations with their groups in one file, meetings and decisions in a file of each year.

A meeting is an event, a decision is a motion of it. A person is whoever has a page: a name in a document
alone is nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from generator.export.artifact import Artifact, FileGroup, Files
from generator.export.encoding import encode
from generator.export.material import Material
from generator.export.records import Json
from generator.model.group import Group
from generator.model.organization import Alias, Organization
from generator.model.portal import Decision, Meeting, Portal
from generator.model.settings import Persons, Settings
from generator.pages import addresses, words
from generator.pages.parts import Link
from generator.pages.persons import person_links
from generator.text.slugs import slug

FOLDER = f"{addresses.DATA}popolo/"

_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


def popolo(of: Material) -> Iterator[FileGroup]:
    """Yield the registry, and what was decided in each year."""
    yield Group("popolo organizations", partial(_registry, of.portal, of.settings))
    for year in of.portal.years:
        yield Group(f"popolo {year}", partial(_of_year, year, of.portal, of.settings))


def _registry(portal: Portal, settings: Settings) -> Files:
    organizations = portal.organizations.values()
    regions = sorted({str(o.region) for o in organizations if o.region})
    registry = {
        "organizations": [_organization(o, portal, settings) for o in organizations],
        "memberships": [m for o in organizations for m in _memberships(o, portal)],
        "areas": [{"id": slug(region), "name": region, "classification": "регион"} for region in regions],
    }
    yield Artifact(f"{FOLDER}organizations.json", encode(registry))


def _of_year(year: int, portal: Portal, settings: Settings) -> Files:
    held = [portal.meetings[id] for id in portal.years[year]]
    motions = (_motion(d, meeting, settings) for meeting in held for d in meeting.decisions if not d.heading)
    told = {"events": [_event(meeting, settings) for meeting in held], "motions": list(motions)}
    yield Artifact(f"{FOLDER}{year}.json", encode(told))


def _organization(organization: Organization, portal: Portal, settings: Settings) -> Json:
    id = organization.id
    short = [{"name": str(organization.short_name)}] if organization.short_name else []
    return {
        "id": id,
        "name": str(organization.name),
        "other_names": [*short, *map(_other_name, organization.aliases)],
        "classification": organization.classification.value,
        "parent_id": str(organization.parent) if organization.parent in portal.organizations else None,
        "area_id": slug(organization.region) if organization.region else None,
        "links": _links(addresses.organization(id), settings),
    }


def _other_name(alias: Alias) -> Json:
    name: Json = {"name": str(alias.name), "note": "с ошибкой" if alias.misspelling else None}
    for key, day in (("start_date", alias.since), ("end_date", alias.until)):
        name[key] = str(day) if _DAY.fullmatch(day) else None
    return name


def _memberships(organization: Organization, portal: Portal) -> Iterator[Json]:
    for group in organization.groups:
        if group in portal.organizations:
            yield {
                "id": f"{organization.id}@{group}",
                "label": str(portal.organizations[group].name),
                "member": {"id": organization.id, "name": str(organization.name)},
                "organization_id": str(group),
            }


def _event(meeting: Meeting, settings: Settings) -> Json:
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
        "sources": _links(addresses.document(meeting.id), settings),
    }


def _person(link: Link, settings: Settings) -> Json:
    address = link.address or ""
    return {
        "id": address.removeprefix(addresses.PERSONS).strip("/"),
        "name": link.text,
        "links": _links(address, settings),
    }


def _motion(decision: Decision, meeting: Meeting, settings: Settings) -> Json:
    clause = decision.clause
    return {
        "id": str(decision.ref),
        "organization_id": str(meeting.document.body),
        "legislative_session_id": str(meeting.id),
        "text": "\n".join((*clause.lines, *clause.closing)),
        "identifier": str(clause.label) if clause.label else None,
        "date": f"{meeting.document.date}T00:00:00+00:00",
        "result": "принято",
        "sources": _links(addresses.decision(decision.ref), settings),
    }


def _links(address: str, settings: Settings) -> list[Json]:
    """Return the page of a thing; Popolo knows whole addresses only."""
    return [{"url": settings.site_url + address}] if settings.site_url else []
