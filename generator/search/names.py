"""Names in a text, each as a token of the index: organizations, terms of the glossary, abbreviations, people.

Here a name found wrongly costs a place in a list of results; for who is ordered what, ``link`` reads names
with more care.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from generator.model.glossary import Term
from generator.model.organization import Organization
from generator.search import tokens
from generator.source import Span, Text
from generator.text.definitions import read_definitions
from generator.text.stems import printed_words, stem_printed, words
from generator.text.surnames import match_name

_LEGAL = frozenset(
    words(
        "гу гау гбу гку гбоу гаоу гоау гоу гкоу гпоау гпоу му мбу мау мку мбоу маоу мбдоу мадоу мдоу"
        " мкдоу мкоу моу фгбу фгбоу фгау фгаоу фгбну огбу огау огбоу кгбоу кгау кгбу кгоау"
        " аоу ао ано ооо оао пао чоу ноу дпо во спо до"
    )
)
"""Legal forms before a name: «ГАУ ДПО ЯО ИРО» is looked for as «ИРО»."""
_REGION = re.compile(r"[а-яё]{1,3}[окр]")
"""«ЯО», «ИО», «КК», «СПР»: a region's initials between the legal form and the name."""
_SMALL = frozenset(words("и в во на по с со для при о об от к у а из за под над или"))
_QUOTED = re.compile(r"[«„“\"]([^«»„“”\"]{3,200})[»”\"]")
_BEGINNING = re.compile(
    r"(?<![^\W\d_])[А-ЯЁ]"
    r"(?=\.|[^\W\d_]*(?:[-‑–’'][^\W\d_]+)*,?[ \t\u00a0\u202f]{1,8}(?:[^\W\d_]\.|[^\W\da-zа-яё_]))"
)
"""Where a name with two given names or initials may begin: before a dot, or before another capital."""
_RUN = re.compile(r"(?<![\w.])[А-ЯЁ][А-ЯЁа-яё]{0,9}[А-ЯЁ](?: [А-ЯЁ][А-ЯЁа-яё]{0,9}[А-ЯЁ]){0,4}(?![\w])")
_ABBREVIATION = re.compile(r"(?<![\w.])[А-ЯЁ][А-ЯЁа-яё]{0,9}[А-ЯЁ](?![\w])")


_NOWHERE = Span("")
_VERBAL = re.compile(r"(?<=.{4})(?:ит|ыт|ем|им|ым|ом|ов|ев|ей|ил|ыл|ен)$")


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text's words."""
    return tuple(map(stem, printed_words(text)))


@lru_cache(maxsize=65536)
def stem(printed: str) -> str:
    """Return the stem of a word; «дефицит» and «дефицита» are one, though one looks like a verb."""
    return _VERBAL.sub("", stem_printed(printed))


def is_abbreviation(word: str) -> bool:
    """Whether two or more letters of a word are capitals."""
    return sum(map(str.isupper, word)) > 1


@dataclass(frozen=True, slots=True)
class Name:
    """What a name stands for: a token, the region it is known in («» for all), and its own words."""

    token: str
    region: str
    words: str = ""
    capitals: bool = False
    """Whether it is an abbreviation that would be another word in small letters: «ДО»."""


@dataclass(frozen=True, slots=True)
class Called:
    """What one organization is called; it follows from the organization and its region alone.

    ``keys`` are the stems of every name, in one text each; ``spelt`` are the initials of names with the legal
    form that each name begins with.
    """

    id: str
    title: str
    region: str
    keys: tuple[str, ...]
    spelt: tuple[tuple[str, tuple[str, ...]], ...]

    def plain(self) -> list[Any]:
        """Return it as lists and texts, to be kept."""
        return [
            self.id,
            self.title,
            self.region,
            list(self.keys),
            [[one, list(form)] for one, form in self.spelt],
        ]

    @classmethod
    def from_plain(cls, plain: Sequence[Any]) -> Called:
        """Return what was kept."""
        id, title, region, keys, spelt = plain
        return cls(id, title, region, tuple(keys), tuple((one, tuple(form)) for one, form in spelt))


def called(organization: Organization, region: str) -> Called:
    """Return what an organization is called."""
    printed = (organization.title, *organization.other_names)
    keys = dict.fromkeys(
        " ".join(key) for name in printed for key in (stems(name), *map(stems, _shorter(name))) if key
    )
    spelt = []
    for full in printed:
        for part in (full, *_quoted(full)):
            for letters in initials(part):
                spelt.append((_letters(letters), _form(full)))
                keys.setdefault(letters.lower())
    return Called(organization.id, organization.title, region, tuple(keys), tuple(spelt))


@dataclass(frozen=True, slots=True)
class Said:
    """What a document says of names: abbreviations with the legal form before each, and those it explains."""

    abbreviations: frozenset[tuple[tuple[str, ...], str]]
    explained: Mapping[str, str]

    def plain(self) -> list[Any]:
        """Return it as lists and texts, to be kept."""
        return [sorted([list(form), name] for form, name in self.abbreviations), dict(self.explained)]


def joined(said: Iterable[Said]) -> Said:
    """Return what several documents tell; of two explanations the first stays."""
    abbreviations: set[tuple[tuple[str, ...], str]] = set()
    explained: dict[str, str] = {}
    for one in said:
        abbreviations |= one.abbreviations
        for term, means in one.explained.items():
            explained.setdefault(term, means)
    return Said(frozenset(abbreviations), explained)


class Names:
    """All names of the portal, found in a text whatever their case, also inside a longer name.

    They follow from what the organizations are called, from the terms of the glossary, and from what the
    documents together say.
    """

    def __init__(self, organizations: Iterable[Called], terms: Iterable[Term], said: Said) -> None:
        self._names: dict[tuple[str, ...], list[Name]] = defaultdict(list)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        self._capitals: set[tuple[str, ...]] = set()
        self.organizations: dict[str, tuple[str, ...]] = {}
        self.terms: dict[str, tuple[Term, ...]] = {}
        self._spelt: list[tuple[str, tuple[str, ...], str, Name]] = []
        self._regions: dict[str, str] = {}
        for one in organizations:
            self._add(one)
        gathered: dict[str, list[Term]] = defaultdict(list)
        for term in terms:
            gathered[tokens.spell("".join(stems(term.term)))].append(term)
        for token, group in gathered.items():
            self.terms[token] = tuple(group)
            for term in group:
                meaning = " ".join(map(str, term.means))
                for name in term.names:
                    self._put(stems(name), Name(f"g{token}", "", meaning, is_abbreviation(name)))
                for name in map(str, term.near):
                    self._put(stems(name), Name(f"e{token}", "", ""))
        self._learn(said)

    def _add(self, one: Called) -> None:
        name = Name(f"o{tokens.organization(one.id)}", one.region, one.title)
        self._regions[one.id] = one.region
        self._spelt += [(letters, form, one.id, name) for letters, form in one.spelt]
        self.organizations[one.id] = one.keys
        for key in one.keys:
            self._put(tuple(key.split(" ")), name)

    def _put(self, key: tuple[str, ...], name: Name) -> None:
        if key and name not in self._names[key]:
            self._names[key].append(name)
            self._lengths[key[0]].add(len(key))
            if name.capitals:
                self._capitals.add(key)

    def _learn(self, said: Said) -> None:
        """Take over abbreviations of the documents: explained there, or the beginning of some initials.

        «ГКУ ИО ЦППМиСП» is the one that is a ГКУ: «Центр … помощи, профилактики, реабилитации и коррекции»
        (Irkutsk 2021).
        """
        for abbreviation, meaning in sorted(said.explained.items()):
            token = tokens.spell("".join(stems(abbreviation)))
            self.terms.setdefault(token, (Term(Text(abbreviation, _NOWHERE), (Text(meaning, _NOWHERE),)),))
            for key in (stems(abbreviation), stems(meaning)):
                self._put(key, Name(f"g{token}", "", meaning))
        guessed = {name for _, _, _, name in self._spelt}
        for form, abbreviation in sorted(said.abbreviations):
            self._own(form, abbreviation, guessed)

    def _own(self, form: tuple[str, ...], abbreviation: str, guessed: set[Name]) -> None:
        """Give an abbreviation to the one organization whose initials it begins; its legal form decides."""
        short = _letters(abbreviation)
        owners = [one for one in self._spelt if len(short) > 3 and one[0].startswith(short)]
        same = [one for one in owners if form and one[1] == form]
        known = {name.token for name in self._names.get((abbreviation,), ()) if name not in guessed}
        if known or len({one[2] for one in same or owners}) != 1:
            return
        _, _, owner, name = (same or owners)[0]
        self._names[(abbreviation,)] = []
        self._put((abbreviation,), name)
        for id in {one[2] for one in owners}:
            kept = tuple(key for key in self.organizations[id] if key != abbreviation)
            self.organizations[id] = (*kept, abbreviation) if id == owner else kept

    def region(self, id: str) -> str:
        """Return the region of an organization."""
        return self._regions.get(id, "")

    def table(self) -> dict[str, list[list[object]]]:
        """Return all that a text is searched for: for the stems of each name whatever it stands for."""
        return {
            " ".join(key): [[name.token, name.region, name.words, name.capitals] for name in names]
            for key, names in self._names.items()
            if names
        }

    def find(self, printed: Sequence[str], keys: tuple[str, ...], region: str) -> Iterator[Name]:
        """Yield every name in the words of a text, of which ``keys`` are the stems.

        Of one name in several regions those of ``region`` where it has any.
        """
        for first, begin in enumerate(keys):
            if begin not in self._lengths:
                continue
            for size in self._lengths[begin]:
                key = keys[first : first + size]
                names = self._names.get(key, ())
                if key in self._capitals:
                    capitals = is_abbreviation("".join(printed[first : first + size]))
                    names = [name for name in names if not name.capitals or capitals]
                yield from [name for name in names if name.region in ("", region)] or names


class Finder:
    """Looks for names in the texts of one document; a text that comes again is read once.

    ``stems`` are those of all texts: only a name all of whose stems are among them can have been found.
    """

    def __init__(self, names: Names, region: str) -> None:
        self.stems: set[str] = set()
        self._names = names
        self._region = region
        self._found: dict[str, tuple[Name, ...]] = {}
        self._tokens: dict[str, frozenset[str]] = {}

    def names(self, text: str) -> tuple[Name, ...]:
        """Return every name in a text once, in the order of the text."""
        if text not in self._found:
            printed = printed_words(text)
            keys = tuple(map(stem, printed))
            self.stems.update(keys)
            self._found[text] = tuple(dict.fromkeys(self._names.find(printed, keys, self._region)))
        return self._found[text]

    def tokens(self, text: str) -> frozenset[str]:
        """Return tokens of those whom a text names, and of its abbreviations that a stemmer would eat."""
        if text not in self._tokens:
            self._tokens[text] = frozenset(people(text) | eaten(text))
        return self._tokens[text]


def _shorter(name: str) -> Iterator[str]:
    """Yield what a reader says for a name: without its legal form, and what its quotes hold."""
    begin = len(_form(name))
    if begin and len("".join(words(name)[begin:])) > 2:
        yield " ".join(re.findall(r"\w+", name)[begin:])
    yield from _quoted(name)


def _quoted(name: str) -> list[str]:
    return [found[1] for found in _QUOTED.finditer(name) if len(words(found[1])) > 1 or len(name) < 60]


def _form(name: str) -> tuple[str, ...]:
    """Return the legal form that a name begins with, a region's initials included: «ГКУ ИО»."""
    bare = words(name)
    end = 0
    while end < len(bare) - 1 and (bare[end] in _LEGAL or (end and _REGION.fullmatch(bare[end]))):
        end += 1
    return bare[:end]


def _letters(abbreviation: str) -> str:
    """Return an abbreviation without its small words: «ЦОиККО» as «цокко»."""
    return "".join(sign for sign in abbreviation.lower() if sign != "и")


def initials(name: str) -> Iterator[str]:
    """Yield the initials of a name of three words and more, with and without small words: «ЦОиККО»."""
    parts = re.findall(r"[^\W\d_]+", name)
    if any(len(part) > 1 and part.isupper() for part in parts):
        return
    long = [part[0].upper() for part in parts if part.lower() not in _SMALL]
    if 3 <= len(long) <= 9:
        yield "".join(long)
        whole = "".join(part[0].lower() if part.lower() in _SMALL else part[0].upper() for part in parts)
        if whole.upper() != "".join(long):
            yield whole


def abbreviations(text: str) -> set[str]:
    """Return the abbreviations of a text in lower case: «ИОМ», «ЦОиККО»."""
    return {found[0].lower().replace("ё", "е") for found in _ABBREVIATION.finditer(text)}


def eaten(text: str) -> set[str]:
    """Return tokens of abbreviations that a stemmer shortens: «ИРО» to «ир», «ДОУ» to «до»."""
    return {tokens.abbreviation(one) for one in abbreviations(text) if stem(one) != one}


def _abbreviations_with_forms(text: str) -> set[tuple[tuple[str, ...], str]]:
    """Return the abbreviations of a text, each with the legal form before it: («гку», «ио»), «цппмисп»."""
    found: set[tuple[tuple[str, ...], str]] = set()
    for run in _RUN.finditer(text):
        name = run[0]
        form = _form(name)
        found.add((form, words(name)[len(form)]))
    return found


def people(text: str) -> set[str]:
    """Return the tokens of those whom a text names by surname and initials, or in full."""
    found: set[str] = set()
    for line in text.splitlines():
        end = 0
        for place in _BEGINNING.finditer(line):
            if place.start() < end:
                continue
            name = match_name(line, place.start())
            if name is not None and len(name.given) == 2:
                found.add(tokens.person(stems(name.surname.lower())[0], name.given[0][0] + name.given[1][0]))
                end = name.end
    return found


def said(text: str) -> Said:
    """Return what a text tells of names: «ГКУ ИО ЦППМиСП», «индивидуальных маршрутов (далее – ИМ)».

    Explained is only an abbreviation whose letters begin the words before the bracket.
    """
    explained: dict[str, str] = {}
    for line in text.splitlines():
        for found in read_definitions(line):
            if found.spelt and " " not in found.term:
                explained.setdefault(found.term, " ".join(words(found.means)))
    return Said(frozenset(_abbreviations_with_forms(text)), explained)
