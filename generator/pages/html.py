"""Text as HTML, escaped once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markupsafe import Markup, _escape_inner  # type: ignore[attr-defined]


class Html(Markup):
    """Text that is HTML already, made as fast as any ``str``."""

    __slots__ = ()
    if not TYPE_CHECKING:
        __new__ = str.__new__


def escaped(text: str) -> str:
    """Return text as HTML, as a plain ``str`` that goes on to be joined."""
    return _escape_inner(text)


def shown(value: object) -> str:
    """Return any value as HTML; what is HTML already stays as it is."""
    if type(value) is str:
        return _escape_inner(value)
    return value if isinstance(value, Markup) else _escape_inner(str(value))
