"""The words of records with the places where each stands: made for each document, merged for each part.

A word's postings are kept as the bytes that the index has of them. Only the number of a document's first page
is left open, for it depends on the documents before it; so a part is put together without being read again.
``theme/assets/glasno/search/part.js`` reads the result, ``words.js`` spells the keys.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from itertools import chain
from operator import sub

import snowballstemmer

from generator.search import cbor
from generator.search.records import Record
from generator.text.repeated import repeated
from generator.text.stems import printed_words

FIELDS = ("above", "alias", "also", "title")
"""The texts of meta, in the order of their bits in the index."""
_ABOVE, _ALIAS, _ALSO, _TITLE = (1 << bit for bit in range(len(FIELDS)))

CHUNK = 20_000
"""Places in one file of words: what a reader loads for a word is 5 to 20 KB."""

_POSTING, _PAIR = cbor.head(cbor.LIST, 3), cbor.head(cbor.LIST, 2)
"""A word is a pair of its key and its postings; a posting is a page, places in the content, fields of meta.

Pages and places are told by the distance from the one before, fields by a bit each.
"""
_ONE = cbor.head(cbor.LIST, 1)
_SHORT = 24
"""A number below is one byte, its own."""
_LONGEST = 64
"""No Russian word is longer; what is longer is kept as it is."""

_STEMMER = snowballstemmer.stemmer("russian")
_NUMBERS = tuple(cbor.head(cbor.NUMBER, number) for number in range(4096))
_ELSEWHERE = tuple(cbor.head(cbor.LIST, 0) + fields for fields in _NUMBERS[: 1 << len(FIELDS)])
"""What follows the page of a posting whose word does not stand in the content."""


@dataclass(frozen=True, slots=True)
class Postings:
    """The words of some pages that follow one another, each list in the order of ``keys``.

    ``first`` and ``last`` are the pages on which a word stands first and last, ``pages`` and ``places`` how
    many there are; ``tails`` are its postings without the number of the first page.
    """

    keys: tuple[str, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]
    pages: tuple[int, ...]
    places: tuple[int, ...]
    tails: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Chunk:
    """A file of words: as much of its first key as tells it from the key before, its name, and its bytes."""

    start: str
    name: str
    data: bytes


class _Word:
    """The postings of a word while they are gathered."""

    __slots__ = ("first", "last", "pages", "pieces", "places")

    def __init__(self, first: int) -> None:
        self.pieces: list[bytes] = []
        self.first = first
        self.last = 0
        self.pages = 0
        self.places = 0


@lru_cache(maxsize=131072)
def key(printed: str) -> str:
    """Return the key of a word in the index: its stem without marks above letters, й as и and ё as е."""
    lower = printed.lower()
    if lower.isascii():
        return lower
    letters = unicodedata.normalize("NFD", lower)
    bare = unicodedata.normalize("NFC", "".join(one for one in letters if unicodedata.category(one) != "Mn"))
    return str(_STEMMER.stemWord(bare)) if len(bare) <= _LONGEST else bare


def postings(records: Sequence[Record]) -> tuple[Postings, tuple[int, ...]]:
    """Return the words of records, whose pages are counted from 0, and the length of each content.

    A length counts what spaces divide, «2019–2020» as one.
    """
    words: dict[str, _Word] = {}
    lengths: list[int] = []
    for page, record in enumerate(records):
        lengths.append(len(record.content.split()))
        places: dict[str, list[int]] = {}
        for place, found in enumerate(map(key, printed_words(record.content))):
            if found in places:
                places[found].append(place)
            else:
                places[found] = [place]
        fields = dict.fromkeys(places, 0)
        meta = (
            (_ABOVE, chain(_keys(record.above), record.over)),
            (_ALIAS, record.alias),
            (_ALSO, _keys(record.also)),
            (_TITLE, _keys(record.title)),
        )
        for field, keys in meta:
            for found in keys:
                fields[found] = fields.get(found, 0) | field
        for found, said in fields.items():
            word = words.get(found)
            if word is None:
                word = words[found] = _Word(page)
            else:
                word.pieces += (_POSTING, _number(page - word.last))
            word.last = page
            word.pages += 1
            if found in places:
                stands = places[found]
                word.places += len(stands)
                word.pieces += (_places(stands), _NUMBERS[said])
            else:
                word.pieces.append(_ELSEWHERE[said])
    order = sorted(words)
    made = [words[key] for key in order]
    return Postings(
        tuple(order),
        tuple(word.first for word in made),
        tuple(word.last for word in made),
        tuple(word.pages for word in made),
        tuple(word.places for word in made),
        tuple(b"".join(word.pieces) for word in made),
    ), tuple(lengths)


def merged(several: Iterable[tuple[int, Postings]]) -> tuple[Chunk, ...]:
    """Return the files of words of a part; each postings come with the number of their first page."""
    words: dict[str, _Word] = {}
    for start, one in several:
        for key, first, last, pages, places, tail in zip(
            one.keys, one.first, one.last, one.pages, one.places, one.tails, strict=True
        ):
            word = words.get(key)
            if word is None:
                word = words[key] = _Word(start + first)
            word.pieces += (_POSTING, _number(start + first - word.last), tail)
            word.last = start + last
            word.pages += pages
            word.places += places
    chunks: list[Chunk] = []
    keys: list[str] = []
    before, size = "", 0
    for key in sorted(words):
        keys.append(key)
        size += words[key].places + words[key].pages
        if size >= CHUNK:
            chunks.append(_chunk(before, keys, words))
            before, keys, size = key, [], 0
    if keys:
        chunks.append(_chunk(before, keys, words))
    return tuple(chunks)


def _chunk(before: str, keys: list[str], words: dict[str, _Word]) -> Chunk:
    pieces = [cbor.head(cbor.LIST, 1), cbor.head(cbor.LIST, len(keys))]
    for key in keys:
        word = words[key]
        pieces += (_PAIR, cbor.text(key), cbor.head(cbor.LIST, word.pages), *word.pieces)
    data = b"".join(pieces)
    return Chunk(_start(before, keys[0]), f"ru_{sha256(data).hexdigest()[:10]}", data)


def _start(before: str, key: str) -> str:
    """Return as much of a key as tells it from the one before: «школ» behind «шко» is «школ»."""
    same = 0
    while same < min(len(before), len(key)) and before[same] == key[same]:
        same += 1
    return key[: same + 1] if before else key


@repeated
def _keys(text: str) -> frozenset[str]:
    return frozenset(map(key, printed_words(text)))


def _places(places: Sequence[int]) -> bytes:
    """Return places as the distances between them."""
    if len(places) == 1:
        return _ONE + _number(places[0])
    distances = [places[0], *map(sub, places[1:], places)]
    if max(distances) < _SHORT:
        return cbor.head(cbor.LIST, len(places)) + bytes(distances)
    return cbor.head(cbor.LIST, len(places)) + b"".join(map(_number, distances))


def _number(value: int) -> bytes:
    return _NUMBERS[value] if value < len(_NUMBERS) else cbor.head(cbor.NUMBER, value)
