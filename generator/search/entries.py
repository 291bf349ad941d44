"""What is kept of a document from one build to the next: all that its records give to the index.

An entry follows from the document, and from those organizations and names that it says it depends on. Parts
of the index are put together from entries alone: neither documents nor records are needed for that.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from msgspec import Struct
from msgspec.json import Decoder, Encoder

from generator.model.portal import Meeting, Portal
from generator.search.columns import document_columns, organization_columns
from generator.search.names import Names
from generator.search.postings import Postings, postings
from generator.search.records import Record, organization_records, records
from generator.search.vocabulary import count_forms
from generator.source import to_plain

SIGNATURE = b"pagefind_dcd"
"""With these bytes files of words and of pages begin, as Pagefind's do."""
LEVEL = 6
"""Of compression: the highest saves 5 % of the bytes, and takes seven times as long."""

_SIZE = struct.Struct(">I")
_FAST = 1
_SMALL_GZIP = 16 + 12
"""Gzip that looks back 4 KB: as small as any for a text of one, in half the time."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a part of the index takes from an entry.

    ``columns`` are those of ``columns.py``; ``words`` counts the words of each page; ``forms`` are the word
    forms of all records with how often each stands there.
    """

    columns: Mapping[str, Any]
    words: tuple[int, ...]
    forms: Mapping[str, int]
    postings: Postings


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry as it is kept, with a digest of all that it gives to the index.

    ``organizations`` and ``stems`` tell what it depends on, as ``records`` tells it; ``contents`` and
    ``fragments``, the files of its pages, are packed.
    """

    digest: str
    size: int
    organizations: frozenset[str]
    stems: frozenset[str]
    contents: bytes
    fragments: bytes


class _Head(Struct):
    """What stands before the postings: ``tails`` are the lengths of these."""

    columns: dict[str, Any]
    words: tuple[int, ...]
    forms: dict[str, int]
    keys: tuple[str, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]
    pages: tuple[int, ...]
    places: tuple[int, ...]
    tails: tuple[int, ...]


_ENCODER = Encoder(enc_hook=to_plain)
_DECODER = Decoder(_Head)


def document_entry(meeting: Meeting, portal: Portal, names: Names) -> Entry:
    """Return the entry of a document."""
    made, organizations, stems = records(meeting, portal, names)
    return _entry(made, document_columns(made), organizations, stems)


def organizations_entry(portal: Portal, names: Names) -> Entry:
    """Return the one entry of all organizations."""
    made, stems = organization_records(portal, names)
    return _entry(made, organization_columns(made), frozenset(portal.organizations), stems)


def _entry(
    made: Sequence[Record],
    columns: Mapping[str, Any],
    organizations: frozenset[str],
    stems: frozenset[str],
) -> Entry:
    found, words = postings(made)
    contents = _pack(Contents(columns, words, count_forms(made), found))
    files = [_fragment(record) for record in made]
    fragments = struct.pack(f">I{len(files)}I", len(files), *map(len, files)) + b"".join(files)
    digest = blake2b(contents + fragments, digest_size=12).hexdigest()
    return Entry(digest, len(made), organizations, stems, contents, fragments)


def _fragment(record: Record) -> bytes:
    """Return the file of a page: what a result shows of it."""
    value = {
        "url": f"/{record.address}",
        "content": " ".join(record.content.split()),
        "meta": {"title": record.title},
    }
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, _SMALL_GZIP)
    return packer.compress(SIGNATURE + _ENCODER.encode(value)) + packer.flush()


def fragments(packed: bytes) -> Iterator[bytes]:
    """Yield the files of an entry's pages."""
    (count,) = struct.unpack_from(">I", packed)
    place = 4 + 4 * count
    for size in struct.unpack_from(f">{count}I", packed, 4):
        yield packed[place : place + size]
        place += size


def _pack(contents: Contents) -> bytes:
    found = contents.postings
    head = _ENCODER.encode(
        {
            "columns": contents.columns,
            "words": contents.words,
            "forms": contents.forms,
            "keys": found.keys,
            "first": found.first,
            "last": found.last,
            "pages": found.pages,
            "places": found.places,
            "tails": [len(tail) for tail in found.tails],
        }
    )
    return zlib.compress(_SIZE.pack(len(head)) + head + b"".join(found.tails), _FAST)


def unpack(packed: bytes) -> Contents:
    """Return the contents of an entry."""
    data = zlib.decompress(packed)
    (size,) = _SIZE.unpack_from(data)
    place = _SIZE.size + size
    head = _DECODER.decode(data[_SIZE.size : place])
    tails = []
    for length in head.tails:
        tails.append(data[place : place + length])
        place += length
    found = Postings(head.keys, head.first, head.last, head.pages, head.places, tuple(tails))
    return Contents(head.columns, head.words, head.forms, found)
