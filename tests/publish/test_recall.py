"""The addresses of a published site come back to where the next one is built, and nothing else does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.publish.ledger import read_ledger, write_ledger

FORMER, DRAFT = "protocols/primersk-council/2023-03-16/", "protocols/primersk-council/2023-09-14/"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A portal whose ledger holds one address."""
    (tmp_path / "portal" / "content").mkdir(parents=True)
    write_ledger(tmp_path / "portal" / "content", [DRAFT])
    return tmp_path / "portal"


def recall(root: Path, setting: str) -> Result:
    (root / "mkdocs.yml").write_text(f"site_name: Портал\n{setting}\n", encoding="utf-8")
    return CliRunner().invoke(main, ["recall", "--root", str(root)])


def published(folder: Path, text: str | None) -> Path:
    """Return the folder of a site with that file of addresses."""
    folder.mkdir()
    if text is not None:
        (folder / "addresses.txt").write_text(text, encoding="utf-8")
    return folder


def test_what_was_published_is_added(root: Path, tmp_path: Path, serve: Callable[[Path, str], str]) -> None:
    site = published(tmp_path / "site", f"{FORMER}\n../etc/passwd\n")
    done = recall(root, f"site_url: {serve(site, '/portal/')}")
    assert (done.exit_code, done.output) == (0, "Взято с сайта: 1\N{NO-BREAK SPACE}адрес.\n")
    assert read_ledger(root / "content") == {FORMER, DRAFT}


@pytest.mark.parametrize(
    ("text", "code", "said"),
    (
        (None, 0, "похоже, его ещё не публиковали"),
        ("<!doctype html>\n<title>Скоро здесь будет сайт</title>\n", 1, "не перечень адресов, а страница"),
    ),
)
def test_a_site_without_a_ledger(
    root: Path, tmp_path: Path, serve: Callable[[Path, str], str], text: str | None, code: int, said: str
) -> None:
    done = recall(root, f"site_url: {serve(published(tmp_path / 'site', text), '/')}")
    assert done.exit_code == code
    assert said in done.output
    assert read_ledger(root / "content") == {DRAFT}


@pytest.mark.parametrize(
    ("setting", "code", "said"),
    (
        ("", 0, "нет site_url"),
        ("site_url: !ENV ADDRESS", 0, "нет site_url"),
        ("site_url: file:///etc", 1, "не адрес сайта"),
        ("site_url: http://127.0.0.1:9/", 1, "Сервер не ответил"),
    ),
)
def test_a_site_that_cannot_be_asked(root: Path, setting: str, code: int, said: str) -> None:
    done = recall(root, setting)
    assert done.exit_code == code
    assert said in done.output
    assert read_ledger(root / "content") == {DRAFT}
