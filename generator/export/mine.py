"""What the page «Что поручено нам» reads: who is in a region, and what each is asked to do.

No format that a portal may leave out: without these files that page of its own shows nothing. A region is one
file; what an organization is asked stands in files of at most ``ROWS`` rows, the pressing first, so that a
reader loads little however large the portal is. ``theme/assets/glasno/my.js`` reads them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from typing import Any

from generator.export.artifact import Artifact, FileGroup, Files
from generator.export.material import Material
from generator.model.group import Group
from generator.model.organization import Organization
from generator.model.portal import Portal
from generator.pages import addresses
from generator.pages.entries import Entry
from generator.pages.ledger import Ledger
from generator.pages.regions import by_region, region_slug
from generator.pages.subordination import groups_of
from generator.text.collation import by_name
from generator.vocabulary import Classification

ROWS = 300
"""Rows in one file of an organization."""


def mine_files(of: Material) -> Iterator[FileGroup]:
    """Yield the files of regions and of organizations that are asked something."""
    for region in by_region(of.portal):
        yield Group(f"mine region {region_slug(region)}", partial(_of_region, region, of.portal))
    for id in of.portal.organizations:
        yield Group(f"mine organization {id}", partial(_of_organization, id, of.ledger))


def _of_region(region: str, portal: Portal) -> Files:
    organizations = by_region(portal).get(region, [])
    yield _file(f"region-{region_slug(region)}", _region(organizations, portal))


def _of_organization(id: str, ledger: Ledger) -> Files:
    entries = ledger.through_one(id)
    for number, start in enumerate(range(0, len(entries), ROWS), 1):
        rows = [_row(entry) for entry in entries[start : start + ROWS]]
        yield _file(f"of-{id}-{number}", {"all": len(entries), "size": ROWS, "rows": rows})


def _region(organizations: list[Organization], portal: Portal) -> dict[str, Any]:
    kinds = sorted({one.classification for one in organizations if not one.classification.is_group})
    areas = {area: portal.organizations[area].title for one in organizations if (area := _area(one, portal))}
    return {
        "kinds": [[str(kind), kind.label] for kind in kinds],
        "areas": sorted(areas.items(), key=lambda area: by_name(area[1])),
        "organizations": [
            [
                one.id,
                one.title,
                "" if one.classification.is_group else str(one.classification),
                _area(one, portal),
                [
                    [id, portal.organizations[id].title]
                    for id in (one.id, *groups_of(one.id, portal))
                    if portal.assigned.get(id)
                ],
            ]
            for one in sorted(organizations, key=lambda one: by_name(one.title))
        ],
    }


def _area(organization: Organization, portal: Portal) -> str:
    """Return the municipal authority that an organization is, or stands under; empty for none."""
    seen: set[str] = set()
    current: Organization | None = organization
    while current is not None and current.id not in seen:
        if current.classification is Classification.MUNICIPAL_AUTHORITY:
            return current.id
        seen.add(current.id)
        current = portal.organizations.get(current.parent or "")
    return ""


def _row(entry: Entry) -> list[Any]:
    """Return address, text, place, deadline as printed, state, last day, and the words of the state."""
    row = entry.row
    chip = row.chip
    return [
        row.address,
        row.text,
        row.point,
        row.deadline,
        entry.state,
        entry.due.isoformat() if entry.due else "",
        [chip.shape, chip.tone, chip.text] if chip else [],
    ]


def _file(name: str, value: dict[str, Any]) -> Artifact:
    data = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    return Artifact(f"{addresses.MINE}{name}.json", data)
