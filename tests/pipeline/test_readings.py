"""Documents are parsed once: what is kept says the same, is told from what has changed, and never harms."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.load import Reading, load_file
from generator.pipeline import read_and_check
from generator.pipeline.content import read_content
from generator.pipeline.readings import Readings
from generator.source import SourceFile

PORTAL = Path(__file__).parents[1] / "portals/primersk/content"
FIXTURES = Path(__file__).parents[1] / "check/fixtures"


def never(file: SourceFile) -> Reading:
    raise AssertionError(f"{file.path} is parsed again")


def documents(root: Path) -> list[SourceFile]:
    return [file for file in read_content(root).records if file.path.startswith(("protocols", "decisions"))]


def test_what_is_kept_says_the_same(tmp_path: Path) -> None:
    wanted = read_and_check(PORTAL)
    for _ in range(2):
        found = read_and_check(PORTAL, readings=Readings(tmp_path))
        assert found.diagnostics == wanted.diagnostics
        assert found.portal == wanted.portal
    readings = Readings(tmp_path)
    for file in documents(PORTAL):
        assert readings.instead_of(never)(file) == load_file(file)


def test_faults_are_kept_with_their_document(tmp_path: Path) -> None:
    told = 0
    for root in (path / "bad" for path in FIXTURES.iterdir()):
        for file in documents(root):
            wanted = load_file(file)
            first = Readings(tmp_path).instead_of(load_file)(file)
            again = Readings(tmp_path).instead_of(load_file)(file)
            assert first == again == wanted
            told += bool(wanted[0] and wanted[1])
    assert told


def test_another_text_or_place_is_parsed_anew(tmp_path: Path) -> None:
    file, *_ = documents(PORTAL)
    readings = Readings(tmp_path)
    assert readings.instead_of(load_file)(file) == load_file(file)
    for other in (
        SourceFile(file.path, file.data + b"\n"),
        SourceFile(file.path.replace("2", "3", 1), file.data),
    ):
        with pytest.raises(AssertionError):
            readings.instead_of(never)(other)


def test_many_are_read_as_one_by_one(tmp_path: Path) -> None:
    files = documents(PORTAL)
    files.insert(1, SourceFile("reports/x.yml", b"nonsense"))
    wanted = list(map(load_file, files))
    assert list(Readings(None).each(load_file, files)) == wanted
    for _ in range(2):
        assert list(Readings(tmp_path).each(load_file, files)) == wanted
    files.append(SourceFile(files[0].path, files[0].data + b"\n"))
    assert list(Readings(tmp_path).each(load_file, files)) == [*wanted, load_file(files[-1])]


def test_what_cannot_be_kept_is_read_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = documents(PORTAL)
    monkeypatch.setattr(Path, "replace", _refuse)
    assert list(Readings(tmp_path).each(load_file, files)) == list(map(load_file, files))


def _refuse(*_: object) -> None:
    raise PermissionError


@pytest.mark.parametrize(
    "spoil", (lambda path: path.write_bytes(b"\x81\xa1"), lambda path: path.write_bytes(b""), Path.unlink)
)
def test_what_cannot_be_read_is_as_none(tmp_path: Path, spoil: Callable[[Path], object]) -> None:
    file, *_ = documents(PORTAL)
    Readings(tmp_path).instead_of(load_file)(file)
    for path in list(tmp_path.iterdir()):
        spoil(path)
    assert Readings(tmp_path).instead_of(load_file)(file) == load_file(file)
    assert Readings(tmp_path).instead_of(never)(file) == load_file(file)


def test_what_nobody_asks_for_is_forgotten(tmp_path: Path) -> None:
    one, other, *_ = documents(PORTAL)
    for file in (one, other):
        Readings(tmp_path).instead_of(load_file)(file)
    for path in tmp_path.iterdir():
        os.utime(path, (0, 0))
    readings = Readings(tmp_path)
    readings.instead_of(never)(one)
    readings.forget_others()
    readings.instead_of(never)(one)
    with pytest.raises(AssertionError):
        readings.instead_of(never)(other)


def test_a_folder_that_cannot_be_written_harms_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    wanted = read_and_check(PORTAL)
    assert read_and_check(PORTAL, readings=Readings(tmp_path / "file")).portal == wanted.portal
