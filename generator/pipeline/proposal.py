"""A proposed change on a stage of its own: the base's portal with the proposal's data files only."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from generator.diagnostics import Diagnostic, error
from generator.pipeline.content import linked
from generator.pipeline.revisions import NotRead, Repository, TreeEntry
from generator.publish.ledger import LEDGER, parse_ledger
from generator.source import Span
from generator.text.plural import count

SETTINGS = "mkdocs.yml"
MAX_CHANGED = 5_000
"""Files of one proposal: more than a council signs in a hundred years."""


def settings_at(repository: Repository, commit: str) -> str:
    """Return the text of mkdocs.yml at a commit."""
    for entry in repository.entries(commit):
        if entry.path == SETTINGS and entry.is_regular:
            return next(data for _, data in repository.contents([entry])).decode("utf-8", "replace")
    raise NotRead(f"В версии нет файла {SETTINGS}: это не портал.")


def ledger_at(repository: Repository, commit: str, docs_dir: str) -> frozenset[str]:
    """Return the addresses in the ledger of a content folder at a commit; without one there are none."""
    wanted = str(PurePosixPath(docs_dir) / LEDGER)
    entries = [entry for entry in repository.entries(commit, docs_dir) if entry.path == wanted]
    found = repository.contents(entry for entry in entries if entry.is_regular)
    return frozenset[str]().union(*(parse_ledger(data) for _, data in found))


def too_many(repository: Repository, base: str, head: str) -> Diagnostic | None:
    """Return an error where a proposal changes more files than anybody could look at; none is read."""
    changed = len(repository.changed(repository.fork(base, head), head))
    if changed <= MAX_CHANGED:
        return None
    files = count(changed, "файл", "файла", "файлов")
    return error("too-big", Span("."), f"Предложение меняет {files}.", "Предложите их по частям.")


def stage(
    repository: Repository, base: str, head: str, docs_dir: str, folder: Path
) -> tuple[Diagnostic, ...]:
    """Write settings and theme of ``base`` and the content folder of ``head``; return what was left out.

    Only regular files are taken: a link or another repository inside of the content is refused by name.
    """
    docs = PurePosixPath(docs_dir)
    if docs.is_absolute() or not docs.parts or ".." in docs.parts:
        raise NotRead(f"docs_dir в {SETTINGS} выходит из папки портала.")
    settings = [entry for entry in repository.entries(base) if not _is_below(entry.path, docs)]
    content = repository.entries(head, str(docs))
    _write(repository, (entry for entry in (*settings, *content) if entry.is_regular), folder)
    (folder / docs).mkdir(parents=True, exist_ok=True)
    return tuple(
        linked(PurePosixPath(entry.path).relative_to(docs).as_posix())
        for entry in content
        if not entry.is_regular
    )


def _is_below(path: str, folder: PurePosixPath) -> bool:
    return PurePosixPath(path).is_relative_to(folder)


def _write(repository: Repository, entries: Iterable[TreeEntry], folder: Path) -> None:
    for entry, data in repository.contents(entries):
        path = folder / entry.path
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
