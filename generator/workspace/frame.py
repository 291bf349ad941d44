"""A portal's files in two heaps: records of documents and reports, which change singly, and all the rest."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from generator.workspace.day import as_of, revision
from generator.workspace.fingerprint import fingerprint, listing, program, state

_FOLDERS = ("protocols", "decisions", "reports")
_FORMS = (".md", ".yml")


class Frame(NamedTuple):
    """What a site is made of.

    ``made_of`` stands for everything but records: organizations, settings, theme, program, day and options.
    ``records`` are the states of the others, by their path in the portal's folder; ``sum`` stands for them.
    """

    made_of: str
    records: Mapping[str, str]
    sum: str

    def seal(self, site: Path) -> str:
        """Return a fingerprint of all of it, and of how a site stands: of that its folder and its ledger."""
        standing = (state(site / name) for name in ("", "addresses.txt"))
        return fingerprint((self.made_of, self.sum, *standing))


NO_FRAME = Frame("", {}, "")


def read_frame(root: Path, site: Path, *options: object) -> Frame:
    """Return what a site would be made of now."""
    site = site.absolute()
    inside = site.name if site.parent == root.absolute() else ""
    records: dict[str, str] = {}
    rest: list[object] = []
    for path, at in listing(root, lambda path: path == inside or ("/" not in path and path[:1] == ".")):
        if _is_record(path):
            records[path] = at
        else:
            rest.append((path, at))
    parts = (*options, str(site), as_of(root), revision(root), *program(), *rest)
    return Frame(fingerprint(parts), records, fingerprint(("\n".join((*records, *records.values())),)))


def _is_record(path: str) -> bool:
    _, _, inside = path.partition("/")
    return inside.partition("/")[0] in _FOLDERS and inside.endswith(_FORMS)
