"""A client of ``pagefind --service``: requests and answers as base64 JSON with a comma after each.

One request waits for its answer before the next is sent: the order of the pages, and so every byte of the
index, is then the same in each run.
"""

from __future__ import annotations

import base64
import json
import subprocess
from collections.abc import Mapping
from contextlib import AbstractContextManager, suppress
from types import TracebackType
from typing import Any

import pagefind_bin

_PIECE = 1 << 20


class SearchError(Exception):
    """Pagefind did not make an index."""


class Service(AbstractContextManager["Service"]):
    """A running Pagefind that holds one index."""

    def __init__(self) -> None:
        try:
            self._process = subprocess.Popen(
                [pagefind_bin.get_executable(), "--service"],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=_PIECE,
            )
        except OSError as problem:
            raise SearchError(f"Поисковый указатель не построен: {problem.strerror or problem}") from problem
        self._rest = b""
        self._number = 0
        try:
            self._index = self.ask("NewIndex", config={"force_language": "ru"})["index_id"]
        except SearchError:
            self.close()
            raise

    def add(
        self,
        url: str,
        content: str,
        meta: Mapping[str, str],
        filters: Mapping[str, tuple[str, ...]],
        sort: Mapping[str, str],
    ) -> None:
        """Add one record; its place among the pages of the index is the number of those before it."""
        self.ask(
            "AddRecord",
            index_id=self._index,
            url=url,
            content=content,
            language="ru",
            meta=dict(meta),
            filters={name: list(values) for name, values in filters.items()},
            sort=dict(sort),
        )

    def files(self) -> dict[str, bytes]:
        """Return every file of the index by its path."""
        answer = self.ask("GetFiles", index_id=self._index)
        return {file["path"]: base64.b64decode(file["content"]) for file in answer["files"]}

    def ask(self, type: str, **payload: object) -> dict[str, Any]:
        """Send a request and return the payload of its answer.

        Raises:
            SearchError: when Pagefind refuses the request, or has ended.
        """
        self._number += 1
        request = {"message_id": self._number, "payload": {"type": type, **payload}}
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(base64.b64encode(json.dumps(request).encode()) + b",")
            self._process.stdin.flush()
        except OSError as problem:
            raise SearchError(f"Поисковый указатель не построен: {problem.strerror or problem}") from problem
        answer: dict[str, Any] = json.loads(base64.b64decode(self._read()))["payload"]
        if answer["type"] == "Error":
            raise SearchError(f"Поисковый указатель не построен: {answer.get('message', '')[-300:]}")
        return answer

    def _read(self) -> bytes:
        assert self._process.stdout is not None
        pieces = [self._rest]
        while b"," not in pieces[-1]:
            piece = self._process.stdout.read1(_PIECE)  # type: ignore[attr-defined]  # a pipe is buffered
            if not piece:
                raise SearchError("Поисковый указатель не построен: программа Pagefind остановилась.")
            pieces.append(piece)
        answer, _, self._rest = b"".join(pieces).partition(b",")
        return answer

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End the program."""
        self.close()

    def close(self) -> None:
        """End the program; what was not fetched is lost."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.kill()
        with suppress(OSError):  # what was not written yet has nowhere to go
            self._process.stdin.close()
        self._process.stdout.close()
        self._process.wait()
