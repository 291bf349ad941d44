"""A folder of content as the pipeline would hand it on: records, other files, pages."""

from __future__ import annotations

from pathlib import Path

from generator.check import Published, check
from generator.diagnostics import Diagnostic, in_order
from generator.link import link_loaded
from generator.load import RECORDS, load
from generator.source import SourceFile

RECORD_SUFFIXES = (".md", ".yml")


def read(root: Path) -> tuple[tuple[SourceFile, ...], Published]:
    """Return the records and pages of a content folder, and what is published beside them."""
    records: list[SourceFile] = []
    files: set[str] = set()
    pages: set[str] = {""}
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        name = path.relative_to(root).as_posix()
        if name.split("/")[0] in RECORDS and path.suffix in RECORD_SUFFIXES:
            records.append(SourceFile(name, path.read_bytes()))
        elif path.suffix == ".md":
            records.append(SourceFile(name, path.read_bytes()))
            pages.add(f"{name.removesuffix('.md')}/")
        else:
            files.add(name)
    return tuple(records), Published(frozenset(files), frozenset(pages))


def diagnose(records: tuple[SourceFile, ...], published: Published | None = None) -> tuple[Diagnostic, ...]:
    """Return everything that ``load`` and ``check`` say of some records, in order."""
    loaded = load(records)
    portal = link_loaded(loaded)
    said = check(portal, loaded, published or Published())
    return in_order((*loaded.diagnostics, *said))


ORGANIZATION = SourceFile(
    "organizations/sovet.yml",
    "name: Образцовый совет\nclassification: council\nregion: Примерская область\n".encode(),
)


def protocol(decided: str = "1. Принять к сведению.", **head: str) -> str:
    """Return a protocol in Markdown; ``head`` adds fields or replaces them."""
    fields = {
        "body": "sovet",
        "kind": "protocol",
        "date": "2023-03-16",
        "number": '"2"',
        "fidelity": "full",
        **head,
    }
    return (
        "---\n"
        + "".join(f"{key}: {value}\n" for key, value in fields.items())
        + f"---\n## Решили\n{decided}\n"
    )


def protocol_file(data: bytes, suffix: str = ".md") -> SourceFile:
    """Return bytes as the file of that protocol."""
    return SourceFile(f"protocols/sovet/2023-03-16-2{suffix}", data)
