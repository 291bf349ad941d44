"""A decision's page: its full text under the clauses that lead to it, and what the portal reads in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from generator.model.document import AgendaItem, Clause, DocumentId, Ref
from generator.model.file import PublishedFile
from generator.model.portal import Decision, Meeting, Mention, Portal
from generator.model.settings import NO_SETTINGS, Settings
from generator.pages import addresses, states, story, words
from generator.pages.citations import citations, cited_document
from generator.pages.document import clause_tree
from generator.pages.document_views import DecisionView, Neighbours, Rung
from generator.pages.glossary import Glossary, clause_lines
from generator.pages.links import decision_link, mention_link
from generator.pages.parts import Abbreviation, Fact, Link
from generator.pages.structured import of_decision
from generator.pages.views import Page
from generator.text.dates import weekday
from generator.text.orders import is_noted
from generator.text.typography import bind
from generator.vocabulary import DeadlineKind, RelationKind

_BACKWARD = {
    RelationKind.IMPLEMENTS: "Исполняется решением",
    RelationKind.AMENDS: "Изменено решением",
    RelationKind.REPEALS: "Отменено решением",
    RelationKind.REPEATS: "Повторено решением",
}


def decision_pages(
    meeting: Meeting,
    portal: Portal,
    today: date,
    glossary: Glossary | None = None,
    settings: Settings = NO_SETTINGS,
    files: Mapping[str, PublishedFile] = MappingProxyType({}),
    repeats: Mapping[Ref, Sequence[Ref]] | None = None,
) -> Iterator[Page]:
    """Yield the page of every decision of a document, in its order."""
    decisions = [decision for decision in meeting.decisions if not decision.heading]
    for index, decision in enumerate(decisions):
        before = decisions[index - 1] if index else None
        after = decisions[index + 1] if index + 1 < len(decisions) else None
        yield _page(
            decision,
            meeting,
            portal,
            today,
            Neighbours(_link(before), _link(after), "Предыдущий пункт", "Следующий пункт"),
            glossary.explain(meeting.id, _lines(decision)) if glossary else (),
            settings,
            files,
            repeats,
        )


def _lines(decision: Decision) -> Iterator[str]:
    """Yield every printed line that stands on a decision's page."""
    for clause in (*decision.context, *decision.clause.walk()):
        yield from clause_lines(clause)


def _link(decision: Decision | None) -> Link | None:
    return Link(words.summary(decision), addresses.decision(decision.ref)) if decision else None


def _page(
    decision: Decision,
    meeting: Meeting,
    portal: Portal,
    today: date,
    neighbours: Neighbours,
    abbreviations: tuple[Abbreviation, ...],
    settings: Settings,
    files: Mapping[str, PublishedFile],
    repeats: Mapping[Ref, Sequence[Ref]] | None,
) -> Page:
    document = meeting.document
    body = portal.organizations.get(document.body)
    title = words.decision_title(decision)
    of_document = words.document_genitive(document)
    view = DecisionView(
        crumbs=(
            Link("Протоколы", addresses.PROTOCOLS),
            Link(
                body.title if body else document.body, addresses.body(document.id.collection, document.body)
            ),
            Link(words.document_short(document), addresses.document(document.id)),
        ),
        title=title,
        subtitle=f"{of_document}{words.item_words(decision)}",
        ladder=tuple(
            _rung(clause, document.id) for clause in decision.context if clause.lines or clause.label
        ),
        clause=clause_tree(decision.clause, meeting.id, portal, today),
        facts=tuple(_facts(decision, meeting, portal, today)),
        relations=tuple(_relations(decision, portal)),
        source=Link(
            f"{words.document_short(document)}, {title[0].lower()}{title[1:]}", addresses.clause(decision.ref)
        ),
        citations=citations(meeting, portal, settings, decision),
        cited=cited_document(meeting, portal),
        neighbours=neighbours,
        notices=story.notices(decision, portal),
        reports=story.report_rows(decision, portal, files) if _is_followed(decision) else None,
        course=story.course(decision, meeting),
        chain=story.chain(decision, portal),
        repeats=story.repeat_rows(decision, portal, repeats) if repeats is not None else (),
        abbreviations=abbreviations,
    )
    return Page(
        address=addresses.decision(decision.ref),
        title=f"{title} {of_document}",
        description=words.first_words(decision),
        section=addresses.PROTOCOLS,
        view=view,
        structured=of_decision(decision, meeting, portal),
    )


def _is_followed(decision: Decision) -> bool:
    """Whether a report may come: what is repealed or only taken note of needs none."""
    if decision.reports:
        return True
    noted = not decision.deadlines and any(map(is_noted, decision.clause.lines))
    return decision.repealed_by is None and not noted


def _rung(clause: Clause, document: DocumentId) -> Rung:
    return Rung(
        str(clause.label or ""),
        bind(f"абз. {clause.ordinal}") if clause.label is None else "",
        tuple(map(str, clause.lines)),
        addresses.clause(Ref(document, clause.id)),
    )


def _facts(decision: Decision, meeting: Meeting, portal: Portal, today: date) -> Iterator[Fact]:
    state = states.chip(decision, today)
    if state is not None:
        yield Fact("Состояние", chip=state)
    for deadline in decision.deadlines:
        read = states.reading(deadline)
        if deadline.kind is DeadlineKind.DATE and deadline.due:
            read = f"{read}, {weekday(deadline.due)}"
        yield Fact("Срок", (Link(read),), (str(deadline.text),))
    if decision.addressees:
        yield _mentions("Адресат", decision.addressees, portal)
    if decision.responsible:
        yield _mentions("Ответственный", decision.responsible, portal)
    if decision.topics:
        links = (Link(str(portal.topics[id].title), addresses.topic(id)) for id in decision.topics)
        yield Fact("Темы", tuple(links))
    item = agenda_item(decision, meeting)
    if item is not None:
        yield Fact(
            "Вопрос повестки",
            (Link(f"{item.label or ''} {' '.join(item.lines)}".strip(), addresses.document(meeting.id)),),
        )


def _mentions(label: str, mentions: tuple[Mention, ...], portal: Portal) -> Fact:
    links = tuple(dict.fromkeys(mention_link(mention, portal) for mention in mentions))
    printed = tuple(
        dict.fromkeys(str(mention.text) for mention in mentions if mention.text != mention.organization)
    )
    return Fact(label, links, printed)


def agenda_item(decision: Decision, meeting: Meeting) -> AgendaItem | None:
    """Return the question of the agenda on which a decision was made; None where none is known."""
    if decision.item is None:
        return None
    number = decision.item.rstrip(".)")
    return next(
        (item for item in meeting.document.agenda if item.label and item.label.rstrip(".)") == number), None
    )


def _relations(decision: Decision, portal: Portal) -> Iterator[Fact]:
    for kind in RelationKind:
        later = tuple(
            decision_link(ref, portal) for k, ref in portal.related.get(decision.ref, ()) if k is kind
        )
        if later:
            yield Fact(_BACKWARD[kind], later)
    for kind in RelationKind:
        earlier = tuple(decision_link(ref, portal) for k, ref in decision.relations if k is kind)
        if earlier:
            yield Fact(kind.label.capitalize(), earlier)
