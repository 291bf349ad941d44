"""Every word form of the portal with how often it stands there: what a mistyped word may have been."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from generator.search.parts import Part

LARGEST = 30_000
"""Forms kept, the most frequent: the file stays under 150 KB, and only a word that is not known needs it."""

_FORM = re.compile(r"[а-яё]{3,30}")


def vocabulary(made: Iterable[Part]) -> list[str]:
    """Return the forms in their order, each with the number of binary digits of its count: «мониторинга5»."""
    counts: Counter[str] = Counter()
    for part in made:
        for record in part.records:
            for text in (record.title, record.content, record.above, record.also):
                counts.update(_FORM.findall(text.lower().replace("ё", "е")))
    kept = sorted(counts, key=lambda form: (-counts[form], form))[:LARGEST]
    return [f"{form}{counts[form].bit_length()}" for form in sorted(kept)]
