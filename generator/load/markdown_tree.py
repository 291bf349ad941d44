"""A protocol in Markdown to the same tree that YAML gives; the grammar is in docs/reference/format.md."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from generator.diagnostics import Diagnostic, error
from generator.load.clauses import read_clauses
from generator.load.lines import Line, read_lines
from generator.load.tree import Mapping, Node, Scalar, Sequence
from generator.load.yaml_tree import parse_yaml
from generator.source import Span, Text
from generator.text import ordinals
from generator.text.labels import find_label, is_parent

MAX_LINES = 20_000
"""Lines of a record, as many as a record in YAML may have values."""
MAX_HEAD = 64 * 1024
"""Characters of front matter: 32 seconds of parsing began at 400 KB."""

_KINDS = (
    ("attendance", r"(?:присутств\w+|участники|приглаш[её]нн\w+|отсутств\w+)\b.*"),
    ("agenda", r"(?:повестка|вопросы повестки)\b.*"),
    ("heard", r"(?:слушали|слушал[аи]?|заслушали)\b.*"),
    ("spoke", r"(?:выступили|выступил[аи]?|в обсуждении приняли участие)\b.*"),
    ("attachments", r"приложени[ея]\b.*"),
    ("signatures", r"подписи\b.*"),
    ("decided", r"(?:.*\b)?(?:решил[аио]?|решени[ея]|постановил[аио]?|постановление)\s*:?"),
    ("decided", r"(?:приказываю|распоряжаюсь|обязываю|постановляет|решает|рекомендовали)\s*:?"),
    ("decided", r"(?:ухвалил[аио]?|вирішил[аио]?|resolved|decided)\s*:?"),
)
_HEADINGS = [(kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _KINDS]
_MARKER = re.compile(
    r"(?:(?P<kind>слушали|выступили|решили|решил|решила|решило|решение|постановили|постановил|постановила)\s*:"
    r"|.{0,80}\b(?:решил[аио]?|постановил[аио]?)\s*:$)",
    re.IGNORECASE,
)
_ROMAN = re.compile(r"[IVXLC]+\.\s*")
_ITEM = re.compile(
    r"(?:по\s+)?(?:вопрос[ау]?\s+(?:№\s*)?(?P<after>\d+(?:\.\d+)*)"
    rf"|(?P<before>\d+(?:\.\d+)*)(?:-\w+)?\s+вопросу|(?P<ordinal>{ordinals.WORDS})\s+вопросу?)\b",
    re.IGNORECASE,
)
SPEAKER = re.compile(
    r"(?:(?:со)?докладчики?|докладыва(?:ет|ют|л|ла|ли)|выступающ(?:ий|ие|ая))\s*[:–—-]", re.IGNORECASE
)
"""How a line under a question names who speaks on it."""


@dataclass(slots=True)
class _Section:
    """A section while its lines are being read."""

    kind: str
    heading: Text | None
    item: Text | None = None
    lines: list[Line] = field(default_factory=list)


def parse_markdown(text: str, path: str) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Return the tree of a protocol in Markdown and what is wrong with its front matter."""
    start, end = front_matter(text)
    if start < 0:
        return None, (
            error(
                "front-matter",
                Span(path),
                "Запись должна начинаться со строки «---» и строк «ключ: значение».",
                "---",
            ),
        )
    if end < 0:
        return None, (error("front-matter", Span(path), "Шапка между строками «---» не закрыта.", "---"),)
    head_text = text[start:end]
    if len(head_text) > MAX_HEAD:
        return None, (
            error(
                "too-big",
                Span(path, 2),
                "Шапка больше 64 КБ.",
                "Оставьте в шапке только поля, а текст перенесите ниже «---».",
            ),
        )
    if text.count("\n", end) > MAX_LINES:
        return None, (
            error(
                "too-big",
                Span(path),
                f"В записи больше {MAX_LINES} строк: это не протокол.",
                "Разделите её или приложите таблицу файлом.",
            ),
        )
    head, diagnostics = parse_yaml(head_text, path, first_line=2)
    if not isinstance(head, Mapping):
        return None, diagnostics or (error("front-matter", Span(path, 2), "Шапка пуста.", "body: yar-ks"),)
    body_line = text[:end].count("\n") + 2
    body = text[end:].partition("\n")[2]
    sections = [_node(section) for section in _sections(read_lines(body, path, body_line))]
    span = head.span
    entry = (Text("sections", span), Sequence(tuple(sections), span))
    return Mapping((*head.entries, entry), Span(path)), diagnostics


def front_matter(text: str) -> tuple[int, int]:
    """Return where the head begins and where its closing line begins; -1 where there is none."""
    opening = re.match(r"---[ \t]*\n", text)
    if opening is None:
        return -1, -1
    closing = re.compile(r"^---[ \t]*$", re.MULTILINE).search(text, opening.end())
    return opening.end(), closing.start() if closing else -1


def _sections(lines: tuple[Line, ...]) -> list[_Section]:
    sections = [_Section("text", None)]
    item: Text | None = None
    for line in lines:
        heading = line.heading
        if heading is not None:
            section, item = _open(heading, item)
            sections.append(section)
        elif (marker := _marker(line)) is not None:
            section, item = _open(line.text.part(0, marker), item)
            sections.append(section)
            if rest := line.rest(marker):
                section.lines.append(Line(rest, False))
        else:
            sections[-1].lines.append(line)
    return [section for section in sections if section.heading is not None or section.lines]


def _open(heading: Text, item: Text | None) -> tuple[_Section, Text | None]:
    """Return the section that a heading opens, and the item of the agenda that holds from here on."""
    roman = _ROMAN.match(heading)
    label = None if roman else find_label(heading)
    words = heading[roman.end() if roman else label.rest_start if label else 0 :].strip()
    kind = next((kind for kind, pattern in _HEADINGS if pattern.fullmatch(words)), "text")
    named = _ITEM.match(heading)
    if roman or kind in ("attendance", "agenda", "attachments", "signatures"):
        # «III. РЕШИЛИ» is a part of the whole document, whatever item stood before it.
        return _Section(kind, heading), None
    if label is not None:
        item = heading.part(0, len(label.text))
    elif named is not None:
        item = _item(heading, named)
    return _Section(kind, heading, item), item


def _item(heading: Text, named: re.Match[str]) -> Text:
    """Return the label of the question that a heading names; an ordinal as its number, «первому» as «1»."""
    group = named.lastgroup
    assert group is not None
    words = heading.part(named.start(group), named.end(group))
    return Text(str(ordinals.read_ordinal(words)), words.span) if group == "ordinal" else words


def _marker(line: Line) -> int | None:
    """Return where the words of a plain line that opens a section end: «Слушали:», «3.РЕШЕНИЕ:»."""
    if line.literal or line.is_bullet:
        return None
    found = find_label(line.text)
    start = found.rest_start if found else 0
    match = _MARKER.match(line.text, start)
    if match is None or (found and match["kind"] is None):
        # «1.2. Комиссия решила:» is a clause.
        return None
    return match.end()


def _node(section: _Section) -> Mapping:
    """Spell a section as the YAML form does."""
    span = section.heading.span if section.heading else section.lines[0].text.span
    entries: list[tuple[Text, Node]] = [(Text("kind", span), Scalar(Text(section.kind, span)))]
    if section.heading is not None:
        entries.append((Text("heading", span), Scalar(section.heading)))
    if section.item is not None:
        entries.append((Text("item", span), Scalar(section.item)))
    for key, nodes in _CONTENT[section.kind](section.lines):
        if nodes:
            entries.append((Text(key, span), Sequence(tuple(nodes), span)))
    return Mapping(tuple(entries), span)


def _plain(lines: list[Line]) -> list[tuple[str, list[Node]]]:
    return [("lines", [Scalar(line.text) for line in lines])]


def _people(lines: list[Line]) -> list[tuple[str, list[Node]]]:
    return [("people", [Scalar(line.without_bullet()) for line in lines])]


def _attachments(lines: list[Line]) -> list[tuple[str, list[Node]]]:
    return [("attachments", [Scalar(line.text) for line in lines])]


def _decided(lines: list[Line]) -> list[tuple[str, list[Node]]]:
    preamble, clauses = read_clauses(lines)
    return [("preamble", [Scalar(text) for text in preamble]), ("clauses", clauses)]


@dataclass(slots=True)
class _Item:
    """An item of the agenda while its lines are being read."""

    label: Text | None
    lines: list[Text]
    speakers: list[Text] = field(default_factory=list)
    items: list[_Item] = field(default_factory=list)


def _agenda(lines: list[Line]) -> list[tuple[str, list[Node]]]:
    roots: list[_Item] = []
    current: _Item | None = None
    for line in lines:
        label = line.label
        if label is not None:
            words = line.rest(len(label))
            current = _Item(label, [words] if words else [])
            under = roots[-1].label if roots else None
            (roots[-1].items if under and is_parent(under, label) else roots).append(current)
        elif line.is_bullet and roots:
            current = _Item(None, [line.text])
            roots[-1].items.append(current)
        elif current is not None and SPEAKER.match(line.text):
            current.speakers.append(line.text)
        elif current is None or line.after_blank:
            current = _Item(None, [line.text])
            roots.append(current)
        else:
            # A line under «Докладчик: …» goes on with it: the order of the print stays.
            (current.speakers or current.lines).append(line.text)
    return [("items", [_item_node(item) for item in roots])]


def _item_node(item: _Item) -> Mapping:
    span = (item.label or item.lines[0]).span
    entries: list[tuple[Text, Node]] = []
    if item.label is not None:
        entries.append((Text("label", span), Scalar(item.label)))
    if item.lines:
        entries.append((Text("lines", span), Sequence(tuple(Scalar(line) for line in item.lines), span)))
    if item.speakers:
        entries.append(
            (Text("speakers", span), Sequence(tuple(Scalar(line) for line in item.speakers), span))
        )
    if item.items:
        entries.append((Text("items", span), Sequence(tuple(_item_node(sub) for sub in item.items), span)))
    return Mapping(tuple(entries), span)


_CONTENT: dict[str, Callable[[list[Line]], list[tuple[str, list[Node]]]]] = {
    "text": _plain,
    "attendance": _people,
    "agenda": _agenda,
    "heard": _plain,
    "spoke": _plain,
    "decided": _decided,
    "attachments": _attachments,
    "signatures": _people,
}
