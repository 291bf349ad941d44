"""JSON as exports write it."""

from __future__ import annotations

from msgspec.json import Encoder

from generator.export.records import Json
from generator.source import to_plain

_ENCODER = Encoder(enc_hook=to_plain)


def encode(record: Json) -> bytes:
    """Return a record as one line of UTF-8."""
    return _ENCODER.encode(record) + b"\n"
