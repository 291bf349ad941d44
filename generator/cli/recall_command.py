"""``glasno recall``: the addresses of the published site, for a build that does not stand beside it."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator.cli.place import ROOT, portal
from generator.text.plural import count


@click.command("recall")
@ROOT
def recall_command(root: Path) -> None:
    """Взять с сайта перечень его адресов.

    Нужна там, где прежнего сайта рядом нет: в проверках хранилища, в контейнере. Перечень ложится в папку
    с записями, и проверка увидит, что опубликованный адрес пропал. Адрес сайта — site_url в mkdocs.yml.
    """
    place = portal(root)
    if not place.settings.site_url:
        click.echo("В mkdocs.yml нет site_url: перечень адресов взять неоткуда.")
        return
    from generator.publish.recall import recall
    from generator.publish.refusal import Refused

    try:
        found = recall(place.content, place.settings.site_url)
    except Refused as refusal:
        click.echo(str(refusal), err=True)
        click.echo("Если сайт ещё не открыт, уберите на время шаг «glasno recall».", err=True)
        sys.exit(1)
    if found is None:
        click.echo("На сайте нет файла addresses.txt: похоже, его ещё не публиковали.")
    else:
        click.echo(f"Взято с сайта: {count(found, 'адрес', 'адреса', 'адресов')}.")
