"""What a site would be made of: the portal's files and nothing that a build itself puts there."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.workspace.frame import Frame, read_frame

SITE = "site"


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """A portal with a record, a file of settings, a site and something kept of the last build."""
    for name in ("content/protocols/council/2023-03-16.md", "mkdocs.yml", "site/index.html", ".glasno/kept"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def frame(root: Path) -> Frame:
    return read_frame(root, root / SITE)


def test_a_record_is_told_from_all_the_rest(portal: Path) -> None:
    before = frame(portal)
    assert list(before.records) == ["content/protocols/council/2023-03-16.md"]
    (portal / "content/protocols/council/2023-03-16.md").write_text("иначе", encoding="utf-8")
    edited = frame(portal)
    assert edited.made_of == before.made_of
    assert edited.records != before.records
    (portal / "mkdocs.yml").write_text("иначе", encoding="utf-8")
    assert frame(portal).made_of != before.made_of


def test_what_a_build_puts_there_is_no_part_of_it(portal: Path) -> None:
    before = frame(portal)
    (portal / "site/other.html").write_text("страница", encoding="utf-8")
    (portal / ".glasno/other").write_text("запись", encoding="utf-8")
    assert frame(portal) == before
    assert frame(portal).seal(portal / SITE) != before.seal(portal / "elsewhere")


def test_it_is_the_same_named_from_within(portal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(portal)
    assert frame(Path()) == frame(portal)
