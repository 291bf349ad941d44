"""The checker follows the same links that the pages show."""

import pytest

from generator.check import links
from generator.check.rules.heading_typo import NAMES
from generator.load import load
from generator.model.document import TextSection
from generator.pages import prose
from tests.check.tree import protocol, protocol_file


def test_links_are_found_by_the_expression_that_renders_them() -> None:
    assert links.LINK == prose.LINK


@pytest.mark.parametrize("name", NAMES)
def test_every_proposed_heading_is_read_as_its_section(name: str) -> None:
    text = protocol().replace("## Решили", f"## {name}")
    (document,) = load([protocol_file(text.encode())]).documents

    assert not any(isinstance(section, TextSection) for section in document.sections)
