"""Words of our own in the index: Latin, so that no stemmer touches them, and in no excerpt.

``p1x2x3`` is clause 1.2.3, ``n2`` protocol № 2, ``d20230316`` the day of a meeting, ``s20230331`` a deadline,
``o…`` an organization that is named, ``q…`` its own record, ``g…`` a term of the glossary, ``e…`` a near word
of it, ``w…`` an abbreviation that a stemmer would eat, ``h…`` a person by surname and initials, ``r…`` a
region. ``query.js`` spells them in the browser.
"""

from __future__ import annotations

import re
from datetime import date

from generator.model.document import Clause
from generator.text import labels
from generator.text.repeated import repeated
from generator.text.slugs import slug

_PAIRS = zip(
    "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    re.findall(r"\w+", "a b v g d e e zh z i j k l m n o p r s t u f x c ch sh sch qq y q eh yu ya"),
    strict=True,
)
_LATIN = {ord(letter): latin for letter, latin in _PAIRS}


def spell(text: str) -> str:
    """Return letters and digits of a text in Latin letters, with nothing between them."""
    return "".join(sign for sign in text.lower().translate(_LATIN) if sign.isascii() and sign.isalnum())


def clause(chain: tuple[Clause, ...]) -> str:
    """Return the token of a clause under those above it: 1.2, абз. 3 is ``p1x2b3``."""
    token, label = "", ""
    for step in chain:
        if step.label is None:
            token += f"b{step.ordinal}"
            continue
        numbers = [part for part in labels.parts(step.label) if part]
        if all(part.isdigit() for part in numbers) and (not label or labels.is_parent(label, step.label)):
            token = "p" + "x".join(numbers)
            label = step.label
        elif all(part.isdigit() for part in numbers):
            token += f"x{'x'.join(numbers)}"  # «4)» under «2.3» is looked for as 2.3.4
        else:
            token += f"y{spell(step.label)}"
    return token if token.startswith("p") else f"p{token}"


def address(id: str) -> str:
    """Return the token of a clause by its id, in which the item of the agenda stands: 2.3.4 is ``p2x3x4``."""
    label = re.match(r"\d+(?:\.\d+)*", id)
    below = "".join(f"b{ordinal}" for ordinal in re.findall(r"-abz-(\d+)", id))
    return f"p{label[0].replace('.', 'x')}{below}" if label else f"p{spell(id)}"


def number(printed: str) -> str:
    """Return the token of a document's number as printed: «2», «01-12/3»."""
    return f"n{spell(printed)}"


def day(value: date) -> str:
    """Return the token of a meeting's day."""
    return f"d{value:%Y%m%d}"


def due(value: date) -> str:
    """Return the token of a deadline."""
    return f"s{value:%Y%m%d}"


def organization(id: str) -> str:
    """Return the token of an organization that is named, without its first letter."""
    return id.replace("-", "9")


@repeated
def region(name: str) -> str:
    """Return the token of a region."""
    return f"r{slug(name).replace('-', '')}"


def person(surname_stem: str, initials: str) -> str:
    """Return the token of a person: «Захаровой Т. Н.» and «Захарова Татьяна Николаевна» are one."""
    return f"h{spell(surname_stem)}{spell(initials)}"


def abbreviation(lower: str) -> str:
    """Return the token of an abbreviation in lower case."""
    return f"w{spell(lower)}"
