"""What every answer of a server carries: what may run, who may read it, and how long it is kept."""

from __future__ import annotations

from dataclasses import dataclass

from generator.deploy.survey import Survey

HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
)
"""Headers of every answer, errors included."""

HSTS = ("Strict-Transport-Security", "max-age=31536000")
"""For a host that is reached over https: a year, without its subdomains, which are not ours to decide for."""

OPEN = r"(?:pagefind/.+|.+\.(?:atom|csv|geojson|ics|json|jsonl|rdf|rss|ttl|xlsx|xml|zip))"
"""Files that scripts of other sites may read: the index, for the search of other portals, and data."""

NO_POLICY = r".+\.pdf"
"""Files that a browser shows in a viewer of its own, which a policy of ours would break."""


FRAMED = r"widgets/.+\.html"
"""Pages that other sites may show in a frame: they hold links and a style sheet, and nothing that runs."""

FRAMED_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"


def content_policy(survey: Survey) -> str:
    """Return the Content-Security-Policy of a site: its own files, and nothing else that is not named."""
    scripts = (*survey.scripts, *(["wasm-unsafe-eval"] if survey.assembly else []))
    parts = {
        "default-src": "'none'",
        "script-src": _sources(scripts),
        "style-src": _sources(survey.styles),
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": " ".join(("'self'", *survey.portals)),
        "manifest-src": "'self'",
        "worker-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'self'",
        "object-src": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def _sources(named: tuple[str, ...]) -> str:
    return " ".join(("'self'", *(f"'{one}'" for one in named)))


@dataclass(frozen=True, slots=True)
class Kept:
    """How long a browser keeps some files: patterns of the path inside the site and of the query, whole."""

    path: str
    query: str
    value: str


ALWAYS_ASKED = "no-cache"
"""Kept, but asked for each time, at the cost of a 304: what is corrected or withdrawn shows at once."""

KEPT = (
    Kept(r"assets/.+\.(?:gif|ico|jpe?g|png|svg|webp|woff2)", "", "public, max-age=604800"),
    # The query names the content, but not for ever: a rolled back site has older files under these names.
    Kept(r"pagefind/.+", r"[0-9a-f]{6,}", "public, max-age=3600"),
    Kept(r"pagefind/.+_[0-9a-f]{7,}\.pf_index", "", "public, max-age=31536000, immutable"),
    Kept(r"assets/.+\.[0-9a-f]{8,}\.(?:css|js|woff2)", "", "public, max-age=31536000, immutable"),
)
"""The last one that fits holds; what fits none is ``ALWAYS_ASKED``."""
