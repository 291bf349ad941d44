from __future__ import annotations

import gzip
import os
from hashlib import shake_256
from pathlib import Path

import brotli
import pytest

from generator.publish.compress import compress
from generator.publish.manifest import enter, seal

TEXT = "<p>1.1. Подготовить рекомендации. Срок: до 31 марта 2023 года\n" * 40
NOISE = shake_256(b"").digest(4096)


def write(site: Path, name: str, data: bytes | str = TEXT, time: int = 1_700_000_000) -> Path:
    path = site / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    os.utime(path, (time, time))
    return path


def names(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def test_a_text_gets_two_twins_that_unpack_to_it(tmp_path: Path) -> None:
    page = write(tmp_path, "protocols/index.html")

    assert set(compress(tmp_path)) == {"protocols/index.html.gz", "protocols/index.html.br"}
    assert gzip.decompress(page.with_name("index.html.gz").read_bytes()).decode() == TEXT
    assert brotli.decompress(page.with_name("index.html.br").read_bytes()).decode() == TEXT


@pytest.mark.parametrize(
    ("name", "data"),
    (
        ("short/index.html", "<p>Принято.</p>" * 20),
        ("assets/font.woff2", TEXT),
        ("pagefind/glasno.bin", TEXT),
        ("protocols/scan.pdf", TEXT),
        ("noise.txt", NOISE),
    ),
    ids=("short", "font", "packed", "no-text", "noise"),
)
def test_what_would_not_pay_stays_alone(tmp_path: Path, name: str, data: bytes | str) -> None:
    write(tmp_path, name, data)

    assert compress(tmp_path) == {}
    assert names(tmp_path) == [name]


def test_the_bytes_know_no_time_and_the_twins_have_that_of_the_text(tmp_path: Path) -> None:
    early, late = write(tmp_path, "early.html", time=1_600_000_000), write(tmp_path, "late.html")
    compress(tmp_path)

    assert early.with_name("early.html.gz").read_bytes()[4:8] == bytes(4)  # RFC 1952: MTIME
    for suffix in (".gz", ".br"):
        one, other = (page.with_name(page.name + suffix) for page in (early, late))
        assert one.read_bytes() == other.read_bytes()
        assert (one.stat().st_mtime, other.stat().st_mtime) == (1_600_000_000, 1_700_000_000)


def test_twins_of_unchanged_texts_are_taken_over(tmp_path: Path) -> None:
    before, now = tmp_path / "before", tmp_path / "now"
    for name in ("same.html", "changed.html", "gone.html"):
        write(before, name)
    compress(before)
    same = write(before, "same.html.gz", b"the twin of before")
    seal(before)
    write(now, "same.html")
    write(now, "changed.html", TEXT.replace("31", "30"))
    write(now, "changed.html.br", b"of an older text")

    entries = compress(now, before)
    assert entries == {name: enter(name, (now / name).read_bytes()) for name in names(now) if name in entries}
    assert len(entries) == 4
    assert (now / "same.html.gz").read_bytes() == same.read_bytes()
    assert "30 марта" in gzip.decompress((now / "changed.html.gz").read_bytes()).decode()
    assert "30 марта" in brotli.decompress((now / "changed.html.br").read_bytes()).decode()
    assert not list(now.glob("gone*"))


@pytest.mark.parametrize("manifest", (None, "", "no manifest", "0" * 64 + "  a.html\n"))
def test_without_a_sum_of_before_twins_are_made(tmp_path: Path, manifest: str | None) -> None:
    before, now = tmp_path / "before", tmp_path / "now"
    write(before, "a.html")
    write(before, "a.html.gz", b"the twin of before")
    if manifest is not None:
        write(before, "SHA256SUMS", manifest)
    write(now, "a.html")
    compress(now, before)
    assert gzip.decompress((now / "a.html.gz").read_bytes()).decode() == TEXT


def test_an_old_twin_of_a_text_that_gets_none_goes(tmp_path: Path) -> None:
    write(tmp_path, "noise.txt", NOISE)
    write(tmp_path, "noise.txt.gz", "of an older text")
    assert compress(tmp_path) == {}
    assert names(tmp_path) == ["noise.txt"]


def test_a_twin_that_the_manifest_of_before_does_not_name_is_not_taken(tmp_path: Path) -> None:
    before, now = tmp_path / "before", tmp_path / "now"
    write(before, "a.html")
    seal(before)
    write(before, "a.html.gz", b"put there by somebody")
    write(now, "a.html")
    compress(now, before)
    assert gzip.decompress((now / "a.html.gz").read_bytes()).decode() == TEXT


def test_a_text_whose_sum_is_known_is_not_read_for_it(tmp_path: Path) -> None:
    before, now = tmp_path / "before", tmp_path / "now"
    write(before, "a.html")
    compress(before)
    seal(before)
    write(now, "a.html", TEXT.replace("31", "30"))
    compress(now, before, {"a.html": enter("a.html", TEXT.encode())}.get)
    assert "31 марта" in gzip.decompress((now / "a.html.gz").read_bytes()).decode()


def test_a_twin_taken_over_to_another_disk_is_copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(18, "Invalid cross-device link")

    write(tmp_path / "before", "a.html")
    compress(tmp_path / "before")
    seal(tmp_path / "before")
    write(tmp_path / "now", "a.html")
    monkeypatch.setattr(os, "link", refuse)

    assert len(compress(tmp_path / "now", tmp_path / "before")) == 2
    assert names(tmp_path / "now") == ["a.html", "a.html.br", "a.html.gz"]
