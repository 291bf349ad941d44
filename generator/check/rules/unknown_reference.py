"""An id that names no organization of the registry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import islice

from generator.check.content import MOST, Content
from generator.check.nearest import nearest
from generator.check.sheet import Sheet
from generator.diagnostics import Diagnostic, error
from generator.model.organization import Organization
from generator.model.printed import rosters
from generator.source import Text

CODE = "unknown-reference"


def check_unknown_reference(content: Content) -> Iterator[Diagnostic]:
    """Refuse ids without a file: in ``parent``, ``groups``, ``predecessors``, «Кому:», ``organization``."""
    known = content.portal.organizations
    for organization in content.organizations:
        yield from _unknown(_of_organization(organization), known)
    for sheet in content.sheets:
        yield from islice(_unknown(_of_document(sheet), known), MOST)


def _unknown(ids: Iterator[Text], known: Mapping[str, Organization]) -> Iterator[Diagnostic]:
    for id in ids:
        if id not in known:
            near = nearest(id, known)
            yield error(
                CODE,
                id.span,
                f"Организации с id «{id}» нет в реестре.",
                f"Может быть, {near}?" if near else f"Добавьте файл organizations/{id}.yml",
            )


def _of_organization(organization: Organization) -> Iterator[Text]:
    if organization.parent:
        yield organization.parent
    yield from organization.groups
    yield from organization.predecessors


def _of_document(sheet: Sheet) -> Iterator[Text]:
    for line in rosters(sheet.document):
        yield from (person.organization for person in line.people if person.organization)
    for clause in sheet.clauses:
        yield from clause.to
