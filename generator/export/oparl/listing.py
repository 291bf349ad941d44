"""A list of OParl: pages of objects that lead to one another, joined from the files of the objects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from itertools import islice

from generator.export.artifact import Files, Joined
from generator.export.encoding import encode

PAGE = 100
"""Objects on a page."""


def list_pages(url: str, base: str, objects: Iterable[str]) -> Files:
    """Yield the pages of a list; a list of nothing has an empty one.

    ``url`` is that of the first page and ends with ``1.json``; ``base`` is where the site stands;
    ``objects`` are addresses of files.
    """
    left = iter(objects)
    number, page = 1, tuple(islice(left, PAGE))
    while page or number == 1:
        following = tuple(islice(left, PAGE))
        yield list_page(url, base, number, page, more=bool(following))
        number, page = number + 1, following


def list_page(url: str, base: str, number: int, objects: Sequence[str], *, more: bool) -> Joined:
    """Return a page of a list; ``more`` tells that another follows it."""

    def link(number: int) -> str:
        return f"{url.removesuffix('1.json')}{number}.json"

    links = {"first": link(1), "self": link(number)}
    if number > 1:
        links["prev"] = link(number - 1)
    if more:
        links["next"] = link(number + 1)
    end = encode({"pagination": {"elementsPerPage": PAGE, "currentPage": number}, "links": links})
    return Joined(link(number).removeprefix(base), tuple(objects), partial(_join, end))


def _join(end: bytes, objects: Iterable[bytes]) -> Iterator[bytes]:
    """Join objects to a page; ``end`` is an object of what stands behind them."""
    yield b'{"data":['
    for number, object in enumerate(objects):
        yield (b"," if number else b"") + object.removesuffix(b"\n")
    yield b"]," + end[1:]
