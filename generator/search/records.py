"""What is searched: one record for every decision, document and organization, in the order of the index.

The content of a record is printed words, for excerpts. All else that it shall be found by is meta, which
is searched and never shown: ``alias`` holds tokens of its own words, ``above`` the words and tokens of the
clauses above it, ``also`` what its abbreviations stand for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from generator.model.document import (
    AgendaItem,
    AgendaSection,
    AttachmentsSection,
    AttendanceSection,
    CourseSection,
    DecidedSection,
    Section,
    SignaturesSection,
    TextSection,
)
from generator.model.glossary import Term
from generator.model.organization import Organization
from generator.model.portal import Decision, Meeting, Portal
from generator.pages import addresses, states, words
from generator.search import tokens
from generator.search.names import Names, abbreviations, abbreviations_with_forms, harvest, people, stems
from generator.text.links import LINK
from generator.text.spelling import SOFT_HYPHEN, ZERO_WIDTH
from generator.vocabulary import Classification

DECISION, DOCUMENT, ORGANIZATION = "решение", "документ", "организация"

_MINOR = (Classification.UNIT, Classification.POST, Classification.PEOPLE)
"""Who has a record, but does not come first even where a query is the name."""

_NEVER = date(9999, 12, 31)
_UNSEEN = str.maketrans(dict.fromkeys(SOFT_HYPHEN + ZERO_WIDTH, ""))


@dataclass(frozen=True, slots=True)
class Record:
    """A page as search knows it."""

    kind: str
    address: str
    title: str
    content: str
    alias: str
    above: str = ""
    also: str = ""
    day: date | None = None
    document: str = ""
    """The address of the document; an organization has none."""
    source: str = ""
    """The short title of the document: «Протокол от 16.03.2023 № 2»."""
    body: str = ""
    region: str = ""
    addressees: tuple[str, ...] = ()
    """Organizations, by id."""
    topics: tuple[str, ...] = ()
    """By id."""
    state: str = ""
    due: date | None = None

    def filters(self, portal: Portal) -> dict[str, tuple[str, ...]]:
        """Return what Pagefind can filter by."""
        found = {
            "kind": (self.kind,),
            "region": (self.region,) if self.region else (),
            "body": (_title(self.body, portal),) if self.body else (),
            "year": (str(self.day.year),) if self.day else (),
            "org": tuple(dict.fromkeys(_title(id, portal) for id in self.addressees)),
            "topic": tuple(str(portal.topics[id].title) for id in self.topics),
            "state": (states.NAMES[self.state],) if self.kind == DECISION else (),
            "due": (f"{self.due:%Y-%m}",) if self.due else (),
        }
        return {name: values for name, values in found.items() if values}

    def meta(self) -> dict[str, str]:
        """Return what Pagefind searches beside the content."""
        found = {"title": self.title, "alias": self.alias, "above": self.above, "also": self.also}
        return {name: value for name, value in found.items() if value}

    def sort(self) -> dict[str, str]:
        """Return what Pagefind can sort by; a page without a key would be dropped, so each has both."""
        return {"date": f"{self.day or date.min:%Y%m%d}", "deadline": f"{self.due or _NEVER:%Y%m%d}"}


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that is searched, and the names that were known while it was read."""

    documents: tuple[tuple[Record, ...], ...]
    """Newest first; of each the document itself, then its decisions."""
    organizations: tuple[Record, ...]
    """Those that are told of most come first."""
    names: Names


def records(portal: Portal, terms: Iterable[Term], today: date) -> Records:
    """Return the records of a portal; ``today`` is the day of the build, from which states are told."""
    names = Names(portal, terms)
    texts = {str(meeting.id): "\n".join(_whole(meeting)) for meeting in portal.meetings.values()}
    names.learn({one for text in texts.values() for one in abbreviations_with_forms(text)}, harvest(texts))
    documents = tuple(tuple(_meeting(meeting, portal, names, today)) for meeting in portal.meetings.values())
    told = Counter(
        token for document in documents for one in document for token in f"{one.alias} {one.above}".split()
    )
    organizations = sorted(
        portal.organizations.values(), key=lambda one: -told[f"o{tokens.organization(one.id)}"]
    )
    return Records(documents, tuple(_organization(one, portal, names) for one in organizations), names)


def _meeting(meeting: Meeting, portal: Portal, names: Names, today: date) -> Iterator[Record]:
    yield _document(meeting, portal, names)
    for decision in meeting.decisions:
        if not decision.heading:
            yield _decision(decision, meeting, portal, names, today)


def _document(meeting: Meeting, portal: Portal, names: Names) -> Record:
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
        *_found(content, own, name, names, meeting.region, [str(document.body)]),
        day=document.date,
        document=addresses.document(document.id),
        source=words.document_short(document).replace("\u00a0", " "),
        body=str(document.body),
        region=meeting.region,
    )


def _decision(decision: Decision, meeting: Meeting, portal: Portal, names: Names, today: date) -> Record:
    document = meeting.document
    clause = decision.clause
    content = _clean([*clause.lines, *clause.closing])
    number = words.printed_number(document)
    due = sorted({deadline.due for deadline in decision.deadlines if deadline.due})
    own = [tokens.clause((*decision.context, clause)), tokens.address(clause.id), tokens.day(document.date)]
    own += [tokens.number(number)] if number else []
    own += [tokens.due(day) for day in due]
    asked = [mention.organization for mention in decision.addressees if mention.organization]
    item = next(
        (one for one in document.agenda if one.label and _bare(one.label) == _bare(decision.item)), None
    )
    above = [str(line) for step in decision.context for line in step.lines]
    above += [str(mention.text) for mention in decision.responsible]
    above += [portal.organizations[id].title for id in asked]
    above += list(item.lines) if item else []
    return Record(
        DECISION,
        addresses.decision(decision.ref),
        f"{words.place(clause, decision.context)}{words.item_words(decision)}".replace("\u00a0", " "),
        content,
        *_found(content, own, _clean(above), names, meeting.region, asked),
        day=document.date,
        document=addresses.document(document.id),
        source=words.document_short(document).replace("\u00a0", " "),
        body=str(document.body),
        region=meeting.region,
        addressees=tuple(dict.fromkeys(asked)),
        topics=decision.topics,
        state=states.state(decision, today),
        due=states.due(decision),
    )


def _organization(organization: Organization, portal: Portal, names: Names) -> Record:
    slips = [str(alias.name) for alias in organization.aliases if alias.misspelling]
    shown = [name for name in organization.other_names if name not in slips]
    region = names.region(organization.id)
    content = _clean([". ".join([organization.title, *shown]), organization.classification.label])
    token = tokens.organization(organization.id)
    minor = organization.classification in _MINOR
    own = [f"o{token}"] if minor else [f"q{token}", f"o{token}"]
    above = [
        *slips,
        *(_title(str(id), portal) for id in (organization.parent, *organization.groups) if id),
        region,
    ]
    return Record(
        ORGANIZATION,
        addresses.organization(organization.id),
        organization.title,
        content,
        *_found(content, own, _clean(above), names, region, []),
        region=region,
    )


def _found(
    content: str, own: list[str], above: str, names: Names, region: str, asked: Iterable[str]
) -> tuple[str, str, str]:
    """Return the texts of meta: tokens of the words, what stands above them, and what they stand for."""
    said = list(dict.fromkeys(names.find(content, region)))
    alias = {*own, *people(content), *(name.token for name in said), *_eaten(content)}
    over = {name.token for name in names.find(above, region)} | _eaten(above) | people(above)
    over |= {f"o{tokens.organization(id)}" for id in asked}
    over |= {tokens.region(region)} if region else set()
    present = set(stems(content))
    meanings = dict.fromkeys(
        name.words for name in said if name.words and not present >= set(stems(name.words))
    )
    return (
        " ".join(dict.fromkeys([*own, *sorted(alias)])),
        " ".join([above.replace("\n", " "), *sorted(over - alias)]).strip(),
        " ".join(meanings),
    )


def _eaten(text: str) -> set[str]:
    """Return tokens of abbreviations that a stemmer shortens: «ИРО» to «ир», «ДОУ» to «до»."""
    return {tokens.abbreviation(one) for one in abbreviations(text) if stems(one.lower()) != (one,)}


def _lines(meeting: Meeting) -> Iterator[str]:
    """Yield the lines of a document that stand on no decision's page."""
    document = meeting.document
    yield from (line for line in (document.title, document.subject, document.place) if line)
    pages = {decision.clause.id for decision in meeting.decisions if not decision.heading}
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
            yield from _section(section)


def _section(section: Section) -> Iterator[str]:
    match section:
        case TextSection():
            yield from section.lines
        case AttendanceSection() | SignaturesSection():
            yield from (line.text for line in section.lines)
        case AgendaSection():
            for item in section.items:
                yield from _agenda(item)
        case CourseSection():
            yield from (line for speech in section.speeches for line in speech.lines)
        case AttachmentsSection():
            yield from (attachment.text for attachment in section.attachments)


def _agenda(item: AgendaItem) -> Iterator[str]:
    yield from item.lines
    yield from (line.text for line in item.speakers)
    for below in item.items:
        yield from _agenda(below)


def _whole(meeting: Meeting) -> Iterator[str]:
    yield _clean(_lines(meeting))
    for clause in meeting.document.clauses:
        yield _clean([*clause.lines, *clause.closing])


def _clean(lines: Iterable[str]) -> str:
    """Join printed lines: of a link its words, and no sign that cannot be seen."""
    return "\n".join(LINK.sub(r"\1", line).translate(_UNSEEN) for line in lines)


def _bare(label: str | None) -> str:
    return (label or "").rstrip(".)")


def _title(id: str, portal: Portal) -> str:
    organization = portal.organizations.get(id)
    return organization.title if organization else id
