"""Elements of Akoma Ntoso, and the names of documents and clauses in it."""

from __future__ import annotations

from typing import TypeAlias

from lxml import etree

from generator.model.document import Document, Ref
from generator.model.portal import Head, Portal
from generator.model.settings import Settings
from generator.pages import addresses

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"

Element: TypeAlias = etree._Element


def add(parent: Element, tag: str, text: str | None = None, /, **attributes: str) -> Element:
    """Append an element; a trailing underscore of an attribute only keeps it from being a word of Python."""
    element = etree.SubElement(parent, f"{{{NAMESPACE}}}{tag}")
    for key, value in attributes.items():
        element.set(key.rstrip("_"), value)
    element.text = text
    return element


def work(document: Document | Head) -> str:
    """Return the IRI of a document as a work: ``/akn/ru/doc/protocol/2023-03-16/yar-ks-2``.

    Source: Akoma Ntoso Naming Convention 1.0. The body stands in the number, because the part for an author
    may not begin with a digit, as the id of a body may.
    """
    rest = document.id.name[len("2023-03-16") :]
    return f"/akn/ru/doc/{document.kind.value}/{document.date}/{document.id.body}{rest}"


def point(clause: str) -> str:
    """Return the ``eId`` of a clause by its id."""
    return f"point_{clause}"


def decision_iri(ref: Ref, portal: Portal, settings: Settings) -> str:
    """Return the IRI of a clause of a document; its address where the portal does not know the document."""
    head = portal.heads.get(ref.document)
    if head is None:
        return settings.site_url + addresses.decision(ref)
    return f"{work(head)}/!main#{point(ref.clause)}"
