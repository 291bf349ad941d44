"""What real servers answer when they keep our rules."""

from __future__ import annotations

import gzip
import shutil
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest
from playwright.sync_api import Browser, expect

from tests.deploy.conftest import MOVED_FROM, MOVED_TO, UNDER, WITHDRAWN, Built, ask, guide, program
from tests.search.conftest import reader, settled
from tests.site.portal import ROOT, glasno

PAGE = "protocols/primersk-council/2023-03-16-2/"
ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "strict-transport-security": "max-age=31536000",
    "cache-control": "no-cache",
}


@pytest.mark.parametrize(
    ("path", "status"),
    (
        ("", 200),
        (PAGE, 200),
        ("no/such/page/", 404),
        ("no-such.ics", 404),
        (WITHDRAWN, 410),
    ),
)
def test_headers(base: str, path: str, status: int) -> None:
    answer = ask(base + path)

    assert answer.status == status
    assert {name: answer.headers.get(name) for name in ALWAYS} == ALWAYS
    assert "camera=()" in answer.headers["permissions-policy"]
    policy = answer.headers["content-security-policy"].split("; ")
    assert "default-src 'none'" in policy
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "frame-ancestors 'self'" in policy


@pytest.mark.parametrize("path", ("no/such/page/", "no-such.ics", "assets/"))
def test_a_page_for_a_wrong_address(base: str, path: str) -> None:
    answer = ask(base + path)

    assert answer.status == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert "Такой страницы нет" in answer.body.decode()


@pytest.mark.parametrize("path", (WITHDRAWN, f"{WITHDRAWN}%D1%81%D0%BA%D0%B0%D0%BD.pdf"))
def test_what_was_withdrawn_is_gone_and_says_why(base: str, path: str) -> None:
    answer = ask(base + path)

    assert answer.status == 410
    assert "ошибка в составе участников" in answer.body.decode()
    assert answer.headers["content-type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize(("path", "target"), ((MOVED_FROM, MOVED_TO), (PAGE[:-1], PAGE)))
def test_redirects_stay_on_the_host(base: str, path: str, target: str) -> None:
    answer = ask(base + path)

    assert answer.status in (301, 308)
    there = urlsplit(answer.headers["location"])
    assert there.netloc in ("", urlsplit(base).netloc)
    assert there.path == urlsplit(base).path + target
    assert answer.headers["cache-control"] == "no-cache"
    assert answer.headers["strict-transport-security"] == ALWAYS["strict-transport-security"]


def test_a_sub_path_without_its_slash(addresses: tuple[str, str]) -> None:
    answer = ask(addresses[1].rstrip("/"))

    assert answer.status == 301
    assert urlsplit(answer.headers["location"]).path == UNDER


@pytest.mark.parametrize(
    "path", ("", PAGE, "assets/glasno/glasno.css", "assets/glasno/search.js", "data/table.csv")
)
@pytest.mark.parametrize("accepted", ("gzip, deflate, br", "gzip", "identity"))
def test_texts_are_sent_packed(base: str, built: Built, path: str, accepted: str) -> None:
    file = (
        built.site / path
        if path.rpartition(".")[2] in ("css", "js", "csv")
        else built.site / path / "index.html"
    )
    answer = ask(base + path, Accept_Encoding=accepted)

    encoding = answer.headers.get("content-encoding", "")
    unpacked = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[encoding](answer.body)
    assert unpacked == file.read_bytes()
    assert "accept-encoding" in answer.headers["vary"].lower()
    twin = file.with_name(file.name + (".br" if "br" in accepted else ".gz"))
    if accepted == "identity":
        assert encoding == ""
    elif twin.is_file():
        assert answer.body == twin.read_bytes()
    kinds = {"css": "text/css", "js": "text/javascript", "csv": "text/csv"}
    assert (
        answer.headers["content-type"] == f"{kinds.get(path.rpartition('.')[2], 'text/html')}; charset=utf-8"
    )


@pytest.mark.parametrize("accepted", ("br", "identity"))
def test_what_a_reader_has_is_not_sent_again(base: str, accepted: str) -> None:
    tag = ask(base + PAGE, Accept_Encoding=accepted).headers["etag"]
    again = ask(base + PAGE, Accept_Encoding=accepted, If_None_Match=tag)

    assert (again.status, again.body) == (304, b"")


@pytest.mark.parametrize(
    ("path", "kind"),
    (
        ("data/decisions.jsonl", "application/jsonl; charset=utf-8"),
        ("data/dump.jsonl.gz", "application/gzip"),
        ("data/plan.ics", "text/calendar; charset=utf-8"),
        ("app.webmanifest", "application/manifest+json; charset=utf-8"),
        ("assets/scan.pdf", "application/pdf"),
        ("assets/glasno/mark.svg", "image/svg+xml; charset=utf-8"),
        ("assets/glasno/fonts/golos-text-latin-400-normal.woff2", "font/woff2"),
        ("sitemap.xml", "application/xml; charset=utf-8"),
    ),
)
def test_types(base: str, built: Built, path: str, kind: str) -> None:
    answer = ask(base + path)

    assert answer.headers["content-type"] == kind
    assert answer.body == (built.site / path).read_bytes()
    assert "content-encoding" not in answer.headers
    assert ("content-security-policy" in answer.headers) == (not path.endswith(".pdf"))


def test_widgets_may_stand_in_frames_of_others_and_pages_may_not(base: str) -> None:
    widget = ask(f"{base}widgets/all/latest.html").headers["content-security-policy"]
    assert widget.split("; ") == [
        "default-src 'none'",
        "style-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors *",
    ]
    assert "frame-ancestors 'self'" in ask(f"{base}protocols/").headers["content-security-policy"]


def test_how_long_things_are_kept(base: str, built: Built) -> None:
    index = next((built.site / "pagefind/index").iterdir()).name
    expected = {
        "": "no-cache",
        "assets/glasno/glasno.css": "no-cache",
        "pagefind/glasno.bin": "no-cache",
        "data/table.csv": "no-cache",
        "assets/glasno/mark.svg": "public, max-age=604800",
        "pagefind/glasno-columns.bin?a3c63d0114": "public, max-age=3600",
        f"pagefind/index/{index}": "public, max-age=31536000, immutable",
    }
    assert {path: ask(base + path).headers["cache-control"] for path in expected} == expected


def test_other_portals_may_read_the_index_and_data_alone(base: str) -> None:
    opened = {"pagefind/glasno.bin": "*", "data/table.csv": "*", f"{PAGE}index.json": "*", PAGE: None}
    for path, allowed in opened.items():
        headers = ask(base + path, Origin="https://other.example").headers
        assert headers.get("access-control-allow-origin") == allowed
        assert headers["cross-origin-resource-policy"] == ("cross-origin" if allowed else "same-origin")


def test_the_host_around_the_site_is_left_alone(addresses: tuple[str, str]) -> None:
    host = addresses[1].removesuffix(UNDER)

    assert "content-security-policy" not in ask(f"{host}/other/").headers


def test_pages_and_search_work_under_the_policy(
    browser: Browser, addresses: tuple[str, str], base: str
) -> None:
    other = next(address for address in addresses if address != base)
    with reader(browser) as (page, complaints):
        for path in ("", PAGE, f"{PAGE}1.1/", "protocols/", "organizations/", "about/", "hosting/"):
            page.goto(base + path)
        page.goto(base)
        page.locator("header input[type=search]").fill("школы")
        page.keyboard.press("Enter")
        page.wait_for_url(f"{base}search/**")
        found = settled(page)
        assert found.startswith("Найден"), found
        page.locator("[data-wider] label", has_text="У корня" if base == addresses[1] else "В папке").locator(
            "input"
        ).check()
        expect(page.locator("[data-status]")).not_to_have_text(found)
        assert other in page.url or other.rstrip("/") in page.url.replace("%2F", "/").replace("%3A", ":")
        assert complaints == []


def test_the_page_for_a_wrong_address_is_whole(browser: Browser, addresses: tuple[str, str]) -> None:
    with reader(browser) as (page, complaints):
        page.goto(f"{addresses[1]}no/such/page/")
        assert page.locator("h1").inner_text() == "Такой страницы нет"
        page.get_by_role("link", name="Протоколы").last.click()
        page.wait_for_url(f"{addresses[1]}protocols/")
        assert [complaint for complaint in complaints if "404" not in complaint] == []


def test_the_host_that_the_guide_shows_for_nginx(tmp_path: Path, built: Built) -> None:
    nginx = program("nginx")
    chain, key = tmp_path / "fullchain.pem", tmp_path / "privkey.pem"
    if shutil.which("openssl") is None:
        pytest.skip("there is no openssl here to make a certificate")
    subprocess.run(
        [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "rsa:2048",
            "-nodes",
            "-subj",
            "/CN=a",
            "-out",
            chain,
            "-keyout",
            key,
        ],
        check=True,
        capture_output=True,
    )
    rules = tmp_path / "glasno.conf"
    assert glasno("deploy", "nginx", "--root", built.root, "--output", rules, cwd=ROOT).returncode == 0
    host = (
        guide("server {")
        .replace("/etc/nginx/glasno.conf", str(rules))
        .replace("/etc/ssl/protocols", str(tmp_path))
    )
    config = tmp_path / "nginx.conf"
    config.write_text(f"pid {tmp_path}/pid;\nevents {{}}\nhttp {{\n{host}\n}}\n", encoding="utf-8")

    done = subprocess.run([nginx, "-t", "-c", config], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert "[warn]" not in done.stderr
