"""The pages and files that depend on something changed, written beside the site that stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from datetime import date
from pathlib import Path

from generator.catalogue.derived import differing, digests
from generator.catalogue.keys import Key
from generator.catalogue.opened import open_material, open_sources
from generator.catalogue.questions import Asked
from generator.catalogue.rows import Made
from generator.catalogue.store import Store
from generator.export import export_groups
from generator.export.material import Material
from generator.model.portal import Portal
from generator.model.reads import Reads
from generator.pages import addresses, groups
from generator.pages.sources import Sources
from generator.pipeline import Notify
from generator.pipeline.keeping import DERIVED, SEARCH, Standing, WholeBuildNeeded
from generator.pipeline.open_data import write_open_data
from generator.pipeline.writing import Done, join_file, write_files, write_pages
from generator.publish.compiled import keep_templates
from generator.publish.entry_book import Entry
from generator.publish.ledger import amend_ledger, read_ledger
from generator.publish.links import PlaceBook
from generator.publish.lock import alone_in
from generator.publish.overlay import Overlay
from generator.publish.sitemap import amend_sitemap
from generator.publish.update import Update
from generator.search.index import index_portal

_DOCUMENT = 3
"""Slashes of a document's address; lists have less."""


class Remaking:
    """A site that is brought up to date in an open update; ``folder`` is that of what is kept."""

    def __init__(
        self, store: Store, standing: Standing, portal: Portal, update: Update, target: Path, folder: Path
    ) -> None:
        self._store = store
        self._standing = standing
        self._portal = portal
        self._update = update
        self._target = target
        self._folder = folder
        self._book = PlaceBook()
        self.entries: dict[str, Entry] = {}
        """What the manifest shall tell of the files that were written."""
        self.deleted: set[str] = set()
        """Files that shall be no more."""
        self.linked: set[str] = set()
        """Addresses of new pages, to which a record may lead from now on."""

    def make(self, keys: Iterable[Key], notify: Notify, *, search: bool) -> None:
        """Make what depends on ``keys``, and bring the index of search up to date.

        Raises:
            WholeBuildNeeded: where a page would go, or a link would lead nowhere.
        """
        keep_templates()
        reads = Reads()
        sources = self._open(reads)
        of = open_material(sources, self._store)
        self._make_groups(sources, of, reads, keys, notify)
        self._make_open_data(of)
        if search:
            notify("поиск", 0, 0)
            self._make_search()
        self._require_links()

    @property
    def _site(self) -> Overlay:
        """The site as it will stand."""
        return Overlay(self._update.path, self._target, without=self.deleted)

    def _open(self, reads: Reads) -> Sources:
        standing, store = self._standing, self._store
        return open_sources(
            self._portal,
            store,
            standing.today,
            standing.terms,
            standing.settings,
            standing.files,
            reads,
            Asked(store),
        )

    def _make_groups(
        self, sources: Sources, of: Material, reads: Reads, keys: Iterable[Key], notify: Notify
    ) -> None:
        store, stage, shells = self._store, self._update.path, dict(self._standing.shells)
        pages = {group.key: group for group in groups(sources)}
        files = {group.key: group for group in export_groups(of)}
        known, now = store.groups(), {*pages, *files}
        if known - now:
            raise WholeBuildNeeded("something is there no more")
        derived = digests(reads)
        others = differing(store.note(DERIVED, dict[str, dict[str, str]]) or {}, derived)
        asked = sorted(store.readers({*keys, *others}) | (now - known))
        store.take_note(DERIVED, derived)
        reads.take()  # what was looked up to tell the groups is no group's
        done: list[Done] = []
        for key in asked:
            notify("страницы", len(done), len(asked))
            if key in pages:
                done.append(write_pages(pages[key], stage, shells, reads))
            else:
                done.append(write_files(files[key], stage, reads))
        changed = (entry for one in done for entry in one.entries if self._stood(entry.name) != entry.sum)
        joining = store.readers([("files", entry.name) for entry in changed]).difference(asked)
        done += [write_files(files[key], stage, reads) for key in files if key in joining]
        self._finish(done, self._join(done))

    def _stood(self, name: str) -> str | None:
        return self._update.standing.find(name)

    def _told(self, name: str) -> Entry | None:
        """Return the entry of a file as it will stand; None where none will."""
        sum = self._stood(name)
        if name in self.entries or sum is None:
            return self.entries.get(name)
        return Entry(name, sum, (self._target / name).stat().st_size)

    def _join(self, done: Iterable[Done]) -> list[Done]:
        """Join the files that are made of others."""
        stage = self._update.path
        return [join_file(one.key, file, stage, self._site) for one in done for file in one.joined]

    def _finish(self, done: list[Done], joined: list[Done]) -> None:
        """Tell the catalogue what was made; a page that is there no more needs a whole build."""
        made: dict[str, Made] = {}
        for one in (*done, *joined):
            made[one.key] = one.made.beside(made.get(one.key))
            self._book.add(one.places)
            self.entries.update((entry.name, entry) for entry in one.entries)
        before = {name: day for key in made for name, day in self._store.files(key).items()}
        after = {name: day for each in made.values() for name, day in each.files.items()}
        self.deleted |= before.keys() - after.keys()
        if any(name.endswith("index.html") for name in self.deleted):
            raise WholeBuildNeeded("a page is there no more")
        self._store.keep_made(made.values())
        self._enter(
            {
                name.removesuffix("index.html"): day
                for name, day in after.items()
                if name.endswith("index.html") and before.get(name) != day
            },
            {name.removesuffix("index.html") for name in after.keys() - before.keys()},
        )

    def _enter(self, days: Mapping[str, str], new: Set[str]) -> None:
        """Enter pages with another day into the sitemap, and new ones into the ledger as well."""
        stage, site_url = self._update.path, self._standing.settings.site_url
        pages = days.keys() & new
        if pages and pages & read_ledger(self._target):
            raise WholeBuildNeeded("a page comes back")
        if pages:
            amend_ledger(self._target, stage, pages)
        self.linked |= {address for address in pages if address.count("/") < _DOCUMENT}
        if site_url and days:
            told = {address: date.fromisoformat(day) if day else None for address, day in days.items()}
            amend_sitemap(self._target, stage, site_url, told)

    def _make_open_data(self, of: Material) -> None:
        """Make the page of open data and the archive anew, where one of their files is."""
        if any(
            (name.startswith(addresses.DATA) or addresses.is_akoma_ntoso(name))
            and self._stood(name) != entry.sum
            for name, entry in self.entries.items()
        ):
            names = self._store.paths_below(addresses.DATA)
            stage, shells = self._update.path, dict(self._standing.shells)
            written, places = write_open_data(stage, self._site, names, self._told, shells, of)
            self.entries.update((entry.name, entry) for entry in written)
            self._book.add(places)

    def _make_search(self) -> None:
        standing = self._standing
        with alone_in(self._folder / SEARCH) as kept:
            self.deleted |= index_portal(
                self._update.path,
                self._portal,
                standing.terms,
                standing.today,
                standing.settings.federation,
                kept,
                sources=self._store.digests(),
                version=standing.version,
                standing=self._target,
            )

    def _require_links(self) -> None:
        if not self._book.is_whole(self._site):
            raise WholeBuildNeeded("a link leads nowhere")
