"""Files to records: every document and organization with the span of every word, and every fault at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.diagnostics import Diagnostic, error
from generator.load.characters import check_characters, read_text
from generator.load.decode import decode
from generator.load.document import build_document, check_clauses
from generator.load.glossary import build_glossary, check_glossary
from generator.load.markdown_tree import parse_markdown
from generator.load.organization import build_organization
from generator.load.page import read_page
from generator.load.report import build_report, report_place
from generator.load.schema.document import DocumentFile
from generator.load.schema.registers import (
    GlossaryFile,
    OrganizationFile,
    ReportFile,
    TopicsFile,
    WithdrawnFile,
)
from generator.load.topics import build_topics, check_topics
from generator.load.tree import Mapping, Node
from generator.load.withdrawn import build_withdrawn
from generator.load.yaml_tree import parse_yaml
from generator.model.document import Document, DocumentId
from generator.model.exemption import Exemption
from generator.model.glossary import Term, Terms
from generator.model.organization import Organization
from generator.model.page import WrittenPage
from generator.model.report import ExecutionReport
from generator.model.topic import Topic, Topics
from generator.model.withdrawn import NOTHING_WITHDRAWN, Withdrawn
from generator.source import SourceFile, Span
from generator.text.slugs import is_slug

COLLECTIONS = ("protocols", "decisions")
"""Folders whose files are records of meetings and what is attached to them."""

GLOSSARY = "glossary.yml"
WITHDRAWN = "withdrawn.yml"
TOPICS = "topics.yml"
RECORDS = (*COLLECTIONS, "organizations", "reports", GLOSSARY, WITHDRAWN, TOPICS)
"""Folders and files of the content folder that hold records; nothing of them is a page of the host."""

_NAME = re.compile(r"\d{4}-\d\d-\d\d(-[a-z0-9]+(-[a-z0-9]+)*)?")


Record = Document | Organization | ExecutionReport | Terms | Topics | Withdrawn | WrittenPage
"""What one file may hold."""

Reading = tuple[Record | None, tuple[Diagnostic, ...]]
"""What a file holds, if it can be read, and what is wrong with it."""

Each = Callable[[Callable[[SourceFile], Reading], Sequence[SourceFile]], Iterable[Reading]]
"""Calls a function with each of many files, as ``map`` does."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the files of the content folder say; a record that cannot be read is only in the diagnostics."""

    documents: tuple[Document, ...] = ()
    organizations: tuple[Organization, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    glossary: tuple[Term, ...] = ()
    withdrawn: Withdrawn = NOTHING_WITHDRAWN
    reports: tuple[ExecutionReport, ...] = ()
    topics: tuple[Topic, ...] = ()
    pages: tuple[WrittenPage, ...] = ()

    @property
    def records(self) -> Iterator[Document | Organization | ExecutionReport | WrittenPage]:
        """Everything that has a file of its own."""
        yield from self.documents
        yield from self.organizations
        yield from self.reports
        yield from self.pages

    @property
    def exemptions(self) -> tuple[Exemption, ...]:
        """What editors let stand, in all records together."""
        return tuple(exemption for record in self.records for exemption in record.exemptions)


def load(files: Iterable[SourceFile], each: Each = map) -> Loaded:
    """Read records and hand-written pages; ``files`` hold paths from the content root, in any order.

    No file bears on another, so that ``each`` may read them anywhere, if it returns them in their order.
    """
    documents: list[Document] = []
    organizations: list[Organization] = []
    reports: list[ExecutionReport] = []
    diagnostics: list[Diagnostic] = []
    withdrawn = NOTHING_WITHDRAWN
    glossary = Terms()
    topics = Topics()
    pages: list[WrittenPage] = []
    for record, faults in each(load_file, sorted(files, key=lambda file: file.path)):
        diagnostics += faults
        match record:
            case Document():
                documents.append(record)
            case Organization():
                organizations.append(record)
            case ExecutionReport():
                reports.append(record)
            case Terms():
                glossary = record
            case Withdrawn():
                withdrawn = record
            case Topics():
                topics = record
            case WrittenPage():
                pages.append(record)
    return Loaded(
        tuple(documents),
        tuple(organizations),
        tuple(diagnostics),
        glossary.terms,
        withdrawn,
        tuple(reports),
        topics.topics,
        tuple(pages),
    )


def load_file(file: SourceFile) -> Reading:
    """Read one record or page, or say why it cannot be read; what is no record is a hand-written page."""
    text, faults = read_text(file)
    if text is None:
        return None, faults
    path = PurePosixPath(file.path)
    if path.parts[0] not in RECORDS:
        page, problems = read_page(text, file.path)
        return page, (*faults, *check_characters(text, file.path), *problems)
    if not text.strip():
        return None, (_empty(file.path),)
    tree, syntax = (parse_markdown if path.suffix == ".md" else parse_yaml)(text, file.path)
    faults = (*check_characters(text, file.path), *faults, *syntax)
    if tree is None:
        if not syntax:
            faults = (*faults, _empty(file.path))
        return None, faults
    record, problems = _BUILDERS.get(path.parts[0], _document)(path, tree)
    return record, (*faults, *problems)


def _empty(path: str) -> Diagnostic:
    return error("empty", Span(path), "Файл пуст.", "Скопируйте соседнюю запись и замените в ней текст.")


def _glossary(_path: PurePosixPath, tree: Node) -> tuple[Record | None, tuple[Diagnostic, ...]]:
    record, problems = decode(GlossaryFile, tree)
    if record is None:
        return None, problems
    terms = build_glossary(record)
    return Terms(terms), (*problems, *check_glossary(terms))


def _withdrawn(_path: PurePosixPath, tree: Node) -> tuple[Record | None, tuple[Diagnostic, ...]]:
    record, problems = decode(WithdrawnFile, tree)
    return (build_withdrawn(record) if record is not None else None), problems


def _topics(_path: PurePosixPath, tree: Node) -> tuple[Record | None, tuple[Diagnostic, ...]]:
    record, problems = decode(TopicsFile, tree)
    if record is None:
        return None, problems
    topics = build_topics(record)
    return Topics(topics), (*problems, *check_topics(topics))


def _organization(path: PurePosixPath, tree: Node) -> tuple[Record | None, tuple[Diagnostic, ...]]:
    if len(path.parts) != 2 or path.suffix != ".yml" or not is_slug(path.stem):
        message = "Файл организации называют её id — латинскими буквами, цифрами и дефисами."
        return None, (error("name", Span(str(path)), message, "organizations/yar-iro.yml"),)
    record, problems = decode(OrganizationFile, tree)
    return (build_organization(path.stem, record, _spans(tree)) if record is not None else None), problems


def _report(path: PurePosixPath, tree: Node) -> tuple[Record | None, tuple[Diagnostic, ...]]:
    place = report_place(path)
    if place is None or not _NAME.fullmatch(path.stem):
        message = "Отчёт лежит не на своём месте: нужно reports/<документ>/<пункт>/<дата>.yml."
        example = "reports/protocols/yar-ks/2023-03-16-2/1.2.3/2023-04-03.yml"
        return None, (error("name", Span(str(path)), message, example),)
    record, problems = decode(ReportFile, tree)
    return (build_report(*place, record, _spans(tree)) if record is not None else None), problems


def _document(path: PurePosixPath, tree: Node) -> tuple[Record | None, tuple[Diagnostic, ...]]:
    if len(path.parts) != 3 or not _NAME.fullmatch(path.stem):
        place = f"{path.parts[0]}/<орган>/<дата>[-<номер>]{path.suffix}"
        message = f"Файл лежит не на своём месте: нужно {place}."
        return None, (
            error("name", Span(str(path)), message, f"{path.parts[0]}/yar-ks/2023-03-16-2{path.suffix}"),
        )
    record, problems = decode(DocumentFile, tree)
    if record is None:
        return None, problems
    document = build_document(DocumentId(path.parts[0], path.parts[1], path.stem), record, _spans(tree))
    return document, (*problems, *check_clauses(document))


_BUILDERS = {
    GLOSSARY: _glossary,
    TOPICS: _topics,
    WITHDRAWN: _withdrawn,
    "organizations": _organization,
    "reports": _report,
}
"""What builds a record, by the folder or the file it lies in; all else is a document."""


def _spans(tree: Node) -> dict[str, Span]:
    spans = {"": Span(tree.span.path)}
    if isinstance(tree, Mapping):
        for key, value in tree.entries:
            spans[str(key)] = value.span
    return spans
