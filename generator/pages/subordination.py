"""How organizations hang together: groups that hand assignments down, and the tree of subordination."""

from __future__ import annotations

from generator.model.organization import Organization
from generator.model.portal import Portal
from generator.pages.links import organization_link
from generator.pages.parts import Link
from generator.pages.views import Branch
from generator.text.collation import by_name
from generator.text.plural import count

TREE = 200
"""Organizations of a tree on one page; of a larger one only the nearest are shown."""

_LEVELS = 12
"""Levels of a tree below one organization; real ones have four."""


def groups_of(id: str, portal: Portal) -> tuple[str, ...]:
    """Return every group whose assignments reach an organization, nearest first.

    A group may belong to a group, and a group of people («руководители ШНОР») to the group of their
    organizations; a circle ends where it began.
    """
    found: dict[str, None] = {}
    queue = [str(group) for group in portal.organizations[id].groups]
    while queue:
        group = queue.pop(0)
        organization = portal.organizations.get(group)
        if organization is None or group in found or group == id:
            continue
        found[group] = None
        queue += [str(above) for above in organization.groups]
        if (
            organization.parent
            and (above := portal.organizations.get(organization.parent))
            and above.classification.is_group
        ):
            queue.append(above.id)
    return tuple(found)


def tree(organization: Organization, portal: Portal) -> Branch | None:
    """Return the tree that an organization stands in, above it and below; None where it stands alone.

    A circle ends where it began.
    """
    seen = {organization.id}
    below = _below(organization.id, portal, seen, _LEVELS)
    if len(seen) > TREE:
        below = tuple(Branch(branch.link, branch.about) for branch in below)
    above = portal.organizations.get(organization.parent or "")
    if above is None and not below:
        return None
    branch = Branch(Link(organization.title), organization.classification.label, below, current=True)
    while above is not None and above.id not in seen:
        seen.add(above.id)
        branch = Branch(organization_link(above.id, portal), above.classification.label, (branch,))
        above = portal.organizations.get(above.parent or "")
    return branch


def _below(id: str, portal: Portal, seen: set[str], levels: int) -> tuple[Branch, ...]:
    branches = []
    for child in sorted(portal.children.get(id, ()), key=lambda id: by_name(portal.title_of(id))):
        if child in seen or not levels:
            continue
        seen.add(child)
        below = _below(child, portal, seen, levels - 1)
        about = portal.organizations[child].classification.label
        if below:
            number = sum(map(_size, below))
            about = f"{about} · {count(number, 'подчинённая', 'подчинённые', 'подчинённых')}"
        branches.append(Branch(organization_link(child, portal), about, below))
    return tuple(branches)


def _size(branch: Branch) -> int:
    return 1 + sum(map(_size, branch.branches))
