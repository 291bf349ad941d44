"""Programs in every field of every kind of record, tried in Chromium under the policy that servers are given.

Nothing runs, nothing is asked of another host, the policy has nothing to refuse, and no element of a payload
is on a page. What an editor typed is there to read, sign by sign.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.site.portal import glasno

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'self'; object-src 'none'"
)
EVIL = "<img src=x onerror=alert(1) data-evil>"
PAYLOAD = (
    "\"'`></title></textarea></script><script data-evil>alert(1)</script>"
    + EVIL
    + "<svg/onload=alert(1) data-evil>"
    "{{7*7}}{%x%}${7*7}%%glasno:content%%&lt;b data-evil&gt;<!--<base href=//evil.example data-evil>"
)
BODY = "primersk"
DOCUMENT = f"protocols/{BODY}/2023-03-16-2"


def value(text: str) -> str:
    """Return a text as a scalar of YAML; JSON's are among them."""
    return json.dumps(text, ensure_ascii=False)


def named(what: str) -> str:
    return f"{what} {PAYLOAD}"


FILES = {
    "mkdocs.yml": (
        "site_name: Портал\nsite_url: https://portal.example/\ndocs_dir: content\nplugins: [glasno]\n"
        "theme: {name: material, language: ru, font: false}\n"
    ),
    f"content/organizations/{BODY}.yml": (
        f"name: {value(named('Совет'))}\nshort_name: {value(named('Краткий'))}\nclassification: council\n"
        f"region: {value(named('Область'))}\n"
        f"aliases:\n  - name: {value(named('Алиас'))}\n    since: {value(PAYLOAD)}\n"
    ),
    "content/organizations/centre.yml": (
        f"name: {value(named('Центр'))}\nclassification: school\nparent: {BODY}\n"
        f"region: {value(named('Область'))}\n"
    ),
    "content/glossary.yml": (
        f"terms:\n  - term: ЦОК\n    means: {value(named('Центр'))}\n"
        f"    also: {value(PAYLOAD)}\n    near: {value(PAYLOAD)}\n"
        f"  - term: {value(named('Слово'))}\n    means: расшифровка\n"
    ),
    "content/topics.yml": f"topics:\n  - id: theme\n    title: {value(named('Тема'))}\n    words: [отчёт]\n",
    f"content/{DOCUMENT}.md": f"""---
body: {BODY}
kind: protocol
date: 2023-03-16
number: "2"
time: {value(named("14:30"))}
place: {value(named("г. Примерск"))}
title: {value(named("Протокол"))}
subject: {value(named("О чём"))}
topics: [theme]
fidelity: full
---
Преамбула {PAYLOAD}

## Присутствовали
Председатель: Примерова Анна Ивановна, директор {PAYLOAD}
- Образцов Пётр Ильич, {PAYLOAD} (далее – {PAYLOAD})
Управление {PAYLOAD}: 5 чел.

## Повестка {PAYLOAD}
1. Вопрос {PAYLOAD}
   Докладчик: Образцов Пётр Ильич, директор {PAYLOAD}

## Слушали
Образцов П. И. {PAYLOAD}

## Решили
1. Подготовить отчёт {PAYLOAD} для ЦОК, [ссылка {EVIL}](https://example.org/"onmouseover=alert/1/).
<a href=javascript:alert/1/ data-evil>
Срок: до 31 марта 2023 года {PAYLOAD}
Отв.: отдел {PAYLOAD}
Кому: centre
2. Рекомендовать {PAYLOAD}:
- ознакомиться {PAYLOAD};
Срок: апрель 2023 года {PAYLOAD}
- назначить {PAYLOAD}.
3. [x](https://example.org/?a=<script>&quot;) &#106;avascript:alert(1)
<iframe srcdoc=<script>alert/1/</script>>

## Приложения
1. План {PAYLOAD}: [plan.pdf](plan.pdf)

## {PAYLOAD}
Строка {PAYLOAD}

## Подписи
Председатель: А. И. Примерова {PAYLOAD}
""",
    f"content/protocols/{BODY}/plan.pdf": "%PDF-1.7\n",
    f"content/decisions/{BODY}/2023-05-11.yml": (
        f"body: {BODY}\nkind: decision-act\ndate: 2023-05-11\nfidelity: full\nsections:\n"
        f"  - kind: decided\n    heading: {value(PAYLOAD)}\n    item: {value(EVIL)}\n"
        f"    preamble: [{value(PAYLOAD)}]\n"
        f"    clauses:\n      - label: {value('1.')}\n        text: {value(named('Отменить отчёт'))}\n"
        f"        deadline: {value(PAYLOAD)}\n        responsible: {value(PAYLOAD)}\n        to: centre\n"
        f"        relations: [{{kind: amends, decision: {DOCUMENT}/1}}]\n"
        f"      - label: {value(EVIL)}\n        text: Второй\n"
        f"  - kind: attachments\n    attachments:\n      - {{text: {value(PAYLOAD)}}}\n"
    ),
    f"content/reports/{DOCUMENT}/1/2023-04-01.yml": (
        f"status: done\ndate: 2023-04-01\ntext: {value(named('Сделано'))}\nby: {value(PAYLOAD)}\n"
        f"evidence:\n  - text: {value(PAYLOAD)}\n    url: 'https://example.org/\"><img data-evil>'\n"
    ),
    "content/withdrawn.yml": (
        f"withdrawn:\n  - address: protocols/{BODY}/2020-01-01/\n    date: 2024-03-12\n"
        f"    reason: {value(named('Отозвано'))}\n"
    ),
    "content/index.md": (
        f"---\ntitle: {value(named('Главная'))}\n---\n\n# Портал\n\n{{{{7*7}}}} %%glasno:title%%\n"
    ),
    "content/about.md": f"""---
title: {value(named("О портале"))}
description: {value(named("Описание"))}
---

# О портале {{: onclick=alert(1) data-evil=1 }}

<b onclick=alert(1) onmouseover="alert(1)" style="position:fixed" data-evil>слово</b>
<Иванов И. И.> {{{{ config }}}} %%glasno:content%%
<p id="g-menu" onfocus=alert(1) tabindex=0 autofocus data-evil>абзац</p>
<a id="__md_get" name="body">якорь</a>

--8<-- "/etc/passwd"

<img src="../karta.png" alt="Карта" onload=alert(1) onerror=alert(1) data-evil>
[ссылка](https://example.org/ "title\\" onclick=alert(1) data-evil=")

Код `{EVIL}`:

```html
{PAYLOAD}
```
""",
}  # fmt: skip

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c626001000000ffff03000006000557bfabd40000000049454e44ae426082"
)


@pytest.fixture(scope="module")
def evil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with a payload in every field that takes words, built."""
    portal = tmp_path_factory.mktemp("evil") / "portal"
    for name, text in FILES.items():
        (portal / name).parent.mkdir(parents=True, exist_ok=True)
        (portal / name).write_text(text, encoding="utf-8")
    (portal / "content" / "karta.png").write_bytes(PNG)
    done = glasno("build", "--root", portal, cwd=portal.parent)
    assert done.returncode == 0, done.stderr[-800:]
    return portal / "site"


class _Handler(SimpleHTTPRequestHandler):
    """Serves a site with the headers of ``glasno deploy``."""

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("X-Content-Type-Options", "nosniff")
        super().end_headers()

    def log_message(self, format: str, *arguments: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def base(evil: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, directory=str(evil))) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


class Reader:
    """A reader who keeps all that a page should not do."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.complaints: list[str] = []
        self.page: Page = context.new_page()
        self.page.on("dialog", self._dialog)
        self.page.on("console", lambda said: self._keep(f"console {said.type}: {said.text}"))
        self.page.on("pageerror", lambda error: self._keep(f"error: {error}"))
        self.page.on(
            "response",
            lambda had: None if had.status < 400 else self._keep(f"answered {had.status}: {had.url}"),
        )
        self.page.on(
            "request",
            lambda request: (
                None if request.url.startswith((base, "data:")) else self._keep(f"asked {request.url}")
            ),
        )
        context.add_init_script(
            "addEventListener('securitypolicyviolation', e => console.error('policy', e.violatedDirective))"
        )

    def _keep(self, words: str) -> None:
        self.complaints.append(words)

    def _dialog(self, dialog: Any) -> None:
        self._keep(f"dialog: {dialog.message}")
        dialog.dismiss()

    def injected(self) -> list[str]:
        """Return what of a payload became an element or an attribute."""
        found: list[str] = self.page.evaluate(
            """() => [...document.querySelectorAll('*')].filter(e =>
                 [...e.attributes].some(a => /^on|^data-evil|^style$|^srcdoc$/.test(a.name)
                   || (/^(href|src|action|formaction)$/.test(a.name) && e.localName !== 'img'
                       && /^\\s*(javascript|data|vbscript):/i.test(a.value)))
                 || (['script', 'iframe', 'object', 'embed', 'base', 'svg'].includes(e.localName)
                     && (e.hasAttribute('data-evil') || e.localName === 'base' || e.localName === 'iframe')))
               .map(e => e.outerHTML.slice(0, 200))"""
        )
        return found


@pytest.fixture
def reader(browser: Browser, base: str) -> Iterator[Reader]:
    context = browser.new_context(locale="ru-RU")
    context.set_default_timeout(30_000)
    yield Reader(context, base)
    context.close()


def test_no_page_runs_or_holds_a_payload(reader: Reader, base: str, evil: Path) -> None:
    pages = sorted(path.relative_to(evil).as_posix() for path in evil.rglob("*.html"))
    pages = [page for page in pages if not page.startswith("rules/")]  # the package's own, without a payload
    assert f"{DOCUMENT}/index.html" in pages
    assert f"{DOCUMENT}/1/index.html" in pages
    injected: dict[str, list[str]] = {}
    for page in pages:
        reader.page.goto(base + page.removesuffix("index.html"))
        if found := reader.injected():
            injected[page] = found

    assert injected == {}
    assert reader.complaints == []


def test_a_payload_that_gets_through_would_be_seen(reader: Reader, base: str) -> None:
    reader.page.goto(base)
    reader.page.evaluate("html => document.body.insertAdjacentHTML('beforeend', html)", EVIL)
    reader.page.wait_for_timeout(300)

    assert len(reader.injected()) == 1
    assert any("policy" in complaint for complaint in reader.complaints)


QUERIES = (
    PAYLOAD,
    EVIL,
    "отчёт " + EVIL,
    "«отчёт <script>alert(1)</script>»",
    "javascript:alert(1)",
    "\\\" onfocus=alert(1) autofocus x=\\\"",
    "__proto__ constructor",
    "отчёт" * 500,
    "\u202eтёчто \u0000 \ud7ff",
)  # fmt: skip


@pytest.mark.parametrize("query", QUERIES, ids=range(len(QUERIES)))
def test_a_query_in_the_address_is_only_looked_for(reader: Reader, base: str, query: str) -> None:
    filters = "&".join(
        f"{name}={quote(EVIL)}" for name in ("year", "region", "body", "organization", "kind", "sort")
    )
    reader.page.goto(f"{base}search/?q={quote(query)}&{filters}&hl={quote(EVIL)}#{quote(EVIL)}")
    expect(reader.page.locator("[data-status]")).not_to_be_empty()
    expect(reader.page.locator("[data-results][aria-busy]")).to_have_count(0)

    assert reader.injected() == []
    assert reader.complaints == []


def test_results_show_what_was_typed(reader: Reader, base: str) -> None:
    reader.page.goto(f"{base}search/?q={quote('отчёт')}")
    expect(reader.page.locator("[data-list] h2 a")).not_to_have_count(0)
    for link in reader.page.locator("[data-list] a").all()[:20]:
        assert str(link.evaluate("link => link.protocol")) in ("http:", "https:")
    assert reader.injected() == []
    reader.page.goto(f"{base}{DOCUMENT}/?hl={quote(EVIL)}&hl={quote('отчёт')}#:~:text={quote(EVIL)}")

    assert reader.injected() == []
    assert reader.complaints == []


def test_the_words_stand_as_they_were_typed(reader: Reader, base: str) -> None:
    reader.page.goto(base + DOCUMENT + "/")
    shown = re.sub(r"\s+", " ", reader.page.locator("main").inner_text())

    assert shown.count(EVIL) > 10
    assert "{{7*7}}{%x%}${7*7}%%glasno:content%%&lt;b data-evil&gt;" in shown


def test_a_hand_written_page_keeps_words_and_loses_programs(reader: Reader, base: str) -> None:
    reader.page.goto(base + "about/")
    shown = reader.page.locator("main").inner_text()

    for words in (
        "слово",
        "абзац",
        "<Иванов И. И.>",
        "{{ config }}",
        "%%glasno:content%%",
        '--8<-- "/etc/passwd"',
        EVIL,
    ):
        assert words in shown
    assert "root:" not in shown
    assert reader.page.locator("#g-menu").count() == 1
    assert reader.complaints == []
