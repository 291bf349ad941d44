"""Links to the portal's own pages and files, by what a record names."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.document import Ref
from generator.model.file import PublishedFile
from generator.model.portal import Mention, Portal
from generator.pages import addresses, words
from generator.pages.parts import FileLink, Link
from generator.text.links import written
from generator.text.typography import bind


def organization_link(id: str, portal: Portal) -> Link:
    """Return a link to an organization by its id; the id itself where there is none."""
    organization = portal.organizations.get(id)
    return Link(bind(organization.title), addresses.organization(id)) if organization else Link(id)


def mention_link(mention: Mention, portal: Portal) -> Link:
    """Return a link to an organization by its name; the words as printed where it is not known."""
    organization = portal.organizations.get(mention.organization) if mention.organization else None
    if organization is None:
        return Link(str(mention.text))
    return Link(bind(organization.title), addresses.organization(organization.id))


def decision_link(ref: Ref, portal: Portal) -> Link:
    """Return «Пункт 1.2.3 протокола от 16 марта 2023 года № 2», or the address where it is not known."""
    decision = portal.decisions.get(ref)
    if decision is None:
        return Link(str(ref))
    document = portal.heads[ref.document]
    text = f"{words.decision_title(decision)} {words.document_genitive(document)}"
    return Link(text, addresses.clause(ref) if decision.heading else addresses.decision(ref))


def file_link(text: str, address: str, files: Mapping[str, PublishedFile]) -> FileLink:
    """Return a link to a published file, with its kind, its size and its sum where ``files`` tell them."""
    kind = address.rpartition(".")[2].upper()
    link = Link(text, written(address))
    published = files.get(address)
    if published is None:
        return FileLink(link, kind)
    return FileLink(link, f"{kind}, {words.file_size(published.size)}", published.sha256)
