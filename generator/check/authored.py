"""Every word of a record that readers will see, and what its editor lets stand in it."""

from __future__ import annotations

from dataclasses import dataclass

from generator.check.content import Record
from generator.model.document import Document
from generator.model.exemption import Exemption
from generator.model.organization import Organization
from generator.model.page import WrittenPage
from generator.model.printed import printed_lines
from generator.model.report import ExecutionReport
from generator.source import Text


@dataclass(frozen=True, slots=True)
class Authored:
    """The words of one record, and its exemptions."""

    texts: tuple[Text, ...]
    exemptions: tuple[Exemption, ...]

    def lets(self, rule: str, text: str) -> bool:
        """Whether an exemption from a rule holds all of ``text``."""
        return any(each.rule == rule and text in each.text for each in self.exemptions)


def authored(record: Record) -> Authored:
    """Return what a document, an organization, a report or a hand-written page says."""
    match record:
        case Document():
            return Authored(_document(record), record.exemptions)
        case Organization():
            return Authored(_organization(record), record.exemptions)
        case ExecutionReport():
            return Authored(_report(record), record.exemptions)
        case WrittenPage():
            return Authored(_page(record), record.exemptions)


def _document(document: Document) -> tuple[Text, ...]:
    head = (document.number, document.time, document.region, document.source)
    return (*(text for text in head if text is not None), *printed_lines(document))


def _organization(organization: Organization) -> tuple[Text, ...]:
    names = (organization.name, organization.short_name, organization.region)
    return (*(text for text in names if text is not None), *(alias.name for alias in organization.aliases))


def _report(report: ExecutionReport) -> tuple[Text, ...]:
    evidence = (text for each in report.evidence for text in (each.text, each.url, each.file))
    return tuple(text for text in (report.by, *report.text, *evidence) if text is not None)


def _page(page: WrittenPage) -> tuple[Text, ...]:
    return tuple(text for text in (page.title, page.description, *page.lines) if text is not None)
