"""The organizations whose names are most like one that the registry does not know."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable

from generator.model.organization import Organization
from generator.text.stems import stems

_COMPARED = 200
"""Names compared letter by letter with one that is unknown: those with its rarest words."""


class NameIndex:
    """Names of organizations by the stems of their words, so that only alike ones are compared."""

    def __init__(self, organizations: Iterable[Organization]) -> None:
        self._owner: dict[str, str] = {}
        self._with_stem: dict[str, list[str]] = defaultdict(list)
        self._single: list[str] = []
        for organization in organizations:
            for name in (organization.title, *organization.other_names):
                self._add(stems(name), organization.id)

    def _add(self, name: tuple[str, ...], id: str) -> None:
        spelt = " ".join(name)
        if spelt in self._owner:
            return
        self._owner[spelt] = id
        if len(name) == 1:
            self._single.append(spelt)
        for stem in dict.fromkeys(name):
            self._with_stem[stem].append(spelt)

    def nearest(self, printed: str) -> tuple[str, ...]:
        """Return the ids of the organizations with the most alike names, best first, at most three."""
        name = stems(printed)
        rows = sorted((self._with_stem[stem] for stem in set(name) if stem in self._with_stem), key=len)
        alike = list(dict.fromkeys(spelt for row in rows for spelt in row[:_COMPARED]))[:_COMPARED]
        if len(name) == 1:
            alike += self._single  # «ЦОККО» and «ЦОиККО» have no word in common
        near = difflib.get_close_matches(" ".join(name)[:200], alike, 6, cutoff=0.6)
        return tuple(dict.fromkeys(self._owner[spelt] for spelt in near))[:3]
