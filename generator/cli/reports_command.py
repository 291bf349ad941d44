"""``glasno reports``: reports on execution in bulk, out to a table and back."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import click

from generator.cli.place import ROOT, portal
from generator.importers.reports.rows import report_rows, write_csv, write_xlsx
from generator.importers.reports.sheet import read_sheet
from generator.importers.sources import SourceRefused, refuse_large
from generator.pipeline import read_and_check
from generator.pipeline.reports import Plan, plan_import, write_records
from generator.text.plural import count
from generator.workspace.day import as_of
from generator.workspace.machine import reason

_SHOWN = 50
"""Refused rows that are named one by one."""
_FILE = click.argument("file", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path))
_WRITERS = {".csv": write_csv, ".xlsx": write_xlsx}


@click.group("reports")
def reports_command() -> None:
    """Отчёты об исполнении таблицей: выгрузить, заполнить в Excel, загрузить."""


@reports_command.command("export")
@ROOT
@click.option("--body", default="", help="Только этот орган: имя файла из content/organizations без .yml.")
@_FILE
def export_command(root: Path, body: str, file: Path) -> None:
    """Выгрузить решения и отчёты по ним в FILE: .xlsx или .csv.

    У решения без отчётов столбцы отчёта пусты: заполните их и загрузите таблицу командой import.
    """
    here = portal(root)
    write = _WRITERS.get(file.suffix.lower())
    if write is None:
        _stop(f"«{file}»: выгрузить можно в .xlsx или .csv.", 2)
    checked = read_and_check(here.content)
    if body and body not in checked.portal.convened:
        known = ", ".join(sorted(checked.portal.convened))
        _stop(f"Решений органа «{body}» на портале нет. Есть: {known}", 2)
    rows = tuple(report_rows(checked.portal, as_of(here.content), body))
    try:
        with file.open("xb") as target:
            target.write(write(iter(rows)))
    except FileExistsError:
        _stop(f"«{file}» уже есть: он не тронут. Назовите другой файл.", 1)
    except OSError as problem:
        _stop(f"Не удалось записать «{file}»: {reason(problem)}.", 1)
    click.echo(f"{file}: {count(len(rows), 'строка', 'строки', 'строк')}.")


@reports_command.command("import")
@ROOT
@click.option("--dry-run", is_flag=True, help="Ничего не писать: только сказать, что будет.")
@_FILE
def import_command(root: Path, dry_run: bool, file: Path) -> None:
    """Загрузить отчёты из FILE: .xlsx или .csv с теми же столбцами.

    Пишутся только новые файлы, прежние не меняются. Если хоть одна строка не годится, не пишется ничего.
    """
    here = portal(root)
    try:
        refuse_large(file.stat().st_size)
        sheet = read_sheet(file.name, file.read_bytes())
    except SourceRefused as refused:
        _stop(f"{file}: {refused.message}\n    как надо: {refused.advice}", 1)
    except OSError as problem:
        _stop(f"{file}: не удалось прочесть: {reason(problem)}.", 1)
    click.echo(f"{file}: {sheet.told}, {count(len(sheet.rows), 'строка', 'строки', 'строк')}.")
    plan = plan_import(here.content, sheet)
    _tell(plan)
    if plan.refusals:
        _stop("Ничего не записано: исправьте эти строки и загрузите таблицу ещё раз.", 1)
    if dry_run:
        return
    try:
        write_records(here.content, plan.records)
    except OSError as problem:
        _stop(f"Не удалось записать «{problem.filename}»: {reason(problem)}. Ничего не записано.", 1)
    if plan.records:
        click.echo(f"Записано в {here.content / 'reports'}. Потом проверьте: glasno check")


def _tell(plan: Plan) -> None:
    """Say what a table holds."""
    new = count(len(plan.records), "новый отчёт", "новых отчёта", "новых отчётов")
    click.echo(f"{new}, уже есть {plan.known}, пустых строк {plan.blank}, не годится {len(plan.refusals)}.")
    for refusal in plan.refusals[:_SHOWN]:
        click.echo(f"  строка {refusal.row}: {refusal.reason}", err=True)
    if len(plan.refusals) > _SHOWN:
        click.echo(f"  … и ещё {len(plan.refusals) - _SHOWN}", err=True)


def _stop(message: str, code: int) -> NoReturn:
    click.echo(message, err=True)
    sys.exit(code)
