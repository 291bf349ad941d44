"""What stands at addresses that were published once: a word about it, a redirect, a line of the ledger."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from markupsafe import escape

from generator.model.withdrawn import Withdrawn
from generator.pages.notices import moved_page, withdrawn_page
from generator.pages.places import prefix
from generator.publish.fates import Fate, Fates
from generator.publish.ledger import write_ledger
from generator.publish.redirects import GONE, MOVED, Redirect, write_redirects
from generator.publish.shell import Shell, ShellKey
from generator.publish.write import write_page


def write_departed(
    stage: Path,
    shells: Mapping[ShellKey, Shell],
    fates: Fates,
    departed: Iterable[str],
    standing: frozenset[str],
) -> tuple[str, ...]:
    """Write what became of ``departed`` into a site, and its ledger; return the addresses that are lost."""
    found = {address: fates.find(address) for address in sorted(departed)}
    for address, fate in found.items():
        if fate is not None and address.endswith("/"):
            _write(stage, shells, address, fate)
    write_redirects(stage, _redirects(found))
    write_ledger(stage, standing | found.keys())
    return tuple(address for address, fate in found.items() if fate is None)


def named(withdrawn: Withdrawn) -> frozenset[str]:
    """Return the addresses that ``withdrawn.yml`` itself names as published once."""
    return frozenset(
        (
            *(str(entry.address) for entry in withdrawn.withdrawals),
            *(str(entry.source) for entry in withdrawn.moves),
        )
    )


def _write(stage: Path, shells: Mapping[ShellKey, Shell], address: str, fate: Fate) -> None:
    if fate.withdrawal is not None:
        page = withdrawn_page(address, fate.withdrawal)
        head = '<meta name="robots" content="noindex">'
    else:
        page = moved_page(address, fate.target)
        link = escape(prefix(address) + fate.target)
        head = (
            f'<meta http-equiv="refresh" content="0; url={link}">\n<link rel="canonical" href="{link}">\n'
            '<meta name="robots" content="noindex">'
        )
    shell = shells.get(ShellKey(page.section, address.count("/")))
    # Only hand-written pages can stand deeper than every shell: a server leads on from those.
    if shell is not None:
        write_page(stage, page, shell, head)


def _redirects(found: Mapping[str, Fate | None]) -> Iterator[Redirect]:
    for address, fate in found.items():
        if fate is not None and fate.withdrawal is not None:
            # Where a file stood no page can stand: the one above it tells.
            above = fate.target if fate.target.endswith("/") else f"{address.rpartition('/')[0]}/"
            yield Redirect(address, address if address.endswith("/") else above, GONE)
        elif fate is not None:
            yield Redirect(address, fate.target, MOVED)
