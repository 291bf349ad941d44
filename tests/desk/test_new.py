"""A skeleton in its place: never over a file, and right once its blanks are filled."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner

from generator.cli.new_command import new_command
from generator.load.json_schema import schema
from generator.pipeline import read_and_check

FILLED = {
    "## Присутствовали\n": "## Присутствовали\nПредседатель: Примерова Анна Ивановна, директор\n",
    "## Повестка\n": "## Повестка\n1. О зиме\n",
    "## Слушали\n": "## Слушали\nПримерова А. И. рассказала.\n",
    "## Решили\n": "## Решили\n1. Принять к сведению.\n",
    "## Подписи\n": "## Подписи\nПредседатель: А. И. Примерова\n",
    '- text:           # "Председатель: Иванова':
        '- text: "Председатель: Примерова Анна Ивановна, директор" #',
    "text:           # О подготовке": "text: О зиме #",
    "lines: []": "lines: [Примерова А. И. рассказала.]",
    "text:           # слова": "text: Принять к сведению. # слова",
    '- text:           # "Председатель: А.': '- text: "Председатель: А. И. Примерова" # ',
    "classification:   ": "classification: council  ",
    "name:\n": "name: Совет по образованию\n",
}  # fmt: skip
DOCUMENT = ("--body", "sovet", "--date", "2023-03-16", "--number", "2/а")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "mkdocs.yml").write_text("site_name: П\n", encoding="utf-8")
    run(tmp_path, "organization", "--id", "sovet")
    fill(tmp_path / "content/organizations/sovet.yml")
    return tmp_path


def run(root: Path, kind: str, *arguments: str) -> tuple[int, str]:
    done = CliRunner().invoke(new_command, [kind, "--root", str(root), *arguments])
    return done.exit_code, done.output


def fill(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for blank, words in FILLED.items():
        text = text.replace(blank, words)
    path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("name", ('Школа «"Пример"»', "C:\\школа", "Совет\x1bпо"))
def test_a_name_is_kept_to_the_sign(root: Path, name: str) -> None:
    code, said = run(root, "organization", "--id", "shkola", "--name", name)
    record = yaml.safe_load((root / "content/organizations/shkola.yml").read_text("utf-8"))

    assert (code, record["name"]) == (0, name), said


@pytest.mark.parametrize("form", ("md", "yml"))
@pytest.mark.parametrize(("kind", "folder"), (("protocol", "protocols"), ("decision", "decisions")))
def test_a_filled_skeleton_passes(root: Path, kind: str, folder: str, form: str) -> None:
    code, said = run(root, kind, *DOCUMENT, "--format", form)
    path = root / "content" / folder / "sovet" / f"2023-03-16-2-a.{form}"

    assert code == 0
    assert str(path) in said
    assert "заполните разделы" in said
    blank = read_and_check(root / "content").diagnostics
    assert {fault.span.path for fault in blank} == {f"{folder}/sovet/2023-03-16-2-a.{form}"}
    fill(path)
    assert read_and_check(root / "content").diagnostics == ()


def test_a_yaml_record_points_at_its_schema(root: Path) -> None:
    run(root, "protocol", *DOCUMENT, "--format", "yml")
    path = root / "content/protocols/sovet/2023-03-16-2-a.yml"
    modeline, _, text = path.read_text(encoding="utf-8").partition("\n")

    named = path.parent / modeline.removeprefix("# yaml-language-server: $schema=")
    assert named.resolve() == root / "schemas/document.schema.json"
    assert named.is_file()
    fill(path)
    read = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
    record = {key: value or None for key, value in read.items()}
    jsonschema.Draft202012Validator(schema("document")).validate(record)
    assert text


@pytest.mark.parametrize("form", ("md", "yml"))
def test_nothing_is_written_over(root: Path, form: str) -> None:
    run(root, "protocol", *DOCUMENT)
    path = root / "content/protocols/sovet/2023-03-16-2-a.md"
    path.write_text("моё", encoding="utf-8")

    code, said = run(root, "protocol", *DOCUMENT, "--format", form)

    assert (code, path.read_text(encoding="utf-8")) == (1, "моё")
    assert "уже есть" in said
    assert [file.name for file in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    "arguments",
    (
        ("protocol", "--body", "../x", "--date", "2023-03-16"),
        ("protocol", "--body", "sovet", "--date", "2023-02-30"),
        ("protocol", "--body", "sovet", "--date", "20230316"),
        ("protocol", "--body", "sovet"),
        ("organization", "--id", "Совет"),
    ),
)
def test_wrong_usage_writes_nothing(root: Path, arguments: tuple[str, ...]) -> None:
    before = sorted(root.rglob("*"))

    assert run(root, *arguments)[0] == 2
    assert sorted(root.rglob("*")) == before


def test_a_name_is_text_whatever_it_holds(root: Path) -> None:
    run(root, "organization", "--id", "coko", "--name", 'ГАУ: "Центр" # \\ 1')
    path = root / "content/organizations/coko.yml"
    fill(path)

    checked = read_and_check(root / "content")
    assert checked.diagnostics == ()
    assert checked.portal.organizations["coko"].name == 'ГАУ: "Центр" # \\ 1'


def test_an_unknown_body_is_said(root: Path) -> None:
    assert (
        "glasno new organization --id nobody"
        in run(root, "protocol", "--body", "nobody", "--date", "2023-03-16")[1]
    )


@pytest.fixture
def decided(root: Path) -> Path:
    """A portal with a protocol of two clauses, of which the first only heads another."""
    path = root / "content/protocols/sovet/2023-03-16-2.md"
    path.parent.mkdir(parents=True)
    path.write_text(
        "---\nbody: sovet\nkind: protocol\ndate: 2023-03-16\nfidelity: full\n---\n"
        "## Решили\n1. Школам:\n1.1. Сдать отчёт.\nСрок: до 1 мая 2023 года\n",
        encoding="utf-8",
    )
    return root


@pytest.mark.parametrize(
    "address",
    (
        "protocols/sovet/2023-03-16-2/1.1",
        "https://primersk.example/portal/protocols/sovet/2023-03-16-2/1.1/?hl=отчёт#reports",
    ),
)
def test_a_report_on_a_decision(decided: Path, address: str) -> None:
    code, said = run(decided, "report", "--decision", address, "--status", "done", "--date", "2023-04-30")
    path = decided / "content/reports/protocols/sovet/2023-03-16-2/1.1/2023-04-30.yml"

    assert code == 0
    assert str(path) in said
    assert [
        f for f in read_and_check(decided / "content").diagnostics if f.span.path.startswith("reports")
    ] == []
    modeline = path.read_text(encoding="utf-8").partition("\n")[0].partition("$schema=")[2]
    assert (path.parent / modeline).resolve() == decided / "schemas/report.schema.json"
    assert (path.parent / modeline).is_file()


def test_a_second_report_of_a_day_is_a_second_file(decided: Path) -> None:
    arguments = ("report", "--decision", "protocols/sovet/2023-03-16-2/1.1", "--status", "extended")
    said = [run(decided, *arguments, "--date", "2023-04-30")[1] for _ in range(3)]
    assert "заполните due — новый срок" in said[0]
    folder = decided / "content/reports/protocols/sovet/2023-03-16-2/1.1"
    assert sorted(path.name for path in folder.iterdir()) == [
        "2023-04-30-2.yml",
        "2023-04-30-3.yml",
        "2023-04-30.yml",
    ]


@pytest.mark.parametrize(
    ("address", "words"),
    (
        ("2023-03-16-2/1.1", "не адрес решения"),
        ("protocols/sovet/2023-03-16-2/1", "сам ничего не поручает"),
        ("protocols/sovet/2023-03-16-2/7", "Пункта «7» в документе нет. Есть: 1.1"),
        ("protocols/sovet/2023-03-17/1.1", "Документа «protocols/sovet/2023-03-17»"),
    ),
)
def test_a_report_on_nothing_is_refused(decided: Path, address: str, words: str) -> None:
    code, said = run(decided, "report", "--decision", address, "--status", "done")
    assert code != 0
    assert words in said
    assert not (decided / "content/reports").exists()
