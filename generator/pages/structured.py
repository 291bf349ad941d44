"""What a page is about, in the words of schema.org, for search engines and other programs.

Addresses of the site stand behind the mark of ``places``, as in rendered HTML: they are made relative to the
page when it is written, and a reader of JSON-LD resolves them against its address.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import json

from generator.model.organization import Organization
from generator.model.portal import Decision, Meeting, Portal
from generator.pages import addresses, words
from generator.pages.parts import Link
from generator.pages.places import ROOT, prefix
from generator.vocabulary import Classification, MeetingForm, RelationKind

Node = Mapping[str, Any]

CONTEXT = "https://schema.org"

_JSON = json.Encoder(enc_hook=str)  # authored text is a str of its own kind
_ROOT = _JSON.encode(ROOT).decode().rstrip('"')
"""How an address of the site begins in JSON; no other text does, for its own backslashes are doubled."""

_TYPES = {
    Classification.FEDERAL_AUTHORITY: "GovernmentOrganization",
    Classification.REGIONAL_AUTHORITY: "GovernmentOrganization",
    Classification.MUNICIPAL_AUTHORITY: "GovernmentOrganization",
    Classification.COUNCIL: "GovernmentOrganization",
    Classification.COLLEGIUM: "GovernmentOrganization",
    Classification.SCHOOL: "School",
    Classification.KINDERGARTEN: "Preschool",
}
_FORMS = {
    MeetingForm.IN_PERSON: "https://schema.org/OfflineEventAttendanceMode",
    MeetingForm.MIXED: "https://schema.org/MixedEventAttendanceMode",
}


def of_document(meeting: Meeting, portal: Portal) -> tuple[Node, ...]:
    """Return a document and the meeting that it tells of."""
    document = meeting.document
    page = _at(addresses.document(meeting.id))
    body = _named(str(document.body), portal)
    title = words.document_title(document)
    day = document.date.isoformat()
    event = {
        "@type": "Event",
        "@id": f"{page}#meeting",
        "name": f"{body['name']}: {title}",
        "startDate": day,
        "organizer": body,
        "location": {"@type": "Place", "name": str(document.place)} if document.place else None,
        "eventAttendanceMode": _FORMS.get(document.form) if document.form else None,
        "recordedIn": {"@id": page},
    }
    work = {
        "@type": "CreativeWork",
        "@id": page,
        "url": page,
        "name": title,
        "genre": document.kind.label,
        "identifier": words.printed_number(document) or None,
        "dateCreated": day,
        "inLanguage": "ru",
        "author": body,
        "recordedAt": {"@id": f"{page}#meeting"},
        "about": str(document.subject) if document.subject else None,
    }
    return _known(work), _known(event)


def of_decision(decision: Decision, meeting: Meeting, portal: Portal, name: str) -> tuple[Node, ...]:
    """Return a decision as a piece of legislation: its text, who passed it, for whom, what it changes.

    ``name`` is the one of its page, «Пункт 1.2.3 протокола от 16 марта 2023 года № 2».
    """
    clause, document = decision.clause, meeting.document
    page = _at(addresses.decision(decision.ref))
    changed = (RelationKind.AMENDS, RelationKind.REPEALS)
    node = {
        "@type": "Legislation",
        "@id": page,
        "url": page,
        "name": name,
        "text": "\n".join((*clause.lines, *clause.closing)),
        "legislationIdentifier": str(clause.label) if clause.label else None,
        "legislationDate": document.date.isoformat(),
        "legislationPassedBy": _named(str(document.body), portal),
        "legislationLegalForce": "https://schema.org/NotInForce" if decision.repealed_by else None,
        "legislationChanges": [
            {"@id": _at(addresses.decision(ref))} for kind, ref in decision.relations if kind in changed
        ]
        or None,
        "audience": [
            {"@type": "Audience", "name": _named(mention.organization, portal)["name"]}
            for mention in decision.addressees
            if mention.organization
        ]
        or None,
        "isPartOf": {"@id": _at(addresses.document(meeting.id))},
        "inLanguage": "ru",
    }
    return (_known(node),)


def of_organization(organization: Organization, portal: Portal) -> tuple[Node, ...]:
    """Return an organization with its names and the one above it."""
    page = _at(addresses.organization(organization.id))
    node = {
        "@type": _TYPES.get(organization.classification, "Organization"),
        "@id": page,
        "url": page,
        "name": str(organization.name),
        "alternateName": [
            *(name for name in organization.other_names if name != organization.name),
            *([str(organization.short_name)] if organization.short_name else ()),
        ]
        or None,
        "parentOrganization": _named(str(organization.parent), portal) if organization.parent else None,
        "memberOf": [_named(str(group), portal) for group in organization.groups] or None,
        "areaServed": str(organization.region) if organization.region else None,
    }
    return (_known(node),)


def breadcrumbs(crumbs: Iterable[Link], title: str, address: str) -> Node | None:
    """Return the way to a page; None for one that stands alone."""
    steps = [*crumbs, Link(title, address)]
    if len(steps) == 1:
        return None
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": step.text}
            | ({"item": _at(step.address)} if step.address is not None else {})
            for position, step in enumerate(steps, 1)
        ],
    }


def as_text(nodes: Iterable[Node], page: str) -> str:
    """Return nodes as JSON-LD for a ``script`` of a page: no sign of HTML in it could end the element."""
    text = _JSON.encode({"@context": CONTEXT, "@graph": [*nodes]}).decode()
    for sign in "<>&":
        if sign in text:
            text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text.replace(_ROOT, f'"{prefix(page)}')


def _named(id: str | None, portal: Portal) -> dict[str, str]:
    organization = portal.organizations.get(id or "")
    if organization is None:
        return {"@type": "Organization", "name": str(id)}
    kind = _TYPES.get(organization.classification, "Organization")
    return {
        "@type": kind,
        "@id": _at(addresses.organization(organization.id)),
        "name": str(organization.name),
    }


def _at(address: str) -> str:
    return ROOT + address


def _known(node: dict[str, Any]) -> Node:
    """Return a node without what is not known."""
    return {key: value for key, value in node.items() if value is not None}
