"""Wrong usage is explained in Russian, with exit code 2."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from generator.cli import main


@pytest.mark.parametrize(
    ("words", "expected"),
    (
        (["chek"], "Команды «chek» нет."),
        (["check", "--strct"], "Ключа «--strct» нет. Может быть, --strict"),
        (["show"], "Не хватает: FILE."),
        (["show", "nofile"], "Значение не годится: FILE. Такого файла нет"),
        (["show", "--format", "xml", "mkdocs.yml"], "Значение не годится: --format. Можно: text, json."),
        (["build", "--output"], "У ключа «--output» нет значения."),
        (["build", "a", "b"], "Лишние слова: a b."),
        (["build", "--root", "/nonexistent"], "нет mkdocs.yml: это не портал"),
    ),
)
def test_wrong_usage(words: list[str], expected: str) -> None:
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 2
    assert expected in result.output
    assert "Error" not in result.output
    assert "Usage" not in result.output


def test_version() -> None:
    result = CliRunner().invoke(main, ["--version"])
    assert result.exit_code == 0
    assert result.output.startswith("glasno ")
