"""Rules for nginx 1.22 and newer: a file for `include` inside any `server`, under any path of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.deploy.media import OTHERS, TEXTS, UNKNOWN
from generator.deploy.policy import ALWAYS_ASKED, FRAMED, FRAMED_POLICY, HEADERS, HSTS, KEPT, NO_POLICY, OPEN
from generator.deploy.rules import Rules
from generator.publish.redirects import GONE

_TEXT_TYPES = " ".join(kind for kind, _ in TEXTS if kind != "text/html")  # which nginx counts in by itself


def nginx(rules: Rules) -> str:
    """Return the configuration as text."""
    return "\n".join((*_head(rules), *(f"    {line}".rstrip() for line in _inside(rules)), "}", ""))


def _head(rules: Rules) -> Iterator[str]:
    yield "# Внутри server { … }: include /etc/nginx/glasno.conf;"
    if rules.path != "/":
        yield f"location = {rules.path.rstrip('/')} {{ absolute_redirect off; return 301 {rules.path}; }}"
    # ^~: no `location ~ \.css$` of the host around it takes files of ours.
    yield f"location ^~ {rules.path} {{"


def _inside(rules: Rules) -> Iterator[str]:
    yield f'alias "{rules.folder}/";'
    yield "index index.html;"
    yield "autoindex off;"
    yield "absolute_redirect off;"
    yield f"error_page 404 {rules.path}404.html;"
    yield f"error_page 403 =404 {rules.path}404.html;"  # a folder without a page
    yield ""
    yield "types {"
    for kind, suffixes in (*TEXTS, *OTHERS):
        yield f"    {kind} {' '.join(suffixes)};"
    yield "}"
    yield f"default_type {UNKNOWN};"
    yield "charset utf-8;"
    yield f"charset_types {_TEXT_TYPES};"
    yield ""
    yield "# Сжатое заранее; что не сжато — сжимается на ходу."
    yield "gzip_static on;"
    yield f"{'' if rules.brotli else '# '}brotli_static on;"
    yield "gzip on;"
    yield "gzip_vary on;"
    yield "gzip_min_length 1024;"
    yield f"gzip_types {_TEXT_TYPES};"
    yield ""
    yield from _variables(rules)
    yield ""
    yield from _headers(rules)
    if rules.redirects:
        yield ""
        yield from _moves(rules)


def _variables(rules: Rules) -> Iterator[str]:
    """Set what depends on the address; a header with an empty value is not sent.

    `if` with nothing but `set` inside is safe in a location; a `map` would have to stand outside of `server`.
    """
    root = re.escape(rules.path).replace(r"\-", "-")
    yield f'set $glasno_kept "{ALWAYS_ASKED}";'
    yield 'set $glasno_asked "$uri?$args";'  # nginx has no «and»
    for kept in KEPT:
        asked = f'$glasno_asked ~ "^{root}{kept.path}\\?{kept.query}$"'
        where = asked if kept.query else f'$uri ~ "^{root}{kept.path}$"'
        yield f'if ({where}) {{ set $glasno_kept "{kept.value}"; }}'
    yield f'set $glasno_policy "{rules.policy}";'
    yield f'if ($uri ~ "^{root}{NO_POLICY}$") {{ set $glasno_policy ""; }}'
    yield f'if ($uri ~ "^{root}{FRAMED}$") {{ set $glasno_policy "{FRAMED_POLICY}"; }}'
    yield 'set $glasno_open "";'
    yield "set $glasno_resource same-origin;"
    yield f'if ($uri ~ "^{root}{OPEN}$") {{'
    yield '    set $glasno_open "*";'
    yield "    set $glasno_resource cross-origin;"
    yield "}"


def _headers(rules: Rules) -> Iterator[str]:
    yield "add_header Content-Security-Policy $glasno_policy always;"
    for name, value in (*HEADERS, *([HSTS] if rules.hsts else [])):
        yield f'add_header {name} "{value}" always;'
    yield "add_header Cross-Origin-Resource-Policy $glasno_resource always;"
    yield "add_header Access-Control-Allow-Origin $glasno_open always;"
    yield "add_header Cache-Control $glasno_kept always;"


def _moves(rules: Rules) -> Iterator[str]:
    yield "# Прежние адреса: куда переехало и что отозвано."
    for redirect in rules.redirects:
        answer = (
            f"error_page {GONE} {rules.gone_page(redirect)}; return {GONE};"
            if redirect.status == GONE
            else f'set $glasno_kept {ALWAYS_ASKED}; return {redirect.status} "{rules.path}{redirect.target}";'
        )
        yield f"location = {rules.path}{redirect.source} {{ {answer} }}"
