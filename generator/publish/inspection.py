"""What is wrong with a file of a built site: a foreign host in it, a page without words, too many bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

MAX_PAGE = 10 * 1024 * 1024
MAX_FILE = 1024 * 1024 * 1024
MAX_SITE = 64 * 1024 * 1024 * 1024
"""Bytes; the pages of 4,000 protocols take 2.3 GB. What editors add is limited before."""

_MOST = 10
"""Tags of one page that are told of."""
_SLASHES = re.compile(rb"//")
_LOADING = frozenset({b"src", b"srcset", b"poster", b"data", b"background", b"xlink:href"})
"""Attributes that load something in any tag; a link that a reader follows may lead anywhere."""
_VALUE = re.compile(rb"""=\s*+(?:["']\s*+)?+(?:[a-z][a-z0-9+.-]*+:)?+//""", re.IGNORECASE)
"""The beginning of an attribute whose value is an address on some host."""
_TAG = re.compile(rb"<[a-z]", re.IGNORECASE)
_LINK = re.compile(rb"<link\b", re.IGNORECASE)
_LONG = 4096
"""Bytes of a tag that are looked at; a longer one is taken for one that loads."""
_LOADED = re.compile(
    rb"\srel\s*=\s*[\"']?[^\"'>]*\b(?:stylesheet|icon|preload|modulepreload|prefetch|preconnect)",
    re.IGNORECASE,
)
_STYLE = re.compile(rb"""(?:url\(|@import)\s*["']?\s*(?:[a-z][a-z0-9+.-]*:)?//""", re.IGNORECASE)
_WORDS = re.compile(rb">\s*+[^<]")
_END = b"</main"


def inspect(name: str, data: bytes) -> Iterator[str]:
    """Yield what is wrong with a file, in words for a person."""
    if name.endswith(".html"):
        yield from _page(name, data)
    elif name.endswith(".css") and (found := _STYLE.search(data)):
        told = data[found.start() : found.end() + 80].partition(b">")[0]
        yield f"{name}: стиль берёт файл с другого сайта: {_shown(told)}"
    if len(data) > MAX_FILE:
        yield f"{name}: файл больше {MAX_FILE >> 20} МБ."


def _page(name: str, data: bytes) -> Iterator[str]:
    for tag in islice(_foreign(data), _MOST):
        yield f"{name}: страница берёт файл с другого сайта: {_shown(tag)}"
    start = max(data.find(b"<main"), data.find(b"<body"), 0)
    word = _WORDS.search(data, start)
    if not word or data.find(_END, start, word.end() + len(_END) - 1) >= 0:
        yield f"{name}: страница пуста."
    if len(data) > MAX_PAGE:
        yield f"{name}: страница больше {MAX_PAGE >> 20} МБ."


def _foreign(data: bytes) -> Iterator[bytes]:
    """Yield every tag that loads something from another host, or the beginning of a long one.

    An address of another host has ``//`` in it, and a page has few of those: from each it is read backwards,
    to the name of the attribute and to its tag. Quotes are not followed: what looks like an attribute inside
    of another one counts. Nothing is looked at twice, so that a broken page takes no longer than a sound one.
    """
    looked = told = 0
    tag = link = None
    for name, equals in _addresses(data):
        if (closed := data.rfind(b">", looked, equals)) >= 0:
            tag = link = None
        begin = max(looked, closed)
        tag = tag or _TAG.search(data, begin, equals)
        link = link or _LINK.search(data, begin, equals)
        looked = equals
        found = tag if name in _LOADING else link if name == b"href" else None
        if found and found.start() >= told:
            text, ended, _ = data[found.start() : found.start() + _LONG].partition(b">")
            if found is tag or not ended or _LOADED.search(text):
                yield text
                told = equals
            else:
                link = None


def _addresses(data: bytes) -> Iterator[tuple[bytes, int]]:
    """Yield the name and the place of ``=`` of all that looks like an attribute with an address on a host."""
    seen = 0
    for slashes in _SLASHES.finditer(data):
        equals = data.rfind(b"=", seen, slashes.start())
        if equals >= 0 and _VALUE.match(data, equals):
            words = data[max(seen - 1, 0) : equals].lower().split()
            yield words[-1] if words else b"", equals
        seen = slashes.end()


def _shown(tag: bytes) -> str:
    return tag[:200].decode("utf-8", "replace").strip()
