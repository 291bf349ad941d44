"""What an exporter makes: files of the site that are no pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from generator.export.packed import Packed
from generator.model.group import Group

Join = Callable[[Iterable[bytes]], Iterator[bytes]]
"""Makes the bytes of a joined file, piece by piece, of the bytes of its parts."""


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site that is no page; ``address`` is its path from the root of the site."""

    address: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Joined:
    """A file that is joined from other files of the site, once those stand; ``parts`` are their addresses.

    One protocol changes few of its parts, and the others need not be made again.
    """

    address: str
    parts: tuple[str, ...]
    join: Join


@dataclass(frozen=True, slots=True)
class Streamed:
    """A file that need not fit into memory; ``pieces`` are its bytes, to be gone through once."""

    address: str
    pieces: Iterator[bytes]


File = Artifact | Joined | Streamed
Files = Iterator[File]
FileGroup = Group[File]


Packing = Callable[[], Iterable[Packed]]
"""Makes the packed pieces of a file that is joined from such."""


def concatenate(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Join files by writing one after the other."""
    yield from parts
