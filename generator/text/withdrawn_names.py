"""The names of people who are withdrawn, found in any case and any order, and taken out of a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.text.scripts import latin_lookalike
from generator.text.surnames import may_be_one_word, readings

HIDDEN = "[имя изъято]"

_BLANK = r"[ \t\u00a0\u2007\u202f]"
_LETTERS = r"[^\W\d_](?:[^\W\d_]|[\u00ad\u200b-\u200d\u2060])+"
_WORD = re.compile(rf"{_LETTERS}(?:[-‑–’']{_LETTERS})*")
_INITIALS_BEFORE = re.compile(rf"(?<!\w)(\w)\.{_BLANK}{{0,3}}(?:(\w)\.{_BLANK}{{0,3}})?$")
_INITIALS_BEHIND = re.compile(rf",?{_BLANK}{{0,3}}([^\W\d_])\.{_BLANK}{{0,3}}(?:([^\W\d_])(?:\.|(?!\w)))?")
_BARE_INITIALS = re.compile(rf"{_BLANK}{{1,3}}([^\W\d_a-zа-яё])([^\W\d_a-zа-яё])(?!\w)")
_WORDS_BEFORE = re.compile(rf"(?:({_LETTERS}){_BLANK}{{1,3}})?({_LETTERS}){_BLANK}{{1,3}}$")
_WORDS_BEHIND = re.compile(rf",?{_BLANK}{{1,3}}({_LETTERS})(?:{_BLANK}{{1,3}}({_LETTERS}))?")
_NEXT_NAME = re.compile(rf"{_BLANK}{{0,3}}[А-ЯЁ][а-яё]")
"""«Примерова, А. И. Образцов»: the initials belong to the second."""
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200d\u2060]")
_REACH = 90


@dataclass(frozen=True, slots=True)
class _Person:
    surname: str
    given: tuple[str, ...]
    bare: bool
    """Whether the surname alone is this person, as one of the forms says."""


class WithdrawnNames:
    """Names to take out: for each person the full name and the other forms in which it was printed."""

    def __init__(self, people: Iterable[tuple[str, ...]]) -> None:
        self._people = [person for forms in people for person in _people(forms)]
        names = (name for person in self._people for name in (person.surname, *person.given[:1]))
        stems = {re.escape(_fold(name)[:2]) for name in names}
        self._worth_reading = re.compile("|".join(sorted(stems)) or r"(?!)")

    def hide(self, line: str) -> str:
        """Return a line without the names; what stood for a person is ``HIDDEN``."""
        parts: list[str] = []
        position = 0
        for start, end in self.find(line):
            # «Примерова А. И.(директор)»: brackets right behind would make a link of it.
            blank = " " if line.startswith("(", end) else ""
            parts += [line[position:start], HIDDEN + blank]
            position = end
        return "".join((*parts, line[position:])) if parts else line

    def find(self, line: str) -> list[tuple[int, int]]:
        """Return where the names stand, in order; no two overlap."""
        if not self._worth_reading.search(_fold(latin_lookalike(line))):
            return []
        found: list[tuple[int, int]] = []
        for word in _WORD.finditer(line):
            if not word[0][0].isupper() or (found and word.start() < found[-1][1]):
                continue
            for person in self._people:
                span = _span(line, word, person)
                if span is not None:
                    start = max(span[0], found[-1][1] if found else 0)
                    found.append((start, span[1]))
                    break
        return found


def _people(forms: tuple[str, ...]) -> Iterator[_Person]:
    bare = {_clean(form) for form in forms if _WORD.fullmatch(form.strip())}
    for form in forms:
        for name in readings(form):
            yield _Person(name.surname, name.given, any(may_be_one_word(name.surname, each) for each in bare))


def _span(line: str, word: re.Match[str], person: _Person) -> tuple[int, int] | None:
    """Return the span of a name of which a word is the surname, or which begins with its given name."""
    clean = _clean(word[0])
    if may_be_one_word(clean, person.surname):
        return _around(line, word, person)
    if len(person.given) == 2 and may_be_one_word(clean, person.given[0]) and len(person.given[0]) > 1:
        behind = _WORDS_BEHIND.match(line, word.end())
        if behind and len(person.given[1]) > 1 and may_be_one_word(_clean(behind[1]), person.given[1]):
            if behind[2] is not None and may_be_one_word(_clean(behind[2]), person.surname):
                return word.start(), behind.end(2)
            # «Анна Ивановна Другая» is another person; «Анна Ивановна отметила» is this one.
            before = _WORDS_BEFORE.search(line, max(0, word.start() - _REACH), word.start())
            beside = (behind[2] or "", before[2] if before else "")
            return None if any(each[:1].isupper() for each in beside) else (word.start(), behind.end(1))
    return None


def _around(line: str, word: re.Match[str], person: _Person) -> tuple[int, int] | None:
    """Return the span of a surname with the given names or initials on one of its sides."""
    start, end = word.span()
    for pattern in (_INITIALS_BEHIND, _BARE_INITIALS):
        behind = pattern.match(line, end)
        if behind and not (behind[0].startswith(",") and _NEXT_NAME.match(line, behind.end())):
            return (start, behind.end()) if _agree(behind.groups(), person) else None
    if behind := _WORDS_BEHIND.match(line, end):
        for last in (2, 1):
            if _agree(behind.groups()[:last], person) and all(behind.groups()[:last]):
                return start, behind.end(last)
    if before := _INITIALS_BEFORE.search(line, max(0, start - _REACH), start):
        return (before.start(), end) if _agree(before.groups(), person) else None
    if before := _WORDS_BEFORE.search(line, max(0, start - _REACH), start):
        if before[1] and _agree(before.groups(), person):
            return before.start(1), end
        if _agree((before[2],), person):
            return before.start(2), end
    return (start, end) if person.bare else None


def _agree(printed: tuple[str | None, ...], person: _Person) -> bool:
    """Whether given names or initials as printed are those of a person, as far as both go."""
    pairs = [(_clean(a), b) for a, b in zip(printed, person.given, strict=False) if a]
    return bool(pairs) and all(
        _fold(a)[0] == _fold(b)[0] if 1 in (len(a), len(b)) else may_be_one_word(a, b) for a, b in pairs
    )


def _clean(word: str) -> str:
    """Return a word without what cannot be seen in it, in Cyrillic where Latin letters stand in for it."""
    plain = _INVISIBLE.sub("", word.strip())
    return plain if plain.isascii() else latin_lookalike(plain)


def _fold(text: str) -> str:
    return _INVISIBLE.sub("", text).lower().replace("ё", "е")
