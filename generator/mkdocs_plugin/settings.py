"""What mkdocs.yml says of a portal."""

from __future__ import annotations

import logging
import re
from dataclasses import fields
from pathlib import Path
from urllib.parse import quote

from mkdocs.config.base import Config
from mkdocs.config.config_options import Choice, ListOfItems, Type
from mkdocs.config.defaults import MkDocsConfig

from generator.model.settings import Export, Licence, Persons, Publisher, Settings
from generator.workspace.frame import Frame, read_frame

log = logging.getLogger("mkdocs.plugins.glasno")


class GlasnoConfig(Config):
    """The plugin's settings in mkdocs.yml; docs/reference/settings.md tells of each."""

    compress = Type(bool, default=False)
    persons = Choice([str(persons) for persons in Persons], default=str(Persons.NAMES))
    exports = ListOfItems(Choice([str(export) for export in Export]), default=[str(e) for e in Export])


def read_settings(config: MkDocsConfig, own: GlasnoConfig) -> Settings:
    """Return what mkdocs.yml says of the portal; ``own`` is what it says to the plugin."""
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


def report_href(config: MkDocsConfig) -> str:
    """Return where a reader reports an error: ``extra.webmaster``, an e-mail or the address of a form."""
    webmaster = str(config.extra.get("webmaster") or "").strip()
    if re.fullmatch(r"[^@\s/?&]+@[^@\s/?&]+\.[^@\s/?&]+", webmaster):
        return f"mailto:{webmaster}?subject={quote('Ошибка на портале')}"
    if webmaster and not re.match(r"https?://\S+$", webmaster):
        log.warning("extra.webmaster: нужна почта или адрес формы, а написано «%s»", webmaster)
        return ""
    return webmaster


def frame_of(config: MkDocsConfig) -> Frame:
    """Return what the site of a configuration would be made of now."""
    return read_frame(_root(config), Path(config.site_dir), bool(config.strict))


def is_repeatable(config: MkDocsConfig) -> bool:
    """Whether the site follows from the files of the portal alone; a stranger's code may look elsewhere."""
    text = Path(config.config_file_path or "").read_text(encoding="utf-8", errors="replace")
    if set(config.plugins) != {"glasno"} or config.hooks or re.search(r"!ENV|^INHERIT", text, re.MULTILINE):
        return False
    root = _root(config).resolve()
    folders = (config.docs_dir, *([config.theme.custom_dir] if config.theme.custom_dir else []))
    return all(Path(folder).resolve().is_relative_to(root) for folder in folders)


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or "").parent


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
