"""Values as YAML spells them, for records that the program writes."""

from __future__ import annotations

import re

_PLAIN = re.compile(r"\d{4}-\d\d-\d\d|[^\W\d_][^\n:#\"'{}\[\]&*!|>%@`,]{0,200}[^\s\n:#\"'{}\[\]&*!|>%@`]")
_SIGNS = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}


def quote(value: str) -> str:
    """Return a value as it is where that is safe, else in double quotes."""
    return value if _PLAIN.fullmatch(value) and value.lower() != "null" else quoted(value)


def quoted(value: str) -> str:
    """Return a value in double quotes."""
    told = (_SIGNS.get(c) or (c if c.isprintable() or c == "\u00a0" else f"\\U{ord(c):08x}") for c in value)
    return f'"{"".join(told)}"'
