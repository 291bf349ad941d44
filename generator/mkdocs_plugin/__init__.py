"""The host: MkDocs renders the shells and the hand-written pages, and hands over for everything else.

Only this package imports mkdocs. Each event delegates; what a site is, is known below.
"""

from __future__ import annotations

import logging
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Literal

import click
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.export import left_out
from generator.mkdocs_plugin.cleaning import clean
from generator.mkdocs_plugin.files import PACKAGE, for_the_host
from generator.mkdocs_plugin.remarks import tell, tell_all
from generator.mkdocs_plugin.settings import (
    GlasnoConfig,
    frame_of,
    is_repeatable,
    read_settings,
    report_href,
)
from generator.pipeline import Checked, Figures, Notify, Outcome, privacy, publish, read_and_check, silent
from generator.pipeline.faults import refused
from generator.pipeline.keeping import Standing, Whole, is_keepable, keep, standing_of
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
from generator.workspace.frame import NO_FRAME, Frame
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
        self.keep: Callable[[Path], None] | None = None
        self._serving = False
        self._frame = NO_FRAME
        self._desk: Path | None = None
        self._stage: Stage | None = None
        self._checked: Checked | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Learn whether an editor watches: then search is indexed once, not at each keystroke."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Read and check the content before anything is touched; then build beside the target."""
        self.figures = Figures()
        self.keep = None
        root = Path(config.docs_dir)
        self._frame = frame_of(config)
        # While an editor types, an address that was never published may come and go.
        ledger = frozenset() if self._serving else self.ledger | read_ledger(Path(config.site_dir))
        checked = read_and_check(root, self.figures, self.notify, ledger)
        tell_all(checked, config)
        if checked.stops(strict=config.strict and not self._serving):
            raise Abort("Сайт не собран: исправьте ошибки. Прежний сайт не тронут.")
        self._checked = checked
        self.figures.remarks = len(checked.diagnostics)
        self._today = as_of(root)
        theme = PACKAGE / "theme"
        custom = 1 if config.theme.custom_dir else 0
        if str(theme) not in config.theme.dirs:
            config.theme.dirs.insert(custom, str(theme))
        config.theme["font"] = False
        config.extra["as_of"] = self._today.isoformat()
        config.extra["report_href"] = report_href(config)
        config.extra["as_of_words"] = format_date(self._today)
        config.extra["generator"] = False
        with refused(Abort):
            self._close()
            self._stage = open_stage(Path(config.site_dir))
        config.site_dir = str(self._stage.path)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take away records and Material's unused files; add the shells and the help that is lacking."""
        return for_the_host(files, config)

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Leave out of hand-written pages what the portal leaves out of its records; help stays as it is."""
        if page.file.generated_by is not None:
            return markdown
        change = privacy(self._done, read_settings(config, self.config)).change
        for key, value in page.meta.items():
            if isinstance(value, str):
                page.meta[key] = change(value)
        return "\n".join(map(change, markdown.split("\n")))

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let nothing of a hand-written page run, nor be taken for a slot or a part of the frame."""
        return clean(html)

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
        assert self._stage is not None
        stage = self._stage
        settings = read_settings(config, self.config)
        with refused(Abort):
            (stage.path / "sitemap.xml.gz").unlink(missing_ok=True)
            (stage.path / "sitemap.xml").unlink(missing_ok=True)
            shells = take_shells(stage.path)
            outcome = publish(
                self._done,
                stage.path,
                shells,
                today=self._today,
                settings=settings,
                figures=self.figures,
                notify=self.notify,
                keep_index=stage.target if self._serving else None,
                keep_parts=Path(config.config_file_path or "").parent / MEMORY / "search",
            )
            if not self.figures.history:
                click.echo(_SHALLOW, err=True)
            _refuse_broken(outcome.links)
            if self.config.compress and not self._serving:
                self.notify("сжатие", 0, 0)
                with self.figures.timed("сжатие"):
                    outcome.known.update(compress(stage.path, site_before(stage.target), outcome.known))
            self.notify("суммы", 0, 0)
            with self.figures.timed("суммы"):
                sealed = seal(stage.path, outcome.known)
            stage.switch()
            self.figures.repeatable = is_repeatable(config)
            if self.figures.repeatable and is_keepable(self._done, settings):
                standing = standing_of(
                    self._done,
                    outcome.sources,
                    self._frame,
                    shells,
                    sealed,
                    twins=self.config.compress,
                    strict=bool(config.strict),
                )
                self.keep = partial(_keep, self._frame, standing, outcome)
            if self._serving and self.keep is not None:
                self._desk = _desk(stage.target)
                self.keep(self._desk)
        for note in left_out(settings):
            click.echo(note, err=True)
        config.site_dir = str(stage.target)
        self._close()

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
        except Whole:
            return False
        tell(renewed.diagnostics, partial(read_line, Path(config.docs_dir)), config)
        log.info("Обновлено страниц: %d", renewed.pages)
        return True

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing behind; a full disk may show first where MkDocs itself writes."""
        self._close()
        if isinstance(error, OSError):
            with refused(Abort):
                raise error

    @property
    def _done(self) -> Checked:
        assert self._checked is not None
        return self._checked

    def _close(self) -> None:
        if self._stage is not None:
            self._stage.close()
            self._stage = None


def _refuse_broken(links: LinkReport) -> None:
    """Refuse a site on which a link leads nowhere."""
    for page, link in links.broken[:20]:
        log.error("На странице %s ссылка никуда не ведёт: %s", page, link)
    if links.broken:
        found = count(
            len(links.broken), "ссылка никуда не ведёт", "ссылки никуда не ведут", "ссылок никуда не ведут"
        )
        raise Abort(f"Сайт не собран: {found}. Прежний сайт не тронут.")


def _keep(frame: Frame, standing: Standing, outcome: Outcome, folder: Path) -> None:
    """Keep what the next build need not find out again."""
    with suppress(OSError, sqlite3.Error):  # it is only a way to be quicker
        keep(folder, frame, standing, outcome.sources, outcome.made)


def _desk(site: Path) -> Path:
    """Return where is kept what a site that is served was made of: beside its own folder."""
    return site.with_name(f"{site.name}{MEMORY}")


def build_site(
    root: Path, output: Path, *, strict: bool, notify: Notify, ledger: frozenset[str] = frozenset()
) -> Figures:
    """Build a portal with MkDocs, as ``mkdocs build`` does; raises SystemExit where it is refused.

    ``ledger`` are addresses that must live, beside those of the site that stands at ``output``.
    """
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(output), strict=strict)
    except (ConfigurationError, Abort) as problem:
        raise Abort(f"Настройки в mkdocs.yml не годятся: {problem}\nПрежний сайт не тронут.") from problem
    plugin = config.plugins.get("glasno")
    if not isinstance(plugin, GlasnoPlugin):
        raise Abort("В mkdocs.yml нет расширения: допишите «plugins: [glasno]». Прежний сайт не тронут.")
    plugin.notify = notify
    plugin.ledger = ledger
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    if plugin.keep is not None:
        notify("картотека", 0, 0)
        with plugin.figures.timed("картотека"):
            plugin.keep(root / MEMORY)
    return plugin.figures
