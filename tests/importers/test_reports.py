"""Reports to a table and back: exact, only added, all or none."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from generator.cli.reports_command import reports_command
from generator.importers.reports.columns import COLUMNS, TITLES, guarded, unguarded
from generator.importers.reports.evidence import Support, read_evidence, write_evidence
from generator.importers.reports.sheet import read_sheet
from generator.importers.sources import SourceRefused
from generator.model.report import Evidence, ExecutionReport
from generator.pipeline import read_and_check
from generator.source import Span, Text

ADDRESS = "protocols/sovet/2023-03-16-2/1.1"
HEAD = "---\nbody: sovet\nkind: protocol\nnumber: '2'\ndate: 2023-03-16\nfidelity: full\n---\n"
FILES = {
    "mkdocs.yml": "site_name: П\n",
    "content/organizations/sovet.yml": "name: Совет\nclassification: council\n",
    "content/protocols/sovet/2023-03-16-2.md": f"{HEAD}## Решили\n1. Школам:\n"
    '1.1. =Сдать; отчёт, «план» и "смету".\nСрок: до 1 мая 2023 года\n1.2. Провести семинар.\n',
    f"content/reports/{ADDRESS}/2023-04-30.yml": "status: extended\ndate: 2023-04-30\ndue: 2023-06-01\n"
    "by: sovet\ntext: |\n  =СУММ(A1); -5 °C\n  'Вторая строка, «в кавычках»: # не подсказка\n"
    "evidence:\n  - Приказ <без номера>\n  - {text: '+7 страниц', url: 'https://primersk.example/a?b=1;c'}\n"
    "  - {text: Справка, file: spravka.pdf}\n"
    "  - {text: Отчёт, url: 'https://primersk.example/o', file: otchet.pdf}\n",
    f"content/reports/{ADDRESS}/2023-05-30.yml": "status: in-progress\ndate: 2023-05-30\ntext: '@все'\n",
    f"content/reports/{ADDRESS}/2023-05-30-2.yml": "status: done\ndate: 2023-05-30\ndone_on: 2023-05-29\n"
    "text: '- сделано'\n",
    f"content/reports/{ADDRESS}/spravka.pdf": "%PDF-1.4",
    f"content/reports/{ADDRESS}/otchet.pdf": "%PDF-1.4",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def run(root: Path, command: str, *arguments: object) -> tuple[int, str]:
    done = CliRunner().invoke(reports_command, [command, "--root", str(root), *map(str, arguments)])
    return done.exit_code, done.output.replace("\xa0", " ")


def reports(root: Path) -> list[ExecutionReport]:
    checked = read_and_check(root / "content")
    assert [d for d in checked.diagnostics if d.severity == "error"] == []
    return list(checked.portal.reports)


def written(root: Path) -> set[str]:
    folder = root / "content/reports"
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*.yml")}


def forget(root: Path) -> None:
    for path in (root / "content/reports").rglob("*.yml"):
        path.unlink()


def as_saved_by_excel(data: bytes, encoding: str = "cp1251", delimiter: str = ";") -> bytes:
    rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return file.getvalue().encode(encoding)


SAVED: dict[str, Callable[[bytes], bytes]] = {
    "as it was": lambda data: data,
    "without a mark": lambda data: data.removeprefix(b"\xef\xbb\xbf"),
    "cp1251": as_saved_by_excel,
    "commas": lambda data: as_saved_by_excel(data, "utf-8", ","),
    "tabs, UTF-16": lambda data: as_saved_by_excel(data, "utf-16", "\t"),
}


@pytest.mark.parametrize("saved", SAVED)
def test_out_and_back_as_csv(root: Path, saved: str) -> None:
    before = reports(root)
    assert run(root, "export", root / "o.csv")[0] == 0
    (root / "o.csv").write_bytes(SAVED[saved]((root / "o.csv").read_bytes()))
    forget(root)
    code, said = run(root, "import", root / "o.csv")
    assert code == 0, said
    assert reports(root) == before
    assert "3 новых отчёта, уже есть 0, пустых строк 1, не годится 0." in said


def test_out_and_back_as_a_workbook(root: Path) -> None:
    before = reports(root)
    assert run(root, "export", root / "o.xlsx")[0] == 0
    forget(root)
    code, said = run(root, "import", root / "o.xlsx")
    assert code == 0, said
    assert reports(root) == before


def test_the_encoding_is_named(root: Path) -> None:
    run(root, "export", root / "o.csv")
    (root / "o.csv").write_bytes(as_saved_by_excel((root / "o.csv").read_bytes()))
    said = run(root, "import", root / "o.csv")[1]
    assert "CSV: кодировка cp1251, разделитель — точка с запятой, 4 строки." in said


@pytest.mark.parametrize("form", ("csv", "xlsx"))
def test_no_cell_is_a_formula(root: Path, form: str) -> None:
    run(root, "export", root / f"o.{form}")
    if form == "csv":
        text = (root / "o.csv").read_bytes().decode("utf-8-sig")
        cells = [cell for row in csv.reader(io.StringIO(text, newline=""), delimiter=";") for cell in row]
    else:
        sheet = load_workbook(root / "o.xlsx").worksheets[0]
        assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "inlineStr", "d", "n"}
        cells = [str(cell.value or "") for row in sheet.iter_rows() for cell in row]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))] == []
    assert '\'=Сдать; отчёт, «план» и "смету".' in cells


def test_what_is_there_already_is_counted(root: Path) -> None:
    run(root, "export", root / "o.xlsx")
    before = written(root)
    code, said = run(root, "import", root / "o.xlsx")
    assert (code, written(root)) == (0, before)
    assert "0 новых отчётов, уже есть 3, пустых строк 1, не годится 0." in said


def table(root: Path, *rows: Mapping[str, object]) -> Path:
    """Write a workbook of some rows under the right header; returns its path."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append([column.title for column in COLUMNS])
    for row in rows:
        sheet.append([row.get(column.name) for column in COLUMNS])
    book.save(root / "t.xlsx")
    return root / "t.xlsx"


GOOD: dict[str, object] = {
    "decision": ADDRESS.replace("1.1", "1.2"),
    "status": "Исполнено",
    "date": "03.04.2023",
}


def test_a_new_report(root: Path) -> None:
    address = f"https://primersk.example/portal/{GOOD['decision']}/?hl=план#p"
    path = table(root, GOOD | {"decision": address, "text": "Провели.\n\nВсем понравилось."})
    code, said = run(root, "import", path)
    assert code == 0, said
    file = root / "content/reports" / str(GOOD["decision"]) / "2023-04-03.yml"
    assert file.read_text(encoding="utf-8") == (
        "# yaml-language-server: $schema=../../../../../../schemas/report.schema.json\n"
        "status: done\ndate: 2023-04-03\ntext: |-\n  Провели.\n\n  Всем понравилось.\n"
    )


def test_a_rehearsal_writes_nothing(root: Path) -> None:
    before = written(root)
    code, said = run(root, "import", "--dry-run", table(root, GOOD))
    assert (code, written(root)) == (0, before)
    assert "1 новый отчёт" in said


@pytest.mark.parametrize(
    ("change", "reason"),
    (
        (
            {"decision": "protocols/sovet/2023-03-16-2/7"},
            "решения «protocols/sovet/2023-03-16-2/7» на портале нет",
        ),
        ({"decision": "protocols/sovet/2023-03-16-2/1"}, "сам ничего не поручает"),
        ({"decision": "пункт 1.2"}, "не адрес: «пункт 1.2»"),
        ({"decision": None}, "не назван адрес решения"),
        ({"status": "сделано"}, "статуса «сделано» нет; бывает: исполнено, исполнено частично, исполняется"),
        ({"status": None}, "не назван статус"),
        ({"date": "вчера"}, "«День отчёта» — не дата: «вчера»; как надо: 2023-04-03"),
        ({"date": "31.02.2023"}, "не дата: «31.02.2023»"),
        ({"date": None}, "не назван день отчёта"),
        ({"date": "2023-03-01"}, "раньше заседания"),
        ({"status": "срок продлён"}, "Срок продлён, а новый не назван."),
        ({"done_on": "2023-04-05"}, "а отчёт — раньше"),
        ({"evidence": "Акт <akt.pdf>"}, "akt.pdf"),
        ({"evidence": "Акт <javascript://x>"}, "не адрес страницы"),
        (
            {"decision": ADDRESS, "date": "2023-05-30", "text": "- переделано"},
            "за этот день отчёт уже есть, и в нём другое",
        ),
    ),
)
def test_a_row_that_does_not_fit_stops_all(root: Path, change: dict[str, object], reason: str) -> None:
    before = written(root)
    code, said = run(root, "import", table(root, {}, GOOD, GOOD | {"text": "другое"} | change))
    assert (code, written(root)) == (1, before)
    (line,) = [line for line in said.splitlines() if line.startswith("  строка ")]
    assert line.startswith("  строка 4: ")
    assert reason in line
    assert "Ничего не записано" in said


def test_a_row_given_twice_is_one_report(root: Path) -> None:
    said = run(root, "import", table(root, GOOD, GOOD, GOOD | {"text": "Ещё одно."}))[1]
    assert "2 новых отчёта, уже есть 1, пустых строк 0, не годится 0." in said
    folder = root / "content/reports" / str(GOOD["decision"])
    assert sorted(path.name for path in folder.iterdir()) == ["2023-04-03-2.yml", "2023-04-03.yml"]


def test_a_file_that_cannot_be_written_takes_all_back(root: Path) -> None:
    before = written(root)
    stands = root / "content/reports/protocols/sovet/2023-03-16-2/1.2"
    stands.write_text("не папка", encoding="utf-8")
    path = table(root, GOOD | {"decision": ADDRESS}, GOOD)
    code, said = run(root, "import", path)
    assert (code, written(root)) == (1, before)
    assert "Ничего не записано" in said


def test_nothing_is_written_over(root: Path) -> None:
    (root / "o.csv").write_text("моё", encoding="utf-8")
    code, said = run(root, "export", root / "o.csv")
    assert (code, (root / "o.csv").read_text(encoding="utf-8")) == (1, "моё")
    assert "уже есть: он не тронут" in said


def test_columns_in_another_order_and_some_left_out() -> None:
    data = "День отчёта,СТАТУС  отчёта,Заметки,Решение\n2023-04-03,done,x,a\n".encode()
    (row,) = read_sheet("t.csv", data).rows
    assert row.cells == {"date": "2023-04-03", "status": "done", "decision": "a"}


def packed(parts: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


HOSTILE = {
    "another kind": ("t.docx", b"PK", "wrong-type"),
    "macros": ("t.xlsm", b"PK", "wrong-type"),
    "no archive": ("t.xlsx", b"<html>", "wrong-type"),
    "torn": ("t.xlsx", b"PK\x03\x04" + bytes(100), "wrong-type"),
    "no table inside": ("t.xlsx", packed({"a.xml": b"<a/>"}), "wrong-type"),
    "bomb": ("t.xlsx", packed({"xl/worksheets/sheet1.xml": bytes(90_000_000)}), "docx-bomb"),
    "10,000 parts": ("t.xlsx", packed({f"{n}.xml": b"" for n in range(3000)}), "docx-members"),
    "entities": ("t.xlsx", packed({"xl/workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><a/>'}), "xml-dtd"),
    "entities in UTF-16": (
        "t.xlsx",
        packed(
            {"xl/workbook.xml": '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16")}
        ),
        "xml-dtd",
    ),
    "up and out": ("t.xlsx", packed({"../../etc/x.xml": b""}), "docx-path"),
    "no text": ("t.csv", bytes(range(256)), "encoding"),
    "no header": ("t.csv", "Решение;Пункт\n".encode(), "columns"),
    "nothing": ("t.csv", b"\n\n", "empty"),
    "an open quote": ("t.csv", 'Решение;Статус отчёта;День отчёта\n"a;b\n'.encode(), "wrong-type"),
    "a huge cell": (
        "t.csv",
        b"\xef\xbb\xbf" + "Решение;Статус отчёта;День отчёта\n".encode() + b"a" * 300_000,
        "wrong-type",
    ),
    "endless": (
        "t.csv",
        "Решение;Статус отчёта;День отчёта\n".encode() + b"a;b;c\n" * 100_001,
        "too-big",
    ),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_table_is_refused(case: str) -> None:
    name, data, refused = HOSTILE[case]
    with pytest.raises(SourceRefused) as problem:
        read_sheet(name, data)
    assert problem.value.code == refused


@given(st.text(max_size=20))
def test_a_guard_is_taken_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


_WORDS = st.text("аб<> ://.", min_size=1, max_size=12).map(str.strip).filter(bool)


@given(_WORDS, st.sampled_from((None, "https://primersk.example/a")), st.sampled_from((None, "a.pdf")))
def test_evidence_comes_back(text: str, url: str | None, file: str | None) -> None:
    def given(value: str | None) -> Text | None:
        return None if value is None else Text(value, Span(""))

    line = write_evidence((Evidence(Text(text, Span("")), given(url), given(file)),))
    assert read_evidence(line) == (Support(text, url or "", file or ""),)


def test_every_column_has_a_name_of_its_own() -> None:
    assert len(TITLES) == len(set(TITLES.values())) == len(COLUMNS)
