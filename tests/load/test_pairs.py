"""One document in both formats is one document."""

from pathlib import Path

import pytest

from generator.model.document import Document
from tests.load.records import read

PAIRS = Path(__file__).with_name("pairs")


def decode(path: Path) -> Document:
    document, diagnostics = read(path.read_text(encoding="utf-8"), f"protocols/sovet/2023-03-16{path.suffix}")
    assert isinstance(document, Document)
    assert diagnostics == ()
    return document


@pytest.mark.parametrize("name", sorted({path.stem for path in PAIRS.iterdir()}))
def test_a_pair(name: str) -> None:
    assert decode(PAIRS / f"{name}.md") == decode(PAIRS / f"{name}.yml")
