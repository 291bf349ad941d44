"""``glasno new``: a record begun, with a comment beside each blank."""

from __future__ import annotations

import sys
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import click

from generator.cli.place import ROOT, Place, portal
from generator.cli.schema_command import FOLDER, write_schemas
from generator.link import is_heading
from generator.load import load_file
from generator.model.document import Document, Ref
from generator.pipeline.skeleton import Skeleton, document, organization, report
from generator.source import SourceFile
from generator.text.slugs import is_slug
from generator.vocabulary import ExecutionStatus

_STATUSES = {term.value: term for term in ExecutionStatus}

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


@new_command.command("report")
@ROOT
@click.option("--decision", required=True, help="Адрес решения: protocols/…/1.2.3 или из строки браузера.")
@click.option(
    "--status",
    type=click.Choice(list(_STATUSES)),
    required=True,
    help=", ".join(f"{term.value} — {term.label}" for term in ExecutionStatus) + ".",
)
@click.option("--date", "day", help="День отчёта: ГГГГ-ММ-ДД.", show_default="сегодня")
def report_command(root: Path, decision: str, status: str, day: str | None) -> None:
    """Начать отчёт об исполнении решения."""
    here = portal(root)
    ref = _decision(here, decision)
    day = day or datetime.now().astimezone().date().isoformat()
    _day(day, "--date 2023-04-03")
    folder = here.content / "reports" / str(ref)
    taken = frozenset(path.relative_to(here.content).as_posix() for path in folder.glob("*.yml"))
    _write(here, report(ref, day, _STATUSES[status], taken))


def _decision(here: Place, address: str) -> Ref:
    """Return the decision at an address, which must order something."""
    ref = Ref.find(address)
    if ref is None:
        _refuse(f"«{address}» — не адрес решения. Как надо: --decision protocols/yar-ks/2023-03-16-2/1.2.3")
    files = (here.content / f"{ref.document}{suffix}" for suffix in (".md", ".yml"))
    path = next((path for path in files if path.is_file()), None)
    if path is None:
        _refuse(f"Документа «{ref.document}» в «{here.content}» нет.")
    record, _ = load_file(SourceFile(path.relative_to(here.content).as_posix(), path.read_bytes()))
    if not isinstance(record, Document):
        _refuse(f"Документ не прочитан. Сначала исправьте его: glasno check {path}")
    clause = next((clause for clause in record.clauses if clause.id == ref.clause), None)
    if clause is None:
        known = ", ".join(clause.id for clause in record.clauses if not is_heading(clause))
        _refuse(f"Пункта «{ref.clause}» в документе нет. Есть: {known}")
    if is_heading(clause):
        _refuse(f"Пункт «{ref.clause}» сам ничего не поручает: назовите пункт внутри него.")
    return ref


def _document(root: Path, kind: str, body: str, day: str, number: str, form: str) -> None:
    here = portal(root)
    _slug(body, "--body")
    _day(day, "--date 2023-03-16")
    _write(here, document(kind, body, day, " ".join(number.split()), form))
    if not (here.content / "organizations" / f"{body}.yml").is_file():
        click.echo(f"Органа «{body}» в списке ещё нет. Добавьте его: glasno new organization --id {body}")


def _day(day: str, example: str) -> None:
    try:
        known = date.fromisoformat(day).isoformat() == day
    except ValueError:
        known = False
    if not known:
        _refuse(f"«{day}» — не дата вида ГГГГ-ММ-ДД или такого дня нет. Как надо: {example}")


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


def _refuse(words: str) -> NoReturn:
    click.echo(words, err=True)
    sys.exit(2)
