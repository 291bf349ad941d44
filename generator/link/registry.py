"""Names as printed found in the registry of organizations, whatever their case.

Names are compared by the stems of their words, so «министерству образования» is «министерство образования».
One abbreviation may stand for two institutes in two regions: the document's own tree of subordination decides
first, then its region. What stays open is not guessed.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from generator.model.organization import Organization
from generator.model.portal import Mention
from generator.source import Text
from generator.text.spelling import trim
from generator.text.stems import Token, first_stem, stems, tokens
from generator.text.surnames import match_name

_CONNECTORS = frozenset(stems("и, а также, совместно с, со, или, либо, все, всем, всех, каждому, каждой"))
_HEADS = frozenset(
    stems("директор, начальник, руководитель, заведующий, ректор, глава, министр, председатель, заместитель")
)
"""Who stands for the organization: «директору школы № 1» speaks to the school."""
_JOINT = re.compile(r"\s*(?:,|и|,\s*и)?\s*№*\s*")
_COUNTS = re.compile(r"\s+(?!(?:или|совместно)\s)[а-яё]{3,}(?<!ть)(?<!ти)(?<!чь)(?<!ся)(?<!но)(?!\w)")
"""What makes a number no name: «школе № 1, 3 учителям», «школам № 1 и 2 классы»."""
_LONGEST_NAME = 400
_EXCEPT = frozenset(stems("кроме, исключением"))


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
        brackets after a name («(по согласованию)») leaves it what it is, and so do its head and the head's
        name: «Директору школы № 1 Учебному П. И.». What «кроме» leaves out is nobody's.
        """
        found, matches = self._read(text, scope)
        remarks = _bracketed(text, found)
        mentions: list[Mention] = []
        for first, last in _segments(text, found, matches, remarks):
            if any(token.stem in _EXCEPT for token in found[first : min(first + 2, last)]):
                break
            begin = bisect_left(matches, first, key=lambda match: match.first)
            inside = matches[begin : bisect_right(matches, last, begin, key=lambda match: match.last)]
            named = {index for match in inside for index in range(match.first, match.last)}
            if self._owned(text, found, inside):
                mentions.append(Mention(_words(text, found, first, last), None))
            elif inside and all(index in named or index in remarks for index in range(first, last)):
                mentions += [_mention(text, found, match) for match in self._without_owners(inside)]
            elif len(inside) == 1 and _names_the_head(text, found[first:last], inside[0], first, remarks):
                mentions.append(_as(inside[0], _words(text, found, first, last)))
            else:
                mentions.append(Mention(_words(text, found, first, last), None))
        return tuple(mentions)

    def _without_owners(self, matches: Sequence[_Match]) -> Iterator[_Match]:
        """Leave out whose an organization is: «Управлению образования администрации округа» names one."""
        above: set[str] = set()
        for match in matches:
            if not above.issuperset(match.organizations):
                yield match
            above = {id for organization in match.organizations for id in self._chain(organization)}

    def _owned(self, text: str, found: tuple[Token, ...], matches: Sequence[_Match]) -> bool:
        """Whether a common noun belongs to the next name: «Администрации школы № 1» is not the district's."""
        for match, behind in pairwise(matches):
            word = text[found[match.first].start : found[match.last - 1].end]
            above = {id for organization in behind.organizations for id in self._chain(organization)}
            if word.isalpha() and not word.isupper() and above.intersection(match.organizations):
                return not set(match.organizations).intersection(behind.organizations)
        return False

    def may_list(self, text: str) -> bool:
        """Whether a text can be a list of known names, by its first word: a look before ``read_list``."""
        first = first_stem(text)
        return first in self._lengths or first in _CONNECTORS or text.lstrip().startswith("(")

    def leading(self, text: Text, scope: Scope) -> tuple[tuple[Mention, ...], int] | None:
        """Return the name that a text begins with, with those of further numbers, and where they end.

        The head's own name is passed over: «директору школы № 1 Учебному П. И. и школе № 3».
        """
        found, matches = self._read(text.part(0, min(len(text), _LONGEST_NAME)), scope)
        if not matches or len(matches[0].organizations) > 1:
            return None
        first, *others = matches
        head = first.first == 1 and found[0].stem in _HEADS
        if first.first != 0 and not head:
            return None
        mentions, last = [_as(first, _words(text, found, 0, first.last))], first.last
        for match in others:
            if match.last - match.first > 1 or not found[match.first].stem.isdecimal():
                break
            mentions.append(_mention(text, found, match))
            last = match.last
        end = found[last - 1].end
        name = match_name(text, found[last].start) if head and last < len(found) else None
        return tuple(mentions), name.end if name and not text[end : name.start].strip() else end

    def _find(self, text: str, scope: Scope) -> tuple[tuple[Token, ...], tuple[_Match, ...]]:
        """Return the words of a text, and those of them that are names."""
        found = tokens(text)
        stem_list = [token.stem for token in found]
        matches: list[_Match] = []
        position = 0
        while position < len(stem_list):
            match = self._begins(stem_list, position, scope)
            if match is not None and stem_list[position] in _HEADS:
                # «директору школы № 1» names a school, though «директора школ» are a group.
                behind = self._begins(stem_list, position + 1, scope)
                match = behind if behind is not None and behind.last > match.last else match
            if match is None:
                position += 1
                continue
            matches.append(match)
            matches += self._numbered(text, found, match, scope)
            position = matches[-1].last
        return found, tuple(matches)

    def _begins(self, stem_list: list[str], position: int, scope: Scope) -> _Match | None:
        begins = position < len(stem_list) and stem_list[position] in self._lengths
        return self._match(stem_list, position, scope) if begins else None

    def _numbered(self, text: str, found: tuple[Token, ...], match: _Match, scope: Scope) -> Iterator[_Match]:
        """Yield what further numbers name: «школам № 1, 3 и 5»."""
        *stem, number = (token.stem for token in found[match.first : match.last])
        last = match.last
        while number.isdecimal() and last < len(found):
            joined = found[last].stem == "и"
            index = last + joined
            if index >= len(found) or not found[index].stem.isdecimal():
                return
            if _JOINT.fullmatch(text, found[last - 1].end, found[index].start) is None:
                return
            known = self._known(self._names.get((*stem, found[index].stem), []), scope)
            if not known or _COUNTS.match(text, found[index].end) is not None:
                return
            last = index + 1
            yield _Match(index, last, known)

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
        number = index not in inside and index - 1 not in inside and _is_number(found, index)
        separated = separated and index not in inner and not remark and not number
        initial = text[token.end : token.end + 1] == "."  # «Образцов П. И.»: no «и» between two names
        connector = index not in inside and token.stem in _CONNECTORS and not (quoted or initial or remark)
        if first is not None and (separated or connector):
            yield first, index
            first = None
        if first is None and not connector:
            first = index
    if first is not None:
        yield first, len(found)


def _names_the_head(
    text: str, segment: tuple[Token, ...], match: _Match, first: int, remarks: frozenset[int]
) -> bool:
    """Whether the words of a segment beside a name are the post of its head and the head's own name."""
    before, behind = segment[: match.first - first], segment[match.last - first :]
    if len(before) > 2 or not all(token.stem in _HEADS for token in before):
        return False
    person = [token for index, token in enumerate(behind, match.last) if index not in remarks]
    if not person:
        return True
    name = match_name(text, person[0].start)
    return name is not None and name.end >= person[-1].end


def _is_number(found: tuple[Token, ...], index: int) -> bool:
    """Whether a number follows a number: «школам №№ 1, 3»."""
    return index > 0 and found[index].stem.isdecimal() and found[index - 1].stem.isdecimal()


def _words(text: Text, found: tuple[Token, ...], first: int, last: int) -> Text:
    """Return the words of some tokens with the quotes and the full stop that belong to them."""
    start, end = found[first].start, found[last - 1].end
    while start and text[start - 1] in '«„“"(':
        start -= 1
    end = trim(text, start, end)  # «отдел (Образцов П. И.)»: the dot of an initial stands before a bracket
    while end < len(text) and text[end] in '»“”")':
        end += 1
    return text.part(start, end)


def _mention(text: Text, found: tuple[Token, ...], match: _Match) -> Mention:
    return _as(match, _words(text, found, match.first, match.last))


def _as(match: _Match, words: Text) -> Mention:
    if len(match.organizations) == 1:
        return Mention(words, match.organizations[0])
    return Mention(words, None, match.organizations)
