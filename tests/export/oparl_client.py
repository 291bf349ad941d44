"""A client of OParl that believes nothing: it walks from System, and checks all that the schemas say.

The schemas of OParl name, beside the shape of a value, which type an address leads to (``references``), which
object stands inside (``schema``), and by which property the other end leads back (``backreference``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from jsonschema import Draft7Validator, FormatChecker

Json = dict[str, Any]
Fetch = Callable[[str], Any]

_FORMATS = FormatChecker(formats=("date",))


@_FORMATS.checks("url")
def _is_url(value: object) -> bool:
    return not isinstance(value, str) or value.startswith(("https://", "http://"))


@_FORMATS.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None


@dataclass
class Client:
    """Walks a tree; ``objects`` are all that were seen, by id, ``faults`` all that is wrong."""

    fetch: Fetch
    schemas: dict[str, Json]
    objects: dict[str, Json] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)
    _lists: dict[str, list[str]] = field(default_factory=dict)
    _queue: list[tuple[str, str]] = field(default_factory=list)
    _backward: list[tuple[str, str, str]] = field(default_factory=list)

    def walk(self, system: str) -> None:
        """See everything that can be reached."""
        self._queue.append((system, "System"))
        while self._queue:
            url, type = self._queue.pop()
            if url not in self.objects:
                self._see(self.fetch(url), type)
            elif _type(self.objects[url]) != type:
                self.faults.append(f"{url}: {type} expected")
        for source, target, key in self._backward:
            self._check_backward(source, target, key)

    def of(self, type: str) -> list[Json]:
        """Return all objects of a type."""
        return [object for object in self.objects.values() if _type(object) == type]

    def _see(self, object: Json, type: str) -> None:
        id = object["id"]
        if id in self.objects:
            if self.objects[id] != object:
                self.faults.append(f"{id}: two objects")
            return
        self.objects[id] = object
        schema = self.schemas[type]
        for fault in Draft7Validator(schema, format_checker=_FORMATS).iter_errors(object):
            self.faults.append(f"{id} {fault.json_path}: {fault.message[:200]}")
        for name, rule in schema["properties"].items():
            if name in object:
                self._follow(id, object[name], rule)

    def _follow(self, id: str, value: Any, rule: Json) -> None:
        items = rule.get("items", {})
        target = rule.get("references") or items.get("references")
        if target == "externalList":
            self._list(value, _name(items))
        elif target:
            for url in value if isinstance(value, list) else [value]:
                self._queue.append((url, target))
                if "backreference" in rule:
                    self._backward.append((id, url, rule["backreference"]))
        elif inner := rule.get("schema") or items.get("schema"):
            for object in value if isinstance(value, list) else [value]:
                self._see(object, inner.removesuffix(".json"))
                self._same(object)

    def _list(self, first: str, type: str) -> None:
        if first in self._lists:
            return
        found = self._lists[first] = []
        for page in self._pages(first):
            for object in page["data"]:
                self._see(object, type)
                self._same(object)
                found.append(object["id"])
        if len(found) != len(set(found)):
            self.faults.append(f"{first}: an object twice")

    def _pages(self, first: str) -> Iterator[Json]:
        url: str | None = first
        before = None
        while url:
            page = self.fetch(url)
            links = page["links"]
            if (links["self"], links["first"], links.get("prev")) != (url, first, before):
                self.faults.append(f"{url}: links {links}")
            yield page
            before, url = url, links.get("next")

    def _same(self, object: Json) -> None:
        """What stands inside another object stands at its own address too."""
        if self.fetch(object["id"]) != object:
            self.faults.append(f"{object['id']}: another object at its address")

    def _check_backward(self, source: str, target: str, key: str) -> None:
        back = self.objects[target].get(key)
        rule = self.schemas[_type(self.objects[target])]["properties"].get(key, {})
        if back is None or not rule:
            return
        if rule.get("references") == "externalList":
            if _name(rule["items"]) != _type(self.objects[source]):
                return  # the schema of Paper names «meeting» as the way back from its body
            back = self._lists[back]
        if source not in (back if isinstance(back, list) else [back]):
            self.faults.append(f"{target}.{key} does not lead back to {source}")


def read_schemas(folder: Path) -> dict[str, Json]:
    """Return the schemas of OParl by the names of their types."""
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")}


def _name(items: Json) -> str:
    return str(items["schema"]).removesuffix(".json")


def _type(object: Json) -> str:
    return str(object["type"]).rpartition("/")[2]
