"""The manifest of a site: every file once, in the form that sha256sum reads."""

from __future__ import annotations

import hashlib
import re
import subprocess
from pathlib import Path

import pytest

from generator.publish import manifest
from generator.publish.entry_book import EntryBook
from generator.publish.manifest import enter, parse_manifest, seal
from generator.publish.refusal import Refused

PAGE = "<main><h1>Протокол</h1></main>"


def write(site: Path, **files: str) -> None:
    for name, text in files.items():
        path = site / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def test_every_file_is_named_and_sha256sum_agrees(tmp_path: Path) -> None:
    write(tmp_path, index_html=PAGE, a__план_pdf="%PDF", a__index_html=PAGE)
    seal(tmp_path)
    sums = parse_manifest((tmp_path / "SHA256SUMS").read_text(encoding="utf-8"))
    assert list(sums) == [
        "a/index.html",
        "a/план.pdf",
        "index.html",
        "verify/sums/all.txt",
        "verify/sums/digits.txt",
    ]
    assert sums["a/план.pdf"] == hashlib.sha256(b"%PDF").hexdigest()
    done = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=tmp_path)
    assert done.returncode == 0


def test_parts_for_a_browser_hold_every_sum_under_its_first_digits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest, "_PART", 2)
    write(tmp_path, **{f"p{number}__index_html": f"{PAGE}{number}" for number in range(40)})
    seal(tmp_path)
    parts = tmp_path / "verify/sums"
    assert (parts / "digits.txt").read_text(encoding="utf-8") == "2\n"
    assert len(list(parts.iterdir())) == 257
    found: dict[str, str] = {}
    for path in parts.glob("??.txt"):
        sums = parse_manifest(path.read_text(encoding="utf-8"))
        assert {sum[:2] for sum in sums.values()} <= {path.stem}
        found |= sums
    everything = parse_manifest((tmp_path / "SHA256SUMS").read_text(encoding="utf-8"))
    assert found == {name: sum for name, sum in everything.items() if not name.startswith("verify/sums/")}


def test_what_was_entered_when_it_was_written_is_not_read_again(tmp_path: Path) -> None:
    write(tmp_path, index_html=PAGE, a__index_html=PAGE, b_txt="as it stands")
    seal(tmp_path)
    plain = (tmp_path / "SHA256SUMS").read_bytes()
    entries = [enter("a/index.html", PAGE.encode()), enter("gone/index.html", b"")]
    seal(tmp_path, entries)
    assert (tmp_path / "SHA256SUMS").read_bytes() == plain
    seal(tmp_path, [enter("b.txt", b"as it was written")])
    sums = parse_manifest((tmp_path / "SHA256SUMS").read_text(encoding="utf-8"))
    assert sums["b.txt"] == hashlib.sha256(b"as it was written").hexdigest()


def test_what_is_known_and_what_is_read_stand_in_one_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(manifest, "_AHEAD", 2)
    names = [
        f"{place}{number}" for number in range(20) for place in ("verify/sums-", "а/", "verify/sums", "z")
    ]
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(name, "utf-8")
    seal(tmp_path)
    plain = (tmp_path / "SHA256SUMS").read_bytes()
    seal(tmp_path, EntryBook(enter(name, name.encode()) for name in (*names[::3], "gone", "б")))
    assert (tmp_path / "SHA256SUMS").read_bytes() == plain
    assert [line[66:] for line in plain.decode().splitlines()] == sorted(
        (*names, "verify/sums/all.txt", "verify/sums/digits.txt")
    )


def test_faults_of_what_was_entered_are_told(tmp_path: Path) -> None:
    write(tmp_path, index_html=PAGE)
    with pytest.raises(Refused, match="страница пуста"):
        seal(tmp_path, [enter("index.html", b"<main></main>")])


def test_a_site_that_is_sealed_twice_has_the_same_manifest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, **{f"p{number}__index_html": f"{PAGE}{number}" for number in range(9)})
    seal(tmp_path)
    once = (tmp_path / "SHA256SUMS").read_bytes()
    monkeypatch.setattr(manifest, "_PART", 1)
    seal(tmp_path)
    monkeypatch.undo()
    seal(tmp_path)
    assert (tmp_path / "SHA256SUMS").read_bytes() == once
    assert sorted(path.name for path in (tmp_path / "verify/sums").iterdir()) == ["all.txt", "digits.txt"]


def test_an_unsound_site_is_refused_with_its_faults(tmp_path: Path) -> None:
    write(
        tmp_path,
        index_html='<main>x<img src="https://example.org/x.png"></main>',
        a__index_html="<main></main>",
    )
    with pytest.raises(Refused) as refusal:
        seal(tmp_path)
    assert str(refusal.value).splitlines() == [
        "Сайт не годится для публикации.",
        "a/index.html: страница пуста.",
        'index.html: страница берёт файл с другого сайта: <img src="https://example.org/x.png"',
    ]
    assert not (tmp_path / "SHA256SUMS").exists()


def test_a_site_that_is_too_big(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest, "MAX_SITE", 5)
    write(tmp_path, index_html=PAGE)
    with pytest.raises(Refused, match="Сайт больше"):
        seal(tmp_path)


@pytest.mark.parametrize(
    "line", ("", "x  a", f"{'0' * 64}  /etc/passwd", f"{'0' * 64}  a/../../b", f"{'0' * 63}  a")
)
def test_a_line_that_is_no_sum(line: str) -> None:
    with pytest.raises(ValueError, match=re.escape(line) or "^$"):
        parse_manifest(f"{line}\n")
