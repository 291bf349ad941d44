"""The whole way, as one reads it: read, load, link, check — and then publish."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import Protocol

from generator.catalogue.opened import open_material, open_sources
from generator.catalogue.questions import all_asked
from generator.catalogue.store import Store
from generator.check import Published, check
from generator.diagnostics import Diagnostic, Severity, error, in_order
from generator.export import export_groups
from generator.link import link_loaded
from generator.load import load
from generator.model.exemption import Exemption
from generator.model.glossary import Term
from generator.model.portal import Portal
from generator.model.reads import Reads
from generator.model.settings import Settings
from generator.model.withdrawn import NOTHING_WITHDRAWN, Withdrawn
from generator.pages import addresses, groups
from generator.pages.lists import list_addresses, months_of
from generator.pages.sources import Sources
from generator.pipeline.attachments import attachment_entries, attachments, copy_attachments
from generator.pipeline.content import Content, read_content
from generator.pipeline.lost import find_lost, keep_addresses, record_addresses
from generator.pipeline.open_data import write_open_data
from generator.pipeline.readings import NO_READINGS, Readings
from generator.pipeline.workers import spread
from generator.pipeline.writing import write_all
from generator.publish.discovery import write_discovery
from generator.publish.entry_book import EntryBook
from generator.publish.ledger import page_addresses, read_ledger
from generator.publish.links import LinkReport, PlaceBook, check_links
from generator.publish.lock import alone_in
from generator.publish.overlay import Overlay
from generator.publish.shell import Shell, ShellKey
from generator.publish.sitemap import write_sitemap
from generator.publish.stage import require_room
from generator.report.verdict import Verdict, read_line, stops
from generator.search.bundle import write_bundle
from generator.search.index import index_portal
from generator.source import Span
from generator.workspace.day import as_of
from generator.workspace.fingerprint import fingerprint, program
from generator.workspace.garbage import uncollected


class Notify(Protocol):
    """Hears how far the work is."""

    def __call__(self, step: str, done: int, total: int) -> None:
        """Take the name of the step, how much is done, and how much there is (0: unknown)."""


def silent(step: str, done: int, total: int) -> None:
    """Hear and say nothing."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A content folder read to the end: the portal, and all that is wrong with it."""

    content: Content
    portal: Portal
    diagnostics: tuple[Diagnostic, ...]
    glossary: tuple[Term, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    withdrawn: Withdrawn = NOTHING_WITHDRAWN
    ledger: frozenset[str] = frozenset()
    """Every address that was published before."""
    attached: Mapping[str, str] = field(default_factory=dict)
    """Addresses of the attachments that are published, each with the path of the file."""
    linked: frozenset[str] = frozenset()
    """Addresses of lists and of hand-written pages, to which a record may lead."""

    @property
    def verdict(self) -> Verdict:
        """All that is wrong, told of itself."""
        return Verdict(
            self.content.root,
            self.diagnostics,
            tuple(file.path for file in self.content.records),
            tuple(exemption.text.span.path for exemption in self.exemptions),
        )

    def read_line(self, path: str, number: int) -> str:
        """Return a line of a record, for a report; an empty text where there is none."""
        return read_line(self.content.root, path, number)

    def stops(self, *, strict: bool = False) -> bool:
        """Whether anything stops publication; with ``strict`` a warning does."""
        return stops(self.diagnostics, strict=strict)


@dataclass(slots=True)
class Figures:
    """What was built and where the time went, in seconds by step."""

    documents: int = 0
    decisions: int = 0
    organizations: int = 0
    pages: int = 0
    links: int = 0
    history: bool = True
    """Whether the repository holds the history of its documents; a shallow clone does not."""
    remarks: int = 0
    repeatable: bool = False
    """Whether the same files give the same site again."""
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Add the time of a block to a step."""
        start = perf_counter()
        try:
            yield
        finally:
            self.seconds[step] = self.seconds.get(step, 0.0) + perf_counter() - start


@dataclass(frozen=True, slots=True)
class Outcome:
    """A site that was made: what the manifest shall tell of its files, and of what each group was made."""

    figures: Figures
    links: LinkReport
    entries: EntryBook
    sources: Sources
    reads: Reads
    """Has heard what groups looked up."""


@uncollected()
def read_and_check(
    root: Path,
    figures: Figures | None = None,
    notify: Notify = silent,
    ledger: frozenset[str] = frozenset(),
    readings: Readings = NO_READINGS,
) -> Checked:
    """Read, load, link and check a content folder.

    ``ledger`` are addresses that were published, beside those of the folder's own ledger; ``readings`` are
    documents as they were parsed before.
    """
    figures = figures or Figures()
    notify("чтение", 0, 0)
    with figures.timed("чтение"):
        content = read_content(root)
        ledger |= read_ledger(root)
    notify("разбор", 0, len(content.records))
    with figures.timed("разбор"):
        records = (*content.records, *content.pages)
        loaded = load(records, readings.each)
        readings.forget_others()
        content = content.emptied()
    notify("связи", 0, 0)
    with figures.timed("связи"):
        portal = link_loaded(loaded)
    notify("проверка", 0, 0)
    named = (pair for meeting in portal.meetings.values() for pair in attachments(content, meeting))
    attached = {address: path for path, address in named}
    with figures.timed("проверка"):
        written = frozenset(page_address(page.path) for page in content.pages)
        lists = list_addresses(portal, months_of(portal.pages))
        published = Published(content.attachments, lists | written)
        remarks = check(portal, loaded, published)
        diagnostics = [*content.diagnostics, *loaded.diagnostics, *taken(content, lists), *remarks]
        # A record that cannot be read is not lost, and the day matters only where something is.
        if ledger and not any(diagnostic.severity is Severity.ERROR for diagnostic in diagnostics):
            standing = (
                record_addresses(portal, (one.ref for one in portal.pages))
                | attached.keys()
                | published.pages
            )
            diagnostics += find_lost(ledger, standing, portal, loaded.withdrawn, as_of(root))
    return Checked(
        content,
        portal,
        in_order(diagnostics),
        loaded.glossary,
        loaded.exemptions,
        loaded.withdrawn,
        ledger,
        attached,
        published.pages,
    )


def publish(
    checked: Checked,
    store: Store,
    stage: Path,
    shells: dict[ShellKey, Shell],
    *,
    today: date,
    settings: Settings,
    figures: Figures | None = None,
    notify: Notify = silent,
    keep_index: Path | None = None,
    keep_parts: Path | None = None,
) -> Outcome:
    """Fill the shells for every page of a portal into ``stage``, then index and check what stands there.

    ``store`` is the catalogue of the portal. ``keep_index`` is a site whose search index is taken over
    (while an editor types); ``keep_parts`` is a folder for parts of the index, from one build to the next.
    """
    figures = figures or Figures()
    portal = checked.portal
    figures.documents = len(portal.heads)
    figures.decisions = sum(head.decisions for head in portal.heads.values())
    figures.organizations = len(portal.organizations)
    with figures.timed("страницы"):
        attached = copy_attachments(checked.content, checked.attached, stage)
        book = _read_host(stage, shells, settings.site_url)
        told = partial(notify, "страницы", total=0)
        reads = Reads()
        sources = open_sources(
            portal, store, today, checked.glossary, settings, attached, reads, all_asked(store)
        )
        of = open_material(sources, store)
        entries = EntryBook(attachment_entries(attached))
        with store.aside("made", "file", "read"):
            for done in write_all(groups(sources), export_groups(of), stage, shells, reads):
                entries.add(done.entries)
                book.add(done.places)
                store.add_made(done.made)
                told(book.pages)
        names = entries.below(addresses.DATA)
        written, places = write_open_data(stage, Overlay(stage), names, entries.get, shells, of)
        entries.add(written)
        book.add(places)
        standing = page_addresses(stage)
        if settings.site_url:
            write_sitemap(stage, settings.site_url, standing, store.days())
        write_discovery(stage, settings)
    with figures.timed("адреса"):
        standing = standing.union(attached)
        keep_addresses(checked.ledger, checked.withdrawn, portal, stage, shells, standing, today)
    notify("поиск", 0, 0)
    with figures.timed("поиск"):
        if keep_index is not None and (keep_index / "pagefind").is_dir():
            shutil.copytree(keep_index / "pagefind", stage / "pagefind")
        else:
            with alone_in(keep_parts) as kept:
                index_portal(
                    stage,
                    portal,
                    checked.glossary,
                    today,
                    settings.federation,
                    kept,
                    sources=store.digests(),
                    version=fingerprint(program()),
                    spread=spread,
                )
            require_room(stage)
        write_bundle(stage)
    notify("ссылки", 0, 0)
    with figures.timed("ссылки"):
        whole = book.is_whole(Overlay(stage))
        report = LinkReport(book.pages, book.links, ()) if whole else check_links(stage, settings.site_url)
    figures.pages = report.pages
    figures.links = report.links
    return Outcome(figures, report, entries, sources, reads)


def _read_host(stage: Path, shells: Mapping[ShellKey, Shell], site_url: str) -> PlaceBook:
    """Gather the places of what the host has rendered: its own pages, and the shells around their slots."""
    book = PlaceBook()
    for path in sorted(stage.rglob("*.html")):
        book.read(path.relative_to(stage).as_posix(), path.read_text(encoding="utf-8"), site_url)
    for key, shell in shells.items():
        book.read("x/" * key.depth + "index.html", shell.fill("", "", "", ""), site_url)
    return book


def taken(content: Content, lists: frozenset[str]) -> Iterator[Diagnostic]:
    """Yield an error for every hand-written page in whose place the program puts a page of its own.

    The home page is both, and a portal may have help of its own.
    """
    made = lists | {addresses.PROTOCOLS, addresses.ORGANIZATIONS, addresses.GLOSSARY}
    made = (made | {addresses.VERIFY, addresses.PERSONS}) - {addresses.HOME, addresses.RULES}
    for page in content.pages:
        address = page_address(page.path)
        if address in made:
            message = f"Адрес «{address}» занят: такую страницу делает сама программа."
            yield error("slug-collision", Span(page.path), message, f"Назовите иначе: our-{page.path}")


def page_address(path: str) -> str:
    """Return the address at which the host publishes a hand-written page."""
    stem = path.removesuffix(".md")
    name = stem.rpartition("/")[2].lower()
    return stem[: len(stem) - len(name)] if name in ("index", "readme") else f"{stem}/"
