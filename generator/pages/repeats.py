"""The same question over the years: decisions of other meetings in nearly the same words.

Two decisions are compared only where they share one of a few fingerprints of three words in a row, and only
with those nearest in time: the whole takes time in proportion to the portal, not to its square.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import groupby, islice
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

    def akin(self, decision: Decision) -> Iterable[Ref]:
        """Return the decisions that may be the same question, fingerprint by fingerprint.

        Of the ``REACH`` nearest in other documents on either side in time, the later ones first, those
        ``NEAR`` that share the body or an addressee.
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
        others = [other for other in dict.fromkeys(self._questions.akin(decision)) if other not in found]
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


class Gathered:
    """The questions of a whole portal, told from all its fingerprints in one go.

    ``alike`` are the decisions of each fingerprint, in the order of the portal.
    """

    def __init__(
        self, alike: Iterable[tuple[int, Sequence[Question]]], words: Callable[[Ref], Sequence[str]]
    ) -> None:
        self._akin: dict[Ref, list[tuple[int, list[Ref]]]] = defaultdict(list)
        self.words = words
        for key, questions in alike:
            for ref, akin in akin_of(questions):
                if akin:
                    self._akin[ref].append((key, akin))

    def akin(self, decision: Decision) -> Iterable[Ref]:
        """Return the decisions that may be the same question, as ``Questions`` does."""
        return [ref for _, akin in sorted(self._akin.get(decision.ref, ())) for ref in akin]


def gathered(portal: Portal) -> Gathered:
    """Return the questions of a portal that is wholly in memory."""
    alike: dict[int, list[Question]] = defaultdict(list)
    for decision in portal.pages:
        for key in fingerprints(said(decision)):
            alike[key].append(question(decision))
    return Gathered(alike.items(), lambda ref: said(portal.decisions[ref]))


def akin_of(questions: Sequence[Question]) -> Iterator[tuple[Ref, list[Ref]]]:
    """Yield every decision of one fingerprint with those that may be the same question."""
    end = 0
    for _, group in groupby(questions, key=lambda one: one.ref.document):
        own = tuple(group)
        start, end = end, end + len(own)
        later, earlier = questions[max(start - REACH, 0) : start][::-1], questions[end : end + REACH]
        for ref, kin in own:
            found = ((one.ref for one in side if not kin.isdisjoint(one.kin)) for side in (later, earlier))
            yield ref, [akin for side in found for akin in islice(side, NEAR)]


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


def fingerprints(words: Sequence[str]) -> tuple[int, ...]:
    """Return the smallest fingerprints of words: texts that are alike share one of them, most likely."""
    if len(words) < LEAST:
        return ()
    plain = " ".join(words).encode().split(b" ")
    runs = set(map(crc32, map(b" ".join, zip(plain, plain[1:], plain[2:], strict=False))))
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
