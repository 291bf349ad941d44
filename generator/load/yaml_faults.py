"""What a parser of YAML says of a fault, as an editor should hear it: at the line to mend."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from generator.diagnostics import Diagnostic, error
from generator.source import Span
from generator.text.plural import count


@dataclass(frozen=True, slots=True)
class Printed:
    """The lines of a YAML text, and the place of the first of them in its file."""

    path: str
    first_line: int
    lines: list[str]

    def place(self, below: int, column: int, width: int = 1) -> Span:
        """Return the span of a mark; one behind the last line, where the parser gave up, is at its end."""
        if below >= len(self.lines):
            below, column = len(self.lines) - 1, len(self.lines[-1])
        return Span(self.path, below + self.first_line, column + 1, width)


def alias_fault(span: Span) -> Diagnostic:
    """Return the refusal of an anchor or an alias."""
    return error(
        "yaml-alias",
        span,
        "Знаки «&» и «*» в начале значения в YAML значат ссылку; ссылки в записях не допускаются.",
        "Если это просто текст, возьмите его в кавычки.",
    )


def tag_fault(span: Span, tag: str = "") -> Diagnostic:
    """Return the refusal of a tag, named where it is known."""
    message = f"Метка типа{tag} в записи не допускается."
    return error("yaml-tag", span, message, "Уберите её и оставьте само значение.")


def syntax_fault(
    problem: yaml.MarkedYAMLError, printed: Printed, quoted: yaml.ScalarEvent | None
) -> Diagnostic:
    """Return what PyYAML or libyaml says of a text; ``quoted`` is the last value in quotes before it."""
    words = f"{problem.context or ''} {problem.problem or ''}"
    # Where a key, an alias or a quotation begins says more than where the parser gave up.
    begins = problem.context_mark if _BEGINS.search(words) else None
    mark = begins or problem.problem_mark or problem.context_mark
    below, column = (mark.line, mark.column) if mark else (0, 0)
    span = printed.place(below, column)
    if re.search(r"an (?:alias|anchor)", words):
        return alias_fault(span)  # «*важно»: a name of Russian letters is not even an alias
    if "a tag" in words:
        return tag_fault(span)
    line = "".join(printed.lines[below : below + 1])
    if line[column : column + 1] == "\t":
        words = "tabulation"  # libyaml does not name the character
    elif "mapping values are not allowed" in words and ":" not in line[:column]:
        return _shifted(printed, below)
    elif "a block mapping" in words and quoted and (fault := _behind_quotes(printed, quoted, below, column)):
        return fault
    elif "a block collection" in words and not line.lstrip().startswith("-"):
        words = "a block mapping"
    for sign, message, advice in _SYNTAX:
        if sign in words:
            return error("yaml-syntax", span, message, advice)
    return error(
        "yaml-syntax",
        span,
        "Строку нельзя прочесть как YAML.",
        "Проверьте отступы, двоеточия и кавычки этой строки и строки над ней.",
    )


def _shifted(printed: Printed, below: int) -> Diagnostic:
    """Say why a line that is «ключ: значение» was read as the end of the value above it.

    It stands further in than the key above; or that has no space behind its colon: «kind:protocol».
    """
    line = printed.lines[below]
    above = next((number for number in range(below - 1, -1, -1) if printed.lines[number].strip()), below)
    key = _KEY.match(printed.lines[above])
    if key is None:
        colon = printed.place(above, len(printed.lines[above]) - len(printed.lines[above].lstrip(" -")))
        return error("yaml-syntax", colon, "После ключа нет двоеточия с пробелом.", "ключ: значение")
    indent = len(line) - len(line.lstrip())
    spaces = count(key.start(1), "пробел", "пробела", "пробелов")
    message = "Строка сдвинута и стала продолжением строки над ней."
    advice = f"Отступ здесь — {spaces}." if key.start(1) else "Начните её без отступа."
    text = "Если это продолжение текста, возьмите его в кавычки."
    return error("yaml-syntax", printed.place(below, indent), message, f"{advice} {text}")


def _behind_quotes(printed: Printed, quoted: yaml.ScalarEvent, below: int, column: int) -> Diagnostic | None:
    """Say that words stand behind closing quotes: «text: "Школа" сдаёт»; they may have opened lines above."""
    start, end = quoted.start_mark, quoted.end_mark
    assert start is not None
    assert end is not None
    if end.line != below or printed.lines[below][end.column : column].strip():
        return None
    if start.line < below:
        closed = below + printed.first_line
        message = f"Кавычка открыта здесь, а закрыта только в строке {closed}."
        return error("yaml-syntax", printed.place(start.line, start.column), message, _CLOSE)
    sign, other = ('"', "'") if quoted.style == '"' else ("'", '"')
    whole = printed.lines[below][start.column :].rstrip()
    inner = whole[1:-1] if whole.endswith(sign) else whole
    advice = "Возьмите всё значение в кавычки другого вида." if other in inner else f"{other}{inner}{other}"
    return error(
        "yaml-syntax", printed.place(below, column), "После закрывающей кавычки стоят ещё слова.", advice
    )


_CLOSE = 'Закройте её в конце значения: number: "2"'
_KEY = re.compile(r"[ -]*([^\s#-][^:]*):(?:\s|$)")
_BEGINS = re.compile(
    r"could not find expected ':'|an alias|an anchor|a tag|scanning a quoted scalar found|a flow"
)
_SYNTAX = (
    (
        "mapping values are not allowed",
        "Лишнее двоеточие: значение само содержит «: ».",
        'Возьмите значение в кавычки: title: "Протокол: часть 1"',
    ),
    ("tabulation", "В отступе стоит табуляция.", "Замените её пробелами."),
    (
        "cannot start any token",
        "Значение начинается со знака, который в YAML имеет особый смысл.",
        "Возьмите значение в кавычки.",
    ),
    (
        "escape character",
        "В двойных кавычках обратная черта в YAML имеет особый смысл.",
        "Возьмите значение в одинарные кавычки.",
    ),
    ("quoted scalar", "Кавычка открыта, но не закрыта.", _CLOSE),
    ("flow", "Скобка «[» или «{» не закрыта.", "Закройте скобку или возьмите значение в кавычки."),
    ("could not find expected ':'", "После ключа нет двоеточия.", "ключ: значение"),
    (
        "sequence entries are not allowed",
        "Значение начинается с дефиса: в YAML так начинается элемент списка.",
        "Возьмите значение в кавычки.",
    ),
    (
        "a block mapping",
        "Отступ или кавычки этой строки не совпадают с соседними.",
        "Выровняйте её по строке над ней.",
    ),
    (
        "a block collection",
        "Отступ элемента списка не совпадает с соседними.",
        "Выровняйте дефис по дефису над ним.",
    ),
)
"""What PyYAML and libyaml say of a fault, and what an editor should hear."""
