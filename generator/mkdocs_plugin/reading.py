"""mkdocs.yml read by MkDocs, and what is wrong with it told with its line and in Russian."""

from __future__ import annotations

import logging
import re
from pathlib import Path

import click
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from generator.load.settings import HostSettings, check_settings
from generator.report.text import report
from generator.report.verdict import read_line
from generator.source import SourceFile

_UNFIT = "Настройки в mkdocs.yml не годятся"
_KEPT = "Прежний сайт не тронут."
_SAID = re.compile(r"Config value '([^']+)': (?:Plugin '[^']+' option '([^']+)': )?(.*)", re.DOTALL)
_NAMED = re.compile(r"^(docs_dir|INHERIT)\s*:", re.MULTILINE)
"""The content folder is named, here or elsewhere; else MkDocs would look for another than we do."""
_KINDS = {
    "bool": "нужно true или false",
    "str": "нужен текст",
    "int": "нужно число",
    "list": "нужен список: [один, другой]",
    "dict": "нужны поля вида «имя: значение»",
}
_WORDS = tuple(
    (re.compile(said, re.DOTALL), told)
    for said, told in (
        (r"Required configuration not provided\.", "без неё портала не собрать"),
        (r"The URL isn't valid.*", "нужен адрес целиком, с https:// в начале"),
        (r"Unrecognised configuration name: .*", "такой нет: проверьте, нет ли опечатки"),
        (r"Expected one of: \[(.*)\] but received: (.*)", r"годится одно из: \1, а написано \2"),
        (r"Expected type: <class '(\w+)'> but received.*", r"<\1>"),
        (r"Expected a string, got.*", "<str>"),
        (r"Expected a list of items, but.*", "<list>"),
        (r"The configuration is invalid\. Expected a key-value mapping.*", "<dict>"),
        (r'The "(.*)" plugin is not installed', r"расширение «\1» не установлено"),
        (r"The path set in \w+ \('(.*)'\) does not exist\.", r"папки «\1» нет"),
        (r"The path '?(.*?)'? isn't an existing directory\.", r"папки «\1» нет"),
        (r"Unrecognised theme name: '(.*?)'\..*", r"темы «\1» нет"),
    )
)
"""What MkDocs says of a setting, and what a webmaster should hear; ``<kind>`` stands for a kind of value."""


def read_host_settings(file: Path, site: Path, *, strict: bool) -> MkDocsConfig:
    """Return what mkdocs.yml says; a site goes to ``site``.

    Raises:
        Abort: with what is wrong, in one sentence; its places are on standard error by then.
    """
    data = file.read_bytes()
    if faults := check_settings(SourceFile(file.name, data)):
        for line in report(faults, lambda path, number: read_line(file.parent, path, number)):
            click.echo(line, err=True)
        raise Abort(f"{_UNFIT}. {_KEPT}")
    text = data.decode("utf-8-sig")
    log, ear = logging.getLogger("mkdocs.config"), _Ear(text)
    log.addFilter(ear)
    ours = {} if _NAMED.search(text) else {"docs_dir": HostSettings().docs_dir}
    try:
        return load_config(str(file), site_dir=str(site), strict=strict, **ours)
    except Abort as problem:
        raise Abort(f"{_UNFIT}. {_KEPT}") from problem
    except ConfigurationError as problem:
        raise Abort(f"{_UNFIT}: {_in_russian(str(problem))}. {_KEPT}") from problem
    finally:
        log.removeFilter(ear)


class _Ear(logging.Filter):
    """Hears what MkDocs says of settings, and says it of their lines."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._lines = text.splitlines()

    def filter(self, record: logging.LogRecord) -> bool:
        if said := _SAID.fullmatch(record.getMessage()):
            name = said[2] or said[1]
            begins = re.compile(rf"[\s-]*{re.escape(name)}\s*:")
            line = next((number for number, text in enumerate(self._lines, 1) if begins.match(text)), 1)
            record.msg, record.args = f"mkdocs.yml:{line}: настройка «{name}»: {_in_russian(said[3])}.", ()
        return True


def _in_russian(said: str) -> str:
    """Return what MkDocs says in Russian; what is not known here stays as it is."""
    for known, told in _WORDS:
        if found := known.fullmatch(said):
            words = found.expand(told).replace("'", "")
            return re.sub(r"<(\w+)>", lambda kind: _KINDS.get(kind[1], kind[1]), words)
    return said.rstrip(".")
