"""A decoded record of the registry as an organization of the model."""

from __future__ import annotations

from generator.load.exemption import build_exemptions
from generator.load.schema.registers import OrganizationFile
from generator.model.organization import Alias, Organization
from generator.source import Span


def build_organization(id: str, record: OrganizationFile, spans: dict[str, Span]) -> Organization:
    """Return the organization that a record spells."""
    return Organization(
        id=id,
        name=record.name,
        classification=record.classification,
        short_name=record.short_name,
        region=record.region,
        parent=record.parent,
        groups=tuple(record.groups),
        aliases=tuple(
            Alias(alias.name, alias.misspelling == "true", alias.since or "", alias.until or "")
            for alias in record.aliases
        ),
        predecessors=tuple(record.predecessors),
        exemptions=build_exemptions(record.allow),
        spans=spans,
    )
