"""One flipped byte, one file more, one file less: found on disk, and as far as it can be at an address."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.publish.manifest import seal
from generator.publish.refusal import Refused
from generator.publish.verification import Difference, Verified, verify_folder, verify_url

CHANGED, MISSING, UNKNOWN = Difference
Spoil = Callable[[Path], object]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    for name in ("index.html", "protocols/index.html", "protocols/план № 2.pdf"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"<main>{name}</main>", encoding="utf-8")
    seal(folder)
    return folder


def flip(site: Path) -> None:
    path = site / "protocols/план № 2.pdf"
    data = bytearray(path.read_bytes())
    data[3] ^= 1
    path.write_bytes(data)


def remove(site: Path) -> None:
    (site / "protocols/index.html").unlink()


def add(site: Path) -> None:
    (site / "protocols/.hidden").write_text("x", encoding="utf-8")


CASES: dict[str, tuple[Spoil, tuple[tuple[str, Difference], ...]]] = {
    "nothing": (lambda site: None, ()),
    "one flipped bit": (flip, (("protocols/план № 2.pdf", CHANGED),)),
    "one file less": (remove, (("protocols/index.html", MISSING),)),
    "one file more": (add, (("protocols/.hidden", UNKNOWN),)),
}


@pytest.mark.parametrize("case", CASES)
def test_a_folder(site: Path, case: str) -> None:
    spoil, expected = CASES[case]
    spoil(site)
    assert verify_folder(site) == Verified(5, expected)


@pytest.mark.parametrize("case", ("nothing", "one flipped bit", "one file less"))
def test_an_address(site: Path, tmp_path: Path, serve: Callable[[Path, str], str], case: str) -> None:
    spoil, expected = CASES[case]
    spoil(site)
    (into := tmp_path / "into").mkdir()
    assert verify_url(serve(site, "/portal/protocols/"), into) == Verified(5, expected)


def test_a_manifest_that_is_missing_or_broken(site: Path) -> None:
    manifest = site / "SHA256SUMS"
    manifest.write_text(
        manifest.read_text(encoding="utf-8") + f"{'0' * 64}  ../../etc/passwd\n", encoding="utf-8"
    )
    with pytest.raises(Refused, match=r"испорчен: строка «0+  \.\./\.\./etc"):
        verify_folder(site)
    manifest.unlink()
    with pytest.raises(Refused, match="сверять не с чем"):
        verify_folder(site)


def test_nobody_answers(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Сервер не ответил"):
        verify_url("http://127.0.0.1:9/", tmp_path)
