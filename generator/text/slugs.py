"""Words in Latin letters for addresses.

The table is frozen: an address once published is kept, so a letter never changes its spelling.
"""

from __future__ import annotations

import re
import unicodedata
from types import MappingProxyType

from generator.text.repeated import repeated

_LETTERS = (
    ("абвгдеёзиклмнопрстуфыэ", tuple("abvgdeeziklmnoprstufye")),
    ("жйхцчшщюя", ("zh", "y", "kh", "ts", "ch", "sh", "shch", "yu", "ya")),
    ("іїєґў", ("i", "yi", "ye", "g", "u")),
    ("әғқңөұүһ", tuple("agknouuh")),
    ("ъь’'", ("", "", "", "")),
)
TABLE = MappingProxyType(
    {letter: latin for row, spelt in _LETTERS for letter, latin in zip(row, spelt, strict=True)}
)
"""Cyrillic letter to Latin: Russian, Ukrainian, Belarusian, Kazakh, Tatar."""

LONGEST = 80
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_OTHER = re.compile(r"[^a-z0-9]+")
_RESERVED = re.compile(r"(?:con|prn|aux|nul|(?:com|lpt)[0-9])(?:\..*)?", re.IGNORECASE)


@repeated
def slug(text: str) -> str:
    """Return the text in small Latin letters, digits and single hyphens; empty where nothing can be spelt."""
    lower = unicodedata.normalize("NFC", text).lower()
    latin = "".join(TABLE.get(letter, letter) for letter in lower)
    letters = "".join(sign if sign.isalnum() else "-" for sign in latin)  # «№» would decompose to «No»
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKD", letters) if not unicodedata.combining(sign)
    )
    return _OTHER.sub("-", plain.lower()).strip("-")


def is_slug(text: str) -> bool:
    """Whether the text can be a part of an address and the name of a file on any system."""
    return len(text) <= LONGEST and _SLUG.fullmatch(text) is not None and not is_reserved(text)


def is_reserved(name: str) -> bool:
    """Whether Windows keeps a name of a file for a device (Naming Files, Paths, and Namespaces)."""
    return _RESERVED.fullmatch(name) is not None
