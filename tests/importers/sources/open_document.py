"""OpenDocument texts for the tests, in the shapes that LibreOffice writes."""

from __future__ import annotations

from tests.importers.sources.word import pack

_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("table", "table"),
        ("style", "style"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
        ("manifest", "manifest"),
    )
)
SPACES = (
    f'{_SPACES} xmlns:xlink="http://www.w3.org/1999/xlink" '
    'xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0"'
)
MIME = b"application/vnd.oasis.opendocument.text"


def odt(text: str, styles: str = "", margins: str = "", more: dict[str, bytes] | None = None) -> bytes:
    """Return a document with the given content, automatic styles, and page styles."""
    content = (
        f"<office:document-content {SPACES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{text}</office:text></office:body></office:document-content>"
    )
    page = (
        f"<office:document-styles {SPACES}><office:master-styles>{margins}</office:master-styles>"
        "</office:document-styles>"
    )
    members = {"mimetype": MIME, "content.xml": content.encode(), "styles.xml": page.encode()}
    return pack({**members, **(more or {})}, level=0)
