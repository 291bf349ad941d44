"""Which files of the content folder the host is left to render or copy."""

from __future__ import annotations

from mkdocs.config import load_config
from mkdocs.structure.files import File, Files

from generator.mkdocs_plugin.files import for_the_host
from tests.site.portal import ROOT


def test_what_systems_and_programs_leave_in_folders_is_not_published() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    paths = ("map.png", "Thumbs.db", "news/desktop.ini", "~$page.docx")
    config.plugins._current_plugin = "glasno"  # as in an event of MkDocs
    found = Files([File(path, config.docs_dir, config.site_dir, use_directory_urls=True) for path in paths])

    kept = for_the_host(found, config)

    assert set(paths) & set(kept.src_uris) == {"map.png"}
