"""Rules for Apache 2.4: a `.htaccess` for the site's folder, or a file to `Include` in its `<Directory>`.

Nothing in it needs more than `AllowOverride FileInfo`, which is what hosts usually allow.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.deploy.media import OTHERS, TEXTS
from generator.deploy.policy import ALWAYS_ASKED, FRAMED, FRAMED_POLICY, HEADERS, HSTS, KEPT, NO_POLICY, OPEN
from generator.deploy.rules import Rules
from generator.publish.redirects import GONE

_PACKED = (("br", "br"), ("gzip", "gz"))
"""Encodings, the better first, with the suffixes of their twins."""

_TEXT_SUFFIXES = "|".join(suffix for _, suffixes in TEXTS for suffix in suffixes)


def apache(rules: Rules) -> str:
    """Return the configuration as text."""
    lines = (*_types(), "", *_answers(rules), "", *_rewriting(rules), "", *_headers(rules), "")
    return "\n".join(lines)


def _types() -> Iterator[str]:
    yield "# В папку сайта под именем .htaccess; или Include внутри <Directory> этой папки."
    yield "AddDefaultCharset off"
    for kind, suffixes in TEXTS:
        yield f'AddType "{kind}; charset=utf-8" {" ".join(f".{suffix}" for suffix in suffixes)}'
    for kind, suffixes in OTHERS:
        if "gz" not in suffixes:
            yield f"AddType {kind} {' '.join(f'.{suffix}' for suffix in suffixes)}"
    yield "# index.html.gz — страница; .gz, который просят по имени, — файл."
    yield "RemoveType .gz .br"
    yield "RemoveEncoding .gz .br"
    yield '<If "%{THE_REQUEST} =~ m#\\.gz[ ?]#">'
    yield "    ForceType application/gzip"
    yield "</If>"


def _answers(rules: Rules) -> Iterator[str]:
    yield "FileETag MTime Size"
    yield f"ErrorDocument 404 {rules.path}404.html"
    yield from (
        f"<If \"%{{REQUEST_URI}} == '{rules.path}{redirect.source}'\">\n"
        f"    ErrorDocument {GONE} {rules.gone_page(redirect)}\n</If>"
        for redirect in rules.redirects
        if redirect.status == GONE
    )


def _rewriting(rules: Rules) -> Iterator[str]:
    yield "<IfModule mod_rewrite.c>"
    yield "    RewriteEngine On"
    yield f"    RewriteBase {rules.path}"
    for redirect in rules.redirects:
        source = re.escape(redirect.source).replace(r"\-", "-")
        answer = (
            "- [G]"
            if redirect.status == GONE
            else f"{rules.path}{redirect.target} [R={redirect.status},NE,L]"
        )
        yield f"    RewriteRule ^{source}$ {answer}"
    yield "    # Сжатое заранее."
    yield "    RewriteRule ^(|.*/)$ $1index.html"
    for encoding, suffix in _PACKED:
        yield f"    RewriteCond %{{HTTP:Accept-Encoding}} \\b{encoding}\\b"
        yield f"    RewriteCond %{{REQUEST_FILENAME}}.{suffix} -f"
        yield f"    RewriteRule ^(.+\\.(?:{_TEXT_SUFFIXES}))$ $1.{suffix} [E=glasno_{suffix}:1,L]"
    yield "</IfModule>"


def _headers(rules: Rules) -> Iterator[str]:
    root = re.escape(rules.path).replace(r"\-", "-")
    yield "<IfModule mod_headers.c>"
    yield f'    Header always set Cache-Control "{ALWAYS_ASKED}"'
    for kept in KEPT:
        where = f"%{{REQUEST_URI}} =~ m#^{root}{kept.path}$#"
        if kept.query:
            where += f" && %{{QUERY_STRING}} =~ m#^{kept.query}$#"
        yield f'    Header always set Cache-Control "{kept.value}" "expr={where}"'
    yield f'    Header always set Content-Security-Policy "{rules.policy}"'
    yield f'    Header always unset Content-Security-Policy "expr=%{{REQUEST_URI}} =~ m#^{root}{NO_POLICY}$#"'
    framed = f'"expr=%{{REQUEST_URI}} =~ m#^{root}{FRAMED}$#"'
    yield f'    Header always set Content-Security-Policy "{FRAMED_POLICY}" {framed}'
    for name, value in (*HEADERS, *([HSTS] if rules.hsts else [])):
        yield f'    Header always set {name} "{value}"'
    opened = f'"expr=%{{REQUEST_URI}} =~ m#^{root}{OPEN}$#"'
    yield '    Header always set Cross-Origin-Resource-Policy "same-origin"'
    yield f'    Header always set Cross-Origin-Resource-Policy "cross-origin" {opened}'
    yield f'    Header always set Access-Control-Allow-Origin "*" {opened}'
    text = f"%{{REQUEST_URI}} =~ m#\\.(?:{_TEXT_SUFFIXES})(?:\\.(?:br|gz))?$#"
    yield f'    Header always merge Vary Accept-Encoding "expr={text}"'
    for encoding, suffix in _PACKED:
        yield f"    Header set Content-Encoding {encoding} env=REDIRECT_glasno_{suffix}"
    yield "</IfModule>"
