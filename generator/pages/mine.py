"""«Что поручено нам»: a page on which a reader chooses an organization, and the page of all groups.

What the page shows comes from ``export/mine.py``, a file for each region and for each organization that is
asked something; without JavaScript the page leads to the groups and the organizations.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.group import Group
from generator.model.organization import Organization
from generator.model.portal import Portal
from generator.pages import addresses, words
from generator.pages.parts import Link
from generator.pages.regions import NO_REGION, by_region, region_heading, region_slug
from generator.pages.views import ListGroup, ListView, MineView, Page
from generator.text.collation import by_name
from generator.text.plural import count


def mine_groups(portal: Portal) -> Iterator[Group[Page]]:
    """Yield what makes the page of the choice and the list of groups."""
    yield Group("mine", lambda: (_choice(portal),))
    yield Group("groups", lambda: (_groups(portal),))


def _choice(portal: Portal) -> Page:
    title = "Что поручено нам"
    view = MineView(
        title=title,
        regions=tuple((region_slug(name), name or NO_REGION) for name in by_region(portal)),
        groups=Link("все группы", addresses.GROUPS),
        organizations=Link("все организации", addresses.ORGANIZATIONS),
    )
    about = "Все поручения вашей организации, по имени и через группы, по срокам."
    return Page(addresses.MINE, title, about, addresses.ORGANIZATIONS, view)


def _groups(portal: Portal) -> Page:
    found = []
    for region, organizations in by_region(portal).items():
        groups = [one for one in organizations if one.classification.is_group]
        if groups:
            rows = tuple(_row(group, portal) for group in sorted(groups, key=lambda one: by_name(one.title)))
            found.append(ListGroup(region_heading(region), links=rows))
    view = ListView(
        (Link("Организации", addresses.ORGANIZATIONS),),
        "Группы",
        "Поручение, данное группе, касается каждого, кто в неё входит.",
        tuple(found),
        empty="" if found else "Групп на портале нет.",
    )
    about = "Группы организаций и лиц, которым адресованы решения."
    return Page(addresses.GROUPS, "Группы", about, addresses.ORGANIZATIONS, view)


def _row(group: Organization, portal: Portal) -> tuple[Link, str]:
    asked = len(portal.assigned.get(group.id, ()))
    members = len(portal.members.get(group.id, ()))
    about = words.assignments_count(asked)
    if members:
        about = f"{about} · {count(members, 'участник', 'участника', 'участников')}"
    return Link(group.title, addresses.organization(group.id)), about
