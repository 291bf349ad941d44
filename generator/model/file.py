"""A file beside a record, as it is published."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """How many bytes a file has, and their SHA-256 in hexadecimal digits."""

    size: int
    sha256: str
