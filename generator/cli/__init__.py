"""The command ``glasno``: words for a person, nothing else; the work is in the pipeline."""

from __future__ import annotations

import json
import sys
from importlib.metadata import entry_points
from importlib.resources import files as package_files
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn

from generator import __version__
from generator.cli.start import start_portal
from generator.diagnostics import Diagnostic
from generator.load.settings import Settings, read_settings
from generator.model.portal import Meeting
from generator.pipeline import Checked, Figures, read_and_check
from generator.report.show import show, show_text
from generator.report.text import plain, report, summary

_ROOT = click.option(
    "--root", type=click.Path(file_okay=False, path_type=Path), default=Path(), show_default="текущая папка",
    help="Папка портала: в ней mkdocs.yml и content/.",
)  # fmt: skip
_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=_HELP, help="Гласно: сайт протоколов коллегиальных органов из папки с файлами.")
@click.version_option(__version__, prog_name="glasno", message="%(prog)s %(version)s")
def main() -> None:
    """Group the commands."""


@main.command("build")
@_ROOT
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Куда собрать сайт; по умолчанию site/ портала.",
)
@click.option("--strict", is_flag=True, help="Считать замечания ошибками.")
def build_command(root: Path, output: Path | None, strict: bool) -> None:
    """Собрать сайт."""
    _portal(root)
    (host,) = entry_points(group="glasno.hosts", name="mkdocs")
    build_site = host.load()
    target = output or root / "site"
    with _Bar() as bar:
        figures = build_site(root, target.absolute(), strict=strict, notify=bar.notify)
    for line in _figures(figures, target):
        click.echo(line)


@main.command("check")
@_ROOT
@click.option("--strict", is_flag=True, help="Считать замечания ошибками.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
def check_command(root: Path, strict: bool, paths: tuple[Path, ...]) -> None:
    """Проверить записи и объяснить каждую ошибку.

    Без PATHS проверяется весь портал; с ними показано только то, что относится к этим файлам и папкам.
    """
    content, settings = _portal(root)
    with _Bar() as bar:
        checked = read_and_check(content, notify=bar.notify)
    wanted = [_inside(path, content) for path in paths]
    shown = [diagnostic for diagnostic in checked.diagnostics if not wanted or _under(diagnostic, wanted)]
    colour = sys.stdout.isatty()
    help_at = f"{settings.site_url.rstrip('/')}/rules/" if settings.site_url else ""
    lines = report(shown, checked.read_line, f"{settings.docs_dir}/", help_at, _paint if colour else plain)
    for line in lines:
        click.echo(line)
    records = [
        file
        for file in checked.content.records
        if not wanted or any(_within(file.path, place) for place in wanted)
    ]
    click.echo(summary(shown, len(records)))
    if Checked(checked.content, checked.portal, tuple(shown)).stops(strict=strict):
        sys.exit(1)


@main.command("show")
@_ROOT
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="Как показать.",
)
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def show_command(root: Path, form: str, file: Path) -> None:
    """Показать, что программа поняла в одном документе."""
    content, settings = _portal(root)
    checked = read_and_check(content)
    place = _inside(file, content)
    meeting = _meeting(checked, place)
    if meeting is None:
        faults = [diagnostic for diagnostic in checked.diagnostics if diagnostic.span.path == place]
        for line in report(faults, checked.read_line, f"{settings.docs_dir}/"):
            click.echo(line, err=True)
        if not faults:
            click.echo(f"«{file}» — не запись протокола.", err=True)
        sys.exit(1)
    shown = show(meeting, checked.portal)
    if form == "json":
        click.echo(json.dumps(shown, ensure_ascii=False, indent=2))
    else:
        for line in show_text(shown):
            click.echo(line)


@main.command("init")
@click.argument("folder", type=click.Path(path_type=Path))
def init_command(folder: Path) -> None:
    """Начать новый портал: папка, которая сразу собирается."""
    taken = start_portal(folder)
    if taken is not None:
        click.echo(f"«{taken}» уже есть: новый портал начинают в новой папке.", err=True)
        sys.exit(1)
    click.echo(f"Портал начат в папке «{folder}». Дальше:")
    click.echo(f"  glasno check --root {folder}")
    click.echo(f"  glasno build --root {folder}")


@main.command("help")
@click.argument("code", required=False)
def help_command(code: str | None) -> None:
    """Объяснить правило по его имени."""
    rules = package_files("generator") / "help" / "rules"
    page = rules / f"{code or 'index'}.md"
    if not page.is_file():
        click.echo(f"Правила «{code}» нет. Все правила: glasno help", err=True)
        sys.exit(2)
    text = page.read_text(encoding="utf-8")
    click.echo(text.split("---\n", 2)[2].strip() if text.startswith("---\n") else text)


def _portal(root: Path) -> tuple[Path, Settings]:
    """Return the content folder of a portal, or say that there is no portal here."""
    file = root / "mkdocs.yml"
    if not file.is_file():
        click.echo(f"В папке «{root}» нет mkdocs.yml: это не портал. Новый: glasno init ПАПКА", err=True)
        sys.exit(2)
    settings = read_settings(file.read_text(encoding="utf-8", errors="replace"))
    return root / settings.docs_dir, settings


def _inside(path: Path, content: Path) -> str:
    """Return a path as records name it, from the content folder; a path outside of it is wrong usage."""
    for base in (Path(), content, content.parent):
        candidate = (base / path).resolve()
        if candidate.exists() and candidate.is_relative_to(content.resolve()):
            return candidate.relative_to(content.resolve()).as_posix()
    click.echo(f"«{path}» — не в папке «{content}» или такого файла нет.", err=True)
    sys.exit(2)


def _within(path: str, place: str) -> bool:
    return place == "." or path == place or path.startswith(f"{place}/")


def _under(diagnostic: Diagnostic, places: list[str]) -> bool:
    return any(_within(diagnostic.span.path, place) for place in places)


def _meeting(checked: Checked, place: str) -> Meeting | None:
    id = place.rpartition(".")[0]
    return next((meeting for known, meeting in checked.portal.meetings.items() if str(known) == id), None)


def _paint(colour: str, text: str) -> str:
    return click.style(text, bold=True) if colour == "bold" else click.style(text, fg=colour)


def _figures(figures: Figures, target: Path) -> list[str]:
    """Return what was built and where the time went."""
    total = sum(figures.seconds.values())
    spent = ", ".join(f"{step} {seconds:.1f} с" for step, seconds in figures.seconds.items())
    return [
        f"Собрано в «{target}»: документов {figures.documents}, решений {figures.decisions}, "
        f"организаций {figures.organizations}, страниц {figures.pages}, ссылок проверено {figures.links}.",
        f"Время: {total:.1f} с ({spent}).",
    ]


class _Bar:
    """A progress bar on standard error, where a person watches it; silence elsewhere."""

    def __init__(self) -> None:
        self._progress = Progress(
            SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TextColumn("{task.completed}"),
            console=Console(stderr=True), transient=True, disable=not sys.stderr.isatty(),
        )  # fmt: skip
        self._task: Any = None
        self._step = ""

    def __enter__(self) -> _Bar:
        self._progress.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def notify(self, step: str, done: int, total: int) -> None:
        """Show how far the work is."""
        if step != self._step:
            if self._task is not None:
                self._progress.remove_task(self._task)
            self._task, self._step = self._progress.add_task(step, total=total or None), step
        self._progress.update(self._task, completed=done, total=total or None)
