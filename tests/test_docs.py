"""The documentation and the program say the same."""

from __future__ import annotations

import re
from pathlib import Path

from click.testing import CliRunner

from generator.cli import COMMANDS, main
from generator.load.schema.document import DocumentFile
from generator.load.schema.registers import OrganizationFile
from generator.mkdocs_plugin.settings import GlasnoConfig

ROOT = Path(__file__).parents[1]
SETTINGS = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
FORMAT = (ROOT / "docs" / "reference" / "format.md").read_text(encoding="utf-8")
SEARCH = (ROOT / "docs" / "reference" / "search.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "generator" / "help" / "guide.md").read_text(encoding="utf-8")


def test_every_setting_that_the_theme_or_the_plugin_reads_is_documented() -> None:
    read: set[str] = set(GlasnoConfig().data)
    theme, plugin = ROOT / "generator" / "theme", ROOT / "generator" / "mkdocs_plugin"
    for path in [*theme.glob("*.html"), *plugin.glob("*.py")]:
        text = path.read_text(encoding="utf-8")
        # «config.extra["owner"]», «extra.emblem», «``extra.search.federation``»; a call is no setting.
        read |= set(re.findall(r"\b(extra\.[a-z_]+(?:\.[a-z_]+)*)\b(?!\()", text))
        read |= {f"extra.{name}" for name in re.findall(r'config\.extra\["([a-z_]+)"', text)}
    set_by_plugin = {f"extra.{name}" for name in ("as_of", "as_of_words", "generator", "report_href")}
    assert read - set_by_plugin
    assert [name for name in sorted(read - set_by_plugin) if f"`{name}`" not in SETTINGS] == []


def test_every_field_of_the_head_is_documented() -> None:
    for field in set(DocumentFile.model_fields) - {"sections"}:
        assert f"`{field}`" in FORMAT, field
    for field in OrganizationFile.model_fields:
        assert re.search(rf"^    {field}:", FORMAT, re.MULTILINE), field


def test_every_file_that_the_documentation_names_is_there() -> None:
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]
    named = {
        name
        for page in pages
        for name in re.findall(
            r"\b((?:generator|tests|docs|tools|bench)/[\w./-]*\w)", page.read_text("utf-8")
        )
    }
    scripts = set(re.findall(r"`(assets/glasno/[\w.-]+\.js)`", SEARCH)) - {"assets/glasno/search.js"}
    missing = [name for name in sorted(named) if not (ROOT / name).exists()]
    missing += [name for name in sorted(scripts) if not (ROOT / "generator" / "theme" / name).exists()]
    assert (missing, len(named) > 50, len(scripts) > 0) == ([], True, True)


def test_the_guide_names_every_required_field() -> None:
    required = {name for name, field in DocumentFile.model_fields.items() if field.is_required()}
    assert [name for name in sorted(required) if f"| `{name}` | да |" not in GUIDE] == []


def test_every_command_explains_itself_in_russian() -> None:
    for name in COMMANDS:
        result = CliRunner().invoke(main, [name, "--help"])
        assert result.exit_code == 0
        assert re.search(r"\n  [А-ЯЁ][а-яё]{4,}", result.output), name
