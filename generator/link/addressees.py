"""To whom a clause speaks, and who answers for it."""

from __future__ import annotations

import re

from generator.link.registry import Registry, Scope
from generator.load.lines import BULLET
from generator.model.document import Clause
from generator.model.portal import Mention
from generator.source import Text
from generator.text.orders import addressing, first_infinitive, is_order, may_name_addressee

_PERSON = re.compile(r"\s*(?:\([^()]*\)|,? в лице .*)\s*$")
_DATIVE = re.compile(
    r"\w*(?:[ая]м|[оеы]му|ым|им|телю|ору|ству|ению|менту|тету|[нщ]ику|арю|делу)(?!\w)"
    r"|(?:администрации|комиссии|дирекции|инспекции|всем|каждому|каждой)(?!\w)",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"[\s,–—-]+"
    r"(?:(?:до|не позднее|не позже|к) [0-9]|в течение |в (?:[\w-]+(?:дневный|недельный|месячный) )?срок"
    r"|(?:еж[еи]\w+(?:но|льно)|постоянно|незамедлительно|регулярно|дополнительно|своевременно)(?!\w))",
    re.IGNORECASE,
)
"""What may stand between a name and the verb."""
_BESTOWED = re.compile(
    r"(?:объявить|вынести|выразить|сделать)\s+(?:благодарн|признательн|соболезн|выговор|замечани|порицани|предупрежд)"
    r"|(?:присвоить|отказать|разрешить)(?!\w)|поставить\s+на\s+вид",
    re.IGNORECASE,
)
"""What is done to whom the dative names, not by them: «Директору школы объявить выговор»."""
_ACCUSATIVE = re.compile(
    r"(?:[цгмз]ию|ссию|школу|думу|палату|службу|кафедру|прокуратуру|библиотеку|группу|больницу)$",
    re.IGNORECASE,
)
"""Feminine names whose dative ends otherwise: «Школу закрыть», «Комиссию распустить»."""
_LONGEST_HEAD = 160
_LONGEST_LIST = 4000


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
    if colon is not None and first_infinitive(line[verb:colon]) > 0:
        colon = None  # «Управлению усилить охрану. Срок: постоянно»
    if colon is not None and may_name_addressee(line[verb:colon]):
        return _before_colon(
            line.part(verb, colon), registry, scope, certain=bool(verb) or _is_list(clause, line, colon)
        )
    head = line.part(verb, len(line))
    if colon is None and (clause.clauses or len(clause.lines) > 1) and registry.may_list(head):
        mentions = registry.read_list(head, scope)
        if mentions and all(mention.organization for mention in mentions):
            return mentions
    return _after_verb(head, registry, scope) if verb else _before_infinitive(line, registry, scope)


def find_responsible(clause: Clause, registry: Registry, scope: Scope) -> tuple[Mention, ...]:
    """Return those whom «Отв.: …» names."""
    return tuple(mention for text in clause.responsible for mention in registry.read_list(text, scope))


def _before_colon(head: Text, registry: Registry, scope: Scope, *, certain: bool) -> tuple[Mention, ...]:
    """Read the names before a colon; where it is not certain that they are names, all must be known."""
    head = _without_person(head)
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
    rest = head.part(0, min(len(head), _LONGEST_LIST))
    while (found := registry.leading(rest, scope)) is not None:
        named, end = found
        mentions += named
        separator = re.match(r"[»”\")]*\s*(?:\([^()]{0,80}\)\s*)?(?:,|и\s|совместно с\s)?\s*", rest[end:])
        end += separator.end() if separator else 0
        rest = rest.part(end, len(rest))
        if is_order(rest):
            break
    return tuple(mentions)


def _before_infinitive(line: Text, registry: Registry, scope: Scope) -> tuple[Mention, ...]:
    """«Министерству образования (Образцов П. И.) обобщить …»: a name in the dative, then what to do.

    The accusative often looks like the dative («Работу продолжить»), so that a name which the registry lacks
    must begin with a word that can be nothing else, and one that it knows with a word that may be in the
    dative: «Школы закрыть» speaks of schools, not to them.
    """
    action = first_infinitive(line)
    if not 0 < action <= _LONGEST_HEAD or not may_name_addressee(line[:action]):
        return ()
    if _BESTOWED.match(line, action) is not None:
        return ()
    head = _without_person(_without_time(line.part(0, action)))
    certain = _DATIVE.match(head) is not None
    if not head[:1].isupper() or not (certain or _may_be_dative(head)):
        return ()
    mentions = registry.read_list(head, scope)
    return mentions if certain or all(mention.organization for mention in mentions) else ()


def _may_be_dative(head: str) -> bool:
    first = head.split(maxsplit=1)[0] if head else ""
    if _ACCUSATIVE.search(first) is not None:
        return False
    return first.isupper() or first.endswith(("у", "ю", "е", "и")) or sum(map(str.isupper, first)) > 1


def _without_time(head: Text) -> Text:
    """Leave out by when and how often: «Администрации – до 30.04.2026», «УО ежеквартально»."""
    found = _WHEN.search(head)
    return head.part(0, found.start()) if found else head


def _without_person(head: Text) -> Text:
    """Leave out a remark in brackets at the end: «Министерству образования (Образцов П. И.)»."""
    return head.part(0, len(_PERSON.sub("", head).rstrip(" ,")))


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
    match = BULLET.match(line)
    return line.part(match.end(), len(line)) if match else line
