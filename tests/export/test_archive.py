"""The archive: all of the open data, with sums that hold, the same bytes each time."""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

from generator.export import artifacts
from generator.model.settings import Export, Licence
from tests.export.portals import SETTINGS, TODAY, demo, hostile

Made = Callable[[str], Mapping[str, bytes]]
OWN = {"data/archive.zip", "data/archive.zip.sha256"}


def test_it_holds_what_is_published_for_loading(each: str, made: Made) -> None:
    files = made(each)
    with ZipFile(io.BytesIO(files["data/archive.zip"])) as archive:
        assert archive.testzip() is None
        packed = {name: archive.read(name) for name in archive.namelist()}
    sums = packed.pop("SHA256SUMS").decode().splitlines()
    wanted = {a for a in files if a.startswith("data/") or a.endswith("/akn.xml")} - OWN
    assert packed == {address: files[address] for address in wanted}
    assert sums == [f"{hashlib.sha256(data).hexdigest()}  {name}" for name, data in packed.items()]


def test_the_list_tells_every_file_with_its_size_and_sum(each: str, made: Made) -> None:
    files = made(each)
    index = json.loads(files["data/index.json"])
    assert index["as_of"] == TODAY.isoformat()
    for file in index["files"]:
        data = files[file["address"]]
        assert (file["size"], file["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
    listed = {file["address"] for file in index["files"]}
    assert listed == {a for a in files if a.startswith("data/") or a.endswith("/akn.xml")} - OWN - {
        "data/index.json"
    }


def test_sums_are_read_by_sha256sum(made: Made, tmp_path: Path) -> None:
    with ZipFile(io.BytesIO(made("hostile")["data/archive.zip"])) as archive:
        archive.extractall(tmp_path)
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=tmp_path, check=False
    )
    assert done.returncode == 0


def test_everything_is_the_same_bytes_twice() -> None:
    assert list(artifacts(demo(), SETTINGS, TODAY)) == list(artifacts(demo(), SETTINGS, TODAY))


def test_a_licence_is_told() -> None:
    settings = replace(SETTINGS, licence=Licence("Открытая лицензия", "https://primersk.example/l"))
    made = {file.address: file.data for file in artifacts(hostile(), settings, TODAY)}
    licence = json.loads(made["data/index.json"])["licence"]
    assert licence == {"name": "Открытая лицензия", "url": "https://primersk.example/l"}


def test_a_format_that_is_off_is_not_made() -> None:
    settings = replace(SETTINGS, exports=frozenset({Export.TABLES}))
    made = [file.address for file in artifacts(hostile(), settings, TODAY)]
    assert made
    assert all(address.startswith("data/") and address.endswith((".csv", ".xlsx")) for address in made)
    assert list(artifacts(hostile(), replace(SETTINGS, exports=frozenset()), TODAY)) == []
