"""Compiled templates stand beside compiled modules, and are taken only where they were compiled alike."""

from __future__ import annotations

import sys
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from generator.pages.templating import Templates
from generator.publish.compiled import Compiled

NAME = "_icons.html"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where Python keeps compiled modules; the folder of this package is there already."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    folder = Compiled().folder
    folder.mkdir(parents=True)
    return folder


class Counting(Templates):
    """Counts what it compiles."""

    compiled = 0

    def compile(self, *source: Any, **how: Any) -> Any:
        self.compiled += 1
        return super().compile(*source, **how)


def compiles() -> bool:
    """Load a template as a new process would, and tell whether it had to be compiled."""
    templates = Counting("generator.pages")
    templates.bytecode_cache = Compiled()
    templates.module(NAME)
    return bool(templates.compiled)


def test_a_template_is_compiled_once(folder: Path) -> None:
    assert compiles()
    assert not compiles()
    (kept,) = folder.iterdir()
    assert kept.name == f"templating.{sys.implementation.cache_tag}.pages-_icons"


def test_templates_of_one_name_are_kept_apart() -> None:
    folders = [Path(str(files(package))) / "templates" for package in ("generator.pages", "generator.export")]
    keys = {Compiled().get_cache_key("decision.html", str(folder / "decision.html")) for folder in folders}
    assert keys == {"pages-decision", "export-decision"}
    assert all((folder / "decision.html").is_file() for folder in folders)


@pytest.mark.parametrize("cut", (0, 20, 60, 200))
def test_what_was_cut_short_is_compiled_again(folder: Path, cut: int) -> None:
    compiles()
    (kept,) = folder.iterdir()
    kept.write_bytes(kept.read_bytes()[:cut])
    assert compiles()
    assert not compiles()


def test_what_another_compiler_wrote_is_compiled_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    compiles()
    monkeypatch.setattr("jinja2.__version__", "0.1")
    assert compiles()


def test_nothing_is_written_where_python_shall_write_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiles()
    assert compiles()
    assert list(folder.iterdir()) == []


def test_a_folder_that_cannot_be_written_does_no_harm(folder: Path) -> None:
    folder.rmdir()
    folder.write_bytes(b"")
    assert compiles()
    assert compiles()
    assert folder.stat().st_size == 0
