"""An organization: whoever meets, orders, or is ordered."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.exemption import Exemption
from generator.source import Span, Text
from generator.vocabulary import Classification


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of an organization; ``since`` and ``until`` are dates or years as authored."""

    name: Text
    misspelling: bool = False
    since: str = ""
    until: str = ""


@dataclass(frozen=True, slots=True)
class Organization:
    """A body, an institution, a unit, a post, or a group of them that can be addressed as one."""

    id: str
    name: Text
    classification: Classification
    short_name: Text | None = None
    region: Text | None = None
    parent: Text | None = None
    groups: tuple[Text, ...] = ()
    aliases: tuple[Alias, ...] = ()
    predecessors: tuple[Text, ...] = ()
    exemptions: tuple[Exemption, ...] = ()
    spans: dict[str, Span] = field(default_factory=dict, compare=False, repr=False)

    def span(self, key: str = "") -> Span:
        """Return where a value stands, or the beginning of the record."""
        return self.spans.get(key) or self.spans[""]

    @property
    def title(self) -> str:
        """The name for lists and paths: the short one where there is one."""
        return self.short_name or self.name

    @property
    def other_names(self) -> tuple[str, ...]:
        """Names in documents beside the title, each once, as the registry lists them."""
        names = [self.name, *(alias.name for alias in self.aliases)]
        return tuple(dict.fromkeys(str(name) for name in names if name != self.title))
