"""Decoded exemptions as values of the model."""

from __future__ import annotations

from collections.abc import Iterable

from generator.load.schema.values import ExemptionFile
from generator.model.exemption import Exemption


def build_exemptions(records: Iterable[ExemptionFile]) -> tuple[Exemption, ...]:
    """Return what a record lets stand."""
    return tuple(Exemption(record.rule, record.text, record.reason) for record in records)
