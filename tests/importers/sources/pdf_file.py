"""PDF files for the tests: one font of one-byte letters with a table of their meanings."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Sequence

Placed = tuple[float, float, str]


def pdf(*pages: Iterable[Placed], extra: str = "") -> bytes:
    """Return a document whose pages hold texts at places, in points from the lower left corner."""
    return document([b"".join(_shown(*placed) for placed in page) for page in pages], extra)


def column(*texts: str, top: float = 760, left: float = 70, step: float = 14) -> list[Placed]:
    """Return lines under each other."""
    return [(left, top - step * place, text) for place, text in enumerate(texts)]


def document(contents: Sequence[bytes], extra: str = "") -> bytes:
    """Return a document of content streams; ``extra`` goes into its trailer."""
    kids = " ".join(f"{6 + 2 * place} 0 R" for place in range(len(contents)))
    objects: list[bytes] = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(contents)}>>".encode(),
        _font(),
        _stream(_meanings()),
        b"<<>>",
    ]
    for place, content in enumerate(contents):
        objects += [
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {7 + 2 * place} 0 R"
            f"/Resources<</Font<</F1 3 0 R>>>>>>".encode(),
            _stream(content),
        ]
    return assemble(objects, extra)


def assemble(objects: Sequence[bytes], extra: str = "") -> bytes:
    """Number the objects and write the table of their places."""
    out = bytearray(b"%PDF-1.7\n")
    places = []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += f"trailer <</Size {len(objects) + 1}/Root 1 0 R{extra}>>\nstartxref\n{start}\n%%EOF".encode()
    return bytes(out)


def _shown(x: float, y: float, text: str) -> bytes:
    codes = text.encode("cp1251").hex()
    return f"BT /F1 12 Tf 1 0 0 1 {x} {y} Tm <{codes}> Tj ET\n".encode()


def _stream(data: bytes) -> bytes:
    packed = zlib.compress(data, 9)
    return b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)


def _font() -> bytes:
    widths = " ".join(["500"] * 224)
    return (
        "<</Type/Font/Subtype/TrueType/BaseFont/Times/Encoding/WinAnsiEncoding/FirstChar 32/LastChar 255"
        f"/Widths[{widths}]/ToUnicode 4 0 R>>"
    ).encode()


def _meanings() -> bytes:
    known = [(code, bytes([code]).decode("cp1251", "ignore")) for code in range(32, 256)]
    lines = [f"<{code:02x}> <{ord(char):04x}>" for code, char in known if char]
    blocks = [lines[start : start + 90] for start in range(0, len(lines), 90)]
    mapped = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def "
        f"1 begincodespacerange <00> <ff> endcodespacerange\n{mapped}\nendcmap end end"
    ).encode()
