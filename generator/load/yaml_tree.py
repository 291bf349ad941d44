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
from generator.load.yaml_faults import Printed, alias_fault, syntax_fault, tag_fault
from generator.source import Span, Text
from generator.text import scripts

MAX_DEPTH = 60
MAX_ITEMS = 20_000
MAX_ALIASES = 20
"""Aliases in a file that may have some: each may stand for two of those before it."""

_COMMENT = re.compile(r"[ \t]+(#(?:[^\s#]| ?[0-9]).*)")
"""Notes, those of our own skeletons too, have a space behind the sign: «# место, как напечатано»."""
_RUSSIAN = re.compile(r"[А-Яа-яЁё]")

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
    return _parse(text, _Reader(Printed(path, first_line, text.split("\n"))))


def check_yaml(text: str, path: str) -> tuple[Diagnostic, ...]:
    """Return what is wrong with the YAML of a program that knows anchors, aliases and tags of its own."""
    return _parse(text, _Lenient(Printed(path, 1, text.split("\n"))))[1]


def _parse(text: str, reader: _Reader) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    try:
        for event in yaml.parse(text, Loader=Loader):
            reader.take(event)
    except _Refused as refused:
        return None, (*reader.diagnostics, refused.diagnostic)
    except yaml.MarkedYAMLError as problem:
        return None, (*reader.diagnostics, syntax_fault(problem, reader.printed, reader.quoted))
    except yaml.reader.ReaderError:
        return None, (
            *reader.diagnostics,
            error(
                "control", reader.printed.place(0, 0), "В файле есть символ, которого в YAML быть не может."
            ),
        )
    return reader.root, tuple(reader.diagnostics)


class _Reader:
    """Builds the tree from events without recursion."""

    def __init__(self, printed: Printed) -> None:
        self.printed = printed
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
                raise _Refused(alias_fault(self._span(event)))
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
            raise _Refused(alias_fault(self._span(event)))
        if event.tag not in (None, "!"):
            raise _Refused(tag_fault(self._span(event), f" «{event.tag}»"))

    def _span(self, event: yaml.Event) -> Span:
        start, end = event.start_mark, event.end_mark
        assert start is not None
        assert end is not None
        line = start.line
        width = end.column - start.column if end.line == line else 1
        return self.printed.place(line, start.column, max(width, 1))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        span = self._span(event)
        value = "" if event.implicit[0] and event.value in ("~", "null") else event.value
        if event.style in ("|", ">"):
            below = span.line - self.printed.first_line + 1
            if below < len(self.printed.lines):  # «body: |» at the end of a file has no line below
                first = self.printed.lines[below]
                indent = len(first) - len(first.lstrip())
                span = Span(self.printed.path, span.line + 1, indent + 1, max(len(first.strip()), 1))
        elif event.style in ("'", '"'):
            self.quoted = event
            span = Span(self.printed.path, span.line, span.column + 1, max(span.width - 2, 1))
            if "\\" in self.printed.lines[span.line - self.printed.first_line]:
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
        """«Акция #МыВместе» ends before the sign for YAML; a note behind an id or a date is no loss."""
        mark = event.end_mark
        assert mark is not None
        comment = (
            _COMMENT.match(self.printed.lines[mark.line], mark.column)
            if mark.line < len(self.printed.lines)
            else None
        )
        if comment is not None and _RUSSIAN.search(event.value):
            self.diagnostics.append(
                warning(
                    "yaml-comment",
                    self.printed.place(mark.line, comment.start(1), len(comment[1].rstrip())),
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
