"""The questions of a portal over the tables of its catalogue: asked one by one, or found all in one go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from generator.catalogue.keys import question_of, ref_of
from generator.catalogue.mappings import OPEN
from generator.catalogue.store import Store
from generator.model.document import Ref
from generator.model.portal import Decision
from generator.pages.repeats import NEAR, REACH, Question, akin_of, fingerprints, question, said


class Asked:
    """The questions of a portal as the catalogue knows them."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def akin(self, decision: Decision) -> Iterator[Ref]:
        """Yield the decisions that may be the same question, as ``Questions`` does."""
        asked = question(decision)
        for key in fingerprints(said(decision)):
            for later in (True, False):
                yield from islice(self._beside(key, asked, later=later), NEAR)

    def _beside(self, key: int, asked: Question, *, later: bool) -> Iterator[Ref]:
        for text in islice(self._store.beside("repeats", str(key), asked.ref.document, later=later), REACH):
            ref, *kin = text.split(" ")
            if not asked.kin.isdisjoint(kin):
                yield ref_of(ref)

    def words(self, ref: Ref) -> Sequence[str]:
        """Return the words of a decision, as they are compared."""
        return self._store.words(ref).split(" ")


class Found(Asked):
    """The questions of a portal that were looked for all in one go."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._akin = lru_cache(maxsize=OPEN)(store.akin)

    def akin(self, decision: Decision) -> Iterator[Ref]:
        """Yield the decisions that may be the same question, as ``Questions`` does."""
        return map(ref_of, self._akin(decision.ref.document).get(decision.ref.clause, ()))


def all_asked(store: Store) -> Found:
    """Return the questions of a portal where all are needed: in one go instead of one by one."""
    alike = ((int(key), map(question_of, asked)) for key, asked in store.every("repeats") if len(asked) > 1)
    store.keep_akin((ref, key, akin) for key, asked in alike for ref, akin in akin_of(list(asked)) if akin)
    return Found(store)
