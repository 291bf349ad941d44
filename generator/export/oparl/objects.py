"""The objects of OParl 1.1: what each says of the portal, and where it leads.

A meeting is a document of ours, a paper is a decision; a consultation joins a paper to the meeting and to the
question of its agenda, because OParl knows no other way between them. No document of ours says how long a
body's term is: there is none. A person is whoever has a page: a name in a document alone is nobody.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from mimetypes import guess_type
from typing import Final

from generator.export.records import Json, deadline_record, execution_record
from generator.model.document import AgendaItem, DocumentId, Ref
from generator.model.organization import Organization
from generator.model.portal import Decision, Meeting, Mention, Portal
from generator.model.settings import Persons, Settings
from generator.pages import addresses, words
from generator.pages.decision import agenda_item
from generator.pages.parts import Link
from generator.pages.persons import person_links
from generator.text.links import written

SCHEMA: Final = "https://schema.oparl.org/1.1/"

LISTS = ("Body", "Organization", "Person", "Meeting", "Paper")
"""Types of which there is a list: those that the schema asks for. Everything else stands inside of these."""

_FOLDER = "oparl/"

SYSTEM = f"{_FOLDER}system.json"
"""Where a client begins."""


class Objects:
    """Makes the objects of one portal; every address in them is whole."""

    def __init__(self, portal: Portal, settings: Settings) -> None:
        self._portal = portal
        self._settings = settings
        self._body = self._url("body")
        self._people = settings.persons is Persons.PAGES

    def list_of(self, type: str) -> str:
        """Return the first page of the list of all objects of a type."""
        return self._url(f"lists/{type.lower()}/1")

    def meetings_of(self, organization: str) -> str:
        """Return the first page of the meetings of an organization."""
        return self._url(f"lists/meetings-of/{organization}/1")

    def system(self) -> Json:
        """Return where a client begins."""
        return {
            **self._head("system", "System"),
            "oparlVersion": SCHEMA,
            "name": self._settings.site_name,
            "website": self._settings.site_url,
            "body": self.list_of("Body"),
            **self._licence(),
            **self._contact(),
        }

    def body(self) -> Json:
        """Return the portal as the one corporation that publishes here."""
        return {
            **self._head("body", "Body"),
            "system": self._url("system"),
            "name": self._settings.owner or self._settings.site_name,
            "website": self._settings.site_url,
            **{type.lower(): self.list_of(type) for type in LISTS[1:]},
            "legislativeTerm": [],
            **self._licence(),
            **self._contact(),
        }

    def organization(self, organization: Organization) -> Json:
        """Return an organization of the registry, whether it meets or is only addressed."""
        id = organization.id
        made = {
            **self._head(organization_name(id), "Organization"),
            "body": self._body,
            "name": str(organization.name),
            "classification": organization.classification.label,
            "web": self._settings.site_url + addresses.organization(id),
        }
        if organization.short_name:
            made["shortName"] = str(organization.short_name)
        for parent in self._organizations([organization.parent]):
            made["subOrganizationOf"] = parent
        if id in self._portal.convened:
            made["meeting"] = self.meetings_of(id)
        return made | {"glasno:group": self._organizations(organization.groups)}

    def people(self) -> Iterator[Json]:
        """Yield those who have a page: where the portal gives people none, there is no person in the tree."""
        seen: set[str] = set()
        if not self._people:
            return
        for meeting in self._portal.meetings.values():
            for link in person_links(meeting):
                id = _person(link)
                if id not in seen:
                    seen.add(id)
                    yield {
                        **self._head(id, "Person"),
                        "body": self._body,
                        "name": link.text,
                        "web": f"{self._settings.site_url}{link.address}",
                    }

    def of_meeting(self, meeting: Meeting) -> Iterator[Json]:
        """Yield a meeting, and everything that belongs to it."""
        made = self.meeting(meeting)
        yield made
        yield from made["agendaItem"]
        yield made["resultsProtocol"]
        yield from made["auxiliaryFile"]
        if "location" in made:
            yield made["location"]
        for decision in meeting.pages:
            paper = self.paper(decision, meeting)
            yield paper
            yield paper["mainFile"]
            yield from paper["consultation"]

    def meeting(self, meeting: Meeting) -> Json:
        """Return a document as the meeting that it tells of.

        Its time stands as printed beside: no document names its time zone, and midnight of UTC is the
        printed day in all of Russia.
        """
        document = meeting.document
        made = {
            **self._head(meeting_name(meeting.id), "Meeting"),
            "name": words.document_title(document),
            "meetingState": "проведено",
            "cancelled": False,
            "start": f"{document.date}T00:00:00+00:00",
            "organization": self._organizations([document.body]),
            "resultsProtocol": self._protocol(meeting),
            "auxiliaryFile": self._attachments(meeting),
            "agendaItem": [*self._agenda(meeting)],
            "web": self._settings.site_url + addresses.document(meeting.id),
            "glasno:kind": document.kind.value,
            "glasno:fidelity": document.fidelity.value,
        }
        if document.place:
            made["location"] = {
                **self._head(f"location/{meeting.id}", "Location"),
                "description": str(document.place),
                "meetings": [made["id"]],
            }
        if self._people:
            made["participant"] = [self._url(_person(link)) for link in person_links(meeting)]
        if document.time:
            made["glasno:time"] = str(document.time)
        return made

    def paper(self, decision: Decision, meeting: Meeting) -> Json:
        """Return a decision."""
        id, document = paper_name(decision.ref), meeting.document
        page = self._settings.site_url + addresses.decision(decision.ref)
        topics = (self._portal.topics.get(topic) for topic in decision.topics)
        return {
            **self._head(id, "Paper"),
            "body": self._body,
            "name": words.summary(decision),
            "reference": words.decision_of(decision, document),
            "date": document.date.isoformat(),
            "paperType": "решение",
            "originatorOrganization": self._organizations([document.body]),
            "underDirectionOf": self._organizations(m.organization for m in decision.responsible),
            "relatedPaper": self._papers(ref for _, ref in decision.relations),
            "superordinatedPaper": self._papers(Ref(meeting.id, above.id) for above in decision.context[-1:]),
            "subordinatedPaper": self._papers(Ref(meeting.id, below.id) for below in decision.clause.clauses),
            "mainFile": {
                **self._file(str(decision.ref), page, "text/html"),
                "name": words.decision_title(decision),
                "date": document.date.isoformat(),
                "text": "\n".join((*decision.clause.lines, *decision.clause.closing)),
                "paper": [self._url(id)],
            },
            "consultation": [self._consultation(decision, meeting)],
            "keyword": [str(topic.title) for topic in topics if topic],
            "web": page,
            **self._extension(decision),
        }

    def _extension(self, decision: Decision) -> Json:
        """Return what OParl has no word for."""
        execution, repealing = decision.execution, decision.repealed_by
        return {
            "glasno:label": str(decision.clause.label) if decision.clause.label else None,
            "glasno:addressee": [self._mention(mention) for mention in decision.addressees],
            "glasno:responsible": [self._mention(mention) for mention in decision.responsible],
            "glasno:deadline": [deadline_record(deadline) for deadline in decision.deadlines],
            "glasno:execution": execution_record(execution) if execution else None,
            "glasno:relation": [
                {"kind": kind.value, "paper": paper}
                for kind, ref in decision.relations
                for paper in self._papers([ref])
            ],
            "glasno:repealedBy": next(iter(self._papers([repealing] if repealing else [])), None),
        }

    def _consultation(self, decision: Decision, meeting: Meeting) -> Json:
        """Return what joins a decision to its meeting, and to the question where one is known."""
        made = {
            **self._head(_consultation(decision), "Consultation"),
            "paper": self._url(paper_name(decision.ref)),
            "meeting": self._url(meeting_name(meeting.id)),
            "organization": self._organizations([meeting.document.body]),
            "authoritative": True,
            "role": "решение",
        }
        if (item := agenda_item(decision, meeting)) is not None:
            order = next(number for number, other in enumerate(meeting.document.agenda) if other is item)
            made["agendaItem"] = self._url(_agenda_item(meeting, order))
        return made

    def _agenda(self, meeting: Meeting) -> Iterator[Json]:
        asked = [(decision, agenda_item(decision, meeting)) for decision in meeting.pages]
        for order, item in enumerate(meeting.document.agenda):
            decided = [decision for decision, question in asked if question is item]
            yield self._agenda_item(item, order, decided, meeting)

    def _agenda_item(
        self, item: AgendaItem, order: int, decided: Sequence[Decision], meeting: Meeting
    ) -> Json:
        """Return a question with the text of all that was decided on it.

        OParl has room for one consultation on a question; where several were decided it names none, and every
        consultation still names the question.
        """
        made = {
            **self._head(_agenda_item(meeting, order), "AgendaItem"),
            "meeting": self._url(meeting_name(meeting.id)),
            "number": str(item.label or ""),
            "order": order,
            "name": "\n".join(item.lines),
            "web": self._settings.site_url + addresses.document(meeting.id),
        }
        if decided:
            lines = (line for d in decided for line in (*d.clause.lines, *d.clause.closing))
            made["resolutionText"] = "\n".join(lines)
        if len(decided) == 1:
            made["consultation"] = self._url(_consultation(decided[0]))
        return made

    def _protocol(self, meeting: Meeting) -> Json:
        """Return the signed original; the page of the document where none is published."""
        page = self._settings.site_url + addresses.document(meeting.id)
        source = meeting.document.source
        kind = guess_type(source)[0] if source else "text/html"
        return {
            **self._file(f"{meeting.id}/protocol", page + (source or ""), kind),
            "name": words.document_title(meeting.document),
            "date": meeting.document.date.isoformat(),
            "meeting": [self._url(meeting_name(meeting.id))],
        }

    def _attachments(self, meeting: Meeting) -> list[Json]:
        page = self._settings.site_url + addresses.document(meeting.id)
        return [
            {
                **self._file(
                    f"{meeting.id}/attachment-{number}", page + written(a.file), guess_type(a.file)[0]
                ),
                "name": str(a.text),
                "fileName": str(a.file),
                "meeting": [self._url(meeting_name(meeting.id))],
            }
            for number, a in enumerate(meeting.document.attachments, 1)
            if a.file
        ]

    def _file(self, name: str, access: str, kind: str | None) -> Json:
        made = {**self._head(f"file/{name}", "File"), "accessUrl": written(access)}
        return made | {"mimeType": kind} if kind else made

    def _mention(self, mention: Mention) -> Json:
        organization = next(iter(self._organizations([mention.organization])), None)
        return {"text": str(mention.text), "organization": organization}

    def _organizations(self, ids: Iterable[str | None]) -> list[str]:
        """Return the addresses of those organizations that the registry knows, each once."""
        known = (id for id in dict.fromkeys(ids) if id and id in self._portal.organizations)
        return [self._url(organization_name(id)) for id in known]

    def _papers(self, refs: Iterable[Ref]) -> list[str]:
        """Return the addresses of those decisions that have a page, each once."""
        known = self._portal.decisions
        return [
            self._url(paper_name(ref))
            for ref in dict.fromkeys(refs)
            if (decision := known.get(ref)) and not decision.heading
        ]

    def _head(self, name: str, type: str) -> Json:
        return {"id": self._url(name), "type": f"{SCHEMA}{type}"}

    def _url(self, name: str) -> str:
        return self._settings.site_url + address(name)

    def _licence(self) -> Json:
        licence = self._settings.licence
        return {"license": licence.url} if licence and licence.url else {}

    def _contact(self) -> Json:
        publisher = self._settings.publisher
        told = {"contactName": publisher.name, "contactEmail": publisher.email}
        return {key: value for key, value in told.items() if value}


def address(name: str) -> str:
    """Return where an object stands."""
    return f"{_FOLDER}{name}.json"


def organization_name(id: str) -> str:
    """Return the name of an organization in the tree."""
    return f"organization/{id}"


def meeting_name(id: DocumentId) -> str:
    """Return the name of a meeting in the tree."""
    return f"meeting/{id}"


def paper_name(ref: Ref) -> str:
    """Return the name of a decision in the tree."""
    return f"paper/{ref}"


def _agenda_item(meeting: Meeting, order: int) -> str:
    return f"agenda-item/{meeting.id}/{order + 1}"


def _person(link: Link) -> str:
    return f"person/{(link.address or '').removeprefix(addresses.PERSONS).strip('/')}"


def _consultation(decision: Decision) -> str:
    return f"consultation/{decision.ref}"
