"""The headings that the checker proposes are headings that the loader knows."""

import pytest

from generator.check.rules.heading_typo import NAMES
from generator.load import load
from generator.model.document import TextSection
from tests.check.tree import protocol, protocol_file


@pytest.mark.parametrize("name", NAMES)
def test_every_proposed_heading_is_read_as_its_section(name: str) -> None:
    text = protocol().replace("## Решили", f"## {name}")
    (document,) = load([protocol_file(text.encode())]).documents

    assert not any(isinstance(section, TextSection) for section in document.sections)
