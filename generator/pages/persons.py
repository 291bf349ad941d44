"""Pages of people, where a portal wants them: what they attended, in which part, and on what they spoke.

Nobody is identified: whoever has the same printed name and the same organization shares a page, and the page
says so. Search engines are asked to leave these pages out; the search of the portal and its ledger do.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from generator.model.document import AgendaItem, CourseSection
from generator.model.portal import Attendee, Meeting, Portal
from generator.pages import addresses, words
from generator.pages.lists import document_row, pager, pages_of
from generator.pages.parts import Heading, Link
from generator.pages.views import DocumentRow, ListGroup, ListView, Page
from generator.text.labels import bare
from generator.text.plural import count
from generator.text.slugs import slug
from generator.text.surnames import same_person
from generator.text.withdrawn_names import HIDDEN

ROWS = 500
"""People on one page of the list."""

_NOTE = (
    "Страница собрана программой по имени и организации, как они напечатаны в документах. Однофамильцы "
    "из разных организаций не объединены, а у одного человека страниц может быть несколько."
)


@dataclass(slots=True)
class _Person:
    """Someone whose name and organization are printed alike in every document."""

    name: str
    organization: str
    meetings: list[tuple[Meeting, str]] = field(default_factory=list)
    """With the part that they took: «секретарь»."""
    spoken: list[tuple[str, Meeting]] = field(default_factory=list)
    """Questions, as printed, and where they were dealt with."""


class People:
    """Everyone on the lists of attendance of a portal, by the last part of the address of their pages."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._persons: dict[str, _Person] = {}
        for meeting in portal.meetings.values():
            self._attend(meeting)

    def pages(self) -> Iterator[Page]:
        """Yield the page of every person, and the list of them."""
        for key, person in self._persons.items():
            yield self._page(key, person)
        rows = sorted(self._persons.items(), key=lambda row: (row[1].name.casefold(), row[0]))
        parts = pages_of(rows, ROWS)
        for number, part in enumerate(parts, 1):
            links = tuple(
                (Link(person.name, addresses.person(key)), self._portal.title_of(person.organization))
                for key, person in part
            )
            groups = tuple(
                ListGroup(Heading(letter, f"l-{slug(letter)}"), links=tuple(group))
                for letter, group in groupby(links, key=lambda row: row[0].text[:1].upper())
            )
            about = count(len(rows), "имя", "имени", "имён")
            way = pager(number, len(parts), addresses.persons)
            view = ListView(
                (), "Люди", about, groups, way, "Имён в документах нет." if not rows else "", _NOTE
            )
            yield _unlisted(addresses.persons(number), "Люди", view)

    def _attend(self, meeting: Meeting) -> None:
        met: dict[str, str] = {}
        for key, name, attendee in _met(meeting):
            person = self._persons.setdefault(key, _Person(name, _organization(attendee, meeting)))
            if key not in met:
                person.meetings.append((meeting, attendee.person.role.label))
            met[key] = name
        for name, question in _spoken(meeting):
            keys = [key for key in met if same_person(name, met[key])]
            if len(keys) == 1 and (question, meeting) not in self._persons[keys[0]].spoken:
                self._persons[keys[0]].spoken.append((question, meeting))

    def _page(self, key: str, person: _Person) -> Page:
        attended = tuple(self._row(meeting, role) for meeting, role in person.meetings)
        spoken = tuple(
            (Link(question, addresses.document(meeting.id)), words.document_short(meeting.document))
            for question, meeting in person.spoken
        )
        groups = [ListGroup(Heading("Заседания", "meetings"), attended)]
        if spoken:
            groups.append(ListGroup(Heading("Выступления по вопросам", "spoken"), links=spoken))
        view = ListView(
            (Link("Люди", addresses.PERSONS),),
            person.name,
            self._portal.title_of(person.organization),
            tuple(groups),
            note=_NOTE,
        )
        return _unlisted(addresses.person(key), person.name, view)

    def _row(self, meeting: Meeting, role: str) -> DocumentRow:
        row = document_row(self._portal.heads[meeting.id], self._portal)
        return DocumentRow(row.date, row.link, role)


def person_links(meeting: Meeting) -> tuple[Link, ...]:
    """Return the people of a meeting with their pages, in its order."""
    met = {key: name for key, name, _ in _met(meeting)}
    return tuple(Link(name, addresses.person(key)) for key, name in met.items())


def _met(meeting: Meeting) -> Iterator[tuple[str, str, Attendee]]:
    """Yield the last part of the address and the name of everyone on the list of attendance."""
    for attendee in meeting.attendees:
        name = " ".join(attendee.person.name.split())
        if name and HIDDEN not in name:
            yield f"{slug(name)[:80]}-{_organization(attendee, meeting)}", name, attendee


def _organization(attendee: Attendee, meeting: Meeting) -> str:
    """Return for whom a person came; where the line does not tell, the body that met."""
    mention = attendee.organization
    return mention.organization if mention and mention.organization else str(meeting.document.body)


def _spoken(meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Yield the names of those who reported or spoke, with the question as printed."""
    questions: dict[str, str] = {}
    for item in meeting.document.agenda:
        questions.setdefault(bare(item.label or ""), _question(item))
        for line in item.speakers:
            yield from ((person.name, _question(item)) for person in line.people)
    for section in meeting.document.sections:
        if isinstance(section, CourseSection):
            known = questions.get(bare(section.item)) if section.item else None
            question = known or str(section.heading or "")
            yield from (
                (speech.speaker, question) for speech in section.speeches if speech.speaker and question
            )


def _question(item: AgendaItem) -> str:
    return " ".join(map(str, item.lines))


def _unlisted(address: str, title: str, view: ListView) -> Page:
    return Page(address, title, f"{title}: участие в заседаниях.", addresses.PROTOCOLS, view, listed=False)
