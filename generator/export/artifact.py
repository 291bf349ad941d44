"""What an exporter makes: a file of the site that is no page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site that is no page; ``address`` is its path from the root of the site."""

    address: str
    data: bytes
