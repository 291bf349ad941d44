from __future__ import annotations

import gzip
import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path

import pytest

from generator.deploy.policy import content_policy
from generator.deploy.survey import MANY, Survey, SurveyError, survey


def write(site: Path, *pages: str) -> Path:
    for number, page in enumerate(pages):
        (site / f"{number}.html").write_text(page, encoding="utf-8")
    return site


def digest(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"


def test_inline_code_of_a_theme_is_allowed_by_its_hash(tmp_path: Path) -> None:
    script, style = "\n  document.title = '«Гласно» & ' + \"<b>\";\n", "main { color: red }"
    write(
        tmp_path,
        f"<html><style>{style}</style><script>{script}</script><script src='a.js'> </script>",
        f"<SCRIPT type=module>{script}</SCRIPT><script></script>"
        "<script type='application/ld+json'>{}</script>",
    )

    found = survey(tmp_path)
    assert found == Survey(scripts=(digest(script),), styles=(digest(style),))
    policy = content_policy(found).split("; ")
    assert f"script-src 'self' '{digest(script)}'" in policy
    assert f"style-src 'self' '{digest(style)}'" in policy


@pytest.mark.parametrize(
    "page",
    (
        "<p style='color: red'>",
        '<button onclick="alert(1)">',
        "<a href=' JavaScript:alert(1)'>",
        "<img src=x\nonerror=alert(1)>",
    ),
)
def test_code_in_an_attribute_is_refused(tmp_path: Path, page: str) -> None:
    with pytest.raises(SurveyError, match=r"На странице 0\.html код стоит в атрибуте"):
        survey(write(tmp_path, page))


def test_words_about_code_are_words(tmp_path: Path) -> None:
    page = '<p>&lt;script&gt;alert(1)&lt;/script&gt; style="x" onclick= javascript:</p>'
    assert survey(write(tmp_path, page)) == Survey()


def test_scripts_that_differ_from_page_to_page_are_refused(tmp_path: Path) -> None:
    pages = [f"<script>let page = {number}</script>" for number in range(MANY + 1)]
    assert len(survey(write(tmp_path, *pages[:MANY])).scripts) == MANY
    with pytest.raises(SurveyError, match="все разные \\(17\\)"):
        survey(write(tmp_path, *pages))


def test_other_portals_are_allowed_by_their_origin(tmp_path: Path) -> None:
    listed = [
        {"name": "Соседи", "url": f"https://{host}"}
        for host in ("b.example/x/", "a.example:8443/", "b.example/")
    ]
    (tmp_path / "pagefind").mkdir()
    (tmp_path / "pagefind/glasno.bin").write_bytes(gzip.compress(json.dumps({"federation": listed}).encode()))

    assert "connect-src 'self' https://a.example:8443 https://b.example;" in content_policy(survey(tmp_path))


@pytest.mark.parametrize(("name", "expected"), (("a.wasm", True), ("wasm.ru.pagefind", False)))
def test_webassembly_is_allowed_where_the_site_has_it(tmp_path: Path, name: str, expected: bool) -> None:
    (tmp_path / name).touch()
    assert ("'wasm-unsafe-eval'" in content_policy(survey(tmp_path))) == expected
