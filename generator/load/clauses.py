"""The lines under «Решили» as a tree of clauses; the grammar is in docs/reference/format.md."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.load.lines import UNNUMBERED, Line
from generator.load.tree import Mapping, Node, Scalar, Sequence
from generator.model.document import Ref
from generator.source import Text
from generator.text.labels import is_parent, parts, style
from generator.text.names import read_person
from generator.text.orders import is_order
from generator.text.slugs import is_slug
from generator.vocabulary import RelationKind

_INSTRUCTION = re.compile(r"(Кому|Тема|Во исполнение|Изменяет|Отменяет|Повторяет)\s*:\s*(\S.*)$")
_IDS = {"Кому": "to", "Тема": "topics"}
_ROLLS = ("составе:", "голосовали:", "голосования:")
"""What opens a list of people: a commission, or who voted how."""
_RELATIONS = {
    "Во исполнение": RelationKind.IMPLEMENTS,
    "Изменяет": RelationKind.AMENDS,
    "Отменяет": RelationKind.REPEALS,
    "Повторяет": RelationKind.REPEATS,
}


@dataclass(slots=True)
class _Bullet:
    """An item of a list with the lines that follow it."""

    lines: list[Line]
    instructions: list[Line] = field(default_factory=list)

    @property
    def has_readings(self) -> bool:
        """Whether lines of deadline or responsible follow the words of the item."""
        return any(line.is_reading for line in self.lines[1:])

    @property
    def has_deadline(self) -> bool:
        return self.has_readings or any(line.has_deadline for line in self.lines)


@dataclass(slots=True)
class _Clause:
    """A clause while its lines are being read."""

    label: Text | None
    lines: list[Line] = field(default_factory=list)
    bullets: list[_Bullet] = field(default_factory=list)
    closing: list[Line] = field(default_factory=list)
    instructions: list[Line] = field(default_factory=list)
    children: list[_Clause] = field(default_factory=list)
    span_line: Line | None = None


def read_clauses(lines: Iterable[Line]) -> tuple[list[Text], list[Node]]:
    """Return the preamble and the clauses of one section of decisions, as nodes of the tree."""
    body = list(lines)
    first = next((i for i, line in enumerate(body) if _opens(line)), None)
    if first is None:
        return [], [_node(clause) for clause in _unnumbered(body)]
    before, rest = body[:first], body[first:]
    if any(line.is_bullet for line in before):
        return [], [_node(clause) for clause in (*_unnumbered(before), *_numbered(rest))]
    return [line.text for line in before], [_node(clause) for clause in _numbered(rest)]


def _opens(line: Line) -> bool:
    return line.is_unnumbered or line.label is not None


def _unnumbered(lines: list[Line]) -> list[_Clause]:
    """A section without labels: a paragraph after a blank line, or a bullet outside a list, is a clause."""
    clauses: list[_Clause] = []
    for line in lines:
        plain = not (line.is_bullet or line.is_reading or _instruction(line))
        if not clauses or (plain and line.after_blank):
            clauses.append(_Clause(None, span_line=line))
        _take(clauses[-1], line)
    for clause in clauses:
        _settle(clause)
    return clauses


def _numbered(lines: list[Line]) -> list[_Clause]:
    roots: list[_Clause] = []
    path: list[_Clause] = []
    for line in lines:
        label = line.label
        if (label is None and not line.is_unnumbered) or _is_member(path, line, label):
            _take(path[-1], line)
            continue
        clause = _Clause(label, span_line=line)
        start = len(UNNUMBERED) if line.is_unnumbered else len(label or "")
        if rest := line.rest(start):
            # Eleven clauses in one cell, «1.2.8 1.2.8.1. …»: a label may follow a label.
            clause.lines.append(Line(rest, False, literal=True))
        path = _ancestors(path, clause)
        (path[-1].children if path else roots).append(clause)
        path = [*path, clause]
    for root in roots:
        _settle_all(root)
    return roots


def _is_member(path: list[_Clause], line: Line, label: Text | None) -> bool:
    """«… в составе: 1. Соколова Н. Б., заведующий …»: a numbered list of people is no list of clauses."""
    if not path or label is None:
        return False
    opened = any(earlier.text.rstrip().lower().endswith(_ROLLS) for earlier in path[-1].lines)
    return opened and read_person(line.rest(len(label))) is not None


def _ancestors(path: list[_Clause], clause: _Clause) -> list[_Clause]:
    """Return the clauses above a new one.

    A clause without a number stands at the second level. «а)» and «1)» stand under the clause with a dot
    before them, and «а)» under «1)».
    """
    if clause.label is None:
        labelled = [above for above in path if above.label is not None]
        return labelled[:1] if labelled and len(parts(labelled[0].label or "")) == 1 else []
    for depth in range(len(path), 0, -1):
        above = path[depth - 1].label
        if above is None:
            continue
        if is_parent(above, clause.label) or style(above) < style(clause.label):
            return path[:depth]
    return []


def _take(clause: _Clause, line: Line) -> None:
    """Give a line to the clause or to the last bullet of it."""
    bullet = clause.bullets[-1] if clause.bullets else None
    if _instruction(line):
        (bullet if bullet and not line.after_blank else clause).instructions.append(line)
    elif line.is_bullet:
        if clause.closing:
            _return_closing(clause)
        clause.bullets.append(_Bullet([line]))
    elif bullet is None:
        clause.lines.append(line)
    elif clause.closing or (line.after_blank and not (line.is_reading and _listed_readings(clause))):
        clause.closing.append(line)
    else:
        bullet.lines.append(line)


def _listed_readings(clause: _Clause) -> bool:
    """Whether the bullets have deadlines of their own, so that the next one belongs to the last."""
    return any(bullet.has_deadline for bullet in clause.bullets)


def _return_closing(clause: _Clause) -> None:
    """A list goes on after lines that seemed to close it: they belong to the bullet above them."""
    clause.bullets[-1].lines += clause.closing
    clause.closing.clear()


def _settle_all(clause: _Clause) -> None:
    for child in clause.children:
        _settle_all(child)
    _settle(clause)


def _settle(clause: _Clause) -> None:
    """Decide whether the bullets are clauses of their own or lines of the clause."""
    bullets = clause.bullets
    own = [bullet for bullet in bullets if bullet.has_deadline]
    shared = len(own) == 1 and own[0] is bullets[-1] and own[0].has_readings and _head_orders(clause)
    if clause.label is not None and shared:
        # «Внести изменения в: – Положение; – Дорожную карту. Срок …»: the deadline is that of the order.
        own = []
    if bullets and (own or clause.label is None):
        if clause.children:
            _return_closing(clause)  # numbered clauses follow: the lines stand before them
        clause.children = [*(_promoted(bullet) for bullet in bullets), *clause.children]
    else:
        for bullet in bullets:
            clause.lines += bullet.lines
            clause.instructions += bullet.instructions
        clause.lines += clause.closing
        clause.closing = []
    clause.bullets = []


def _head_orders(clause: _Clause) -> bool:
    return bool(clause.lines) and is_order(clause.lines[0].text)


def _promoted(bullet: _Bullet) -> _Clause:
    return _Clause(None, bullet.lines, instructions=bullet.instructions, span_line=bullet.lines[0])


def _instruction(line: Line) -> re.Match[str] | None:
    return None if line.literal else read_instruction(line.text)


def read_instruction(line: str) -> re.Match[str] | None:
    """Match a line that instructs the program, «Кому: id»; one whose value is of another form is printed."""
    match = _INSTRUCTION.match(line)
    if match is None:
        return None
    if match[1] in _IDS:
        return match if all(is_slug(part.strip()) for part in match[2].split(",")) else None
    return match if Ref.parse(match[2]) else None


def _node(clause: _Clause) -> Node:
    """Spell a clause as the YAML form does."""
    assert clause.span_line is not None
    span = clause.span_line.text.span
    entries: list[tuple[Text, Node]] = []

    def add(key: str, node: Node) -> None:
        entries.append((Text(key, span), node))

    if clause.label is not None:
        add("label", Scalar(clause.label))
    if clause.lines:
        add("lines", Sequence(tuple(Scalar(line.text) for line in clause.lines), span))
    ids: dict[str, list[Node]] = {key: [] for key in _IDS.values()}
    relations: list[Node] = []
    for line in clause.instructions:
        match = _instruction(line)
        assert match is not None
        value = line.text.part(match.start(2), match.end(2))
        if match[1] in _IDS:
            ids[_IDS[match[1]]] += [Scalar(part) for part in _comma_separated(value)]
        else:
            kind = Text(_RELATIONS[match[1]].value, line.text.span)
            pairs = (
                (Text("kind", line.text.span), Scalar(kind)),
                (Text("decision", value.span), Scalar(value)),
            )
            relations.append(Mapping(pairs, line.text.span))
    for key, listed in ids.items():
        if listed:
            add(key, Sequence(tuple(listed), span))
    if relations:
        add("relations", Sequence(tuple(relations), span))
    if clause.children:
        add("clauses", Sequence(tuple(_node(child) for child in clause.children), span))
    if clause.closing:
        add("closing", Sequence(tuple(Scalar(line.text) for line in clause.closing), span))
    return Mapping(tuple(entries), span)


def _comma_separated(value: Text) -> list[Text]:
    found = re.finditer(r"[^,\s]+", value)
    return [value.part(match.start(), match.end()) for match in found]
