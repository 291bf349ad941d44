"""The list of all addresses: read with suspicion, written in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.publish.amendment import Unsealed
from generator.publish.ledger import amend_ledger, page_addresses, read_ledger, write_ledger


def test_a_ledger_is_sorted_and_read_back(tmp_path: Path) -> None:
    write_ledger(tmp_path, {"b/", "a/план.pdf", "a/"})
    assert (tmp_path / "addresses.txt").read_bytes() == "a/\na/план.pdf\nb/\n".encode()
    assert read_ledger(tmp_path) == {"a/", "a/план.pdf", "b/"}
    assert [path.name for path in tmp_path.iterdir()] == ["addresses.txt"]


def test_an_amended_ledger_is_the_one_written_whole(tmp_path: Path) -> None:
    before, added = {"b/", "a/план.pdf", "a/", "protocols/x/"}, {"a.txt", "план/", "a/", "persons/anna/"}
    write_ledger(tmp_path, before)
    amend_ledger(tmp_path, tmp_path / "new", added)
    write_ledger(tmp_path, before | added - {"persons/anna/"})
    assert (tmp_path / "new/addresses.txt").read_bytes() == (tmp_path / "addresses.txt").read_bytes()


@pytest.mark.parametrize("text", (None, "a/\nb/"))
def test_a_ledger_that_is_gone_or_cut_is_not_amended(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "addresses.txt").write_text(text, encoding="utf-8")
    with pytest.raises(Unsealed):
        amend_ledger(tmp_path, tmp_path / "new", {"c/"})


def test_a_folder_without_a_ledger(tmp_path: Path) -> None:
    assert read_ledger(tmp_path) == frozenset()


def test_lines_that_lead_out_of_the_site_are_passed_over(tmp_path: Path) -> None:
    lines = ("/etc/cron.d/x/", "../../up/", "a/../b/", "", "https://example.org/", "<<<<<<< HEAD", "good/")
    (tmp_path / "addresses.txt").write_bytes("\r\n".join(lines).encode() + b"\n\xff/../\n")
    assert read_ledger(tmp_path) == {"good/"}


def test_pages_of_a_site(tmp_path: Path) -> None:
    for page in ("index.html", "about/index.html", "a/b/index.html", "a/plan.pdf", "404.html"):
        path = tmp_path / page
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    assert page_addresses(tmp_path) == {"about/", "a/b/"}
