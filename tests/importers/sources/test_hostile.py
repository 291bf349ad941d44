"""Hostile files: one clear message, within 10 seconds and 1 GiB, nothing executed or fetched."""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from generator.importers.sources import SourceRefused, read_source, refuse_large
from tests.importers.sources.open_document import MIME, odt
from tests.importers.sources.pdf_file import assemble, column, document, pdf
from tests.importers.sources.word import pack, parts, simple, with_part

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
MEMORY = 1 << 30
SECONDS = 10


def body(xml: str, before: str = "") -> bytes:
    return with_part(
        "word/document.xml", f"{before}<w:document {W}><w:body>{xml}</w:body></w:document>".encode()
    )


def related(kind: str, target: str, mode: str = "External") -> bytes:
    name = "word/_rels/document.xml.rels"
    relation = f'<Relationship Id="rIdX" Type="{RELATION}{kind}" Target="{target}" TargetMode="{mode}"/>'
    rels = parts(simple())[name].replace(b"</Relationships>", relation.encode() + b"</Relationships>")
    return with_part(name, rels)


def paragraphs(count: int) -> str:
    return "".join(f"<w:p><w:r><w:t>слово {place**5}</w:t></w:r></w:p>" for place in range(count))


def many_members() -> bytes:
    return pack({**parts(simple()), **{f"word/media/{place}.xml": b"" for place in range(10_000)}})


def lying_header() -> bytes:
    """The directory says that the document is small; the stream unpacks to 300 MB."""
    data = bytearray(with_part("word/document.xml", b" " * 300_000_000))
    for signature, offset in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        place = data.find(signature)
        while place >= 0:
            if data[place + offset : place + offset + 4] == (300_000_000).to_bytes(4, "little"):
                data[place + offset : place + offset + 4] = (900).to_bytes(4, "little")
            place = data.find(signature, place + 1)
    return bytes(data)


def encrypted_member() -> bytes:
    data = bytearray(simple())
    for signature, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(signature)
        data[place + offset] |= 1
    return bytes(data)


def compound(stream: str = "WordDocument") -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500 + stream.encode("utf-16-le") + b"\0" * 500


def twice() -> bytes:
    out = io.BytesIO(simple())
    with zipfile.ZipFile(out, "a") as packed, pytest.warns(UserWarning, match="Duplicate name"):
        packed.writestr("word/document.xml", b"<x/>")
    return out.getvalue()


def macros_by_type() -> bytes:
    types = parts(simple())["[Content_Types].xml"]
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return with_part(
        "[Content_Types].xml", types.replace(kind, b"application/vnd.ms-word.document.macroEnabled.main+xml")
    )


def nested_tables(depth: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth


def many_nodes() -> bytes:
    return body("<w:p/>" * 3_000_000)


def pages(count: int) -> bytes:
    kids = " ".join(f"{3 + place} 0 R" for place in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    return assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode(),
            *[page] * count,
        ]
    )


def page_tree(depth: int) -> bytes:
    nodes = [f"<</Type/Pages/Count 1/Kids[{3 + place} 0 R]>>".encode() for place in range(depth)]
    return assemble([b"<</Type/Catalog/Pages 2 0 R>>", *nodes, b"<</Type/Page>>"])


def page_bomb() -> bytes:
    once = zlib.compress(b" " * 400_000_000, 9)
    packed = zlib.compress(once, 9)
    stream = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>stream\n%s\nendstream" % (len(packed), packed)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>"
    return assemble([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page, stream])


def form_bomb() -> bytes:
    """Ten forms, each drawing the next ten times."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>"
    forms = [
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 60"
        b"/Resources<</XObject<</X %d 0 R>>>>>>stream\n%s\nendstream" % (6 + place, b"/X Do " * 10)
        for place in range(10)
    ]
    call = b"<</Length 6>>stream\n/X Do \nendstream"
    return assemble(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>", page, call, *forms]
    )


def font_bomb() -> bytes:
    """One page, drawn 900 times, with a hundred names for one font."""
    fonts = " ".join(f"/F{place} 5 0 R" for place in range(100))
    table = "\n".join(f"100 beginbfchar\n{'<41> <0041> ' * 100}\nendbfchar" for _ in range(60)).encode()
    return assemble(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 900/Kids[%s]>>" % (b"3 0 R " * 900),
            f"<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<</Font<<{fonts}>>>>>>".encode(),
            b"<</Length 30>>stream\nBT /F1 12 Tf (ABCDEFGHIJ) Tj ET\nendstream",
            b"<</Type/Font/Subtype/TrueType/BaseFont/X/ToUnicode 6 0 R>>",
            b"<</Length %d>>stream\n%s\nendstream" % (len(table), table),
        ]
    )


def orders() -> bytes:
    return document([b"BT /F1 12 Tf " + b"<cf> Tj " * 700_000 + b"ET"])


HOSTILE: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "bomb": ("a.docx", lambda: with_part("word/document.xml", b" " * 300_000_000), "docx-bomb"),
    "bomb that lies about its size": ("a.docx", lying_header, "wrong-type"),
    "bomb in a part that nobody reads": (
        "a.docx",
        lambda: with_part("word/x.bin", b"\0" * 90_000_000),
        "docx-bomb",
    ),
    "bomb in an .odt": (
        "a.odt",
        lambda: odt("", more={"x.xml": b" " * 0, "y.xml": b" " * 101_000_000}),
        "too-big",
    ),
    "members": ("a.docx", many_members, "docx-members"),
    "path": ("a.docx", lambda: with_part("../../etc/passwd", b"x"), "docx-path"),
    "absolute path": ("a.docx", lambda: with_part("/etc/passwd", b"x"), "docx-path"),
    "a name twice": ("a.docx", twice, "docx-path"),
    "an archive inside": ("a.docx", lambda: with_part("word/media/b.docx", simple()), "docx-nested"),
    "an archive of documents": ("a.docx", lambda: pack({"a.docx": simple()}), "docx-nested"),
    "a document as a part": ("a.docx", lambda: related("aFChunk", "chunk.html", "Internal"), "docx-nested"),
    "doctype": ("a.docx", lambda: body("", "<!DOCTYPE x>"), "xml-dtd"),
    "entities": (
        "a.docx",
        lambda: body("&b;", '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>'),
        "xml-dtd",
    ),
    "external entity": (
        "a.docx",
        lambda: body("&a;", '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'),
        "xml-dtd",
    ),
    "doctype in UTF-16": (
        "a.docx",
        lambda: with_part("word/document.xml", '<?xml version="1.0"?><!DOCTYPE x><x/>'.encode("utf-16")),
        "xml-dtd",
    ),
    "doctype in another part": (
        "a.docx",
        lambda: with_part("word/styles.xml", b"<!DOCTYPE x><x/>"),
        "xml-dtd",
    ),
    "doctype in an .odt": (
        "a.odt",
        lambda: odt("", more={"META-INF/manifest.xml": b"<!DOCTYPE x><x/>"}),
        "xml-dtd",
    ),
    "template": (
        "a.docx",
        lambda: related("attachedTemplate", "http://evil.example/t.dotm"),
        "docx-external",
    ),
    "image elsewhere": ("a.docx", lambda: related("image", "http://evil.example/i.png"), "docx-external"),
    "image elsewhere in an .odt": (
        "a.odt",
        lambda: odt('<text:p><draw:image xlink:href="http://evil.example/i.png"/></text:p>'),
        "docx-external",
    ),
    "macros": ("a.docx", lambda: with_part("word/vbaProject.bin", b"x"), "docx-macros"),
    "macros by type": ("a.docx", macros_by_type, "docx-macros"),
    "macros by name": ("a.docm", simple, "docx-macros"),
    "macros in an .odt": ("a.odt", lambda: odt("", more={"Basic/Standard/M.xml": b"<x/>"}), "docx-macros"),
    "encrypted": ("a.docx", lambda: compound("EncryptedPackage"), "docx-encrypted"),
    "encrypted member": ("a.docx", encrypted_member, "docx-encrypted"),
    "encrypted .odt": (
        "a.odt",
        lambda: odt(
            "",
            more={
                "META-INF/manifest.xml": b'<m:x xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                b"<m:encryption-data/></m:x>"
            },
        ),
        "docx-encrypted",
    ),
    "nested tables": ("a.docx", lambda: body(nested_tables(20_000)), "docx-bomb"),
    "millions of paragraphs": ("a.docx", many_nodes, "docx-bomb"),
    "nested lists in an .odt": (
        "a.odt",
        lambda: odt("<text:list><text:list-item>" * 9_000 + "</text:list-item></text:list>" * 9_000),
        "docx-bomb",
    ),
    "old .doc": ("a.doc", compound, "wrong-type"),
    "old .doc named .docx": ("a.docx", compound, "wrong-type"),
    "rtf": ("a.rtf", lambda: b"{\\rtf1 x}", "wrong-type"),
    "rtf named .docx": ("a.docx", lambda: b"{\\rtf1 x}", "wrong-type"),
    "pdf named .docx": ("a.docx", lambda: pdf(column("Протокол заседания")), "wrong-type"),
    "docx named .pdf": ("a.pdf", simple, "wrong-type"),
    "docx named .txt": ("a.txt", simple, "wrong-type"),
    "page named .txt": ("a.txt", lambda: b"<!DOCTYPE html><html><p>x</html>", "wrong-type"),
    "picture": ("a.pdf", lambda: b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "wrong-type"),
    "spreadsheet": (
        "a.docx",
        lambda: pack({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}),
        "wrong-type",
    ),
    "no extension": ("a", simple, "wrong-type"),
    "torn archive": ("a.docx", lambda: simple()[:-300], "wrong-type"),
    "torn XML": ("a.docx", lambda: body("<w:p>"), "wrong-type"),
    "empty": ("a.txt", lambda: b" \n", "empty"),
    "document without text": ("a.docx", lambda: simple(""), "empty"),
    "200 MB": ("a.docx", lambda: b"PK\x03\x04" + b"x" * 200_000_000, "too-big"),
    "scan": ("a.pdf", lambda: pages(3), "pdf-no-text"),
    "100,000 pages": ("a.pdf", lambda: pages(100_000), "too-big"),
    "2,000 pages": ("a.pdf", lambda: pages(2_000), "too-big"),
    "deep page tree": ("a.pdf", lambda: page_tree(5_000), "too-big"),
    "page that unpacks to 400 MB": ("a.pdf", page_bomb, "too-big"),
    "forms in forms": ("a.pdf", form_bomb, "pdf-no-text"),
    "font tables": ("a.pdf", font_bomb, "too-big"),
    "700,000 drawing orders": ("a.pdf", orders, "too-big"),
    "a text of 19 MB": ("a.txt", lambda: b"text\n" * 3_800_000, "too-big"),
    "deep page": ("a.html", lambda: b"<html>" + b"<div>" * 1_000_000, "docx-bomb"),
    "tags": ("a.html", lambda: b"<html>" + b"</b>" * 4_000_000, "docx-bomb"),
}

RUN = """
import pathlib, resource, sys
from generator.importers.sources import SourceRefused, read_source
data = pathlib.Path(sys.argv[2]).read_bytes()
base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[3]), int(sys.argv[3])))
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[4]), int(sys.argv[4])))
try:
    read_source(sys.argv[1], data)
except SourceRefused as refused:
    sys.stdout.write(refused.code)
"""


@pytest.mark.parametrize("what", HOSTILE)
def test_refused_within_bounds(what: str, tmp_path: Path) -> None:
    name, build, code = HOSTILE[what]
    file = tmp_path / "file"
    file.write_bytes(build())

    done = subprocess.run(
        [sys.executable, "-c", RUN, name, str(file), str(MEMORY), str(SECONDS)],
        capture_output=True,
        text=True,
        check=False,
        timeout=6 * SECONDS,  # of the wall; the processor's seconds are bounded inside
    )

    assert (done.stdout, done.stderr, done.returncode) == (code, "", 0)


@pytest.mark.parametrize("what", [what for what, (_, _, code) in HOSTILE.items() if code != "too-big"][:12])
def test_messages_are_for_an_editor(what: str) -> None:
    name, build, code = HOSTILE[what]

    with pytest.raises(SourceRefused) as refused:
        read_source(name, build())

    said = refused.value
    assert said.code == code
    assert said.message.endswith(".")
    assert said.advice.endswith(".")
    assert "\n" not in said.message + said.advice


def test_size_is_asked_before_reading() -> None:
    refuse_large(20_000_000)
    with pytest.raises(SourceRefused, match="too-big"):
        refuse_large(20_000_001)


LARGE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "a document of 60,000 paragraphs": (
        "a.docx",
        lambda: body(paragraphs(60_000)),
    ),
    "a table in a table, 25 times": (
        "a.docx",
        lambda: body("<w:p><w:r><w:t>x</w:t></w:r></w:p>" + nested_tables(25)),
    ),
    "an embedded spreadsheet": ("a.docx", lambda: with_part("word/embeddings/sheet.xlsx", pack({"x": b"y"}))),
    "repeated cells": (
        "a.odt",
        lambda: odt(
            "<text:p>x</text:p><table:table>"
            + (
                '<table:table-row table:number-rows-repeated="9999"><table:table-cell '
                'table:number-columns-repeated="9999"><text:p>x</text:p></table:table-cell></table:table-row>'
            )
            * 999
            + "</table:table>"
        ),
    ),
    "spaces": ("a.odt", lambda: odt('<text:p>x<text:s text:c="999999"/></text:p>' * 9_999)),
    "a page of 19 MB": ("a.html", lambda: b"<html><p>" + b"word " * 3_800_000),
    "open comments": ("a.html", lambda: b"<html><p>x</p>" + b"<!-- a" * 900_000),
    "open tags in text": ("a.txt", lambda: b"x <p" * 600_000),
    "stars in text": ("a.txt", lambda: b"**a " * 700_000),
    "brackets in text": ("a.md", lambda: b"x\n" + b"[bookmark: " * 200_000 + b"| " * 100_000),
    "a text of 3 MB": ("a.txt", lambda: "слово\n".encode("cp1251") * 499_999),
    "links": ("a.docx", lambda: related("hyperlink", "http://example.org/")),
    "200 pages": ("a.pdf", lambda: pdf(*[column(*["Протокол заседания совета"] * 50)] * 200)),
}


@pytest.mark.parametrize("what", LARGE)
def test_read_within_bounds(what: str, tmp_path: Path) -> None:
    name, build = LARGE[what]
    file = tmp_path / "file"
    file.write_bytes(build())

    done = subprocess.run(
        [sys.executable, "-c", RUN, name, str(file), str(MEMORY), str(SECONDS)],
        capture_output=True,
        text=True,
        check=False,
        timeout=6 * SECONDS,
    )

    assert (done.stdout, done.stderr, done.returncode) == ("", "", 0)


@pytest.mark.parametrize("cut", range(0, 4000, 397))
def test_a_torn_pdf_is_read_or_refused(cut: int) -> None:
    data = pdf(column("Протокол заседания совета"))
    torn = data[: len(data) // 4 + cut % len(data)] + data[len(data) // 2 :]
    with suppress(SourceRefused):
        read_source("a.pdf", torn)


def test_mime_alone_is_no_document() -> None:
    with pytest.raises(SourceRefused, match="wrong-type"):
        read_source("a.odt", pack({"mimetype": MIME}, level=0))
