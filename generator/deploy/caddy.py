"""Rules for Caddy 2.6 and newer: a file for `import` inside the block of a site, under any path of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.deploy.media import OTHERS, TEXTS
from generator.deploy.policy import ALWAYS_ASKED, FRAMED, FRAMED_POLICY, HEADERS, HSTS, KEPT, NO_POLICY, OPEN
from generator.deploy.rules import Rules
from generator.publish.redirects import GONE


def caddy(rules: Rules) -> str:
    """Return the configuration as text."""
    return "\n".join([*_site(rules), ""])


def _site(rules: Rules) -> Iterator[str]:
    yield "# Внутри блока сайта: import /etc/caddy/glasno.caddy"
    if rules.path != "/":
        yield f"redir {rules.path.rstrip('/')} {rules.path} permanent"
    # `handle_path` takes the path of the site away: below, addresses are those inside it.
    yield f"handle_path {rules.path}* {{"
    yield "    route {"  # in the order in which it is written
    for line in (
        f'root * "{rules.folder}"',
        *_headers(rules),
        *_moves(rules),
        *_lost(),
        *_by_name(),
        *_types(),
        *_kept(),
        "encode gzip",
        *_serve(),
    ):
        yield f"        {line}"
    yield "    }"
    yield "}"


def _headers(rules: Rules) -> Iterator[str]:
    yield f'header Cache-Control "{ALWAYS_ASKED}"'
    yield f'header Content-Security-Policy "{rules.policy}"'
    for name, value in (*HEADERS, *([HSTS] if rules.hsts else [])):
        yield f'header {name} "{value}"'
    yield 'header Cross-Origin-Resource-Policy "same-origin"'
    yield "header +Vary Accept-Encoding"


def _moves(rules: Rules) -> Iterator[str]:
    for index, redirect in enumerate(rules.redirects):
        where = [f"path /{redirect.source}"]
        if redirect.status == GONE:
            page = rules.gone_page(redirect).removeprefix(rules.path)
            yield from _where(f"gone{index}", where, "handle", inside=_serve(page, GONE))
        else:
            yield from _where(
                f"moved{index}", where, f"redir {rules.path}{redirect.target} {redirect.status}"
            )


def _lost() -> Iterator[str]:
    """Answer with the site's own page where there is neither a file nor a folder with a page."""
    neither = ["not file {path}/index.html", "not {", "    file {path}", "    not path */", "}"]
    yield from _where("lost", neither, "handle", inside=_serve("404.html", 404))


def _serve(page: str = "", status: int = 200) -> list[str]:
    """Serve the file that was asked for; or ``page`` in its place, with a status."""
    if not page:
        return ["file_server {", "    precompressed br gzip", "}"]
    return [f"rewrite * /{page}", "file_server {", f"    status {status}", "    precompressed br gzip", "}"]


def _by_name() -> Iterator[str]:
    yield from _where("viewer", [f"path_regexp ^/{NO_POLICY}$"], "header -Content-Security-Policy")
    framed = f'header Content-Security-Policy "{FRAMED_POLICY}"'
    yield from _where("framed", [f"path_regexp ^/{FRAMED}$"], framed)
    yield from _where(
        "open",
        [f"path_regexp ^/{OPEN}$"],
        'header Cross-Origin-Resource-Policy "cross-origin"',
        'header Access-Control-Allow-Origin "*"',
    )


def _types() -> Iterator[str]:
    for kind, suffixes in TEXTS:
        yield from _type(f"{kind}; charset=utf-8", suffixes)
    for kind, suffixes in OTHERS:
        yield from _type(kind, suffixes)


def _type(kind: str, suffixes: Sequence[str]) -> Iterator[str]:
    paths = " ".join(f"*.{suffix}" for suffix in suffixes)
    yield from _where(f"type_{suffixes[0]}", [f"path {paths}"], f'header Content-Type "{kind}"')


def _kept() -> Iterator[str]:
    for index, kept in enumerate(KEPT):
        where = [f"path_regexp ^/{kept.path}$"]
        if kept.query:
            where.append(f"expression `{{query}}.matches('^{kept.query}$')`")
        yield from _where(f"kept{index}", where, f'header Cache-Control "{kept.value}"')


def _where(
    name: str, conditions: Sequence[str], *directives: str, inside: Sequence[str] = ()
) -> Iterator[str]:
    """Yield directives that hold where all conditions do; ``inside`` is the block of the only one."""
    if len(conditions) == 1:
        yield f"@glasno_{name} {conditions[0]}"
    else:
        yield f"@glasno_{name} {{"
        yield from (f"    {condition}" for condition in conditions)
        yield "}"
    for directive in directives:
        verb, _, rest = directive.partition(" ")
        yield f"{verb} @glasno_{name} {rest}".rstrip() + (" {" if inside else "")
    if inside:
        yield from (f"    {line}" for line in inside)
        yield "}"
