"""The host: MkDocs renders the shells and the hand-written pages, and hands over for everything else.

Only this package imports mkdocs. Each event delegates; what a site is, is known below.
"""

from __future__ import annotations

import logging
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from functools import partial
from pathlib import Path
from typing import Literal

import click
from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.catalogue.store import Store, new_store
from generator.export import left_out
from generator.mkdocs_plugin.cleaning import clean
from generator.mkdocs_plugin.files import PACKAGE, for_the_host
from generator.mkdocs_plugin.reading import read_host_settings
from generator.mkdocs_plugin.remarks import tell, tell_all
from generator.mkdocs_plugin.settings import (
    GlasnoConfig,
    frame_of,
    is_repeatable,
    read_settings,
    report_href,
)
from generator.mkdocs_plugin.tables import label_cells
from generator.pipeline import Checked, Figures, Notify, Outcome, publish, silent
from generator.pipeline.cataloguing import complete, privacy_of, read_into
from generator.pipeline.faults import refused
from generator.pipeline.keeping import SEARCH, Standing, WholeBuildNeeded, is_keepable, keep, standing_of
from generator.pipeline.readings import FOLDER as READINGS
from generator.pipeline.readings import Readings
from generator.pipeline.renewal import renew
from generator.publish.compress import compress
from generator.publish.ledger import read_ledger
from generator.publish.links import LinkReport
from generator.publish.manifest import seal
from generator.publish.releases import site_before
from generator.publish.shell import take_shells
from generator.publish.stage import Stage, open_stage
from generator.report.verdict import read_line
from generator.text.dates import format_date
from generator.text.plural import count
from generator.workspace.day import as_of
from generator.workspace.frame import NO_FRAME
from generator.workspace.memory import FOLDER as MEMORY

log = logging.getLogger("mkdocs.plugins.glasno")

_DELAY = 0.05
"""Seconds that the server of an editor waits for more edits before it makes what one changes."""

_SHALLOW = (
    "История изменений документов не показана: репозиторий скопирован не целиком. "
    "Целиком: git fetch --unshallow"
)


class GlasnoPlugin(BasePlugin[GlasnoConfig]):
    """Builds a portal of protocols inside a MkDocs build."""

    def __init__(self) -> None:
        self.notify: Notify = silent
        self.ledger: frozenset[str] = frozenset()
        self.figures = Figures()
        self._serving = False
        self._frame = NO_FRAME
        self._desk: Path | None = None
        self._open = ExitStack()
        """What must be closed after a build, however it ends."""
        self._checked: Checked
        self._stage: Stage
        self._store: Store

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn whether an editor watches: then search is indexed once, not at each keystroke."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the content before anything is touched; then build beside the target."""
        self.figures = Figures()
        # Who watches an edit waits for no twins, and sees what a remark would stop.
        self._twins = self.config.compress and not self._serving
        self._strict = bool(config.strict) and not self._serving
        root = Path(config.docs_dir)
        self._frame = frame_of(config)
        # While an editor types, an address that was never published may come and go.
        ledger = frozenset() if self._serving else self.ledger | read_ledger(Path(config.site_dir))
        with refused(Abort):
            self._open.close()
            self._stage = open_stage(Path(config.site_dir))
            self._open.callback(self._stage.close)
            self._store = self._open.enter_context(closing(new_store(self._stage.work)))
            checked = read_into(
                self._store,
                root,
                self.figures,
                self.notify,
                ledger,
                history=True,
                readings=Readings(_memory(config) / READINGS),
            )
        tell_all(checked, config)
        if checked.stops(strict=self._strict):
            raise Abort("Сайт не собран: исправьте ошибки. Прежний сайт не тронут.")
        self.figures.remarks = len(checked.diagnostics)
        self._today = as_of(root)
        self._settings = read_settings(config, self.config)
        self._privacy = privacy_of(checked, self._settings)
        theme = PACKAGE / "theme"
        custom = 1 if config.theme.custom_dir else 0
        if str(theme) not in config.theme.dirs:
            config.theme.dirs.insert(custom, str(theme))
        config.theme["font"] = False
        config.extra["as_of"] = self._today.isoformat()
        config.extra["report_href"] = report_href(config)
        config.extra["as_of_words"] = format_date(self._today)
        config.extra["generator"] = False
        self.notify("картотека", 0, 0)
        with refused(Abort), self.figures.timed("картотека"):
            self._checked = complete(checked, self._store, today=self._today, settings=self._settings)
        config.site_dir = str(self._stage.path)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take away records and Material's unused files; add the shells and the help that is lacking."""
        return for_the_host(files, config)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Leave out of hand-written pages what the portal leaves out of its records; help stays as it is."""
        if page.file.generated_by is not None:
            return markdown
        change = self._privacy.change
        for key, value in page.meta.items():
            if isinstance(value, str):
                page.meta[key] = change(value)
        return "\n".join(map(change, markdown.split("\n")))

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let nothing of a hand-written page run, nor be taken for a slot or a part of the frame."""
        return label_cells(clean(html))

    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Tell the home page that it is a shell with hand-written words at its head."""
        if page.file.src_uri == "index.md":
            page.meta.setdefault("shell", True)
            page.meta.setdefault("home", True)
            page.meta.setdefault("section", "")
        return context

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Fill the shells, index, check the links; only then put the site in its place."""
        stage, settings = self._stage, self._settings
        with refused(Abort):
            (stage.path / "sitemap.xml.gz").unlink(missing_ok=True)
            (stage.path / "sitemap.xml").unlink(missing_ok=True)
            shells = take_shells(stage.path)
            outcome = publish(
                self._checked,
                self._store,
                stage.path,
                shells,
                today=self._today,
                settings=settings,
                figures=self.figures,
                notify=self.notify,
                keep_index=stage.target if self._serving else None,
                keep_parts=_memory(config) / SEARCH,
            )
            if not self.figures.history:
                click.echo(_SHALLOW, err=True)
            _refuse_broken(outcome.links)
            if self._twins:
                self.notify("сжатие", 0, 0)
                with self.figures.timed("сжатие"):
                    twins = compress(stage.path, site_before(stage.target), outcome.entries.get)
                    outcome.entries.add(twins.values())
            self.notify("суммы", 0, 0)
            with self.figures.timed("суммы"):
                sealed = seal(stage.path, outcome.entries)
            stage.switch()
            self.figures.repeatable = is_repeatable(config)
            if self.figures.repeatable and is_keepable(settings, self._privacy):
                standing = standing_of(
                    self._checked,
                    outcome.sources,
                    self._frame,
                    shells,
                    sealed,
                    twins=self._twins,
                    strict=self._strict,
                )
                self._keep(outcome, standing, config)
        for note in left_out(settings):
            click.echo(note, err=True)
        config.site_dir = str(stage.target)
        self._open.close()

    def on_serve(
        self, server: LiveReloadServer, /, *, config: MkDocsConfig, builder: Callable[[], None]
    ) -> LiveReloadServer:
        """Make only what an edit changes; keep showing the last good site where it is refused.

        MkDocs would build everything, and would let every request wait for ever.
        """

        def build_or_say() -> None:
            try:
                if not self._renew(config):
                    builder()
            except Abort as refusal:
                click.echo(refusal.format_message(), err=True)

        server.builder = build_or_say
        server.build_delay = _DELAY
        return server

    def on_shutdown(self) -> None:
        """Leave nothing of what was kept while an editor watched."""
        if self._desk is not None:
            shutil.rmtree(self._desk, ignore_errors=True)

    def _renew(self, config: MkDocsConfig) -> bool:
        """Bring the site that is served up to date, but for its search; say whether that could be done."""
        target = Path(config.site_dir)
        try:
            with refused(Abort):
                renewed = renew(Path(config.docs_dir), target, _desk(target), frame_of(config), search=False)
        except WholeBuildNeeded:
            return False
        tell(renewed.diagnostics, partial(read_line, Path(config.docs_dir)), config)
        log.info("Обновлено страниц: %d", renewed.pages)
        return True

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing behind; a full disk may show first where MkDocs itself writes."""
        self._open.close()
        if isinstance(error, OSError):
            with refused(Abort):
                raise error

    def _keep(self, outcome: Outcome, standing: Standing, config: MkDocsConfig) -> None:
        """Keep what the next build need not find out again; it is only a way to be quicker."""
        folder = _memory(config)
        if self._serving:
            folder = self._desk = _desk(self._stage.target)
        self.notify("картотека", 0, 0)
        with self.figures.timed("картотека"), suppress(OSError, sqlite3.Error):
            keep(folder, self._frame, standing, self._store, outcome)


def _refuse_broken(links: LinkReport) -> None:
    """Refuse a site on which a link leads nowhere."""
    for page, link in links.broken[:20]:
        log.error("На странице %s ссылка никуда не ведёт: %s", page, link)
    if links.broken:
        found = count(
            len(links.broken), "ссылка никуда не ведёт", "ссылки никуда не ведут", "ссылок никуда не ведут"
        )
        raise Abort(f"Сайт не собран: {found}. Прежний сайт не тронут.")


def _memory(config: MkDocsConfig) -> Path:
    """Return where is kept what the next build need not find out again."""
    return Path(config.config_file_path or "").parent / MEMORY


def _desk(site: Path) -> Path:
    """Return where is kept what a site that is served was made of: beside its own folder."""
    return site.with_name(f"{site.name}{MEMORY}")


def build_site(
    root: Path, output: Path, *, strict: bool, notify: Notify, ledger: frozenset[str] = frozenset()
) -> Figures:
    """Build a portal with MkDocs, as ``mkdocs build`` does; raises SystemExit where it is refused.

    ``ledger`` are addresses that must live, beside those of the site that stands at ``output``.
    """
    config = read_host_settings(root / "mkdocs.yml", output, strict=strict)
    plugin = config.plugins.get("glasno")
    if not isinstance(plugin, GlasnoPlugin):
        raise Abort("В mkdocs.yml нет расширения: допишите «plugins: [glasno]». Прежний сайт не тронут.")
    plugin.notify = notify
    plugin.ledger = ledger
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    return plugin.figures
