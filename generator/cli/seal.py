"""What a command of a portal would work on, as one text: the same text, the same outcome."""

from __future__ import annotations

from pathlib import Path

from generator.workspace.day import as_of, revision
from generator.workspace.fingerprint import fingerprint, listing, program, state


def seal(root: Path, site: Path, *options: object, standing: bool = True) -> str:
    """Return the fingerprint of a portal and its history, the program, the day, the options of a command.

    Of the site only its own folder and its ledger count, for every build puts others in their place; without
    ``standing`` not even these.
    """
    inside = site.name if site.parent == root.absolute() else ""
    return fingerprint(
        (
            *options,
            as_of(root),
            revision(root),
            *program(),
            *listing(root, lambda path: path == inside or ("/" not in path and path.startswith("."))),
            *(state(site / name) for name in ("", "addresses.txt") if standing),
        )
    )


def lies_within(root: Path, folder: Path) -> bool:
    """Whether a folder is one of a portal's own and no link: only then does a seal know what is in it."""
    return folder.resolve() == root.resolve() / folder.absolute().relative_to(root.absolute())
