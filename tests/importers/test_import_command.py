"""`glasno import` as a person runs it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli.import_command import import_command

FIXTURES = Path(__file__).parent / "fixtures"


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: Портал\nplugins: [glasno]\n", encoding="utf-8")
    organizations = tmp_path / "content" / "organizations"
    organizations.mkdir(parents=True)
    (tmp_path / "mkdocs.yml").write_text("site_name: Портал\ndocs_dir: content\n", encoding="utf-8")
    (organizations / "pedsovet.yml").write_text(
        "name: Педагогический совет\nclassification: council\n", encoding="utf-8"
    )
    return tmp_path


def run(portal: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(import_command, ["--root", str(portal), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result.exit_code, result.output


@pytest.mark.parametrize("form", ("md", "yml"))
def test_draft_goes_to_its_place(portal: Path, form: str) -> None:
    code, said = run(portal, str(FIXTURES / "pedsovet.txt"), "--format", form)

    assert code == 0
    assert (portal / "content" / "protocols" / "pedsovet" / f"2023-03-28-4.{form}").is_file()
    assert "Ошибок: 0" in said


def test_existing_record_is_never_touched(portal: Path) -> None:
    run(portal, str(FIXTURES / "pedsovet.txt"))
    place = portal / "content" / "protocols" / "pedsovet" / "2023-03-28-4.md"
    place.write_text("готово", encoding="utf-8")

    for form in ("md", "yml"):
        code, said = run(portal, str(FIXTURES / "pedsovet.txt"), "--format", form)
        assert code == 1
        assert "уже есть" in said
    assert place.read_text(encoding="utf-8") == "готово"


def test_unknown_body_is_offered_as_a_file(portal: Path) -> None:
    code, said = run(portal, str(FIXTURES / "municipal-council.txt"))

    assert code == 0
    assert "organizations/sovet-deputatov-primerskogo.yml" in said
    assert "name: Совет депутатов Примерского муниципального округа" in said
    assert "--body" in said


def test_body_stated_by_the_editor(portal: Path) -> None:
    code, _ = run(portal, str(FIXTURES / "order.txt"), "--body", "pedsovet")

    assert code == 0
    assert (portal / "content" / "decisions" / "pedsovet" / "2023-10-02-145-pr.md").is_file()


def test_without_a_date_there_is_no_place(portal: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("ПРОТОКОЛ\nзаседания педагогического совета\nРЕШИЛИ:\n1. Принять.\n", encoding="utf-8")

    code, said = run(portal, str(file))
    assert code == 1
    assert "Не найдена дата" in said

    code, _ = run(portal, str(file), "--output", str(tmp_path / "draft.md"))
    assert code == 0
    assert "1. Принять." in (tmp_path / "draft.md").read_text(encoding="utf-8")


def test_file_that_cannot_be_read(portal: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.docx"
    file.write_bytes(b"PK\x03\x04 broken")

    code, said = run(portal, str(file), str(tmp_path / "missing.txt"))

    assert code == 1
    assert "a.docx" in said
    assert "missing.txt" in said
