"""Organizations by region, and what headings and addresses call a region."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from generator.model.organization import Organization
from generator.model.portal import Portal
from generator.pages.parts import Heading
from generator.text.slugs import slug

NO_REGION = "Без региона"


def region_of(organization: Organization, portal: Portal) -> str:
    """Return the region of an organization, or of the nearest above it that has one."""
    seen: set[str] = set()
    current: Organization | None = organization
    while current is not None and current.id not in seen:
        if current.region:
            return str(current.region)
        seen.add(current.id)
        current = portal.organizations.get(current.parent or "")
    return ""


def by_region(portal: Portal) -> Mapping[str, list[Organization]]:
    """Return organizations by the name of their region; those without one come last."""
    found: dict[str, list[Organization]] = defaultdict(list)
    for organization in portal.organizations.values():
        found[region_of(organization, portal)].append(organization)
    return {name: found[name] for name in sorted(found, key=lambda name: (not name, name))}


def region_slug(name: str) -> str:
    """Return what an address calls a region."""
    return slug(name) or "none"


def region_heading(name: str) -> Heading:
    """Return the heading of what belongs to a region."""
    return Heading(name or NO_REGION, f"r-{region_slug(name)}")
