"""The archive: all of the open data, with sums that hold, the same bytes each time."""

from __future__ import annotations

import hashlib
import json
import subprocess
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile, ZipInfo

import pytest

from generator.export import packings
from generator.export.material import material
from generator.export.zip_file import FixedZip
from generator.model.settings import Licence
from tests.export.portals import PORTALS, SETTINGS, TODAY, hostile
from tests.export.published import publish
from tests.load.records import portal as linked
from tests.site.portal import tree

OWN = {"data/archive.zip", "data/archive.zip.sha256"}


@pytest.fixture(scope="module", params=("primersk", "hostile"))
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a portal publishes for programs."""
    place = tmp_path_factory.mktemp("published")
    publish(PORTALS[request.param](), SETTINGS, place)
    return place


def of_data(folder: Path) -> dict[str, bytes]:
    """Return what shall be packed."""
    files = {address: data for address, data in tree(folder).items() if address not in OWN}
    return {a: data for a, data in files.items() if a.startswith("data/") or a.endswith("/akn.xml")}


def of_years(folder: Path) -> set[str]:
    """Return what stands in the files of all years as well."""
    parts = (
        path.relative_to(folder).as_posix()
        for table in ("decisions", "deadlines", "attendance", "reports")
        for path in (folder / "data" / table).iterdir()
    )
    return {name for name in parts if not name.startswith("data/decisions/") or not name.endswith(".jsonl")}


def test_it_holds_what_is_published_for_loading(folder: Path) -> None:
    with ZipFile(folder / "data/archive.zip") as archive:
        assert archive.testzip() is None
        packed = {name: archive.read(name) for name in archive.namelist()}
    sums = packed.pop("SHA256SUMS").decode().splitlines()
    assert len(packed) > 40
    assert packed == {name: data for name, data in of_data(folder).items() if name not in of_years(folder)}
    assert sums == [f"{hashlib.sha256(data).hexdigest()}  {name}" for name, data in packed.items()]


def test_what_is_joined_from_packed_pieces_is_not_packed_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    packed: list[str] = []
    write = FixedZip.write

    def spied(archive: FixedZip, path: str | Path, name: str) -> ZipInfo:
        packed.append(name)
        return write(archive, path, name)

    monkeypatch.setattr(FixedZip, "write", spied)
    portal = PORTALS["primersk"]()
    publish(portal, SETTINGS, tmp_path)
    joined = set(packings(material(portal, SETTINGS, TODAY)))
    assert {"data/decisions.csv", "data/decisions.en.csv", "data/popolo/2023.json"} <= joined
    assert not joined & set(packed)


def test_an_empty_file_is_packed_alike_whatever_was_empty_before(tmp_path: Path) -> None:
    """There are no topics; the first report comes."""
    files = {
        "organizations/sovet.yml": "name: Совет\nclassification: council\n",
        "protocols/sovet/2023-03-16.md": "## Решили\n1. Открыть музей.\n",
    }
    report = "reports/protocols/sovet/2023-03-16/1/2023-04-02.yml"
    with_report = linked(files | {report: "date: 2023-04-02\nstatus: done\ntext: Музей открыт.\n"})
    publish(linked(files), SETTINGS, tmp_path / "before")
    publish(with_report, SETTINGS, tmp_path / "whole")
    publish(with_report, SETTINGS, tmp_path / "update", tmp_path / "before")
    whole, update = ((tmp_path / name / "data/archive.zip").read_bytes() for name in ("whole", "update"))
    assert whole == update


def test_the_list_tells_every_file_with_its_size_and_sum(folder: Path) -> None:
    index = json.loads((folder / "data/index.json").read_bytes())
    assert index["as_of"] == TODAY.isoformat()
    told = {file["address"]: (file["size"], file["sha256"]) for file in index["files"]}
    wanted = of_data(folder)
    del wanted["data/index.json"]
    assert told == {
        address: (len(data), hashlib.sha256(data).hexdigest()) for address, data in wanted.items()
    }


def test_sums_are_read_by_sha256sum(folder: Path, tmp_path: Path) -> None:
    with ZipFile(folder / "data/archive.zip") as archive:
        archive.extractall(tmp_path)
    for place, name in ((tmp_path, "SHA256SUMS"), (folder / "data", "archive.zip.sha256")):
        done = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", name], cwd=place, check=False)
        assert done.returncode == 0


def test_everything_is_the_same_bytes_twice(tmp_path: Path) -> None:
    for name in ("one", "two"):
        publish(hostile(), SETTINGS, tmp_path / name)
    assert tree(tmp_path / "one") == tree(tmp_path / "two")


def test_a_licence_is_told(tmp_path: Path) -> None:
    licence = Licence("Открытая лицензия", "https://primersk.example/l")
    publish(hostile(), replace(SETTINGS, licence=licence), tmp_path)
    told = json.loads((tmp_path / "data/index.json").read_bytes())["licence"]
    assert told == {"name": licence.name, "url": licence.url}


def test_what_did_not_change_is_taken_over_as_it_is_compressed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(hostile(), SETTINGS, tmp_path / "before")
    changed = replace(SETTINGS, site_name="Другой портал")
    publish(hostile(), changed, tmp_path / "anew")
    compressed: list[str] = []
    write = FixedZip.write

    def heard(archive: FixedZip, path: Path, name: str) -> ZipInfo:
        compressed.append(name)
        return write(archive, path, name)

    monkeypatch.setattr(FixedZip, "write", heard)
    publish(hostile(), changed, tmp_path / "over", tmp_path / "before")
    was, now = (of_data(tmp_path / name) for name in ("before", "anew"))
    assert tree(tmp_path / "over") == tree(tmp_path / "anew")
    assert set(compressed) == {name for name in now if now[name] not in was.values()} - of_years(
        tmp_path / "anew"
    )
    assert len(compressed) < len(now) / 2


@pytest.mark.parametrize("harm", (b"", b"no archive", b"PK\5\6" + bytes(18)))
def test_an_archive_that_cannot_be_read_is_as_none(harm: bytes, tmp_path: Path) -> None:
    publish(hostile(), SETTINGS, tmp_path / "before")
    (tmp_path / "before/data/archive.zip").write_bytes(harm)
    publish(hostile(), SETTINGS, tmp_path / "over", tmp_path / "before")
    publish(hostile(), SETTINGS, tmp_path / "anew")
    assert tree(tmp_path / "over") == tree(tmp_path / "anew")


def test_an_archive_changed_by_hand_is_not_taken_over(tmp_path: Path) -> None:
    publish(hostile(), SETTINGS, tmp_path / "before")
    archive = tmp_path / "before/data/archive.zip"
    whole = archive.read_bytes()
    with ZipFile(archive) as packed:
        middle = max(packed.infolist(), key=lambda member: member.compress_size)
    place = middle.header_offset + 30 + len(middle.filename) + middle.compress_size // 2
    archive.write_bytes(whole[:place] + bytes((whole[place] ^ 1,)) + whole[place + 1 :])
    publish(hostile(), SETTINGS, tmp_path / "over", tmp_path / "before")
    assert (tmp_path / "over/data/archive.zip").read_bytes() == whole
