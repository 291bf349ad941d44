"""The files of Popolo: the registry, and what was decided in each year, joined from shares of documents."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from generator.export.artifact import Artifact, FileGroup, Files, Packing, Streamed
from generator.export.encoding import encode
from generator.export.material import Material
from generator.export.packed import Packed, content, plain, separated
from generator.export.popolo.records import links
from generator.export.records import Json
from generator.model.document import DocumentId
from generator.model.group import Group
from generator.model.organization import Alias, Organization
from generator.model.portal import Portal
from generator.model.settings import Settings
from generator.pages import addresses
from generator.text.slugs import slug

FOLDER = f"{addresses.DATA}popolo/"

_DAY = re.compile(r"[0-9]{4}(?:-[0-9]{2}){0,2}")


def popolo(of: Material) -> Iterator[FileGroup]:
    """Yield the registry, and what was decided in each year."""
    yield Group("popolo organizations", partial(_registry, of.portal, of.settings))
    for year in of.portal.years:
        yield Group(f"popolo {year}", partial(_of_year, year, of))


def _registry(portal: Portal, settings: Settings) -> Files:
    organizations = portal.organizations.values()
    regions = sorted({str(o.region) for o in organizations if o.region})
    registry = {
        "organizations": [_organization(o, portal, settings) for o in organizations],
        "memberships": [m for o in organizations for m in _memberships(o, portal)],
        "areas": [{"id": slug(region), "name": region, "classification": "регион"} for region in regions],
    }
    yield Artifact(f"{FOLDER}organizations.json", encode(registry))


def packed_popolo(of: Material) -> Iterator[tuple[str, Packing]]:
    """Yield how the files of years are made of packed pieces, by their addresses."""
    return ((_address(year), partial(_packed, of, ids)) for year, ids in of.portal.years.items())


def _of_year(year: int, of: Material) -> Files:
    yield Streamed(_address(year), map(content, _packed(of, of.portal.years[year])))


def _packed(of: Material, ids: Sequence[DocumentId]) -> Iterator[Packed]:
    shares = map(of.excerpts.shares.__getitem__, ids)
    parts = [(share.events, share.motions) for share in shares]
    yield plain(b'{"events":[')
    yield from separated((events for events, _ in parts), b",")
    yield plain(b'],"motions":[')
    yield from separated((motions for _, motions in parts), b",")
    yield plain(b"]}\n")


def _address(year: int) -> str:
    return f"{FOLDER}{year}.json"


def _organization(organization: Organization, portal: Portal, settings: Settings) -> Json:
    id = organization.id
    short = [{"name": str(organization.short_name)}] if organization.short_name else []
    return {
        "id": id,
        "name": str(organization.name),
        "other_names": [*short, *map(_other_name, organization.aliases)],
        "classification": organization.classification.value,
        "parent_id": str(organization.parent) if organization.parent in portal.organizations else None,
        "area_id": slug(organization.region) if organization.region else None,
        "links": links(addresses.organization(id), settings),
    }


def _other_name(alias: Alias) -> Json:
    name: Json = {"name": str(alias.name), "note": "с ошибкой" if alias.misspelling else None}
    for key, day in (("start_date", alias.since), ("end_date", alias.until)):
        name[key] = str(day) if _DAY.fullmatch(day) else None
    return name


def _memberships(organization: Organization, portal: Portal) -> Iterator[Json]:
    for group in organization.groups:
        if group in portal.organizations:
            yield {
                "id": f"{organization.id}@{group}",
                "label": str(portal.organizations[group].name),
                "member": {"id": organization.id, "name": str(organization.name)},
                "organization_id": str(group),
            }
