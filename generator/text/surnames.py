"""The grammar of a person's name as protocols print it, and whether two prints name one person."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_SPACE = r"[ \t\u00a0\u202f]"
_WORD = r"[^\W\d_]{2,40}(?:[-‑–’'][^\W\d_]{2,40}){0,2}"
_INITIAL = r"[^\W\d_]"
_GAP = rf"{_SPACE}{{1,8}}"
_INITIALS = rf"{_INITIAL}\.(?:{_SPACE}{{0,3}}{_INITIAL}(?:\.|(?=\s*(?:[,;–—-]|$)))(?![\w]))?"
_TWO_INITIALS = rf"{_INITIAL}\.{_SPACE}{{0,3}}{_INITIAL}\."
_TURKIC = rf"(?:(?:{_GAP}|[-‑])(?i:оглы|оглу|кызы|гызы|улы|уулу))?"
_SURNAME_INITIALS = re.compile(rf"({_WORD})(?:,?{_GAP})({_INITIALS})")
_INITIALS_SURNAME = re.compile(rf"({_TWO_INITIALS}){_SPACE}{{0,3}}({_WORD})")
_INITIAL_SURNAME = re.compile(rf"({_INITIAL}\.){_SPACE}{{0,3}}({_WORD})")
_WORDS = re.compile(rf"({_WORD})(?:{_GAP}({_WORD}))?(?:{_GAP}({_WORD}))?({_TURKIC})")

_PATRONYMIC = re.compile(
    r"(?:ович|евич|ьич|[кмф]ич|ич)(?:а|у|ем|е)?|(?:овн|евн|ичн|иничн)(?:а|ы|е|у|ой|ою)", re.IGNORECASE
)
_SLIP = re.compile(r"(?:ов|ев)(?:а|ой|у)", re.IGNORECASE)
"""«Крылова Елена Вениаминова» (Yaroslavl 2022): a patronymic that lost a letter."""
_SURNAME = re.compile(
    r"(?:ов|ев|ин|ын|ск|цк)(?:а|у|ым|е|ой|ий|ая|ого|ому|им|ую)?|(?:енко|чук|юк|ян|дзе|швили|их|ых)",
    re.IGNORECASE,
)
_POST = re.compile(
    r"(?:директор|ректор|проректор|начальник|министр|глав|заведующ|руководител|председател|секретар|заместител"
    r"|специалист|методист|депутат|член|консультант|учител|педагог)\w*",
    re.IGNORECASE,
)
_COMMON = re.compile(
    r"(?:приложени|групп|класс|вариант|блок|част|раздел|форм|таблиц|корпус|секци|подпункт|пункт|рисун|схем|тип"
    r"|школ|категори|комисси|управлени|департамент|министерств|администраци|комитет|совет|отдел|центр|институт"
    r"|протокол|директор|заместител|начальник|руководител|председател|секретар|завед|город|район|област|край"
    r"|учреждени|организаци|образовани|дет[а-я]*|сад|лице[йя]|гимнази|слушали|выступил|решили|также)[а-я]{0,4}",
    re.IGNORECASE,
)
"""First words that begin no name: «Приложение А.», «Управление Образования Области»."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a line: offsets, the surname, and the given names or initials in their order."""

    start: int
    end: int
    surname: str
    given: tuple[str, ...]


def match_name(line: str, position: int = 0, *, expected: bool = False) -> Name | None:
    """Return the name that begins at ``position``; where a name is ``expected``, also one of two bare words.

    Source: «Комарова Т. Ю, главный специалист» (protocol 8 of 2023), «Светлана Михайловна Полищук» and
    «С.В. Астафьева» (Yaroslavl 2023), «Цзян Е.А.» (Lesosibirsk 2019).
    """
    if position >= len(line) or not line[position].isupper():
        return None
    if found := _SURNAME_INITIALS.match(line, position):
        return _with_initials(found, expected=expected)
    if found := _INITIALS_SURNAME.match(line, position):
        return _initials_first(found)
    if expected and (found := _INITIAL_SURNAME.match(line, position)):
        return _initials_first(found)
    found = _WORDS.match(line, position)
    return _in_full(found, expected=expected) if found else None


def _capital(word: str) -> bool:
    """Whether a word is written as a name is: «Петрова», «ПЕТРОВА», «Петрова-Водкина»."""
    if not word[0].isupper():
        return False
    if word.isalpha():
        return word[1:].islower() or word.isupper()
    return word.isupper() or all(piece[1:].islower() for piece in re.split(r"[-‑–’']", word))


def _with_initials(found: re.Match[str], *, expected: bool) -> Name | None:
    surname, initials = found[1], _split(found[2])
    if not _capital(surname) or not all(letter[0].isupper() for letter in initials):
        return None
    if _COMMON.fullmatch(surname):
        return None
    after = found.string[found.end() : found.end() + 12].lstrip()
    if len(initials) == 1 and not expected and not (after == "" or after[0] in ",;–—-(:"):
        return None
    return Name(found.start(), found.end(), surname, initials)


def _initials_first(found: re.Match[str]) -> Name | None:
    initials, surname = _split(found[1]), found[2]
    if not all(letter.isupper() for letter in initials) or not _capital(surname) or _POST.fullmatch(surname):
        return None
    return Name(found.start(), found.end(), surname, initials)


def _in_full(found: re.Match[str], *, expected: bool) -> Name | None:
    """Read a name of bare words: «Астафьева Светлана Викторовна», «Мамедов Али Гасан оглы»."""
    words = [word for word in found.groups()[:3] if word]
    turkic = found[4].strip(" \t\u00a0\u202f")
    if turkic or words[-1].lower().rpartition("-")[2] in ("оглы", "кызы", "оглу", "гызы"):
        if len(words) >= 2 and all(map(_capital, words[:2])):
            return Name(found.start(), found.end(), words[0], tuple(words[1:]))
        return None
    capitals = next((n for n, word in enumerate(words) if not _capital(word)), len(words))
    words = words[:capitals]
    if not words or _COMMON.fullmatch(words[0]) or _POST.fullmatch(words[0]):
        return None
    order = _order(words, expected=expected)
    if order is None:
        return None
    surname, given = order
    return Name(found.start(), found.end(max(1, len(given) + 1)), surname, given)


def _order(words: list[str], *, expected: bool) -> tuple[str, tuple[str, ...]] | None:
    """Return surname and given names of two or three bare words, or None where they are no name."""
    if len(words) == 3:
        first, second, third = words
        if _is_patronymic(second) and not _POST.fullmatch(third):
            return third, (first, second)
        if _is_patronymic(third) or (_ends(_SURNAME, first) and _ends(_SLIP, third)):
            return first, (second, third)
    if len(words) >= 2 and expected and not _POST.fullmatch(words[1]) and not _COMMON.fullmatch(words[1]):
        return None if words[1].lower().endswith(("вна", "чна")) else (words[0], (words[1],))
    return None


def _ends(pattern: re.Pattern[str], word: str) -> bool:
    return any(pattern.fullmatch(word, offset) for offset in range(max(len(word) - 7, 1), len(word)))


def _is_patronymic(word: str) -> bool:
    return _ends(_PATRONYMIC, word)


def _split(initials: str) -> tuple[str, ...]:
    return tuple(letter for letter in initials if letter.isalpha())


_ENDINGS = (
    *("ого", "его", "ому", "ему", "ыми", "ими", "ым", "им", "ом", "ем", "ой", "ей", "ою", "ею", "ую", "юю"),
    *("ая", "яя", "ый", "ий", "ых", "их", "а", "я", "у", "ю", "ы", "и", "е", "о", "ь", "й"),
)


def same_person(first: str, second: str) -> bool:
    """Whether two prints may name one person: one surname in any case, and no given name against it.

    «Захаровой Т.Н.» and «Захарова Татьяна Николаевна» are, by this, one. A surname alone is nobody.
    """
    return any(
        _roots(a.surname) & _roots(b.surname) and _agree(a.given, b.given)
        for a in readings(first)
        for b in readings(second)
    )


def readings(text: str) -> tuple[Name, ...]:
    """Return the ways to read a name: of two bare words either may be the surname."""
    printed = unicodedata.normalize("NFC", text).strip()
    name = match_name(printed, expected=True)
    if name is None:
        return ()
    if len(name.given) == 1 and len(name.given[0]) > 1:
        return (name, Name(name.start, name.end, name.given[0], (name.surname,)))
    return (name,)


def may_be_one_word(first: str, second: str) -> bool:
    """Whether two prints may be one name in two cases, each part of a double one: «Ивановой-Петровой»."""
    pairs = list(zip(re.split(r"[-‑–]", first), re.split(r"[-‑–]", second), strict=False))
    whole = len(re.split(r"[-‑–]", first)) == len(re.split(r"[-‑–]", second))
    return whole and all(_roots(a) & _roots(b) for a, b in pairs)


def _agree(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether given names agree in their order, a full name with its initial too."""
    pairs = [(_fold(a), _fold(b)) for a, b in zip(first, second, strict=False)]
    return bool(pairs) and all(
        a[0] == b[0] if 1 in (len(a), len(b)) else bool(_roots(a) & _roots(b)) for a, b in pairs
    )


def _fold(word: str) -> str:
    """Return a name with one spelling: ё as е, «Наталья» as «Наталия»."""
    return re.sub(r"ь(?=[аеёиоуюя])", "и", word.lower().replace("ё", "е"))


def _roots(word: str) -> frozenset[str]:
    """Return what the word may be without its case: «Парфенова» → парфенова, парфенов."""
    folded = _fold(word)
    roots = {folded, *(folded.removesuffix(ending) for ending in _ENDINGS if len(folded) - len(ending) >= 2)}
    fleeting = {
        f"{root[:-2]}{root[-1]}" for root in roots if len(root) > 4 and root.endswith(("ец", "ок", "ек"))
    }
    return frozenset(roots | fleeting)
