"""One result of a check in every format: the input is a few diagnostics, the output what a forge reads."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.diagnostics import Diagnostic, error, warning
from generator.report.findings import Findings
from generator.report.formats import FORMATS
from generator.report.markdown import MAX_LINES
from generator.source import Span

ROOT = Path(__file__).parents[2]
PATH = "protocols/yar-ks/протокол 2.md"
LINES = {4: "date: 2023-02-30", 9: "Срок: вчера, 100%"}
DATE = error("date", Span(PATH, 4, 7, 10), "«2023-02-30» — не дата.", "date: 2023-03-16")
LABEL = warning("label-gap", Span(PATH, 9, 1, 4), "Пропущен номер, 100%: 1.2::", "1.2. …\n1.3. …")


def findings(
    *diagnostics: Diagnostic, shift: int = 0, help_at: str = "https://example.org/rules/"
) -> Findings:
    return Findings(diagnostics, lambda _, line: LINES.get(line - shift, ""), 3, "portal/content/", help_at)


def moved(diagnostic: Diagnostic, lines: int) -> Diagnostic:
    span = diagnostic.span
    place = Span(span.path, span.line + lines, span.column, span.width)
    return Diagnostic(diagnostic.code, diagnostic.severity, place, diagnostic.message, diagnostic.advice)


def test_github() -> None:
    assert FORMATS["github"](findings(DATE, LABEL)).splitlines() == [
        "::error file=portal/content/protocols/yar-ks/протокол 2.md,line=4,col=7,endColumn=17,"
        "title=ошибка date"
        "::«2023-02-30» — не дата.%0AКак надо: date: 2023-03-16%0AСправка: https://example.org/rules/date/",
        "::warning file=portal/content/protocols/yar-ks/протокол 2.md,line=9,col=1,endColumn=5,"
        "title=замечание label-gap"
        "::Пропущен номер, 100%25: 1.2::%0AКак надо:%0A1.2. …%0A1.3. …%0A"
        "Справка: https://example.org/rules/label-gap/",
        "Проверено: 3\u00a0записи. 1\u00a0ошибка, 1\u00a0замечание.",
    ]


def test_github_takes_no_command_from_a_name() -> None:
    nasty = error("name", Span("a,line=1::b\n::set-output name=x::y.md"), "Имя\n::error::чужое\r")

    lines = FORMATS["github"](findings(nasty)).splitlines()

    assert lines[0].startswith("::error file=portal/content/a%2Cline=1%3A%3Ab%0A%3A%3Aset-output name=x")
    assert not [line for line in lines[1:] if line.startswith("::")]


def test_gitlab() -> None:
    first, second = json.loads(FORMATS["gitlab"](findings(DATE, LABEL)))

    assert first | {"fingerprint": ""} == {
        "description": "«2023-02-30» — не дата. Как надо: date: 2023-03-16",
        "check_name": "date",
        "fingerprint": "",
        "severity": "critical",
        "location": {"path": "portal/content/protocols/yar-ks/протокол 2.md", "lines": {"begin": 4}},
    }
    assert second["severity"] == "minor"


@pytest.mark.parametrize(
    ("name", "marks"),
    (
        ("gitlab", lambda made: [issue["fingerprint"] for issue in made]),
        ("sarif", lambda made: [r["partialFingerprints"]["glasno/v1"] for r in made["runs"][0]["results"]]),
        ("json", lambda made: [d["fingerprint"] for d in made["diagnostics"]]),
    ),
)
def test_a_fingerprint_stays_when_lines_shift(name: str, marks: Any) -> None:
    before = marks(json.loads(FORMATS[name](findings(DATE, LABEL, LABEL))))
    after = marks(json.loads(FORMATS[name](findings(*(moved(d, 5) for d in (DATE, LABEL, LABEL)), shift=5))))

    assert before == after
    assert len(set(before)) == 3


def _sarif_schema() -> Any:
    return json.loads((ROOT / "tests/desk/schemas/sarif-2.1.0.json").read_text(encoding="utf-8-sig"))


@pytest.mark.parametrize("found", ((), (DATE,), (DATE, LABEL, DATE)), ids=("none", "one", "three"))
def test_sarif_follows_its_schema(found: tuple[Diagnostic, ...]) -> None:
    log = json.loads(FORMATS["sarif"](findings(*found)))
    schema = _sarif_schema()
    validator = jsonschema.validators.validator_for(schema)

    validator(schema).validate(log)
    assert len(log["runs"][0]["results"]) == len(found)


def test_sarif_names_the_place_and_the_rule() -> None:
    run = json.loads(FORMATS["sarif"](findings(LABEL, DATE)))["runs"][0]
    result = run["results"][1]
    place = result["locations"][0]["physicalLocation"]

    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "date"
    assert place["artifactLocation"]["uri"].startswith("portal/content/protocols/yar-ks/%D0%BF")
    assert place["region"] == {
        "startLine": 4, "startColumn": 7, "endLine": 4, "endColumn": 17,
        "snippet": {"text": "date: 2023-02-30"}
    }  # fmt: skip


def test_rdjson_counts_bytes() -> None:
    found = error("type", Span(PATH, 9, 7, 5), "Не то.")

    (made,) = json.loads(FORMATS["rdjson"](findings(found)))["diagnostics"]

    assert made["severity"] == "ERROR"
    assert made["code"] == {"value": "type", "url": "https://example.org/rules/type/"}
    assert made["location"]["range"] == {
        "start": {"line": 9, "column": len("Срок: ".encode()) + 1},
        "end": {"line": 9, "column": len("Срок: вчера".encode()) + 1},
    }


def test_json() -> None:
    made = json.loads(FORMATS["json"](findings(DATE, LABEL, help_at="")))

    assert (made["version"], made["records"], made["errors"], made["warnings"]) == ("1.0", 3, 1, 1)
    assert made["diagnostics"][0]["source"] == "date: 2023-02-30"
    assert made["diagnostics"][0]["help"] is None


def test_markdown() -> None:
    assert FORMATS["markdown"](findings(DATE, LABEL)).splitlines() == [
        "### ❌ 1\u00a0ошибка, 1\u00a0замечание",
        "",
        "Проверено: 3\u00a0записи. Ошибка останавливает публикацию, замечание — нет.",
        "",
        "- `portal/content/protocols/yar-ks/протокол 2.md:4:7` [date](https://example.org/rules/date/): "
        "«2023\\-02\\-30» — не дата.",
        "  Как надо: `date: 2023-03-16`",
        "",
        "<details><summary>1\u00a0замечание</summary>",
        "",
        "- `portal/content/protocols/yar-ks/протокол 2.md:9:1` "
        "[label-gap](https://example.org/rules/label-gap/): Пропущен номер, 100%: 1.2::",
        "",
        "</details>",
    ]


def test_markdown_is_short_enough_to_be_read() -> None:
    text = FORMATS["markdown"](findings(*(moved(DATE, line) for line in range(500))))

    assert len(text.splitlines()) <= MAX_LINES
    assert "и ещё 465" in text


@pytest.mark.parametrize(
    "evil",
    ("<img src=x onerror=alert(1)>", "@all", "[x](javascript:alert)", "https://evil.example",
     "![x](//e.example)",
     "# Заголовок", "fix #12", "``` \n<script>", "`@all`", "www.evil.example"),
)  # fmt: skip
def test_markdown_shows_words_and_obeys_none(evil: str) -> None:
    text = FORMATS["markdown"](findings(error("type", Span(PATH, 1), evil, evil), help_at=""))
    prose = re.sub(r"(`+)(?!`).*?(?<!`)\1(?!`)", "", text)

    assert not re.search(
        r"<(?!!-- -->|/?details|/?summary)|@\w|(?<!\\)\[|://|www\.\w|#\d|\n# ", prose.replace("###", "")
    )


@pytest.mark.parametrize("name", ("text", *FORMATS))
def test_check_speaks_every_format(name: str, tmp_path: Path) -> None:
    (tmp_path / "content/organizations").mkdir(parents=True)
    (tmp_path / ".git").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: П\nsite_url: https://example.org/\n", encoding="utf-8")
    (tmp_path / "content/organizations/sovet.yml").write_text("name: Совет\n", encoding="utf-8")

    done = CliRunner().invoke(main, ["check", "--root", str(tmp_path), "--format", name])

    assert done.exit_code == 1
    assert "content/organizations/sovet.yml" in done.output
    assert "missing-field" in done.output
