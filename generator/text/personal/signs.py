"""How numbers are broken into groups: what may stand between two digits of one number, and before it."""

from __future__ import annotations

import re

BLANK = r"[ \t\u00a0\u2007\u202f]"
DASH = r"[-\u2010-\u2014\u2212]"
BETWEEN = rf"(?:{BLANK}|{DASH}|[().\u00ad]){{0,3}}"

_OTHER_NUMBER = re.compile(
    r"(?:№|номер\w{0,2}|код\w{0,2}|ОКТМО|ОКАТО|ОКПО|ОГРН\w{0,2}|КПП|БИК|КБК|УИН|сч[её]т\w{0,2}|[рлк]/сч?\.?"
    r"|кадастр\w{0,12}|артикул\w{0,2}|ИНН)[\s\u00a0:№=–—-]{0,6}$",
    re.IGNORECASE,
)


def digits(text: str) -> str:
    """Return the digits of a text, and nothing between them."""
    return "".join(sign for sign in text if sign.isdigit())


def groups(text: str) -> list[str]:
    """Return the digits of a text as they stand together."""
    return re.findall(r"\d+", text)


def names_another_number(line: str, start: int) -> bool:
    """Whether the words before a number say that it is that of a thing: «ОКТМО 78701000001», «№ 5001»."""
    return _OTHER_NUMBER.search(line[max(0, start - 30) : start]) is not None
