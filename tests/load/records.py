"""Records of invented people and places, read as the pipeline reads them."""

from __future__ import annotations

from generator.diagnostics import Diagnostic
from generator.link import link_loaded
from generator.load import load, load_file
from generator.model.document import Clause, DecidedSection, Document
from generator.model.portal import Portal
from generator.source import SourceFile

PATH = "protocols/sovet/2023-03-16.md"
HEAD = "body: sovet\nkind: protocol\ndate: 2023-03-16\nfidelity: full\n"


def read(text: str, path: str = PATH) -> tuple[object, tuple[Diagnostic, ...]]:
    """Return what one file says and what is wrong with it."""
    return load_file(SourceFile(path, text.encode()))


def document(body: str, path: str = PATH) -> Document:
    """Return the document of a Markdown body under the least of heads; its date is that of its path."""
    head = HEAD.replace("sovet", path.split("/")[1]).replace("2023-03-16", path.split("/")[2][:10])
    record, diagnostics = read(f"---\n{head}---\n{body}", path)
    assert isinstance(record, Document), diagnostics
    return record


def clauses(body: str) -> tuple[Clause, ...]:
    """Return the outermost clauses of everything that was decided."""
    sections = document(body).sections
    return tuple(c for section in sections if isinstance(section, DecidedSection) for c in section.clauses)


def portal(files: dict[str, str]) -> Portal:
    """Return the portal of some files; a protocol is given by its body, an organization in YAML lines."""
    sources = []
    for path, text in files.items():
        if path.endswith(".md") and not text.startswith("---"):
            _, body, name = path.removesuffix(".md").split("/")
            text = f"---\nbody: {body}\nkind: protocol\ndate: {name[:10]}\nfidelity: full\n---\n{text}"
        sources.append(SourceFile(path, text.encode()))
    loaded = load(sources)
    assert [d for d in loaded.diagnostics if d.severity == "error"] == []
    return link_loaded(loaded)
