"""YAML to a tree: scalars stay text, and what can surprise an editor is refused.

Built from parser events rather than from composed nodes, so that anchors, aliases and tags are seen
before anything is constructed and depth is bounded (a list of 200,000 brackets must not recurse).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from generator.diagnostics import Diagnostic, error, warning
from generator.load.tree import Mapping, Node, Scalar, Sequence
from generator.source import Span, Text
from generator.text import scripts
from generator.text.plural import count

MAX_DEPTH = 60
MAX_ITEMS = 20_000
MAX_ALIASES = 20
"""Aliases in a file that may have some: each may stand for two of those before it."""

Loader: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C loader where PyYAML was built with it; the pure one gives the same events, twelve times slower."""


@dataclass(slots=True)
class _Open:
    """A collection whose end has not been read yet."""

    span: Span
    mapping: bool
    key: Text | None = None
    items: list[Node] = field(default_factory=list)
    entries: dict[str, tuple[Text, Node]] = field(default_factory=dict)


class _Refused(Exception):
    """Carries the diagnostic of a fault after which reading on makes no sense."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code)
        self.diagnostic = diagnostic


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Return the tree of one YAML document and what is wrong with it.

    ``first_line`` is the line of the file at which ``text`` begins (front matter begins at 2).
    The tree is None where the text is empty or cannot be read.
    """
    return _parse(text, _Reader(path, first_line, text.split("\n")))


def check_yaml(text: str, path: str) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the YAML of a program that knows anchors, aliases and tags of its own."""
    return _parse(text, _Lenient(path, 1, text.split("\n")))[1]


def _parse(text: str, reader: _Reader) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    try:
        for event in yaml.parse(text, Loader=Loader):
            reader.take(event)
    except _Refused as refused:
        return None, (*reader.diagnostics, refused.diagnostic)
    except yaml.MarkedYAMLError as problem:
        return None, (*reader.diagnostics, _syntax(problem, reader))
    except yaml.reader.ReaderError:
        return None, (
            *reader.diagnostics,
            error("control", reader.place(0, 0), "В файле есть символ, которого в YAML быть не может."),
        )
    return reader.root, tuple(reader.diagnostics)


class _Reader:
    """Builds the tree from events without recursion."""

    def __init__(self, path: str, first_line: int, lines: list[str]) -> None:
        self.path = path
        self.first_line = first_line
        self.lines = lines
        self.root: Node | None = None
        self.diagnostics: list[Diagnostic] = []
        self.quoted: yaml.ScalarEvent | None = None
        """The last value in quotes: words behind it stop the parser."""
        self._open: list[_Open] = []
        self._count = 0

    def take(self, event: yaml.Event) -> None:
        match event:
            case yaml.ScalarEvent():
                self._refuse_marks(event)
                self._scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._refuse_marks(event)
                if len(self._open) >= MAX_DEPTH:
                    raise _Refused(
                        error(
                            "complexity",
                            self._span(event),
                            f"Вложенность больше {MAX_DEPTH} уровней.",
                            "Проверьте отступы и скобки.",
                        )
                    )
                self._open.append(_Open(self._span(event), isinstance(event, yaml.MappingStartEvent)))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._close()
            case yaml.AliasEvent():
                raise _Refused(_alias(self._span(event)))
            case yaml.DocumentStartEvent() if self.root is not None:
                raise _Refused(
                    error(
                        "yaml-syntax",
                        self._span(event),
                        "В файле больше одной записи: строка «---» начинает вторую.",
                        "Разделите её на два файла.",
                    )
                )

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        """Refuse an anchor, and a tag that is not the plain «!»."""
        if event.anchor is not None:
            raise _Refused(_alias(self._span(event)))
        if event.tag not in (None, "!"):
            raise _Refused(_tag(self._span(event), f" «{event.tag}»"))

    def _span(self, event: yaml.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        line = start.line
        width = end.column - start.column if end.line == line else 1
        return self.place(line, start.column, max(width, 1))

    def place(self, below: int, column: int, width: int = 1) -> Span:
        """Return the span of a mark; one behind the last line, where the parser gave up, is at its end."""
        if below >= len(self.lines):
            below, column = len(self.lines) - 1, len(self.lines[-1])
        return Span(self.path, below + self.first_line, column + 1, width)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        span = self._span(event)
        value = "" if event.implicit[0] and event.value in ("~", "null") else event.value
        if event.style in ("|", ">"):
            below = span.line - self.first_line + 1
            if below < len(self.lines):  # «body: |» at the end of a file has no line below
                first = self.lines[below]
                indent = len(first) - len(first.lstrip())
                span = Span(self.path, span.line + 1, indent + 1, max(len(first.strip()), 1))
        elif event.style in ("'", '"'):
            self.quoted = event
            span = Span(self.path, span.line, span.column + 1, max(span.width - 2, 1))
            if "\\" in self.lines[span.line - self.first_line]:
                self.diagnostics += _escaped(value, span)
        else:
            self._remark_on_comment(event)
        text = Text(value, span)
        parent = self._open[-1] if self._open else None
        if parent and parent.mapping and parent.key is None:
            parent.key = text
        else:
            self._add(Scalar(text))

    def _remark_on_comment(self, event: yaml.ScalarEvent) -> None:
        """«Провести акцию #МыВместе» ends before the sign for YAML; a note behind an id or a date is no loss."""
        mark = event.end_mark
        assert mark is not None
        comment = _COMMENT.match(self.lines[mark.line], mark.column) if mark.line < len(self.lines) else None
        if comment is not None and _RUSSIAN.search(event.value):
            self.diagnostics.append(
                warning(
                    "yaml-comment",
                    self.place(mark.line, comment.start(1), len(comment[1].rstrip())),
                    "Слова после знака «#» — примечание YAML: на сайте их не будет.",
                    "Если это часть текста, возьмите значение в кавычки.",
                )
            )

    def _close(self) -> None:
        done = self._open.pop()
        if done.mapping:
            self._add(Mapping(tuple(done.entries.values()), done.span))
        else:
            self._add(Sequence(tuple(done.items), done.span))

    def _add(self, node: Node) -> None:
        self._count += 1
        if self._count > MAX_ITEMS:
            raise _Refused(
                error(
                    "too-big",
                    node.span,
                    f"В записи больше {MAX_ITEMS:,} значений.".replace(",", " "),
                    "Разделите её.",
                )
            )
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if not parent.mapping:
            parent.items.append(node)
            return
        key, parent.key = parent.key, None
        if key is None:
            raise _Refused(
                error("type", node.span, "Ключ должен быть словом, а не списком.", "ключ: значение")
            )
        if key in parent.entries:
            first = parent.entries[key][0].span.line
            self.diagnostics.append(
                error(
                    "yaml-dup",
                    key.span,
                    f"Ключ «{key}» встречается дважды; первый раз — в строке {first}.",
                    "Оставьте один из них.",
                )
            )
            return
        parent.entries[key] = (key, node)


class _Lenient(_Reader):
    """Lets anchors and tags pass, and takes an alias for a value without words."""

    _aliases = 0

    def take(self, event: yaml.Event) -> None:
        if not isinstance(event, yaml.AliasEvent):
            super().take(event)
            return
        self._aliases += 1
        if self._aliases > MAX_ALIASES:
            raise _Refused(
                error(
                    "complexity",
                    self._span(event),
                    f"Ссылок «*» больше {MAX_ALIASES}: вместе они могут значить миллиарды значений.",
                    "Напишите сами значения.",
                )
            )
        self._add(Scalar(Text("", self._span(event))))

    def _refuse_marks(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> None:
        pass

    def _remark_on_comment(self, event: yaml.ScalarEvent) -> None:
        pass


def _escaped(value: str, span: Span) -> Iterator[Diagnostic]:
    """Yield remarks on characters that an escape in double quotes brings in, unseen by ``characters``."""
    advice = "Уберите обратную черту или возьмите значение в одинарные кавычки."
    if scripts.control_characters(value):
        yield error("control", span, "В значении записан невидимый служебный символ.", advice)
    if scripts.bidi_controls(value):
        yield error("bidi", span, "В значении записан символ, который меняет направление письма.", advice)


def _alias(span: Span) -> Diagnostic:
    return error(
        "yaml-alias",
        span,
        "Знаки «&» и «*» в начале значения в YAML значат ссылку; ссылки в записях не допускаются.",
        "Если это просто текст, возьмите его в кавычки.",
    )


def _tag(span: Span, tag: str = "") -> Diagnostic:
    message = f"Метка типа{tag} в записи не допускается."
    return error("yaml-tag", span, message, "Уберите её и оставьте само значение.")


def _syntax(problem: yaml.MarkedYAMLError, reader: _Reader) -> Diagnostic:
    words = f"{problem.context or ''} {problem.problem or ''}"
    # Where a key, an alias or a quotation begins says more than where the parser gave up.
    begins = problem.context_mark if _BEGINS.search(words) else None
    mark = begins or problem.problem_mark or problem.context_mark
    below, column = (mark.line, mark.column) if mark else (0, 0)
    span = reader.place(below, column)
    if re.search(r"an (?:alias|anchor)", words):
        return _alias(span)  # «*важно»: a name of Russian letters is not even an alias
    if "a tag" in words:
        return _tag(span)
    line = "".join(reader.lines[below : below + 1])
    if line[column : column + 1] == "\t":
        words = "tabulation"  # libyaml does not name the character
    elif "mapping values are not allowed" in words and ":" not in line[:column]:
        return _shifted(reader, below)
    elif "a block mapping" in words and (quoted := _behind_quotes(reader, below, column)) is not None:
        return quoted
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


def _shifted(reader: _Reader, below: int) -> Diagnostic:
    """Say why a line that is «ключ: значение» was read as the end of the value above it.

    It stands further in than the key above; or that has no space behind its colon: «kind:protocol».
    """
    line = reader.lines[below]
    above = next((number for number in range(below - 1, -1, -1) if reader.lines[number].strip()), below)
    key = _KEY.match(reader.lines[above])
    if key is None:
        colon = reader.place(above, len(reader.lines[above]) - len(reader.lines[above].lstrip(" -")))
        return error("yaml-syntax", colon, "После ключа нет двоеточия с пробелом.", "ключ: значение")
    indent = len(line) - len(line.lstrip())
    spaces = count(key.start(1), "пробел", "пробела", "пробелов")
    message = "Строка сдвинута и стала продолжением строки над ней."
    advice = f"Отступ здесь — {spaces}." if key.start(1) else "Начните её без отступа."
    return error("yaml-syntax", reader.place(below, indent), message, advice)


def _behind_quotes(reader: _Reader, below: int, column: int) -> Diagnostic | None:
    """Say that words stand behind closing quotes: «text: "Школа" сдаёт», or quotes that opened lines above."""
    quoted = reader.quoted
    if quoted is None or quoted.end_mark is None or quoted.end_mark.line != below:
        return None
    start = quoted.start_mark
    if start is None or reader.lines[below][quoted.end_mark.column : column].strip():
        return None
    if start.line < below:
        closed = below + reader.first_line
        message = f"Кавычка открыта здесь, а закрыта только в строке {closed}."
        return error("yaml-syntax", reader.place(start.line, start.column), message, _CLOSE)
    sign, other = ('"', "'") if quoted.style == '"' else ("'", '"')
    whole = reader.lines[below][start.column :].rstrip()
    inner = whole[1:-1] if whole.endswith(sign) else whole
    advice = "Возьмите всё значение в кавычки другого вида." if other in inner else f"{other}{inner}{other}"
    return error(
        "yaml-syntax", reader.place(below, column), "После закрывающей кавычки стоят ещё слова.", advice
    )


_CLOSE = 'Закройте её в конце значения: number: "2"'
_COMMENT = re.compile(r"[ \t]+(#(?:[^\s#]| ?[0-9]).*)")
"""Notes, those of our own skeletons too, have a space behind the sign: «# место, как напечатано»."""
_RUSSIAN = re.compile(r"[А-Яа-яЁё]")
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
