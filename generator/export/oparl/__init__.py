"""OParl 1.1 as static files: every object at its own address, lists in pages, all reachable from System.

Addresses must be whole, so that a portal without ``site_url`` has none of it. What OParl has no word for
stands in keys that begin with ``glasno:``; docs/reference/open-data.md tells of each. Without them the tree
is still whole and valid. Lists go on from the oldest: a new protocol changes their last pages alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial

from generator.export.artifact import Artifact, FileGroup, Files
from generator.export.dumps import encode
from generator.export.material import Material
from generator.export.oparl.listing import list_pages
from generator.export.oparl.objects import (
    Objects,
    address,
    meeting_name,
    organization_name,
    paper_name,
)
from generator.export.records import Json
from generator.model.document import DocumentId
from generator.model.group import Group
from generator.model.portal import Portal


def oparl(of: Material) -> Iterator[FileGroup]:
    """Yield the objects of the system, of every organization and of every meeting, and the lists of them."""
    if not of.settings.site_url:
        return
    portal = of.portal
    tree = _Tree(portal, Objects(portal, of.settings), of.settings.site_url)
    yield Group("oparl system", tree.system)
    for organization in portal.organizations:
        yield Group(f"oparl organization {organization}", partial(tree.organization, organization))
    for id in portal.meetings:
        yield Group(f"oparl {id}", partial(tree.meeting, id))
    yield Group("oparl persons", tree.persons)
    yield Group("oparl organizations", tree.organizations)
    yield Group("oparl meetings", tree.meetings)
    yield Group("oparl papers", tree.papers)


class _Tree:
    """What each group makes."""

    def __init__(self, portal: Portal, objects: Objects, site_url: str) -> None:
        self._portal = portal
        self._objects = objects
        self._site_url = site_url

    def system(self) -> Files:
        """Yield where a client begins, and the portal as a body."""
        yield self._file(self._objects.system())
        yield self._file(self._objects.body())
        yield from self._list("Body", ["body"])

    def organization(self, id: str) -> Files:
        """Yield an organization, and the list of its meetings where it holds any."""
        yield self._file(self._objects.organization(self._portal.organizations[id]))
        if held := self._portal.convened.get(id):
            names = map(meeting_name, reversed(held))
            yield from list_pages(self._objects.meetings_of(id), self._site_url, map(address, names))

    def meeting(self, id: DocumentId) -> Files:
        """Yield a meeting with everything that belongs to it."""
        yield from map(self._file, self._objects.of_meeting(self._portal.meetings[id]))

    def organizations(self) -> Files:
        """Yield the list of organizations."""
        return self._list("Organization", map(organization_name, self._portal.organizations))

    def persons(self) -> Files:
        """Yield those who have a page, and the list of them."""
        people = list(self._objects.people())
        yield from map(self._file, people)
        addresses = (person["id"].removeprefix(self._site_url) for person in people)
        yield from list_pages(self._objects.list_of("Person"), self._site_url, addresses)

    def meetings(self) -> Files:
        """Yield the list of meetings."""
        return self._list("Meeting", map(meeting_name, reversed(list(self._portal.meetings))))

    def papers(self) -> Files:
        """Yield the list of decisions."""
        refs = (
            decision.ref
            for id in reversed(list(self._portal.meetings))
            for decision in self._portal.meetings[id].decisions
            if not decision.heading
        )
        return self._list("Paper", map(paper_name, refs))

    def _list(self, type: str, names: Iterable[str]) -> Files:
        return list_pages(self._objects.list_of(type), self._site_url, map(address, names))

    def _file(self, object: Json) -> Artifact:
        return Artifact(object["id"].removeprefix(self._site_url), encode(object))
