"""Records of the ledger that are neither there nor explained, and the lines that explain them."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.pipeline import read_and_check
from tests.check.tree import ORGANIZATION, protocol

DOCUMENT = "protocols/sovet/2023-03-16-2/"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "protocols/sovet").mkdir(parents=True)
    (tmp_path / "organizations").mkdir()
    (tmp_path / ORGANIZATION.path).write_bytes(ORGANIZATION.data)
    (tmp_path / "protocols/sovet/2023-03-16-2.md").write_text(
        protocol("1. Мониторинг:\n1.1. Подготовить отчёт."), encoding="utf-8"
    )
    return tmp_path


def advice(content: Path, *ledger: str) -> list[tuple[str, str]]:
    """Return message and advice of every lost address."""
    (content / "addresses.txt").write_text("".join(f"{line}\n" for line in ledger), encoding="utf-8")
    said = read_and_check(content).diagnostics
    assert {diagnostic.code for diagnostic in said} <= {"url-lost"}
    return [(diagnostic.message, diagnostic.advice) for diagnostic in said]


def test_what_stands_is_not_lost(content: Path) -> None:
    assert advice(content, DOCUMENT, f"{DOCUMENT}1.1/", "organizations/sovet/", "years/2023/") == []
    assert advice(content, f"{DOCUMENT}1/") == []  # a heading has a place on its document's page


def test_pages_that_no_record_makes_wait_for_the_build(content: Path) -> None:
    assert advice(content, "guide/", "rules/empty/", "years/2020/page-7/") == []


def test_a_renamed_record_with_all_below_it(content: Path) -> None:
    old = "protocols/sovet/2023-03-16/"
    ((message, lines),) = advice(content, old, f"{old}1.1/", f"{old}1.2/")
    assert message.replace("\N{NO-BREAK SPACE}", " ") == (
        f"Адрес «{old}» и ещё 2 адреса под ним были опубликованы, а теперь там ничего нет."
    )
    assert lines == f"# withdrawn.yml:\nmoved:\n  - from: {old}\n    to: {DOCUMENT}"
    (content / "withdrawn.yml").write_text(lines, encoding="utf-8")
    assert advice(content, old, f"{old}1.1/", f"{old}1.2/") == []


def test_a_removed_record(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1710201600")
    ((_, lines),) = advice(content, "organizations/centre/")
    assert lines == (
        "# withdrawn.yml:\nwithdrawn:\n  - address: organizations/centre/\n"
        "    date: 2024-03-12\n    reason: почему отозвано"
    )
    (content / "withdrawn.yml").write_text(lines, encoding="utf-8")
    assert advice(content, "organizations/centre/") == []
    ((_, more),) = advice(content, "protocols/other/2020-01-01/")
    assert more.startswith("# withdrawn.yml, в список withdrawn:\n  - address: protocols/other/2020-01-01/\n")
    (content / "withdrawn.yml").write_text(f"{lines}\n{more}\n", encoding="utf-8")
    assert advice(content, "organizations/centre/", "protocols/other/2020-01-01/") == []


def test_a_record_that_cannot_be_read_is_not_lost(content: Path) -> None:
    (content / "protocols/sovet/2023-03-16-2.md").write_bytes(b"")
    (content / "addresses.txt").write_text(DOCUMENT, encoding="utf-8")
    assert [diagnostic.code for diagnostic in read_and_check(content).diagnostics] == ["empty"]
