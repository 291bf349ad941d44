"""Files that are published as they are: known by their content, refused where their name lies."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from generator.pipeline.archive_kind import REFUSALS
from generator.pipeline.content import read_content
from generator.pipeline.file_kind import inspect
from tests.importers.sources.open_document import MIME, odt
from tests.importers.sources.pdf_file import column, pdf
from tests.importers.sources.test_hostile import HOSTILE
from tests.importers.sources.word import pack, simple

FOLDER = "protocols/sovet"
ODS = b"application/vnd.oasis.opendocument.spreadsheet"


def xlsx() -> bytes:
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


def code(folder: Path, name: str, data: bytes) -> str:
    (folder / name).write_bytes(data)
    fault = inspect(folder, name)
    return fault.code if fault else ""


GOOD: dict[str, Callable[[], bytes]] = {
    "a.pdf": lambda: pdf(column("Протокол")),
    "a.PDF": lambda: b"%PDF-1.7\n",
    "a.docx": simple,
    "a.xlsx": xlsx,
    "a.odt": lambda: odt("<text:p>Протокол</text:p>"),
    "a.ods": lambda: pack({"mimetype": ODS, "content.xml": b"<x/>"}, level=0),
    "a.csv": lambda: "школа;мест\n№ 1;500\n".encode("cp1251"),
    "a.png": lambda: b"\x89PNG\r\n\x1a\n\0",
    "a.jpeg": lambda: b"\xff\xd8\xff\xe0",
    "a.webp": lambda: b"RIFF\0\0\0\0WEBPVP8 ",
}


@pytest.mark.parametrize("name", GOOD)
def test_a_file_that_is_what_it_says(tmp_path: Path, name: str) -> None:
    assert code(tmp_path, name, GOOD[name]()) == ""


BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "page named .pdf": ("a.pdf", lambda: b"<!doctype html><script>alert(1)</script>", "attachment-type"),
    "page before a PDF": ("a.pdf", lambda: b"<script>alert(1)</script>\n%PDF-1.7", "attachment-type"),
    "docx named .pdf": ("a.pdf", simple, "attachment-type"),
    "docx named .xlsx": ("a.xlsx", simple, "attachment-type"),
    "docx named .ods": ("a.ods", simple, "attachment-type"),
    "odt named .ods": ("a.ods", lambda: odt(""), "attachment-type"),
    "plain archive named .docx": ("a.docx", lambda: pack({"a.txt": b"x"}), "attachment-type"),
    "archive of another mime": ("a.ods", lambda: pack({"mimetype": MIME}), "attachment-type"),
    "exe named .docx": ("a.docx", lambda: b"MZ\x90\0", "attachment-type"),
    "archive behind a program": ("a.docx", lambda: b"MZ\x90\0" + simple(), "attachment-type"),
    "torn archive": ("a.docx", lambda: simple()[:-300], "attachment-type"),
    "page named .csv": ("a.csv", lambda: b"<html><script>alert(1)</script>", "attachment-type"),
    "drawing named .csv": ("a.csv", lambda: b"<svg onload=alert(1)>", "attachment-type"),
    "program named .csv": ("a.csv", lambda: b"MZ\x90\0", "attachment-type"),
    "drawing named .png": ("a.png", lambda: b"<svg onload=alert(1)>", "attachment-type"),
    "page named .jpg": ("a.jpg", lambda: b"GIF89a<script>", "attachment-type"),
    "nothing": ("a.pdf", lambda: b"", "empty"),
}  # fmt: skip


@pytest.mark.parametrize("what", BAD)
def test_a_file_that_is_something_else(tmp_path: Path, what: str) -> None:
    name, build, expected = BAD[what]
    assert code(tmp_path, name, build()) == expected


UNREAD = {
    "encrypted": "attachment-type",
    "image elsewhere in an .odt": "",
    "nested tables": "",
    "nested lists in an .odt": "",
    "a document as a part": "",
}
"""What only an importer would stumble over: published as it is, or known for another kind of file."""


@pytest.mark.parametrize(
    "what",
    [
        what
        for what, (name, _, expected) in HOSTILE.items()
        if expected in REFUSALS and name.endswith((".docx", ".odt"))
    ],
)
def test_a_dangerous_archive_is_refused(tmp_path: Path, what: str) -> None:
    name, build, expected = HOSTILE[what]
    assert code(tmp_path, name, build()) == UNREAD.get(what, expected)


@pytest.mark.parametrize(
    ("path", "data", "expected"),
    (
        ("page.html", b"<script>alert(1)</script>", "attachment-type"),
        ("js/app.js", b"alert(1)", "attachment-type"),
        ("logo.svg", b"<svg onload=alert(1)/>", "attachment-type"),
        ("page.markdown", b"# x", "attachment-type"),
        ("page.MD", b"# x", "attachment-type"),
        ("data.yml", b"a: 1", "attachment-type"),
        ("LICENSE", b"x", "attachment-type"),
        ("img/a.png", b"<svg onload=alert(1)>", "attachment-type"),
        ("img/a.png", b"\x89PNG\r\n\x1a\n\0", ""),
        ("plan.pdf", b"%PDF-1.7", ""),
        ("Plan.docx", b"PK\x03\x04", "attachment-type"),
    ),
)
def test_files_of_hand_written_pages(tmp_path: Path, path: str, data: bytes, expected: str) -> None:
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).write_bytes(data)

    found = [remark.code for remark in read_content(tmp_path).diagnostics if remark.code != "no-content"]

    assert found == ([expected] if expected else [])


def test_attachments_too_big_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.pipeline.content.MAX_ATTACHED", 10)
    (tmp_path / FOLDER).mkdir(parents=True)
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / FOLDER / name).write_bytes(b"%PDF-1.7")

    assert "too-big" in {remark.code for remark in read_content(tmp_path).diagnostics}
