"""Where a command works."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.cli.place import Place
from generator.load.settings import HostSettings


@pytest.mark.parametrize(
    ("docs_dir", "held"),
    (
        ("content", True),
        ("./content", True),
        ("link", False),
        ("../elsewhere", False),
        ("{elsewhere}", False),
    ),
)
def test_a_portal_holds_the_content_that_lies_in_it(tmp_path: Path, docs_dir: str, held: bool) -> None:
    root, elsewhere = tmp_path / "portal", tmp_path / "elsewhere"
    (root / "content").mkdir(parents=True)
    elsewhere.mkdir()
    (root / "link").symlink_to(elsewhere)
    settings = HostSettings(docs_dir.format(elsewhere=elsewhere))
    assert Place(root, settings).holds_content is held
