"""The list of all pages for search engines."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote, urljoin

from markupsafe import escape


def sitemap(site_url: str, stage: Path) -> str:
    """Return sitemap.xml of every page that stands in ``stage``, in the order of addresses."""
    addresses = sorted(path.parent.relative_to(stage).as_posix() for path in stage.rglob("index.html"))
    base = site_url.rstrip("/") + "/"
    urls = (urljoin(base, quote("" if address == "." else f"{address}/")) for address in addresses)
    rows = "".join(f"<url><loc>{escape(url)}</loc></url>\n" for url in urls)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n{rows}</urlset>\n'
    )
