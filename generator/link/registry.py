"""Names as printed found in the registry of organizations, whatever their case.

Names are compared by the stems of their words, so «министерству образования» is «министерство образования».
One abbreviation may stand for two institutes in two regions: the document's own tree of subordination decides
first, then its region. What stays open is not guessed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.model.organization import Organization
from generator.model.portal import Mention
from generator.source import Text
from generator.text.spelling import trim
from generator.text.stems import Token, first_stem, stems, tokens

_CONNECTORS = frozenset(stems("и, а также, совместно с, со, или, либо"))


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a document speaks from: the root of its body's tree, and its region («» where none is known)."""

    root: str
    region: str


@dataclass(frozen=True, slots=True)
class _Match:
    """Tokens ``first`` to ``last`` (exclusive) name an organization; several, where it stays open which."""

    first: int
    last: int
    organizations: tuple[str, ...]


class Registry:
    """An index of all names of all organizations."""

    def __init__(self, organizations: Mapping[str, Organization]) -> None:
        self._organizations = organizations
        self._names: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._lengths: dict[str, list[int]] = {}
        lengths: dict[str, set[int]] = defaultdict(set)
        for organization in organizations.values():
            for name in (organization.title, *organization.other_names):
                key = stems(name)
                if key and organization.id not in self._names[key]:
                    self._names[key].append(organization.id)
                    lengths[key[0]].add(len(key))
        for first, sizes in lengths.items():
            self._lengths[first] = sorted(sizes, reverse=True)
        self._scopes = {id: self.scope(id, None) for id in organizations}
        # Who attends and who answers is the same in meeting after meeting.
        self._read = lru_cache(maxsize=4096)(self._find)

    def scope(self, body: str, region: str | None) -> Scope:
        """Return the scope of a document of a body; its own region goes before that of the body."""
        chain = list(self._chain(body))
        known = (self._organizations[id].region for id in chain if id in self._organizations)
        return Scope(chain[-1], str(region or next((name for name in known if name), "")))

    def _chain(self, id: str) -> Iterator[str]:
        """Yield an organization and those above it; a circle ends where it began."""
        seen: set[str] = set()
        while id and id not in seen:
            seen.add(id)
            yield id
            above = self._organizations.get(id)
            id = str(above.parent or "") if above else ""

    def find(self, text: Text, scope: Scope) -> tuple[Mention, ...]:
        """Return every name in a text, in order, longest first where one is the beginning of another."""
        found, matches = self._read(text, scope)
        return tuple(_mention(text, found, match) for match in matches)

    def read_list(self, text: Text, scope: Scope) -> tuple[Mention, ...]:
        """Read a text that lists names and nothing else; what is not in the registry is left open.

        Names are told apart by commas, «и», «совместно с», but a comma inside a known name is part of it
        («Центр … помощи, профилактики и коррекции»), and two names may stand without one. A remark in
        brackets after a name («(по согласованию)») leaves it what it is.
        """
        found, matches = self._read(text, scope)
        remarks = _bracketed(text, found)
        mentions: list[Mention] = []
        for first, last in _segments(text, found, matches, remarks):
            inside = [match for match in matches if first <= match.first and match.last <= last]
            named = {index for match in inside for index in range(match.first, match.last)}
            if inside and named | remarks >= set(range(first, last)):
                mentions += [_mention(text, found, match) for match in inside]
            else:
                mentions.append(Mention(_words(text, found, first, last), None))
        return tuple(mentions)

    def may_list(self, text: str) -> bool:
        """Whether a text can be a list of known names, by its first word: a look before ``read_list``."""
        first = first_stem(text)
        return first in self._lengths or first in _CONNECTORS or text.lstrip().startswith("(")

    def leading(self, text: Text, scope: Scope) -> tuple[Mention, int] | None:
        """Return the name that a text begins with, and where it ends."""
        found, matches = self._read(text, scope)
        for match in matches:
            mention = _mention(text, found, match)
            end = found[match.last - 1].end
            return (mention, end) if match.first == 0 and mention.organization else None
        return None

    def _find(self, text: str, scope: Scope) -> tuple[tuple[Token, ...], tuple[_Match, ...]]:
        """Return the words of a text, and those of them that are names."""
        found = tokens(text)
        stem_list = [token.stem for token in found]
        matches: list[_Match] = []
        position = 0
        while position < len(stem_list):
            begins = stem_list[position] in self._lengths
            match = self._match(stem_list, position, scope) if begins else None
            if match is not None:
                matches.append(match)
            position = match.last if match is not None else position + 1
        return found, tuple(matches)

    def _match(self, stem_list: list[str], first: int, scope: Scope) -> _Match | None:
        for size in self._lengths[stem_list[first]]:
            # A shorter key at the end of the list would stand under its own size.
            key = tuple(stem_list[first : first + size])
            ids = self._names.get(key) if len(key) == size else None
            known = self._known(ids, scope) if ids else ()
            if known:
                return _Match(first, first + size, known)
        return None

    def _known(self, ids: list[str], scope: Scope) -> tuple[str, ...]:
        """Keep the organizations that the document can mean: those of the best rank."""
        ranked = [(rank, id) for id in ids if (rank := self._rank(id, scope)) is not None]
        best = min(ranked)[0] if ranked else None
        return tuple(id for rank, id in ranked if rank == best)

    def _rank(self, id: str, scope: Scope) -> int | None:
        """Return 0 for the document's own tree, 1 for its region, 2 for all regions; None for another's."""
        own = self._scopes[id]
        if own.root == scope.root:
            return 0
        if own.region == scope.region:
            return 1
        return 2 if self._organizations[id].classification.is_federal else None


def _bracketed(text: str, found: tuple[Token, ...]) -> frozenset[int]:
    """Return the tokens that stand in brackets."""
    if "(" not in text:
        return frozenset()
    inside: list[int] = []
    depth = position = 0
    for index, token in enumerate(found):
        gap = text[position : token.start]
        depth = max(depth + gap.count("(") - gap.count(")"), 0)
        position = token.end
        if depth:
            inside.append(index)
    return frozenset(inside)


def _separates(gap: str, quoted: bool) -> tuple[bool, bool]:
    """Return whether signs between two words tell names apart, and whether quotes are open after them."""
    separated = False
    for sign in gap:
        if sign in "«»":
            quoted = sign == "«"  # one closing sign ends quotes in quotes too: «Центр «Новая школа»
        separated = separated or (sign in ",;" and not quoted)
    return separated, quoted


def _segments(
    text: str, found: tuple[Token, ...], matches: tuple[_Match, ...], remarks: frozenset[int]
) -> Iterator[tuple[int, int]]:
    """Yield runs of tokens between separators; one inside a known name, quotes or brackets does not count."""
    inside = {index for match in matches for index in range(match.first, match.last)}
    inner = {index for match in matches for index in range(match.first + 1, match.last)}
    first: int | None = None
    quoted = False
    for index, token in enumerate(found):
        gap = text[found[index - 1].end if index else 0 : token.start]
        separated, quoted = _separates(gap, quoted) if gap != " " else (False, quoted)
        remark = {index - 1, index} <= remarks
        separated = separated and index not in inner and not remark
        initial = text[token.end : token.end + 1] == "."  # «Образцов П. И.»: no «и» between two names
        connector = index not in inside and token.stem in _CONNECTORS and not (quoted or initial or remark)
        if first is not None and (separated or connector):
            yield first, index
            first = None
        if first is None and not connector:
            first = index
    if first is not None:
        yield first, len(found)


def _words(text: Text, found: tuple[Token, ...], first: int, last: int) -> Text:
    """Return the words of some tokens with the quotes and the full stop that belong to them."""
    start, end = found[first].start, found[last - 1].end
    while start and text[start - 1] in '«„“"(':
        start -= 1
    while end < len(text) and text[end] in '»“”")':
        end += 1
    return text.part(start, trim(text, start, end))


def _mention(text: Text, found: tuple[Token, ...], match: _Match) -> Mention:
    words = _words(text, found, match.first, match.last)
    if len(match.organizations) == 1:
        return Mention(words, match.organizations[0])
    return Mention(words, None, match.organizations)
