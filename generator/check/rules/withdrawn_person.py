"""A name that is called withdrawn, and would be read all the same."""

from __future__ import annotations

from collections.abc import Iterator

from generator.check.attached import named_files
from generator.check.content import Content, folder_of
from generator.check.whole import Whole
from generator.diagnostics import Diagnostic, warning
from generator.model.withdrawn import WithdrawnPerson
from generator.text.withdrawn_names import WithdrawnNames

CODE = "withdrawn-person"


def check_withdrawn_nowhere(whole: Whole) -> Iterator[Diagnostic]:
    """Remark on a withdrawn name that no record has."""
    named = {name for head in whole.heads for name in head.withdrawn}
    for person in whole.withdrawn.persons:
        if person.name not in named:
            yield warning(
                CODE,
                person.name.span,
                f"Имени «{person.name}» нет ни в одной записи: изымать нечего.",
                "Проверьте написание. Если имени в записях больше нет, запись об изъятии можно убрать.",
            )


def check_withdrawn_person(content: Content) -> Iterator[Diagnostic]:
    """Remark on files that may hold a withdrawn name."""
    for person in content.withdrawn.persons:
        yield from _in_files(content, person)


def _in_files(content: Content, person: WithdrawnPerson) -> Iterator[Diagnostic]:
    names = WithdrawnNames([person.names])
    for sheet in content.sheets:
        folder = folder_of(sheet.document.id)
        files = [name for name in named_files(sheet.document) if folder + name in content.published.files]
        if files and any(map(names.find, sheet.lines)):
            yield warning(
                CODE,
                files[0].span,
                f"Имя «{person.name}» изъято из текста, но файл «{files[0]}» публикуется как есть.",
                "Проверьте файлы этого документа и замените их теми, где имени нет.",
            )
