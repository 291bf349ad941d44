"""The glossary: every abbreviation with what it stands for, where it is defined, and who uses it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from generator.model.document import Clause, DecidedSection, Document, DocumentId, Ref
from generator.model.glossary import Term
from generator.model.portal import Portal
from generator.model.printed import section_lines
from generator.pages import addresses, words
from generator.pages.abbreviations import Finder
from generator.pages.lists import pager, pages_of
from generator.pages.parts import Abbreviation, Heading, Link
from generator.pages.views import GlossaryView, Meaning, Page, TermRow
from generator.text.definitions import read_definitions
from generator.text.plural import count
from generator.text.slugs import slug
from generator.text.stems import stems

ROWS = 200
"""Entries on one page."""
LINKS = 5
"""Documents that an entry names; of the others it says how many there are."""


@dataclass(slots=True)
class _Said:
    """What a term stands for: the words, whether they are a document's, and where they stand."""

    text: str
    printed: bool
    places: list[Link] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Defined:
    """An abbreviation that a document explains, and where."""

    term: str
    means: str
    place: Link


def defined_by(document: Document) -> tuple[Defined, ...]:
    """Return the abbreviations that a document explains, in its order."""
    return tuple(
        Defined(found.term, found.means, Link(words.document_short(document), _place(document, clause)))
        for clause, line in _lines(document)
        for found in read_definitions(line)
    )


def _place(document: Document, clause: Clause | None) -> str:
    if clause is None:
        return addresses.document(document.id)
    return addresses.clause(Ref(document.id, clause.id))


class Glossary:
    """All abbreviations of a portal: of its own glossary, and those that documents define for themselves.

    ``defined`` and ``used`` tell of every document which it explains and which it has; without them the
    documents of ``portal`` are read.
    """

    def __init__(
        self,
        portal: Portal,
        terms: Iterable[Term],
        defined: Mapping[DocumentId, Sequence[Defined]] | None = None,
        used: Mapping[DocumentId, Sequence[str]] | None = None,
    ) -> None:
        if defined is None:
            defined = {id: defined_by(meeting.document) for id, meeting in portal.meetings.items()}
        self._portal = portal
        self._terms = tuple(terms)
        self._common_said = _of_portal(self._terms)
        self._common = {term: ", ".join(one.text for one in said) for term, said in self._common_said.items()}
        self._order = sorted(
            {*self._common, *(one.term for found in defined.values() for one in found)}, key=_sorted_as
        )
        anchors = _anchors(self._order)
        self.addresses: dict[str, str] = {
            term: f"{addresses.glossary(number // ROWS + 1)}#{anchors[term]}"
            for number, term in enumerate(self._order)
        }
        self._shown = portal.watch("terms", self.addresses)
        self._own = defined
        self._defined = portal.watch("defined", defined)
        self._used = portal.watch("used", _Uses(self, portal) if used is None else used)
        self._finders: dict[DocumentId, Finder] = {}
        self._usual = Finder(self._explained(self._common))

    def explain(self, document: DocumentId, lines: Iterable[str]) -> tuple[Abbreviation, ...]:
        """Return the abbreviations of lines of a document, by its own definitions first."""
        finder = self._finder(document)
        if not finder:
            return ()
        found = dict.fromkeys(one for line in lines for *_, one in finder.find(line))
        return tuple(one for one in found if one.term in self._shown)

    def uses(self, document: Document) -> tuple[str, ...]:
        """Return the abbreviations that stand in a document."""
        return tuple(one.term for one in self.explain(document.id, (line for _, line in _lines(document))))

    def pages(self) -> Iterator[Page]:
        """Yield the page of the glossary, and further ones of a long glossary."""
        said, users = self._said(), self._users()
        parts = pages_of(self._order, ROWS)
        letters: dict[str, Link] = {}
        for number, part in enumerate(parts, 1):
            for letter, _ in groupby(part, _letter):
                letters.setdefault(
                    letter, Link(letter, f"{addresses.glossary(number)}#{_letter_anchor(letter)}")
                )
        for number, part in enumerate(parts, 1):
            view = GlossaryView(
                crumbs=(),
                title="Сокращения",
                subtitle=_about(len(self._order)),
                letters=tuple(letters.values()) if len(letters) > 1 else (),
                groups=tuple(
                    (
                        Heading(letter, _letter_anchor(letter)),
                        tuple(self._row(term, said, users) for term in terms),
                    )
                    for letter, terms in groupby(part, _letter)
                ),
                pager=pager(number, len(parts), addresses.glossary),
                empty="" if self._order else "Документы портала пока не объясняют сокращений.",
            )
            yield Page(
                addresses.glossary(number),
                "Сокращения" if number == 1 else f"Сокращения, страница {number}",
                "Что значат сокращения в опубликованных документах.",
                addresses.GLOSSARY,
                view,
            )

    def _finder(self, document: DocumentId) -> Finder:
        own = self._own.get(document)
        if not own:
            return self._usual
        if document not in self._finders:
            means = {one.term: self._means(one) for one in reversed(own)}
            self._finders[document] = Finder(self._explained(self._common | means))
        return self._finders[document]

    def _means(self, defined: Defined) -> str:
        """Return the words of the portal where it says the same, else those of the document."""
        said = self._common_said.get(defined.term, ())
        known = next((one.text for one in said if stems(one.text) == stems(defined.means)), None)
        # Words that hold a quotation already need no second pair of the same marks.
        return known or (defined.means if "«" in defined.means else f"«{defined.means}»")

    def _explained(self, means: Mapping[str, str]) -> Iterator[Abbreviation]:
        return (Abbreviation(term, text, self.addresses[term]) for term, text in means.items())

    def _said(self) -> Mapping[str, Sequence[_Said]]:
        """Return what each term stands for: the words of the portal, then those of the documents."""
        said = _of_portal(self._terms)
        for found in self._defined.values():
            for one in found:
                known = _add(said[one.term], one.means, printed=True)
                if all(one.place.text != place.text for place in known.places):
                    known.places.append(one.place)
        return said

    def _users(self) -> Mapping[str, Sequence[DocumentId]]:
        """Return the documents in which each term stands, the newest first."""
        users: dict[str, list[DocumentId]] = defaultdict(list)
        for id, terms in self._used.items():
            for term in terms:
                users[term].append(id)
        return users

    def _row(
        self, term: str, said: Mapping[str, Sequence[_Said]], users: Mapping[str, Sequence[DocumentId]]
    ) -> TermRow:
        used = users.get(term, ())
        return TermRow(
            anchor=self.addresses[term].partition("#")[2],
            term=term,
            meanings=tuple(
                Meaning(one.text, one.printed, tuple(one.places[:LINKS]), _more(len(one.places)))
                for one in said[term]
            ),
            documents=tuple(self._link(id) for id in used[:LINKS]),
            more=_more(len(used)),
        )

    def _link(self, id: DocumentId) -> Link:
        return Link(words.document_short(self._portal.heads[id]), addresses.document(id))


class _Uses(Mapping[DocumentId, Sequence[str]]):
    """The abbreviations of every document, read when they are asked for."""

    def __init__(self, glossary: Glossary, portal: Portal) -> None:
        self._glossary = glossary
        self._portal = portal

    def __getitem__(self, id: DocumentId) -> Sequence[str]:
        return self._glossary.uses(self._portal.meetings[id].document)

    def __iter__(self) -> Iterator[DocumentId]:
        return iter(self._portal.heads)

    def __len__(self) -> int:
        return len(self._portal.heads)


def _of_portal(terms: Iterable[Term]) -> dict[str, list[_Said]]:
    """Return what the portal itself says that terms stand for."""
    said: dict[str, list[_Said]] = defaultdict(list)
    for term in terms:
        for means in term.means:
            _add(said[str(term.term)], str(means), printed=False)
    return said


def _add(said: list[_Said], text: str, *, printed: bool) -> _Said:
    """Return what is known of a meaning; «маршруты» and «маршрут» are one."""
    known = next((one for one in said if stems(one.text) == stems(text)), None)
    if known is None:
        known = _Said(text, printed)
        said.append(known)
    return known


def _lines(document: Document) -> Iterator[tuple[Clause | None, str]]:
    """Yield every line of a document's sections with the clause that it stands in, where it is one's."""
    for section in document.sections:
        if isinstance(section, DecidedSection):
            yield from ((None, str(line)) for line in section.preamble)
            for clause in section.clauses:
                for each in clause.walk():
                    yield from ((each, line) for line in clause_lines(each))
        else:
            yield from ((None, str(line)) for line in section_lines(section))


def clause_lines(clause: Clause) -> Iterator[str]:
    """Yield the lines of one clause, without those of the clauses under it."""
    yield from map(str, (*clause.lines, *clause.closing))


def _sorted_as(term: str) -> tuple[str, str]:
    return term.casefold().replace("ё", "е"), term


def _letter(term: str) -> str:
    return _sorted_as(term)[0][:1].upper()


def _letter_anchor(letter: str) -> str:
    return f"l-{slug(letter) or ord(letter)}"


def _anchors(terms: Iterable[str]) -> dict[str, str]:
    """Give every term an id of its own; «ОО» and «оо» are two."""
    anchors: dict[str, str] = {}
    taken: set[str] = set()
    for term in terms:
        plain = f"t-{slug(term) or 'term'}"
        number, anchor = 1, plain
        while anchor in taken:
            number += 1
            anchor = f"{plain}-{number}"
        taken.add(anchor)
        anchors[term] = anchor
    return anchors


def _about(total: int) -> str:
    return (
        f"{count(total, 'сокращение', 'сокращения', 'сокращений')} в опубликованных документах"
        if total
        else ""
    )


def _more(total: int) -> str:
    """Return «и ещё 12 документов» for what is not listed."""
    left = total - LINKS
    return f"и ещё {count(left, 'документ', 'документа', 'документов')}" if left > 0 else ""
