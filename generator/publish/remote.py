"""A published site as its server gives it; asked only by commands whose purpose that is."""

from __future__ import annotations

import hashlib
import http.client
from collections.abc import Callable
from http.client import HTTPMessage
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote
from urllib.request import HTTPRedirectHandler, Request, build_opener

from generator.publish.refusal import Refused

_WAIT = 30
"""Seconds for one answer of a server."""
_BLOCK = 1 << 16


class Remote:
    """The files of a site by their names; what its server does not serve whole is Refused."""

    def __init__(self, url: str) -> None:
        if not url.startswith(("https://", "http://")):
            raise Refused(f"«{url}» — не адрес сайта: адрес начинается с https:// или http://.")
        self.address = url.rstrip("/") + "/"
        self._opener = build_opener(_SameSite(self.address))

    def read(self, name: str, limit: int) -> bytes | None:
        """Return a file of at most ``limit`` bytes; None where there is none."""
        data = bytearray()
        return bytes(data) if self._take(name, limit, data.extend) else None

    def digest(self, name: str, limit: int) -> str | None:
        """Return the SHA-256 of a file of at most ``limit`` bytes; None where there is none."""
        sum = hashlib.sha256()
        return sum.hexdigest() if self._take(name, limit, sum.update) else None

    def _take(self, name: str, limit: int, take: Callable[[bytes], None]) -> bool:
        """Hand over a file in blocks; say whether there is one."""
        url = self.address + quote(name)
        request = Request(  # noqa: S310 - the address is one of the web
            url, headers={"Accept-Encoding": "identity", "Cache-Control": "no-cache"}
        )
        try:
            with self._opener.open(request, timeout=_WAIT) as answer:
                left = limit
                while block := answer.read(_BLOCK):
                    left -= len(block)
                    if left < 0:
                        raise Refused(f"По адресу {url} больше {limit >> 20} МБ.")
                    take(block)
        except HTTPError as problem:
            if problem.code not in (404, 410):
                raise Refused(f"Сервер не отдал {url}: {problem.code}.") from problem
            return False
        except (URLError, TimeoutError, http.client.HTTPException, OSError) as problem:
            reason = problem.reason if isinstance(problem, URLError) else problem
            raise Refused(f"Сервер не ответил на {url}: {reason}.") from problem
        return True


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
