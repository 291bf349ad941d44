"""Every word form of the portal with how often it stands there: what a mistyped word may have been."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache

from generator.search.records import Record
from generator.text.stems import printed_words

LARGEST = 30_000
"""Forms kept, the most frequent: the file stays under 150 KB, and only a word that is not known needs it."""

_FORM = re.compile(r"[а-яё]{3,30}")


def count_forms(records: Iterable[Record]) -> dict[str, int]:
    """Return the word forms of records, each with how often it stands there."""
    texts = Counter(
        text for record in records for text in (record.title, record.content, record.above, record.also)
    )
    printed: Counter[str] = Counter()
    for text, times in texts.items():
        for word in printed_words(text):
            printed[word] += times
    counts: Counter[str] = Counter()
    for word, times in printed.items():
        for form in _forms(word):
            counts[form] += times
    return dict(counts)


def vocabulary(counted: Iterable[Mapping[str, int]]) -> list[str]:
    """Return the forms in their order, each with the number of binary digits of its count: «мониторинга5»."""
    counts: Counter[str] = Counter()
    for one in counted:
        counts.update(one)
    kept = sorted(counts, key=lambda form: (-counts[form], form))[:LARGEST]
    return [f"{form}{counts[form].bit_length()}" for form in sorted(kept)]


@lru_cache(maxsize=65536)
def _forms(word: str) -> tuple[str, ...]:
    return tuple(_FORM.findall(word.lower().replace("ё", "е")))
