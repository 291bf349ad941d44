"""OParl 1.1 as static files: every object at its own address, lists in pages, all reachable from System.

Addresses must be whole, so that a portal without ``site_url`` has none of it. What OParl has no word for
stands in keys that begin with ``glasno:``; docs/reference/open-data.md tells of each. Without them the tree
is still whole and valid. Lists go on from the oldest: a new protocol changes their last pages alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from itertools import islice

from generator.export.artifact import Artifact, FileGroup, Files, Joined
from generator.export.encoding import encode
from generator.export.material import Material
from generator.export.oparl.listing import list_page, list_pages
from generator.export.oparl.objects import (
    Objects,
    address,
    meeting_name,
    organization_name,
    paper_name,
)
from generator.export.oparl.pages import meeting_pages, paper_pages
from generator.export.records import Json
from generator.model.document import DocumentId
from generator.model.group import Group


def oparl(of: Material) -> Iterator[FileGroup]:
    """Yield the objects of the system, of every organization and of every meeting, and the lists of them."""
    if not of.settings.site_url:
        return
    portal = of.portal
    tree = _Tree(of)
    yield Group("oparl system", tree.system)
    for organization in portal.organizations:
        yield Group(f"oparl organization {organization}", partial(tree.organization, organization))
    for id in portal.heads:
        yield Group(f"oparl {id}", partial(tree.meeting, id))
    yield Group("oparl persons", tree.persons)
    yield Group("oparl organizations", tree.organizations)
    for number in tree.meeting_pages:
        yield Group(f"oparl meetings {number}", partial(tree.meetings, number))
    for number in tree.paper_pages:
        yield Group(f"oparl papers {number}", partial(tree.papers, number))


class _Tree:
    """What each group makes."""

    def __init__(self, of: Material) -> None:
        self._portal = of.portal
        self._outlines = of.outlines
        self._objects = Objects(of.portal, of.settings)
        self._site_url = of.settings.site_url
        heads = of.portal.heads.values()
        self.paper_pages = of.portal.watch("paper pages", paper_pages(heads))
        self.meeting_pages = of.portal.watch("meeting pages", meeting_pages(heads))

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

    def meetings(self, number: int) -> Files:
        """Yield a page of the list of meetings."""
        names = [meeting_name(span.document) for span in self.meeting_pages[number]]
        yield self._page("Meeting", number, names, more=number + 1 in self.meeting_pages)

    def papers(self, number: int) -> Files:
        """Yield a page of the list of decisions."""
        names = [
            paper_name(ref)
            for span in self.paper_pages[number]
            for ref in islice(self._outlines[span.document].pages, span.start, span.end)
        ]
        yield self._page("Paper", number, names, more=number + 1 in self.paper_pages)

    def _page(self, type: str, number: int, names: Iterable[str], *, more: bool) -> Joined:
        objects = tuple(map(address, names))
        return list_page(self._objects.list_of(type), self._site_url, number, objects, more=more)

    def _list(self, type: str, names: Iterable[str]) -> Files:
        return list_pages(self._objects.list_of(type), self._site_url, map(address, names))

    def _file(self, object: Json) -> Artifact:
        return Artifact(object["id"].removeprefix(self._site_url), encode(object))
