"""A site held against its manifest: on disk, where nothing is hidden, or at its address."""

from __future__ import annotations

import hashlib
import http.client
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from http.client import HTTPMessage
from pathlib import Path
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from generator.publish.inspection import MAX_FILE
from generator.publish.manifest import MANIFEST, SIGNATURES, digest, files, parse_manifest
from generator.publish.refusal import Refused

_WAIT = 30
"""Seconds for one answer of a server."""
_AT_ONCE = 8
_BLOCK = 1 << 16
MAX_MANIFEST = 256 * 1024 * 1024


class Difference(StrEnum):
    """How a file differs from the manifest."""

    CHANGED = "changed"
    MISSING = "missing"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Verified:
    """How many files the manifest names, and every one that is not as it says, in order."""

    files: int
    differences: tuple[tuple[str, Difference], ...]


def verify_folder(site: Path) -> Verified:
    """Compare every file of a folder with its manifest."""
    try:
        text = (site / MANIFEST).read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Refused(f"В папке «{site}» нет файла {MANIFEST}: сверять не с чем.") from None
    sums = _parse(text)
    present = frozenset(files(site))
    with ThreadPoolExecutor() as pool:
        names = sorted(present & sums.keys())
        found = zip(names, pool.map(lambda name: digest(site / name), names), strict=True)
        changed = [(name, Difference.CHANGED) for name, sum in found if sums[name] != sum]
    missing = [(name, Difference.MISSING) for name in sums.keys() - present]
    unknown = [(name, Difference.UNKNOWN) for name in present - sums.keys()]
    return Verified(len(sums), tuple(sorted((*changed, *missing, *unknown))))


def verify_url(url: str, into: Path) -> Verified:
    """Fetch a site from its address and compare every file; what the manifest does not name is not seen.

    The manifest and its signatures are kept in the folder ``into``.
    """
    base = url.rstrip("/") + "/"
    opener = build_opener(_SameSite(base))
    manifest = _fetch(opener, base + MANIFEST)
    if manifest is None:
        raise Refused(f"По адресу {base}{MANIFEST} ничего нет: сверять не с чем.")
    (into / MANIFEST).write_bytes(manifest)
    for name in SIGNATURES:
        if (signature := _fetch(opener, base + name)) is not None:
            (into / name).write_bytes(signature)
    sums = _parse(manifest.decode("utf-8", "replace"))

    def compare(name: str) -> Difference | None:
        sum = _sum(opener, urljoin(base, quote(name)))
        return Difference.MISSING if sum is None else Difference.CHANGED if sum != sums[name] else None

    names = sorted(sums)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        found = zip(names, pool.map(compare, names), strict=True)
        return Verified(len(sums), tuple((name, found) for name, found in found if found is not None))


class _SameSite(HTTPRedirectHandler):
    """Follows a redirect inside of the site only."""

    def __init__(self, base: str) -> None:
        self._base = base

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if not newurl.startswith(self._base):
            raise Refused(f"Сервер отсылает на другой сайт: {newurl[:200]}")
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _parse(text: str) -> dict[str, str]:
    try:
        return parse_manifest(text)
    except ValueError as problem:
        raise Refused(f"Файл {MANIFEST} испорчен: строка «{problem}».") from problem


def _fetch(opener: OpenerDirector, url: str) -> bytes | None:
    blocks = list(_blocks(opener, url, MAX_MANIFEST))
    return None if blocks == [None] else b"".join(block for block in blocks if block is not None)


def _sum(opener: OpenerDirector, url: str) -> str | None:
    sum = hashlib.sha256()
    for block in _blocks(opener, url, MAX_FILE):
        if block is None:
            return None
        sum.update(block)
    return sum.hexdigest()


def _blocks(opener: OpenerDirector, url: str, limit: int) -> Iterator[bytes | None]:
    """Yield what stands at an address, in blocks; None alone where there is nothing."""
    request = Request(url, headers={"Accept-Encoding": "identity", "Cache-Control": "no-cache"})  # noqa: S310
    try:
        with opener.open(request, timeout=_WAIT) as answer:
            left = limit
            while block := answer.read(_BLOCK):
                left -= len(block)
                if left < 0:
                    raise Refused(f"По адресу {url} больше {limit >> 20} МБ.")
                yield block
    except HTTPError as problem:
        if problem.code not in (404, 410):
            raise Refused(f"Сервер не отдал {url}: {problem.code}.") from problem
        yield None
    except (URLError, TimeoutError, http.client.HTTPException, OSError) as problem:
        reason = problem.reason if isinstance(problem, URLError) else problem
        raise Refused(f"Сервер не ответил на {url}: {reason}.") from problem
