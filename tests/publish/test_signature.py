"""A manifest signed and checked with the tools that are there."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from generator.publish.refusal import Refused
from generator.publish.signature import check_signature, sign, signed


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    folder.mkdir()
    (folder / "SHA256SUMS").write_text(f"{'0' * 64}  index.html\n", encoding="utf-8")
    return folder


def run(*command: str | Path) -> None:
    subprocess.run(command, check=True, capture_output=True)


def pair(folder: Path, name: str, kind: str) -> tuple[Path, Path]:
    """Return a new private key and its public one."""
    tool = {"ssh": "ssh-keygen", "minisign": "minisign"}[kind]
    if shutil.which(tool) is None:
        pytest.skip(f"no {tool} here")
    private, public = folder / name, folder / f"{name}.pub"
    if kind == "ssh":
        run("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", private)
    else:
        run("minisign", "-G", "-W", "-s", private, "-p", public)
    return private, public


@pytest.mark.parametrize("kind", ("ssh", "minisign"))
def test_a_signature_holds_for_these_bytes_and_this_key(site: Path, tmp_path: Path, kind: str) -> None:
    private, public = pair(tmp_path, "portal", kind)
    _, stranger = pair(tmp_path, "stranger", kind)
    with pytest.raises(Refused, match="Подписи нет"):
        check_signature(site, public)
    assert not signed(site)
    sign(site, private)
    assert signed(site)
    check_signature(site, public)
    with pytest.raises(Refused, match="не сошлась"):
        check_signature(site, stranger)
    (site / "SHA256SUMS").write_text(f"{'1' * 64}  index.html\n", encoding="utf-8")
    with pytest.raises(Refused, match="не сошлась"):
        check_signature(site, public)


def test_an_ssh_signature_for_something_else_is_worth_nothing(site: Path, tmp_path: Path) -> None:
    private, public = pair(tmp_path, "portal", "ssh")
    run("ssh-keygen", "-q", "-Y", "sign", "-f", private, "-n", "git", site / "SHA256SUMS")
    with pytest.raises(Refused, match="не сошлась"):
        check_signature(site, public)


def test_a_key_whose_program_is_missing(site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key = tmp_path / "key"
    key.write_text("untrusted comment: minisign encrypted secret key\n", encoding="utf-8")
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Refused, match="нужна программа minisign"):
        sign(site, key)
