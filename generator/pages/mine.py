"""«Что поручено нам»: a page on which a reader chooses an organization, and the page of all groups.

What the page shows comes from ``export/mine.py``, a file for each region and for each organization that is
asked something; without JavaScript the page leads to the groups and the organizations.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from generator.model.group import Group as PageGroup
from generator.model.organization import Organization
from generator.model.portal import Portal
from generator.pages import addresses
from generator.pages.lists import region_of
from generator.pages.parts import Heading, Link
from generator.pages.views import Group, ListView, MineView, Page
from generator.text.plural import count
from generator.text.slugs import slug

NO_REGION = "none"


def mine_groups(portal: Portal) -> Iterator[PageGroup[Page]]:
    """Yield what makes the page of the choice and the list of groups."""
    yield PageGroup("mine", lambda: (_choice(portal),))
    yield PageGroup("groups", lambda: (_groups(portal),))


def _choice(portal: Portal) -> Page:
    title = "Что поручено нам"
    view = MineView(
        title=title,
        regions=tuple((region_slug(name), name or "Без региона") for name in by_region(portal)),
        groups=Link("все группы", addresses.GROUPS),
        organizations=Link("все организации", addresses.ORGANIZATIONS),
    )
    words = "Все поручения вашей организации, по имени и через группы, по срокам."
    return Page(addresses.MINE, title, words, addresses.ORGANIZATIONS, view)


def by_region(portal: Portal) -> Mapping[str, list[Organization]]:
    """Return organizations by the name of their region; those without one come last."""
    found: dict[str, list[Organization]] = defaultdict(list)
    for organization in portal.organizations.values():
        found[region_of(organization, portal)].append(organization)
    return {name: found[name] for name in sorted(found, key=lambda name: (not name, name))}


def region_slug(name: str) -> str:
    """Return what an address calls a region."""
    return slug(name) or NO_REGION


def _groups(portal: Portal) -> Page:
    found = []
    for region, organizations in by_region(portal).items():
        groups = [one for one in organizations if one.classification.is_group]
        if groups:
            rows = tuple(_row(group, portal) for group in sorted(groups, key=lambda one: one.title.lower()))
            anchor = f"r-{region_slug(region)}"
            found.append(Group(Heading(region or "Без региона", anchor), links=rows))
    view = ListView(
        (Link("Организации", addresses.ORGANIZATIONS),),
        "Группы",
        "Поручение, данное группе, касается каждого, кто в неё входит.",
        tuple(found),
        empty="" if found else "Групп на портале нет.",
    )
    words = "Группы организаций и лиц, которым адресованы решения."
    return Page(addresses.GROUPS, "Группы", words, addresses.ORGANIZATIONS, view)


def _row(group: Organization, portal: Portal) -> tuple[Link, str]:
    asked = len(portal.assigned.get(group.id, ()))
    members = len(portal.members.get(group.id, ()))
    about = count(asked, "поручение", "поручения", "поручений")
    if members:
        about = f"{about} · {count(members, 'участник', 'участника', 'участников')}"
    return Link(group.title, addresses.organization(group.id)), about
