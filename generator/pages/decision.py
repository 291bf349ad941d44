"""A decision's page: its full text under the clauses that lead to it, and what the portal reads in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.model.document import AgendaItem, Clause, DocumentId, Ref
from generator.model.portal import Decision, Meeting, Mention, Portal
from generator.pages import addresses, states, story, words
from generator.pages.citations import Citing
from generator.pages.clauses import ClauseRows, place_label
from generator.pages.document_views import ClauseRow, DecisionView, Neighbours, Rung
from generator.pages.glossary import clause_lines
from generator.pages.links import decision_link
from generator.pages.parts import Fact, Link
from generator.pages.sources import Sources
from generator.pages.structured import of_decision
from generator.pages.views import Page
from generator.text.dates import weekday
from generator.text.labels import bare
from generator.text.orders import is_noted
from generator.vocabulary import DeadlineKind, RelationKind

_BACKWARD = {
    RelationKind.IMPLEMENTS: "Исполняется решением",
    RelationKind.AMENDS: "Изменено решением",
    RelationKind.REPEALS: "Отменено решением",
    RelationKind.REPEATS: "Повторено решением",
}


def decision_pages(meeting: Meeting, sources: Sources, rows: ClauseRows) -> Iterator[Page]:
    """Yield the page of every decision of a document, in its order; ``rows`` are those of its clauses."""
    shared = _Shared(
        meeting,
        sources,
        rows,
        Citing(meeting, sources.portal, sources.settings),
        _crumbs(meeting, sources.portal),
        words.document_genitive(meeting.document),
    )
    decisions = meeting.pages
    links = [Link(words.summary(decision), addresses.decision(decision.ref)) for decision in decisions]
    for decision, before, after in zip(decisions, (None, *links), (*links[1:], None), strict=False):
        yield _page(decision, shared, Neighbours(before, after, "Предыдущий пункт", "Следующий пункт"))


@dataclass(frozen=True, slots=True)
class _Shared:
    """What the pages of all decisions of a meeting have in common."""

    meeting: Meeting
    sources: Sources
    rows: ClauseRows
    citing: Citing
    crumbs: tuple[Link, ...]
    genitive: str
    """«протокола от 16 марта 2023 года № 2»."""


def _crumbs(meeting: Meeting, portal: Portal) -> tuple[Link, ...]:
    document = meeting.document
    return (
        Link("Протоколы", addresses.PROTOCOLS),
        Link(portal.title_of(document.body), addresses.body(document.id.collection, document.body)),
        Link(words.document_short(document), addresses.document(document.id)),
    )


def _page(decision: Decision, shared: _Shared, neighbours: Neighbours) -> Page:
    meeting, sources, portal = shared.meeting, shared.sources, shared.sources.portal
    row = shared.rows[decision.clause.id]
    title = words.decision_title(decision)
    subtitle = f"{shared.genitive}{words.item_words(decision)}"
    source = f"{shared.crumbs[-1].text}, {title[0].lower()}{title[1:]}"
    view = DecisionView(
        crumbs=shared.crumbs,
        title=title,
        subtitle=subtitle,
        ladder=tuple(
            _rung(clause, meeting.id) for clause in decision.context if clause.lines or clause.label
        ),
        clause=row,
        facts=tuple(_facts(decision, row, shared)),
        relations=tuple(_relations(decision, portal)),
        source=Link(source, addresses.clause(decision.ref)),
        citations=shared.citing.decision(decision.ref, row.cited),
        cited=shared.citing.document,
        neighbours=neighbours,
        notices=story.notices(decision, portal),
        reports=story.report_rows(decision, portal, sources.files) if _is_followed(decision) else None,
        course=story.course(decision, meeting),
        chain=story.chain(decision, portal),
        repeats=story.repeat_rows(decision, portal, sources.repeats),
        abbreviations=sources.glossary.explain(meeting.id, _lines(decision)),
    )
    return Page(
        address=addresses.decision(decision.ref),
        title=f"{title} {shared.genitive}",
        description=words.first_words(decision),
        section=addresses.PROTOCOLS,
        view=view,
        structured=of_decision(decision, meeting, portal, f"{title} {subtitle}"),
    )


def _lines(decision: Decision) -> Iterator[str]:
    """Yield every printed line that stands on a decision's page."""
    for clause in (*decision.context, *decision.clause.walk()):
        yield from clause_lines(clause)


def _is_followed(decision: Decision) -> bool:
    """Whether a report may come: what is repealed or only taken note of needs none."""
    if decision.reports:
        return True
    noted = not decision.deadlines and any(map(is_noted, decision.clause.lines))
    return decision.repealed_by is None and not noted


def _rung(clause: Clause, document: DocumentId) -> Rung:
    return Rung(
        str(clause.label or ""),
        place_label(clause),
        tuple(map(str, clause.lines)),
        addresses.clause(Ref(document, clause.id)),
    )


def _facts(decision: Decision, row: ClauseRow, shared: _Shared) -> Iterator[Fact]:
    if row.chip is not None:
        yield Fact("Состояние", chip=row.chip)
    for deadline in decision.deadlines:
        read = states.reading(deadline)
        if deadline.kind is DeadlineKind.DATE and deadline.due:
            read = f"{read}, {weekday(deadline.due)}"
        yield Fact("Срок", (Link(read),), (str(deadline.text),))
    if decision.addressees:
        yield _mentions("Адресат", row.addressees, decision.addressees)
    if decision.responsible:
        yield _mentions("Ответственный", row.responsible, decision.responsible)
    if decision.topics:
        topics = shared.sources.portal.topics
        links = (Link(str(topics[id].title), addresses.topic(id)) for id in decision.topics)
        yield Fact("Темы", tuple(links))
    item = agenda_item(decision, shared.meeting)
    if item is not None:
        question = f"{item.label or ''} {' '.join(item.lines)}".strip()
        yield Fact("Вопрос повестки", (Link(question, addresses.document(shared.meeting.id)),))


def _mentions(label: str, links: tuple[Link, ...], mentions: tuple[Mention, ...]) -> Fact:
    printed = dict.fromkeys(str(mention.text) for mention in mentions if mention.text != mention.organization)
    return Fact(label, tuple(dict.fromkeys(links)), tuple(printed))


def agenda_item(decision: Decision, meeting: Meeting) -> AgendaItem | None:
    """Return the question of the agenda on which a decision was made; None where none is known."""
    if decision.item is None:
        return None
    number = bare(decision.item)
    agenda = meeting.document.agenda
    return next((item for item in agenda if item.label and bare(item.label) == number), None)


def _relations(decision: Decision, portal: Portal) -> Iterator[Fact]:
    for kind, refs in _by_kind(portal.related.get(decision.ref, ())):
        yield Fact(_BACKWARD[kind], tuple(decision_link(ref, portal) for ref in refs))
    for kind, refs in _by_kind(decision.relations):
        yield Fact(kind.label.capitalize(), tuple(decision_link(ref, portal) for ref in refs))


def _by_kind(relations: tuple[tuple[RelationKind, Ref], ...]) -> Iterator[tuple[RelationKind, list[Ref]]]:
    """Yield the kinds of relations that there are, in the order of the vocabulary."""
    for kind in RelationKind if relations else ():
        refs = [ref for each, ref in relations if each is kind]
        if refs:
            yield kind, refs
