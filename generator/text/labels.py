"""Labels of clauses as printed: «1.», «1.2.8.1.», «1.2.1», «1)», «а)».

A label comes out as it went in; its parts, its slug and the gap before it are readings beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from generator.text import slugs
from generator.text.dates import MONTH
from generator.text.repeated import repeated
from generator.text.spelling import SOFT_HYPHEN, ZERO_WIDTH


@dataclass(frozen=True, slots=True)
class Label:
    """A label as printed, its closing dot or bracket included, and the offset of the text behind it."""

    text: str
    rest_start: int


_SPACE = " \t\u00a0" + ZERO_WIDTH + SOFT_HYPHEN
_LETTER = r"[^\W\d_]"
_OPENS = rf"(?:{_LETTER}|[«\"“„(\[№•*]|[-–—](?![0-9]))"
"""How the text of a clause begins where nothing but the label's dot stands before it."""
_NUMBER = r"[1-9][0-9]{0,2}"
_MANY = rf"{_NUMBER}(?:\.{_NUMBER}){{1,9}}"
_CLOSED = re.compile(rf"(?:(?P<many>{_MANY})[.)]|{_NUMBER}[.)])(?![0-9])(?=[{_SPACE}]|$|{_OPENS})")
_OPEN = re.compile(rf"{_MANY}(?![0-9.)])(?=[{_SPACE}]|$)")
_CELL = re.compile(rf"[1-9][0-9]{{0,2}}(?=[ \u00a0]?\t[{_SPACE}]{{0,8}}{_OPENS})")
"""A number in a cell of its own, with a tab behind it: rows of a table print no dot (Yaroslavl 2023)."""
_LETTERED = re.compile(rf"[а-яёa-z]\)(?=[{_SPACE}]|$|{_OPENS})")
_UNIT = re.compile(
    r"(?:млн|млрд|трлн|тыс|тысяч\w*|миллион\w*|миллиард\w*|руб|рубл\w+|коп|копе\w+|долл\w*|евро|процент\w*|балл\w*|раза?"
    r"|кг|мг|гр?|тонн\w*|км|см|мм|м2?|метр\w*|километр\w*|кв|куб|га|гектар\w*|л|мл|шт|ед|чел|человек\w*|ставк\w*|час\w*|ч"
    r"|мин|минут\w*|сек|секунд\w*|год|года|лет|месяц\w*|недел\w*|дн\w*|кб|мб|гб|квт|градус\w*)(?!\w)",
    re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:начало|регистрация|открытие|закрытие|перерыв|обед|кофе|сбор|по москов)", re.IGNORECASE
)
_SHORT_DATE = re.compile(r"(?:[1-9]|[12][0-9]|3[01])\.1[0-2]\.[0-9]{2}")
_YEAR = re.compile(r"(?:[0-9]{1,2}\.\s{0,2})?[12][0-9]{3}(?![0-9])")
_MONTH = re.compile(rf"{MONTH}(?!\w)")
_DAYS = 31


@repeated
def find_label(line: str) -> Label | None:
    """Return the label that a line begins with, or None where the line begins no clause.

    Source: «1.1.Корректировать» (protocol 8 of 2023), «1.2.6 Провести» (Yaroslavl 2023), «3.СЛУШАЛИ:»
    (Lesosibirsk 2019), «1<tab>Система» of a table (Yaroslavl 2023); «1986. Великое лето», «12.07.2022
    состоялось» and «2.5 млн рублей» are none.
    """
    start = len(line) - len(line.lstrip(_SPACE + "\ufeff"))
    for pattern, accepts in _FORMS:
        found = pattern.match(line, start)
        if found is None:
            continue
        rest = found.end()
        while rest < len(line) and line[rest] in _SPACE:
            rest += 1
        if accepts is None or accepts(found[0], line[rest : rest + 40]):
            return Label(found[0], rest)
        return None
    return None


def _no_date(label: str, rest: str) -> bool:
    """Whether a label with its dot is not the beginning of a date: «25. 08. 2023», «16. марта»."""
    numbers = parts(label)
    if len(numbers) > 2 or not label.endswith(".") or int(numbers[0]) > _DAYS:
        return True
    if len(numbers) == 2:
        return not (numbers[1] in ("10", "11", "12") and _YEAR.match(rest))
    return not (_MONTH.match(rest) or ("." in rest[:3] and _YEAR.match(rest)))


def _no_quantity(label: str, rest: str) -> bool:
    """Whether numbers without a closing dot begin a clause, not a quantity, an hour or a date."""
    begins = rest[:1].isalpha() or rest[:1] in ("«", '"', "“", "„", "-", "–", "—", "•")
    if rest[:1].isdigit():
        # «1.2.8 1.2.8.1. Организовать» (Yaroslavl 2023): the first clause under its parent.
        begins = rest.startswith(f"{label}.")
    if not rest:
        # «1.2.8» alone above its clauses; «10.30» alone is an hour.
        begins = len(parts(label)) > 2
    if len(parts(label)) == 2 and (_UNIT.match(rest) or _CLOCK.match(rest)):
        return False
    return begins and not _SHORT_DATE.fullmatch(label)


def _no_unit(_label: str, rest: str) -> bool:
    """Whether a number before a tab is not one of people or things: «5<tab>чел.»."""
    return _UNIT.match(rest) is None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[str, str], bool] | None], ...] = (
    (_CLOSED, _no_date),
    (_OPEN, _no_quantity),
    (_LETTERED, None),
    (_CELL, _no_unit),
)


@repeated
def parts(label: str) -> tuple[str, ...]:
    """Return the components of a label: «1.2.8.1.» → ("1", "2", "8", "1"), «а)» → ("а",)."""
    return tuple(part for part in label.strip().strip(".)").split(".") if part)


def bare(label: str) -> str:
    """Return a label without its closing dot or bracket: «1.2.8.1.» → "1.2.8.1", «а)» → "а"."""
    return label.strip().rstrip(".)")


@repeated
def slug(label: str) -> str:
    """Return a label as it stands in an address: «1.2.8.1.» → "1.2.8.1", «в)» → "v"."""
    latin = (slugs.slug(part) or "-".join(f"{ord(letter):x}" for letter in part) for part in parts(label))
    return ".".join(latin)


def style(label: str) -> int:
    """Return how deep the print of a label is by custom: 0 for «1.» and «1.2», 1 for «1)», 2 for «а)».

    Source: ГОСТ Р 2.105-2019, 6.7.6: listings under a numbered clause have letters or numbers with a bracket.
    """
    if not label.rstrip().endswith(")"):
        return 0
    return 1 if all(part.isdigit() for part in parts(label)) else 2


def is_parent(parent: str, child: str) -> bool:
    """Whether the parts of one label are a proper beginning of the other's: «1.2» of «1.2.8.1.»."""
    first, second = parts(parent), parts(child)
    return bool(first) and len(first) < len(second) and second[: len(first)] == first


_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
"""The letters that number clauses: ё, й, ъ, ы and ь do not (ГОСТ 7.32-2017), nor need з, о and ч."""
_OPTIONAL = frozenset("зоч")


def gap(previous: str, current: str) -> str | None:
    """Return the label expected between two neighbours of one parent where the numbers skip, else None.

    The answer is printed as ``current`` is: after «1.1», «1.3» skips «1.2», and «1.3.» skips «1.2.».
    """
    first, second = parts(previous), parts(current)
    if not first or len(first) != len(second) or first[:-1] != second[:-1]:
        return None
    expected = _between(first[-1], second[-1])
    if expected is None:
        return None
    tail = current.strip()[len(bare(current)) :]
    return ".".join((*second[:-1], expected)) + tail


def _between(first: str, second: str) -> str | None:
    """Return the component that should follow ``first`` where ``second`` lies beyond it."""
    if all(part.isascii() and part.isdigit() and len(part) < 10 for part in (first, second)):
        return str(int(first) + 1) if int(second) > int(first) + 1 else None
    if len(first) == len(second) == 1 and first in _LETTERS and second in _LETTERS:
        skipped = (letter for letter in _LETTERS[_LETTERS.index(first) + 1 : _LETTERS.index(second)])
        return next((letter for letter in skipped if letter not in _OPTIONAL), None)
    return None
