"""``glasno import``: a document as the secretary has it becomes a draft with all of its words."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

import click

from generator.check import Published, check
from generator.cli.place import ROOT, Place, portal
from generator.diagnostics import Diagnostic, Severity, in_order
from generator.importers import Draft, import_document
from generator.importers.sources import SourceRefused, read_source, refuse_large
from generator.link import link
from generator.load import load
from generator.model.organization import Organization
from generator.pipeline.content import Content, read_content
from generator.report.text import report
from generator.source import SourceFile
from generator.text.slugs import is_slug
from generator.workspace.machine import reason

_SHOWN = 10
"""Pieces of residue, lost tokens and new organizations that are named one by one."""


@click.command("import")
@ROOT
@click.option("--body", help="Орган, если он не распознан: имя файла из content/organizations без .yml.")
@click.option(
    "--format", "form", type=click.Choice(["md", "yml"]), default="md", show_default=True, help="Вид записи."
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Куда записать черновик; по умолчанию — на его место в content/.",
)
@click.argument(
    "files", nargs=-1, required=True, metavar="FILE…", type=click.Path(dir_okay=False, path_type=Path)
)
def import_command(
    root: Path, body: str | None, form: Literal["md", "yml"], output: Path | None, files: tuple[Path, ...]
) -> None:
    """Сделать черновик записи из документа: .docx, .odt, .txt, .md, .html или .pdf с текстом.

    Ни одно слово документа не теряется; места, которые должен посмотреть человек, названы.
    """
    place = portal(root)
    if output is not None and len(files) > 1:
        _stop("--output годится для одного файла: назовите файлы по одному.", 2)
    if body is not None and not is_slug(body):
        _stop(f"«{body}» — не id: в нём только латинские буквы, цифры и дефисы. Пример: --body yar-ks", 2)
    content = read_content(place.content)
    registry = [file for file in content.records if file.path.startswith("organizations/")]
    organizations = {organization.id: organization for organization in load(registry).organizations}
    if body is not None and body not in organizations:
        click.echo(
            f"Органа «{body}» нет в реестре: добавьте {place.content}/organizations/{body}.yml", err=True
        )
    done = [_import(file, place, content, organizations, body, form, output) for file in files]
    sys.exit(0 if all(done) else 1)


def _import(
    file: Path,
    place: Place,
    content: Content,
    organizations: dict[str, Organization],
    body: str | None,
    form: Literal["md", "yml"],
    output: Path | None,
) -> bool:
    """Import one file; return whether a draft was written."""
    try:
        refuse_large(file.stat().st_size)
        source = read_source(file.name, file.read_bytes())
    except SourceRefused as refused:
        return _refuse(f"{file}: {refused.message}", refused.advice)
    except OSError as problem:
        return _refuse(f"{file}: не удалось прочесть: {reason(problem)}.", "Проверьте имя и права на файл.")
    draft = import_document(source, organizations, body, form)
    if draft.lost:
        words = ", ".join(f"«{token}»" for token in draft.lost[:_SHOWN])
        return _refuse(
            f"{file}: в черновике не хватает слов ({len(draft.lost)}): {words}. Ничего не записано.",
            "Это ошибка программы: пришлите нам документ.",
        )
    if not draft.path and output is None:
        for line in _report(draft.diagnostics, draft, place):
            click.echo(line, err=True)
        return _refuse(
            f"{file}: место черновика не определено: для него нужны орган и дата.",
            "Назовите орган (--body id) или файл черновика (--output ПУТЬ); дату можно дописать и в нём.",
        )
    target = output if output is not None else place.content / draft.path
    obstacle = _write(target, draft.text)
    if obstacle:
        return _refuse(f"{file}: {obstacle}", "Ничего не записано: назовите другой файл (--output ПУТЬ).")
    click.echo(f"{file} → {target}")
    remarks = [*draft.diagnostics, *_checked(draft, content, organizations)]
    for line in _report(in_order(remarks), draft, place):
        click.echo(line)
    _tell(draft, place, remarks)
    return True


def _write(target: Path, text: str) -> str:
    """Write a new file; return what stands in the way, an existing record in either form above all."""
    twin = next((other for form in (".md", ".yml") if (other := target.with_suffix(form)).exists()), None)
    if twin is not None:
        return f"«{twin}» уже есть, а готовую запись импорт не трогает."
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        return f"«{target}» уже есть, а готовую запись импорт не трогает."
    except OSError as problem:
        return f"не удалось записать «{target}»: {reason(problem)}."
    return ""


def _checked(draft: Draft, content: Content, organizations: dict[str, Organization]) -> list[Diagnostic]:
    """Load, link and check the draft as `glasno check` will, among the records that are there."""
    if not draft.path:
        return []
    others = [file for file in content.records if file.path != draft.path]
    loaded = load([*others, SourceFile(draft.path, draft.text.encode())])
    linked = link(loaded.documents, organizations.values(), loaded.reports, loaded.topics)
    published = Published(content.attachments, frozenset())
    remarks = check(linked, loaded, published)
    return [remark for remark in (*loaded.diagnostics, *remarks) if remark.span.path == draft.path]


def _report(diagnostics: Iterable[Diagnostic], draft: Draft, place: Place) -> Iterable[str]:
    lines = draft.text.split("\n")

    def read_line(_path: str, number: int) -> str:
        return lines[number - 1] if 0 < number <= len(lines) else ""

    return report(diagnostics, read_line, f"{place.settings.docs_dir}/", place.settings.help_at)


def _tell(draft: Draft, place: Place, remarks: list[Diagnostic]) -> None:
    """Say what was left out, which organizations to add, and what to do next."""
    if draft.residue:
        pieces = ", ".join(f"«{piece[:60]}»" for piece in draft.residue[:_SHOWN])
        more = f" и ещё {len(draft.residue) - _SHOWN}" if len(draft.residue) > _SHOWN else ""
        click.echo(f"Не вошло в черновик (это не слова документа): {pieces}{more}.")
    for id, text in draft.new_organizations[:_SHOWN]:
        click.echo(f"Нет в реестре; добавьте файл {place.content}/organizations/{id}.yml:")
        for line in text.splitlines():
            click.echo(f"    {line}")
    errors = sum(remark.severity is Severity.ERROR for remark in remarks)
    warnings = len(remarks) - errors
    click.echo(f"Все слова документа в черновике. Ошибок: {errors}, замечаний: {warnings}.")


def _refuse(message: str, advice: str) -> bool:
    click.echo(message, err=True)
    click.echo(f"    как надо: {advice}", err=True)
    return False


def _stop(message: str, code: int) -> None:
    click.echo(message, err=True)
    sys.exit(code)
