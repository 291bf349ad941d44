"""A document is withdrawn, another moves: addresses live, the withdrawn words are gone from every byte."""

from __future__ import annotations

import gzip
import io
import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest

from generator.publish.redirects import GONE, MOVED, Redirect, read_redirects
from tests.site.portal import glasno, text_of_main, tree

BODY = "primersk-council"
OLD = f"protocols/{BODY}/2026-09-15-1/"
ORDER = "Вывезти бирюзовый трансформатор с Кленовой улицы"
PHRASES = ("бирюзовый трансформатор", "бирюзов", "Кленовой", "Тихомудров")


@pytest.fixture(scope="module")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal whose second document was published, then withdrawn, and whose first was renamed."""
    place = tmp_path_factory.mktemp("withdrawn")
    assert glasno("init", "portal", cwd=place).returncode == 0
    portal = place / "portal"
    folder = portal / "content/protocols" / BODY
    record = (folder / "2026-09-15-1.md").read_text(encoding="utf-8")
    secret = record.replace("2026-09-15", "2026-10-06").replace('number: "1"', 'number: "2"')
    secret = secret.replace("1.1. Собрать", f"1.1. {ORDER}. Собрать") + "Тихомудров Пафнутий Саввич\n"
    secret += "\n## Приложения\n\n1. [План](plan.pdf)\n"
    (folder / "2026-10-06-2.md").write_text(secret, encoding="utf-8")
    (folder / "plan.pdf").write_bytes(b"%PDF-1.4\nTurquoise\n%%EOF\n")
    mkdocs = portal / "mkdocs.yml"
    text = mkdocs.read_text(encoding="utf-8")
    mkdocs.write_text(text.replace("  - glasno\n", "  - glasno:\n      compress: true\n"), encoding="utf-8")
    done = glasno("build", "--root", "portal", cwd=place)
    assert done.returncode == 0, done.stderr
    held = found(portal)
    assert {Path(name).suffix for name in held} >= {".html", ".json", ".jsonl", ".pf_fragment"}, held

    (folder / "2026-10-06-2.md").unlink()
    (folder / "plan.pdf").unlink()
    renamed = record.replace("2026-09-15", "2026-09-16")
    (folder / "2026-09-16-1.md").write_text(renamed, encoding="utf-8")
    (folder / "2026-09-15-1.md").unlink()
    refused = glasno("build", "--root", "portal", cwd=place)
    assert refused.returncode == 1
    assert refused.stderr.count("ошибка url-lost") == 2
    (portal / "content/withdrawn.yml").write_text(
        "withdrawn:\n"
        f"  - address: protocols/{BODY}/2026-10-06-2/\n"
        "    date: 2026-10-12\n"
        "    reason: По требованию <гражданина>, чьи данные были опубликованы\n"
        f"moved:\n  - from: {OLD}\n    to: protocols/{BODY}/2026-09-16-1/\n",
        encoding="utf-8",
    )
    done = glasno("build", "--root", "portal", cwd=place)
    assert done.returncode == 0, done.stderr
    return portal


def unpacked(name: str, data: bytes) -> Iterator[bytes]:
    """Yield the bytes of a file, and of what is packed in it, to any depth."""
    yield data
    if data[:2] == b"\x1f\x8b":
        yield from unpacked(name.removesuffix(".gz"), gzip.decompress(data))
    elif data[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for inner in archive.namelist():
                yield inner.encode()
                yield from unpacked(inner, archive.read(inner))
    elif name.endswith(".br"):
        yield from unpacked(name.removesuffix(".br"), brotli.decompress(data))


def found(portal: Path) -> list[str]:
    """Return the files under a portal, caches included, that hold a withdrawn phrase, packed or plain.

    JSON may spell letters as escapes: both spellings are looked for.
    """
    wanted = [spelt for phrase in PHRASES for spelt in (phrase, json.dumps(phrase).strip('"'))]
    return [
        name
        for name, data in tree(portal).items()
        if any(
            phrase.casefold() in text.decode("utf-8", "replace").casefold()
            for text in unpacked(name, data)
            for phrase in wanted
        )
    ]


def page(portal: Path, address: str) -> str:
    return (portal / "site" / address / "index.html").read_text(encoding="utf-8")


def test_the_withdrawn_words_are_nowhere(portal: Path) -> None:
    assert found(portal) == []


def test_nothing_in_the_search_index_names_it(portal: Path) -> None:
    for name, data in tree(portal / "site/pagefind").items():
        plain = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
        assert b"2026-10-06" not in plain, name


@pytest.mark.parametrize("below", ("", "1.1/", "2.1/"))
def test_a_tombstone_stands_at_every_address(portal: Path, below: str) -> None:
    html = page(portal, f"protocols/{BODY}/2026-10-06-2/{below}")
    said = " ".join(text_of_main(html).split())
    assert "Документ отозван Документ отозван 12 октября 2026 года." in said
    assert "Причина: По требованию <гражданина>, чьи данные были опубликованы." in said
    assert '<meta name="robots" content="noindex">' in html
    assert not (portal / f"site/protocols/{BODY}/2026-10-06-2/plan.pdf").exists()


@pytest.mark.parametrize("below", ("", "1.1/"))
def test_a_moved_page_leads_on(portal: Path, below: str) -> None:
    html = page(portal, f"{OLD}{below}")
    link = f"{'../../../../' if below else '../../../'}protocols/{BODY}/2026-09-16-1/{below}"
    assert f'<meta http-equiv="refresh" content="0; url={link}">' in html
    assert f'<link rel="canonical" href="{link}">' in html
    assert f'<a href="{link}">Перейти на новую страницу</a>' in html


def test_servers_learn_of_every_address(portal: Path) -> None:
    gone, old, new = (
        f"protocols/{BODY}/{name}/" for name in ("2026-10-06-2", "2026-09-15-1", "2026-09-16-1")
    )
    assert read_redirects(portal / "site") == (
        Redirect("deadlines/open/2026-10/", "deadlines/open/", MOVED),  # the only protocol of that month
        Redirect(old, new, MOVED),
        Redirect(f"{old}1.1/", f"{new}1.1/", MOVED),
        Redirect(f"{old}2.1/", f"{new}2.1/", MOVED),
        Redirect(gone, gone, GONE),
        Redirect(f"{gone}1.1/", f"{gone}1.1/", GONE),
        Redirect(f"{gone}2.1/", f"{gone}2.1/", GONE),
        Redirect(f"{gone}plan.pdf", gone, GONE),
    )


def test_search_engines_are_not_sent_there(portal: Path) -> None:
    mkdocs = portal / "mkdocs.yml"
    mkdocs.write_text(
        mkdocs.read_text(encoding="utf-8") + "site_url: https://example.org/\n", encoding="utf-8"
    )
    assert glasno("build", "--root", "portal", cwd=portal.parent).returncode == 0
    sitemap = "".join(path.read_text(encoding="utf-8") for path in (portal / "site/sitemaps").glob("*.xml"))
    assert "2026-09-16-1" in sitemap
    assert "2026-10-06-2" not in sitemap
    assert "2026-09-15-1" not in sitemap


def test_a_fresh_clone_remembers_by_the_ledger_in_its_content(portal: Path, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    shutil.copytree(portal, clone, ignore=shutil.ignore_patterns("site"))
    shutil.copyfile(portal / "site/addresses.txt", clone / "content/addresses.txt")
    (clone / "content/withdrawn.yml").unlink()
    done = glasno("check", "--root", "clone", cwd=tmp_path)
    assert (done.returncode, done.stdout.count("ошибка url-lost")) == (1, 2)
    shutil.copyfile(portal / "content/withdrawn.yml", clone / "content/withdrawn.yml")
    assert glasno("build", "--root", "clone", cwd=tmp_path).returncode == 0
    assert (clone / "site/addresses.txt").read_bytes() == (portal / "site/addresses.txt").read_bytes()


def test_a_lost_hand_written_page_is_refused_before_the_switch(portal: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(portal, tmp_path / "portal")
    (copy / "content/team.md").write_text("# Кто мы\n\nЛюди.\n", encoding="utf-8")
    assert glasno("build", "--root", "portal", cwd=tmp_path).returncode == 0
    before = tree(copy / "site")
    (copy / "content/team.md").unlink()
    done = glasno("build", "--root", "portal", cwd=tmp_path)
    assert done.returncode == 1
    assert "url-lost: Адрес «team/» был опубликован, а теперь там ничего нет." in done.stderr
    assert "  - address: team/\n" in done.stderr
    assert tree(copy / "site") == before
