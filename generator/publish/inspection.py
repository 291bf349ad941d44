"""What is wrong with a file of a built site: a foreign host in it, a page without words, too many bytes."""

from __future__ import annotations

import re
from collections.abc import Iterator

MAX_PAGE = 10 * 1024 * 1024
MAX_FILE = 1024 * 1024 * 1024
MAX_SITE = 8 * 1024 * 1024 * 1024
"""Bytes; 4,000 protocols and what programs read of them take 2 GB. What editors add is limited before."""

_FOREIGN = rb"""\s*["']?\s*(?:[a-z][a-z0-9+.-]*:)?//"""
_SOURCE = re.compile(
    rb"<[a-z][^>]*\s(?:src|srcset|poster|data|background|xlink:href)\s*=" + _FOREIGN, re.IGNORECASE
)
"""A tag that loads something; a link that a reader follows may lead anywhere."""
_LINK = re.compile(rb"<link\b[^>]*>", re.IGNORECASE)
_HREF = re.compile(rb"\shref\s*=" + _FOREIGN, re.IGNORECASE)
_LOADED = re.compile(
    rb"\srel\s*=\s*[\"']?[^\"'>]*\b(?:stylesheet|icon|preload|modulepreload|prefetch|preconnect)"
)
_STYLE = re.compile(rb"""(?:url\(|@import)\s*["']?\s*(?:[a-z][a-z0-9+.-]*:)?//""", re.IGNORECASE)
_WORDS = re.compile(rb">\s*[^\s<]")


def inspect(name: str, data: bytes) -> Iterator[str]:
    """Yield what is wrong with a file, in words for a person."""
    if name.endswith(".html"):
        yield from _page(name, data)
    elif name.endswith(".css") and (found := _STYLE.search(data)):
        yield f"{name}: стиль берёт файл с другого сайта: {_shown(data, found)}"
    if len(data) > MAX_FILE:
        yield f"{name}: файл больше {MAX_FILE >> 20} МБ."


def _page(name: str, data: bytes) -> Iterator[str]:
    if found := _SOURCE.search(data):
        yield f"{name}: страница берёт файл с другого сайта: {_shown(data, found)}"
    for link in _LINK.findall(data):
        if _LOADED.search(link) and _HREF.search(link):
            yield f"{name}: страница берёт файл с другого сайта: {link.decode('utf-8', 'replace')[:200]}"
    start = max(data.find(b"<main"), data.find(b"<body"), 0)
    end = data.find(b"</main", start)
    if not _WORDS.search(data, start, end if end > 0 else len(data)):
        yield f"{name}: страница пуста."
    if len(data) > MAX_PAGE:
        yield f"{name}: страница больше {MAX_PAGE >> 20} МБ."


def _shown(data: bytes, found: re.Match[bytes]) -> str:
    return data[found.start() : found.end() + 80].partition(b">")[0].decode("utf-8", "replace").strip()
