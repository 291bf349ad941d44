"""A list of OParl: pages of objects that lead to one another."""

from __future__ import annotations

from collections.abc import Iterator

from generator.export.artifact import Artifact
from generator.export.dumps import encode
from generator.export.records import Json

PAGE = 100
"""Objects on a page."""


class Listing:
    """A list in the making; it holds one page, since a page must know whether another follows.

    ``url`` is that of the first page and ends with ``1.json``; ``base`` is where the site stands.
    """

    def __init__(self, url: str, base: str) -> None:
        self._url = url
        self._base = base
        self._number = 1
        self._objects: list[Json] = []

    def add(self, object: Json) -> Iterator[Artifact]:
        """Append an object, and yield the page before it where that is full."""
        if len(self._objects) == PAGE:
            yield self._page(more=True)
            self._number += 1
            self._objects = []
        self._objects.append(object)

    def close(self) -> Iterator[Artifact]:
        """Yield the last page; a list of nothing has an empty one."""
        yield self._page(more=False)

    def _page(self, *, more: bool) -> Artifact:
        links = {"first": self._link(1), "self": self._link(self._number)}
        if self._number > 1:
            links["prev"] = self._link(self._number - 1)
        if more:
            links["next"] = self._link(self._number + 1)
        page = {
            "data": self._objects,
            "pagination": {"elementsPerPage": PAGE, "currentPage": self._number},
            "links": links,
        }
        return Artifact(self._link(self._number).removeprefix(self._base), encode(page))

    def _link(self, number: int) -> str:
        return f"{self._url.removesuffix('1.json')}{number}.json"
