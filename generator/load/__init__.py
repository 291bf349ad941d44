"""Files to records: every document and organization with the span of every word, and every fault at once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import PurePosixPath

from generator.diagnostics import Diagnostic, error
from generator.load.characters import check_characters, read_text
from generator.load.decode import decode
from generator.load.document import build_document
from generator.load.glossary import build_glossary, check_glossary
from generator.load.markdown_tree import parse_markdown
from generator.load.organization import build_organization
from generator.load.schema import DocumentFile, GlossaryFile, OrganizationFile, WithdrawnFile
from generator.load.tree import Mapping, Node
from generator.load.withdrawn import build_withdrawn
from generator.load.yaml_tree import parse_yaml
from generator.model.document import Document, DocumentId
from generator.model.glossary import Term
from generator.model.organization import Organization
from generator.model.withdrawn import NOTHING_WITHDRAWN, Withdrawn
from generator.source import SourceFile, Span
from generator.text.slugs import is_slug

COLLECTIONS = ("protocols", "decisions")
GLOSSARY = "glossary.yml"
WITHDRAWN = "withdrawn.yml"
RECORDS = (*COLLECTIONS, "organizations", GLOSSARY, WITHDRAWN)
"""Folders and files of the content folder that hold records; nothing of them is a page of the host."""

_NAME = re.compile(r"\d{4}-\d\d-\d\d(-[a-z0-9]+(-[a-z0-9]+)*)?")


@dataclass(frozen=True, slots=True)
class Loaded:
    """What the files of the content folder say; a record that cannot be read is only in the diagnostics."""

    documents: tuple[Document, ...]
    organizations: tuple[Organization, ...]
    diagnostics: tuple[Diagnostic, ...]
    glossary: tuple[Term, ...] = ()
    withdrawn: Withdrawn = NOTHING_WITHDRAWN


def load(files: Iterable[SourceFile]) -> Loaded:
    """Read records; ``files`` hold paths from the root of the content folder, in any order."""
    documents: list[Document] = []
    organizations: list[Organization] = []
    diagnostics: list[Diagnostic] = []
    glossary: tuple[Term, ...] = ()
    withdrawn = NOTHING_WITHDRAWN
    for file in sorted(files, key=lambda file: file.path):
        record, faults = load_file(file)
        diagnostics += faults
        match record:
            case Document():
                documents.append(record)
            case Organization():
                organizations.append(record)
            case tuple():
                glossary = record
            case Withdrawn():
                withdrawn = record
    return Loaded(tuple(documents), tuple(organizations), tuple(diagnostics), glossary, withdrawn)


def load_file(
    file: SourceFile,
) -> tuple[Document | Organization | tuple[Term, ...] | Withdrawn | None, tuple[Diagnostic, ...]]:
    """Read one record, or say why it cannot be read."""
    text, faults = read_text(file)
    if text is None:
        return None, faults
    if not text.strip():
        return None, (_empty(file.path),)
    path = PurePosixPath(file.path)
    tree, syntax = (parse_markdown if path.suffix == ".md" else parse_yaml)(text, file.path)
    faults = (*check_characters(text, file.path), *faults, *syntax)
    if tree is None:
        if not syntax:
            faults = (*faults, _empty(file.path))
        return None, faults
    if path.parts[0] == GLOSSARY:
        return _glossary(tree, faults)
    if path.parts[0] == WITHDRAWN:
        return _withdrawn(tree, faults)
    if path.parts[0] == "organizations":
        return _organization(path, tree, faults)
    return _document(path, tree, faults)


def _empty(path: str) -> Diagnostic:
    return error("empty", Span(path), "Файл пуст.", "Скопируйте соседнюю запись и замените в ней текст.")


def _glossary(
    tree: Node, faults: tuple[Diagnostic, ...]
) -> tuple[tuple[Term, ...] | None, tuple[Diagnostic, ...]]:
    record, problems = decode(GlossaryFile, tree)
    if record is None:
        return None, (*faults, *problems)
    terms = build_glossary(record)
    return terms, (*faults, *problems, *check_glossary(terms))


def _withdrawn(tree: Node, faults: tuple[Diagnostic, ...]) -> tuple[Withdrawn | None, tuple[Diagnostic, ...]]:
    record, problems = decode(WithdrawnFile, tree)
    return build_withdrawn(record) if record else None, (*faults, *problems)


def _organization(
    path: PurePosixPath, tree: Node, faults: tuple[Diagnostic, ...]
) -> tuple[Organization | None, tuple[Diagnostic, ...]]:
    if len(path.parts) != 2 or path.suffix != ".yml" or not is_slug(path.stem):
        message = "Файл организации называют её id — латинскими буквами, цифрами и дефисами."
        return None, (*faults, error("name", Span(str(path)), message, "organizations/yar-iro.yml"))
    record, problems = decode(OrganizationFile, tree)
    if record is None:
        return None, (*faults, *problems)
    return build_organization(path.stem, record, _spans(tree)), (*faults, *problems)


def _document(
    path: PurePosixPath, tree: Node, faults: tuple[Diagnostic, ...]
) -> tuple[Document | None, tuple[Diagnostic, ...]]:
    if len(path.parts) != 3 or not _NAME.fullmatch(path.stem):
        place = f"{path.parts[0]}/<орган>/<дата>[-<номер>]{path.suffix}"
        return None, (
            *faults,
            error(
                "name",
                Span(str(path)),
                f"Файл лежит не на своём месте: нужно {place}.",
                f"{path.parts[0]}/yar-ks/2023-03-16-2{path.suffix}",
            ),
        )
    record, problems = decode(DocumentFile, tree)
    if record is None:
        return None, (*faults, *problems)
    id = DocumentId(path.parts[0], path.parts[1], path.stem)
    return build_document(id, record, _spans(tree)), (*faults, *problems)


def _spans(tree: Node) -> dict[str, Span]:
    spans = {"": Span(tree.span.path)}
    if isinstance(tree, Mapping):
        for key, value in tree.entries:
            spans[str(key)] = value.span
    return spans
