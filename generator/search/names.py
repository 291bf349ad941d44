"""Names in a text, each as a token of the index: organizations, terms of the glossary, abbreviations, people.

Here a name found wrongly costs a place in a list of results; for who is ordered what, ``link`` reads names
with more care.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.glossary import Term
from generator.model.organization import Organization
from generator.model.portal import Portal
from generator.pages.lists import region_of
from generator.search import tokens
from generator.source import Span, Text
from generator.text.definitions import read_definitions
from generator.text.stems import stems as printed_stems
from generator.text.stems import tokens as printed_tokens
from generator.text.stems import words
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
_CAPITAL = re.compile(r"(?<![^\W\d_])(?=[А-ЯЁ])")
_RUN = re.compile(r"(?<![\w.])[А-ЯЁ][А-ЯЁа-яё]{0,9}[А-ЯЁ](?: [А-ЯЁ][А-ЯЁа-яё]{0,9}[А-ЯЁ]){0,4}(?![\w])")
_ABBREVIATION = re.compile(r"(?<![\w.])[А-ЯЁ][А-ЯЁа-яё]{0,9}[А-ЯЁ](?![\w])")


_NOWHERE = Span("")
_VERBAL = re.compile(r"(?<=.{4})(?:ит|ыт|ем|им|ым|ом|ов|ев|ей|ил|ыл|ен)$")


def stems(text: str) -> tuple[str, ...]:
    """Return the stems of a text's words; «дефицит» and «дефицита» are one, though one looks like a verb."""
    return tuple(map(_key, printed_stems(text)))


def _key(stem: str) -> str:
    return _VERBAL.sub("", stem)


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
class _Spelt:
    """The initials of an organization's name, with the legal form that the name begins with."""

    letters: str
    form: tuple[str, ...]
    id: str
    name: Name


class Names:
    """All names of the portal, found in a text whatever their case, also inside a longer name."""

    def __init__(self, portal: Portal, terms: Iterable[Term]) -> None:
        self._names: dict[tuple[str, ...], list[Name]] = defaultdict(list)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        self.organizations: dict[str, tuple[str, ...]] = {}
        self.terms: dict[str, tuple[Term, ...]] = {}
        self._spelt: list[_Spelt] = []
        self._guessed: set[Name] = set()
        self._regions = {id: region_of(one, portal) for id, one in portal.organizations.items()}
        for organization in portal.organizations.values():
            self._add_organization(organization)
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

    def _add_organization(self, organization: Organization) -> None:
        id = organization.id
        printed = (organization.title, *organization.other_names)
        keys = dict.fromkeys(
            key for name in printed for key in (stems(name), *map(stems, _shorter(name))) if key
        )
        name = Name(f"o{tokens.organization(id)}", self._regions[id], organization.title)
        for full in printed:
            for part in (full, *_quoted(full)):
                for spelt in initials(part):
                    self._spelt.append(_Spelt(_letters(spelt), _form(full), id, name))
                    keys.setdefault((spelt.lower(),))
                    self._guessed.add(name)
        self.organizations[id] = tuple(" ".join(key) for key in keys)
        for key in keys:
            self._put(key, name)

    def _put(self, key: tuple[str, ...], name: Name) -> None:
        if key and name not in self._names[key]:
            self._names[key].append(name)
            self._lengths[key[0]].add(len(key))

    def learn(self, found: Iterable[tuple[tuple[str, ...], str]], explained: Mapping[str, str]) -> None:
        """Take over abbreviations of the documents: explained there, or the beginning of some initials.

        ``found`` are abbreviations with the legal form before each. «ГКУ ИО ЦППМиСП» is the one that is a
        ГКУ: «Центр … помощи, профилактики, реабилитации и коррекции» (Irkutsk 2021).
        """
        for abbreviation, meaning in sorted(explained.items()):
            token = tokens.spell("".join(stems(abbreviation)))
            self.terms.setdefault(token, (Term(Text(abbreviation, _NOWHERE), (Text(meaning, _NOWHERE),)),))
            for key in (stems(abbreviation), stems(meaning)):
                self._put(key, Name(f"g{token}", "", meaning))
        for form, abbreviation in sorted(found):
            self._own(form, abbreviation)

    def _own(self, form: tuple[str, ...], abbreviation: str) -> None:
        """Give an abbreviation to the one organization whose initials it begins; its legal form decides."""
        short = _letters(abbreviation)
        owners = [one for one in self._spelt if len(short) > 3 and one.letters.startswith(short)]
        same = [one for one in owners if form and one.form == form]
        known = {name.token for name in self._names.get((abbreviation,), ()) if name not in self._guessed}
        if known or len({one.id for one in same or owners}) != 1:
            return
        owner = (same or owners)[0]
        self._names[(abbreviation,)] = []
        self._put((abbreviation,), owner.name)
        for id in {one.id for one in owners}:
            kept = tuple(key for key in self.organizations[id] if key != abbreviation)
            self.organizations[id] = (*kept, abbreviation) if id == owner.id else kept

    def region(self, id: str) -> str:
        """Return the region of an organization."""
        return self._regions.get(id, "")

    def find(self, text: str, region: str) -> Iterator[Name]:
        """Yield every name in a text; of one name in several regions those of ``region`` where it has any."""
        found = printed_tokens(text)
        keys = tuple(_key(token.stem) for token in found)
        for first, key in enumerate(keys):
            for size in self._lengths.get(key, ()):
                names = self._names.get(keys[first : first + size], ())
                if any(name.capitals for name in names):
                    printed = text[found[first].start : found[first].end]
                    names = [name for name in names if not name.capitals or is_abbreviation(printed)]
                yield from [name for name in names if name.region in ("", region)] or names


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


def abbreviations_with_forms(text: str) -> set[tuple[tuple[str, ...], str]]:
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
        for place in _CAPITAL.finditer(line):
            if place.start() < end:
                continue
            name = match_name(line, place.start())
            if name is not None and len(name.given) == 2:
                found.add(tokens.person(stems(name.surname.lower())[0], name.given[0][0] + name.given[1][0]))
                end = name.end
    return found


def harvest(texts: Mapping[str, str]) -> dict[str, str]:
    """Return abbreviations that the documents themselves explain, «индивидуальных маршрутов (далее – ИМ)».

    Only those whose letters begin the words before the bracket; of two explanations the first stays.
    """
    explained: dict[str, str] = {}
    for text in texts.values():
        for line in text.splitlines():
            for found in read_definitions(line):
                if found.spelt and " " not in found.term:
                    explained.setdefault(found.term, " ".join(words(found.means)))
    return explained
