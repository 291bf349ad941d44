"""Mappings that are worked out of the whole portal: of what each holds under a key only a digest is kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import blake2b

from generator.catalogue.changes import shifted
from generator.catalogue.keys import Key, text_of
from generator.model.reads import Reads

Digests = Mapping[str, Mapping[str, str]]
"""The digest of each value, by the name of the mapping and its key."""


def digests(reads: Reads) -> Digests:
    """Return the digests of what was worked out; what is looked up as it is asked for is not among it."""
    return {
        name: {text_of(key): _digest(value) for key, value in mapping.items()}
        for name, mapping in reads.derived.items()
        if isinstance(mapping, dict)
    }


def differing(before: Digests, after: Digests) -> Iterator[Key]:
    """Yield the keys under which another value is, or was."""
    for name, now in after.items():
        yield from shifted(name, before.get(name, {}), now)


def _digest(value: object) -> str:
    return blake2b(repr(value).encode(), digest_size=12).hexdigest()
