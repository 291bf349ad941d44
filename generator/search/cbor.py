"""The little of CBOR (RFC 8949) that the index uses: numbers, texts, lists."""

from __future__ import annotations

from typing import Any

_SIZES = {24: 1, 25: 2, 26: 4, 27: 8}


def decode(data: bytes) -> Any:
    """Return the one value that the bytes spell."""
    return _decode(data, 0)[0]


def _decode(data: bytes, place: int) -> tuple[Any, int]:
    kind, number = data[place] >> 5, data[place] & 31
    place += 1
    if number in _SIZES:
        size = _SIZES[number]
        number = int.from_bytes(data[place : place + size], "big")
        place += size
    match kind:
        case 0:
            return number, place
        case 1:
            return -1 - number, place
        case 3:
            return data[place : place + number].decode(), place + number
        case 4:
            values = []
            for _ in range(number):
                value, place = _decode(data, place)
                values.append(value)
            return values, place
    raise ValueError(f"CBOR of type {kind} is not expected here")


def encode(value: int | str | list[Any]) -> bytes:
    """Return a value as bytes, each number in its shortest form."""
    match value:
        case int():
            return head(0, value) if value >= 0 else head(1, -1 - value)
        case str():
            text = value.encode()
            return head(3, len(text)) + text
        case list():
            return head(4, len(value)) + b"".join(map(encode, value))


def head(kind: int, number: int) -> bytes:
    """Return a value's first bytes: its kind (0 number, 1 negative, 3 text, 4 list), and number or length."""
    if number < 24:
        return bytes([kind << 5 | number])
    for sign, size in _SIZES.items():
        if number < 1 << (8 * size):
            return bytes([kind << 5 | sign]) + number.to_bytes(size, "big")
    raise ValueError("the number is too large")
