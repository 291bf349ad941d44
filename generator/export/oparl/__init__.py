"""OParl 1.1 as static files: every object at its own address, lists in pages, all reachable from System.

Addresses must be whole, so that a portal without ``site_url`` has none of it. What OParl has no word for
stands in keys that begin with ``glasno:``; docs/reference/open-data.md tells of each. Without them the tree
is still whole and valid.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from generator.export.artifact import Artifact
from generator.export.dumps import encode
from generator.export.oparl.listing import Listing
from generator.export.oparl.objects import LISTS, Objects
from generator.export.records import Json
from generator.model.portal import Portal
from generator.model.settings import Settings


def oparl(portal: Portal, settings: Settings, _today: date) -> Iterator[Artifact]:
    """Yield every object and every list, oldest first: a new protocol changes the last pages alone."""
    if not settings.site_url:
        return
    objects = Objects(portal, settings)
    lists = {type: Listing(objects.list_of(type), settings.site_url) for type in LISTS}

    def publish(object: Json) -> Iterator[Artifact]:
        yield Artifact(object["id"].removeprefix(settings.site_url), encode(object))
        if listing := lists.get(object["type"].rpartition("/")[2]):
            yield from listing.add(object)

    yield from publish(objects.system())
    yield from publish(objects.body())
    for organization in portal.organizations.values():
        yield from publish(objects.organization(organization))
        if convened := portal.convened.get(organization.id):
            listing = Listing(objects.meetings_of(organization.id), settings.site_url)
            for id in reversed(convened):
                yield from listing.add(objects.meeting(portal.meetings[id]))
            yield from listing.close()
    for person in objects.people():
        yield from publish(person)
    for meeting in reversed(list(portal.meetings.values())):
        for object in objects.of_meeting(meeting):
            yield from publish(object)
    for listing in lists.values():
        yield from listing.close()
