"""What is searched: one record for every decision, document and organization, in the order of the index.

The content of a record is printed words, for excerpts. All else that it shall be found by is meta, which
is searched and never shown: ``alias`` holds tokens of its own words, ``above`` the words of the clauses above
it and ``over`` their tokens, ``also`` what its abbreviations stand for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.model.document import DecidedSection
from generator.model.organization import Organization
from generator.model.portal import Decision, Meeting, Portal
from generator.model.printed import section_lines
from generator.pages import addresses, states, words
from generator.pages.decision import agenda_item
from generator.search import tokens
from generator.search.names import Finder, Names, people, stems
from generator.text.links import LINK
from generator.text.spelling import SOFT_HYPHEN, ZERO_WIDTH
from generator.vocabulary import Classification

DECISION, DOCUMENT, ORGANIZATION = "решение", "документ", "организация"

_MINOR = (Classification.UNIT, Classification.POST, Classification.PEOPLE)
"""Who has a record, but does not come first even where a query is the name."""

_UNSEEN = re.compile(f"[{SOFT_HYPHEN}{ZERO_WIDTH}]")


@dataclass(frozen=True, slots=True)
class Record:
    """A page as search knows it."""

    kind: str
    address: str
    title: str
    content: str
    alias: tuple[str, ...]
    above: str = ""
    over: tuple[str, ...] = ()
    also: str = ""
    day: date | None = None
    """The day of the meeting; an organization has none."""
    source: str = ""
    """The short title of the document: «Протокол от 16.03.2023 № 2»."""
    body: str = ""
    region: str = ""
    addressees: tuple[str, ...] = ()
    """Organizations, by id."""
    topics: tuple[str, ...] = ()
    """By id."""
    state: str = ""
    """What the decision's state is until ``passes`` is over."""
    due: date | None = None
    passes: date | None = None
    """The day after which the deadline has passed; None where the state does not change by itself."""


def document_text(meeting: Meeting) -> str:
    """Return every line of a document, as far as it is searched."""
    return "\n".join(_whole(meeting))


def records(
    meeting: Meeting, portal: Portal, names: Names
) -> tuple[tuple[Record, ...], frozenset[str], frozenset[str]]:
    """Return the records of a document: the document itself, then its decisions.

    They follow from the meeting, from the organizations that are named second (by id), and from the names
    all of whose stems are named third; from nothing else of the portal, and not from the day of the build.
    """
    finder = Finder(names, meeting.region)
    document = _document(meeting, portal, finder)
    decisions = meeting.pages
    made = (document, *(_decision(decision, meeting, document, portal, finder) for decision in decisions))
    asked = {id for record in made for id in record.addressees}
    return made, frozenset({str(meeting.document.body), *asked}), frozenset(finder.stems)


def organization_records(portal: Portal, names: Names) -> tuple[tuple[Record, ...], frozenset[str]]:
    """Return a record for every organization, and the stems of all names that can have been found."""
    made: list[Record] = []
    seen: set[str] = set()
    for id in sorted(portal.organizations):
        finder = Finder(names, names.region(id))
        made.append(_organization(portal.organizations[id], portal, names, finder))
        seen |= finder.stems
    return tuple(made), frozenset(seen)


def _document(meeting: Meeting, portal: Portal, finder: Finder) -> Record:
    document = meeting.document
    number = words.printed_number(document)
    content = _clean(_lines(meeting))
    own = [tokens.day(document.date), *([tokens.number(number)] if number else [])]
    own += sorted({token for attendee in meeting.attendees for token in people(attendee.person.name)})
    body = portal.organizations.get(document.body)
    name = " ".join((body.title, *body.other_names)) if body else ""
    return Record(
        DOCUMENT,
        addresses.document(document.id),
        words.document_title(document).replace("\u00a0", " "),
        content,
        *_found(content, own, name, finder, meeting.region, [str(document.body)]),
        day=document.date,
        source=words.document_short(document).replace("\u00a0", " "),
        body=str(document.body),
        region=meeting.region,
    )


def _decision(decision: Decision, meeting: Meeting, whole: Record, portal: Portal, finder: Finder) -> Record:
    """Return the record of a decision; ``whole`` is that of its document."""
    document = meeting.document
    clause = decision.clause
    content = _clean([*clause.lines, *clause.closing])
    number = words.printed_number(document)
    due = sorted({deadline.due for deadline in decision.deadlines if deadline.due})
    own = [tokens.clause((*decision.context, clause)), tokens.address(clause.id), tokens.day(document.date)]
    own += [tokens.number(number)] if number else []
    own += [tokens.due(day) for day in due]
    asked = [mention.organization for mention in decision.addressees if mention.organization]
    item = agenda_item(decision, meeting)
    above = [str(line) for step in decision.context for line in step.lines]
    above += [str(mention.text) for mention in decision.responsible]
    above += [portal.organizations[id].title for id in asked]
    above += list(item.lines) if item else []
    before, after = states.state(decision, date.min), states.state(decision, date.max)
    last = states.due(decision)
    return Record(
        DECISION,
        addresses.decision(decision.ref),
        f"{words.place(clause, decision.context)}{words.item_words(decision)}".replace("\u00a0", " "),
        content,
        *_found(content, own, _clean(above), finder, meeting.region, asked),
        day=whole.day,
        source=whole.source,
        body=whole.body,
        region=whole.region,
        addressees=tuple(dict.fromkeys(asked)),
        topics=decision.topics,
        state=before,
        due=last,
        passes=last if before != after else None,
    )


def _organization(organization: Organization, portal: Portal, names: Names, finder: Finder) -> Record:
    slips = [str(alias.name) for alias in organization.aliases if alias.misspelling]
    shown = [name for name in organization.other_names if name not in slips]
    region = names.region(organization.id)
    content = _clean([". ".join([organization.title, *shown]), organization.classification.label])
    token = tokens.organization(organization.id)
    minor = organization.classification in _MINOR
    own = [f"o{token}"] if minor else [f"q{token}", f"o{token}"]
    above = [
        *slips,
        *(portal.title_of(str(id)) for id in (organization.parent, *organization.groups) if id),
        region,
    ]
    return Record(
        ORGANIZATION,
        addresses.organization(organization.id),
        organization.title,
        content,
        *_found(content, own, _clean(above), finder, region, []),
        region=region,
    )


def _found(
    content: str, own: list[str], above: str, finder: Finder, region: str, asked: Iterable[str]
) -> tuple[tuple[str, ...], str, tuple[str, ...], str]:
    """Return the meta: tokens of the words, words above with their tokens, and what the words stand for."""
    said = finder.names(content)
    alias = {*own, *(name.token for name in said), *finder.tokens(content)}
    over = {*(name.token for name in finder.names(above)), *finder.tokens(above)}
    over |= {f"o{tokens.organization(id)}" for id in asked}
    over |= {tokens.region(region)} if region else set()
    meanings: dict[str, None] = {}
    if any(name.words for name in said):
        present = set(stems(content))
        meanings = dict.fromkeys(
            name.words for name in said if name.words and not present >= set(stems(name.words))
        )
    return (
        tuple(dict.fromkeys([*own, *sorted(alias)])),
        above,
        tuple(sorted(over - alias)),
        " ".join(meanings),
    )


def _lines(meeting: Meeting) -> Iterator[str]:
    """Yield the lines of a document that stand on no decision's page."""
    document = meeting.document
    yield from (line for line in (document.title, document.subject, document.place) if line)
    pages = {decision.clause.id for decision in meeting.pages}
    for section in document.sections:
        if section.heading:
            yield section.heading
        if isinstance(section, DecidedSection):
            yield from section.preamble
            for clause in section.clauses:
                for step in clause.walk():
                    if step.id not in pages:
                        yield from (*step.lines, *step.closing)
        else:
            yield from section_lines(section)


def _whole(meeting: Meeting) -> Iterator[str]:
    yield _clean(_lines(meeting))
    for clause in meeting.document.clauses:
        yield _clean([*clause.lines, *clause.closing])


def _clean(lines: Iterable[str]) -> str:
    """Join printed lines: of a link its words, and no sign that cannot be seen."""
    return _UNSEEN.sub("", LINK.sub(r"\1", "\n".join(lines)))
