"""What the browser filters, counts and sorts by: a few numbers for each record, and the lists they point to.

``theme/assets/glasno/search/part.js`` reads the columns, ``portal.js`` the rest.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from generator.model.portal import Portal
from generator.pages import states
from generator.search.names import Names
from generator.search.parts import Part
from generator.search.records import Record

VERSION = 2
"""The form of these files; the scripts refuse another."""

_EPOCH = date(2000, 1, 1)
_CODES = {state: index for index, state in enumerate(states.NAMES)}

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Listing:
    """What the browser needs of Pagefind's list of pages.

    ``chunks`` are the first key of each file of words, as far as it tells it from others, with the file's
    name; ``words`` count the content of each page.
    """

    release: str
    fields: tuple[str, ...]
    chunks: tuple[tuple[str, str], ...]
    words: tuple[int, ...]


class Lists:
    """Organizations and regions as numbers: what is most often chosen has the smallest."""

    def __init__(self, portal: Portal, all_records: Iterable[Record]) -> None:
        used: Counter[str] = Counter()
        regions: Counter[str] = Counter()
        for record in all_records:
            used.update(record.addressees)
            if record.region:
                regions[record.region] += 1
        ids = sorted(portal.organizations, key=lambda id: (-used[id], id))
        self.organizations: Mapping[str, int] = {id: index for index, id in enumerate(ids)}
        self.topics: Mapping[str, int] = {id: index for index, id in enumerate(portal.topics)}
        self.regions: Mapping[str, int] = {
            name: index for index, name in enumerate(sorted(regions, key=lambda name: (-regions[name], name)))
        }

    def organization(self, id: str) -> int:
        """Return the number of an organization; -1 where the registry has none."""
        return self.organizations.get(id, -1)

    def region(self, name: str) -> int:
        """Return the number of a region; -1 for none."""
        return self.regions.get(name, -1)


def columns(part: Part, lists: Lists, listing: Listing) -> Json:
    """Return the columns of a part, each list in the order of its pages."""
    documents = [
        [
            document[0].source,
            _days(document[0].day),
            lists.organization(document[0].body),
            lists.region(document[0].region),
            len(document) - 1,
        ]
        for document in reversed(part.documents)
    ]
    decisions = [record for document in reversed(part.documents) for record in document[1:]]
    return {
        "version": VERSION,
        "release": listing.release,
        "fields": list(listing.fields),
        "chunks": [list(chunk) for chunk in listing.chunks],
        "words": list(listing.words),
        "documents": documents,
        "to": _packed([[lists.organization(id) for id in record.addressees] for record in decisions]),
        "topics": _packed([[lists.topics[id] for id in record.topics] for record in decisions]),
        "state": "".join(str(_CODES[record.state]) for record in decisions),
        "due": _packed([_days(record.due) for record in decisions]),
        "organizations": [
            [lists.organization(record.address.split("/")[1]), lists.region(record.region)]
            for record in part.organizations
        ],
    }


def manifest(
    made: Sequence[tuple[Part, str]],
    lists: Lists,
    names: Names,
    portal: Portal,
    today: date,
    federation: Sequence[tuple[str, str]],
) -> Json:
    """Return what a search begins with: the parts with their files, the lists, and every name as a token.

    ``made`` are the parts, each with the hash of its columns.
    """
    concerned = [_concerned(part) for part, _ in made]
    return {
        "version": VERSION,
        "today": today.isoformat(),
        "states": list(states.NAMES.values()),
        "parts": [
            {
                "folder": part.folder,
                "columns": hash,
                "size": len(part.records),
                "years": _years(part),
            }
            for part, hash in made
        ],
        "organizations": [
            [
                id,
                str(portal.organizations[id].title),
                names.organizations[id],
                [index for index, ids in enumerate(concerned) if id in ids],
            ]
            for id in lists.organizations
        ],
        "regions": list(lists.regions),
        "topics": [[id, str(topic.title)] for id, topic in portal.topics.items()],
        "terms": {
            token: [[list(term.names), list(map(str, term.near))] for term in group]
            for token, group in sorted(names.terms.items())
        },
        "federation": [{"name": name, "url": url} for name, url in federation],
    }


def _concerned(part: Part) -> set[str]:
    """Return the organizations that a part's records are addressed to, or come from."""
    return {id for record in part.records for id in (*record.addressees, record.body) if id}


def _years(part: Part) -> dict[str, int]:
    found = Counter(str(record.day.year) for record in part.records if record.day)
    return dict(sorted(found.items(), reverse=True))


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
