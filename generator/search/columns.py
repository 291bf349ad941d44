"""What the browser filters, counts and sorts by: a few numbers for each record, and the lists they point to.

What an entry keeps of them tells organizations, topics and regions by name, so that it does not change with
the lists. ``theme/assets/glasno/search/part.js`` reads the columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from hashlib import blake2b
from itertools import chain
from typing import Any

from generator.model.portal import Portal
from generator.pages import states
from generator.search.postings import FIELDS
from generator.search.records import Record

VERSION = 3
"""The form of the index; the scripts refuse another."""

_EPOCH = date(2000, 1, 1)
_CODES = {state: str(index) for index, state in enumerate(states.NAMES)}

Json = dict[str, Any]


def document_columns(records: Sequence[Record]) -> Json:
    """Return the columns of a document and its decisions; ``passes`` are the days that end a state."""
    document, *decisions = records
    return {
        "document": [document.source, _days(document.day), document.body, document.region],
        "year": document.day.year if document.day else 0,
        "to": [record.addressees for record in decisions],
        "topics": [record.topics for record in decisions],
        "state": "".join(_CODES[record.state] for record in decisions),
        "due": [_days(record.due) for record in decisions],
        "passes": [_days(record.passes) for record in decisions],
    }


def organization_columns(records: Sequence[Record]) -> Json:
    """Return the columns of organizations: the id and the region of each."""
    return {"organizations": [[record.address.split("/")[1], record.region] for record in records]}


class Lists:
    """Organizations, topics and regions as numbers."""

    def __init__(self, portal: Portal, regions: Iterable[str]) -> None:
        self.organizations: Mapping[str, int] = {id: index for index, id in enumerate(portal.organizations)}
        self.topics: Mapping[str, int] = {id: index for index, id in enumerate(portal.topics)}
        self.regions: Mapping[str, int] = {name: index for index, name in enumerate(sorted(set(regions)))}

    @cached_property
    def digest(self) -> str:
        """A digest of the lists in their order."""
        return blake2b(
            repr([*map(tuple, (self.organizations, self.topics, self.regions))]).encode(), digest_size=12
        ).hexdigest()

    def organization(self, id: str) -> int:
        """Return the number of an organization; -1 where the registry has none."""
        return self.organizations.get(id, -1)

    def region(self, name: str) -> int:
        """Return the number of a region; -1 for none."""
        return self.regions.get(name, -1)


def columns(digest: str, listing: Mapping[str, Any], lists: Lists, today: date) -> Json:
    """Return the columns of a part, each list in the order of its pages.

    ``listing`` holds the columns of its entries, its files of words, and the number of words of each page;
    ``digest`` tells it from what it was before.
    """
    kept = listing["columns"]
    documents = [one for one in kept if "document" in one]
    over = passed(today)
    return {
        "version": VERSION,
        "digest": digest,
        "fields": FIELDS,
        "chunks": listing["chunks"],
        "words": listing["words"],
        "documents": [
            [source, day, lists.organization(body), lists.region(region), len(one["due"])]
            for one in documents
            for source, day, body, region in (one["document"],)
        ],
        "to": _packed([[lists.organization(id) for id in ids] for one in documents for ids in one["to"]]),
        "topics": _packed([[lists.topics[id] for id in ids] for one in documents for ids in one["topics"]]),
        "state": "".join(
            _CODES[states.LATE] if 0 < day < over else code
            for one in documents
            for code, day in zip(one["state"], one["passes"], strict=True)
        ),
        "due": _packed(list(chain.from_iterable(one["due"] for one in documents))),
        "organizations": [
            [lists.organization(id), lists.region(region)]
            for one in kept
            for id, region in one.get("organizations", ())
        ],
    }


def passed(today: date) -> int:
    """Return the number of a day: deadlines before it have passed."""
    return _days(today)


def _days(day: date | None) -> int:
    return (day - _EPOCH).days if day else 0


def _packed(values: Sequence[Any]) -> list[Any]:
    """Return runs of equal values as pairs of how many and what."""
    runs: list[list[Any]] = []
    for value in values:
        if runs and runs[-1][1] == value:
            runs[-1][0] += 1
        else:
            runs.append([1, value])
    return runs
