"""One portal of a size, built by every program in turn, again and again."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.corpus import write_corpus
from bench.hugo_site import write_hugo
from bench.measure import Cost, Failed
from bench.peers import eleventy, install_eleventy, material, write_texts, zensical
from bench.programs import Glasno, pagefind, run_hugo, write_bytes, written
from bench.same import Sight, differences, look
from generator.pipeline import read_and_check

PAGES = "Glasno, pages"
HUGO = "Hugo, the same pages"
HUGO_LAZY = "Hugo, the same pages, GOGC=400"
BYTES = "writing the bytes of Glasno's pages"
PAGES_AGAIN = "Glasno, pages: nothing changed"
PAGES_EDIT = "Glasno, pages: one protocol changed"
PAGEFIND = "pagefind --site over Hugo's pages"
PRODUCT = "Glasno, pages and exports"
PRODUCT_EDIT = "Glasno, pages and exports: one protocol changed"
SEARCHED = "Glasno, pages, exports, search"
PACKED = "Glasno, pages, exports, search, compression"
PACKED_AGAIN = "Glasno, all of it: nothing changed"
PACKED_EDIT = "Glasno, all of it: one protocol changed"
CHECK = "glasno check"
CHECK_AGAIN = "glasno check: nothing changed"
CHECK_EDIT = "glasno check: one protocol changed"
MATERIAL = "mkdocs-material, simple pages"
ZENSICAL = "Zensical, simple pages"
ELEVENTY = "Eleventy, simple pages"


@dataclass(frozen=True, slots=True)
class Run:
    """What one run of a program cost.

    ``written`` tells of a site that stood before: how many pages were written, and how many are changed.
    """

    name: str
    pages: int
    cost: Cost | None
    written: tuple[int, int] | None = None
    failed: str = ""


class Different(Exception):
    """Hugo did not make the same pages: its figures would say nothing."""


class Bench:
    """A portal of some protocols in a folder; ``parts`` names what is measured."""

    def __init__(self, folder: Path, protocols: int, parts: frozenset[str]) -> None:
        self.folder, self._parts = folder, parts
        self.plain, self.whole, self.packed = (Glasno(folder / name) for name in ("plain", "whole", "packed"))
        for portal, settings in (
            (self.plain, "{exports: []}"),
            (self.whole, ""),
            (self.packed, "{compress: true}"),
        ):
            write_corpus(portal.root, protocols)
            if settings:
                portal.set(settings)
        self._pages = 0
        self._ours: Sight | None = None
        self._texts = 0

    def round(self) -> Iterator[Run]:
        """Run every program once; what one leaves behind is removed before the next one writes."""
        for name, part in _PARTS.items():
            if name in self._parts:
                yield from part(self)

    def _glasno(self) -> Iterator[Run]:
        self.plain.clear()
        cost = self.plain.build(search=False)
        if not self._pages:
            self._pages = sum(1 for _ in self.plain.site.rglob("*.html"))
            if "hugo" in self._parts:
                kinds = write_hugo(self.folder / "hugo", self.plain.root, self.plain.site)
                self._ours, self._kinds = look(self.plain.site, kinds), kinds
        yield Run(PAGES, self._pages, cost)
        yield Run(BYTES, self._pages, write_bytes(self.plain.site, self.folder / "written"))
        yield Run(PAGES_AGAIN, self._pages, self.plain.build(search=False))
        yield from self._edited(PAGES_EDIT, self.plain, search=False)
        self.plain.clear()

    def _hugo(self) -> Iterator[Run]:
        site = self.folder / "hugo-site"
        run = self._tried(HUGO, self._pages, lambda: run_hugo(self.folder / "hugo", site))
        yield run
        if run.cost is None:
            return
        if self._ours is not None:
            found = differences(self._ours, look(site, self._kinds))
            if found:
                raise Different("Hugo's pages are not the same:\n" + "\n".join(found[:20]))
            self._ours = None
        if "search" in self._parts:
            yield self._tried(PAGEFIND, self._pages, lambda: pagefind(site))
        shutil.rmtree(site)
        lazy = {"GOGC": "400"}
        yield self._tried(HUGO_LAZY, self._pages, lambda: run_hugo(self.folder / "hugo", site, lazy))
        shutil.rmtree(site, ignore_errors=True)

    def _exports(self) -> Iterator[Run]:
        self.whole.clear()
        yield Run(PRODUCT, self._pages, self.whole.build(search=False))
        yield from self._edited(PRODUCT_EDIT, self.whole, search=False)
        self.whole.clear()

    def _search(self) -> Iterator[Run]:
        self.whole.clear()
        yield Run(SEARCHED, self._pages, self.whole.build())
        self.whole.clear()

    def _all(self) -> Iterator[Run]:
        self.packed.clear()
        yield Run(PACKED, self._pages, self.packed.build())
        yield Run(PACKED_AGAIN, self._pages, self.packed.build())
        yield from self._edited(PACKED_EDIT, self.packed, search=True)
        self.packed.clear()

    def _check(self) -> Iterator[Run]:
        self.whole.forget()
        yield Run(CHECK, self._pages, self.whole.check())
        yield Run(CHECK_AGAIN, self._pages, self.whole.check())
        for _ in range(2):
            self.whole.edit()
            yield Run(CHECK_EDIT, self._pages, self.whole.check())

    def _peers(self) -> Iterator[Run]:
        texts = self.folder / "texts"
        if not self._texts:
            self._texts = write_texts(texts, read_and_check(self.plain.root / "content").portal)
        yield self._tried(MATERIAL, self._texts, lambda: material(texts))
        yield self._tried(ZENSICAL, self._texts, lambda: zensical(texts))
        missing = install_eleventy()
        if missing:
            yield Run(ELEVENTY, self._texts, None, failed=missing)
        else:
            yield self._tried(ELEVENTY, self._texts, lambda: eleventy(texts))
        shutil.rmtree(texts / "site", ignore_errors=True)

    def _edited(self, name: str, portal: Glasno, *, search: bool) -> Iterator[Run]:
        """Change a word and change it back, as an editor does who saw the page."""
        for _ in range(2):
            before = portal.standing()
            portal.edit()
            cost = portal.build(search=search)
            yield Run(name, self._pages, cost, written(before, portal.standing()))

    @staticmethod
    def _tried(name: str, pages: int, run: Callable[[], Cost]) -> Run:
        """Run another's program; where it fails, the table says so."""
        try:
            return Run(name, pages, run())
        except Failed as failed:
            return Run(name, pages, None, failed=str(failed).partition("\n")[0])


_PARTS: dict[str, Callable[[Bench], Iterator[Run]]] = {
    "pages": Bench._glasno,
    "hugo": Bench._hugo,
    "exports": Bench._exports,
    "search": Bench._search,
    "all": Bench._all,
    "check": Bench._check,
    "peers": Bench._peers,
}
PARTS = tuple(_PARTS)
"""What can be measured, in the order of a round."""
