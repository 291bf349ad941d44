from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.filesystem import exchange, flush, flush_entry


def test_a_folder_and_a_link_change_places(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder/x").touch()
    (tmp_path / "link").symlink_to("elsewhere")
    if not exchange(tmp_path / "folder", tmp_path / "link"):
        pytest.skip("this file system cannot exchange")
    assert str((tmp_path / "folder").readlink()) == "elsewhere"
    assert (tmp_path / "link/x").is_file()


def test_a_missing_side_is_a_fault(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(FileNotFoundError):
        exchange(tmp_path / "folder", tmp_path / "missing")


def test_what_was_written_is_flushed(tmp_path: Path) -> None:
    flush(tmp_path)
    flush_entry(tmp_path)
    with pytest.raises(FileNotFoundError):
        flush(tmp_path / "missing")
