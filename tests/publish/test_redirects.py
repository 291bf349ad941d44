"""What became of an address, from the program to a web server and back."""

from __future__ import annotations

from pathlib import Path

from generator.publish.redirects import GONE, MOVED, Redirect, read_redirects, write_redirects

MOVE = Redirect("protocols/sovet/2023-03-16/", "protocols/sovet/2023-03-16-2/", MOVED)
LOSS = Redirect("protocols/sovet/2022-01-10/план.pdf", "protocols/sovet/2022-01-10/", GONE)


def test_redirects_are_kept_in_the_site_in_order(tmp_path: Path) -> None:
    write_redirects(tmp_path, (MOVE, LOSS))
    assert (tmp_path / "redirects.json").read_text(encoding="utf-8") == (
        '{\n "redirects": [\n'
        '  {\n   "source": "protocols/sovet/2022-01-10/план.pdf",\n'
        '   "target": "protocols/sovet/2022-01-10/",\n   "status": 410\n  },\n'
        '  {\n   "source": "protocols/sovet/2023-03-16/",\n'
        '   "target": "protocols/sovet/2023-03-16-2/",\n   "status": 301\n  }\n ]\n}\n'
    )
    assert read_redirects(tmp_path) == (LOSS, MOVE)


def test_a_site_without_redirects(tmp_path: Path) -> None:
    assert read_redirects(tmp_path) == ()
