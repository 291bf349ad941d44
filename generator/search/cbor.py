"""The little of CBOR (RFC 8949) that the index uses: numbers, texts, lists."""

from __future__ import annotations

NUMBER, TEXT, LIST = 0, 3, 4
"""Kinds of values."""

_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}


def text(value: str) -> bytes:
    """Return a text as bytes."""
    data = value.encode()
    return head(TEXT, len(data)) + data


def head(kind: int, number: int) -> bytes:
    """Return a value's first bytes: its kind, and the number itself or a length, in its shortest form."""
    if number < 24:
        return bytes([kind << 5 | number])
    for sign, size in _SIZES.items():
        if number < 1 << (8 * size):
            return bytes([kind << 5 | sign]) + number.to_bytes(size, "big")
    raise ValueError("the number is too large")
