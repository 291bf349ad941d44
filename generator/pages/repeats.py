"""The same question over the years: decisions of other meetings in nearly the same words.

Two decisions are compared only where they share one of a few fingerprints of three words in a row, and only
with those nearest in time: the whole takes time in proportion to the portal, not to its square.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple
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
"""Decisions that are looked at on either side among those of one fingerprint."""

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


class Repeats(Mapping[Ref, tuple[Ref, ...]]):
    """The nearest decisions in the same words, at most ``NEAR`` later and as many earlier, by decision.

    They are told from their words and from what their authors stated. ``buckets`` are decisions by
    fingerprint in the order of the portal, where they are known already.
    """

    def __init__(self, portal: Portal, buckets: Mapping[int, Sequence[Question]] | None = None) -> None:
        self._portal = portal
        self._keys: dict[Ref, tuple[int, ...]] = {}
        self._buckets = self._gather() if buckets is None else buckets
        self._places: dict[int, dict[Ref, int]] = {}

    def __getitem__(self, ref: Ref) -> tuple[Ref, ...]:
        decision = self._portal.decisions[ref]
        found = dict.fromkeys(_stated(decision, self._portal))
        others = [other for other in dict.fromkeys(self._candidates(decision)) if other not in found]
        words = _words(decision) if others else []
        found |= dict.fromkeys(
            other for other in others if _alike(words, _words(self._portal.decisions[other]))
        )
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

    def _gather(self) -> Mapping[int, Sequence[Question]]:
        buckets: dict[int, list[Question]] = defaultdict(list)
        for decision in self._portal.pages:
            keys = self._keys[decision.ref] = fingerprints(decision)
            one = question(decision)
            for key in keys:
                buckets[key].append(one)
        return buckets

    def _candidates(self, decision: Decision) -> Iterator[Ref]:
        """Yield decisions of other meetings that share a fingerprint, and the body or an addressee."""
        ref, kin = question(decision)
        for key in self._keys.get(ref) or fingerprints(decision):
            bucket = self._buckets[key]
            if len(bucket) < 2:
                continue
            if key not in self._places:
                self._places[key] = {other.ref: place for place, other in enumerate(bucket)}
            place = self._places[key][ref]
            later, earlier = bucket[max(place - REACH + 1, 0) : place], bucket[place + 1 : place + REACH]
            for others in (reversed(later), earlier):
                left = NEAR
                for other, others_kin in others:
                    if not kin.isdisjoint(others_kin) and other.document != ref.document:
                        yield other
                        left -= 1
                        if not left:
                            break


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


def _words(decision: Decision) -> list[str]:
    """Return what is compared: words in small letters, without deadlines, which change every year."""
    lines = (
        line for line in decision.clause.lines if not (is_deadline_line(line) or is_responsible_line(line))
    )
    return _WORD.findall(" ".join(lines).lower().replace("ё", "е"))


def fingerprints(decision: Decision) -> tuple[int, ...]:
    """Return the smallest fingerprints: texts that are alike share one of them, most likely."""
    words = _words(decision)
    if len(words) < LEAST:
        return ()
    runs = {crc32(f"{a} {b} {c}".encode()) for a, b, c in zip(words, words[1:], words[2:], strict=False)}
    return tuple(sorted(runs)[:_KEYS])


def _alike(one: list[str], other: list[str]) -> bool:
    if one == other:
        return True
    shared = len({*one} & {*other})
    if 2 * shared < ALIKE * (len({*one}) + len({*other})):
        return False
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= ALIKE


def _plain(word: str) -> str:
    return word.strip('.,;:()«»"–—-').lower() or word
