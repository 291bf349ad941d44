"""A hand-written page as a value: its head decoded, its lines with their places.

The host renders it with Markdown, and would take a template or the part of a shell from its head; whoever
writes a page writes words, so a head holds words only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.diagnostics import Diagnostic, error
from generator.load.decode import decode
from generator.load.exemption import build_exemptions
from generator.load.markdown_tree import MAX_HEAD, front_matter
from generator.load.schema.registers import PageFile
from generator.load.tree import Mapping
from generator.load.yaml_tree import parse_yaml
from generator.model.page import WrittenPage
from generator.source import Span, Text

HOME = "index.md"
"""The one page that may be left empty: a portal's home page has much to show."""
MAX_PAGE = 256 * 1024
"""Characters of a page: sixty sheets of paper."""

_BARE_HEAD = re.compile(r"[ ]{0,3}[A-Za-z0-9_-]+:")
"""What MkDocs takes for a head without «---»: the line would vanish from the page."""


def read_page(text: str, path: str) -> tuple[WrittenPage | None, tuple[Diagnostic, ...]]:
    """Return a page, or what is wrong with its head or too much in its text."""
    start, end = front_matter(text)
    if len(text) > MAX_PAGE:
        return None, (
            _too_big(Span(path), "Страница больше 256 тысяч знаков.", "Разделите её на несколько."),
        )
    if start >= 0 and end < 0:
        return None, (error("front-matter", Span(path), "Шапка между строками «---» не закрыта.", "---"),)
    if start < 0 and _BARE_HEAD.match(text):
        return None, (_bare_head(Span(path, 1, 1, len(text.partition("\n")[0]))),)
    if end - start > MAX_HEAD:
        return None, (_too_big(Span(path, 2), "Шапка больше 64 КБ.", "Перенесите текст ниже «---»."),)
    head, faults = _head(text[start:end] if start >= 0 else "", path)
    if head is None:
        return None, faults
    body = text[end:].partition("\n")[2] if start >= 0 else text
    if not body.strip() and path != HOME:
        return None, (
            error("empty", Span(path), "Страница пуста.", "Начните её с заголовка «# …» или удалите файл."),
        )
    first = text[: len(text) - len(body)].count("\n") + 1
    lines = tuple(
        Text(line, Span(path, number, 1, max(len(line), 1)))
        for number, line in enumerate(body.split("\n"), first)
    )
    page = WrittenPage(path, head.title, head.description, lines, build_exemptions(head.allow))
    return page, (*faults, *_too_complex(lines))


def _head(text: str, path: str) -> tuple[PageFile | None, tuple[Diagnostic, ...]]:
    tree, syntax = parse_yaml(text, path, first_line=2)
    if tree is None and syntax:
        return None, syntax
    if isinstance(tree, Mapping) and tree.key("body") and tree.key("kind"):
        return None, (_record(path),)
    head, faults = decode(PageFile, tree or Mapping((), Span(path)))
    return head, (*syntax, *faults)


def _record(path: str) -> Diagnostic:
    return error(
        "name",
        Span(path),
        "Это протокол или решение, а файл лежит среди страниц портала.",
        "Перенесите его на своё место: protocols/<орган>/<дата>[-<номер>].md",
    )


def _bare_head(span: Span) -> Diagnostic:
    return error(
        "front-matter",
        span,
        "Первая строка похожа на поле шапки: на странице её не будет.",
        "Поставьте перед ней пустую строку или заключите шапку между строками «---».",
    )


def _too_big(span: Span, message: str, advice: str) -> Diagnostic:
    return error("too-big", span, message, advice)


_MOST_OPEN = 100
"""Brackets of one kind that nothing closes, or that stand in each other."""
_MOST_SIGNS = 500
"""Tags, code and links with titles in one paragraph."""
_MOST_MARKS = 1000
"""Headings and fences of code on one page."""
_DEEP = re.compile(r"\s{80,}(?:[-*+]|\d+\.)\s")
"""An item of a list in twenty others: Python-Markdown goes down each by a call."""
_MARK = re.compile(r"\s*(?:#{1,6}|=+\s*$|-+\s*$|~~~|```)")


def _too_complex(lines: tuple[Text, ...]) -> Iterator[Diagnostic]:
    """Yield a remark where Markdown would take time with the square of the text.

    With Python-Markdown 3.11, 10,000 brackets that nothing closes, or 10,000 headings, take over 8 s.
    """
    opened = signs = marks = 0
    for line in lines:
        if not line.strip():
            signs = 0
        opened += _unclosed(line, "[", "]") + _unclosed(line, "(", ")")
        signs += line.count("<") + line.count("`") + (line.count("](") if '"' in line or "'" in line else 0)
        marks += _MARK.match(line) is not None
        if _DEEP.match(line.expandtabs(4)):
            yield error("complexity", line.span, "Список вложен глубже 20 уровней.", "Уменьшите отступ.")
            return
        if opened > _MOST_OPEN or signs > _MOST_SIGNS or marks > _MOST_MARKS:
            yield error(
                "complexity",
                line.span,
                "Слишком много скобок, тегов или заголовков: страница собиралась бы очень долго.",
                "Закройте скобки или разделите страницу.",
            )
            return


def _unclosed(line: str, opening: str, closing: str) -> int:
    """Return how many brackets of a line are open at once; brackets in brackets are few in any text."""
    depth = deepest = 0
    for sign in line if opening in line else "":
        depth += (sign == opening) - (sign == closing)
        deepest = max(deepest, depth)
    return deepest if deepest > 3 or depth > 0 else 0
