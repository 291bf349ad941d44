"""Akoma Ntoso 3.0 (OASIS LegalDocML): each document as legal systems load it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from lxml import etree

from generator.export.akoma_ntoso.body import write_body
from generator.export.akoma_ntoso.elements import NAMESPACE, Element, add
from generator.export.akoma_ntoso.meta import write_meta
from generator.export.artifact import Artifact, FileGroup, Files
from generator.export.material import Material
from generator.model.document import DocumentId
from generator.model.group import Group
from generator.model.portal import Meeting, Portal
from generator.model.settings import Settings
from generator.pages import addresses, words
from generator.text.dates import format_date


def akoma_ntoso(of: Material) -> Iterator[FileGroup]:
    """Yield a file beside the page of every document; they hold nothing that the day of the build changes."""
    for id in of.portal.heads:
        yield Group(f"akoma-ntoso {id}", partial(_of_meeting, id, of.portal, of.settings))


def _of_meeting(id: DocumentId, portal: Portal, settings: Settings) -> Files:
    meeting = portal.meetings[id]
    root = etree.Element(f"{{{NAMESPACE}}}akomaNtoso", nsmap={None: NAMESPACE})
    document = add(root, "doc", name=meeting.document.kind.value)
    write_meta(document, meeting, portal, settings)
    _preface(document, meeting, portal)
    write_body(document, meeting, portal, settings)
    data = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    yield Artifact(addresses.akoma_ntoso(id), data)


def _preface(parent: Element, meeting: Meeting, portal: Portal) -> None:
    """Say what the document is; its own lines stand in the body."""
    document = meeting.document
    preface = add(parent, "preface")
    title = add(preface, "p")
    add(title, "docType", document.kind.label.capitalize()).tail = " от "
    day = add(title, "docDate", format_date(document.date), date=document.date.isoformat())
    if number := words.printed_number(document):
        day.tail = " № "
        add(title, "docNumber", number)
    body = portal.organizations.get(document.body)
    add(add(preface, "p"), "docProponent", str(body.name) if body else str(document.body))
    for line in (document.title, document.subject):
        if line:
            add(add(preface, "p"), "docTitle" if line is document.title else "docPurpose", line)
