"""The decoded list of what was withdrawn or moved as values of the model."""

from __future__ import annotations

from generator.load.schema.registers import WithdrawnFile
from generator.model.withdrawn import Move, Withdrawal, Withdrawn, WithdrawnPerson


def build_withdrawn(record: WithdrawnFile) -> Withdrawn:
    """Return what a record says is gone."""
    return Withdrawn(
        tuple(Withdrawal(entry.address, entry.date, entry.reason) for entry in record.withdrawn),
        tuple(Move(entry.source, entry.target) for entry in record.moved),
        tuple(
            WithdrawnPerson(entry.name, tuple(entry.forms), entry.date, entry.reason)
            for entry in record.persons
        ),
    )
