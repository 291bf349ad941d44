"""The line under a remark: what the editor wrote, and never what lies elsewhere or what a terminal obeys."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.report.verdict import read_line


@pytest.mark.parametrize(
    ("data", "line"),
    (
        ("а\r\nбв\r\n".encode(), "бв"),
        ("\ufeffа\nб\u2028в\n".encode(), "б\ufffdв"),
        ("а\nб\x1b[31mв\x07".encode(), "б\ufffd[31mв\ufffd"),
        ("а\nб\u202eв".encode(), "б\ufffdв"),
        ("а\nб\tв".encode(), "б\tв"),
        ("а".encode(), ""),
        (b"\n\xe0", "\ufffd"),
    ),
)
def test_a_line_of_a_file(tmp_path: Path, data: bytes, line: str) -> None:
    (tmp_path / "x.md").write_bytes(data)
    assert read_line(tmp_path, "x.md", 2) == line


def test_what_a_link_leads_to_is_not_shown(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("password", encoding="utf-8")
    content = tmp_path / "content"
    (content / "protocols").mkdir(parents=True)
    (content / "protocols" / "x.md").symlink_to(tmp_path / "secret")
    (content / "folder").symlink_to(tmp_path)

    assert read_line(content, "protocols/x.md", 1) == ""
    assert read_line(content, "folder/secret", 1) == ""
    assert read_line(content, "../secret", 1) == ""


def test_a_content_folder_may_itself_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "real" / "x.md").write_text("а\n", encoding="utf-8")
    (tmp_path / "content").symlink_to(tmp_path / "real")

    assert read_line(tmp_path / "content", "x.md", 1) == "а"
