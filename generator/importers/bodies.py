"""Who met: the organization of the registry that a head names in any case, or one to add to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.importers.letterhead import Letterhead, close_up
from generator.model.organization import Organization
from generator.text.slugs import slug
from generator.text.stems import stems
from generator.text.yaml_values import quote
from generator.vocabulary import Classification


@dataclass(frozen=True, slots=True)
class Body:
    """The id of who met; ``candidates`` where the registry leaves it open, ``proposed`` where it has none."""

    id: str
    known: bool
    candidates: tuple[str, ...] = ()
    proposed: tuple[str, str] | None = None


_HEADS = (
    (Classification.COLLEGIUM, "коллегия", r"коллеги[яию]"),
    (Classification.COUNCIL, "педсовет", r"педсовет\w{0,2}"),
    (Classification.COUNCIL, "совет", r"совет[ау]?"),
    (Classification.WORKING_GROUP, "комиссия", r"комисси[яию]"),
    (Classification.WORKING_GROUP, "группа", r"групп[аыу]"),
    (Classification.WORKING_GROUP, "штаб", r"штаб[ау]?"),
    (Classification.COUNCIL, "собрание", r"собрани[еяю]"),
    (Classification.COUNCIL, "совещание", r"совещани[еяю]"),
    (Classification.COUNCIL, "конференция", r"конференци[яию]"),
    (Classification.COUNCIL, "комитет", r"комитет[ау]?"),
    (Classification.COUNCIL, "дума", r"дум[аыу]"),
    (Classification.COUNCIL, "объединение", r"объединени[еяю]"),
    (Classification.COUNCIL, "рада", r"рад[аи]"),
)
_KINDS = (
    (Classification.SCHOOL, r"школ|СОШ|лице|гимнази|ООШ|МБОУ|МОУ|МКОУ"),
    (Classification.KINDERGARTEN, r"детск\w+ сад|МБДОУ|МДОУ|ДОУ"),
    (Classification.PEOPLE, r"руководител|директор|учител|педагог|заведующ|специалист|депутат"),
    (Classification.WORKING_GROUP, r"рабоч\w+ групп|комисси"),
    (Classification.COUNCIL, r"совет"),
    (Classification.UNIT, r"отдел|кабинет|кафедр|сектор"),
    (Classification.MUNICIPAL_AUTHORITY, r"управлени|администраци|комитет"),
    (Classification.REGIONAL_AUTHORITY, r"министерств|департамент"),
)
_HEAD = re.compile(
    r"(?<![^\W\d_])(?:" + "|".join(f"(?P<h{i}>{p})" for i, (_, _, p) in enumerate(_HEADS)) + r")(?![^\W\d_])",
    re.IGNORECASE,
)
_STATE = re.compile(r"российская федерация|\W*$|проект|утвержд|приложение|герб", re.IGNORECASE)
_LEAD = re.compile(
    r"^(?:(?:внеочередно|очередно|расширенно|совместно|выездно|итогово)\w+\s+)?"
    r"(?:заседани[яе]|(?:собрани[яе]|совещани[яе])(?=\s+(?:комисс|совет|рабоч|коллег|комитет))|засідання"
    r"|(?:of\s+)?(?:the\s+)?meeting\s+of(?:\s+the)?)\s+",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(r"(?P<stem>[^\W\d_]+?)(?P<end>ого|его|ому|ему|ой|ей|ым|им)", re.IGNORECASE)


def find_body(head: Letterhead, organizations: Mapping[str, Organization], stated: str | None) -> Body:
    """Return who met: as stated, as the title names it, or as the letterhead does."""
    if stated is not None:
        return Body(stated, stated in organizations)
    index = [(key, organization) for organization in organizations.values() for key in _keys(organization)]
    phrase = _LEAD.sub("", head.phrase)
    printed = stems(phrase)
    found = _best(printed, index)
    office = [_office_stems(line) for line in head.above]
    if found and _covers(phrase, found):
        chosen = _by_office(found, [*office, *(stems(line) for line in head.lines)], organizations)
        if len(chosen) == 1:
            return Body(chosen[0], True)
        return Body(chosen[0], False, chosen)
    above = _best((*(stem for line in office for stem in line), *stems(head.resolving)), index)
    if above and not printed:
        chosen = _by_office(above, office, organizations)
        return Body(chosen[0], len(chosen) == 1, chosen if len(chosen) > 1 else ())
    parent = above[0].id if above else found[0].id if found else ""
    return _proposal(phrase, head, parent, organizations)


def _keys(organization: Organization) -> Iterable[tuple[str, ...]]:
    for name in (organization.title, *organization.other_names):
        if key := stems(name):
            yield key


def _best(printed: tuple[str, ...], index: list[tuple[tuple[str, ...], Organization]]) -> list[Organization]:
    """Return the organizations whose name is the longest in a row of stems."""
    best: dict[str, Organization] = {}
    size = 0
    places = set(printed)
    for key, organization in index:
        if len(key) < size or not places.issuperset(key) or not _contains(printed, key):
            continue
        if len(key) > size:
            best, size = {}, len(key)
        best[organization.id] = organization
    return list(best.values())


def _contains(printed: tuple[str, ...], key: tuple[str, ...]) -> bool:
    return any(printed[i : i + len(key)] == key for i in range(len(printed) - len(key) + 1))


def _covers(phrase: str, found: list[Organization]) -> bool:
    """Whether the name found is that of who met, not of the office: «рабочей группы департамента …»."""
    head = _HEAD.search(phrase)
    if head is None:
        return True
    stem = stems(head[0])
    return any(stem[0] in key for organization in found for key in _keys(organization)) or all(
        organization.classification
        in (Classification.COUNCIL, Classification.COLLEGIUM, Classification.WORKING_GROUP)
        for organization in found
    )


def _by_office(
    found: list[Organization], lines: list[tuple[str, ...]], organizations: Mapping[str, Organization]
) -> tuple[str, ...]:
    """Of several bodies of one name keep those whose office the head names."""
    if len(found) == 1:
        return (found[0].id,)
    named = [organization.id for organization in found if _office_named(organization, lines, organizations)]
    return tuple(sorted(named or (organization.id for organization in found)))


def _office_named(
    organization: Organization, lines: list[tuple[str, ...]], organizations: Mapping[str, Organization]
) -> bool:
    seen: set[str] = set()
    above = organizations.get(str(organization.parent or ""))
    while above is not None and above.id not in seen:
        seen.add(above.id)
        if any(_contains(line, key) for line in lines for key in _keys(above)):
            return True
        above = organizations.get(str(above.parent or ""))
    return False


def _proposal(phrase: str, head: Letterhead, parent: str, organizations: Mapping[str, Organization]) -> Body:
    """Return an organization to add: its name as printed, turned into the nominative where that is sure."""
    name = " ".join((_nominative(phrase) or head.resolving or _office(head.above)).split())[:300]
    fuller = next((line for line in head.above if len(line) > len(name) and _begins(line, name)), "")
    name = fuller or name
    if not name:
        return Body("", False)
    id = _short_id(name, organizations)
    classification = classify(name, Classification.COUNCIL)
    lines = [f"name: {quote(name)}", f"classification: {classification.value}"]
    if parent in organizations:
        lines.append(f"parent: {parent}")
        if (region := organizations[parent].region) is not None:
            lines.append(f"region: {quote(str(region))}")
    return Body(id, False, (), (id, "\n".join(lines) + "\n"))


def _office_stems(line: str) -> tuple[str, ...]:
    """Return the stems of a line that may be all in capitals, so that «ГОРОДА» is no abbreviation."""
    closed = close_up(line)
    return stems(closed.lower() if closed.isupper() and len(closed.split()) > 1 else closed)


def classify(name: str, otherwise: Classification) -> Classification:
    """Return what an organization seems to be by the words of its name."""
    found = _HEAD.search(name)
    if found:
        return next(_HEADS[i][0] for i in range(len(_HEADS)) if found[f"h{i}"])
    return next((kind for kind, sign in _KINDS if re.search(sign, name, re.IGNORECASE)), otherwise)


def _begins(line: str, name: str) -> bool:
    key = stems(name)
    return bool(key) and stems(line)[: len(key)] == key


def _office(above: Sequence[str]) -> str:
    """Return the name of the office over the title, which may go over several lines."""
    lines = [close_up(line) for line in above if not _STATE.match(line)]
    start = next((i for i, line in enumerate(lines) if _HEAD.search(line)), 0)
    return " ".join(lines[start:])


def _nominative(phrase: str) -> str:
    """Return «Педагогического совета МБОУ …» as «Педагогический совет МБОУ …»."""
    bare = re.sub(r"\s+(?:от|№|N)\s.*$", "", phrase).strip(" .,:")
    found = _HEAD.search(bare)
    if found is None:
        return bare
    number = next(i for i in range(len(_HEADS)) if found[f"h{i}"])
    noun = _HEADS[number][1]
    feminine, neuter = noun.endswith(("а", "я")), noun.endswith(("е", "о"))
    ending = ("ая", "яя") if feminine else ("ое", "ее") if neuter else ("ый", "ий")
    words = []
    for word in bare[: found.start()].split():
        adjective = _ADJECTIVE.fullmatch(word)
        if adjective is None:
            words.append(word)
            continue
        soft = adjective["stem"][-1:].lower() in "кгхжшщч" and not feminine and not neuter
        words.append(adjective["stem"] + ("ий" if soft else ending[0]))
    shown = noun.upper() if found[0].isupper() else noun
    name = " ".join([*words, shown, bare[found.end() :].strip()]).strip()
    return name[:1].upper() + name[1:]


def _short_id(name: str, organizations: Mapping[str, Organization]) -> str:
    pieces = slug(name).split("-")
    id = ""
    for piece in pieces:
        if id and len(id) + len(piece) > 40:
            break
        id = f"{id}-{piece}" if id else piece[:40]
    id = re.sub(r"(?:-(?:po|pri|i|v|vo|na|s|so|o|ob|k|dlya|iz|g|r|ot))+$", "", id)
    base, count = id or "organ", 2
    while id in organizations or not id:
        id, count = f"{base}-{count}", count + 1
    return id
