"""The host: MkDocs renders the shells and the hand-written pages, and hands over for everything else.

The only module that imports mkdocs. Each event delegates; what a site is, is known below.
"""

from __future__ import annotations

import logging
import re
import shutil
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import fields
from functools import partial
from importlib.resources import files as package_files
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import click
import nh3
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, ListOfItems, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from generator.diagnostics import Diagnostic
from generator.export import left_out
from generator.load import RECORDS
from generator.model.settings import Export, Licence, Persons, Publisher, Settings
from generator.pipeline import Checked, Figures, Notify, Outcome, privacy, publish, read_and_check, silent
from generator.pipeline.faults import refused
from generator.pipeline.keeping import Standing, Whole, keep
from generator.pipeline.renewal import renew
from generator.publish.compress import compress
from generator.publish.ledger import LEDGER, read_ledger
from generator.publish.manifest import Sealed, seal
from generator.publish.releases import site_before
from generator.publish.shell import SHELLS, Shell, ShellKey, take_shells
from generator.publish.stage import Stage, open_stage
from generator.report.text import report, summary
from generator.report.verdict import read_line
from generator.text.dates import format_date
from generator.text.plural import count
from generator.workspace.day import as_of
from generator.workspace.fingerprint import fingerprint, program
from generator.workspace.frame import NO_FRAME, Frame, read_frame
from generator.workspace.memory import FOLDER as MEMORY

log = logging.getLogger("mkdocs.plugins.glasno")

_PACKAGE = Path(str(package_files("generator")))
_HELP = _PACKAGE / "help"
_MATERIAL = Path(str(package_files("material")))
_TAGS = nh3.ALLOWED_TAGS | {
    "h1",
    "section",
    "figure",
    "figcaption",
    "details",
    "summary",
    "main",
    "input",
    "label",
}
_ATTRIBUTES = nh3.ALLOWED_ATTRIBUTES | {"*": {"id", "class", "title", "lang"}, "a": {"href", "hreflang"}}

_DELAY = 0.05
"""Seconds that the server of an editor waits for more edits before it makes what one changes."""

_SHALLOW = (
    "История изменений документов не показана: репозиторий скопирован не целиком. "
    "Целиком: git fetch --unshallow"
)


class GlasnoConfig(Config):
    """The plugin's settings in mkdocs.yml; docs/reference/settings.md tells of each."""

    compress = Type(bool, default=False)
    persons = Choice([str(persons) for persons in Persons], default=str(Persons.NAMES))
    exports = ListOfItems(Choice([str(export) for export in Export]), default=[str(e) for e in Export])


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
        root = Path(config.docs_dir)
        self._frame = _frame(config)
        # While an editor types, an address that was never published may come and go.
        ledger = frozenset() if self._serving else self.ledger | read_ledger(Path(config.site_dir))
        checked = read_and_check(root, self.figures, self.notify, ledger)
        _report(checked, config)
        if checked.stops(strict=config.strict and not self._serving):
            raise Abort("Сайт не собран: исправьте ошибки. Прежний сайт не тронут.")
        self._checked = checked
        self.figures.remarks = len(checked.diagnostics)
        self._today = as_of(root)
        self._strict = bool(config.strict)
        theme = _PACKAGE / "theme"
        custom = 1 if config.theme.custom_dir else 0
        if str(theme) not in config.theme.dirs:
            config.theme.dirs.insert(custom, str(theme))
        config.theme["font"] = False
        config.extra["as_of"] = self._today.isoformat()
        config.extra["report_href"] = _report_href(config)
        config.extra["as_of_words"] = format_date(self._today)
        config.extra["generator"] = False
        with refused(Abort):
            self._close()
            self._stage = open_stage(Path(config.site_dir))
        config.site_dir = str(self._stage.path)
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take away records and Material's unused files; add the shells and the help that is lacking."""
        kept = Files([file for file in files if not _is_record(file) and not _is_material(file)])
        for key in SHELLS:
            existing = kept.get_file_from_path(key.source)
            if existing is None:
                kept.append(
                    _generated(config, key.source, f"---\nshell: true\nsection: {key.section!r}\n---\n")
                )
        for path in sorted(_HELP.rglob("*.md")):
            name = path.relative_to(_HELP).as_posix()
            if kept.get_file_from_path(name) is None:
                kept.append(_generated(config, name, _help_text(path, config)))
        for picture in sorted((_HELP / "pictures").iterdir()):
            name = picture.relative_to(_HELP).as_posix()
            kept.append(File.generated(config, name, abs_src_path=str(picture)))
        return kept

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Leave out of hand-written pages what the portal leaves out of its records; help stays as it is."""
        if page.file.generated_by is not None:
            return markdown
        change = privacy(self._done, _settings(config, self.config)).change
        for key, value in page.meta.items():
            if isinstance(value, str):
                page.meta[key] = change(value)
        return "\n".join(map(change, markdown.split("\n")))

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Let nothing of a hand-written page run, nor be taken for a slot or a part of the frame."""
        clean = nh3.clean(
            html,
            tags=_TAGS,
            attributes=_ATTRIBUTES,
            attribute_filter=_keep_attribute,
            url_schemes={"http", "https", "mailto"},
            link_rel=None,
        )
        return clean.replace("%%glasno:", "%&#37;glasno:")

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
        settings = _settings(config, self.config)
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
            links = outcome.links
            if links.broken:
                for page, link in links.broken[:20]:
                    log.error("На странице %s ссылка никуда не ведёт: %s", page, link)
                found = count(
                    len(links.broken),
                    "ссылка никуда не ведёт",
                    "ссылки никуда не ведут",
                    "ссылок никуда не ведут",
                )
                raise Abort(f"Сайт не собран: {found}. Прежний сайт не тронут.")
            if self.config.compress and not self._serving:
                self.notify("сжатие", 0, 0)
                with self.figures.timed("сжатие"):
                    outcome.known.update(compress(stage.path, site_before(stage.target), outcome.known))
            self.notify("суммы", 0, 0)
            with self.figures.timed("суммы"):
                sealed = seal(stage.path, outcome.known)
            stage.switch()
            self.figures.repeatable = _is_repeatable(config)
            self.keep = partial(self._keep, outcome, shells, sealed, settings)
            if self._serving:
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
                renewed = renew(Path(config.docs_dir), target, _desk(target), _frame(config), search=False)
        except Whole:
            return False
        _tell(renewed.diagnostics, partial(read_line, Path(config.docs_dir)), config)
        log.info("Обновлено страниц: %d", renewed.pages)
        return True

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing behind; a full disk may show first where MkDocs itself writes."""
        self._close()
        if isinstance(error, OSError):
            with refused(Abort):
                raise error

    def _keep(
        self,
        outcome: Outcome,
        shells: Mapping[ShellKey, Shell],
        sealed: Sealed,
        settings: Settings,
        folder: Path,
    ) -> None:
        """Keep what the next build need not find out again, where single records may be taken alone."""
        checked, frame = self._done, self._frame
        if (
            not self.figures.repeatable
            or settings.persons is Persons.PAGES
            or not privacy(checked, settings).changes_nothing
        ):
            return
        portal = outcome.sources.portal
        standing = Standing(
            records=frame.records,
            today=self._today,
            settings=settings,
            shells=tuple(shells.items()),
            organizations=tuple(portal.organizations.values()),
            topics=tuple(portal.topics.values()),
            terms=checked.glossary,
            manifest=sealed.sum,
            size=sealed.size,
            twins=self.config.compress,
            linked=checked.linked,
            attachments=checked.content.attachments,
            withdrawn=not checked.withdrawn.is_empty,
            files=outcome.sources.files,
            version=fingerprint(program()),
            strict=self._strict,
            remarks=Counter(remark.span.path for remark in checked.diagnostics),
        )
        with suppress(OSError, sqlite3.Error):  # it is only a way to be quicker
            keep(folder, frame, standing, outcome.sources, outcome.made)

    @property
    def _done(self) -> Checked:
        assert self._checked is not None
        return self._checked

    def _close(self) -> None:
        if self._stage is not None:
            self._stage.close()
            self._stage = None


def _keep_attribute(_element: str, attribute: str, value: str) -> str | None:
    """Drop an id that the frame has: a label or a link of ours would lead to the page's own."""
    return None if attribute == "id" and value.startswith(("g-", "__")) else value


def _is_record(file: File) -> bool:
    return file.src_uri.partition("/")[0] in (*RECORDS, LEDGER)


def _is_material(file: File) -> bool:
    """Whether a file is a script, style or picture of Material: our frame loads none of them (ADR 1)."""
    return Path(file.src_dir or ".").is_relative_to(_MATERIAL)


def _settings(config: MkDocsConfig, own: GlasnoConfig) -> Settings:
    """Return what mkdocs.yml says of the portal."""
    return Settings(
        site_name=config.site_name,
        site_url=config.site_url.rstrip("/") + "/" if config.site_url else "",
        owner=str(config.extra.get("owner") or ""),
        exports=frozenset(map(Export, own.exports)),
        federation=tuple(_federation(config)),
        licence=_licence(config),
        publisher=_publisher(config),
        persons=Persons(own.persons),
    )


def _licence(config: MkDocsConfig) -> Licence | None:
    """Return ``extra.licence``: a name, or a mapping of ``name`` and ``url``."""
    told = config.extra.get("licence")
    if isinstance(told, dict):
        return Licence(str(told.get("name") or told.get("url") or ""), str(told.get("url") or ""))
    return Licence(str(told)) if told else None


def _publisher(config: MkDocsConfig) -> Publisher:
    """Return ``extra.publisher``: what passports of open data say of it."""
    told = config.extra.get("publisher")
    known = told if isinstance(told, dict) else {}
    return Publisher(**{field.name: str(known.get(field.name) or "") for field in fields(Publisher)})


def _report_href(config: MkDocsConfig) -> str:
    """Return where a reader reports an error: ``extra.webmaster``, an e-mail or the address of a form."""
    webmaster = str(config.extra.get("webmaster") or "").strip()
    if re.fullmatch(r"[^@\s/?&]+@[^@\s/?&]+\.[^@\s/?&]+", webmaster):
        return f"mailto:{webmaster}?subject={quote('Ошибка на портале')}"
    if webmaster and not re.match(r"https?://\S+$", webmaster):
        log.warning("extra.webmaster: нужна почта или адрес формы, а написано «%s»", webmaster)
        return ""
    return webmaster


def _federation(config: MkDocsConfig) -> list[tuple[str, str]]:
    """Return the portals of ``extra.search.federation``: a name, and an address with a slash at its end."""
    search = config.extra.get("search")
    listed = search.get("federation") if isinstance(search, dict) else None
    portals = []
    for entry in listed if isinstance(listed, list) else []:
        url = str(entry.get("url", "")) if isinstance(entry, dict) else ""
        if not url.startswith(("https://", "http://")):
            log.warning("extra.search.federation: нужны name и url, а написано «%s»", entry)
            continue
        portals.append((str(entry.get("name") or url), url.rstrip("/") + "/"))
    return portals


def _help_text(path: Path, config: MkDocsConfig) -> str:
    """Return a page of help; what a reader shall copy from it has the address of this portal."""
    text = path.read_text(encoding="utf-8")
    return text.replace("https://portal.example", config.site_url.rstrip("/")) if config.site_url else text


def _generated(config: MkDocsConfig, source: str, content: str) -> File:
    return File.generated(config, source, content=content, inclusion=InclusionLevel.NOT_IN_NAV)


def _report(checked: Checked, config: MkDocsConfig) -> None:
    """Print what is wrong with the content; a clean one needs no words."""
    if checked.diagnostics:
        _tell(checked.diagnostics, checked.read_line, config)
        click.echo(summary(checked.diagnostics, len(checked.content.records)), err=True)


def _tell(
    diagnostics: Iterable[Diagnostic], read_line: Callable[[str, int], str], config: MkDocsConfig
) -> None:
    """Print remarks on records, each with its line."""
    help_at = f"{config.site_url.rstrip('/')}/rules/" if config.site_url else ""
    for line in report(diagnostics, read_line, f"{Path(config.docs_dir).name}/", help_at):
        click.echo(line, err=True)


def _frame(config: MkDocsConfig) -> Frame:
    """Return what the site of a configuration would be made of now."""
    root = Path(config.config_file_path or "").parent
    return read_frame(root, Path(config.site_dir), bool(config.strict))


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
        with plugin.figures.timed("память"):
            plugin.keep(root / MEMORY)
    return plugin.figures


def _is_repeatable(config: MkDocsConfig) -> bool:
    """Whether the site follows from the files of the portal alone; a stranger's code may look elsewhere."""
    text = Path(config.config_file_path or "").read_text(encoding="utf-8")
    if set(config.plugins) != {"glasno"} or config.hooks or re.search(r"!ENV|^INHERIT", text, re.MULTILINE):
        return False
    root = Path(config.config_file_path or "").parent.resolve()
    folders = (config.docs_dir, *([config.theme.custom_dir] if config.theme.custom_dir else []))
    return all(Path(folder).resolve().is_relative_to(root) for folder in folders)
