"""What the fonts of a page cost to read: pypdf reads their tables anew on each page and in each form."""

from __future__ import annotations

from collections.abc import Iterator

from pypdf import PageObject
from pypdf.generic import DictionaryObject, StreamObject

_FORMS = 200
_EACH = 500


def font_bytes(page: PageObject) -> tuple[int, int]:
    """Return the bytes of the page's own font tables, and of the dearest form that it can draw."""
    resources = _inner(page, "/Resources")
    dearest = max((_tables(form) for form in _forms(resources)), default=0)
    return _tables(resources), dearest


def _forms(resources: DictionaryObject) -> Iterator[DictionaryObject]:
    """Yield the resources of forms, and of forms in them, each once."""
    waiting, seen = [resources], {id(resources)}
    while waiting and len(seen) <= _FORMS:
        objects = _inner(waiting.pop(), "/XObject")
        for name in list(objects)[:_FORMS]:
            inner = _inner(_inner(objects, name), "/Resources")
            if id(inner) not in seen:
                seen.add(id(inner))
                waiting.append(inner)
                yield inner


def _tables(resources: DictionaryObject) -> int:
    fonts = _inner(resources, "/Font")
    total = 0
    for name in fonts:
        table = _inner(fonts, name).get("/ToUnicode")
        stream = table.get_object() if table is not None else None
        total += _EACH + (len(stream.get_data()) if isinstance(stream, StreamObject) else 0)
    return total


def _inner(holder: DictionaryObject, name: str) -> DictionaryObject:
    value = holder.get(name)
    found = value.get_object() if value is not None else None
    return found if isinstance(found, DictionaryObject) else DictionaryObject()
