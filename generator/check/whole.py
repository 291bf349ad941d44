"""What the rules of the whole portal look at: of every record a head, little enough to have all at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.check.attached import evidence_files, linked_files, named_files
from generator.check.authored import authored
from generator.check.content import Published, Record, folder_of, folder_of_report, path_of
from generator.check.sheet import lay_out
from generator.load import Loaded
from generator.model.document import Document
from generator.model.organization import Organization
from generator.model.page import WrittenPage
from generator.model.portal import Portal
from generator.model.report import ExecutionReport
from generator.model.withdrawn import NOTHING_WITHDRAWN, Withdrawn
from generator.text.withdrawn_names import WithdrawnNames


@dataclass(frozen=True, slots=True)
class Head:
    """One record, as far as others bear on it.

    ``address`` is that of its page, empty for a report and for what the host renders; ``files`` are paths
    from the content root of the files that it names, there or not; ``withdrawn`` are the names of the
    withdrawn persons who stand in it.
    """

    path: str
    address: str
    files: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything that such a rule may read: the portal by its keys, its organizations, and every head."""

    portal: Portal
    heads: tuple[Head, ...]
    published: Published
    withdrawn: Withdrawn = NOTHING_WITHDRAWN


def heads(loaded: Loaded) -> Iterator[Head]:
    """Yield the heads of documents, organizations, reports and hand-written pages."""
    persons = [(str(person.name), WithdrawnNames([person.names])) for person in loaded.withdrawn.persons]
    for record in loaded.records:
        named = tuple(name for name, forms in persons if any(map(forms.find, authored(record).texts)))
        yield Head(path_of(record), _address(record), tuple(_files(record)), named)


def _address(record: Record) -> str:
    match record:
        case Document():
            return f"{record.id}/"
        case Organization():
            return f"organizations/{record.id}/"
        case ExecutionReport() | WrittenPage():
            return ""


def _files(record: Record) -> Iterator[str]:
    match record:
        case Document():
            folder = folder_of(record.id)
            yield from (folder + name for name in (*named_files(record), *linked_files(lay_out(record))))
        case ExecutionReport():
            folder = folder_of_report(record)
            yield from (folder + name for name in evidence_files(record))
        case Organization() | WrittenPage():
            pass
