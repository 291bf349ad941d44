"""What changed inside a document: its head, its sections, its decisions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher

from generator.model.document import (
    AgendaSection,
    AttachmentsSection,
    AttendanceSection,
    CourseSection,
    DecidedSection,
    Document,
    Ref,
    SignaturesSection,
    TextSection,
)
from generator.model.portal import Decision, Meeting, Portal
from generator.pages import addresses
from generator.pages.words import document_genitive, document_title, place
from generator.report.change import Change, Kind, Subject, differing, shortened
from generator.text.dates import format_date


def compare_documents(before: Meeting, after: Meeting, old: Portal, new: Portal) -> Iterator[Change]:
    """Yield what differs between two versions of one document."""
    document = after.document
    address = addresses.document(document.id)
    genitive = document_genitive(document)
    for label, value in _HEAD:
        was, now = value(before.document), value(document)
        if was != now:
            yield Change(
                Kind.CHANGED, Subject.DOCUMENT, document_title(document), f"изменено поле «{label}»", address,
                was, now, document=genitive,
            )  # fmt: skip
    yield from _sections(before.document, document)
    yield from _decisions(before, after, old, new)


_HEAD: tuple[tuple[str, Callable[[Document], str]], ...] = (
    ("вид документа", lambda document: document.kind.label),
    ("полнота", lambda document: document.fidelity.label),
    ("орган", lambda document: str(document.body)),
    ("дата", lambda document: format_date(document.date)),
    ("номер", lambda document: str(document.number or "")),
    ("время", lambda document: str(document.time or "")),
    ("место", lambda document: str(document.place or "")),
    ("форма", lambda document: document.form.label if document.form else ""),
    ("заголовок", lambda document: str(document.title or "")),
    ("тема", lambda document: str(document.subject or "")),
    ("подлинник", lambda document: str(document.source or "")),
    ("регион", lambda document: str(document.region or "")),
)


def _sections(before: Document, after: Document) -> Iterator[Change]:
    """Compare the printed lines outside of clauses, one change for each stretch of them."""
    old, new = list(outside(before)), list(outside(after))
    address, genitive = addresses.document(after.id), document_genitive(after)
    for step, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if step == "equal":
            continue
        name = f"раздел «{(new[c:d] or old[a:b])[0][0]}»"
        was, now = differing(" ".join(line for _, line in old[a:b]), " ".join(line for _, line in new[c:d]))
        what = {"insert": "добавлены слова", "delete": "убраны слова"}.get(step, "изменён текст")
        yield Change(
            Kind.CHANGED, Subject.SECTION, name, what, address, was, now, signed=True, document=genitive
        )


def _decisions(before: Meeting, after: Meeting, old: Portal, new: Portal) -> Iterator[Change]:
    was = {decision.clause.id: decision for decision in before.decisions}
    other = renumbered(before, after)
    origins = {now: id for id, now in other.items()}
    genitive = document_genitive(after.document)
    known: set[str] = set()
    ids = {decision.clause.id: None for decision in after.decisions}
    if [id for id in was if id in ids] != [id for id in ids if id in was]:
        yield Change(
            Kind.CHANGED, Subject.SECTION, "пункты", "изменён порядок", addresses.document(after.id),
            signed=True, document=genitive,
        )  # fmt: skip
    for decision in after.decisions:
        id = decision.clause.id
        origin = id if id in was else origins.get(id)
        name, address = _cited(decision), _address(decision)
        ending = "" if decision.heading else "о"
        if origin is None:
            yield Change(
                Kind.ADDED, Subject.DECISION, name, f"добавлен{ending}", address,
                after=shortened(" ".join(decision.clause.lines)), signed=True, document=genitive,
            )  # fmt: skip
            continue
        known.add(origin)
        if origin != id:
            yield Change(
                Kind.MOVED, Subject.DECISION, name, "изменён номер", address,
                place(was[origin].clause, was[origin].context), place(decision.clause, decision.context),
                signed=True, document=genitive,
            )  # fmt: skip
        for what, values, printed in _aspects(was[origin], decision, old, new):
            yield Change(
                Kind.CHANGED,
                Subject.DECISION,
                name,
                what,
                address,
                *values,
                signed=printed,
                document=genitive,
            )
    for id, decision in was.items():
        if id not in known:
            yield Change(
                Kind.REMOVED, Subject.DECISION, _cited(decision),
                "удалён" if decision.heading else "удалено", _address(decision),
                before=shortened(" ".join(decision.clause.lines)), signed=True, document=genitive,
            )  # fmt: skip


def _aspects(
    before: Decision, after: Decision, old: Portal, new: Portal
) -> Iterator[tuple[str, tuple[str, str], bool]]:
    """Yield what changed in a decision, the old and the new words, and whether they are printed ones."""
    pairs = (
        ("изменён срок", _deadlines(before), _deadlines(after), True),
        (
            "изменены ответственные",
            _responsible(before),
            _responsible(after),
            True,
        ),
        ("изменён адресат", _names(before, old), _names(after, new), False),
        ("изменены связи", _relations(before), _relations(after), False),
    )
    for what, was, now, printed in pairs:
        if was != now:
            yield what, (was, now), printed
    was, now = _wording(before), _wording(after)
    if was != now:
        yield "изменён текст", differing(was, now), True


def _deadlines(decision: Decision) -> str:
    return _joined(deadline.text for deadline in decision.clause.deadlines)


def _responsible(decision: Decision) -> str:
    return _joined(decision.clause.responsible)


def _names(decision: Decision, portal: Portal) -> str:
    return _joined(dict.fromkeys(map(portal.name_of, decision.addressees)))


def _relations(decision: Decision) -> str:
    return _joined(f"{kind.label} {target}" for kind, target in decision.relations)


def _joined(values: Iterable[str]) -> str:
    return "; ".join(str(value) for value in values)


def _wording(decision: Decision) -> str:
    """Return the words of a clause without those told as its deadline or as whoever is responsible."""
    clause = decision.clause
    words = "\n".join((str(clause.label or ""), *clause.lines, *clause.closing))
    for told in (*(deadline.text for deadline in clause.deadlines), *clause.responsible):
        words = words.replace(told, "", 1)
    return " ".join(re.sub(r"(?m)^(?:Срок|Отв)\S*\s*[:–—-]?\s*$", "", words).split())


def _cited(decision: Decision) -> str:
    cited = place(decision.clause, decision.context)
    return f"{'пункт' if decision.heading else 'решение'} {cited}".rstrip()


def _address(decision: Decision) -> str:
    return addresses.clause(decision.ref) if decision.heading else addresses.decision(decision.ref)


def places(before: Meeting, after: Meeting) -> Iterator[tuple[Ref, Ref]]:
    """Yield where every decision of a document was, and where it is."""
    other = renumbered(before, after)
    for decision in before.decisions:
        clause = decision.ref.clause
        yield decision.ref, Ref(after.id, other.get(clause, clause))


def renumbered(before: Meeting, after: Meeting) -> dict[str, str]:
    """Return clauses of one document whose id changed and whose words did not."""
    old = {decision.clause.id: decision for decision in before.decisions}
    new = {decision.clause.id: decision for decision in after.decisions}
    free: dict[tuple[str, ...], list[str]] = {}
    for id, decision in new.items():
        if id not in old and decision.clause.lines:
            free.setdefault(decision.clause.lines, []).append(id)
    return {
        id: free[decision.clause.lines].pop(0)
        for id, decision in old.items()
        if id not in new and free.get(decision.clause.lines)
    }


def outside(document: Document) -> Iterator[tuple[str, str]]:
    """Yield every printed line outside of clauses with the name of its section."""
    for section in document.sections:
        name = str(section.heading or "начало документа").rstrip(":")
        if section.heading:
            yield name, str(section.heading)
        match section:
            case TextSection(lines=lines) | DecidedSection(preamble=lines):
                yield from ((name, str(line)) for line in lines)
            case CourseSection(speeches=speeches):
                yield from ((name, str(line)) for speech in speeches for line in speech.lines)
            case AttendanceSection(lines=people) | SignaturesSection(lines=people):
                yield from ((name, str(line.text)) for line in people)
            case AttachmentsSection(attachments=attachments):
                yield from ((name, str(attachment.text)) for attachment in attachments)
            case AgendaSection():
                pass
    for item in document.agenda:
        printed = (item.label or "", *item.lines, *(speaker.text for speaker in item.speakers))
        yield "Повестка", " ".join(str(words) for words in printed).strip()
