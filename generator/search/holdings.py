"""The entries of all documents and of the organizations, brought up to date in a store.

An entry is made anew where its document has changed, or an organization that it names, or a name that can
have been found in it. What all documents say of abbreviations is put together from what is kept of each.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from typing import Any, Protocol, TypeVar

from generator.model.document import DocumentId
from generator.model.glossary import Term
from generator.model.organization import Organization
from generator.model.portal import Portal
from generator.pages.regions import region_of
from generator.search.entries import Entry, document_entry, organizations_entry
from generator.search.kept import Head, Store
from generator.search.names import Called, Names, Said, called, joined, said
from generator.search.records import document_text

ORGANIZATIONS = "organizations"
"""The key of the one entry of all organizations; that of a document is its address."""

R = TypeVar("R")


class Spread(Protocol):
    """Runs jobs, in this process or in several, and yields their results in any order."""

    def __call__(self, jobs: Sequence[Callable[[], R]]) -> Iterator[R]:
        """Run jobs."""


def in_turn(jobs: Sequence[Callable[[], R]]) -> Iterator[R]:
    """Run jobs one after another."""
    return (job() for job in jobs)


def update_entries(
    store: Store, portal: Portal, terms: Iterable[Term], sources: Mapping[DocumentId, str], spread: Spread
) -> tuple[dict[str, Head], Names]:
    """Bring the entries in a store up to date; return the heads of all, and the names of the portal.

    ``sources`` are digests of documents: one that is the same as before is not opened, unless a name or an
    organization is another.
    """
    ids = {str(id): id for id in portal.heads}
    heads = store.heads()
    gone = [key for key in heads if key not in ids and key != ORGANIZATIONS]
    store.forget(gone)
    for key in gone:
        del heads[key]
    changed = [key for key, id in ids.items() if key not in heads or heads[key].source != sources.get(id)]
    for key, told in spread([partial(_said, portal, key, ids[key]) for key in changed]):
        heads[key] = Head(sources.get(ids[key], ""), told)
    organizations, touched, same = _update_organizations(store, portal)
    names = Names(organizations, terms, joined(heads[key].said for key in ids))
    stale = set(_stale(store, names, touched))
    if ORGANIZATIONS in stale or not same or ORGANIZATIONS not in heads:
        entry = organizations_entry(portal, names)
        heads[ORGANIZATIONS] = _keep(store, ORGANIZATIONS, Head("", Said(frozenset(), {})), entry)
    again = {*changed, *stale} - {ORGANIZATIONS}
    for key, entry in spread([partial(_entry, portal, names, key, ids[key]) for key in sorted(again)]):
        heads[key] = _keep(store, key, heads[key], entry)
    return heads, names


def _said(portal: Portal, key: str, id: DocumentId) -> tuple[str, Said]:
    return key, said(document_text(portal.meetings[id]))


def _entry(portal: Portal, names: Names, key: str, id: DocumentId) -> tuple[str, Entry]:
    return key, document_entry(portal.meetings[id], portal, names)


def _keep(store: Store, key: str, head: Head, entry: Entry) -> Head:
    head = replace(head, digest=entry.digest, size=entry.size)
    store.keep(key, head, entry)
    return head


def _update_organizations(store: Store, portal: Portal) -> tuple[list[Called], set[str], bool]:
    """Return what organizations are called, which have other names now, and whether all are the same."""
    known = store.fact("organizations") or {}
    now: dict[str, list[Any]] = {}
    for id, organization in portal.organizations.items():
        region = region_of(organization, portal)
        names, rest = _names(organization), _rest(organization, region)
        if id in known and known[id][:2] == [names, rest]:
            now[id] = known[id]
        else:
            now[id] = [names, rest, called(organization, region).plain()]
    touched = {id for id in known.keys() | now.keys() if known.get(id, _ABSENT)[0] != now.get(id, _ABSENT)[0]}
    if known != now:
        store.note("organizations", now)
    return [Called.from_plain(plain) for _, _, plain in now.values()], touched, known == now


_ABSENT = ("",)


def _names(organization: Organization) -> str:
    """Return a digest of what the records of documents show of an organization."""
    return _digest(str(organization.title), *map(str, organization.other_names))


def _rest(organization: Organization, region: str) -> str:
    """Return a digest of what its own record shows besides."""
    slips = (str(alias.name) for alias in organization.aliases if alias.misspelling)
    above = (str(organization.parent), *map(str, organization.groups))
    return _digest(region, organization.classification, *above, "", *slips)


def _digest(*texts: str) -> str:
    return blake2b("\0".join(texts).encode(), digest_size=12).hexdigest()


def _stale(store: Store, names: Names, touched: set[str]) -> Iterator[str]:
    """Yield the entries for which an organization or a name is not what it was."""
    table = names.table()
    known = store.fact("names") or {}
    other = [key.split() for key in table.keys() | known.keys() if table.get(key) != known.get(key)]
    if other:
        store.note("names", table)
    if other or touched:
        for key, organizations, stems in store.reads():
            if not organizations.isdisjoint(touched) or any(map(stems.issuperset, other)):
                yield key
