"""``glasno new``: a record begun, with a comment beside each blank."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from generator.cli.place import ROOT, Place, portal
from generator.cli.schema_command import FOLDER, write_schemas
from generator.pipeline.skeleton import Skeleton, document, organization
from generator.text.slugs import is_slug

_BODY = click.option("--body", required=True, help="Орган: имя файла из content/organizations без .yml.")
_DATE = click.option("--date", "day", required=True, help="Дата: ГГГГ-ММ-ДД.")
_NUMBER = click.option("--number", default="", help="Номер, как напечатан, без знака «№».")
_FORM = click.option(
    "--format", "form", type=click.Choice(["md", "yml"]), default="md", show_default=True, help="Вид записи."
)


@click.group("new")
def new_command() -> None:
    """Начать новую запись: файл с подсказками на своём месте в content/."""


@new_command.command("protocol")
@ROOT
@_BODY
@_DATE
@_NUMBER
@_FORM
def protocol_command(root: Path, body: str, day: str, number: str, form: str) -> None:
    """Начать протокол."""
    _document(root, "protocol", body, day, number, form)


@new_command.command("decision")
@ROOT
@_BODY
@_DATE
@_NUMBER
@_FORM
def decision_command(root: Path, body: str, day: str, number: str, form: str) -> None:
    """Начать решение, изданное без протокола."""
    _document(root, "decision-act", body, day, number, form)


@new_command.command("organization")
@ROOT
@click.option("--id", "id", required=True, help="Имя файла: латинские буквы, цифры, дефисы.")
@click.option("--name", default="", help="Полное имя, в именительном падеже.")
def organization_command(root: Path, id: str, name: str) -> None:
    """Начать запись об организации."""
    _slug(id, "--id")
    _write(portal(root), organization(id, " ".join(name.split())))


def _document(root: Path, kind: str, body: str, day: str, number: str, form: str) -> None:
    here = portal(root)
    _slug(body, "--body")
    try:
        known = date.fromisoformat(day).isoformat() == day
    except ValueError:
        known = False
    if not known:
        _refuse(f"«{day}» — не дата вида ГГГГ-ММ-ДД или такого дня нет. Как надо: --date 2023-03-16")
    _write(here, document(kind, body, day, " ".join(number.split()), form))
    if not (here.content / "organizations" / f"{body}.yml").is_file():
        click.echo(f"Органа «{body}» в списке ещё нет. Добавьте его: glasno new organization --id {body}")


def _slug(value: str, option: str) -> None:
    if not is_slug(value):
        _refuse(f"{option} «{value}»: можно латинские буквы, цифры и дефисы. Как надо: {option} yar-ks")


def _write(here: Place, skeleton: Skeleton) -> None:
    """Put a skeleton in its place, never over a file or another format of the same record."""
    path = here.content / skeleton.path
    taken = next(
        (other for other in (path, path.with_suffix(".md"), path.with_suffix(".yml")) if _exists(other)), None
    )
    if taken is not None:
        click.echo(f"«{taken}» уже есть: он не тронут.", err=True)
        sys.exit(1)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(skeleton.text)
    if path.suffix == ".yml":
        write_schemas(here.root / FOLDER)
    click.echo(f"Начато: {path}")
    for blank in skeleton.blanks:
        click.echo(f"  заполните {blank}")
    click.echo(f"Потом проверьте: glasno check {path}")


def _exists(path: Path) -> bool:
    return path.exists() or path.is_symlink()


def _refuse(words: str) -> None:
    click.echo(words, err=True)
    sys.exit(2)
