"""The glossary: every abbreviation with what it stands for, where it is defined, and who uses it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
from generator.text.definitions import Definition, read_definitions
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


class Glossary:
    """All abbreviations of a portal: of its own glossary, and those that documents define for themselves."""

    def __init__(self, portal: Portal, terms: Iterable[Term]) -> None:
        self._portal = portal
        self._said: dict[str, list[_Said]] = defaultdict(list)
        self._own: dict[DocumentId, dict[str, str]] = {}
        self._used: dict[str, list[DocumentId]] = defaultdict(list)
        for term in terms:
            for means in term.means:
                self._add(str(term.term), str(means), printed=False)
        self._common = {term: ", ".join(said.text for said in means) for term, means in self._said.items()}
        for meeting in portal.meetings.values():
            self._read(meeting.document)
        self._order = sorted(self._said, key=_sorted_as)
        anchors = _anchors(self._order)
        self._addresses = {
            term: f"{addresses.glossary(number // ROWS + 1)}#{anchors[term]}"
            for number, term in enumerate(self._order)
        }
        self._finders: dict[DocumentId, Finder] = {}
        self._usual = Finder(self._explained(self._common))
        for meeting in portal.meetings.values():
            lines = [str(line) for _, line in _lines(meeting.document)]
            for one in self.explain(meeting.id, lines):
                self._used[one.term].append(meeting.id)

    def explain(self, document: DocumentId, lines: Iterable[str]) -> tuple[Abbreviation, ...]:
        """Return the abbreviations of lines of a document, by its own definitions first."""
        own = self._own.get(document)
        if own is None:
            finder = self._usual
        elif document in self._finders:
            finder = self._finders[document]
        else:
            finder = self._finders[document] = Finder(self._explained(self._common | own))
        return tuple(dict.fromkeys(one for line in lines for *_, one in finder.find(line)))

    def pages(self) -> Iterator[Page]:
        """Yield the page of the glossary, and further ones of a long glossary."""
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
                    (Heading(letter, _letter_anchor(letter)), tuple(map(self._row, terms)))
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

    def _read(self, document: Document) -> None:
        for address, line in _lines(document):
            for found in read_definitions(line):
                said = self._define(found, Link(words.document_short(document), address))
                # Words that hold a quotation already need no second pair of the same marks.
                means = f"«{said.text}»" if said.printed and "«" not in said.text else said.text
                self._own.setdefault(document.id, {}).setdefault(found.term, means)

    def _define(self, found: Definition, place: Link) -> _Said:
        said = self._add(found.term, found.means, printed=True)
        if all(place.text != known.text for known in said.places):
            said.places.append(place)
        return said

    def _add(self, term: str, text: str, *, printed: bool) -> _Said:
        """Return what is known of a meaning; «маршруты» and «маршрут» are one."""
        alike = (said for said in self._said[term] if stems(said.text) == stems(text))
        known = next(alike, None)
        if known is None:
            known = _Said(text, printed)
            self._said[term].append(known)
        return known

    def _explained(self, means: Mapping[str, str]) -> Iterator[Abbreviation]:
        return (Abbreviation(term, text, self._addresses[term]) for term, text in means.items())

    def _row(self, term: str) -> TermRow:
        used = self._used[term]
        return TermRow(
            anchor=self._addresses[term].partition("#")[2],
            term=term,
            meanings=tuple(
                Meaning(said.text, said.printed, tuple(said.places[:LINKS]), _more(len(said.places)))
                for said in self._said[term]
            ),
            documents=tuple(self._link(id) for id in used[:LINKS]),
            more=_more(len(used)),
        )

    def _link(self, id: DocumentId) -> Link:
        return Link(words.document_short(self._portal.meetings[id].document), addresses.document(id))


def _lines(document: Document) -> Iterator[tuple[str, str]]:
    """Yield every line of a document's sections with the address of the clause or document it stands in."""
    whole = addresses.document(document.id)
    for section in document.sections:
        if isinstance(section, DecidedSection):
            yield from ((whole, str(line)) for line in section.preamble)
            for clause in section.clauses:
                for each in clause.walk():
                    place = addresses.clause(Ref(document.id, each.id))
                    yield from ((place, line) for line in clause_lines(each))
        else:
            yield from ((whole, str(line)) for line in section_lines(section))


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
