"""Words that a rule would refuse, and the editor's reason to let them stand."""

from __future__ import annotations

from dataclasses import dataclass

from generator.source import Text


@dataclass(frozen=True, slots=True)
class Exemption:
    """``text`` may stand in the record that says so, whatever the rule of the code ``rule`` says of it."""

    rule: str
    text: Text
    reason: Text
