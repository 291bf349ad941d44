"""Types of the files of a site: what a server says that it sends."""

from __future__ import annotations

TEXTS = (
    ("application/atom+xml", ("atom",)),
    ("application/geo+json", ("geojson",)),
    ("application/json", ("json",)),
    ("application/jsonl", ("jsonl",)),
    ("application/manifest+json", ("webmanifest",)),
    ("application/rdf+xml", ("rdf",)),
    ("application/rss+xml", ("rss",)),
    ("application/xml", ("xml", "xsl")),
    ("application/yaml", ("yaml", "yml")),
    ("image/svg+xml", ("svg",)),
    ("text/calendar", ("ics",)),
    ("text/css", ("css",)),
    ("text/csv", ("csv",)),
    ("text/html", ("html",)),
    ("text/javascript", ("js", "mjs")),
    ("text/markdown", ("md",)),
    ("text/plain", ("txt", "asc", "minisig", "sha256", "sig")),
    ("text/tab-separated-values", ("tsv",)),
    ("text/turtle", ("ttl",)),
)
"""Texts in UTF-8, with their suffixes: compressed on their way, where they have no twins."""

OTHERS = (
    ("application/gzip", ("gz",)),
    ("application/pdf", ("pdf",)),
    ("application/vnd.oasis.opendocument.spreadsheet", ("ods",)),
    ("application/vnd.oasis.opendocument.text", ("odt",)),
    ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ("xlsx",)),
    ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ("docx",)),
    ("application/wasm", ("wasm",)),
    ("application/zip", ("zip",)),
    ("font/woff2", ("woff2",)),
    ("image/gif", ("gif",)),
    ("image/jpeg", ("jpg", "jpeg")),
    ("image/png", ("png",)),
    ("image/webp", ("webp",)),
    ("image/x-icon", ("ico",)),
)
"""Everything else that a site holds; what is in neither list is ``UNKNOWN``, and a browser saves it."""

UNKNOWN = "application/octet-stream"
