from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from generator.cli import main
from generator.deploy.rules import Rules, RulesError, is_writable
from generator.publish.redirects import GONE, MOVED, Redirect, write_redirects


@pytest.mark.parametrize("path", ("portal/", "/portal", "/a b/", '/a"/', "/a;/", "/$uri/", "/../", "//"))
def test_a_path_that_no_configuration_may_hold(path: str) -> None:
    with pytest.raises(RulesError, match="Адрес"):
        Rules(path, "/srv/site", "")


@pytest.mark.parametrize("folder", ("site", "/srv/a\nb", '/srv/"', "/srv/$x", "/srv/{x}", "/srv/;"))
def test_a_folder_that_no_configuration_may_hold(folder: str) -> None:
    with pytest.raises(RulesError, match="Папка"):
        Rules("/", folder, "")


@pytest.mark.parametrize(
    "address", ("a b/", "/a/", "a/../b/", "a//b/", 'a"/', "a\n/", "a;", "$1/", "https://x.example/")
)
def test_an_address_that_no_configuration_may_hold(address: str) -> None:
    for redirect in (Redirect(address, "b/", MOVED), Redirect("b/", address, MOVED)):
        assert not is_writable(redirect)
        with pytest.raises(RulesError, match="в правила не записать"):
            Rules("/", "/srv", "", (redirect,))


def test_a_withdrawn_file_may_have_a_russian_name() -> None:
    assert is_writable(Redirect("protocols/sovet/план.pdf", "protocols/sovet/", GONE))
    assert not is_writable(Redirect("b/", "protocols/sovet/план.pdf", MOVED))


def portal(root: Path, site_url: str = "") -> Path:
    (root / "mkdocs.yml").write_text(f"site_url: {site_url}\n", encoding="utf-8")
    (root / "site").mkdir()
    for name in ("index.html", "index.html.gz"):
        (root / "site" / name).write_text("<p>Протоколы</p>", encoding="utf-8")
    return root


def deploy(root: Path, *words: str) -> tuple[int, str, str]:
    done = CliRunner().invoke(main, ["deploy", *words, "--root", str(root)])
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize("server", ("nginx", "apache", "caddy"))
def test_the_address_and_https_come_from_the_settings(tmp_path: Path, server: str) -> None:
    code, said, notes = deploy(portal(tmp_path, "https://primersk.example/portal/protocols"), server)

    assert (code, notes) == (0, "")
    assert "/portal/protocols/" in said
    assert "Strict-Transport-Security" in said
    assert "Strict-Transport-Security" not in deploy(tmp_path, server, "--no-hsts")[1]


@pytest.mark.parametrize("server", ("nginx", "apache", "caddy"))
def test_rules_are_written_to_a_file(tmp_path: Path, server: str) -> None:
    write_redirects(
        portal(tmp_path) / "site", [Redirect("old/", "new/#p-1", MOVED), Redirect("a.pdf", "b/", GONE)]
    )
    file = tmp_path / "glasno.conf"

    assert deploy(tmp_path, server, "--output", str(file)) == (0, "", "")
    text = file.read_text(encoding="utf-8")
    for words in ("/new/#p-1", "410", "b/index.html"):
        assert words in text
    assert "Strict-Transport-Security" not in text


def test_nginx_names_no_host_where_it_adds_the_slash(tmp_path: Path) -> None:
    # Behind a host that keeps the certificate it would name http and a port of its own.
    portal(tmp_path, "https://example.org/portal/")
    line = next(line for line in deploy(tmp_path, "nginx")[1].splitlines() if "location = /portal {" in line)
    assert "absolute_redirect off; return 301 /portal/;" in line


def test_brotli_is_switched_on_only_where_nginx_has_it(tmp_path: Path) -> None:
    portal(tmp_path)

    assert "\n    # brotli_static on;" in deploy(tmp_path, "nginx")[1]
    assert "\n    brotli_static on;" in deploy(tmp_path, "nginx", "--brotli")[1]


@pytest.mark.parametrize(
    ("words", "expected"),
    (
        (["--site", "{root}/nothing"], "glasno build; если он в другой папке — ключ --site."),
        (["--path", "portal"], "Адрес «portal» не годится"),
        (["--folder", "{root}/$1"], "не годится: нужен полный путь"),
    ),
)
def test_what_cannot_be_written(tmp_path: Path, words: list[str], expected: str) -> None:
    code, said, notes = deploy(portal(tmp_path), "nginx", *(word.format(root=tmp_path) for word in words))

    assert (code, said) == (1, "")
    assert expected in notes


def test_what_a_webmaster_had_better_know(tmp_path: Path) -> None:
    portal(tmp_path, "https://primersk.example/")
    (tmp_path / "site/index.html.gz").unlink()
    code, _, notes = deploy(tmp_path, "nginx", "--path", "/portal/")

    assert code == 0
    assert "Сайт собран для адреса /, а правила — для /portal/" in notes
    assert "включите compress" in notes
