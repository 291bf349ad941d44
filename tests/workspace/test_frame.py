"""What a site would be made of: the portal's files and nothing that a build itself puts there."""

from __future__ import annotations

import os
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


def test_what_a_link_leads_to_is_part_of_it(portal: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    settings = tmp_path_factory.mktemp("elsewhere") / "mkdocs.yml"
    settings.write_text("одно", encoding="utf-8")
    (portal / "mkdocs.yml").unlink()
    (portal / "mkdocs.yml").symlink_to(settings)
    before = frame(portal)
    settings.write_text("другое", encoding="utf-8")
    assert frame(portal).made_of != before.made_of
    settings.unlink()
    assert frame(portal).made_of != before.made_of


def test_a_folder_that_cannot_be_read_is_for_others_to_tell(
    portal: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, scan = frame(portal), os.scandir

    def refuse(folder: str | Path) -> object:
        if str(folder).endswith("council"):
            raise PermissionError(13, "Permission denied")
        return scan(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    assert not frame(portal).records
    assert frame(portal).made_of != before.made_of
