"""To whom a clause speaks, and who answers for it."""

from __future__ import annotations

import re

from generator.link.registry import Registry, Scope
from generator.model.document import Clause
from generator.model.portal import Mention
from generator.source import Text
from generator.text.orders import addressing, is_order, may_name_addressee

_BULLET = re.compile(r"[-–—•·*]\s*")


def find_addressees(clause: Clause, registry: Registry, scope: Scope) -> tuple[Mention, ...]:
    """Return the addressees that a clause names itself, as printed.

    «Рекомендовать МОУО:» and «ГУ ЯО ЦОиККО:» address by their colon; a name alone above a list does too
    («ГАУ ДПО ЯО ИРО» and bullets under it); «Поручить комитету подготовить …» by its verb.
    """
    if clause.to:
        return tuple(Mention(id, str(id)) for id in clause.to)
    if not clause.lines:
        return ()
    line = _without_bullet(clause.lines[0])
    verb = addressing(line)
    colon = _colon(line)
    if colon is not None and may_name_addressee(line[verb:colon]):
        return _before_colon(
            line.part(verb, colon), registry, scope, certain=bool(verb) or _is_list(clause, line, colon)
        )
    head = line.part(verb, len(line))
    if colon is None and (clause.clauses or len(clause.lines) > 1) and registry.may_list(head):
        mentions = registry.read_list(head, scope)
        if mentions and all(mention.organization for mention in mentions):
            return mentions
    return _after_verb(head, registry, scope) if verb else ()


def find_responsible(clause: Clause, registry: Registry, scope: Scope) -> tuple[Mention, ...]:
    """Return those whom «Отв.: …» names."""
    return tuple(mention for text in clause.responsible for mention in registry.read_list(text, scope))


def _before_colon(head: Text, registry: Registry, scope: Scope, *, certain: bool) -> tuple[Mention, ...]:
    """Read the names before a colon; where it is not certain that they are names, all must be known."""
    mentions = registry.read_list(head, scope)
    known = [mention for mention in mentions if mention.organization]
    return mentions if known == list(mentions) or (certain and (known or len(head) <= 200)) else ()


def _is_list(clause: Clause, line: Text, colon: int) -> bool:
    """Whether the colon ends the line and a list follows, so that the head can only name or introduce."""
    return (
        not line[colon + 1 :].strip()
        and _looks_like_name(line[:colon])
        and bool(clause.clauses or clause.lines[1:])
    )


def _looks_like_name(head: str) -> bool:
    """Whether a head has a word in the dative or an abbreviation where an addressee would begin."""
    first = head.split()[0] if head.split() else ""
    dative = re.search(r"(?:ам|ям|ому|ему|ым|им|у|ю)$", first.lower())
    return first[:1].isupper() and (first.isupper() or dative is not None)


def _after_verb(head: Text, registry: Registry, scope: Scope) -> tuple[Mention, ...]:
    """«Рекомендовать МОУО, ГУ ЯО ЦОиККО разработать …»: names up to the first infinitive."""
    mentions: list[Mention] = []
    rest = head
    while (found := registry.leading(rest, scope)) is not None:
        mention, end = found
        mentions.append(mention)
        separator = re.match(r"[»”\")]*\s*(?:,|и\s|совместно с\s)?\s*", rest[end:])
        end += separator.end() if separator else 0
        rest = rest.part(end, len(rest))
        if is_order(rest):
            break
    return tuple(mentions)


def _colon(line: Text) -> int | None:
    """Return the first colon outside quotes and brackets."""
    if ":" not in line:
        return None
    depth = 0
    for index, sign in enumerate(line):
        if sign in "«(":
            depth += 1
        elif sign in "»)" and depth:
            depth -= 1
        elif sign == ":" and depth == 0:
            return index
    return line.find(":") if depth else None


def _without_bullet(line: Text) -> Text:
    match = _BULLET.match(line)
    return line.part(match.end(), len(line)) if match else line
