"""Addresses that were published once: what became of each, and an error where nobody has said."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path

from generator.diagnostics import Diagnostic, error
from generator.load import WITHDRAWN
from generator.model.document import Ref
from generator.model.portal import Portal
from generator.model.withdrawn import Withdrawn
from generator.pages import addresses
from generator.publish.departed import named, write_departed
from generator.publish.fates import Fates, is_record
from generator.publish.refusal import Refused
from generator.publish.shell import Shell, ShellKey
from generator.source import Span
from generator.text.plural import count

MOST = 100
"""Addresses that are told of one by one."""


def record_addresses(portal: Portal, pages: Iterable[Ref]) -> frozenset[str]:
    """Return the addresses of documents, of decisions that have ``pages``, and of organizations."""
    return frozenset(
        (
            *map(addresses.document, portal.heads),
            *map(addresses.decision, pages),
            *map(addresses.organization, portal.organizations),
        )
    )


def keep_addresses(
    ledger: frozenset[str],
    withdrawn: Withdrawn,
    portal: Portal,
    stage: Path,
    shells: Mapping[ShellKey, Shell],
    standing: frozenset[str],
    today: date,
) -> None:
    """Write into a site what became of every address of the ledger that it has no more, and its new ledger.

    ``standing`` are the addresses of its pages and attachments.

    Raises:
        Refused: when an address is lost; ``find_lost`` has not seen what the host made.
    """
    departed = (ledger | named(withdrawn)) - standing
    fates = Fates(withdrawn, portal, standing)
    lost = write_departed(stage, shells, fates, departed, standing)
    if lost:
        told = [_lost_address(address, 0, (), withdrawn, today) for address in lost[:MOST]]
        raise Refused("\n".join(f"{each.code}: {each.message}\n{each.advice}" for each in told))


def find_lost(
    ledger: frozenset[str], standing: frozenset[str], portal: Portal, withdrawn: Withdrawn, today: date
) -> Iterator[Diagnostic]:
    """Yield an error for every record, or part of one, of the ledger that is neither there nor explained.

    ``standing`` are the addresses of records, attachments, and pages whose writing does not wait for a build.
    """
    fates = Fates(withdrawn, portal, standing)
    lost = sorted(
        address for address in ledger - standing if is_record(address) and fates.find(address) is None
    )
    fresh = sorted(standing - ledger)
    known = frozenset(lost)
    tops = [address for address in lost if not _covered(address, known)]
    for address in tops[:MOST]:
        below = sum(other != address and other.startswith(address) for other in lost)
        yield _lost_address(address, below, fresh, withdrawn, today)


def _lost_address(
    address: str, below: int, fresh: Iterable[str], withdrawn: Withdrawn, today: date
) -> Diagnostic:
    """Return the error on a lost address, with the lines that would explain it."""
    if below:
        more = count(below, "адрес", "адреса", "адресов")
        told = f"Адрес «{address}» и ещё {more} под ним были опубликованы, а теперь там ничего нет."
    else:
        told = f"Адрес «{address}» был опубликован, а теперь там ничего нет."
    return error(
        "url-lost",
        Span(WITHDRAWN),
        told,
        _lines(address, _successor(address, fresh), withdrawn, today),
    )


def _covered(address: str, lost: frozenset[str]) -> bool:
    """Whether a page above an address is lost as well: one entry explains both."""
    above = address.rstrip("/")
    while above := above.rpartition("/")[0]:
        if f"{above}/" in lost:
            return True
    return False


def _successor(address: str, fresh: Iterable[str]) -> str | None:
    """Return a new address that is like a lost one, beside it and of its kind."""
    above, _, name = address.rstrip("/").rpartition("/")
    end = address[len(above) + 1 + len(name) :]
    beside = [
        other.removesuffix("/").removeprefix(f"{above}/")
        for other in fresh
        if other.startswith(f"{above}/") and other.count("/") == address.count("/")
    ]
    near = difflib.get_close_matches(name, beside, 1, cutoff=0.65)
    return f"{above}/{near[0]}{end}" if near else None


def _lines(address: str, successor: str | None, withdrawn: Withdrawn, today: date) -> str:
    """Return what to add to withdrawn.yml; the name of a list only where the file has none of it yet."""
    if successor is not None:
        name, known = "moved", bool(withdrawn.moves)
        entry = f"  - from: {address}\n    to: {successor}"
    else:
        name, known = "withdrawn", bool(withdrawn.withdrawals)
        entry = f"  - address: {address}\n    date: {today}\n    reason: почему отозвано"
    head = f"# {WITHDRAWN}, в список {name}:" if known else f"# {WITHDRAWN}:\n{name}:"
    return f"{head}\n{entry}"
