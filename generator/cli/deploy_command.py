"""``glasno deploy``: rules for the server that a built site is published with."""

from __future__ import annotations

import sys
from pathlib import Path
from urllib.parse import urlsplit

import click

from generator.cli.place import ROOT, Place, built_site, portal
from generator.deploy.apache import apache
from generator.deploy.caddy import caddy
from generator.deploy.nginx import nginx
from generator.deploy.policy import content_policy
from generator.deploy.rules import Rules, RulesError, is_writable
from generator.deploy.survey import SurveyError, survey
from generator.publish.redirects import read_redirects

_SERVERS = {"nginx": nginx, "apache": apache, "caddy": caddy}


@click.command("deploy")
@click.argument("server", type=click.Choice(tuple(_SERVERS)))
@ROOT
@click.option(
    "--site", type=click.Path(file_okay=False, path_type=Path), help="Собранный сайт; обычно site/ портала."
)
@click.option("--path", help="Адрес сайта на его узле, как в /portal/protocols/; обычно — из site_url.")
@click.option("--folder", help="Где файлы сайта лежат на сервере; обычно — там же, где собраны.")
@click.option("--hsts/--no-hsts", default=None, help="Только https на всём узле; обычно — по site_url.")
@click.option("--brotli", is_flag=True, help="У nginx есть модуль brotli_static.")
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Файл; иначе — на экран.")
def deploy_command(
    server: str,
    root: Path,
    site: Path | None,
    path: str | None,
    folder: str | None,
    hsts: bool | None,
    brotli: bool,
    output: Path | None,
) -> None:
    """Написать правила для nginx, Apache или Caddy."""
    place = portal(root)
    built = built_site(root, site)
    address = urlsplit(place.settings.site_url)
    try:
        rules = Rules(
            path or f"{address.path.rstrip('/')}/",
            (folder or str(built.absolute())).rstrip("/\\"),
            content_policy(survey(built)),
            tuple(filter(is_writable, read_redirects(built))),
            hsts=address.scheme == "https" if hsts is None else hsts,
            brotli=brotli,
        )
    except (RulesError, SurveyError) as problem:
        click.echo(str(problem), err=True)
        sys.exit(1)
    for note in _notes(place, rules, built):
        click.echo(note, err=True)
    text = _SERVERS[server](rules)
    if output is None:
        click.echo(text, nl=False)
    else:
        output.write_text(text, encoding="utf-8", newline="\n")


def _notes(place: Place, rules: Rules, site: Path) -> list[str]:
    """Return what a webmaster had better know of a site as it is built."""
    notes = []
    if left_out := [redirect.source for redirect in read_redirects(site) if not is_writable(redirect)]:
        notes.append(
            f"В правила не записать адреса с пробелами и кавычками: {', '.join(left_out)}."
            " По ним сервер ответит, что страницы нет."
        )
    expected = f"{urlsplit(place.settings.site_url).path.rstrip('/')}/"
    if rules.path != expected:
        notes.append(
            f"Сайт собран для адреса {expected}, а правила — для {rules.path}: на странице"
            " «Такой страницы нет» ссылки поведут не туда. Исправьте site_url в mkdocs.yml и соберите сайт."
        )
    if not (site / "index.html.gz").is_file():
        notes.append("Сайт не сжат заранее: включите compress в mkdocs.yml, и сервер будет отдавать готовое.")
    return notes
