"""A shell: a page that the host rendered once, split at named slots, and filled for every other page."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from generator.pages import addresses

SLOTS = ("title", "description", "head", "content")
"""The slots of every shell, in their order."""

FOLDER = "glasno-shell"
"""The beginning of the names of folders in which the host renders shells; none reaches the published site."""

_SLOT = re.compile(r"%%glasno:([a-z]+)%%")


class ShellError(Exception):
    """A theme whose shell lacks a slot, or has one too many."""


@dataclass(frozen=True, slots=True, order=True)
class ShellKey:
    """The part of the menu a page belongs to, and how deep it stands: links in a shell are relative."""

    section: str
    depth: int

    @property
    def source(self) -> str:
        """The path of the shell's source for the host: as deep as the pages it is for."""
        if not self.depth:
            return "index.md"
        kind = self.section.strip("/") or "other"
        return "/".join((f"{FOLDER}-{kind}", *["x"] * (self.depth - 1), "index.md"))

    @property
    def rendered(self) -> str:
        """The path of the rendered shell in the site."""
        return self.source.removesuffix("index.md") + "index.html"


SHELLS = (
    ShellKey(addresses.HOME, 0),
    ShellKey(addresses.SEARCH, 1),
    *(ShellKey(addresses.GLOSSARY, depth) for depth in (1, 2)),
    *(
        ShellKey(section, depth)
        for section in (addresses.PROTOCOLS, addresses.DEADLINES)
        for depth in range(1, 5)
    ),
    *(
        ShellKey(section, depth)
        for section in (addresses.EXECUTION, addresses.ORGANIZATIONS)
        for depth in range(1, 4)
    ),
)
"""Every kind of page and depth of path that the site has."""


@dataclass(frozen=True, slots=True)
class Shell:
    """The parts of a page around and between its slots."""

    parts: tuple[str, ...]

    @classmethod
    def split(cls, html: str, name: str) -> Shell:
        """Split a rendered shell; ``name`` is used in the fault when its slots are not those expected."""
        found = _SLOT.split(html)
        slots = tuple(found[1::2])
        if slots != SLOTS:
            raise ShellError(
                f"Оболочка «{name}»: нужны места {', '.join(SLOTS)}, а есть {', '.join(slots) or 'нет'}."
            )
        return cls(tuple(found[::2]))

    def fill(self, title: str, description: str, head: str, content: str) -> str:
        """Return the page; every value must be escaped already."""
        before, after = self.around(title, description, head)
        return f"{before}{content}{after}"

    def around(self, title: str, description: str, head: str) -> tuple[str, str]:
        """Return what stands before the content of a page, and after it; every value must be escaped."""
        start, after_title, after_description, after_head, end = self.parts
        before = (start, title, after_title, description, after_description, head, after_head)
        return "".join(before), end


def take_shells(stage: Path) -> dict[ShellKey, Shell]:
    """Read the shells that the host rendered into ``stage``, and clear their folders away."""
    shells = {
        key: Shell.split((stage / key.rendered).read_text(encoding="utf-8"), key.rendered) for key in SHELLS
    }
    for folder in stage.glob(f"{FOLDER}-*"):
        shutil.rmtree(folder)
    return shells
