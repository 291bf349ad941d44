"""The same question over the years: decisions of other meetings in nearly the same words.

Two decisions are compared only where they share one of a few fingerprints of three words in a row, and only
with those nearest in time: the whole takes time in proportion to the portal, not to its square.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import islice
from typing import NamedTuple, Protocol
from zlib import crc32

from msgspec import Struct

from generator.model.document import Ref
from generator.model.portal import Decision, Portal
from generator.text.deadlines import is_deadline_line
from generator.text.responsible import is_responsible_line
from generator.vocabulary import RelationKind

LEAST = 6
"""Words of a decision that can be recognized: «Принять к сведению» repeats itself and tells nothing."""

ALIKE = 0.7
"""The share of common words, in order, from which two decisions are one question."""

NEAR = 2
"""Decisions shown on either side in time; each of them leads on."""

REACH = 20
"""Decisions of other documents that are looked at on either side among those of one fingerprint."""

_KEYS = 4
_WORD = re.compile(r"\w+(?:-\w+)*")


class Change(Struct, frozen=True):
    """A run of words that two texts share, or that only the older or the newer has."""

    kind: str
    """``same``, ``was`` or ``is``."""
    text: str


class Question(NamedTuple):
    """A decision among those of one fingerprint, with its body and whom it asks."""

    ref: Ref
    kin: frozenset[str]


def question(decision: Decision) -> Question:
    """Return a decision with its body and its addressees: one of them two decisions must share."""
    asked = (mention.organization for mention in decision.addressees if mention.organization)
    return Question(decision.ref, frozenset((decision.ref.document.body, *asked)))


class Questions(Protocol):
    """The decisions of a portal by fingerprint."""

    def akin(self, key: int, asked: Question, *, later: bool) -> Iterator[Ref]:
        """Yield the decisions of one fingerprint in other documents on one side in time, the nearest first.

        Of the ``REACH`` nearest those that share the body or an addressee.
        """

    def words(self, ref: Ref) -> Sequence[str]:
        """Return the words of a decision, as they are compared."""


class Repeats(Mapping[Ref, tuple[Ref, ...]]):
    """The nearest decisions in the same words, at most ``NEAR`` later and as many earlier, by decision.

    They are told from their words and from what their authors stated.
    """

    def __init__(self, portal: Portal, questions: Questions) -> None:
        self._portal = portal
        self._questions = questions

    def __getitem__(self, ref: Ref) -> tuple[Ref, ...]:
        decision = self._portal.decisions[ref]
        found = dict.fromkeys(_stated(decision, self._portal))
        others = [other for other in dict.fromkeys(self._candidates(decision)) if other not in found]
        words = said(decision) if others else []
        found |= dict.fromkeys(other for other in others if _alike(words, self._questions.words(other)))
        if not found:
            return ()
        order = sorted(found, key=_day, reverse=True)
        here = _day(ref)
        later = [other for other in order if _day(other) >= here][-NEAR:]
        earlier = [other for other in order if _day(other) < here][:NEAR]
        return (*later, *earlier)

    def __iter__(self) -> Iterator[Ref]:
        return (decision.ref for decision in self._portal.pages)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _candidates(self, decision: Decision) -> Iterator[Ref]:
        """Yield decisions of other meetings that share a fingerprint, and the body or an addressee."""
        asked = question(decision)
        for key in fingerprints(decision):
            for later in (True, False):
                yield from islice(self._questions.akin(key, asked, later=later), NEAR)


class Gathered:
    """The questions of a portal that is wholly in memory."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._found: dict[int, list[Question]] = defaultdict(list)
        for decision in portal.pages:
            for key in fingerprints(decision):
                self._found[key].append(question(decision))

    def akin(self, key: int, asked: Question, *, later: bool) -> Iterator[Ref]:
        """Yield the decisions of one fingerprint, as ``Questions`` does."""
        found, document = self._found[key], asked.ref.document
        place = next(place for place, one in enumerate(found) if one.ref == asked.ref)
        beside = reversed(found[:place]) if later else iter(found[place + 1 :])
        for other in islice((one for one in beside if one.ref.document != document), REACH):
            if not asked.kin.isdisjoint(other.kin):
                yield other.ref

    def words(self, ref: Ref) -> Sequence[str]:
        """Return the words of a decision, as they are compared."""
        return said(self._portal.decisions[ref])


def _day(ref: Ref) -> str:
    return ref.document.name[:10]


def changes(older: Decision, newer: Decision) -> tuple[Change, ...]:
    """Return the words of two decisions run by run, as printed; deadlines belong to them."""
    was, now = (" ".join(decision.clause.lines).split() for decision in (older, newer))
    found: list[Change] = []
    matcher = SequenceMatcher(None, list(map(_plain, was)), list(map(_plain, now)), autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            found.append(Change("same", " ".join(now[c:d])))
            continue
        if b > a:
            found.append(Change("was", " ".join(was[a:b])))
        if d > c:
            found.append(Change("is", " ".join(now[c:d])))
    return tuple(found)


def _stated(decision: Decision, portal: Portal) -> Iterator[Ref]:
    for kind, ref in (*decision.relations, *portal.related.get(decision.ref, ())):
        if kind is RelationKind.REPEATS and ref in portal.decisions and ref.document != decision.ref.document:
            yield ref


def said(decision: Decision) -> list[str]:
    """Return what is compared: words in small letters, without deadlines, which change every year."""
    lines = (
        line for line in decision.clause.lines if not (is_deadline_line(line) or is_responsible_line(line))
    )
    return _WORD.findall(" ".join(lines).lower().replace("ё", "е"))


def fingerprints(decision: Decision) -> tuple[int, ...]:
    """Return the smallest fingerprints: texts that are alike share one of them, most likely."""
    words = said(decision)
    if len(words) < LEAST:
        return ()
    runs = {crc32(f"{a} {b} {c}".encode()) for a, b, c in zip(words, words[1:], words[2:], strict=False)}
    return tuple(sorted(runs)[:_KEYS])


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    if one == other:
        return True
    shared = len({*one} & {*other})
    if 2 * shared < ALIKE * (len({*one}) + len({*other})):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _plain(word: str) -> str:
    return word.strip('.,;:()«»"–—-').lower() or word
