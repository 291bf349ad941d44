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


@pytest.mark.parametrize(
    "command", ([], ["new"], ["new", "protocol"], ["publish"], ["reports", "export"]), ids=" ".join
)
def test_help_has_no_english_words_of_click(command: list[str]) -> None:
    result = CliRunner().invoke(main, [*command, "--help"])
    assert result.exit_code == 0
    assert result.output.startswith("Вызов: ")
    assert "Показать эту справку." in result.output
    english = ("Usage", "Options", "OPTIONS", "Commands", "Show", "default", "required", "TEXT", "DIRECTORY")
    assert [word for word in english if word in result.output] == []
