"""A portal built as the next release of a folder, and shown to readers only when all is well with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.publish.ledger import LEDGER, read_ledger, write_ledger
from generator.publish.refusal import Refused
from generator.publish.releases import Releases, held
from generator.publish.signature import sign

KEPT = 5
"""Releases that are kept, the current one among them."""

Build = Callable[[Path, frozenset[str]], object]
"""Builds the portal into a folder; the addresses of the ledger must live on it."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What readers see now: the number of the release, and the others that can be shown instead."""

    number: int
    others: tuple[int, ...]


def publish_release(target: Path, build: Build, *, keep: int = KEPT, key: Path | None = None) -> Shown:
    """Build the next release of ``target``, sign it if there is a key, and show it."""
    with held(target) as releases:
        release = releases.prepare()
        build(release, releases.ledger)
        if key is not None:
            sign(release, key)
        releases.show(int(release.name))
        releases.prune(keep)
        return _shown(releases)


def roll_back(target: Path, number: int | None = None) -> Shown:
    """Show an earlier release of ``target``: the one before the current, or the one named.

    Raises:
        Refused: when there is none, or it still holds what has been withdrawn.
    """
    with held(target) as releases:
        earlier = [other for other in releases.numbers if other < releases.current]
        if number is None:
            if not earlier:
                raise Refused("Прежних выпусков нет: возвращаться не к чему.")
            number = earlier[-1]
        if number not in releases.numbers or number == releases.current:
            others = ", ".join(str(other) for other in releases.numbers if other != releases.current)
            raise Refused(f"Выпуска {number} нет среди хранимых. Есть: {others or 'ни одного'}.")
        if releases.withdrawn_in(number):
            raise Refused(f"В выпуске {number} есть то, что с тех пор отозвано: его показывать нельзя.")
        releases.show(number)
        return _shown(releases)


def note_addresses(content: Path, site: Path) -> bool:
    """Add the addresses of a site to the ledger of its content, if it keeps one; say whether that grew."""
    known = read_ledger(content)
    grown = known | read_ledger(site)
    if not (content / LEDGER).is_file() or grown == known:
        return False
    write_ledger(content, grown)
    return True


def _shown(releases: Releases) -> Shown:
    current = releases.current
    return Shown(current, tuple(number for number in releases.numbers if number != current))
